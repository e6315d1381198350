/** How do the promises of a month lie on its days? A calendar on a desk, a list on a phone; each day leads to its people. */
import { Link } from 'react-router';
import type { PromisesAnswer } from '../../server/api/lead/promises-schema.ts';
import { Money } from '../parts/amount.tsx';
import { Empty } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { addDays, dayNumber, mondaysOf } from './month-days.ts';
import { PROMISES_WORDS } from './promises-words.ts';

type PromisedDay = PromisesAnswer['days'][number];
const STATES = ['pending', 'kept', 'partly', 'broken'] as const;

export function PromiseMonth({ seen, choose }: { seen: PromisesAnswer; choose: (month: string) => void }) {
  const words = useWords(PROMISES_WORDS);
  const byDay = new Map(seen.days.map((one) => [one.day, one]));
  const weeks = mondaysOf(seen.month);
  return (
    <section className="card" aria-labelledby="month">
      <div className="beside">
        <h2 id="month" className="figures">
          {seen.month}
        </h2>
        <label className="in-line">
          <span className="unseen">{words.month}</span>
          <input
            type="month"
            aria-label={words.month}
            value={seen.month}
            onChange={(event) => event.target.value !== '' && choose(event.target.value)}
          />
        </label>
      </div>
      {seen.days.length === 0 && <Empty>{words.none}</Empty>}
      <table className="month">
        <thead>
          <tr>
            {words.weekdays.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((monday) => (
            <tr key={monday}>
              {words.weekdays.map((one, place) => {
                const day = addDays(monday, place);
                if (!day.startsWith(seen.month)) return <td key={one} className="elsewhere" />;
                return (
                  <td key={one} className={day === seen.today ? 'is-today' : undefined}>
                    <Square day={day} promised={byDay.get(day)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <MonthList days={seen.days} />
    </section>
  );
}

function MonthList({ days }: { days: readonly PromisedDay[] }) {
  return (
    <ul className="rows month-list">
      {days.map((one) => (
        <li key={one.day}>
          <Link className="row" to={`/lead/promises/${one.day}`}>
            <span className="figures">{one.day}</span>
            <States promised={one} />
            <Amounts promised={one} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Square({ day, promised }: { day: string; promised: PromisedDay | undefined }) {
  const words = useWords(PROMISES_WORDS);
  const number = <span className="day-number figures">{dayNumber(day)}</span>;
  if (promised === undefined) return <div className="no-promise">{number}</div>;
  return (
    <Link to={`/lead/promises/${day}`}>
      <span className="unseen">{words.open(day)}</span>
      {number}
      <States promised={promised} />
      <Amounts promised={promised} />
    </Link>
  );
}

function States({ promised }: { promised: PromisedDay }) {
  const words = useWords(PROMISES_WORDS);
  return (
    <span className="day-states">
      {STATES.filter((state) => promised[state] > 0).map((state) => (
        <span key={state} className="figures">
          {promised[state]} {words.states[state]}
        </span>
      ))}
    </span>
  );
}

function Amounts({ promised }: { promised: PromisedDay }) {
  const words = useWords(PROMISES_WORDS);
  return (
    <span className="quiet-text">
      {promised.amounts.map(({ currency, due, paid }) => (
        <span key={currency.code} className="block">
          <Money amount={due} currency={currency} />
          {/[1-9]/.test(paid) && (
            <>
              {' · '}
              {words.arrived} <Money amount={paid} currency={currency} />
            </>
          )}
        </span>
      ))}
    </span>
  );
}
