import { describe, expect, test } from 'vitest';
import { FIRST_LADDER, FIRST_STRATEGY } from '../policy/house/ladder.ts';
import { accountOf, billProduct, loanProduct, rowOf, START } from '../tools/rehearsal/given.ts';
import { type Account, evolve } from './account.ts';
import { compileStrategy, type Ladder, type Step, type Walk } from './strategy.ts';
import type { Product } from './terms.ts';
import { nextStepOn, planSteps, stillAsks } from './walk.ts';

const step = (change: Partial<Step>): Step => ({
  id: 'x',
  day: 1,
  channel: 'sms',
  template: 't',
  tone: 'plain',
  needs: [],
  ...change,
});

test.each<[string, Step[], RegExp | null]>([
  ['the first strategy', [...FIRST_STRATEGY.steps], null],
  ['a name twice', [step({}), step({})], /stands twice/],
  [
    'a call before any message',
    [step({ day: 4 }), step({ id: 'c', channel: 'call', day: 4 })],
    /comes before any text/,
  ],
  ['a call without a message', [step({ channel: 'call', day: 4 })], /comes before any text/],
  ['a letter that nothing milder preceded', [step({ channel: 'letter' })], /needs sms and call/],
  ['a visit without a letter', [step({ channel: 'visit', needs: ['sms', 'call'] })], /needs letter/],
  ['a repeat without an end', [step({ every: 3 })], /go together/],
  ['a repeat of every no days', [step({ every: 0, until: 9 })], /at least 1/],
])('%s', (_, steps, wrong) => {
  const compiled = compileStrategy({ id: 's', version: 1, steps });
  if (wrong === null) expect(compiled).toHaveProperty('ladder');
  else expect('refused' in compiled && compiled.refused.join('; ')).toMatch(wrong);
});

const product = loanProduct();
const late = (change: Partial<Account> = {}, of: Product = product): Account =>
  accountOf(of, { duePrincipal: 100n }, { oldestDue: START, ...change });
const coming = (change: Partial<Account> = {}, credit = 0n): Account =>
  accountOf(product, { notDue: 100n, credit: -credit }, { next: rowOf(1, 31, 100n, 5n), ...change });
const steps = (account: Account, after: number, of: Product = product): string[] =>
  planSteps(account, START + after, of, FIRST_LADDER).map(({ body }) =>
    body.type === 'step' ? `${body.step}${body.missing === null ? '' : ` without ${body.missing}`}` : '',
  );

describe('closing a day plans for the next one', () => {
  test.each<[string, Account, number, string[]]>([
    ['on the due day, the first day past due', late(), 0, ['notice', 'push', 'sms-first']],
    ['not again', late({ ladderDay: 1 }), 0, []],
    ['a day between the rungs', late({ ladderDay: 1 }), 1, []],
    ['the next rung', late({ ladderDay: 1 }), 2, ['sms-second']],
    ['rungs that were passed are not made up for', late(), 9, ['call']],
    ['a letter waits for what is milder', late({ ladderDay: 28 }), 29, ['letter without sms']],
    ['and for all of it', late({ ladderDay: 28, tried: ['sms'] }), 29, ['letter without call']],
    ['then it comes', late({ ladderDay: 28, tried: ['call', 'sms'] }), 29, ['letter']],
    ['nothing on a paused day', late({ pausedFrom: START + 1, pausedTo: START + 9 }), 0, []],
    ['nothing after write-off', late({ writtenOffOn: START }), 0, []],
    ['a reminder before the due day', coming(), 27, ['remind-ahead']],
    ['one', coming({ ladderDay: -3 }), 28, []],
    ['none for what is paid ahead', coming({}, 105n), 27, []],
    ['but for what is paid ahead in part', coming({}, 104n), 27, ['remind-ahead']],
    ['none when nothing is to come', coming({ next: null }), 27, []],
  ])('%s', (_, account, after, expected) => {
    expect(steps(account, after)).toEqual(expected);
  });

  test('nobody is reminded of a bill whose minimum is paid', () => {
    const bill = billProduct();
    const account = (minimum: bigint): Account =>
      accountOf(bill, { billed: 100n }, { next: rowOf(1, 31, 100n), nextStatement: START + 40, minimum });
    expect(steps(account(10n), 27, bill)).toEqual(['remind-ahead']);
    expect(steps(account(0n), 27, bill)).toEqual([]);
    expect(nextStepOn(account(0n), START, bill, FIRST_LADDER)).toBeNull();
  });
});

