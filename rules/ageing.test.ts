import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, daysPastDue, delinquentDays, pausedDays } from './ageing.ts';
import { parseDay } from './days.ts';

const SEED = 20261122;
const d = (text: string) => parseDay(text)!;

describe('days past due', () => {
  it.each([
    ['2026-08-28', false, 0],
    ['2026-08-29', false, 0],
    ['2026-08-30', false, 1],
    ['2026-08-29', true, 1],
    ['2026-08-28', true, 0],
    ['2026-09-01', true, 4],
  ])('due 29 August, on %s, due day counts: %s', (on, counts, expected) => {
    expect(daysPastDue(d('2026-08-29'), d(on), counts)).toBe(expected);
  });

  it('is nothing when nothing is open', () => {
    expect(daysPastDue(null, d('2026-08-29'), true)).toBe(0);
    expect(delinquentDays(null, d('2026-08-29'), true, [], 0)).toBe(0);
  });
});

describe('pauses', () => {
  const pause = { from: d('2023-10-06'), to: d('2023-10-25') };
  it.each([
    ['2023-10-01', '2023-10-31', 19],
    ['2023-10-16', '2023-11-15', 9], // ten of the paused days lie before the due day
    ['2023-10-25', '2023-11-15', 0],
    ['2023-10-01', '2023-10-07', 1],
  ])('due %s, on %s', (due, on, expected) => {
    expect(pausedDays([pause], d(due), d(on))).toBe(expected);
  });

  it(`counts overlapping pauses once and never more than the days past due (seed ${SEED})`, () => {
    const span = fc.tuple(fc.nat(60), fc.nat(30)).map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.nat(60), fc.nat(60), (spans, due, age) => {
        const on = due + age;
        const paused = Array.from({ length: age }, (_, index) => due + index).filter((day) =>
          spans.some(({ from, to }) => day >= from && day < to),
        );
        expect(pausedDays(spans, due, on)).toBe(paused.length);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('buckets', () => {
  const buckets = [
    { name: 'S0', from: 0, to: 0 },
    { name: 'S1', from: 1, to: 5 },
    { name: 'M1', from: 91, to: null },
  ];
  it.each([
    [0, 'S0'],
    [1, 'S1'],
    [5, 'S1'],
    [6, null],
    [91, 'M1'],
    [4000, 'M1'],
  ])('%s days', (days, expected) => {
    expect(bucketOf(days, buckets)).toBe(expected);
  });
});
