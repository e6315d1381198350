/** What is promised for which day, how much of it is kept, and by whom? A month, a day with its people, and rates with what they rest on. */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { KIND_WORDS } from '../../rules/plan/plan-words.ts';
import type { PromisedPeople, PromisesAnswer } from '../../server/api/lead/promises-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { Money } from '../parts/amount.tsx';
import { Columns } from '../parts/columns.tsx';
import { Frame } from '../parts/frame.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useName, useWords } from '../parts/words.tsx';
import { PromiseMonth } from './promise-month.tsx';
import { PROMISES_WORDS } from './promises-words.ts';
import './lead.css';

export function PromisesPage() {
  const words = useWords(PROMISES_WORDS);
  const { day } = useParams();
  const [month, setMonth] = useState<string | undefined>();
  const answer = useAnswer<PromisesAnswer>('/lead/promises', { month }, undefined, { keep: true });
  return (
    <Frame door="lead" title={words.title} today={answer.data?.today ?? null} wide>
      <div className="lead-page">
        <h1>{words.title}</h1>
        <Shown answer={answer}>
          {(seen) => (
            <>
              <p className="lead">{words.lead(seen.asOf)}</p>
              {day === undefined ? (
                <PromiseMonth seen={seen} choose={setMonth} />
              ) : (
                <DayPeople key={day} day={day} />
              )}
              <Rates seen={seen} />
            </>
          )}
        </Shown>
      </div>
    </Frame>
  );
}

function DayPeople({ day }: { day: string }) {
  const words = useWords(PROMISES_WORDS);
  const [after, setAfter] = useState<string | undefined>();
  const answer = useAnswer<PromisedPeople>(`/lead/promises/${day}`, { after }, undefined, { keep: true });
  return (
    <section className="card" aria-labelledby="day-people">
      <h2 id="day-people">{words.open(day)}</h2>
      <p>
        <Link to="/lead/promises">{words.back}</Link>
      </p>
      <Shown answer={answer}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty>{words.noneOn}</Empty>
          ) : (
            <>
              <Scroll label={words.open(day)}>
                <table className="figures-table">
                  <Columns
                    of={[
                      words.person,
                      words.kind,
                      words.product,
                      { number: words.amount },
                      { number: words.paid },
                      words.state,
                      words.agent,
                    ]}
                  />
                  <tbody>
                    {page.items.map((one) => (
                      <PromisedLine key={`${one.account} ${one.kind} ${one.amount}`} one={one} />
                    ))}
                  </tbody>
                </table>
              </Scroll>
              <div className="choices">
                {after !== undefined && (
                  <button type="button" className="quiet small-button" onClick={() => setAfter(undefined)}>
                    {words.first}
                  </button>
                )}
                {page.next !== null && (
                  <button type="button" className="quiet small-button" onClick={() => setAfter(page.next!)}>
                    {words.next}
                  </button>
                )}
              </div>
            </>
          )
        }
      </Shown>
    </section>
  );
}

function PromisedLine({ one }: { one: PromisedPeople['items'][number] }) {
  const words = useWords(PROMISES_WORDS);
  const name = useName();
  const english = useLanguage() === 'en';
  const kindOf = (kind: string) =>
    (KIND_WORDS as Readonly<Record<string, readonly [string, string]>>)[kind]?.[english ? 0 : 1] ?? kind;
  return (
    <tr>
      <th scope="row">
        <Link to={`/agent?account=${one.account}`}>{one.name}</Link>{' '}
        <span className="quiet-text figures">{one.account}</span>
      </th>
      <td>{kindOf(one.kind)}</td>
      <td>{one.product === null ? '' : name(one.product)}</td>
      <td className="number">
        <Money amount={one.amount} currency={one.currency} />
      </td>
      <td className="number">
        <Money amount={one.paid} currency={one.currency} />
      </td>
      <td>{words.states[one.state]}</td>
      <td>{one.worker ?? words.nobody}</td>
    </tr>
  );
}

function Rates({ seen }: { seen: PromisesAnswer }) {
  const words = useWords(PROMISES_WORDS);
  const name = useName();
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{words.rates(seen.ratesFrom)}</h2>
      <p className="quiet-text">{words.ratesLead}</p>
      <div className="lead-halves">
        <RateTable
          title={words.byProduct}
          rows={seen.products}
          called={(one) => (one.name === null ? one.of : name(one.name))}
        />
        <RateTable
          title={words.byAgent}
          rows={seen.agents}
          called={(one) => (one.of === '' ? words.nobody : one.of)}
        />
      </div>
    </section>
  );
}

type Rate = PromisesAnswer['products'][number];

function RateTable({
  title,
  rows,
  called,
}: {
  title: string;
  rows: readonly Rate[];
  called: (rate: Rate) => string;
}) {
  const words = useWords(PROMISES_WORDS);
  return (
    <section className="card" aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <Empty>{words.noRates}</Empty>
      ) : (
        <Scroll label={title}>
          <table className="figures-table">
            <Columns
              of={[
                title,
                { number: words.share },
                ...(['kept', 'partly', 'broken'] as const).map((state) => ({ number: words.states[state] })),
              ]}
            />
            <tbody>
              {rows.map((one) => (
                <tr key={one.of}>
                  <th scope="row">{called(one)}</th>
                  <td className="number">{words.ofAll(one.kept, one.n)}</td>
                  <td className="number">{one.kept}</td>
                  <td className="number">{one.partly}</td>
                  <td className="number">{one.broken}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
