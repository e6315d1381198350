import { describe, expect, test } from 'vitest';
import { accountOf, loanProduct, START } from '../tools/rehearsal/given.ts';
import type { Account, Fact } from './account.ts';
import { applyFact } from './fact.ts';
import { accrue, accruedTo, penaltyDays } from './penalty.ts';
import { capRate, type DailyRate, type Product } from './terms.ts';

const daily = (ppm: bigint): DailyRate => ({ ppm, perDays: 1 });
const late = (principal: bigint, change: Partial<Account> = {}, product = loanProduct()): Account =>
  accountOf(product, { duePrincipal: principal }, { oldestDue: START, settledTo: START, ...change });

describe('one line of the closed form', () => {
  test.each([
    // base, ppm, days, carry in, rounding, amount, carry out
    [100_000n, 600n, 1, 0n, 'carry', 60n, 0n],
    [99_999n, 600n, 1, 0n, 'carry', 59n, 999_400n],
    [99_999n, 600n, 10, 0n, 'carry', 599n, 994_000n],
    [99_999n, 600n, 1, 999_400n, 'carry', 60n, 998_800n],
    [2_500n, 1_000n, 3, 0n, 'half-even', 6n, 0n],
    [2_500n, 1_000n, 3, 0n, 'half-up', 9n, 0n],
    [2_500n, 1_000n, 3, 0n, 'down', 6n, 0n],
    [2_001n, 1_000n, 3, 0n, 'up', 9n, 0n],
    [0n, 600n, 10, 7n, 'carry', 0n, 7n],
    [100_000n, 0n, 10, 7n, 'carry', 0n, 7n],
    [9_007_199_254_740_993n, 500n, 365, 0n, 'carry', 1_643_813_863_990_231n, 222_500n],
  ] as const)('%i at %i ppm for %i days, carry %i, %s', (base, ppm, days, carry, rounding, amount, rest) => {
    expect(accrue(base, daily(ppm), days, carry, rounding)).toEqual({ amount, carry: rest });
  });

  test('a day that is rounded by itself is not rounded up past the yearly cap', () => {
    // 1,000 at 0.05 % is half a yen; a yen a day would be 36.5 % a year
    expect(accrue(1_000n, daily(500n), 10, 0n, 'up', null).amount).toBe(10n);
    expect(accrue(1_000n, daily(500n), 10, 0n, 'up', 240_000n).amount).toBe(0n);
    expect(accrue(10_000n, daily(500n), 10, 0n, 'up', 240_000n).amount).toBe(50n);
  });
});

test.each([
  [{ ppm: 657n, perDays: 1 }, 240_000n, { ppm: 657n, perDays: 1 }],
  [{ ppm: 658n, perDays: 1 }, 240_000n, { ppm: 240_000n, perDays: 365 }],
  [{ ppm: 240_000n, perDays: 365 }, 240_000n, { ppm: 240_000n, perDays: 365 }],
  [{ ppm: 240_000n, perDays: 360 }, 240_000n, { ppm: 240_000n, perDays: 365 }],
  [{ ppm: 9_999_999n, perDays: 1 }, null, { ppm: 9_999_999n, perDays: 1 }],
] as const)('%o under a cap of %s ppm a year', (rate, cap, effective) => {
  expect(capRate(rate, cap)).toEqual(effective);
});

describe('days that bear penalty', () => {
  const pausing: Partial<Product> = { pauseStops: 'ageing-and-penalty' };
  test.each([
    // what, product, account, day after the due day, days
    ['the due day bears none', {}, {}, 0, 0],
    ['the first day after it does', {}, {}, 1, 1],
    ['days of grace are free', { penaltyAfterDays: 3 }, {}, 3, 0],
    ['and are not charged later', { penaltyAfterDays: 3 }, {}, 5, 2],
    ['only days not yet booked', {}, { settledTo: START + 4 }, 10, 6],
    ['grace ends before what is booked', { penaltyAfterDays: 3 }, { settledTo: START + 7 }, 10, 3],
    ['a day booked already', {}, { settledTo: START + 10 }, 10, 0],
    ['a pause that stops ageing only', {}, { pausedFrom: START + 2, pausedTo: START + 5 }, 10, 10],
    ['a pause that stops penalty too', pausing, { pausedFrom: START + 2, pausedTo: START + 5 }, 10, 7],
    ['its first day is free', pausing, { pausedFrom: START + 2, pausedTo: START + 5 }, 2, 1],
    ['the day it ends is not', pausing, { pausedFrom: START + 2, pausedTo: START + 5 }, 5, 2],
    ['a pause still to come', pausing, { pausedFrom: START + 20, pausedTo: START + 25 }, 10, 10],
    ['a pause before the due day', pausing, { pausedFrom: START - 9, pausedTo: START - 2 }, 10, 10],
    ['nothing overdue', {}, { oldestDue: null }, 10, 0],
  ] as const)('%s', (_, change, facets, after, days) => {
    const product = loanProduct(change);
    expect(penaltyDays(late(100_000n, facets, product), START + after, product)).toBe(days);
  });
});

describe('the life cap', () => {
  const capped = loanProduct({ caps: { yearlyPpm: null, lifePpm: 10_000n } }); // 1,000 of 100,000
  const account = (charged: bigint, penaltyCarry = 0n): Account =>
    late(100_000n, { granted: 100_000n, charged, penaltyCarry }, capped);
  test.each([
    // charged before, days, penalty, carry
    [0n, 16, 960n, 0n],
    [0n, 17, 1_000n, 0n],
    [0n, 1_000, 1_000n, 0n],
    [940n, 1, 60n, 0n], // reached exactly: nothing is carried past it
    [999n, 1, 1n, 0n],
    [1_000n, 5, 0n, 0n],
    [2_000n, 5, 0n, 0n], // a cap that fell below what was charged takes nothing back
  ])('charged %i, then %i days: %i', (charged, days, penalty, penaltyCarry) => {
    expect(accruedTo(account(charged, 5n), START + days, capped)).toMatchObject(
      penaltyCarry === 0n && charged + penalty < 1_000n ? { penalty } : { penalty, penaltyCarry },
    );
  });

  test('interest comes before penalty on the day the cap is reached', () => {
    const both = { ...account(0n), balances: { ...account(0n).balances, revolving: 100_000n } };
    // 40 + 60 a day: nine days below, the tenth reaches 1,000 exactly
    expect(accruedTo(both, START + 30, capped)).toMatchObject({ interest: 400n, penalty: 600n });
    const nearly = { ...both, charged: 950n };
    expect(accruedTo(nearly, START + 30, capped)).toMatchObject({ interest: 40n, penalty: 10n });
  });
});

test('a rate that falls below the cap takes the carried remainder along in its own measure', () => {
  const product = loanProduct({ caps: { yearlyPpm: 240_000n, lifePpm: null } });
  // carried in 365ths: nine tenths of a cent
  const account = late(100_000n, { penaltyPpm: 1_000n, penaltyCarry: 328_500_000n }, product);
  const fact: Fact = { id: 'r', type: 'rate-changed', valueOn: START, interestPpm: 0n, penaltyPpm: 500n };
  const { facets } = applyFact({ account, rows: [], pauses: [] }, fact, product);
  expect(facets.penaltyCarry).toBe(900_000n);
});
