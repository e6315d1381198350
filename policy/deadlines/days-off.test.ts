import { describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { isDayOff, rollForward } from '../../rules/deadlines/working-day.ts';
import { weekdayOf } from '../../rules/gate/local-time.ts';
import { daysOffAround, daysOffIn } from './days-off.ts';
import { ENGLISH_DAYS_OFF, HONG_KONG_DAYS_OFF } from './days-off-abroad.ts';
import { CHINESE_DAYS_OFF } from './days-off-china.ts';

const day = (text: string) => parseDay(text)!;
const next = (region: string, text: string) => rollForward(day(text), daysOffIn(region));

describe('days off where a borrower lives', () => {
  test.each([
    // A weekend that is worked for a long holiday is no day off; the holiday itself is.
    ['CN-33', '2026-02-14', '2026-02-14'],
    ['CN-33', '2026-02-15', '2026-02-24'],
    ['CN-11', '2026-01-01', '2026-01-04'],
    ['CN-11', '2026-10-01', '2026-10-08'],
    ['CN-11', '2025-10-01', '2025-10-09'],
    ['CN-11', '2025-09-28', '2025-09-28'],
    ['CN-44', '2024-02-10', '2024-02-18'],
    ['CN-44', '2024-04-04', '2024-04-07'],
    // An ordinary weekend.
    ['CN-44', '2026-11-21', '2026-11-23'],
    ['GB-ENG', '2026-12-25', '2026-12-29'],
    ['GB-WLS', '2026-04-03', '2026-04-07'],
    ['HK', '2026-04-03', '2026-04-08'],
    ['CN-HK', '2026-02-17', '2026-02-20'],
    ['US-CA', '2026-11-26', '2026-11-27'],
    ['US', '2026-05-25', '2026-05-26'],
    ['IN-MH', '2026-01-26', '2026-01-27'],
  ])('%s: %s rolls to %s', (region, from, to) => {
    expect(next(region, from)).toBe(day(to));
  });

  test.each([
    ['CN-33', '2027-01-04', 'calendar.2027'],
    ['CN-33', '2023-12-29', 'calendar.2023'],
    // Nobody has recorded the days of these places.
    ['GB-SCT', '2026-01-02', 'calendar.2026'],
    ['GB', '2026-01-02', 'calendar.2026'],
    ['CN-MO', '2026-01-02', 'calendar.2026'],
    ['BR-SP', '2026-01-02', 'calendar.2026'],
  ])('%s: nobody can say what %s is', (region, text, lacks) => {
    expect(isDayOff(day(text), daysOffIn(region))).toEqual({ lacks });
  });

  test('a day that rolls out of the known years is missing, not guessed', () => {
    expect(next('CN-33', '2026-12-31')).toBe(day('2026-12-31'));
    expect(next('GB-ENG', '2026-12-26')).toBe(day('2026-12-29'));
    expect(next('US', '2023-12-30')).toEqual({ lacks: 'calendar.2023' });
  });

  test('a contact carries its own year and the next one', () => {
    const { years, holidays } = daysOffAround('CN-33', 2025);
    expect(years).toEqual([2025, 2026]);
    expect(Math.min(...holidays)).toBe(day('2025-01-01'));
    expect(daysOffAround('CN-33', 2026).years).toEqual([2026]);
  });
});

test.each(CHINESE_DAYS_OFF)(
  'the notice for $year: what is worked is a weekend and no holiday',
  ({ year }) => {
    const { workdays, holidays } = daysOffIn('CN-33');
    const worked = [...workdays].filter((one) => one >= day(`${year}-01-01`) && one <= day(`${year}-12-31`));
    expect(worked.length).toBeGreaterThan(0);
    for (const one of worked) {
      expect(weekdayOf(one)).toBeGreaterThanOrEqual(5);
      expect(holidays.has(one)).toBe(false);
    }
  },
);

test.each([
  ...ENGLISH_DAYS_OFF.map((one) => ({ place: 'GB-ENG', count: 8, ...one })),
  ...HONG_KONG_DAYS_OFF.map((one) => ({ place: 'HK', count: 17, ...one })),
])('$place $year has its $count days besides Sundays', ({ place, year, count }) => {
  const { holidays } = daysOffIn(place);
  const found = [...holidays].filter((one) => one >= day(`${year}-01-01`) && one <= day(`${year}-12-31`));
  expect(found).toHaveLength(count);
  for (const one of found) expect(weekdayOf(one)).not.toBe(6);
});
