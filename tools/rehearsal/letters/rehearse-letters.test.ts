import { expect, test } from 'vitest';
import { rareNames } from './rare-names.ts';
import { rehearseLetters } from './rehearse-letters.ts';

test('letters to rare names of every kind stand whole on their pages', async () => {
  const { kinds, faults } = await rehearseLetters(64, 20261122);
  expect(faults).toEqual([]);
  for (const { set, refused } of kinds.values()) expect([set, refused.size]).toEqual([8, 0]);
});

test('the same seed makes the same names', () => {
  expect(rareNames(60, 1)).toEqual(rareNames(60, 1));
  expect(new Set(rareNames(600, 1).map(({ name }) => name)).size).toBeGreaterThan(400);
});
