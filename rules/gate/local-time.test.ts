import { describe, expect, it } from 'vitest';
import { dayOf } from '../days.ts';
import {
  clockAt,
  clockOf,
  dayAt,
  isKnownAt,
  minutesAt,
  nextChange,
  startIfKnown,
  startOfDay,
  type Zone,
} from './local-time.ts';

/** New York in 2026: clocks go forward on 8 March at 2:00 and back on 1 November at 2:00. */
const SPRING = dayOf(2026, 3, 8) * 1440 + 7 * 60;
const AUTUMN = dayOf(2026, 11, 1) * 1440 + 6 * 60;
const ZONE: Zone = {
  name: 'America/New_York',
  offsets: [
    { from: dayOf(2026, 1, 1) * 1440, ahead: -300 },
    { from: SPRING, ahead: -240 },
    { from: AUTUMN, ahead: -300 },
  ],
  until: dayOf(2027, 1, 1) * 1440,
};
/** A zone whose clocks skip midnight: they go from 0:00 to 1:00. */
const SKIPS: Zone = {
  name: 'skips midnight',
  offsets: [
    { from: 0, ahead: 0 },
    { from: 10 * 1440, ahead: 60 },
  ],
  until: 100 * 1440,
};

describe('clocks', () => {
  it('show a time once, twice or not at all', () => {
    expect(minutesAt(ZONE, dayOf(2026, 6, 1), clockOf('08:00'))).toHaveLength(1);
    expect(minutesAt(ZONE, dayOf(2026, 3, 8), clockOf('02:30'))).toEqual([]);
    expect(minutesAt(ZONE, dayOf(2026, 11, 1), clockOf('01:30'))).toEqual([AUTUMN - 30, AUTUMN + 30]);
  });

  it('make days of 23 and 25 hours', () => {
    const length = (day: number) => startOfDay(ZONE, day + 1) - startOfDay(ZONE, day);
    expect([dayOf(2026, 3, 8), dayOf(2026, 11, 1), dayOf(2026, 6, 1)].map(length)).toEqual([
      1380, 1500, 1440,
    ]);
    expect(startOfDay(SKIPS, 10)).toBe(10 * 1440);
    expect(clockAt(SKIPS, startOfDay(SKIPS, 10))).toBe(60);
  });

  it('tell the day and the next change', () => {
    expect(dayAt(ZONE, dayOf(2026, 6, 1) * 1440 + 239)).toBe(dayOf(2026, 5, 31));
    expect(nextChange(ZONE, SPRING)).toBe(AUTUMN);
    expect(nextChange(ZONE, AUTUMN)).toBe(ZONE.until);
  });

  it('are not guessed where they are not known', () => {
    expect(isKnownAt(ZONE, ZONE.until)).toBe(false);
    expect(isKnownAt(ZONE, 0)).toBe(false);
    expect(() => clockAt(ZONE, ZONE.until)).toThrow('not known');
    expect(startIfKnown(ZONE, dayOf(2027, 3, 1))).toBeNull();
    expect(startIfKnown(ZONE, dayOf(2026, 3, 1))).toBe(startOfDay(ZONE, dayOf(2026, 3, 1)));
  });
});
