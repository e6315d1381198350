import { describe, expect, test } from 'vitest';
import { compareShares, intervalOf, perTenThousandDays } from './agency-score.ts';

describe('A2 C8: comparing agencies', () => {
  test('the interval of a difference is the published one', () => {
    // Newcombe (1998), table II, case 56/70 − 48/80: 0.0524 to 0.3339.
    const { difference, verdict } = compareShares({ part: 56, whole: 70 }, { part: 48, whole: 80 });
    expect(verdict).toBe('first-more');
    expect(difference!.ppm).toBe(200_000);
    expect(Math.abs(difference!.low - 52_400)).toBeLessThan(100);
    expect(Math.abs(difference!.high - 333_900)).toBeLessThan(100);
  });
  test.each([
    [{ part: 9, whole: 10 }, { part: 1, whole: 10 }, 'not-enough'],
    [{ part: 20, whole: 100 }, { part: 25, whole: 100 }, 'not-enough'],
    [{ part: 0, whole: 0 }, { part: 25, whole: 100 }, 'not-enough'],
    [{ part: 10, whole: 200 }, { part: 60, whole: 200 }, 'second-more'],
  ])('%o beside %o: %s', (first, second, verdict) => {
    expect(compareShares(first, second).verdict).toBe(verdict);
  });
  test('a rate says nothing without days', () => {
    expect([perTenThousandDays(3, 0), perTenThousandDays(0, 5), perTenThousandDays(2, 30_000)]).toEqual([
      null,
      0,
      0.67,
    ]);
    expect(intervalOf({ part: 0, whole: 0 })).toBeNull();
    expect(intervalOf({ part: 0, whole: 50 })).toMatchObject({ ppm: 0, low: 0 });
  });
});
