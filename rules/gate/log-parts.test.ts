import { expect, test } from 'vitest';
import { contactDays, logParts } from './log-parts.ts';
import type { Happening } from './situation.ts';

const ZONE = { name: 'UTC', offsets: [{ from: 0, ahead: 0 }], until: 10 ** 9 };
const visit = (at: number, dayOnly = false) =>
  ({ type: 'visit', at, id: null, dayOnly, place: 'home', met: true, debts: [] }) as Happening;

test('a log that has grown is read again', () => {
  const log = [visit(1440)];
  expect([...contactDays(log, ZONE, ZONE)]).toEqual([1]);
  log.push(visit(2 * 1440));
  expect(logParts(log).contacts).toHaveLength(2);
  expect([...contactDays(log, ZONE, ZONE)]).toEqual([1, 2]);
});

test('what is known as a day only is that day everywhere', () => {
  const west = { ...ZONE, name: 'west', offsets: [{ from: 0, ahead: -480 }] };
  const log = [visit(1440), visit(1440, true)];
  expect([...contactDays(log, west, ZONE)]).toEqual([0, 1]);
});
