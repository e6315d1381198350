import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COURT_FEES } from '../../policy/house/court/court-fee-law.ts';
import { dayOf } from '../days.ts';
import { type FeeKind, feeFor, type Proceeding, scalesOn } from './court-fee.ts';

const SEED = 20261122;
const scaleOf = (jurisdiction: string, kind: FeeKind, currency: string) =>
  scalesOn(COURT_FEES, { jurisdictions: [jurisdiction], day: dayOf(2026, 11, 22), currency, kind })[0]!;
const CHINA = scaleOf('CN', 'claim', 'CNY');
/** Yuan with cents: "1234.5" → minor units. */
const yuan = (amount: number) => BigInt(Math.round(amount * 100));

/** The quick formulas that courts and law firms publish beside the bands of article 13: claim × share ± a constant, in yuan. */
const QUICK: readonly (readonly [upTo: number, share: number, constant: number])[] = [
  [100_000, 0.025, -200],
  [200_000, 0.02, 300],
  [500_000, 0.015, 1_300],
  [1_000_000, 0.01, 3_800],
  [2_000_000, 0.009, 4_800],
  [5_000_000, 0.008, 6_800],
  [10_000_000, 0.007, 11_800],
  [20_000_000, 0.006, 21_800],
  [40_000_000, 0.005, 41_800],
];

test.each([
  [1, 'ordinary', 50],
  [10_000, 'ordinary', 50],
  [10_000.01, 'ordinary', 50],
  [10_000.4, 'ordinary', 50.01],
  [12_345.67, 'ordinary', 108.64],
  [100_000, 'ordinary', 2_300],
  [200_000, 'ordinary', 4_300],
  [500_000, 'ordinary', 8_800],
  [1_000_000, 'ordinary', 13_800],
  [20_000_000, 'ordinary', 141_800],
  [8_000, 'small', 25],
  [50_000, 'simplified', 525],
  [200_000, 'reconciled', 2_150],
  [200_000, 'withdrawn', 2_150],
] as const)('China, a claim of %d yuan, %s: %d', (claim, proceeding, fee) => {
  expect(feeFor(yuan(claim), CHINA, proceeding as Proceeding)).toBe(yuan(fee));
});

test('the bands of article 13 give what the published quick formulas give, at each of their ends', () => {
  for (const [upTo, share, constant] of QUICK)
    for (const claim of [upTo, upTo - 7_000])
      expect(feeFor(yuan(claim), CHINA, 'ordinary')).toBe(yuan(claim * share + constant));
});

test.each([
  ['CN', 'enforcement', 'CNY', 10_000, 50],
  ['CN', 'enforcement', 'CNY', 100_000, 1_400],
  ['CN', 'enforcement', 'CNY', 500_000, 7_400],
  ['CN', 'enforcement', 'CNY', 1_000_000, 12_400],
  ['CN', 'preservation', 'CNY', 1_000, 30],
  ['CN', 'preservation', 'CNY', 100_000, 1_020],
  ['CN', 'preservation', 'CNY', 5_000_000, 5_000],
  // A claim of 20,000 pays 1,000 and one of 50,000 pays 2,500 when issued at court (published at the rise of March 2015).
  ['UK', 'claim', 'GBP', 20_000, 1_000],
  ['UK', 'claim', 'GBP', 50_000, 2_500],
  ['UK', 'claim', 'GBP', 300, 35],
  ['UK', 'claim', 'GBP', 300.01, 50],
  ['UK', 'claim', 'GBP', 10_000, 455],
  ['UK', 'claim', 'GBP', 10_000.05, 500],
  ['UK', 'claim', 'GBP', 900_000, 10_000],
] as const)('%s, %s: %d %s pays %d', (place, kind, currency, claim, fee) => {
  expect(feeFor(yuan(claim), scaleOf(place, kind, currency), 'ordinary')).toBe(yuan(fee));
});

test(`a larger claim never pays less, and nobody pays more than a share of one half of it above 100 (seed ${SEED})`, () => {
  const claims = fc.bigInt({ min: 10_000n, max: 5_000_000_000n });
  fc.assert(
    fc.property(claims, fc.bigInt({ min: 0n, max: 10_000_000n }), (claim, more) => {
      const [one, other] = [feeFor(claim, CHINA, 'ordinary')!, feeFor(claim + more, CHINA, 'ordinary')!];
      expect(other).toBeGreaterThanOrEqual(one);
      expect(one * 2n).toBeLessThanOrEqual(claim);
      const half = feeFor(claim, CHINA, 'small')!;
      expect([-1n, 0n, 1n]).toContain(half * 2n - one);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

test('a place without a table has no fee, and a scale of another day is not asked', () => {
  const asked = {
    jurisdictions: ['US-FED'],
    day: dayOf(2026, 11, 22),
    currency: 'USD',
    kind: 'claim',
  } as const;
  expect(scalesOn(COURT_FEES, asked)).toEqual([]);
  expect(
    scalesOn(COURT_FEES, { ...asked, jurisdictions: ['CN'], currency: 'CNY', day: dayOf(2006, 1, 1) }),
  ).toEqual([]);
});
