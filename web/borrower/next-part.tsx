/** What happens next and when, if nothing is paid, and what stops it? */
import { Link } from 'react-router';
import { figureOf } from '../../rules/telling/language.ts';
import type { AccountShown, AheadAnswer } from '../../server/api/borrower-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { isAbove, Lateness } from '../parts/amount.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';

interface Props {
  readonly path: string;
  /** Where it can be paid. */
  readonly pay: string;
  readonly account: AccountShown;
}

/** The ladder: where I am, what comes next and when, what stops it. */
export function NextPart({ path, pay, account }: Props) {
  const words = useWords(BORROWER_WORDS).next;
  const answer = useAnswer<AheadAnswer>(`${path}/ahead`, {}, useLanguage());
  return (
    <Shown answer={answer}>
      {(ahead) => (
        <>
          <section className="card" aria-labelledby="stops">
            <h2 id="stops">{words.stopsTitle}</h2>
            <p>
              {isAbove(ahead.stops.pay)
                ? words.stops(figureOf(ahead.stops.pay, ahead.currency.code))
                : words.stopsNothing}
            </p>
            {isAbove(ahead.stops.pay) && (
              <>
                <p className="quiet-text">{words.stopsPart}</p>
                <p className="two-ways">
                  <Link to={pay}>{words.stopPay}</Link>
                  <Link to={pay.replace(/pay$/, 'agree')}>{words.stopAgree}</Link>
                </p>
              </>
            )}
            {ahead.stops.pausedUntil !== null && <p>{words.pausedText(ahead.stops.pausedUntil)}</p>}
          </section>
          <section className="card" aria-labelledby="next">
            <h2 id="next">{words.title}</h2>
            {ahead.coming.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <Ladder ahead={ahead} account={account} />
            )}
            <p className="quiet-text figures">{words.until(ahead.until)}</p>
          </section>
        </>
      )}
    </Shown>
  );
}

type Step = AheadAnswer['coming'][number];

/** Written by hand: the phones of borrowers may be older than `Map.groupBy`. */
function daysOf(coming: readonly Step[]): [string, Step[]][] {
  const days: [string, Step[]][] = [];
  for (const step of coming) {
    const last = days.at(-1);
    if (last !== undefined && last[0] === step.day) last[1].push(step);
    else days.push([step.day, [step]]);
  }
  return days;
}

/** Steps in order, one day after the other. */
function Ladder({ ahead, account }: { ahead: AheadAnswer; account: AccountShown }) {
  const words = useWords(BORROWER_WORDS).next;
  const days = daysOf(ahead.coming);
  return (
    <ol className="ladder">
      <li className="here">
        <span className="figures ladder-day">{ahead.today}</span>
        <p>
          <strong>{words.here}</strong> <Lateness days={account.position.daysPastDue} />
        </p>
      </li>
      {days.map(([day, steps]) => (
        <li key={day}>
          <span className="figures ladder-day">{day}</span>
          <ul>
            {steps.map(({ kind, told }) => (
              <li key={told} className={`rung is-${kind}`}>
                <span className="kind">{words[kind]}</span> {told}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
