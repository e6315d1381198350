import { describe, expect, test } from 'vitest';
import { accountOf, loanProduct, START } from '../tools/rehearsal/given.ts';
import type { Account } from './account.ts';
import { bucketOn, dayAtDaysPastDue, daysPastDueOf, isPaused } from './arrears.ts';
import type { Product } from './terms.ts';

const late = (change: Partial<Account>, product: Product): Account =>
  accountOf(product, {}, { oldestDue: START, ...change });
const counted: Partial<Product> = { dueDayCounts: true };
const grace: Partial<Product> = { ageingGraceDays: 3 };
const paused = { pausedFrom: START + 5, pausedTo: START + 15 };

describe('days past due', () => {
  test.each([
    ['on the due day', {}, {}, 0, 0, null],
    ['the day after', {}, {}, 1, 1, 'M1'],
    ['the due day itself, where it counts', counted, {}, 0, 1, 'M1'],
    ['the last day of a bucket', {}, {}, 30, 30, 'M1'],
    ['the first of the next', {}, {}, 31, 31, 'M2'],
    ['the open end', {}, {}, 5_000, 5_000, 'M7'],
    ['within the grace', grace, {}, 3, 0, null],
    ['after the grace', grace, {}, 4, 1, 'M1'],
    ['current', {}, { oldestDue: null }, 50, 0, null],
    ['before a pause', {}, paused, 5, 5, 'M1'],
    ['in a pause', {}, paused, 9, 5, 'M1'],
    ['on the day a pause ends', {}, paused, 15, 5, 'M1'],
    ['after a pause', {}, paused, 16, 6, 'M1'],
    ['after two pauses', {}, { ...paused, pausedDays: 2 }, 16, 4, 'M1'],
    ['a pause that began before the due day', {}, { pausedFrom: START - 5, pausedTo: START + 4 }, 6, 2, 'M1'],
  ] as const)('%s', (_, change, facets, after, days, bucket) => {
    const product = loanProduct(change);
    const account = late(facets, product);
    expect(daysPastDueOf(account, START + after, product)).toBe(days);
    expect(bucketOn(account, START + after, product)).toBe(bucket);
  });
});

describe('the first day of a number of days past due', () => {
  test.each([
    ['plain', {}, {}],
    ['due day counts', counted, {}],
    ['grace', grace, {}],
    ['running pause', {}, paused],
    ['running pause and due day counts', counted, { pausedFrom: START - 2, pausedTo: START + 4 }],
    ['pause from the due day on', counted, { pausedFrom: START, pausedTo: START + 4 }],
    [
      'pause to come and earlier ones',
      grace,
      { pausedFrom: START + 20, pausedTo: START + 30, pausedDays: 4 },
    ],
  ] as const)('is found without counting: %s', (_, change, facets) => {
    const product = loanProduct(change);
    const account = late(facets, product);
    for (const days of [1, 2, 5, 6, 30, 31]) {
      let day = START;
      while (daysPastDueOf(account, day, product) < days) day += 1;
      expect(dayAtDaysPastDue(account, days, product)).toBe(day);
    }
  });

  test('there is none while nothing is overdue', () => {
    const product = loanProduct();
    expect(dayAtDaysPastDue(late({ oldestDue: null }, product), 1, product)).toBeNull();
  });
});

test.each([
  [4, false],
  [5, true],
  [14, true],
  [15, false],
])('%i days after the due day the pause holds: %s', (after, is) => {
  expect(isPaused(late(paused, loanProduct()), START + after)).toBe(is);
});
