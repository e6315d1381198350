import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { weakness } from '../../rules/people/secret-words.ts';
import { LEAST_KNOWN, readKnownPasswords } from './known-passwords.ts';

const folder = mkdtempSync(join(tmpdir(), 'known-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function listOf(count: number): string {
  const path = join(folder, `${count}.txt`);
  const lines = Array.from({ length: count }, (_, place) => `Zebra violin ${place}`);
  writeFileSync(path, ['short', ...lines, ''].join('\r\n'));
  return path;
}

test('what stands in the list of the house is refused, in small and capital letters', () => {
  const known = readKnownPasswords(listOf(LEAST_KNOWN));
  expect(weakness('zebra VIOLIN 17', [], known)).toBe('well-known');
  expect(weakness('zebra violin 17', [])).toBe(null);
  expect(weakness('zebra violin x17', [], known)).toBe(null);
});

test('a list with too few that are long enough, or none, is no list', () => {
  expect(() => readKnownPasswords(listOf(LEAST_KNOWN - 1))).toThrow('has 2999 of 12 letters and more');
  expect(() => readKnownPasswords(join(folder, 'nowhere'))).toThrow('cannot be read');
});
