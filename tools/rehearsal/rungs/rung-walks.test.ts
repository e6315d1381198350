import { expect, test } from 'vitest';
import { noticed, REMOVED } from './guards-removed.ts';
import { manyWalks, seldom } from './rehearse-rungs.ts';

const SEED = 20261122;
const WALKS = 1_000;
/** One guard in so many is taken away here; `./anhuan rehearse --only rungs` takes each. */
const EVERY = 4;

/** A2 A3 A4 C3 D6 D7: milder first. */
test(`none of ${WALKS} walks over the rules reaches a rung before its preconditions, and each rung is reached`, () => {
  const walks = manyWalks(WALKS, SEED);
  expect(walks.faults).toEqual([]);
  expect(seldom(walks, WALKS)).toEqual([]);
});

test('a precondition that is gone is noticed by its name', () => {
  const some = REMOVED.filter((_, place) => place % EVERY === 0);
  expect(some.length).toBeGreaterThan(15);
  const unnoticed = some.map((one) => noticed(one, SEED, 10_000)).filter(({ after }) => after === null);
  expect(unnoticed).toEqual([]);
});
