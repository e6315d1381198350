import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneAround } from '../../../server/zone-table.ts';
import { dayOf } from '../../days.ts';
import { clockAt } from '../local-time.ts';
import { opensFirst } from './clock-times.ts';

const FIRST = dayOf(2026, 1, 1) * 1440;
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata'];

test('one zone with even clocks is searched day by day with the same answer as any other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: FIRST, max: FIRST + 800 * 1440 }),
      fc.array(fc.integer({ min: 0, max: 1440 }), { maxLength: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 1440 }),
      (name, at, clocks, days, opens, closes) => {
        const zone = zoneAround(name, FIRST, 6);
        const isOpen = (turn: number) => {
          const clock = clockAt(zone, turn);
          return clock >= opens && clock < closes;
        };
        // A further minute that lies behind sends the search the long way round.
        const long = opensFirst(at, [zone], { clocks, minutes: [at], days }, isOpen);
        expect(opensFirst(at, [zone], { clocks, minutes: [], days }, isOpen)).toBe(long);
      },
    ),
    { numRuns: 2_000, seed: 20261122 },
  );
});

test('two windows that do not meet in winter meet when the clocks of one zone change, long before a wish ends', () => {
  const at = dayOf(2026, 3, 7) * 1440;
  const zones = ['Australia/Lord_Howe', 'Europe/London'].map((name) => zoneAround(name, at, 2));
  const end = dayOf(2026, 6, 15) * 1440;
  const afternoon = (turn: number) => turn >= end || zones.every((zone) => clockAt(zone, turn) >= 780);
  // London's 13:00 of 29 March, by then summer time, is 23:00 on Lord Howe Island, whose clocks go back a week later.
  expect(opensFirst(at, zones, { clocks: [780], minutes: [end], days: 9 }, afternoon)).toBe(
    dayOf(2026, 3, 29) * 1440 + 720,
  );
});
