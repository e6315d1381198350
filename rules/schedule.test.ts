import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counting } from './accrual.ts';
import { type MonthEnd, parseDay } from './days.ts';
import { buildSchedule, dueDays, type Method, type ScheduleTerms } from './schedule.ts';

const SEED = 20261122;
const thirty: Counting = { dayCount: '30/360', leap: 'none', interestDays: 'after-start' };

function terms(changes: Partial<ScheduleTerms>): ScheduleTerms {
  return {
    principal: 500000n,
    startOn: parseDay('2022-11-01')!,
    rate: { share: { num: 12n, den: 100n }, per: 'year' },
    method: 'equal-instalment',
    interest: 'declining',
    accrual: 'per-period',
    counting: thirty,
    dues: {
      count: 18,
      every: 1,
      unit: 'month',
      firstDue: parseDay('2022-12-01')!,
      monthEnd: 'clamp-and-return',
      wishedDate: 1,
    },
    levelRate: 'as-accrued',
    rounding: { mode: 'half-even', grain: 1n, instalment: 'to-unit', unit: 100n },
    grace: { principalPeriods: 0, interestPeriods: 0, interestFreeDays: 0 },
    downPayment: null,
    level: null,
    approved: null,
    instalmentFee: null,
    ...changes,
  };
}

/** First row, last row and the sums of principal and interest. */
function outline(changes: Partial<ScheduleTerms>): (bigint | number)[] {
  const rows = buildSchedule(terms(changes));
  const total = (part: 'principal' | 'interest') => rows.reduce((sum, row) => sum + row[part], 0n);
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return [rows.length, first.principal, first.interest, last.principal, last.interest, total('interest')];
}

describe('a schedule by method', () => {
  it.each([
    ['flat, whole units', { interest: 'flat' }, [18, 27800n, 5000n, 27400n, 5000n, 90000n]],
    [
      'principal grace',
      { grace: { principalPeriods: 3, interestPeriods: 0, interestFreeDays: 0 } },
      [18, 0n, 5000n, 35136n, 351n, 55887n],
    ],
    [
      'interest grace inside it',
      { grace: { principalPeriods: 6, interestPeriods: 3, interestFreeDays: 0 } },
      [18, 0n, 0n, 44266n, 443n, 63109n],
    ],
    ['equal principal', { method: 'equal-principal' }, [18, 27778n, 5000n, 27774n, 278n, 47500n]],
    ['interest first', { method: 'interest-first' }, [18, 0n, 5000n, 500000n, 5000n, 90000n]],
    ['one payment', { method: 'bullet', accrual: 'daily' }, [1, 500000n, 90000n, 500000n, 90000n, 90000n]],
    ['add-on', { interest: 'add-on' }, [18, 0n, 32800n, 32400n, 0n, 90000n]],
  ] as [string, Partial<ScheduleTerms>, (bigint | number)[]][])('%s', (_name, changes, expected) => {
    expect(outline(changes)).toEqual(expected);
  });
});

describe('due days at the end of a month', () => {
  it.each([
    ['clamp', '2023-01-31', ['2023-01-31', '2023-02-28', '2023-03-28']],
    ['clamp-and-return', '2023-01-31', ['2023-01-31', '2023-02-28', '2023-03-31']],
    ['roll', '2023-01-31', ['2023-01-31', '2023-03-01', '2023-03-31']],
    ['roll', '2023-03-01', ['2023-03-01', '2023-03-31', '2023-05-01']],
    ['last-day', '2024-01-31', ['2024-01-31', '2024-02-29', '2024-03-31']],
  ] as [MonthEnd, string, string[]][])('%s from %s', (monthEnd, first, expected) => {
    const rule = { count: 3, every: 1, unit: 'month' as const, firstDue: parseDay(first)!, monthEnd };
    expect(dueDays({ ...rule, wishedDate: 31 })).toEqual(expected.map(parseDay));
  });
});

const anyMethod = fc.constantFrom<Method>(
  'equal-instalment',
  'equal-principal',
  'interest-first',
  'bullet',
  'flat',
);

describe(`properties (seed ${SEED})`, () => {
  it('principal adds up to the amount lent, and no row is negative', () => {
    fc.assert(
      fc.property(
        fc.record({
          principal: fc.bigInt({ min: 1n, max: 10n ** 12n }),
          percent: fc.bigInt({ min: 0n, max: 60n }),
          count: fc.integer({ min: 1, max: 60 }),
          every: fc.integer({ min: 1, max: 3 }),
          method: anyMethod,
          interest: fc.constantFrom('declining', 'flat', 'add-on'),
          accrual: fc.constantFrom('daily', 'per-period'),
          instalment: fc.constantFrom('cent', 'to-unit', 'to-unit-up', 'up'),
          down: fc.option(fc.bigInt({ min: 1n, max: 90n }), { nil: null }),
          digits: fc.constantFrom(0, 2, 3),
        }),
        (drawn) => {
          const base = terms({});
          const unit = 10n ** BigInt(drawn.digits);
          const rows = buildSchedule(
            terms({
              principal: drawn.principal,
              rate: { share: { num: drawn.percent, den: 100n }, per: 'year' },
              method: drawn.method,
              interest: drawn.interest as ScheduleTerms['interest'],
              accrual: drawn.accrual as ScheduleTerms['accrual'],
              dues: { ...base.dues, count: drawn.count, every: drawn.every },
              rounding: {
                ...base.rounding,
                unit,
                instalment: drawn.instalment as ScheduleTerms['rounding']['instalment'],
              },
              downPayment: drawn.down === null ? null : { num: drawn.down, den: 100n },
            }),
          );
          expect(rows.reduce((sum, row) => sum + row.principal, 0n)).toBe(drawn.principal);
          for (const row of rows) {
            expect(row.principal >= 0n).toBe(true);
            expect(row.interest >= 0n).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});
