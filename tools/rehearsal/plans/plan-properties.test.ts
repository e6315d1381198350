import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../rules/history.ts';
import { live } from '../live.ts';
import { livesWithPlans } from './plan-lives.ts';
import { PLAN_PROPERTIES } from './plan-properties.ts';

const seed = 20261122;

describe(`properties of lives with agreements (seed ${seed})`, () => {
  test.each(Object.entries(PLAN_PROPERTIES))(
    '%s',
    (_, property) => {
      const { failed, counterexample, errorInstance } = fc.check(property, { seed, numRuns: 300 });
      expect(failed ? `${errorInstance}\n${fc.stringify(counterexample)}` : 'holds').toBe('holds');
    },
    180_000,
  );

  test('agreements end in every way often enough for that to say something', () => {
    const ends = new Map<string, number>();
    for (const life of fc.sample(livesWithPlans(100, 1, true), { seed, numRuns: 300 })) {
      const last = life.opening.openedOn + 150;
      const { facts } = live(life, last, null);
      for (const { state } of replay({ ...life, facts }, life.product, last, last).notes)
        ends.set(state, (ends.get(state) ?? 0) + 1);
    }
    for (const [state, least] of [
      ['broken', 30],
      ['completed', 40],
      ['ended', 20],
      ['row-missed', 30],
      ['cured', 10],
      ['row-kept', 25],
    ] as const)
      expect(ends.get(state) ?? 0, state).toBeGreaterThanOrEqual(least);
  });
});
