import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { billProduct, loanProduct, rowOf, START } from '../tools/rehearsal/given.ts';
import type { Told } from '../tools/rehearsal/histories.ts';
import { live } from '../tools/rehearsal/live.ts';
import { PROPERTIES } from '../tools/rehearsal/properties.ts';
import { type AccountEvent, evolve, type Fact, netOfCredit } from './account.ts';
import { formatDay } from './days.ts';
import { enterFact } from './entry.ts';
import { openingEvent, openingOf, replay } from './history.ts';

const seed = 20261122;

describe(`properties of any history (seed ${seed})`, () => {
  test.each(Object.entries(PROPERTIES))('%s', (_, property) => {
    const { failed, counterexample, errorInstance } = fc.check(property, { seed, numRuns: 250 });
    expect(failed ? `${errorInstance}\n${fc.stringify(counterexample)}` : 'holds').toBe('holds');
  });
});

const product = loanProduct();
const schedule = [rowOf(1, 31, 1_000n, 10n), rowOf(2, 59, 1_000n, 5n)]; // 5 February, 5 March
const opening = openingOf(product, START, { principal: 2_000n, next: schedule[0]! });
const paid = (id: string, after: number, amount: bigint): Fact => ({
  id,
  type: 'paid',
  valueOn: START + after,
  amount,
});
const told = (fact: Fact, after: number): Told => ({ fact, knownOn: START + after });
const lived = (facts: readonly Told[], last: number) =>
  live({ product, opening, schedule, told: facts }, START + last, FIRST_LADDER);
const lastFact = (events: readonly AccountEvent[]) =>
  events.map(({ body }) => body).findLast((body) => body.type === 'fact')!;

describe('contacts that should not have happened', () => {
  test.each<[string, Told[], string[]]>([
    ['none for a payment of today', [told(paid('a', 40, 1_010n), 40)], []],
    ['the days since the payment came in', [told(paid('a', 33, 1_012n), 36)], ['2026-02-08', '2026-02-09']],
    ['all days since the due day', [told(paid('a', 20, 1_010n), 34)], ['2026-02-06', '2026-02-07']],
    ['none for a payment that leaves arrears', [told(paid('a', 33, 900n), 36)], []],
    [
      'those of arrears that a later payment had ended already',
      [told(paid('b', 35, 1_012n), 35), told(paid('a', 31, 1_010n), 50)],
      ['2026-02-06', '2026-02-07', '2026-02-08', '2026-02-09'],
    ],
    ['none twice', [told(paid('a', 31, 1_010n), 34), told(paid('b', 32, 5n), 50)], []],
  ])('%s', (_, facts, days) => {
    expect(lastFact(lived(facts, 60).events).regretted.map(formatDay)).toEqual(days);
  });
});

describe('the rungs walked', () => {
  const rung = (facts: readonly Told[], last: number) => lived(facts, last).account.ladderDay;
  test('stay walked while the arrears go on', () => {
    expect(rung([], 40)).toBe(10);
    expect(rung([told(paid('a', 41, 50n), 41)], 41)).toBe(10);
  });
  test('begin anew with new arrears, and are found again when a cure is undone', () => {
    const cure = told(paid('a', 41, 1_016n), 41);
    expect(rung([cure], 41)).toBeNull();
    expect(rung([cure], 61)).toBe(3); // 5 March falls due, unpaid: its own first rungs
    const undone = told({ id: 'r', type: 'reversed', valueOn: START + 42, of: 'a' }, 42);
    expect(rung([cure, undone], 42)).toBe(10);
  });
  test('a cure known late counts from its own day', () => {
    expect(rung([told(paid('a', 31, 1_010n), 70)], 70)).toBe(10); // as far as 11 days past due have come
  });
});

