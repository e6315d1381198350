/** What does the credit bureau know from us, until when, and what have I done since? */
import { useId } from 'react';
import type { CreditAnswer } from '../../../server/api/prevention/prevention-schema.ts';
import { useAnswer } from '../../api/ask.ts';
import { isAbove, Money } from '../../parts/amount.tsx';
import { Shown } from '../../parts/states.tsx';
import { useWords } from '../../parts/words.tsx';
import { PREVENTION_WORDS } from './prevention-words.ts';
import './prevention.css';

export function CreditPart({ path }: { path: string }) {
  const words = useWords(PREVENTION_WORDS).credit;
  const id = useId();
  const answer = useAnswer<CreditAnswer>(`${path}/credit`, {});
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <Shown answer={answer}>{(credit) => <Standing credit={credit} />}</Shown>
    </section>
  );
}

function Standing({
  credit: { state, reportFrom, records, monthsInOrder, events, currency },
}: {
  credit: CreditAnswer;
}) {
  const words = useWords(PREVENTION_WORDS).credit;
  return (
    <>
      <p>{words.states[state]}</p>
      {reportFrom !== null && <p>{words.from(reportFrom)}</p>}
      {records.map(({ since, reportedOn, marked, leavesOn }) => (
        <div key={since} className="credit-record">
          <p className="figures">{words.record(since, reportedOn)}</p>
          {marked && <p>{words.marked}</p>}
          <p className="quiet-text">{leavesOn === null ? words.runs : words.leaves(leavesOn)}</p>
        </div>
      ))}
      <p>
        <strong>{words.order(monthsInOrder)}</strong>
      </p>
      <p className="quiet-text">{words.orderText}</p>
      {events.length > 0 && (
        <details>
          <summary>{words.history}</summary>
          <ul className="due-dates">
            {events.map(({ day, act, daysPastDue, overdue }) => (
              <li key={`${day} ${act}`} className="beside">
                <span>
                  <span className="figures">{day}</span> {words.acts[act]}{' '}
                  <span className="quiet-text">{words.days(daysPastDue)}</span>
                </span>
                {isAbove(overdue) && <Money amount={overdue} currency={currency} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
