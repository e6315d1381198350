import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SHARES } from '../../policy/law/limits.ts';
import { dayOf } from '../days.ts';
import { least, sum } from '../money.ts';
import { type OpenDebt, type OwedPart, shareOverDebts, shareOverParts } from './debt-shares.ts';
import { percentOf } from './percent.ts';

const SEED = 20261122;
const TODAY = dayOf(2026, 3, 4);
const CHINA = SHARES.find(({ id }) => id === 'CN-ALLOC')!.shares.debts!;
const USA = SHARES.find(({ id }) => id === 'US-ALLOC')!.shares.debts!;

const debt = (id: string, parts: Partial<OpenDebt> = {}): OpenDebt => ({
  id,
  owed: 100_000n,
  due: dayOf(2026, 1, 10),
  securedPpm: 0n,
  rate: percentOf('6'),
  disputed: false,
  ...parts,
});
const LATER = { due: dayOf(2026, 9, 10) };
const SECURED = { securedPpm: 1_000_000n };

describe('between debts (民法典第560条)', () => {
  test.each<[string, bigint, OpenDebt[], string | null, bigint[]]>([
    [
      'the debtor names one, not due and secured as it may be',
      500n,
      [debt('A'), debt('B', { ...LATER, ...SECURED })],
      'B',
      [0n, 500n],
    ],
    [
      'the rest of a named payment goes by the law',
      150_000n,
      [debt('A'), debt('B', LATER), debt('C', { due: dayOf(2026, 2, 1) })],
      'B',
      [50_000n, 100_000n, 0n],
    ],
    [
      'due before not due, although that one is heavier',
      100_000n,
      [debt('A', { ...LATER, rate: percentOf('36') }), debt('B')],
      null,
      [0n, 100_000n],
    ],
    ['due on the very day is due', 1n, [debt('A', LATER), debt('B', { due: TODAY })], null, [0n, 1n]],
    [
      'due tomorrow is not',
      1n,
      [debt('A', { due: TODAY + 1, rate: percentOf('36') }), debt('B')],
      null,
      [0n, 1n],
    ],
    [
      'without security before secured, although that one is older',
      100_000n,
      [debt('A', SECURED), debt('B', { due: dayOf(2026, 2, 10) })],
      null,
      [0n, 100_000n],
    ],
    [
      'less secured before more secured',
      1n,
      [debt('A', SECURED), debt('B', { securedPpm: 400_000n })],
      null,
      [0n, 1n],
    ],
    [
      'the heavier of two without security',
      1n,
      [debt('A', { due: dayOf(2026, 1, 1) }), debt('B', { rate: percentOf('6.01') })],
      null,
      [0n, 1n],
    ],
    [
      'the earlier of two equally heavy',
      1n,
      [debt('A', { due: dayOf(2026, 1, 11) }), debt('B')],
      null,
      [0n, 1n],
    ],
    [
      'in proportion where nothing tells them apart',
      100_000n,
      [debt('A', { owed: 300_000n }), debt('B')],
      null,
      [75_000n, 25_000n],
    ],
    [
      'a cent that does not divide goes to the larger remainder',
      100n,
      [debt('A', { owed: 200n }), debt('B', { owed: 100n })],
      null,
      [67n, 33n],
    ],
    ['more than is owed pays everything once', 900_000n, [debt('A'), debt('B')], null, [100_000n, 100_000n]],
    ['nothing paid', 0n, [debt('A'), debt('B')], null, [0n, 0n]],
  ])('%s', (_, payment, debts, named, expected) => {
    const { byDebt, left } = shareOverDebts(payment, debts, named, TODAY, CHINA);
    expect(debts.map(({ id }) => byDebt.get(id))).toEqual(expected);
    expect(left + sum(expected)).toBe(payment);
  });

  test('a disputed debt is spared where the law says so, even when it is named (15 USC 1692h)', () => {
    const debts = [debt('A', { disputed: true }), debt('B')];
    expect([...shareOverDebts(150_000n, debts, 'A', TODAY, USA).byDebt.values()]).toEqual([0n, 100_000n]);
    expect([...shareOverDebts(150_000n, debts, 'A', TODAY, CHINA).byDebt.values()]).toEqual([
      100_000n,
      50_000n,
    ]);
  });

  const anyDebt = fc.record({
    owed: fc.bigInt(0n, 10_000_000n),
    due: fc.option(fc.integer({ min: TODAY - 3, max: TODAY + 3 })),
    securedPpm: fc.constantFrom(0n, 500_000n, 1_000_000n),
    rate: fc.constantFrom(percentOf('6'), percentOf('12.5')),
    disputed: fc.boolean(),
  });

  test('shares sum to the payment or to what is owed, and none is negative or more than is owed', () => {
    fc.assert(
      fc.property(
        fc.array(anyDebt, { maxLength: 6 }),
        fc.bigInt(0n, 40_000_000n),
        fc.nat(6),
        fc.constantFrom(CHINA, USA),
        (drawn, payment, named, order) => {
          const debts = drawn.map((one, place) => ({ ...one, id: `D${place}` }));
          const { byDebt, left } = shareOverDebts(payment, debts, `D${named}`, TODAY, order);
          const open = debts.filter(({ disputed }) => !(order.sparesDisputed && disputed));
          const owed = sum(open.map((one) => one.owed));
          expect(sum(byDebt.values())).toBe(least(payment, owed));
          expect(left).toBe(payment - least(payment, owed));
          for (const { id, owed: most } of debts) {
            expect(byDebt.get(id)! >= 0n && byDebt.get(id)! <= most).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test('more money never pays a debt less', () => {
    fc.assert(
      fc.property(fc.array(anyDebt, { maxLength: 5 }), fc.bigInt(0n, 9_000_000n), (drawn, payment) => {
        const debts = drawn.map((one, place) => ({ ...one, id: `D${place}`, owed: one.owed * 1000n }));
        const few = shareOverDebts(payment * 1000n, debts, null, TODAY, CHINA).byDebt;
        const more = shareOverDebts(payment * 1000n + 5_000n, debts, null, TODAY, CHINA).byDebt;
        for (const [id, share] of few) expect(more.get(id)! + 1n >= share).toBe(true);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('within a debt (民法典第561条)', () => {
  const owed = { costs: 20_000n, interest: 80_000n, principal: 500_000n };
  const law: OwedPart[] = ['costs', 'interest', 'principal'];
  test.each<[string, bigint, OwedPart[], [bigint, bigint, bigint, bigint]]>([
    ['costs, interest, principal', 150_000n, law, [20_000n, 80_000n, 50_000n, 0n]],
    ['not even the costs', 19_999n, law, [19_999n, 0n, 0n, 0n]],
    [
      'an agreed order wins: principal first',
      150_000n,
      ['principal', 'interest', 'costs'],
      [0n, 0n, 150_000n, 0n],
    ],
    ['what is too much is left over', 700_000n, law, [20_000n, 80_000n, 500_000n, 100_000n]],
    ['nothing', 0n, law, [0n, 0n, 0n, 0n]],
  ])('%s', (_, payment, order, [costs, interest, principal, left]) => {
    expect(shareOverParts(payment, owed, order)).toEqual({ costs, interest, principal, left });
  });

  test('parts sum to the payment or to what is owed, in any agreed order', () => {
    const amount = fc.bigInt(0n, 1_000_000n);
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        fc.shuffledSubarray(law, { minLength: 3 }),
        (payment, costs, interest, principal, order) => {
          const got = shareOverParts(payment, { costs, interest, principal }, order);
          expect(got.costs + got.interest + got.principal + got.left).toBe(payment);
          expect(got.left).toBe(payment - least(payment, costs + interest + principal));
          expect(got.costs <= costs && got.interest <= interest && got.principal <= principal).toBe(true);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
