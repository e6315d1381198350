/** How are amounts, rates and lateness shown? Always grouped, tabular, with their sign of currency. */

import { figureOf, percentText } from '../../rules/telling/language.ts';
import type { ChargeSpan } from '../../server/api/wire.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { useWords } from './words.tsx';

interface Currency {
  readonly code: string;
}

export function Money({
  amount,
  currency,
  plus = false,
}: {
  amount: string;
  currency: Currency;
  plus?: boolean;
}) {
  const figure = figureOf(amount, currency.code);
  return <span className="figures money">{plus && isAbove(amount) ? `+${figure}` : figure}</span>;
}

/** True for an amount above zero. */
export function isAbove(amount: string): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount);
}

/** True unless the amount is zero. */
export function isSome(amount: string): boolean {
  return /[1-9]/.test(amount);
}

/** "12 days past due" as a word with a shape; never by colour alone. */
export function Lateness({ days }: { days: number }) {
  const words = useWords(FRAME_WORDS);
  return (
    <span className={`lateness ${days > 0 ? 'late' : 'calm'}`}>
      {days > 0 ? words.pastDue(days) : words.notPastDue}
    </span>
  );
}

/** "0.05% a day". */
export function useRate(): (rate: { ppm: string; perDays: number }) => string {
  const words = useWords(FRAME_WORDS);
  return ({ ppm, perDays }) => {
    const per = perDays === 1 ? words.aDay : words.aYear;
    return `${percentText(BigInt(ppm))}${per.startsWith('/') ? '' : ' '}${per}`;
  };
}

/** A charge with its base, rate, days and result. */
export function ChargeLine({
  charge,
  currency,
  dated,
}: {
  charge: ChargeSpan;
  currency: Currency;
  dated: boolean;
}) {
  const words = useWords(FRAME_WORDS);
  const rate = useRate();
  const figure = (amount: string) => figureOf(amount, currency.code);
  return (
    <div className="charge">
      {dated && (
        <div className="charge-days figures">
          {charge.from === charge.to ? charge.from : `${charge.from} – ${charge.to}`}
        </div>
      )}
      <div className="figures">
        {words.charge.formula(
          figure(charge.base),
          rate(charge.rate),
          words.days(charge.days),
          figure(charge.exact),
        )}
      </div>
      <div className="charge-amount">
        <Money amount={charge.amount} currency={currency} plus />
      </div>
    </div>
  );
}
