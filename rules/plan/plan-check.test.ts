import { describe, expect, test } from 'vitest';
import { dayOf } from '../days.ts';
import type { AgreedPlan } from './agreed-plan.ts';
import { planFault } from './plan-check.ts';

const ON = dayOf(2026, 3, 2);

/** A promise of 100.00 in five days, changed. */
function plan(change: Partial<AgreedPlan> = {}): AgreedPlan {
  return {
    id: 'agreement-1',
    kind: 'promise',
    rows: [{ due: ON + 5, amount: 10_000n }],
    until: ON + 7,
    graceDays: 2,
    missesAllowed: 0,
    shortBy: 0n,
    relief: { interestPpm: null, penaltyPpm: null, lateFees: false },
    waive: [],
    onBreak: 'kept',
    ageing: 'runs',
    schedule: null,
    ...change,
  };
}
const row = (after: number, amount: bigint) => ({ due: ON + after, amount });
const asked = (seq: number, after: number, principal = 100n) => ({
  seq,
  due: ON + after,
  principal,
  interest: 0n,
  fee: 0n,
});

describe('what can be agreed, whatever the account', () => {
  test.each<[string, Partial<AgreedPlan>, string | null]>([
    ['a promise', {}, null],
    ['due on the very day', { rows: [row(0, 1n)] }, null],
    ['nothing', { rows: [] }, 'empty-plan'],
    ['a moratorium, which asks for nothing', { kind: 'moratorium', rows: [] }, null],
    ['relief of nothing', { kind: 'relief', rows: [] }, 'empty-plan'],
    ['a row of zero', { rows: [row(5, 0n)] }, 'not-positive'],
    ['a row below zero', { rows: [row(5, -1n)] }, 'not-positive'],
    ['a row of a half', { rows: [{ due: ON + 5, amount: 0.5 as unknown as bigint }] }, 'not-money'],
    ['a day that is none', { rows: [{ due: Number.NaN, amount: 1n }] }, 'not-a-day'],
    ['rows in disorder', { rows: [row(5, 1n), row(4, 1n)] }, 'not-ascending'],
    ['two rows on one day', { rows: [row(5, 1n), row(5, 1n)] }, 'not-ascending'],
    ['a row of yesterday', { rows: [row(-1, 1n)] }, 'row-in-the-past'],
    [
      'ten thousand rows',
      { rows: Array.from({ length: 10_000 }, (_, at) => row(at, 1n)), until: ON + 10_100 },
      'too-many-rows',
    ],
    ['an end before the last row', { until: ON + 6 }, 'ends-too-early'],
    ['a life of a century', { until: ON + 36_500 }, 'ends-too-late'],
    ['all of a row may be lacking', { shortBy: 10_000n }, 'short-by-too-much'],
    ['half a day of grace', { graceDays: 0.5 }, 'not-a-count'],
    ['a negative rate', { relief: { interestPpm: -1n, penaltyPpm: null, lateFees: false } }, 'negative-rate'],
    ['a kind nobody knows', { kind: 'gift' as AgreedPlan['kind'] }, 'unknown-kind'],
    ['a waiver of nothing', { waive: [{ part: 'fee', amount: 0n, when: 'start' }] }, 'not-positive'],
    [
      'a reward without anything to keep',
      { kind: 'moratorium', rows: [], waive: [{ part: 'fee', amount: 1n, when: 'end' }] },
      'nothing-to-keep',
    ],
    ['a new schedule', { kind: 'extension', rows: [], schedule: [asked(2, 10), asked(3, 20)] }, null],
    [
      'a schedule that begins today',
      { kind: 'extension', rows: [], schedule: [asked(2, 0)] },
      'row-in-the-past',
    ],
    [
      'a schedule in disorder',
      { kind: 'extension', rows: [], schedule: [asked(2, 9), asked(3, 9)] },
      'not-ascending',
    ],
    ['a schedule below zero', { kind: 'extension', rows: [], schedule: [asked(2, 9, -1n)] }, 'not-positive'],
  ])('%s', (_, change, refused) => {
    expect(planFault(plan(change), ON)?.refused ?? null).toBe(refused);
  });
});
