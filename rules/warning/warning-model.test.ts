import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import model from '../../policy/warning/card-model.json' with { type: 'json' };
import type { Behaviour, Month } from './card-behaviour.ts';
import { WARNING_FACTS } from './warning-facts.ts';
import { ppmAt, rangeOf, scoreOf, type WarningModel } from './warning-model.ts';

const SEED = 20261122;
const month = fc.record<Month>({
  status: fc.option(fc.integer({ min: -9, max: 40 })),
  bill: fc.option(fc.bigInt({ min: -1_000_000n, max: 10_000_000n })),
  paid: fc.option(fc.bigInt({ min: 0n, max: 10_000_000n })),
});
const behaviour = fc.record<Behaviour>({
  months: fc.array(month, { maxLength: 8 }),
  limit: fc.option(fc.bigInt({ min: -10n, max: 1_000_000n })),
  typicalBill: fc.bigInt({ min: 1n, max: 100_000n }),
});

const SMALL: WarningModel = {
  version: 'small',
  date: '2026-11-22',
  basePoints: -1_000_000,
  facts: [
    { fact: 'status-0', cuts: [-1, 0, 1], points: [-200_000, 0, 500_000, 900_000] },
    { fact: 'used', cuts: [500], points: [-100_000, 100_000] },
  ],
  pairs: [
    {
      facts: ['status-0', 'used'],
      cuts: [[0], [900]],
      points: [
        [0, 0],
        [0, 50_000],
      ],
    },
  ],
  knots: { points: [-2_000_000, 0, 2_000_000], ppm: [100_000, 500_000, 900_000] },
  helpFromPpm: 400_000,
  typicalBill: 1000,
  currency: 'TWD',
};
const late: Behaviour = {
  months: [{ status: 2, bill: 950n, paid: 0n }],
  limit: 1000n,
  typicalBill: 1000n,
};

describe('a score', () => {
  test('is the sum of what its tables say, and tells it', () => {
    const score = scoreOf(SMALL, late);
    expect(score.points).toBe(-1_000_000 + 900_000 + 100_000 + 50_000);
    expect(score.ppm).toBe(500_000 + 10_000);
    expect(score.reasons.map(({ name, points }) => [name, points])).toEqual([
      ['status-0', 900_000],
      ['used', 100_000],
      ['status-0 & used', 50_000],
    ]);
    expect(score.reasons[0]?.told).toEqual({
      en: '2 months late at the last statement',
      zh: '最近一期账单逾期 2 个月',
    });
  });

  test.each([
    [-3_000_000, 100_000],
    [-2_000_000, 100_000],
    [-1_999_999, 100_000],
    [0, 500_000],
    [1, 500_000],
    [2_000_000, 900_000],
    [9_000_000, 900_000],
  ])('at %i points is %i parts per million', (points, ppm) => {
    expect(ppmAt(SMALL, points)).toBe(ppm);
  });

  test.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [20, 1],
    [21, 2],
  ])('a cut belongs to the range below it: %i lies in range %i', (value, range) => {
    expect(rangeOf([10, 20], value)).toBe(range);
  });

  test('of what nobody knows is the base', () => {
    const unknown = scoreOf(SMALL, { months: [], limit: null, typicalBill: 1n });
    expect(unknown.reasons).toEqual([]);
    expect(unknown.ppm).toBe(unknown.basePpm);
  });

  test(`of the kept model, of any behaviour: whole, within bounds, its reasons sum to it (seed ${SEED})`, () => {
    fc.assert(
      fc.property(behaviour, (one) => {
        const score = scoreOf(model, one);
        expect(Number.isInteger(score.ppm) && score.ppm > 0 && score.ppm < 1_000_000).toBe(true);
        const sum = (pick: 'points' | 'ppm') => score.reasons.reduce((all, reason) => all + reason[pick], 0);
        expect(score.basePoints + sum('points')).toBe(score.points);
        expect(score.basePpm + sum('ppm')).toBe(score.ppm);
        for (const { told } of score.reasons) expect(told.en && told.zh).toBeTruthy();
        expect(scoreOf(model, structuredClone(one))).toEqual(score);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('the kept model', () => {
  test('weighs facts that exist, in ascending ranges, the plain ones in their plain direction', () => {
    const directions = new Map(WARNING_FACTS.map(({ name, worse }) => [name, worse]));
    for (const { fact, cuts, points } of model.facts) {
      const worse = directions.get(fact);
      expect(worse, fact).toBeDefined();
      expect(points.length).toBe(cuts.length + 1);
      for (let at = 1; at < points.length; at += 1) {
        if (at < cuts.length) expect(cuts[at]!).toBeGreaterThan(cuts[at - 1]!);
        expect((points[at]! - points[at - 1]!) * worse!, `${fact} at ${at}`).toBeGreaterThanOrEqual(0);
      }
    }
    for (const list of [model.knots.points, model.knots.ppm])
      for (let at = 1; at < list.length; at += 1) expect(list[at]!).toBeGreaterThan(list[at - 1]!);
  });

  test('weighs nothing of the person', () => {
    const words = JSON.stringify(model).toLowerCase();
    for (const trait of ['sex', 'age"', 'education', 'marriage', 'region', 'language'])
      expect(words).not.toContain(`"${trait}`);
  });
});
