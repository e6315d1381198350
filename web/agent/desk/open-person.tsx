/** The person who is open: asked about, called, written about, put off, left. */
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CallAnswer } from '../../../server/api/calls/calls-schema.ts';
import type { AbuseAnswer, PersonAnswer, WorkItem } from '../../../server/api/desk/desk-schema.ts';
import { part, tell, useAnswer } from '../../api/ask.ts';
import { Shown } from '../../parts/states.tsx';
import { useLanguage, useWords } from '../../parts/words.tsx';
import { isOver, useCall } from '../call-pane.tsx';
import { ActPane, type DeskCall } from './act-pane.tsx';
import { useDeskKeys } from './desk-keys.tsx';
import { DESK_WORDS } from './one-screen-words.ts';
import { PersonPane } from './person-pane.tsx';
import type { SeatHeld } from './seat.tsx';

/** What may be done changes with the minute: asked again this often, in milliseconds. */
const EVERY = 60_000;

/** Takes the next person, leaving the one on the screen. */
export type Take = (leave: { key: string; how: 'done' | 'later'; minutes?: number } | null) => Promise<void>;

interface OpenProps {
  readonly account: string;
  readonly row: WorkItem | null;
  readonly held: SeatHeld;
  readonly connected: boolean;
  readonly take: Take;
  readonly say: (said: string) => void;
  readonly called: (inCall: boolean) => void;
}

/** The person who is open: asked about, called, written about, left. */
export function OpenPerson(props: OpenProps) {
  const { account, held } = props;
  const answer = useAnswer<PersonAnswer>(
    `/agent/accounts/${part(account)}/person`,
    { worker: held.seat.worker },
    useLanguage(),
    { keep: true, every: EVERY },
  );
  const [begun, setBegun] = useState<CallAnswer | null>(null);
  return (
    <Shown answer={answer}>
      {(shown) => {
        const again = () => answer.refetch();
        const given = { ...props, shown, again, begin: setBegun };
        return begun === null ? <Panes {...given} call={null} /> : <InCall {...given} begun={begun} />;
      }}
    </Shown>
  );
}

interface PaneProps extends OpenProps {
  readonly shown: PersonAnswer;
  readonly again: () => Promise<unknown>;
  readonly begin: (call: CallAnswer) => void;
  readonly call: DeskCall | null;
}

function InCall({ begun, ...props }: Omit<PaneProps, 'call'> & { begun: CallAnswer }) {
  const { call, entered } = useCall(begun);
  return <Panes {...props} call={{ begun, shown: call, entered }} />;
}

/** Calls, and says that one was abused. */
function useActs(
  shown: PersonAnswer,
  seat: SeatHeld['seat'],
  call: DeskCall | null,
  again: () => Promise<unknown>,
  begin: (call: CallAnswer) => void,
) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Error | null>(null);
  const [abused, setAbused] = useState<AbuseAnswer | null>(null);
  const ring = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      begin(await tell<CallAnswer>('/agent/calls', { person: shown.person, ...seat }));
    } catch (error) {
      setFailed(error as Error);
      await again();
    } finally {
      setBusy(false);
    }
  };
  const abuse = () => {
    if (abused !== null || seat.worker === '') return;
    const named = call === null ? {} : { call: call.shown.call };
    tell<AbuseAnswer>(`/agent/accounts/${part(shown.key)}/abuse`, { worker: seat.worker, ...named }).then(
      setAbused,
      (error: Error) => setFailed(error),
    );
  };
  return { busy, failed, abused, ring, abuse };
}

function Panes({ shown, row, held, connected, take, say, called, again, begin, call }: PaneProps) {
  const words = useWords(DESK_WORDS);
  const navigate = useNavigate();
  const { seat } = held;
  const { busy, failed, abused, ring, abuse } = useActs(shown, seat, call, again, begin);
  const [form, show] = useState<'later' | 'hand-over' | null>(null);
  const entered = call !== null && call.shown.outcome !== null;
  const going = call !== null && !entered && call.shown.state !== 'refused';
  useEffect(() => {
    called(going);
    return () => called(false);
  }, [called, going]);
  const leave = (how: 'done' | 'later', minutes?: number) => {
    if (going) say(words.enterFirst);
    else void take({ key: shown.key, how, ...(minutes === undefined ? {} : { minutes }) });
  };
  const next = () => leave(entered ? 'done' : 'later');
  const mayCall = shown.gate.ways.some(({ channel, allowed }) => channel === 'call' && allowed) && connected;
  useDeskKeys({
    ...(call === null ? { n: next } : {}),
    ...(call === null && mayCall && seat.worker !== '' && seat.extension !== ''
      ? { c: () => void ring() }
      : {}),
    r: () => document.querySelector<HTMLElement>('[data-next-line]')?.click(),
    t: () => document.querySelector<HTMLElement>('[data-note]')?.focus(),
    d: () => leave('done'),
    l: () => show('later'),
    o: () => show('hand-over'),
    x: abuse,
    g: () => void navigate(`/agent/agree/${part(shown.key)}`),
    h: () => {
      if (call !== null && !isOver(call.shown))
        document.querySelector<HTMLElement>('[aria-keyshortcuts="h"]')?.click();
    },
  });
  const acts = { call: () => void ring(), next, done: () => leave('done'), abuse };
  const forms = {
    open: form,
    show,
    leave: (minutes: number) => leave('later', minutes),
    handed: () => {
      say(words.handed);
      void take(null);
    },
  };
  return (
    <>
      <PersonPane
        shown={shown}
        reason={row?.reason ?? null}
        worker={seat.worker}
        ended={call !== null && isOver(call.shown)}
      />
      <ActPane {...{ shown, seat, connected, call, busy, failed, acts, forms, abused, again }} />
    </>
  );
}
