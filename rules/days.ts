/**
 * What is a day, and which days lie between two days?
 *
 * A day is the integer number of days since 1970-01-01 in the proleptic Gregorian calendar: no clock,
 * no zone, no Date object. "Today" is always an argument.
 */

/** Days since 1970-01-01. */
export type Day = number;

/** A civil date. `month` runs from 1 to 12, `date` from 1 to 31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** What happens when a month has no such day: 31 January + 1 month.
 * `clamp`: last day, and stays there; `clamp-and-return`: last day, but the wished day comes back;
 * `roll`: first day of the next month, the wished day comes back; `last-day`: always the last day of the month. */
export type MonthEnd = 'clamp' | 'clamp-and-return' | 'roll' | 'last-day';

/** Day number of a civil date (algorithm: days from civil, Howard Hinnant, chrono-compatible date algorithms). */
export function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Civil date of a day number; the inverse of `dayOf`. */
export function civil(day: Day): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** True in a Gregorian leap year. */
export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** "2026-11-22" as a day; null for anything that is not a real date (31 February, 2026-1-5). */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return dayOf(year, month, date);
}

/** A day as "2026-11-22". */
export function formatDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/**
 * The day `months` months after `from`, aiming at `wishedDate` (1–31) of the month, by the month-end rule.
 * To step a schedule, pass the first due day as `from`, its wished date, and n × every: then
 * `clamp-and-return` and `roll` come back to the wished date by themselves. `clamp` is stepped one by one.
 */
export function addMonths(from: Day, months: number, wishedDate: number, monthEnd: MonthEnd): Day {
  const start = civil(from);
  const index = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const length = daysInMonth(year, month);
  if (monthEnd === 'last-day') return dayOf(year, month, length);
  if (wishedDate <= length) return dayOf(year, month, wishedDate);
  return monthEnd === 'roll' ? dayOf(year, month, length) + 1 : dayOf(year, month, length);
}

/** Days counted by 30/360 (US without end-of-February rule: day 31 counts as 30). */
export function days30360(from: Day, to: Day): number {
  const a = civil(from);
  const b = civil(to);
  const dateA = Math.min(a.date, 30);
  const dateB = b.date === 31 && dateA === 30 ? 30 : b.date;
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (dateB - dateA);
}

/** Days of [from, to) that lie inside [start, end). */
export function overlap(from: Day, to: Day, start: Day, end: Day): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, start));
}
