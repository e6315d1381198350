import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../days.ts';
import { endOf, startBefore, type Term } from './period.ts';

const day = (text: string) => parseDay(text)!;

describe('the end of a period (民法典 201, 202)', () => {
  test.each<[string, Term, string]>([
    ['2023-06-15', { years: 3 }, '2026-06-15'],
    ['2024-02-29', { years: 3 }, '2027-02-28'],
    ['2024-02-29', { years: 4 }, '2028-02-29'],
    ['2025-02-28', { years: 3 }, '2028-02-28'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2026-11-30', { months: 3 }, '2027-02-28'],
    ['2026-08-31', { months: 6 }, '2027-02-28'],
    ['2026-02-04', { months: 3 }, '2026-05-04'],
    ['2026-03-02', { days: 15 }, '2026-03-17'],
    ['2026-12-31', { days: 1 }, '2027-01-01'],
  ])('%s and %o: %s', (from, term, ends) => {
    expect(formatDay(endOf(day(from), term))).toBe(ends);
  });

  test.each<[string, Term, string]>([
    ['2026-08-31', { months: 6 }, '2026-02-28'],
    ['2026-06-15', { months: 6 }, '2025-12-15'],
    ['2026-01-10', { years: 1 }, '2025-01-10'],
    ['2026-01-10', { days: 10 }, '2025-12-31'],
  ])('%s, %o before: %s', (until, term, starts) => {
    expect(formatDay(startBefore(day(until), term))).toBe(starts);
  });
});
