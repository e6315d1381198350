import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addFractions,
  divideRounded,
  equalParts,
  formatAmount,
  multiplyFractions,
  parseAmount,
  parseDecimal,
  reduce,
  sum,
} from './money.ts';

const seed = 20260105;

test.each([
  // num, den, half-even, half-up, up, down
  [5n, 2n, 2n, 3n, 3n, 2n],
  [7n, 2n, 4n, 4n, 4n, 3n],
  [-5n, 2n, -2n, -3n, -2n, -3n],
  [-7n, 2n, -4n, -4n, -3n, -4n],
  [1n, 3n, 0n, 0n, 1n, 0n],
  [-1n, 3n, 0n, 0n, 0n, -1n],
  [6n, 3n, 2n, 2n, 2n, 2n],
  [2n ** 60n + 1n, 2n, 2n ** 59n, 2n ** 59n + 1n, 2n ** 59n + 1n, 2n ** 59n],
])('%i / %i rounded', (num, den, halfEven, halfUp, up, down) => {
  const modes = ['half-even', 'half-up', 'up', 'down'] as const;
  expect(modes.map((mode) => divideRounded(num, den, mode))).toEqual([halfEven, halfUp, up, down]);
});

test.each([
  ['0.05', 2, 5n],
  ['-0.05', 2, -5n],
  ['1.005', 3, 1_005n],
  ['1.005', 2, null],
  ['1.00', 0, 1n],
  ['90071992547409.93', 2, 9_007_199_254_740_993n],
  ['1e3', 2, null],
  ['', 2, null],
  ['1.', 2, null],
  ['.5', 2, null],
  ['+1', 2, null],
])('"%s" with %i digits', (text, digits, amount) => {
  expect(parseAmount(text, { code: 'X', digits })).toBe(amount);
});

test('what is formatted can be read again', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n), fc.constantFrom(0, 2, 3), (amount, digits) => {
      const currency = { code: 'X', digits };
      expect(parseAmount(formatAmount(amount, currency), currency)).toBe(amount);
    }),
    { seed, numRuns: 500 },
  );
});

test('equal parts differ by rounding only and add up', () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 2n ** 54n),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('half-even' as const, 'half-up', 'up', 'down'),
      (total, count, mode) => {
        const parts = equalParts(total, count, mode);
        expect(parts.length).toBe(count);
        expect(sum(parts)).toBe(total);
        expect(new Set(parts.slice(0, -1)).size).toBeLessThanOrEqual(1);
      },
    ),
    { seed, numRuns: 500 },
  );
});

test('fractions stay exact and in lowest terms', () => {
  expect(addFractions({ num: 1n, den: 6n }, { num: 1n, den: 10n })).toEqual({ num: 4n, den: 15n });
  expect(multiplyFractions({ num: -2n, den: 3n }, { num: 9n, den: 4n })).toEqual({ num: -3n, den: 2n });
  expect(reduce({ num: 3n, den: -6n })).toEqual({ num: -1n, den: 2n });
  expect(reduce({ num: 0n, den: 7n })).toEqual({ num: 0n, den: 1n });
  expect(parseDecimal('-12.50')).toEqual({ num: -1250n, den: 100n });
});
