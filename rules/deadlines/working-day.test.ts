import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../days.ts';
import { lack } from './lack.ts';
import { afterWorkingDays, calendarBy, holidayIn, isDayOff, rollForward } from './working-day.ts';

const day = (text: string) => parseDay(text)!;
const days = (...texts: string[]) => new Set(texts.map(day));

/** Spring Festival of 2026 as the State Council gives it: 15 to 23 February off, two weekend days worked. */
const SPRING = {
  years: [2026],
  holidays: days(
    '2026-02-15',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-02-21',
    '2026-02-22',
    '2026-02-23',
  ),
  workdays: days('2026-02-14', '2026-02-28'),
};

describe('days off and working days', () => {
  test.each([
    ['2026-02-13', '2026-02-13'], // Friday
    ['2026-02-14', '2026-02-14'], // Saturday, worked
    ['2026-02-15', '2026-02-24'], // first day of the festival
    ['2026-02-23', '2026-02-24'], // last
    ['2026-02-28', '2026-02-28'], // Saturday, worked
    ['2026-03-01', '2026-03-02'], // an ordinary Sunday
  ])('a last day on %s moves to %s', (last, rolled) => {
    expect(formatDay(rollForward(day(last), SPRING) as number)).toBe(rolled);
  });

  test('a year that is not known is a lack, also when the count runs into it', () => {
    expect(isDayOff(day('2027-01-04'), SPRING)).toEqual(lack('calendar.2027'));
    expect(afterWorkingDays(day('2026-12-30'), 5, SPRING)).toEqual(lack('calendar.2027'));
  });

  test('worked weekends count, holidays do not', () => {
    expect(formatDay(afterWorkingDays(day('2026-02-13'), 2, SPRING) as number)).toBe('2026-02-24');
  });

  test.each([
    [{ month: 1, weekday: 0, nth: 3 }, 2026, '2026-01-19'],
    [{ month: 5, weekday: 0, nth: -1 }, 2026, '2026-05-25'],
    [{ month: 5, weekday: 0, nth: -1 }, 2027, '2027-05-31'],
    [{ month: 11, weekday: 3, nth: 4 }, 2026, '2026-11-26'],
    [{ month: 7, date: 4 }, 2026, '2026-07-04'],
    [{ month: 7, date: 4, sundayMovesToMonday: true }, 2027, '2027-07-05'],
  ])('%o in %i is %s', (rule, year, expected) => {
    expect(formatDay(holidayIn(year, rule))).toBe(expected);
  });

  test('a holiday begins in its year', () => {
    const rules = [{ since: 2021, month: 6, date: 19 }];
    expect(calendarBy(rules, [2020]).holidays.size).toBe(0);
    expect(calendarBy(rules, [2021]).holidays).toEqual(days('2021-06-19'));
  });

  test('a holiday more never brings a day forward, a weekend worked never puts it off', () => {
    const start = day('2026-01-01');
    const someDays = fc.array(fc.integer({ min: start, max: start + 200 }), { maxLength: 40 });
    const count = fc.integer({ min: 0, max: 40 });
    const from = fc.integer({ min: start, max: start + 150 });
    fc.assert(
      fc.property(someDays, someDays, someDays, from, count, (off, more, worked, first, n) => {
        const calendar = { years: [2026, 2027], holidays: new Set(off), workdays: new Set<number>() };
        const holidays = { ...calendar, holidays: new Set([...off, ...more]) };
        const workdays = { ...calendar, workdays: new Set(worked) };
        expect(afterWorkingDays(first, n, holidays)).toBeGreaterThanOrEqual(
          afterWorkingDays(first, n, calendar) as number,
        );
        expect(rollForward(first, holidays)).toBeGreaterThanOrEqual(rollForward(first, calendar) as number);
        expect(rollForward(first, workdays)).toBeLessThanOrEqual(rollForward(first, calendar) as number);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });
});
