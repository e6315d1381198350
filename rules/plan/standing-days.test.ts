import { expect, test } from 'vitest';
import { accountOf, loanProduct, START } from '../../tools/rehearsal/given.ts';
import type { Account } from '../account.ts';
import { dayAtDaysPastDue, daysPastDueOf } from '../arrears.ts';
import { endPlan } from './plan-end.ts';

/** An account under an agreement since day 10 under which days past due stand still. */
function standing(change: Partial<Account>, dueDayCounts = false) {
  const product = loanProduct({ dueDayCounts });
  const plain = accountOf(product, { duePrincipal: 100n }, change);
  const plan = {
    id: 'A',
    kind: 'moratorium',
    rows: [],
    until: START + 90,
    graceDays: 0,
    missesAllowed: 0,
    shortBy: 0n,
    relief: { interestPpm: null, penaltyPpm: null, lateFees: false },
    waive: [],
    onBreak: 'kept',
    ageing: 'stands',
    schedule: null,
  } as const;
  const alive = {
    plan,
    agreedOn: START + 10,
    received: 0n,
    row: 0,
    behind: null,
    missed: 0,
    without: plain,
    asOf: START + 9,
  };
  return { product, account: { ...plain, plan: alive } };
}

test('days past due stand from the agreement on, and go on when it is over', () => {
  const { product, account } = standing({ oldestDue: START + 4 });
  expect([8, 10, 11, 40].map((day) => daysPastDueOf(account, START + day, product))).toEqual([4, 6, 6, 6]);
  expect(dayAtDaysPastDue(account, 6, product)).toBe(START + 10);
  expect(dayAtDaysPastDue(account, 7, product)).toBeNull();
  const over = endPlan(account, START + 40, product);
  expect([40, 41, 50].map((day) => daysPastDueOf(over, START + day, product))).toEqual([6, 7, 16]);
  expect(dayAtDaysPastDue(over, 7, product)).toBe(START + 41);
});

test('a pause that runs into it counts once, and goes on after it', () => {
  const pause = { pausedFrom: START + 8, pausedTo: START + 45 };
  const { product, account } = standing({ oldestDue: START + 4, ...pause });
  expect([8, 10, 30].map((day) => daysPastDueOf(account, START + day, product))).toEqual([4, 4, 4]);
  const over = endPlan(account, START + 40, product);
  expect([40, 45, 46].map((day) => daysPastDueOf(over, START + day, product))).toEqual([4, 4, 5]);
});

test('where the due day counts, what falls due meanwhile is one day old and stays so', () => {
  const { product, account } = standing({ oldestDue: START + 12 }, true);
  expect([11, 12, 20].map((day) => daysPastDueOf(account, START + day, product))).toEqual([0, 1, 1]);
  expect(dayAtDaysPastDue(account, 1, product)).toBe(START + 12);
  expect(dayAtDaysPastDue(account, 2, product)).toBeNull();
});
