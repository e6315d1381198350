import { describe, expect, test } from 'vitest';
import { CAUTION } from '../../policy/house/agreement-terms.ts';
import { ESSENTIAL_SPENDING } from '../../policy/house/essential-spending.ts';
import { dayOf } from '../days.ts';
import { sum } from '../money.ts';
import { affordability } from './affordability.ts';
import type { Circumstances } from './circumstances.ts';
import { essentialRow } from './essentials.ts';

const DAY = dayOf(2026, 11, 22);
const URBAN = essentialRow(ESSENTIAL_SPENDING, {
  region: 'CN-33',
  area: 'urban',
  currency: 'CNY',
  day: DAY,
})!;

const CASE: Circumstances = {
  incomes: [{ amount: 800_000n, every: 'month', sure: 'contract' }],
  people: 2,
  area: 'urban',
  housing: 150_000n,
  unavoidable: 20_000n,
  otherDebts: 50_000n,
  onHand: 0n,
  salaryDate: 10,
  hardUntil: null,
};
const able = (change: Partial<Circumstances> = {}, before: Circumstances[] = []) =>
  affordability({ ...CASE, ...change }, URBAN, CAUTION, 500_000n, before);

describe('what can be kept each month', () => {
  test('is income less needs, other debts, reserve and margin, line by line', () => {
    // 8,000 − 2 × 1,576.74 − 1,500 − 200 − 500 = 2,646.52; reserve 4,653.48 in 12 months = 387.79; margin 10 % of 2,258.73.
    const { lines, keeps, free } = able();
    expect(lines.map(({ name, amount }) => [name, amount])).toEqual([
      ['income', 800_000n],
      ['uncertain', 0n],
      ['living', -315_348n],
      ['housing', -150_000n],
      ['unavoidable', -20_000n],
      ['other-debts', -50_000n],
      ['reserve', -38_779n],
      ['margin', -22_588n],
      ['keeps', 203_285n],
    ]);
    expect(sum(lines.slice(0, -1).map(({ amount }) => amount))).toBe(keeps);
    expect(free).toBe(0n);
  });

  test('counts a usual income for nine tenths and a hoped one not at all', () => {
    const incomes = [
      { amount: 100_000n, every: 'week', sure: 'usual' },
      { amount: 300_000n, every: 'quarter', sure: 'hoped' },
    ] as const;
    const { lines } = able({ incomes });
    expect(lines[0]!.amount).toBe(433_333n + 100_000n);
    expect(lines[1]!.amount).toBe(389_999n - 533_333n);
  });

  test('is nothing, and says so, where needs are more than income', () => {
    const { keeps, lines } = able({ incomes: [{ amount: 200_000n, every: 'month', sure: 'contract' }] });
    expect(keeps).toBe(0n);
    expect(lines.at(-1)!.amount).toBe(-335_348n);
  });

  test('what lies ready above the reserve may be paid at once', () => {
    expect(able({ onHand: 600_000n }).free).toBe(600_000n - 465_348n);
  });
});

describe('statements that cannot all be true are findings', () => {
  const hoped = (amount: bigint) => [{ amount, every: 'month', sure: 'hoped' } as const];
  test.each([
    ['other-debts-above-income', { incomes: hoped(40_000n), housing: 0n }],
    ['housing-above-income', { incomes: hoped(100_000n), otherDebts: 0n }],
    ['rich-but-late', { onHand: 6_000_000n }],
    ['no-people', { people: 0 }],
    ['below-zero', { housing: -1n }],
    ['no-such-date', { salaryDate: 32 }],
  ] as const)('%s', (what, change) => {
    expect(able(change).contradictions).toEqual([what]);
  });
  test('an income far from the one stated before', () => {
    const before = { ...CASE, incomes: [{ amount: 300_000n, every: 'month', sure: 'contract' } as const] };
    expect(able({}, [before]).contradictions).toEqual(['income-changed']);
    expect(able({}, [CASE]).contradictions).toEqual([]);
  });
});

describe('the table of needs', () => {
  const row = (region: string, area: string, currency = 'CNY') =>
    essentialRow(ESSENTIAL_SPENDING, { region, area, currency, day: DAY });
  test('takes the narrowest region, and knows nothing where it has no row', () => {
    expect(row('CN-11', 'urban')?.region).toBe('CN-11');
    expect(row('CN-33', 'rural')?.region).toBe('CN');
    expect(row('GB', 'urban', 'GBP')).toBeNull();
    expect(row('US', 'urban', 'CNY')).toBeNull();
  });
  test('every row names its source', () => {
    for (const { source, confidence, month } of ESSENTIAL_SPENDING) {
      expect(source.length).toBeGreaterThan(20);
      expect('VPSR').toContain(confidence);
      expect(month.every((amount) => amount > 0n)).toBe(true);
    }
  });
});
