import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../rules/days.ts';
import { clockOf } from '../../rules/gate/local-time.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { beginBook } from '../db/night.ts';
import { ServingClock } from './serving-clock.ts';

const ZONE = 'Asia/Shanghai';
const DAY = dayOf(2026, 11, 30);
/** 10:00 in Shanghai on that day. */
const TEN = DAY * 1440 + 120;
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const clockAt = (real: number, rehearsed: number | null = null) =>
  new ServingClock(database.pool, ZONE, rehearsed, () => real);

describe('the clock of serving', () => {
  test('sends nothing from a book that has not begun', async () => {
    const clock = clockAt(TEN);
    expect(await clock.look()).toBeNull();
    expect(clock.holds()).toBe('No night has been closed yet.');
    await expect(clock.today()).rejects.toThrow('No night has been closed yet.');
    await beginBook(database.pool, DAY);
  });

  test('is the real clock on the open day, and in the evening before it', async () => {
    const [onTheDay, eve] = [clockAt(TEN), clockAt(TEN - 1440 + 13 * 60)];
    for (const clock of [onTheDay, eve]) expect(await clock.today()).toBe(DAY);
    expect([onTheDay.now(), onTheDay.holds()]).toEqual([TEN, null]);
    // Its messages are for the morrow: 23:00 is still today's.
    expect([eve.now(), eve.holds()]).toEqual([TEN - 1440 + 13 * 60, null]);
  });

  test('holds when the book is behind, or far ahead', async () => {
    const [late, early] = [clockAt(TEN + 1440), clockAt(TEN - 2 * 1440)];
    for (const clock of [late, early]) await clock.look();
    expect(late.holds()).toBe(
      "The book's open day is 2026-11-30, but it is 2026-12-01: its plan is of another day.",
    );
    expect(early.holds()).toContain('but it is 2026-11-28');
  });

  test('stands still at a time of the open day when it rehearses', async () => {
    const clock = clockAt(TEN + 100 * 1440, clockOf('09:30'));
    await clock.look();
    expect([clock.now(), clock.holds()]).toEqual([DAY * 1440 + 90, null]);
  });
});
