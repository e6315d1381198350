import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from '../days.ts';
import { sum } from '../money.ts';
import type { Coming } from '../terms.ts';
import {
  addInstalments,
  moveDue,
  pauseInterest,
  pausePrincipal,
  type RearrangeTerms,
  reAgeSchedule,
  reAmortiseSchedule,
} from './rearrange-schedule.ts';

const free: RearrangeTerms = {
  steps: { every: 1, unit: 'month', monthEnd: 'clamp-and-return' },
  rounding: { mode: 'half-even', grain: 1n, instalment: 'cent', unit: 100n },
  interest: null,
  from: dayOf(2024, 7, 1),
};
const daily: RearrangeTerms = {
  ...free,
  interest: {
    rate: { share: { num: 400n, den: 1_000_000n }, per: 'day' },
    counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
    rounding: 'half-even',
  },
};
const row = (seq: number, month: number, principal: bigint, date = 1, interest = 0n): Coming => ({
  seq,
  due: dayOf(2024, month, date),
  principal,
  interest,
  fee: 0n,
});
const three = [row(1, 8, 100_000n), row(2, 9, 100_000n), row(3, 10, 100_000n)];
const told = (rows: readonly Coming[]) =>
  rows.map(({ due, principal }) => [formatDay(due).slice(5), Number(principal)]);

describe('published plan cases', () => {
  test('PLN-01: a due day moved by fourteen days takes those after it along; amounts stay', () => {
    expect(told(moveDue(three, 2, dayOf(2024, 9, 15), free))).toEqual([
      ['08-01', 100_000],
      ['09-15', 100_000],
      ['10-15', 100_000],
    ]);
  });
  test('PLN-03: a month of principal holiday', () => {
    expect(told(pausePrincipal(three, 2, 1, free)).map(([, principal]) => principal)).toEqual([
      100_000, 0, 100_000, 100_000,
    ]);
  });
  test('PLN-05: two terms more', () => {
    const rest = [row(1, 8, 25_000n, 16), row(2, 9, 25_000n, 16), row(3, 10, 25_000n, 16)];
    expect(told(addInstalments(rest, 2, free)).map(([, principal]) => principal)).toEqual(
      Array(5).fill(15_000),
    );
  });
  test('PLN-07: a single instalment moved by a month', () => {
    expect(told(moveDue([row(1, 7, 100_000n, 31)], 1, dayOf(2024, 8, 31), free))).toEqual([
      ['08-31', 100_000],
    ]);
  });
  test('PLN-09, PLN-11: re-aged in equal parts that sum to the whole, the last taking the rest', () => {
    const overdue = [{ ...row(1, 1, 75_000n, 16) }];
    expect(told(reAgeSchedule([], overdue, 6, dayOf(2024, 3, 1), free)).map(([, part]) => part)).toEqual(
      Array(6).fill(12_500),
    );
    const two = { ...free, steps: { ...free.steps, every: 2 } };
    expect(told(reAgeSchedule([], [{ ...row(1, 1, 87_500n) }], 3, dayOf(2024, 3, 10), two))).toEqual([
      ['03-10', 29_167],
      ['05-10', 29_167],
      ['07-10', 29_166],
    ]);
  });
  test('PLN-17: re-amortised, the last row asks for the two overdue ones too', () => {
    const open = [row(1, 1, 12_500n), row(2, 2, 12_500n)];
    expect(reAmortiseSchedule([row(3, 3, 12_500n)], open, free)[0]!.principal).toBe(37_500n);
  });
});

test('interest is reckoned on what is owed between the new due days', () => {
  const [first, second] = moveDue(three, 2, dayOf(2024, 9, 15), daily);
  expect(first!.interest).toBe(3_720n); // 3,000.00 × 0.04 % × 31 days
  expect(second!.interest).toBe(3_600n); // 2,000.00 × 0.04 % × 45 days
});

test('interest of a holiday is asked for by the instalment after it', () => {
  const rows = [row(1, 8, 1n, 1, 30n), row(2, 9, 1n, 1, 20n), row(3, 10, 1n, 1, 10n)];
  expect(pauseInterest(rows, 2).map(({ interest }) => interest)).toEqual([0n, 0n, 60n]);
  expect(pauseInterest(rows, 9).map(({ interest }) => interest)).toEqual([0n, 0n, 60n]);
});

test('parts sum to the whole, days and numbers ascend, whatever is rearranged (seed 20261122)', () => {
  const amounts = fc.array(fc.bigInt(1n, 10n ** 9n), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      amounts,
      amounts,
      fc.integer({ min: 1, max: 24 }),
      fc.boolean(),
      (planned, overdue, count, bears) => {
        const terms = bears ? daily : free;
        const rows = planned.map((amount, at) => row(at + 20, 8 + at, amount));
        const open = overdue.map((amount, at) => ({
          ...row(at + 1, at - 8, amount),
          interest: amount / 7n,
          fee: 3n,
        }));
        const [whole, late] = [sum(planned), sum(overdue)];
        const made = [
          [moveDue(rows, 20, rows[0]!.due + 9, terms), whole],
          [addInstalments(rows, count, terms), whole],
          [pausePrincipal(rows, 20, count, terms), whole],
          [pauseInterest(rows, count), whole],
          [reAgeSchedule(rows, open, count, rows[0]!.due, terms), whole + late],
          [reAmortiseSchedule(rows, open, terms), whole + late],
        ] as const;
        for (const [schedule, total] of made) {
          expect(sum(schedule.map(({ principal }) => principal))).toBe(total);
          for (const [at, one] of schedule.entries()) {
            expect(one.principal >= 0n && one.interest >= 0n).toBe(true);
            if (at > 0) expect(one.due > schedule[at - 1]!.due && one.seq > schedule[at - 1]!.seq).toBe(true);
          }
        }
        const charges = sum(open.map(({ interest, fee }) => interest + fee));
        for (const [schedule] of made.slice(4))
          expect(sum(schedule.map(({ interest, fee }) => interest + fee)) >= charges).toBe(true);
      },
    ),
    { seed: 20261122, numRuns: 200 },
  );
});
