import { expect, test } from 'vitest';
import { base32, digitsOf, freshRecovery, recoveryDigest, stepAt, stepOf } from './one-time-password.ts';

const SECRET = Buffer.from('12345678901234567890');

// RFC 6238, appendix B, the column of SHA-1.
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %i the digits are %s', (second, digits) => {
  expect(digitsOf(SECRET, stepAt(second * 1000), 8)).toBe(digits);
});

test('one step before and after counts, two do not', () => {
  const now = 1_234_567_890_000;
  const at = (off: number) => stepOf(SECRET, digitsOf(SECRET, stepAt(now) + off), now);
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, stepAt(now) - 1, stepAt(now), stepAt(now) + 1, null]);
  expect(stepOf(SECRET, '', now)).toBeNull();
  expect(stepOf(SECRET, '１２３４５６', now)).toBeNull();
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%j is %j in base 32', (plain, text) => {
  expect(base32(Buffer.from(plain))).toBe(text);
});

test('recovery codes are ten different ones, known however they are typed', () => {
  const codes = freshRecovery();
  expect(new Set(codes).size).toBe(10);
  expect(codes[0]).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
  expect(recoveryDigest(codes[0]!.toLowerCase().replaceAll('-', ' '))).toEqual(recoveryDigest(codes[0]!));
  expect(recoveryDigest('123456')).toBeNull();
  // Shorter ones, as they once were, open nothing.
  expect(recoveryDigest('ABCD-EFGH-IJKL-MNOP')).toBeNull();
});
