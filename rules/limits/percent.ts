/**
 * What is a percentage a year, exactly?
 *
 * A rate of law is written in percent a year ("15.40"). It is held as an exact fraction of percent, compared by
 * cross-multiplication and written out only to be shown: no rate is ever rounded before it is compared.
 */
import { addFractions, divideRounded, type Fraction, formatAmount, parseDecimal, reduce } from '../money.ts';

/** Percent a year: 15.4 is { num: 77, den: 5 }. */
export type YearlyPercent = Fraction;

export const NO_PERCENT: YearlyPercent = { num: 0n, den: 1n };

/** Digits after the point in which a percentage is shown at most. */
const SHOWN_DIGITS = 6;
const LEAST_DIGITS = 2;

/** "15.40" as percent a year. Throws for what is no decimal number: data of law is checked when it is loaded. */
export function percentOf(text: string): YearlyPercent {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new Error(`"${text}" is no percentage`);
  return reduce(decimal);
}

/** True when `a` is more than `b`. Exactly at a cap is not above it. */
export function isAbove(a: YearlyPercent, b: YearlyPercent): boolean {
  return a.num * b.den > b.num * a.den;
}

/** The lower of two. */
export function lowerPercent(a: YearlyPercent, b: YearlyPercent): YearlyPercent {
  return isAbove(a, b) ? b : a;
}

/** All of them together. */
export function sumPercents(rates: readonly YearlyPercent[]): YearlyPercent {
  return reduce(rates.reduce(addFractions, NO_PERCENT));
}

/** `rate` × `times`. */
export function timesPercent(rate: YearlyPercent, times: Fraction): YearlyPercent {
  return reduce({ num: rate.num * times.num, den: rate.den * times.den });
}

/** "15.40": at least two digits after the point, and as many more as are needed, up to six. */
export function percentText({ num, den }: YearlyPercent): string {
  const scaled = divideRounded(num * 10n ** BigInt(SHOWN_DIGITS), den, 'half-up');
  const text = formatAmount(scaled, { code: 'XXX', digits: SHOWN_DIGITS });
  const least = text.length - SHOWN_DIGITS + LEAST_DIGITS;
  return text.slice(0, least) + text.slice(least).replace(/0+$/, '');
}
