/** What lies with my agency, and the person of mine who is open? Names and numbers masked, each call on leave of its own. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ReturnsAnswer } from '../../server/api/agencies/agency-work-schema.ts';
import type { CallAnswer } from '../../server/api/calls/calls-schema.ts';
import type { PersonAnswer, PlacedAnswer } from '../../server/api/desk/desk-schema.ts';
import { useCall } from '../agent/call-pane.tsx';
import { CallBox, type DeskCall, Running } from '../agent/desk/act-pane.tsx';
import { DESK_WORDS } from '../agent/desk/one-screen-words.ts';
import { PersonPane } from '../agent/desk/person-pane.tsx';
import { SeatFields, type SeatHeld, useSeat } from '../agent/desk/seat.tsx';
import { HeardKeys } from '../agent/heard-keys.tsx';
import { part, tell, useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Frame } from '../parts/frame.tsx';
import { More } from '../parts/paged.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { AGENCY_WORDS } from './agency-words.ts';
import '../agent/agent.css';
import '../agent/calls.css';
import '../agent/desk/desk.css';
import './agencies.css';

/** Asked again this often, in milliseconds: what was recalled goes from the screen. */
const EVERY = 20_000;

export function PlacedPage() {
  const words = useWords(AGENCY_WORDS).own;
  const [search] = useSearchParams();
  const held = useSeat();
  const open = search.get('account') ?? '';
  const me = useAnswer<{ who: { agency?: string | null } | null }>('/people/me', {});
  return (
    <Frame door="agent" title={words.title} wide>
      <div className="desk-head">
        <h1>{words.title}</h1>
        <SeatFields held={held} locked={false} />
      </div>
      {open === '' ? (
        <>
          <p className="lead">{words.lead}</p>
          <List />
          {me.data?.who != null && <Returns />}
        </>
      ) : (
        <>
          <p>
            <Link to="/agency">{words.all}</Link>
          </p>
          <Person key={open} account={open} held={held} />
        </>
      )}
    </Frame>
  );
}

function List() {
  const words = useWords(AGENCY_WORDS).own;
  const [search, setSearch] = useSearchParams();
  const after = search.get('after') ?? undefined;
  const agency = search.get('agency') ?? undefined;
  const answer = useAnswer<PlacedAnswer>('/agent/placed', { after, agency }, useLanguage(), {
    keep: true,
    every: EVERY,
  });
  return (
    <Shown answer={answer}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <>
            <div className="agency-scroll card">
              <table className="agency-list">
                <thead>
                  <tr>
                    <th scope="col">{words.name}</th>
                    <th scope="col" className="number">
                      {words.late}
                    </th>
                    <th scope="col" className="number">
                      {words.overdue}
                    </th>
                    <th scope="col">{words.now}</th>
                    <th scope="col">{words.since}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <Row key={one.key} one={one} />
                  ))}
                </tbody>
              </table>
            </div>
            <More next={next} go={(after) => setSearch({ after })} word={words.more} />
          </>
        )
      }
    </Shown>
  );
}

function Row({ one }: { one: PlacedAnswer['items'][number] }) {
  const words = useWords(AGENCY_WORDS).own;
  return (
    <tr>
      <th scope="row">
        <Link to={`/agency?account=${part(one.key)}`}>{one.name}</Link>{' '}
        <span className="quiet-text figures">{one.phone}</span>
      </th>
      <td className="number figures">{one.daysPastDue}</td>
      <td className="number figures">
        <Money amount={one.overdue} currency={one.currency} />
      </td>
      <td>
        <span aria-hidden="true">{one.allowed ? '○ ' : '◆ '}</span>
        {one.allowed ? words.may : `${one.headline} ${one.again ?? ''}`}
      </td>
      <td className="figures">{one.since}</td>
    </tr>
  );
}

function Person({ account, held }: { account: string; held: SeatHeld }) {
  const { worker } = held.seat;
  const answer = useAnswer<PersonAnswer>(
    `/agent/accounts/${part(account)}/person`,
    { worker },
    useLanguage(),
    { keep: true, every: EVERY },
  );
  const [begun, setBegun] = useState<CallAnswer | null>(null);
  return (
    <Shown answer={answer}>
      {(shown) => {
        const given = { shown, held, again: () => answer.refetch(), begin: setBegun };
        return begun === null ? <Panes {...given} call={null} /> : <InCall {...given} begun={begun} />;
      }}
    </Shown>
  );
}

interface PaneProps {
  readonly shown: PersonAnswer;
  readonly held: SeatHeld;
  readonly again: () => Promise<unknown>;
  readonly begin: (call: CallAnswer | null) => void;
  readonly call: DeskCall | null;
}

function InCall({ begun, ...props }: Omit<PaneProps, 'call'> & { begun: CallAnswer }) {
  const { call, entered } = useCall(begun);
  return <Panes {...props} call={{ begun, shown: call, entered }} />;
}

function Panes({ shown, held: { seat }, again, begin, call }: PaneProps) {
  const words = useWords(DESK_WORDS);
  const ring = useMutation({
    mutationFn: () => tell<CallAnswer>('/agent/calls', { person: shown.person, ...seat }),
    onSuccess: begin,
    onError: () => void again(),
  });
  return (
    <div className="desk agency-person">
      <PersonPane
        shown={shown}
        reason={null}
        worker={seat.worker}
        ended={call !== null && call.shown.outcome !== null}
      />
      <section className="pane act desk-act" aria-label={words.act}>
        {call === null ? (
          <CallBox
            shown={shown}
            seat={seat}
            connected
            busy={ring.isPending}
            failed={ring.error}
            acts={{ call: () => ring.mutate() }}
          />
        ) : (
          <>
            <Running call={call} />
            <HeardKeys
              call={call.shown}
              now={shown.now}
              onward={() => begin(null)}
              entered={call.entered}
              bare
            />
          </>
        )}
        <p>
          <Link to={`/agent/agree/${part(shown.key)}`}>{words.agree}</Link>
        </p>
      </section>
    </div>
  );
}

/** What was given back, and the agency's word that nothing of it is left. */
function Returns() {
  const words = useWords(AGENCY_WORDS).own;
  const client = useQueryClient();
  const answer = useAnswer<ReturnsAnswer>('/agency/returns', {});
  const declare = useMutation({
    mutationFn: (body: unknown) => tell('/agency/returns', body),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    declare.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  const count = answer.data?.count ?? 0;
  if (count === 0 && !declare.isSuccess) return null;
  return (
    <section className="card" aria-labelledby="agency-returns">
      <h2 id="agency-returns">{words.returns}</h2>
      {count > 0 && (
        <form className="form" onSubmit={submit}>
          <p>{words.returned(count)}</p>
          <label>
            {words.words}
            <textarea name="words" required minLength={20} maxLength={2_000} rows={3} />
          </label>
          <button type="submit" disabled={declare.isPending}>
            {words.declare}
          </button>
        </form>
      )}
      <p aria-live="polite">{declare.isSuccess && words.kept}</p>
      {declare.error !== null && <Failing error={declare.error} again={() => declare.reset()} />}
    </section>
  );
}
