/** How did the debt come to be what it is? Days with their sentences; quiet days together; each number opens. */
import { useState } from 'react';
import { formatDay, parseDay } from '../../rules/days.ts';
import { formatAmount, parseAmount, sum } from '../../rules/money.ts';
import type { StatementAnswer, StatementDay } from '../../server/api/borrower-schema.ts';
import { useAnswer } from '../api/ask.ts';
import { ChargeLine, isAbove, isSome, Money } from '../parts/amount.tsx';
import { Shown } from '../parts/states.tsx';
import { useLanguage, useWords } from '../parts/words.tsx';
import { BORROWER_WORDS } from './borrower-words.ts';

interface Currency {
  readonly code: string;
  readonly digits: number;
}

const PAGE_DAYS = 35;

export function StatementDays({ path, newest }: { path: string; newest: StatementAnswer }) {
  const words = useWords(BORROWER_WORDS).days;
  const [from, setFrom] = useState(newest.from);
  const answer = useAnswer<StatementAnswer>(`${path}/statement`, { from }, useLanguage(), { keep: true });
  return (
    <section className="card" aria-labelledby="days">
      <h2 id="days">{words.title}</h2>
      <p className="quiet-text">{words.hint}</p>
      <Shown answer={answer}>
        {(statement) => (
          <>
            <ol className="diary">
              {runsOf(statement.days).map((run) => (
                <li key={run[0]!.day}>
                  {run.length === 1 ? (
                    <Day line={run[0]!} currency={statement.account.currency} />
                  ) : (
                    <QuietDays lines={run} currency={statement.account.currency} />
                  )}
                </li>
              ))}
            </ol>
            {statement.from > statement.opened ? (
              <button type="button" className="quiet" onClick={() => setFrom(earlier(statement))}>
                {words.earlier}
              </button>
            ) : (
              <p className="quiet-text">{words.whole}</p>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function earlier({ from, opened }: StatementAnswer): string {
  const day = formatDay(parseDay(from)! - PAGE_DAYS);
  return day < opened ? opened : day;
}

/** Days in which nothing happened but the day's charge stand together. */
function runsOf(days: readonly StatementDay[]): StatementDay[][] {
  const runs: StatementDay[][] = [];
  for (const line of days) {
    const last = runs.at(-1);
    if (line.told.length === 0 && last !== undefined && last[0]!.told.length === 0) last.push(line);
    else runs.push([line]);
  }
  return runs;
}

function Day({ line, currency }: { line: StatementDay; currency: Currency }) {
  const words = useWords(BORROWER_WORDS).days;
  return (
    <details className="line day">
      <summary>
        <span className="figures day-date">{line.day}</span>
        <span className="day-told">
          {line.told.length > 0 ? line.told.map((text) => <span key={text}>{text}</span>) : words.quiet(1)}
        </span>
        <span className="day-owed">
          <span className="quiet-text">{words.owed}</span> <Money amount={line.owed} currency={currency} />
        </span>
      </summary>
      <DayNumbers line={line} currency={currency} />
    </details>
  );
}

/** Every number of a day and how it arises. */
function DayNumbers({ line, currency }: { line: StatementDay; currency: Currency }) {
  const words = useWords(BORROWER_WORDS).days;
  const parts = [
    [words.lent, line.lent],
    [words.interest, line.interest],
    [words.penalty, line.penalty],
    [words.fee, line.fee],
    [words.paid, `-${line.paid}`],
    [words.waived, `-${line.waived}`],
    [words.lost, `-${line.lost}`],
  ] as const;
  return (
    <div className="story">
      {parts
        .filter(([, amount]) => isSome(amount))
        .map(([name, amount]) => (
          <p key={name} className="beside">
            <span>{name}</span>
            <Money amount={amount} currency={currency} plus />
          </p>
        ))}
      {line.charges.map((charge) => (
        <ChargeLine key={charge.kind} charge={charge} currency={currency} dated={false} />
      ))}
      <p className="beside sum">
        <span>{words.evening}</span>
        <Money amount={line.owed} currency={currency} />
      </p>
    </div>
  );
}

function QuietDays({ lines, currency }: { lines: readonly StatementDay[]; currency: Currency }) {
  const words = useWords(BORROWER_WORDS).days;
  const [newest, oldest] = [lines[0]!, lines.at(-1)!];
  const added = addUp(
    lines.flatMap(({ interest, penalty, fee }) => [interest, penalty, fee]),
    currency,
  );
  return (
    <details className="line day quiet-days">
      <summary>
        <span className="figures day-date">{words.range(oldest.day, newest.day)}</span>
        <span className="day-told">
          {words.quiet(lines.length)}
          {words.and}
          {isAbove(added) ? <Money amount={added} currency={currency} plus /> : words.quietNone}
        </span>
        <span className="day-owed">
          <span className="quiet-text">{words.owed}</span> <Money amount={newest.owed} currency={currency} />
        </span>
      </summary>
      <ol className="story inner-days">
        {lines.map((line) => (
          <li key={line.day}>
            <p className="beside">
              <span className="figures">{line.day}</span>
              <Money amount={line.owed} currency={currency} />
            </p>
            {line.charges.map((charge) => (
              <ChargeLine key={charge.kind} charge={charge} currency={currency} dated={false} />
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

function addUp(amounts: readonly string[], currency: Currency): string {
  return formatAmount(sum(amounts.map((amount) => parseAmount(amount, currency) ?? 0n)), currency);
}
