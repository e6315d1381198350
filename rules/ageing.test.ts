import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from './account.ts';
import { bucketOf, daysPastDue, delinquentDays, pausedDays, pausesOf } from './ageing.ts';
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

const pause = (id: string, valueOn: number, from: number, to: number): Fact => ({
  id,
  valueOn,
  type: 'paused',
  from,
  to,
  reason: 'test',
});
const resume = (valueOn: number): Fact => ({ id: `r${valueOn}`, valueOn, type: 'resumed' });

describe('the pauses that facts make together', () => {
  it.each<[string, Fact[], [number, number, string][]]>([
    ['none', [], []],
    ['one', [pause('a', 10, 10, 20)], [[10, 20, 'a']]],
    [
      'two apart',
      [pause('b', 10, 30, 40), pause('a', 10, 10, 20)],
      [
        [10, 20, 'a'],
        [30, 40, 'b'],
      ],
    ], // prettier
    ['two that overlap', [pause('a', 10, 10, 20), pause('b', 12, 15, 25)], [[10, 25, 'a']]],
    ['two that touch', [pause('a', 10, 10, 20), pause('b', 12, 20, 25)], [[10, 25, 'a']]],
    ['one within another', [pause('a', 10, 10, 40), pause('b', 12, 15, 25)], [[10, 40, 'a']]],
    ['resumed in the middle', [pause('a', 10, 10, 20), resume(15)], [[10, 15, 'a']]],
    ['resumed on its last day', [pause('a', 10, 10, 20), resume(20)], [[10, 20, 'a']]],
    ['resumed before it began', [pause('a', 10, 15, 20), resume(12)], []],
    ['resumed on its first day', [pause('a', 10, 15, 20), resume(15)], []],
    ['entered on the day of a resumption: it stands', [pause('a', 10, 10, 20), resume(10)], [[10, 20, 'a']]],
    [
      'entered after a resumption',
      [pause('a', 10, 10, 20), resume(15), pause('b', 17, 17, 30)],
      [
        [10, 15, 'a'],
        [17, 30, 'b'],
      ],
    ],
    ['known late: it counts from its first day', [pause('a', 30, 10, 20), resume(15)], [[10, 20, 'a']]],
    ['begun before the opening', [pause('a', 5, -5, 7)], [[0, 7, 'a']]],
    ['ended before the opening', [pause('a', 5, -5, 0)], []],
  ])('%s', (_, facts, spans) => {
    const is = (list: readonly Fact[]) => pausesOf(list, 0).map(({ from, to, by }) => [from, to, by.id]);
    expect(is(facts)).toEqual(spans);
    expect(is([...facts].reverse())).toEqual(spans);
  });
});
