import { expect, test } from 'vitest';
import { weakness } from './secret-words.ts';

test.each([
  ['eleven char', 'too-short'],
  ['一二三四五六七八九十', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['abababababababab', 'one-letter'],
  ['Password1234!', 'well-known'],
  ['P@ssw0rd!2024', 'well-known'],
  ['qwertyuiopasdf', 'well-known'],
  ['Summer2024!Summer', 'well-known'],
  ['woaini1314520!', 'well-known'],
  ['1qaz2wsx3edc4rfv', 'well-known'],
  ['AnHuan-admin-2026', 'well-known'],
  ['zhongguo zhifubao', null],
  ['Erdbeeren mögen Regen', null],
  ['my name is Li.Wei!', 'own-name'],
  ['correct horse battery', null],
  ['一二三四五六七八九十百千', null],
] as const)('%s: %s', (password, why) => {
  expect(weakness(password, ['li.wei', 'Li'])).toBe(why);
});
