import { expect, test } from 'vitest';
import { logParts } from './log-parts.ts';
import { daysOf } from './often/tally.ts';
import type { Happening, Situation } from './situation.ts';

const ZONE = { name: 'UTC', offsets: [{ from: 0, ahead: 0 }], until: 10 ** 9 };
const visit = (at: number, dayOnly = false) =>
  ({ type: 'visit', at, id: null, dayOnly, place: 'home', met: true, debts: [] }) as Happening;
const payment = (at: number) =>
  ({ type: 'payment', at, id: null, dayOnly: false, inFull: true }) as Happening;
const days = (log: readonly Happening[], from: number, zone = ZONE) =>
  daysOf(10 * 1440, from, zone, { log, zones: [ZONE] } as unknown as Situation, () => true);

test('a log that has grown is read again', () => {
  const log = [visit(1440)];
  expect(days(log, 0)).toEqual([1]);
  expect(logParts(log).payments).toEqual([]);
  log.push(payment(2 * 1440));
  expect(logParts(log).payments).toHaveLength(1);
  log.push(visit(3 * 1440));
  expect(days(log, 0)).toEqual([1, 2, 3]);
});

test('what is known as a day only is that day everywhere', () => {
  const west = { ...ZONE, name: 'west', offsets: [{ from: 0, ahead: -480 }] };
  expect(days([visit(1440), visit(1440, true)], 0, west)).toEqual([0, 1]);
});

test('a log that is not in order of time is counted whole', () => {
  const log = [visit(9 * 1440), visit(1440), visit(8 * 1440)];
  expect(logParts(log).inOrder).toBe(false);
  expect(days(log, 8)).toEqual([8, 9]);
  expect(days([visit(1440), visit(8 * 1440), visit(9 * 1440)], 8)).toEqual([8, 9]);
});
