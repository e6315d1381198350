/**
 * Which day is so many days before or after a notice, counting business days or all?
 *
 * Business days leave out Saturdays, Sundays and legal public holidays; holidays are data, and asking in a year whose
 * holidays are not known is a missing fact, not a guess. The day of the event itself is never counted.
 */
import { civil, type Day } from '../days.ts';
import { weekdayOf } from '../gate/local-time.ts';

export interface Calendar {
  readonly years: readonly number[];
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days that are worked. */
  readonly workdays: ReadonlySet<Day>;
}

const SATURDAY = 5;

export function isBusinessDay(day: Day, { holidays, workdays }: Calendar): boolean {
  if (workdays.has(day)) return true;
  return weekdayOf(day) < SATURDAY && !holidays.has(day);
}

/** The day that lies `count` business days after (or, negative, before) `from`; null when a year's holidays are not known. */
export function businessDaysFrom(from: Day, count: number, calendar: Calendar): Day | null {
  const step = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (!calendar.years.includes(civil(day).year)) return null;
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  return day;
}