describe('refusals', () => {
  const history = (facts: Fact[]) => ({ opening, schedule, facts });
  const enter = (facts: Fact[], fact: Fact, of = product) => {
    const account = evolve(null, openingEvent(opening));
    const entry = enterFact(account, history(facts), fact, START + 9, START + 10, of, []);
    return 'refused' in entry ? entry.refused : 'entered';
  };
  const pause = (id: string, from: number, to: number): Fact => ({
    id,
    type: 'paused',
    valueOn: START + 10,
    from: START + from,
    to: START + to,
    reason: 'test',
  });
  const on = (after: number) => ({ id: 'x', valueOn: START + after });
  test.each<[string, Fact[], Fact, string]>([
    ['twice', [paid('a', 5, 1n)], paid('a', 5, 1n), 'already-entered'],
    ['the same name for something else', [paid('a', 5, 1n)], paid('a', 5, 2n), 'other-content'],
    ['before the opening', [], paid('a', -1, 1n), 'before-opening'],
    ['after today', [], paid('a', 11, 1n), 'in-the-future'],
    ['today', [], paid('a', 10, 1n), 'entered'],
    ['nothing', [], paid('a', 5, 0n), 'not-positive'],
    ['less than nothing', [], paid('a', 5, -1n), 'not-positive'],
    [
      'a rate below zero',
      [],
      { ...on(5), type: 'rate-changed', interestPpm: 1n, penaltyPpm: -1n },
      'negative-rate',
    ],
    ['a reversal of nothing', [], { ...on(5), type: 'reversed', of: 'a' }, 'unknown-payment'],
    ['a pause of no days', [], pause('p', 5, 5), 'empty-pause'],
    ['a pause to come', [], pause('p', 20, 25), 'entered'],
    ['a second pause that is still to come', [pause('p', 8, 15)], pause('q', 20, 25), 'second-pause'],
    ['the same the other way round', [pause('q', 20, 25)], pause('p', 8, 15), 'second-pause'],
    ['a pause that prolongs one', [pause('p', 8, 15)], pause('q', 15, 25), 'entered'],
    ['a pause after one that has ended', [pause('p', 2, 5)], pause('q', 20, 25), 'entered'],
    ['a purchase on a loan', [], { ...on(5), type: 'lent', amount: 5n }, 'no-schedule'],
    [
      'a second write-off',
      [{ ...on(3), type: 'written-off' }],
      { ...on(5), id: 'y', type: 'written-off' },
      'written-off',
    ],
  ])('%s', (_, facts, fact, answer) => {
    expect(enter(facts, fact)).toBe(answer);
  });

  test('money is not lent after a write-off, whichever is told first', () => {
    const bill = billProduct();
    const lost: Fact = { ...on(3), type: 'written-off' };
    const bought = (after: number): Fact => ({ id: 'b', valueOn: START + after, type: 'lent', amount: 5n });
    expect(enter([lost], bought(4), bill)).toBe('written-off');
    expect(enter([bought(4)], lost, bill)).toBe('written-off');
    expect(enter([bought(2)], lost, bill)).toBe('entered');
  });
});

describe('an account taken over', () => {
  const arrears = [rowOf(8, -20, 300n, 20n, 3n), rowOf(7, -51, 100n, 10n, 0n)];
  test.each([
    [
      0n,
      [
        [7, 100n, 10n, 0n],
        [8, 300n, 20n, 3n],
      ],
      0n,
    ],
    [
      15n,
      [
        [7, 95n, 0n, 0n],
        [8, 300n, 20n, 3n],
      ],
      0n,
    ],
    [110n, [[8, 300n, 20n, 3n]], 0n],
    [433n, [], 0n],
    [500n, [], 67n],
  ] as [bigint, (number | bigint)[][], bigint][])(
    'pays its arrears with the %i it holds',
    (credit, rows, left) => {
      const given = openingOf(product, START, { arrears, credit });
      const net = netOfCredit(given);
      expect(net.arrears.map((row) => [row.seq, row.principal, row.interest, row.fee])).toEqual(rows);
      expect(net.credit).toBe(left);
      expect(netOfCredit(net)).toEqual(net);
      const { account } = replay({ opening: given, schedule: [], facts: [] }, product, START, START);
      expect(account.oldestDue).toBe(net.arrears[0]?.due ?? null);
      expect(account.balances.cash).toBe(credit - 433n);
    },
  );

  test('and then the bill that waits, which counts towards its minimum', () => {
    const net = netOfCredit(openingOf(billProduct(), START, { billed: 500n, minimum: 50n, credit: 30n }));
    expect(net).toMatchObject({ billed: 470n, minimum: 20n, credit: 0n });
  });
});
