import { expect, test } from 'vitest';
import { GivingWay, restAfter, type Spent, shareOfOthers } from './giving-way.ts';

test.each([
  { others: 0, all: 1_000, took: 100, rests: 0 },
  { others: 140, all: 1_000, took: 100, rests: 0 },
  { others: 600, all: 1_000, took: 100, rests: 90 },
  { others: 1_000, all: 1_000, took: 100, rests: 150 },
  { others: 900, all: 1_000, took: 60_000, rests: 2_000 },
  { others: 0, all: 0, took: 100, rests: 0 },
])('others had $others of $all: after $took ms a night rests $rests ms', ({ others, all, took, rests }) => {
  const before: Spent = { others: 5_000, all: 9_000 };
  const share = shareOfOthers(before, { others: 5_000 + others, all: 9_000 + all });
  expect(restAfter(took, share)).toBeCloseTo(rests);
});

test('a reading is of the stretch since the one before, never of a moment', async () => {
  const read: Spent[] = [];
  const way = new GivingWay(() => {
    const one = { others: 0, all: read.length };
    read.push(one);
    return one;
  });
  for (let turn = 0; turn < 20; turn += 1) await way.rest(0);
  expect(read).toHaveLength(1);
});
