/** One call: how far it is, how long it lasts, that it is recorded, what to say, and what came of it. */
import { useEffect, useState } from 'react';
import type { CallAnswer, CallShown } from '../../server/api/calls/calls-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { useWords } from '../parts/words.tsx';
import { CALLS_WORDS } from './calls-words.ts';
import { HeardKeys } from './heard-keys.tsx';

/** How often the call is asked about while it runs, in milliseconds. */
const EVERY = 1_000;

interface Props {
  readonly begun: CallAnswer;
  /** The minute it is here, as the list says it. */
  readonly now: string;
  readonly onward: () => void;
}

export function CallPane({ begun, now, onward }: Props) {
  const words = useWords(CALLS_WORDS);
  const { call, entered } = useCall(begun);
  return (
    <>
      <section className="pane call-pane" aria-label={words.script}>
        <p className="next-name">{begun.name}</p>
        <CallState call={call} again={() => entered(null)} />
        <h2>{words.script}</h2>
        <p className="quiet-text">{words.first}</p>
        {begun.script.rule !== null && <p>{words.scriptNone(begun.script.rule)}</p>}
        {begun.script.paragraphs.map((paragraph) => (
          <p key={paragraph} className="say">
            {paragraph}
          </p>
        ))}
        <p className="quiet-text">
          {words.code}: <strong className="figures">{codeText(begun.code)}</strong>
        </p>
      </section>
      <HeardKeys call={call} now={now} onward={onward} entered={entered} />
    </>
  );
}

/** A check code as it is read out. */
export function codeText(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A call as the exchange tells it, asked about while it runs; `entered` says that something was entered, or asks anew. */
export function useCall(begun: CallAnswer): {
  readonly call: CallShown;
  readonly entered: (call: CallShown | null) => void;
} {
  const [known, setKnown] = useState<CallShown | null>(null);
  const answer = useAnswer<CallShown>(`/agent/calls/${part(begun.call.call)}`, {}, undefined, {
    every: EVERY,
  });
  const entered = (call: CallShown | null) => {
    if (call !== null) setKnown(call);
    void answer.refetch();
  };
  return { call: answer.data ?? known ?? begun.call, entered };
}

/** True once the call is over, whoever ended it. */
export function isOver({ state }: CallShown): boolean {
  return state === 'ended' || state === 'refused';
}

/** Ends a call. */
export function hangUp({ call }: CallShown): Promise<unknown> {
  return tell(`/agent/calls/${part(call)}/hang-up`, {});
}

/** How far a call is, how long it lasts, that it is recorded, and the button that ends it. */
export function CallState({ call, again, at }: { call: CallShown; again: () => void; at?: string }) {
  const words = useWords(CALLS_WORDS);
  return (
    <>
      <p className={`call-state is-${call.state}`} role="status">
        {words.states[call.state]}
        {call.cause !== null && `: ${words.causes[call.cause] ?? call.cause}`}
      </p>
      <p className="call-line">
        <Timer call={call} />
        <span className="recorded">{words.recorded}</span>
        {!isOver(call) && (
          <button
            type="button"
            className="quiet"
            aria-keyshortcuts={at}
            onClick={() => void hangUp(call).then(again)}
          >
            {words.hangUp}
            {at !== undefined && <kbd>{at}</kbd>}
          </button>
        )}
      </p>
      <WrapUp call={call} />
      <Recording call={call} />
    </>
  );
}

/** Seconds since the person answered; before that, nothing runs. */
function Timer({ call }: { call: CallShown }) {
  const words = useWords(CALLS_WORDS);
  const [now, setNow] = useState(() => Date.now());
  const runs = call.answered !== null && call.ended === null;
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [runs]);
  const seconds =
    call.answered === null ? 0 : Math.max(0, Math.floor(((call.ended ?? now) - call.answered) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" aria-label={words.timer} className="figures timer">
      {text}
    </span>
  );
}

/** How long ago a call ended that nobody has entered yet: said quietly, to nobody else, and it presses nobody. */
function WrapUp({ call }: { call: CallShown }) {
  const words = useWords(CALLS_WORDS);
  const [now, setNow] = useState(() => Date.now());
  const waits = call.ended !== null && call.answered !== null && call.outcomeBy !== 'agent';
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [waits]);
  if (!waits) return null;
  const seconds = Math.max(0, Math.floor((now - call.ended!) / 1_000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p className="quiet-text">
      {words.noEntry}{' '}
      <span role="timer" aria-label={words.wrapUp} className="figures">
        {text}
      </span>
    </p>
  );
}

function Recording({ call }: { call: CallShown }) {
  const words = useWords(CALLS_WORDS);
  const { recording, recordingFault } = call;
  if (recording === null) return recordingFault === null ? null : <p>{words.fault}</p>;
  return (
    <p className="call-line">
      {/* biome-ignore lint/a11y/useMediaCaption: a recorded talk has no captions */}
      <audio
        controls
        preload="none"
        aria-label={words.play}
        src={`/api/agent/calls/${part(call.call)}/recording`}
      />
      <span className="quiet-text figures">{words.kept(`${Math.ceil(recording.bytes / 1_000)} KB`)}</span>
    </p>
  );
}
