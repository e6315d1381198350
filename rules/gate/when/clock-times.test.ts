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
