/** What may be done now, the call, the script and what came of it: one pane, so that an agent never changes the page. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { CallAnswer, CallShown } from '../../../server/api/calls/calls-schema.ts';
import type { AbuseAnswer, PersonAnswer } from '../../../server/api/desk/desk-schema.ts';
import { part, tell } from '../../api/ask.ts';
import { Failing } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { ActNow } from '../act-now.tsx';
import { CallState, codeText } from '../call-pane.tsx';
import { failureText } from '../calls-page.tsx';
import { CALLS_WORDS } from '../calls-words.ts';
import { HeardKeys } from '../heard-keys.tsx';
import { SpokenWord } from '../spoken-word.tsx';
import { KeyButton } from './desk-keys.tsx';
import { DESK_WORDS } from './one-screen-words.ts';
import { ScriptPart } from './script-part.tsx';
import type { Seat } from './seat.tsx';

/** A call of this desk: as it began, and as it stands. */
export interface DeskCall {
  readonly begun: CallAnswer;
  readonly shown: CallShown;
  readonly entered: (call: CallShown | null) => void;
}

interface Props {
  readonly shown: PersonAnswer;
  readonly seat: Seat;
  readonly connected: boolean;
  readonly call: DeskCall | null;
  readonly busy: boolean;
  readonly failed: Error | null;
  readonly acts: {
    readonly call: () => void;
    readonly next: () => void;
    readonly done: () => void;
    readonly abuse: () => void;
  };
  readonly forms: {
    readonly open: 'later' | 'hand-over' | null;
    readonly show: (form: 'later' | 'hand-over' | null) => void;
    readonly leave: (minutes: number) => void;
    readonly handed: () => void;
  };
  readonly abused: AbuseAnswer | null;
  readonly again: () => Promise<unknown>;
}

export function ActPane(props: Props) {
  const words = useWords(DESK_WORDS);
  const { shown, seat, call, acts, forms, abused } = props;
  const language = shown.who.language;
  const pane = useRef<HTMLElement>(null);
  // Whoever came by a key is led to where he acts; whoever is elsewhere stays there.
  useEffect(() => {
    if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  }, []);
  const talk =
    call === null
      ? null
      : { name: call.begun.name, code: codeText(call.begun.code), key: call.begun.call.call };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so keys must reach it
    <section ref={pane} className="pane act desk-act" aria-label={words.act} tabIndex={0}>
      {call === null ? <CallBox {...props} /> : <Running call={call} />}
      {call !== null && (
        <HeardKeys call={call.shown} now={shown.now} onward={acts.next} entered={call.entered} bare />
      )}
      <p className="choices">
        <KeyButton name={words.done} at="d" act={acts.done} />
        <KeyButton name={words.later} at="l" act={() => forms.show('later')} />
        <KeyButton name={words.handOver} at="o" act={() => forms.show('hand-over')} />
        <KeyButton name={words.abuse} at="x" act={acts.abuse} barred={abused !== null} />
      </p>
      {abused !== null && (
        <p role="status" className="act-answer">
          {abused.pause ? words.pause : words.abuseKept}
        </p>
      )}
      {forms.open === 'later' && <LaterForm leave={forms.leave} />}
      {forms.open === 'hand-over' && (
        <HandOverForm account={shown.key} worker={seat.worker} handed={forms.handed} />
      )}
      <ScriptPart
        key={`${shown.key} ${talk?.key ?? ''}`}
        account={shown.key}
        worker={seat.worker}
        language={language}
        call={talk}
      />
      <p>
        <Link to={`/agent/agree/${part(shown.key)}`} aria-keyshortcuts="g">
          {words.agree} <kbd>g</kbd>
        </Link>
      </p>
      <SpokenWord key={shown.key} account={shown.key} />
      <ActNow gate={shown.gate} again={props.again} />
    </section>
  );
}

/** The button that takes leave and rings; where it may not be pressed it says why, and from when. */
export function CallBox({
  shown,
  seat,
  connected,
  busy,
  failed,
  acts,
}: Pick<Props, 'shown' | 'seat' | 'connected' | 'busy' | 'failed'> & {
  acts: { call: () => void };
}): ReactNode {
  const words = useWords(CALLS_WORDS);
  const may = shown.gate.ways.find(({ channel }) => channel === 'call');
  const ready = seat.worker !== '' && seat.extension !== '';
  const why = !connected ? words.notConnected : !ready ? words.who : null;
  const open = may?.allowed === true && why === null && !busy;
  return (
    <div className="call-box">
      <KeyButton
        name={words.call(shown.who.name)}
        at="c"
        act={acts.call}
        main
        barred={!open}
        describedBy="call-why"
        className="call-now"
      />
      <div id="call-why" className="act-why">
        {busy ? words.calling : `${may?.headline ?? ''} ${may?.again ?? ''}`}
        {why !== null && <span className="block quiet-text">{why}</span>}
      </div>
      {failed !== null && <p role="alert">{failureText(failed, words)}</p>}
    </div>
  );
}

/** A call that runs, or ran: whom it is with, and the code he can check. */
export function Running({ call: { begun, shown, entered } }: { call: DeskCall }) {
  const words = useWords(CALLS_WORDS);
  return (
    <div className="call-box">
      <p className="next-name">{begun.name}</p>
      <CallState call={shown} again={() => entered(null)} at="h" />
      <p className="quiet-text">
        {words.code}: <strong className="figures">{codeText(begun.code)}</strong>
      </p>
    </div>
  );
}

function LaterForm({ leave }: { leave: (minutes: number) => void }) {
  const words = useWords(DESK_WORDS);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        leave(Number(new FormData(event.currentTarget).get('minutes')));
      }}
    >
      <label>
        {words.later}
        {/* biome-ignore lint/a11y/noAutofocus: the key that opened it leads into it */}
        <select name="minutes" autoFocus>
          {Object.entries(words.laterChoices).map(([minutes, name]) => (
            <option key={minutes} value={minutes}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words.later}</button>
    </form>
  );
}

function HandOverForm({ account, worker, handed }: { account: string; worker: string; handed: () => void }) {
  const words = useWords(DESK_WORDS);
  const [fault, setFault] = useState<Error | null>(null);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const asked = { worker, to: String(form.get('to')).trim(), note: form.get('note') };
        tell(`/agent/accounts/${part(account)}/hand-over`, asked).then(handed, setFault);
      }}
    >
      <label>
        {words.to}
        {/* biome-ignore lint/a11y/noAutofocus: the key that opened it leads into it */}
        <input name="to" required autoFocus autoComplete="off" maxLength={40} />
      </label>
      <label>
        {words.handNote}
        <textarea name="note" required rows={2} maxLength={2_000} />
      </label>
      <button type="submit" disabled={worker === ''}>
        {words.give}
      </button>
      {fault !== null && <Failing error={fault} again={() => setFault(null)} />}
    </form>
  );
}
