/** Is anything wrong, how much was looked at, and which clocks run? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { BreachesAnswer, StandingAnswer } from '../../server/api/oversight/oversight-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { Frame } from '../parts/frame.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { OVERSIGHT_WORDS } from './oversight-words.ts';
import '../studio/studio.css';
import './oversight.css';

export function StandingPage() {
  const words = useWords(OVERSIGHT_WORDS).standing;
  const answer = useAnswer<StandingAnswer>('/compliance/standing', {}, undefined, { every: 30_000 });
  return (
    <Frame door="compliance" title={words.title} today={answer.data?.today ?? null} wide>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <Shown answer={answer}>
        {(now) => (
          <>
            <Verdict now={now} />
            <Clocks now={now} />
          </>
        )}
      </Shown>
      <Breaches />
    </Frame>
  );
}

function Verdict({ now: { looked, breaches } }: { now: StandingAnswer }) {
  const words = useWords(OVERSIGHT_WORDS).standing;
  return (
    <section className={breaches.open > 0 ? 'card stands-wrong' : 'card stands-well'}>
      <h2>
        <span aria-hidden="true">{breaches.open > 0 ? '◆' : '○'}</span>{' '}
        {breaches.open > 0 ? words.found(breaches.open) : words.none}
      </h2>
      {looked.last === null ? (
        <p>{words.never}</p>
      ) : (
        <>
          <p className="figures">{words.looked(looked.days, looked.contacts, looked.handed)}</p>
          <p className="figures">{words.again(looked.replayed, looked.chains)}</p>
          <p className="quiet-text figures">{words.last(looked.last)}</p>
        </>
      )}
    </section>
  );
}

function Clocks({ now }: { now: StandingAnswer }) {
  const words = useWords(OVERSIGHT_WORDS).standing;
  const clock = ({ late, next }: StandingAnswer['complaints']) =>
    late > 0 ? words.late(late) : next === null ? words.clear : words.next(next);
  const { complaints, disputes, evidence, requests } = now;
  return (
    <ul className="clocks">
      <Clock
        name={words.complaints}
        to="/studio/complaints"
        value={complaints.open}
        late={complaints.late > 0}
      >
        {clock(complaints)}
      </Clock>
      <Clock name={words.disputes} to="/studio/disputes" value={disputes.open} late={disputes.late > 0}>
        {clock(disputes)}
      </Clock>
      <Clock name={words.erasures} to="/compliance/erasures" value={requests.waiting}>
        {requests.due === null ? words.clear : words.next(requests.due)}
      </Clock>
      <Clock name={words.holds} to="/compliance/erasures" value={now.holds} />
      <Clock name={words.refused} to="/compliance/records?kind=refusal" value={now.looked.refused} />
      <Clock name={words.wrong} to="/studio/disputes" value={now.breaches.wrongMessages} />
      <Clock name={words.sealed} to="/compliance/records" value={evidence.lastSealed ?? '–'}>
        {evidence.key === null ? words.notSealed : words.key(evidence.key)}
      </Clock>
    </ul>
  );
}

function Clock({
  name,
  to,
  value,
  late = false,
  children,
}: {
  name: string;
  to: string;
  value: number | string;
  late?: boolean;
  children?: ReactNode;
}) {
  return (
    <li className="card">
      <Link to={to}>{name}</Link>
      <strong className="figures">{value}</strong>
      <span className={late ? 'badge late' : 'quiet-text figures'}>{children}</span>
    </li>
  );
}

function Breaches() {
  const words = useWords(OVERSIGHT_WORDS).standing;
  const [state, setState] = useState<'open' | 'all'>('open');
  const answer = useAnswer<BreachesAnswer>('/compliance/breaches', { state }, undefined, { keep: true });
  return (
    <section aria-labelledby="breaches">
      <div className="beside">
        <h2 id="breaches">{words.list}</h2>
        <button type="button" className="quiet" onClick={() => setState(state === 'open' ? 'all' : 'open')}>
          {state === 'open' ? words.all : words.open}
        </button>
      </div>
      <Shown answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.emptyList}</Empty>
          ) : (
            <ol className="complaints">
              {items.map((one) => (
                <li key={one.key} className="card">
                  <Breach one={one} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  );
}

function Breach({ one }: { one: BreachesAnswer['items'][number] }) {
  const words = useWords(OVERSIGHT_WORDS).standing;
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: (body: unknown) => tell(`/compliance/breaches/${part(one.key)}/answer`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    answer.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  return (
    <>
      <p className="beside">
        <strong>{words.kinds[one.kind]}</strong>
        <span className="quiet-text figures">{words.about(one.account, one.day)}</span>
      </p>
      <p className="quiet-text figures">
        {one.detail}
        {one.tries > 1 && ` · ${words.tries(one.tries)}`}
      </p>
      {one.remedy !== null && one.answeredBy !== null ? (
        <p>
          {one.remedy} <span className="quiet-text">{words.answered(one.answeredBy)}</span>
        </p>
      ) : (
        <form className="form" onSubmit={submit}>
          <label>
            {words.remedy}
            <textarea name="remedy" required minLength={5} maxLength={500} rows={2} />
          </label>
          <ByField />
          <button type="submit" disabled={answer.isPending}>
            {words.answer}
          </button>
          {answer.error !== null && <Failing error={answer.error} again={() => answer.reset()} />}
        </form>
      )}
    </>
  );
}
