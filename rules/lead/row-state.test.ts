import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INSTALMENT } from '../../policy/house/products.ts';
import type { AccountEvent, Fact } from '../account.ts';
import { dayOf } from '../days.ts';
import { openingOf, replay } from '../history.ts';
import type { AgreedPlan } from '../plan/agreed-plan.ts';
import { rowStates } from './row-state.ts';

const AGREED = dayOf(2026, 3, 1);
const DUES = [10, 40, 70].map((days) => AGREED + days);

/** Three parts of 100.00 on a debt of 500.00, one miss allowed, two days of grace. */
const plan = (change: Partial<AgreedPlan> = {}): AgreedPlan => ({
  id: 'a',
  kind: 'instalments',
  rows: DUES.map((due) => ({ due, amount: 10_000n })),
  until: DUES[2]! + 2,
  graceDays: 2,
  missesAllowed: 1,
  shortBy: 0n,
  relief: { interestPpm: 0n, penaltyPpm: 0n, lateFees: true },
  waive: [],
  onBreak: 'reversed',
  ageing: 'stands',
  schedule: null,
  ...change,
});
const agreed: Fact = { id: 'agreed', type: 'agreed', valueOn: AGREED, plan: plan() };
const paid = (valueOn: number, amount: bigint): Fact => ({
  id: `paid ${valueOn}`,
  type: 'paid',
  valueOn,
  amount,
});

function after(facts: readonly Fact[], night: number) {
  const arrears = [{ seq: 1, due: AGREED - 20, principal: 50_000n, interest: 0n, fee: 0n }];
  const opening = openingOf(INSTALMENT, AGREED - 5, { arrears });
  const events: AccountEvent[] = [];
  replay({ opening, schedule: [], facts }, INSTALMENT, night, night + 1, (event) => events.push(event));
  return rowStates(events, night);
}
const told = (facts: readonly Fact[], night: number) =>
  after(facts, night).map(({ state, paid: had, decidedOn }) => [
    state,
    Number(had),
    decidedOn === null ? null : decidedOn - AGREED,
  ]);

test('B6: rows are pending until their day, kept when money covers them, early too', () => {
  expect(told([agreed], AGREED + 5)).toEqual([
    ['pending', 0, null],
    ['pending', 0, null],
    ['pending', 0, null],
  ]);
  expect(told([agreed, paid(AGREED + 4, 15_000n)], AGREED + 6).map(([state, had]) => [state, had])).toEqual([
    ['kept', 10_000],
    ['pending', 5_000],
    ['pending', 0],
  ]);
});

test('B6: money that completes an agreement keeps all its rows, on the day on which it came', () => {
  const facts = [agreed, paid(AGREED + 8, 10_000n), paid(AGREED + 30, 20_000n)];
  expect(told(facts, AGREED + 31)).toEqual([
    ['kept', 10_000, 8],
    ['kept', 10_000, 30],
    ['kept', 10_000, 30],
  ]);
});

test('B6: within its grace a row is still pending; after it, missed: partly where something came, and kept once it is caught up', () => {
  const some = [agreed, paid(DUES[0]! - 1, 4_000n)];
  expect(told(some, DUES[0]! + 1)[0]).toEqual(['pending', 4_000, null]);
  expect(told(some, DUES[0]! + 2)[0]).toEqual(['partly', 4_000, 12]);
  expect(told([...some, paid(DUES[0]! + 5, 6_000n)], DUES[0]! + 9)[0]!.slice(0, 2)).toEqual(['kept', 10_000]);
});

test('B6: an agreement that breaks leaves the row it broke on as broken, and those to come as gone', () => {
  const states = told([agreed], DUES[2]! + 5);
  expect(states.map(([state]) => state)).toEqual(['broken', 'broken', 'gone']);
});

test('what is paid of all rows never exceeds what arrived, nor any row its amount', () => {
  const payments = fc.uniqueArray(
    fc.record({ on: fc.integer({ min: 1, max: 80 }), amount: fc.bigInt({ min: 1n, max: 20_000n }) }),
    { selector: ({ on }) => on, maxLength: 6 },
  );
  fc.assert(
    fc.property(payments, fc.integer({ min: 0, max: 90 }), (some, night) => {
      const facts = [...some].sort((a, b) => a.on - b.on).filter(({ on }) => on <= night);
      const rows = after(
        [agreed, ...facts.map(({ on, amount }) => paid(AGREED + on, amount))],
        AGREED + night,
      );
      const arrived = facts.reduce((sum, { amount }) => sum + amount, 0n);
      expect(rows.reduce((sum, row) => sum + row.paid, 0n)).toBeLessThanOrEqual(arrived);
      for (const row of rows) {
        expect(row.paid >= 0n && row.paid <= row.amount).toBe(true);
        expect(row.decidedOn === null).toBe(row.state === 'pending');
      }
    }),
    { seed: 20261122, numRuns: 200 },
  );
});
