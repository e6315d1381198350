/**
 * Which years of days off are known where a borrower lives?
 *
 * By the beginning of his region's ISO 3166-2 code, like the law. A place without a row, and a year without a list, are not
 * known: a deadline that has to roll over them is refused and says which year is missing, never reckoned as if every day were worked.
 */
import { dayOf } from '../../rules/days.ts';
import { calendarBy, type WorkCalendar } from '../../rules/deadlines/working-day.ts';
import { FEDERAL_HOLIDAYS } from './american-deadlines.ts';
import { ENGLISH_DAYS_OFF, HONG_KONG_DAYS_OFF, INDIAN_HOLIDAYS } from './days-off-abroad.ts';
import { CHINESE_DAYS_OFF } from './days-off-china.ts';

/** One year as it was proclaimed. */
export interface DaysOff {
  readonly year: number;
  readonly source: string;
  /** How the text was seen: V word for word, P in part, S second hand, R from memory. */
  readonly confidence: 'V' | 'P' | 'S' | 'R';
  /** "01-01" or "02-15..02-23", ends included. */
  readonly off: readonly string[];
  /** Days of a weekend that are worked. */
  readonly worked?: readonly string[];
}

/** Years for which holidays that a law sets by rule are given: 5 USC 6103(a) and India's three have not changed in them. */
const RULED: readonly number[] = [2024, 2025, 2026];

const UNKNOWN: WorkCalendar = { years: [], holidays: new Set(), workdays: new Set() };
const ENGLAND = calendarOfYears(ENGLISH_DAYS_OFF);
const HONG_KONG = calendarOfYears(HONG_KONG_DAYS_OFF);

/** By region; the whole code comes first. Scotland and Northern Ireland have days of their own, which are not here. */
const CALENDARS: Readonly<Record<string, WorkCalendar>> = {
  CN: calendarOfYears(CHINESE_DAYS_OFF),
  HK: HONG_KONG,
  'CN-HK': HONG_KONG,
  'CN-MO': UNKNOWN,
  'CN-TW': UNKNOWN,
  GB: UNKNOWN,
  'GB-ENG': ENGLAND,
  'GB-WLS': ENGLAND,
  'GB-EAW': ENGLAND,
  US: calendarBy(FEDERAL_HOLIDAYS, RULED),
  IN: calendarBy(INDIAN_HOLIDAYS, RULED),
};

/** Every year of days off that is known for a region ("CN-33"); none for a place without a row. */
export function daysOffIn(region: string): WorkCalendar {
  return CALENDARS[region] ?? CALENDARS[region.split('-')[0] ?? ''] ?? UNKNOWN;
}

/** The same, of two years alone: what can matter for a contact made in `year`. */
export function daysOffAround(region: string, year: number): WorkCalendar {
  const key = `${region} ${year}`;
  let found = around.get(key);
  if (found === undefined) {
    const { years, holidays, workdays } = daysOffIn(region);
    const [from, to] = [dayOf(year, 1, 1), dayOf(year + 2, 1, 1)];
    const within = (days: ReadonlySet<number>) => new Set([...days].filter((day) => day >= from && day < to));
    found = {
      years: years.filter((one) => one === year || one === year + 1),
      holidays: within(holidays),
      workdays: within(workdays),
    };
    around.set(key, found);
  }
  return found;
}

const around = new Map<string, WorkCalendar>();

function calendarOfYears(known: readonly DaysOff[]): WorkCalendar {
  return {
    years: known.map(({ year }) => year),
    holidays: new Set(known.flatMap(({ year, off }) => off.flatMap((span) => daysOf(year, span)))),
    workdays: new Set(known.flatMap(({ year, worked = [] }) => worked.flatMap((span) => daysOf(year, span)))),
  };
}

/** The days of "02-15..02-23" in a year. */
function daysOf(year: number, span: string): number[] {
  const [from, to] = span.split('..').map((text) => {
    const [month, date] = text.split('-').map(Number);
    return dayOf(year, month!, date!);
  });
  return Array.from({ length: (to ?? from!) - from! + 1 }, (_, place) => from! + place);
}
