import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INSTALMENT } from '../../policy/house/products.ts';
import type { Opening } from '../account.ts';
import { dayOf } from '../days.ts';
import type { History } from '../history.ts';
import { openingOf } from '../history.ts';
import type { Coming } from '../terms.ts';
import { forecast } from './forecast.ts';

const start = dayOf(2026, 1, 5);
const schedule: Coming[] = [2, 3, 4].map((month, place) => ({
  seq: place + 1,
  due: dayOf(2026, month, 5),
  principal: 100_000n,
  interest: 1_200n,
  fee: 0n,
}));
const opening: Opening = openingOf(INSTALMENT, start, {
  interestPpm: 400n,
  penaltyPpm: 600n,
  principal: 300_000n,
  next: schedule[0]!,
});
const history: History = { opening, schedule, facts: [] };

test.each([
  // day, owed, overdue, settlement, days past due, cost of one more day
  ['before the first due day', dayOf(2026, 1, 15), 300_000n, 0n, 301_200n, 0, 0n],
  ['ten days late', dayOf(2026, 2, 15), 301_800n, 101_800n, 302_600n, 10, 60n],
  ['two instalments late', dayOf(2026, 3, 10), 304_680n, 204_680n, 304_880n, 33, 120n],
])('%s', (_, day, owed, overdue, settlement, daysPastDue, costOfWaiting) => {
  const is = forecast(history, INSTALMENT, day, []);
  expect(is).toMatchObject({ owed, overdue, settlement, daysPastDue, costOfWaiting });
});

test('paying the overdue amount on a day ends the arrears on that day', () => {
  const day = dayOf(2026, 2, 15);
  const { overdue } = forecast(history, INSTALMENT, day, []);
  expect(forecast(history, INSTALMENT, day, [{ on: day, amount: overdue }])).toMatchObject({
    overdue: 0n,
    daysPastDue: 0,
  });
});

test('paying sooner never costs more', () => {
  const seed = 20260105;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 0, max: 80 }),
      fc.bigInt(1n, 310_000n),
      (a, b, amount) => {
        const end = start + 100;
        const pay = (on: number) => forecast(history, INSTALMENT, end, [{ on: start + on, amount }]).owed;
        expect(pay(Math.min(a, b)) <= pay(Math.max(a, b))).toBe(true);
      },
    ),
    { seed, numRuns: 200 },
  );
});
