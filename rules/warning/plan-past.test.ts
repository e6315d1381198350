import { expect, test } from 'vitest';
import { INSTALMENT } from '../../policy/house/products.ts';
import { PLAN_POINTS } from '../../policy/warning/watch-points.ts';
import type { AccountEvent, Fact } from '../account.ts';
import { dayOf } from '../days.ts';
import { openingOf, replay } from '../history.ts';
import type { AgreedPlan } from '../plan/agreed-plan.ts';
import { nextPlanRow, planPastOf, sharePaid } from './plan-past.ts';
import { type PlanSigns, watchScore } from './row-watch.ts';

const AGREED = dayOf(2026, 3, 1);
const DUES = [10, 40, 70, 100].map((days) => AGREED + days);

/** Four parts of 100.00 on a debt of 500.00, one miss allowed. */
function planned(id: string, change: Partial<AgreedPlan> = {}): AgreedPlan {
  return {
    id,
    kind: 'instalments',
    rows: DUES.map((due) => ({ due, amount: 10_000n })),
    until: DUES[3]!,
    graceDays: 0,
    missesAllowed: 1,
    shortBy: 0n,
    relief: { interestPpm: 0n, penaltyPpm: 0n, lateFees: true },
    waive: [],
    onBreak: 'reversed',
    ageing: 'stands',
    schedule: null,
    ...change,
  };
}
const agreed = (plan: AgreedPlan, valueOn = AGREED): Fact => ({
  id: `agreed ${plan.id}`,
  type: 'agreed',
  valueOn,
  plan,
});
const paid = (valueOn: number, amount = 10_000n): Fact => ({
  id: `paid ${valueOn}`,
  type: 'paid',
  valueOn,
  amount,
});

function lived(facts: readonly Fact[], through: number) {
  const arrears = [{ seq: 1, due: AGREED - 20, principal: 50_000n, interest: 0n, fee: 0n }];
  const opening = openingOf(INSTALMENT, AGREED - 5, { arrears });
  const events: AccountEvent[] = [];
  const history = { opening, schedule: [], facts };
  const { account } = replay(history, INSTALMENT, through, through + 1, (event) => events.push(event));
  return { account, events };
}

test('rows kept early, in two parts and late are told so, and the next one is known with what has arrived of it', () => {
  const facts = [
    agreed(planned('a')),
    paid(DUES[0]! - 4),
    paid(DUES[1]! - 3, 4_000n),
    paid(DUES[1]!, 6_000n),
    paid(DUES[2]! + 5),
    paid(DUES[2]! + 9, 2_500n),
  ];
  const { account, events } = lived(facts, DUES[2]! + 10);
  expect(planPastOf(events, DUES[2]! + 10)).toEqual({
    broken: 0,
    rows: [
      { due: DUES[0], daysLate: 0, lastPaidOn: DUES[0]! - 4, payments: 1, carriedOver: false },
      { due: DUES[1], daysLate: 0, lastPaidOn: DUES[1], payments: 2, carriedOver: false },
      { due: DUES[2], daysLate: 5, lastPaidOn: DUES[2]! + 5, payments: 1, carriedOver: false },
    ],
  });
  expect(nextPlanRow(account)).toEqual({ due: DUES[3], amount: 10_000n, received: 2_500n });
  expect(account.plan).toMatchObject({ missed: 1 });
  expect(sharePaid(account.plan!)).toBe(81);
});

test('a row that lacks is no number of days yet; a broken agreement is remembered by the next', () => {
  const first = planned('a', { missesAllowed: 0 });
  const again = DUES[0]! + 15;
  const second = planned('b', { rows: [{ due: DUES[2]!, amount: 10_000n }] });
  const { account, events } = lived([agreed(first), agreed(second, again)], DUES[1]! + 2);
  const { rows, broken } = planPastOf(events, DUES[1]! + 2);
  expect(broken).toBe(1);
  expect(rows.map(({ due, daysLate }) => [due, daysLate])).toEqual([[DUES[0], null]]);
  expect(account.plan?.plan.id).toBe('b');
});

test('an agreement that was withdrawn asks for nothing and has no rows', () => {
  const facts: Fact[] = [agreed(planned('a')), { id: 'w', type: 'withdrawn', of: 'a', valueOn: AGREED + 3 }];
  const { account, events } = lived(facts, DUES[0]! + 1);
  expect(planPastOf(events, DUES[0]! + 1)).toEqual({ broken: 0, rows: [] });
  expect(nextPlanRow(account)).toBeNull();
});

test.each<[string, Partial<PlanSigns>, number]>([
  ['nothing but its first row', {}, 20],
  ['an agreement was broken before', { brokenBefore: 1 }, 35],
  ['no number works any more', { lost: true }, 35],
  ['he wrote', { answered: true }, 15],
  ['half of it is paid', { sharePaid: 50 }, 10],
  ['one of its rows was missed', { missed: 1 }, 45],
])('%s, %j: %i points', (_, change, points) => {
  const plan = { missed: 0, brokenBefore: 0, sharePaid: 0, answered: false, lost: false, ...change };
  const next = { due: DUES[0]!, amount: 10_000n, received: 0n };
  expect(watchScore({ kind: 'plan', rows: [], next, plan }, PLAN_POINTS).points).toBe(points);
});
