/**
 * How much interest does one unit of money bear between two days?
 *
 * Days are counted by a declared convention, and which of the two end days bear interest is declared
 * too: systems differ by one day at each end. The answer is an exact fraction of the amount, so that
 * the caller multiplies first and rounds once.
 */
import { civil, type Day, dayOf, days30360, isLeap } from './days.ts';
import { addFractions, type Fraction, type Minor, multiplyFractions } from './money.ts';

/** A rate as an exact share of the amount (12 % is 12/100) for one year, month or day. */
export interface Rate {
  readonly share: Fraction;
  readonly per: 'year' | 'month' | 'day';
}

/** How days become years. */
export type DayCount = 'actual/365' | 'actual/360' | 'actual/actual' | '30/360';

/** Which days bear interest: (start, end], [start, end) or [start, end]. */
export type InterestDays = 'after-start' | 'from-start' | 'both-ends';

/** The whole convention of counting. `split` counts the days of a leap year as 366ths, `none` never does. */
export interface Counting {
  readonly dayCount: DayCount;
  readonly leap: 'split' | 'none';
  readonly interestDays: InterestDays;
}

/** Days that a "month" has when a monthly rate is counted by days, and days of the year it belongs to. */
const MONTHS_OF_YEAR = 12n;

/** Interest-bearing days between two days: for 30/360 whole months count 30. Never negative. */
export function interestDaysBetween(from: Day, to: Day, counting: Counting): number {
  if (to < from) return 0;
  const days = counting.dayCount === '30/360' ? days30360(from, to) : to - from;
  return counting.interestDays === 'both-ends' ? days + 1 : days;
}

/** Share of a year between two days by the convention, exact. */
export function yearShare(from: Day, to: Day, counting: Counting): Fraction {
  const days = interestDaysBetween(from, to, counting);
  if (days <= 0) return { num: 0n, den: 1n };
  if (counting.dayCount === '30/360' || counting.dayCount === 'actual/360')
    return { num: BigInt(days), den: 360n };
  if (counting.leap === 'none') return { num: BigInt(days), den: 365n };
  const first = counting.interestDays === 'after-start' ? from + 1 : from;
  return splitByYear(first, first + days);
}

/** Share of a year of the days [first, end), each day counted in the year it lies in. */
function splitByYear(first: Day, end: Day): Fraction {
  let share: Fraction = { num: 0n, den: 1n };
  let day = first;
  while (day < end) {
    const { year } = civil(day);
    const next = Math.min(dayOf(year + 1, 1, 1), end);
    share = addFractions(share, { num: BigInt(next - day), den: isLeap(year) ? 366n : 365n });
    day = next;
  }
  return share;
}

/**
 * Interest that one unit bears from `from` to `to`, exact. A daily rate counts calendar days; a monthly
 * rate is a twelfth part of the year's.
 */
export function interestShare(rate: Rate, from: Day, to: Day, counting: Counting): Fraction {
  if (rate.per === 'day')
    return {
      num: rate.share.num * BigInt(interestDaysBetween(from, to, { ...counting, dayCount: 'actual/365' })),
      den: rate.share.den,
    };
  const years = yearShare(from, to, counting);
  const share = multiplyFractions(rate.share, years);
  return rate.per === 'year' ? share : { num: share.num * MONTHS_OF_YEAR, den: share.den };
}

/** Interest on `base` from `from` to `to`, exact and unrounded, in minor units. */
export function interestFor(base: Minor, rate: Rate, from: Day, to: Day, counting: Counting): Fraction {
  const share = interestShare(rate, from, to, counting);
  return { num: base * share.num, den: share.den };
}

/** The days (from, to]. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Share of a part of a period at one rate: by real days, or under 30/360 its part of the whole period's share. */
export function partOfPeriod(rate: Rate, part: Span, period: Span, counting: Counting): Fraction {
  if (counting.dayCount !== '30/360' || rate.per === 'day')
    return interestShare(rate, part.from, part.to, counting);
  return multiplyFractions(interestShare(rate, period.from, period.to, counting), {
    num: BigInt(part.to - part.from),
    den: BigInt(period.to - period.from),
  });
}
