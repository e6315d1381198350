import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, civil, dayOf, days30360, formatDay, isLeap, overlap, parseDay } from './days.ts';

const seed = 20260105;
const day = (text: string): number => parseDay(text)!;

test('every day has one date, and the next day has the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), (number) => {
      const { year, month, date } = civil(number);
      expect(dayOf(year, month, date)).toBe(number);
      const next = civil(number + 1);
      expect(next.date === date + 1 || next.date === 1).toBe(true);
    }),
    { seed, numRuns: 2_000 },
  );
});

test.each([
  ['1970-01-01', 0],
  ['2000-02-29', 11_016],
  ['2026-11-22', 20_779],
  ['2026-02-31', null],
  ['2026-02-29', null],
  ['2028-02-29', 21_243],
  ['2100-02-29', null],
  ['2026-13-01', null],
  ['2026-00-10', null],
  ['2026-1-5', null],
  [' 2026-01-05', null],
])('%s is day %s', (text, number) => {
  expect(parseDay(text)).toBe(number);
  if (number !== null) expect(formatDay(number)).toBe(text);
});

test.each([
  [1900, false],
  [2000, true],
  [2024, true],
  [2026, false],
])('%i is a leap year: %s', (year, leap) => {
  expect(isLeap(year)).toBe(leap);
});

test.each([
  // from, months, wished date, clamp, roll, last-day
  ['2026-01-31', 1, 31, '2026-02-28', '2026-03-01', '2026-02-28'],
  ['2028-01-31', 1, 31, '2028-02-29', '2028-03-01', '2028-02-29'],
  ['2026-01-31', 2, 31, '2026-03-31', '2026-03-31', '2026-03-31'],
  ['2026-03-31', 1, 31, '2026-04-30', '2026-05-01', '2026-04-30'],
  ['2026-02-28', 1, 31, '2026-03-31', '2026-03-31', '2026-03-31'],
  ['2026-11-15', 2, 15, '2027-01-15', '2027-01-15', '2027-01-31'],
  ['2026-01-15', -1, 15, '2025-12-15', '2025-12-15', '2025-12-31'],
])('%s and %i months, wished date %i', (from, months, wished, clamp, roll, last) => {
  const to = (monthEnd: Parameters<typeof addMonths>[3]): string =>
    formatDay(addMonths(day(from), months, wished, monthEnd));
  expect([to('clamp'), to('clamp-and-return'), to('roll'), to('last-day')]).toEqual([
    clamp,
    clamp,
    roll,
    last,
  ]);
});

test.each([
  ['2026-01-31', '2026-02-28', 28],
  ['2026-01-30', '2026-01-31', 0],
  ['2026-01-29', '2026-01-31', 2],
  ['2026-02-28', '2026-03-31', 33],
  ['2025-12-31', '2026-12-31', 360],
])('30/360 from %s to %s is %i days', (from, to, days) => {
  expect(days30360(day(from), day(to))).toBe(days);
});

test.each([
  [0, 10, 3, 5, 2],
  [0, 10, -3, 5, 5],
  [0, 10, 10, 12, 0],
  [0, 10, -5, 0, 0],
  [5, 5, 0, 10, 0],
])('[%i, %i) and [%i, %i) share %i days', (a, b, c, d, days) => {
  expect(overlap(a, b, c, d)).toBe(days);
});
