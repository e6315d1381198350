import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calibrate, documentWith } from '../tools/trial/calibration.ts';

const comparisons = calibrate();

test.each(comparisons)('$title: within its range of the published figures', ({ lines }) => {
  const off = lines.filter(
    ({ published, ours, within }) =>
      published !== null && within !== null && Math.abs(ours - published) > within,
  );
  expect(off).toEqual([]);
});

test('docs/calibration.md shows these figures', () => {
  const file = new URL('../docs/calibration.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  expect(documentWith(comparisons, text)).toBe(text);
});
