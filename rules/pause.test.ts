import { expect, test } from 'vitest';
import type { Fact } from './account.ts';
import { pausesOf } from './pause.ts';

const pause = (id: string, valueOn: number, from: number, to: number): Fact => ({
  id,
  valueOn,
  type: 'paused',
  from,
  to,
  reason: 'test',
});
const resume = (valueOn: number): Fact => ({ id: `r${valueOn}`, valueOn, type: 'resumed' });

test.each<[string, Fact[], [number, number, string][]]>([
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
