/** Today's calls: who is next and why, the one button that takes leave and rings, what to say, what came of it. */
import { useState } from 'react';
import type { CallAnswer, DialAnswer } from '../../server/api/calls/calls-schema.ts';
import { Problem, tell, useAnswer } from '../api/ask.ts';
import { Frame } from '../parts/frame.tsx';
import { Revealed } from '../parts/revealed.tsx';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { CallPane } from './call-pane.tsx';
import { CALLS_WORDS } from './calls-words.ts';
import { type Seat, SeatFields, useSeat } from './desk/seat.tsx';
import { DialPane } from './dial-pane.tsx';
import { KeyLegend, useListKeys } from './list-keys.tsx';
import './agent.css';
import './calls.css';

/** The list changes as others call and wishes fall due: asked again this often, in milliseconds. */
const EVERY = 20_000;
export function CallsPage() {
  const words = useWords(CALLS_WORDS);
  const held = useSeat();
  const { seat } = held;
  const [chosen, choose] = useState<string | null>(null);
  const [call, setCall] = useState<CallAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const list = useAnswer<DialAnswer>('/agent/calls/list', { worker: seat.worker }, useLanguage(), {
    keep: true,
    every: EVERY,
  });
  useListKeys();
  const begin = async (person: string) => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      setCall(await tell<CallAnswer>('/agent/calls', { person, ...seat }));
    } catch (error) {
      setFailed(error as Error);
      await list.refetch();
    } finally {
      setBusy(false);
    }
  };
  const onward = () => {
    setCall(null);
    choose(null);
    void list.refetch();
  };
  return (
    <Frame door="agent" title={words.title} today={list.data?.today ?? null} wide>
      <h1 className="desk-title">
        {words.title} <KeyLegend />
      </h1>
      <SeatFields held={held} locked={call !== null} />
      <Shown answer={list}>
        {(shown) => (
          <div className="desk calls">
            <DialPane list={shown} chosen={chosen} choose={choose} locked={call !== null} />
            {call === null ? (
              <NextUp list={shown} chosen={chosen} seat={seat} busy={busy} failed={failed} begin={begin} />
            ) : (
              <CallPane begun={call} now={shown.now} onward={onward} />
            )}
          </div>
        )}
      </Shown>
    </Frame>
  );
}

interface NextProps {
  readonly list: DialAnswer;
  readonly chosen: string | null;
  readonly seat: Seat;
  readonly busy: boolean;
  readonly failed: Error | null;
  readonly begin: (person: string) => Promise<void>;
}

/** The one who is to be called, why, and the button: pressed it takes leave and rings; where it may not be, it says why not. */
function NextUp({ list, chosen, seat, busy, failed, begin }: NextProps) {
  const words = useWords(CALLS_WORDS);
  const item = list.items.find(({ person }) => person === chosen) ?? list.items[0];
  if (item === undefined) return <section className="pane call-pane">{words.empty}</section>;
  const ready = seat.worker !== '' && seat.extension !== '';
  const why = !list.connected ? words.notConnected : !ready ? words.who : null;
  const may = item.allowed && why === null;
  return (
    <section className="pane call-pane" aria-label={words.next}>
      <h2>{words.next}</h2>
      <p className="next-name">
        <Revealed
          key={`name ${item.account}`}
          account={item.account}
          field="name"
          masked={item.name}
          language={item.language}
        />{' '}
        {item.phone !== null && (
          <Revealed key={`phone ${item.account}`} account={item.account} field="phone" masked={item.phone} />
        )}
      </p>
      <p className="reason">
        <span className="kind">{words.why}</span> {item.why}
      </p>
      <button
        type="button"
        className="call-now"
        aria-disabled={may && !busy ? undefined : 'true'}
        aria-describedby="call-why"
        onClick={may ? () => void begin(item.person) : undefined}
      >
        {words.call(item.name)}
      </button>
      {failed !== null && <p role="alert">{failureText(failed, words)}</p>}
      <div id="call-why" className="act-why">
        {why ?? (busy ? words.calling : `${item.headline} ${item.again ?? ''}`)}
        {item.against.length > 0 && (
          <ul aria-label={words.against}>
            {item.against.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** What is true after a press that came to nothing. */
export function failureText(failed: Error, words: (typeof CALLS_WORDS)['en']): string {
  if (!(failed instanceof Problem) || failed.status === 0) return words.failures.lost;
  if (failed.status === 409) return words.failures.refused;
  if (failed.status === 503) return words.failures.notPlaced;
  return words.failures.ours(failed.code ?? String(failed.status));
}
