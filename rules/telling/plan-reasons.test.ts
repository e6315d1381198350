import { expect, describe as group, test } from 'vitest';
import { INSTALMENT } from '../../policy/house/products.ts';
import type { AccountEvent, Fact } from '../account.ts';
import { dayOf } from '../days.ts';
import { post } from '../ledger.ts';
import { type AgreedPlan, PLAN_KINDS, type PlanState } from '../plan/agreed-plan.ts';
import { describe } from './reasons.ts';

const day = dayOf(2026, 2, 10);
const plan: AgreedPlan = {
  id: 'A1',
  kind: 'instalments',
  rows: [
    { due: day + 5, amount: 34_000n },
    { due: day + 12, amount: 34_000n },
  ],
  until: day + 20,
  graceDays: 0,
  missesAllowed: 0,
  shortBy: 0n,
  relief: { interestPpm: null, penaltyPpm: null, lateFees: false },
  waive: [],
  onBreak: 'reversed',
  ageing: 'runs',
  schedule: null,
};
const fact = (told: Fact, postings: AccountEvent['postings'] = []): AccountEvent => ({
  day,
  body: { type: 'fact', fact: told, facets: {} as never, regretted: [] },
  postings,
});
const agreed = (change: Partial<AgreedPlan>) =>
  fact({ id: 'f', valueOn: day, type: 'agreed', plan: { ...plan, ...change } });
const turned = (state: PlanState, row: number | null, takenBack = false): AccountEvent => ({
  day,
  body: { type: 'plan', plan: 'A1', state, row, missed: 0, takenBack, facets: null },
  postings: [],
});
const en = (event: AccountEvent) => describe(event, 'en', INSTALMENT);
const zh = (event: AccountEvent) => describe(event, 'zh-CN', INSTALMENT);

group('an agreement is told in both languages', () => {
  test('on its day: what is to be paid until when, or until when time is given', () => {
    expect(en(agreed({}))).toContain('in 2 payments');
    expect(zh(agreed({}))).toContain('分 2 次');
    expect(en(agreed({ rows: plan.rows.slice(0, 1), kind: 'promise' }))).toContain('a promise to pay, ');
    expect(en(agreed({ rows: [], kind: 'moratorium' }))).toContain('time without payments, until');
    const schedule = [{ seq: 4, due: day + 30, principal: 5n, interest: 0n, fee: 0n }];
    expect(zh(agreed({ rows: [], kind: 'extension', schedule }))).toContain('下一期');
  });

  test('every kind has a name of its own', () => {
    for (const tell of [en, zh]) {
      const told = PLAN_KINDS.map((kind) => tell(agreed({ kind })));
      expect(new Set(told).size).toBe(PLAN_KINDS.length);
    }
  });

  test('every turn has a sentence of its own, and says what a break takes back', () => {
    const turns = [
      turned('row-kept', 0),
      turned('row-missed', 1),
      turned('cured', 1),
      turned('cured', null),
      turned('broken', 1),
      turned('broken', 1, true),
      turned('completed', null),
      turned('ended', null),
    ];
    for (const tell of [en, zh]) expect(new Set(turns.map(tell)).size).toBe(turns.length);
    expect(en(turned('row-missed', 1))).toContain('Payment 2');
    expect(en(turned('broken', 1, true))).toContain('as if it had not been made');
  });

  test('withdrawn, or found never to have counted: which is not a payment that failed', () => {
    expect(en(fact({ id: 'w', valueOn: day, type: 'withdrawn', of: 'A1' }))).toContain('withdrawn');
    const undone: Fact = { id: 'r', valueOn: day, type: 'reversed', of: 'f' };
    expect(en(fact(undone))).toContain('The agreement f does not count');
    expect(en(fact(undone, post('duePrincipal', 'cash', 5n)))).toContain('Payment f did not go through');
  });
});
