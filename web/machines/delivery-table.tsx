/** What was sent to one address, what was answered, and what goes out once more? */

import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { part } from '../api/ask.ts';
import { type AnswerAt, tellAt, useAsked } from '../api/typed-ask.ts';
import { atTime } from '../parts/at-time.ts';
import { More } from '../parts/paged.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { MACHINE_WORDS } from './machine-words.ts';
import type { HookWork } from './webhooks-page.tsx';

type Delivery = AnswerAt<`/people/webhooks/${string}/deliveries`>['items'][number];
const STATES = ['waiting', 'told', 'failed'] as const;

export function DeliveryTable({ endpoint, act }: { endpoint: string; act: (work: HookWork) => void }) {
  const words = useWords(MACHINE_WORDS).hooks;
  const [wish, setWish] = useSearchParams();
  const [after, setAfter] = useState<string | undefined>(undefined);
  const [opened, setOpened] = useState<string | null>(null);
  const state = STATES.find((one) => one === wish.get('state'));
  const answer = useAsked(`/people/webhooks/${part(endpoint)}/deliveries`, { state, after }, undefined, {
    keep: true,
    every: 5_000,
  });
  const again = (which: { position: string } | { failedSince: string }) =>
    act(async () => {
      const { again: n } = await tellAt(`/people/webhooks/${part(endpoint)}/again`, which);
      return { said: words.sentAgain(n) };
    });
  return (
    <section className="machine-cards" aria-label={words.deliveries}>
      <h2>{words.deliveries}</h2>
      <div className="machine-filter">
        <label>
          {words.filter}
          <select
            value={state ?? ''}
            onChange={({ target }) => {
              setAfter(undefined);
              setWish(target.value === '' ? { endpoint } : { endpoint, state: target.value }, {
                replace: true,
              });
            }}
          >
            <option value="">{words.any}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {words.stands[one]}
              </option>
            ))}
          </select>
        </label>
        <AgainSince again={(failedSince) => again({ failedSince })} />
      </div>
      <Shown answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{words.empty}</Empty>
          ) : (
            <>
              <Rows items={items} again={(position) => again({ position })} open={setOpened} />
              <More next={next} go={setAfter} word={words.more} />
            </>
          )
        }
      </Shown>
      {opened !== null && <Opened endpoint={endpoint} position={opened} close={() => setOpened(null)} />}
    </section>
  );
}

function AgainSince({ again }: { again: (day: string) => void }) {
  const words = useWords(MACHINE_WORDS).hooks;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    again(String(new FormData(event.currentTarget).get('day')));
  };
  return (
    <form className="machine-filter" onSubmit={submit}>
      <label>
        {words.againAll}
        <input name="day" type="date" required />
      </label>
      <button type="submit" className="quiet">
        {words.again}
      </button>
    </form>
  );
}

interface RowsProps {
  readonly items: readonly Delivery[];
  readonly again: (position: string) => void;
  readonly open: (position: string) => void;
}

function Rows({ items, again, open }: RowsProps) {
  const words = useWords(MACHINE_WORDS).hooks;
  return (
    <div className="machine-table stacks">
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.became}</th>
            <th scope="col">{words.answer}</th>
            <th scope="col">{words.again}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.position}>
              <th scope="row">
                <button type="button" className="quiet" onClick={() => open(one.position)}>
                  {one.kind}
                </button>
              </th>
              <td data-label={words.at}>{atTime(one.at)}</td>
              <td data-label={words.became}>
                {words.stands[one.state]}
                <span className="quiet-text block">
                  {one.nextAt === null ? words.tries(one.tries) : words.next(atTime(one.nextAt))}
                </span>
              </td>
              <td data-label={words.answer}>
                {one.tries > 0 && (
                  <>
                    {one.status ?? words.noAnswer} · {one.milliseconds} ms
                    <span className="quiet-text block machine-url">{one.said?.slice(0, 80)}</span>
                  </>
                )}
              </td>
              <td>
                <button
                  type="button"
                  className="quiet"
                  aria-label={`${words.again}: ${one.kind} ${atTime(one.at)}`}
                  onClick={() => again(one.position)}
                >
                  {words.again}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One delivery letter by letter, with every try. */
function Opened({ endpoint, position, close }: { endpoint: string; position: string; close: () => void }) {
  const words = useWords(MACHINE_WORDS).hooks;
  const answer = useAsked(`/people/webhooks/${part(endpoint)}/deliveries/${part(position)}`, {});
  return (
    <Shown answer={answer}>
      {({ kind, body, tries, id }) => (
        <article className="card" aria-label={`${words.body}: ${kind}`}>
          <h3>{kind}</h3>
          <p className="quiet-text machine-url">{id}</p>
          <pre className="machine-example">{JSON.stringify(JSON.parse(body), null, 2)}</pre>
          <ul>
            {tries.map((one) => (
              <li key={one.try} className="figures">
                {atTime(one.at)} · {one.status ?? words.noAnswer} · {one.milliseconds} ms{' '}
                <span className="quiet-text machine-url">{one.said}</span>
              </li>
            ))}
          </ul>
          <button type="button" className="quiet" onClick={close}>
            {words.close}
          </button>
        </article>
      )}
    </Shown>
  );
}
