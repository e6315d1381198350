/**
 * On which day does a period end?
 *
 * The day on which it begins is not counted. A period of days ends with its last day; one of months or years ends on the day
 * of the last month that bears the same number, or on the last day of a month that has none (民法典 201, 202). Other laws
 * asked here count alike: "five days after", "three years after".
 */
import { addMonths, civil, type Day } from '../days.ts';

/** How long: calendar days, months or years. */
export type Term = { readonly days: number } | { readonly months: number } | { readonly years: number };

/** The last day of a period that begins with `from`, which is not counted itself. */
export function endOf(from: Day, term: Term): Day {
  if ('days' in term) return from + term.days;
  return addMonths(from, monthsOf(term), civil(from).date, 'clamp');
}

/** The day so long before `until`: where the last part of a period begins. */
export function startBefore(until: Day, term: Term): Day {
  if ('days' in term) return until - term.days;
  return addMonths(until, -monthsOf(term), civil(until).date, 'clamp');
}

function monthsOf(term: { readonly months: number } | { readonly years: number }): number {
  return 'months' in term ? term.months : term.years * 12;
}
