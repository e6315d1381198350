/** Is what I have this month enough for what falls due? Reckoned here and kept here. */
import { useState } from 'react';
import { figureOf } from '../../../rules/telling/language.ts';
import type { PreventionAnswer } from '../../../server/api/prevention/prevention-schema.ts';
import { useWords } from '../../parts/words.tsx';
import { EMPTY_MONTH, type Month, majorText, monthLeft } from './month-left.ts';
import { PREVENTION_WORDS } from './prevention-words.ts';

const KEPT = 'anhuan-month';
const FIELDS = ['income', 'living', 'other', 'spare'] as const;

function keptMonth(): Month {
  try {
    return { ...EMPTY_MONTH, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Month>) };
  } catch {
    return EMPTY_MONTH;
  }
}

export function BudgetPart({ known: { dates, today } }: { known: PreventionAnswer }) {
  const words = useWords(PREVENTION_WORDS).budget;
  const [month, setMonth] = useState(keptMonth);
  const currency = dates[0]?.currency;
  if (currency === undefined) return null;
  const change = (next: Month) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    setMonth(next);
  };
  const forget = () => {
    localStorage.removeItem(KEPT);
    setMonth(EMPTY_MONTH);
  };
  const { due, until, left } = monthLeft(month, dates, today, currency);
  const shown = (amount: bigint) => figureOf(majorText(amount, currency.digits), currency.code);
  return (
    <section className="card" aria-labelledby="budget">
      <h2 id="budget">{words.title}</h2>
      <p className="quiet-text">{words.text}</p>
      <div className="month-form">
        {FIELDS.map((field) => (
          <label key={field}>
            {words[field]}
            <input
              inputMode="decimal"
              autoComplete="off"
              value={month[field]}
              onChange={({ target }) => change({ ...month, [field]: target.value })}
            />
          </label>
        ))}
      </div>
      <p className="beside">
        <span>{words.due(until)}</span>
        <span className="figures money">{shown(due)}</span>
      </p>
      <div aria-live="polite">
        {month.income.trim() !== '' && (
          <>
            <p className="beside">
              <strong>{words.left}</strong>
              <strong className="figures money">{shown(left)}</strong>
            </p>
            <p>{left >= 0n ? words.enough : words.short(shown(-left))}</p>
          </>
        )}
      </div>
      {month !== EMPTY_MONTH && (
        <button type="button" className="quiet" onClick={forget}>
          {words.clear}
        </button>
      )}
    </section>
  );
}
