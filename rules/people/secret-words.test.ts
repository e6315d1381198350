import { expect, test } from 'vitest';
import { weakness } from './secret-words.ts';

test.each([
  ['eleven char', 'too-short'],
  ['一二三四五六七八九十', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['abababababababab', 'one-letter'],
  ['Password1234!', 'well-known'],
  ['my name is Li.Wei!', 'own-name'],
  ['correct horse battery', null],
  ['一二三四五六七八九十百千', null],
] as const)('%s: %s', (password, why) => {
  expect(weakness(password, ['li.wei', 'Li'])).toBe(why);
});
