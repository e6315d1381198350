/** How does a long list of days stay short on a telephone? The latest days stand open, those before are folded by month. */
import type { ReactNode } from 'react';
import { useWords } from '../../parts/words.tsx';
import { BORROWER_WORDS } from '../borrower-words.ts';

/** So many days stand open. */
const OPEN_DAYS = 3;

interface Dated {
  /** ISO day. */
  readonly day: string;
}

/** Items in the order given, latest day first; each day once, with everything of it. */
export function DayFolds<T extends Dated>({
  items,
  children,
}: {
  items: readonly T[];
  children: (item: T) => ReactNode;
}) {
  const words = useWords(BORROWER_WORDS).contacts;
  const days = [...Map.groupBy(items, ({ day }) => day)];
  const months = [...Map.groupBy(days.slice(OPEN_DAYS), ([day]) => day.slice(0, 7))];
  return (
    <>
      <Days days={days.slice(0, OPEN_DAYS)}>{children}</Days>
      {months.map(([month, some]) => (
        <details key={month} className="line">
          <summary>
            <span>
              {words.month(
                month,
                some.reduce((sum, [, one]) => sum + one.length, 0),
              )}
            </span>
          </summary>
          <Days days={some}>{children}</Days>
        </details>
      ))}
    </>
  );
}

function Days<T extends Dated>({
  days,
  children,
}: {
  days: readonly (readonly [string, readonly T[]])[];
  children: (item: T) => ReactNode;
}) {
  return (
    <ol className="ladder">
      {days.map(([day, some]) => (
        <li key={day}>
          <span className="figures ladder-day">{day}</span>
          <div className="ladder-entries">{some.map(children)}</div>
        </li>
      ))}
    </ol>
  );
}
