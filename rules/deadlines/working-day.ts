/**
 * Which days are days off here, and which is the n-th working day after another?
 *
 * Days off are weekends that are not worked (调休) and public holidays. A calendar knows certain years; a day outside them is
 * a lack, never taken for an ordinary day. Holidays come as days (China: the State Council's yearly notice) or follow from
 * rules ("third Monday of January"), which are dated data in `policy/`.
 */
import { civil, type Day, dayOf, daysInMonth } from '../days.ts';
import { weekdayOf } from '../gate/local-time.ts';
import type { Situation } from '../gate/situation.ts';
import { isLack, lack, type OrLack } from './lack.ts';

/** Years that are known, their holidays, and the weekend days worked in them. */
export type WorkCalendar = Situation['calendar'];

/** A holiday that comes every year. `weekday` 0: Monday … 6: Sunday; `nth` -1: the last of the month. */
export type HolidayRule = { readonly since?: number; readonly month: number } & (
  | { readonly date: number; readonly sundayMovesToMonday?: boolean }
  | { readonly weekday: number; readonly nth: number }
);

const SATURDAY = 5;
const SUNDAY = 6;

/** True for a holiday, and for a Saturday or Sunday that is not worked. */
export function isDayOff(day: Day, { years, holidays, workdays }: WorkCalendar): OrLack<boolean> {
  const year = yearOf(day);
  if (!years.includes(year)) return lack(`calendar.${year}`);
  return holidays.has(day) || (weekdayOf(day) >= SATURDAY && !workdays.has(day));
}

/** `day`, or the day after the days off that it falls into. */
export function rollForward(day: Day, calendar: WorkCalendar): OrLack<Day> {
  let rolled = day;
  for (;;) {
    const off = isDayOff(rolled, calendar);
    if (isLack(off)) return off;
    if (!off) return rolled;
    rolled += 1;
  }
}

/** The `count`-th working day after `from`; `from` itself is not counted. */
export function afterWorkingDays(from: Day, count: number, calendar: WorkCalendar): OrLack<Day> {
  let day = from;
  for (let left = count; left > 0; ) {
    day += 1;
    const off = isDayOff(day, calendar);
    if (isLack(off)) return off;
    if (!off) left -= 1;
  }
  return day;
}

/** The `count`-th working day before `until`; `until` itself is not counted. */
export function beforeWorkingDays(until: Day, count: number, calendar: WorkCalendar): OrLack<Day> {
  let day = until;
  for (let left = count; left > 0; ) {
    day -= 1;
    const off = isDayOff(day, calendar);
    if (isLack(off)) return off;
    if (!off) left -= 1;
  }
  return day;
}

/** A calendar of these years by rules alone, with no weekend worked. */
export function calendarBy(rules: readonly HolidayRule[], years: readonly number[]): WorkCalendar {
  const holidays = years.flatMap((year) =>
    rules.filter(({ since }) => since === undefined || since <= year).map((rule) => holidayIn(year, rule)),
  );
  return { years, holidays: new Set(holidays), workdays: new Set() };
}

/** The day of a yearly holiday in `year`. */
export function holidayIn(year: number, rule: HolidayRule): Day {
  const { month } = rule;
  if ('date' in rule) {
    const day = dayOf(year, month, rule.date);
    return rule.sundayMovesToMonday && weekdayOf(day) === SUNDAY ? day + 1 : day;
  }
  if (rule.nth < 0) {
    const last = dayOf(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - rule.weekday + 7) % 7);
  }
  const first = dayOf(year, month, 1);
  return first + ((rule.weekday - weekdayOf(first) + 7) % 7) + (rule.nth - 1) * 7;
}

function yearOf(day: Day): number {
  return civil(day).year;
}
