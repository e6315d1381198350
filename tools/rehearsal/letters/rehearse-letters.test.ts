import { expect, test } from 'vitest';
import { rareNames } from './rare-names.ts';
import { rehearseLetters } from './rehearse-letters.ts';

test('letters to ten rare names stand whole on their pages, or are refused with the sign that is missing', async () => {
  const { kinds, faults } = await rehearseLetters(12, 20261122);
  expect(faults).toEqual([]);
  const set = [...kinds.values()].reduce((sum, one) => sum + one.set, 0);
  expect(set).toBeGreaterThanOrEqual(8);
  for (const { refused } of kinds.values())
    for (const sign of refused.keys()) expect(sign).toMatch(/^"." \(U\+[0-9A-F]{4,5}\)$/u);
});

test('the same seed makes the same names', () => {
  expect(rareNames(60, 1)).toEqual(rareNames(60, 1));
  expect(new Set(rareNames(600, 1).map(({ name }) => name)).size).toBeGreaterThan(400);
});
