/**
 * On which days does each instalment fall due?
 *
 * Due days step from the first due day by days, weeks or months. A month without the wished day follows
 * the declared month-end rule; each day is counted from the anchor, not from the day before, so that
 * after 28 February the wished 31st comes back. Only `clamp` keeps the shorter day.
 */
import { addMonths, civil, type Day, type MonthEnd } from './days.ts';

/** The length of one step between due days. */
export type StepUnit = 'day' | 'week' | 'month' | 'year';

/** How due days follow each other. `wishedDate` is the day of the month aimed at (1–31). */
export interface DueRule {
  readonly count: number;
  readonly every: number;
  readonly unit: StepUnit;
  readonly firstDue: Day;
  readonly monthEnd: MonthEnd;
  readonly wishedDate: number;
}

/** Longest span searched for the month in which the first due day was wished. */
const ANCHOR_MONTHS_MAX = 2;

/** All due days of a rule, in order. */
export function dueDays(rule: DueRule): Day[] {
  return Array.from({ length: rule.count }, (_, index) => stepDue(rule, index));
}

/** The due day `steps` steps after the first one (0 = the first itself). */
export function stepDue(rule: DueRule, steps: number): Day {
  if (rule.unit === 'day') return rule.firstDue + steps * rule.every;
  if (rule.unit === 'week') return rule.firstDue + steps * rule.every * 7;
  const months = rule.every * (rule.unit === 'year' ? 12 : 1);
  if (rule.monthEnd === 'clamp') return stepClamped(rule.firstDue, months, steps);
  if (steps === 0) return rule.firstDue;
  return addMonths(monthAimedAt(rule), months * steps, rule.wishedDate, rule.monthEnd);
}

/** Under `clamp` the day once shortened stays short, so every step starts from the one before. */
function stepClamped(first: Day, months: number, steps: number): Day {
  let day = first;
  for (let step = 0; step < steps; step += 1) day = addMonths(day, months, civil(day).date, 'clamp');
  return day;
}

/**
 * A day inside the month the first due day was wished in. Rolled over (31 February → 1 March) the due
 * day lies in the month after; counting on from March would skip 31 March.
 */
function monthAimedAt(rule: DueRule): Day {
  if (rule.monthEnd !== 'roll') return rule.firstDue;
  for (let back = 0; back < ANCHOR_MONTHS_MAX; back += 1) {
    const month = addMonths(rule.firstDue, -back, 1, 'clamp');
    if (addMonths(month, 0, rule.wishedDate, 'roll') === rule.firstDue) return month;
  }
  return rule.firstDue;
}
