import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lived, survivalAt, survivalOf } from './plan-survival.ts';

const life = (days: number, broken: boolean, plans = 1): Lived => ({ days, broken, plans });

test('the curve of a worked example', () => {
  // Ten agreements: breaks on days 10, 10 and 30; one completed on 20, one withdrawn on 30, five alive on day 40.
  const points = survivalOf([
    life(10, true, 2),
    life(20, false),
    life(30, true),
    life(30, false),
    life(40, false, 5),
  ]);
  expect(points.map(({ days, atRisk, broken, keptPpm }) => [days, atRisk, broken, keptPpm])).toEqual([
    [0, 10, 0, 1_000_000],
    [10, 10, 2, 800_000],
    [20, 8, 0, 800_000],
    // 8/10 × 6/7
    [30, 7, 1, 685_714],
    [40, 5, 0, 685_714],
  ]);
  expect(survivalAt(points, 29)).toEqual({ keptPpm: 800_000, atRisk: 7 });
  expect(survivalAt(points, 30)).toEqual({ keptPpm: 685_714, atRisk: 7 });
  expect(survivalAt(points, 41)).toBeNull();
  expect(survivalAt(survivalOf([]), 5)).toBeNull();
});

test('without censoring it is the share that is left; it never rises and never leaves its bounds (seed 20261122)', () => {
  const lives = fc.array(
    fc.record({ days: fc.nat(60), broken: fc.boolean(), plans: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(lives, (some) => {
      const points = survivalOf(some);
      for (const [place, { keptPpm }] of points.entries()) {
        expect(keptPpm).toBeGreaterThanOrEqual(0);
        expect(keptPpm).toBeLessThanOrEqual(points[place - 1]?.keptPpm ?? 1_000_000);
      }
      const allBroken = some.map((one) => ({ ...one, broken: true }));
      const total = allBroken.reduce((sum, { plans }) => sum + plans, 0);
      for (const { days, keptPpm } of survivalOf(allBroken)) {
        const left = allBroken.filter((one) => one.days > days).reduce((sum, { plans }) => sum + plans, 0);
        expect(Math.abs(keptPpm - (left / total) * 1_000_000)).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 20261122 },
  );
});