test.each<[string, Account]>([
  ['late', late()],
  ['reminded and late', late({ ladderDay: -3 })],
  ['to be paid', coming()],
  ['paused', late({ pausedFrom: START + 2, pausedTo: START + 12 })],
  ['paused from the start', late({ pausedFrom: START - 2, pausedTo: START + 12 })],
])('the days on which a step can be planned are foreseen: %s', (_, given) => {
  const found: number[] = [];
  const foreseen: number[] = [];
  let account = given;
  for (let after = 0; after < 130; after += 1) {
    if (nextStepOn(account, START + after - 1, product, FIRST_LADDER) === START + after) foreseen.push(after);
    const planned = planSteps(account, START + after, product, FIRST_LADDER);
    if (planned.length > 0) found.push(after);
    account = planned.reduce<Account>(evolve, account);
  }
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((after) => !foreseen.includes(after))).toEqual([]);
});

test.each<[string, Account, number, number, boolean]>([
  ['still overdue', late(), 4, 3, true],
  ['cured', accountOf(product), 4, 3, false],
  ['cured, and to be paid again', coming(), 4, 3, false],
  ['a reminder of what is to be paid', coming(), 28, -3, true],
  ['a reminder of what is now overdue', late(), 28, -3, false],
  ['a reminder of what is paid ahead', coming({}, 105n), 28, -3, false],
  ['paused', late({ pausedFrom: START + 4, pausedTo: START + 9 }), 4, 3, false],
  ['written off', late({ writtenOffOn: START }), 4, 3, false],
])('what is planned is still asked: %s', (_, account, on, rung, asks) => {
  expect(stillAsks(account, START + on, rung, product)).toBe(asks);
});

describe('what a strategy may declare', () => {
  const ladderOf = (steps: Step[], walk?: Walk): Ladder => {
    const compiled = compileStrategy({ id: 's', version: 1, steps, ...(walk ? { walk } : {}) });
    if ('refused' in compiled) throw new Error(compiled.refused.join('; '));
    return compiled.ladder;
  };
  const plan = (account: Account, after: number, ladder: Ladder) =>
    planSteps(account, START + after, product, ladder).map(({ body }) =>
      body.type === 'step' ? body.step : '',
    );
  const THREE = [step({ id: 'a', day: 3 }), step({ id: 'b', day: 5 }), step({ id: 'c', day: 9 })];

  test('rungs that were passed: the last one, or one a night and none skipped', () => {
    expect(plan(late(), 11, ladderOf(THREE))).toEqual(['c']);
    const sure = ladderOf(THREE, { missed: 'one-by-one' });
    expect([null, 3, 5, 9].map((ladderDay) => plan(late({ ladderDay }), 11, sure))).toEqual([
      ['a'],
      ['b'],
      ['c'],
      [],
    ]);
    expect(nextStepOn(late({ ladderDay: 3 }), START + 12, product, sure)).toBe(START + 13);
    expect(plan(late(), 1, sure)).toEqual([]);
  });

  test('a step for large amounts only waits until the amount is reached', () => {
    const ladder = ladderOf([step({ id: 'small', day: 2 }), step({ id: 'large', day: 2, least: 101n })]);
    const owing = (duePrincipal: bigint) => accountOf(product, { duePrincipal }, { oldestDue: START });
    expect(plan(owing(100n), 1, ladder)).toEqual(['small']);
    expect(plan(owing(101n), 1, ladder)).toEqual(['small', 'large']);
    const only = ladderOf([step({ id: 'large', day: 2, least: 101n })]);
    expect(plan(owing(100n), 1, only)).toEqual([]);
    expect(nextStepOn(owing(100n), START, product, only)).toBeNull();
    expect(plan(owing(101n), 8, only)).toEqual(['large']);
  });

  test('of steps that overlap the one of the fewest days stands alone', () => {
    const steps = [
      step({ id: 'wide', day: 1, every: 1, until: 9 }),
      step({ id: 'narrow', day: 4, every: 2, until: 6 }),
    ];
    const named = (ladder: Ladder) => ladder.rungs.map((rung) => `${rung.day} ${rung.step.id}`);
    expect(named(ladderOf(steps))).toHaveLength(11);
    expect(named(ladderOf(steps, { overlap: 'narrowest' }))).toEqual([
      '1 wide',
      '2 wide',
      '3 wide',
      '4 narrow',
      '6 narrow',
      '7 wide',
      '8 wide',
      '9 wide',
    ]);
  });
});
