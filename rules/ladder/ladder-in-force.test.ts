import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_STRATEGY } from '../../policy/house/ladder.ts';
import { accountOf, loanProduct, rowOf, START } from '../../tools/rehearsal/given.ts';
import { type Account, CHANNELS, evolve } from '../account.ts';
import type { Day } from '../days.ts';
import type { Step, Strategy } from '../strategy.ts';
import { nextStepOn, planSteps } from '../walk.ts';
import { inForceOn, ladderOn, reignsTo, type Scheduled } from './ladder-in-force.ts';

const SEED = 20261122;
const product = loanProduct();
const step = (id: string, day: number, more: Partial<Step> = {}): Step => ({
  id,
  day,
  channel: 'sms',
  template: 'overdue',
  tone: 'plain',
  needs: [],
  ...more,
});
const version = (number: number, ...steps: Step[]): Strategy => ({ id: 's', version: number, steps });
const said = (...words: readonly (readonly [from: Day, strategy: Strategy])[]): Scheduled[] =>
  words.map(([from, strategy], place) => ({ seq: place + 1, from, strategy }));

/** What an account in arrears since START gets, night by night, under whatever is in force. */
function walk(words: readonly Scheduled[], nights: number, start: Partial<Account> = {}): string[] {
  const got: string[] = [];
  const tried = [...CHANNELS];
  let account = accountOf(product, { duePrincipal: 100n }, { oldestDue: START, tried, ...start });
  for (let night = START; night < START + nights; night += 1) {
    const ladder = ladderOn(words, night);
    if (ladder === null) continue;
    const planned = planSteps(account, night, product, ladder);
    // The night that plans was foreseen the evening before: a quiet account is not looked at.
    if (planned.length > 0) expect(nextStepOn(account, night - 1, product, ladder)).toBe(night);
    for (const { body } of planned) if (body.type === 'step') got.push(`${body.on - START} ${body.step}`);
    account = planned.reduce<Account>(evolve, account);
  }
  return got;
}

describe('which version is in force', () => {
  const [a, b, c] = [version(1, step('a', 1)), version(2, step('b', 1)), version(3, step('c', 1))];
  test.each<[string, Scheduled[], Day, number | null]>([
    ['none was said', [], 10, null],
    ['none yet', said([11, a]), 10, null],
    ['from its first night on', said([10, a]), 10, 1],
    ['a later one', said([1, a], [10, b]), 10, 2],
    ['the eve of a later one', said([1, a], [10, b]), 9, 1],
    ['what was said last counts', said([1, a], [20, b], [10, c]), 25, 3],
    ['and not what it replaced', said([1, a], [10, b], [8, a]), 12, 1],
    ['rolled back', said([1, a], [10, b], [15, a]), 15, 1],
  ])('%s', (_, words, night, expected) => {
    expect(inForceOn(words, night)?.strategy.version ?? null).toBe(expected);
  });

  test('what is said later for later nights changes no night before', () => {
    const word = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(a, b, c));
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.integer({ min: 0, max: 20 }),
        word,
        (words, open, [, more]) => {
          const before = said(...words);
          const after = [...before, { seq: 99, from: open, strategy: more }];
          for (let night = 0; night < open; night += 1)
            expect(ladderOn(after, night)).toEqual(ladderOn(before, night));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('reigns follow one another without a gap, and the same version twice is one', () => {
    const reigns = reignsTo(said([1, a], [5, a], [9, b], [9, c], [12, a]), 30);
    expect(reigns.map(({ said: { strategy }, from, to }) => [strategy.version, from, to])).toEqual([
      [1, 1, 8],
      [3, 9, 11],
      [1, 12, null],
    ]);
  });
});

describe('an account in the middle of its arrears when another version begins', () => {
  const old = version(1, step('x', 3), step('y', 10), step('z', 25));
  test.each<[string, Strategy, string[]]>([
    [
      'a step that it had is not had again where it stands now',
      version(2, step('x', 3), step('y', 22), step('z', 25)),
      ['3 x', '10 y', '25 z'],
    ],
    [
      'a step put behind it is not made up for',
      version(2, step('x', 3), step('y', 10), step('n', 15), step('z', 25)),
      ['3 x', '10 y', '25 z'],
    ],
    [
      'a step before it is not had late',
      version(2, step('x', 3), step('y', 10), step('z', 20)),
      ['3 x', '10 y'],
    ],
    [
      'a step that is still ahead is had where it stands now',
      version(2, step('x', 3), step('y', 10), step('z', 28)),
      ['3 x', '10 y', '28 z'],
    ],
    ['another step under another name is another step', version(2, step('w', 22)), ['3 x', '10 y', '22 w']],
    [
      'the same name by another way is another step',
      version(2, step('y', 22, { channel: 'e-mail' })),
      ['3 x', '10 y', '22 y'],
    ],
  ])('%s', (_, now, expected) => {
    expect(walk(said([START - 100, old], [START + 20, now]), 40)).toEqual(expected);
  });

  test('a letter still waits for what is milder, whatever began', () => {
    const now = version(
      2,
      ...FIRST_STRATEGY.steps.map((one) => (one.id === 'letter' ? { ...one, day: 21 } : one)),
    );
    const words = said([START - 100, FIRST_STRATEGY], [START + 10, now]);
    const account = accountOf(
      product,
      { duePrincipal: 100n },
      { oldestDue: START, ladderDay: 20, tried: ['sms'] },
    );
    const planned = planSteps(account, START + 20, product, ladderOn(words, START + 20)!);
    expect(planned.map(({ body }) => body)).toMatchObject([{ step: 'letter', missing: 'call' }]);
  });

  test('a reminder before the due day is had once', () => {
    const words = said([0, version(1, step('r', -5))], [START + 27, version(2, step('r', -2))]);
    const next = rowOf(1, 31, 100n, 5n);
    let account = accountOf(product, { notDue: 100n }, { next });
    const got: number[] = [];
    for (let night = START + 20; night < START + 31; night += 1)
      for (const event of planSteps(account, night, product, ladderOn(words, night)!)) {
        account = evolve(account, event);
        got.push(event.day + 1 - next.due);
      }
    expect(got).toEqual([-5]);
  });

  test('nobody gets a step twice, or two days of the ladder on one day, whatever changes', () => {
    const one = fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), day: fc.integer({ min: 1, max: 40 }) });
    const steps = fc.uniqueArray(one, { selector: ({ id }) => id, minLength: 1, maxLength: 4 });
    const turns = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(steps, fc.array(steps, { minLength: 4, maxLength: 4 }), turns, (first, later, days) => {
        const made = (number: number, list: typeof first) =>
          version(number, ...list.map(({ id, day }) => step(id, day)));
        const words = said(
          [START - 100, made(1, first)],
          ...days
            .sort((a, b) => a - b)
            .map((day, place) => [START + day, made(place + 2, later[place]!)] as const),
        );
        const got = walk(words, 45);
        const names = got.map((line) => line.split(' ')[1]);
        expect(new Set(names).size).toBe(names.length);
        for (const line of got) {
          const [on, name] = line.split(' ');
          const ladder = ladderOn(words, START + Number(on) - 1)!;
          expect(ladder.rungs.some(({ day, step: { id } }) => day === Number(on) && id === name)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
