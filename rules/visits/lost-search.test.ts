import { expect, test } from 'vitest';
import { SEARCH_WAYS } from '../../policy/house/visits/search-ways.ts';
import { visitTermsOn } from '../../policy/house/visits/visit-terms.ts';
import type { Situation } from '../gate/situation.ts';
import { type SearchTry, searchNext } from './lost-search.ts';
import { milderSteps } from './visit-readiness.ts';
import { visitWorth } from './visit-worth.ts';

const LOST = { lost: true, reached: false, rests: false };
const nothing = (way: string, on: number): SearchTry => ({ way, on, outcome: 'nothing' });

/** A6, lost contact: in order, one way at a time, until he is found or nothing lawful is left. */
test('the ways are tried in their order, each to its end', () => {
  const tries: SearchTry[] = [];
  const seen: string[] = [];
  for (let day = 100; day < 400; day += 1) {
    const next = searchNext(SEARCH_WAYS, tries, day, LOST);
    if (next.state === 'over') break;
    if (next.state === 'waiting') continue;
    seen.push(next.way.id);
    tries.push({ way: next.way.id, on: day, outcome: null });
    expect(searchNext(SEARCH_WAYS, tries, day, LOST)).toMatchObject({ state: 'waiting', until: null });
    tries[tries.length - 1] = nothing(next.way.id, day);
  }
  expect(seen).toEqual(SEARCH_WAYS.map(({ id }) => id));
  expect(searchNext(SEARCH_WAYS, tries, 400, LOST)).toEqual({ state: 'over', why: 'all-tried' });
});

test.each([
  [{ ...LOST, lost: false }, [], 'not-lost'],
  [{ ...LOST, reached: true }, [], 'reached'],
  [{ ...LOST, rests: true }, [], 'rests'],
  [LOST, [{ way: 'own-updates', on: 3, outcome: 'found' as const }], 'found'],
])('it stops: %o %o', (stop, tries, why) => {
  expect(searchNext(SEARCH_WAYS, tries, 5, stop)).toEqual({ state: 'over', why });
});

test('nobody is asked about a debt, and every way names on what it rests', () => {
  for (const { source, says } of SEARCH_WAYS) {
    expect(source.length).toBeGreaterThan(10);
    expect(says.en).not.toMatch(/relative|family|contact list/i);
  }
  expect(SEARCH_WAYS.find(({ id }) => id === 'contact-person')).toMatchObject({ kind: 'permit' });
});

const known = (log: object[], impossible: string[] = []) =>
  ({ steps: { since: 1_000, impossible }, log, people: [] }) as unknown as Situation;
const DAY = 1440;

/** A4 D7: after SMS, telephone and letter have all failed. */
test('a step has failed when it was tried and its days went by', () => {
  const sms = { type: 'message', way: 'sms', at: 2_000 };
  const letter = { type: 'message', way: 'letter', at: 5_000 };
  const call = { type: 'call', outcome: 'no-answer', at: 3_000 };
  const stands = (situation: Situation, at: number) => {
    const { message, call: spoken, letter: posted } = milderSteps(situation, at, 7);
    return [message.stand, spoken.stand, posted.stand];
  };
  expect(stands(known([sms, call, letter]), 5_000 + 7 * DAY)).toEqual(['failed', 'failed', 'failed']);
  expect(stands(known([sms, call, letter]), 5_000 + 7 * DAY - 1)).toEqual(['failed', 'failed', 'open']);
  expect(stands(known([{ ...sms, at: 999 }]), 90_000)).toEqual(['not-tried', 'not-tried', 'not-tried']);
  expect(stands(known([sms, { ...call, outcome: 'unknown' }], ['letter']), 90_000)).toEqual([
    'failed',
    'not-tried',
    'impossible',
  ]);
  // Nobody knows whether that call was made: it is no try, and its days go by all the same.
  const lost = { ...call, outcome: 'unknown', at: 80_000 };
  expect(stands(known([sms, call, letter, lost]), 80_000 + 7 * DAY - 1)).toEqual([
    'failed',
    'open',
    'failed',
  ]);
  expect(stands(known([sms, call, letter, lost]), 80_000 + 7 * DAY)).toEqual(['failed', 'failed', 'failed']);
  expect(stands({ log: [sms], people: [] } as unknown as Situation, 90_000)).toEqual([
    'not-tried',
    'not-tried',
    'not-tried',
  ]);
});

test('value and cost, to the minor unit; another currency is not worth it', () => {
  const { worth } = visitTermsOn(20_000);
  expect(visitWorth(300_000n, 'CNY', worth)).toEqual({
    ...{ overdue: 300_000n, value: 36_000n, cost: 30_000n, exceeds: true },
  });
  expect(visitWorth(250_000n, 'CNY', worth)).toMatchObject({ value: 30_000n, exceeds: false });
  expect(visitWorth(900_000n, 'GBP', worth).exceeds).toBe(false);
  expect(visitWorth(1n, 'CNY', worth).value).toBe(0n);
});
