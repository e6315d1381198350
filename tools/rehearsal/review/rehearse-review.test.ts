import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { textMarks } from '../../../rules/review/text-marks.ts';
import { fillSmallBook } from '../../../server/api/small-book.ts';
import type { Database } from '../../../server/db/databases.ts';
import { transaction } from '../../../server/db/pool.ts';
import { itemText, keepMarks, lookupIn, marksOfItems } from '../../../server/db/review/likeness-rows.ts';
import { nearTexts } from '../../../server/review/look-alike.ts';
import { testDatabase } from '../../test-database.ts';
import { chanceOf } from '../chance.ts';
import { MarkShelf } from './mark-shelf.ts';
import { handedTexts, REHEARSED_KEY, rehearseTexts } from './rehearse-texts.ts';

const SEED = 20261122;
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
});
afterAll(() => database.close());

describe('made-up texts', () => {
  test(`of seed ${SEED}: nine of ten re-used ones are flagged, at most one honest in a hundred`, async () => {
    const { honest, forged } = await rehearseTexts(800, SEED);
    const all = [...forged.values()].reduce((sum, one) => ({
      of: sum.of + one.of,
      flagged: sum.flagged + one.flagged,
    }));
    expect(all.of).toBeGreaterThan(70);
    expect(all.flagged / all.of).toBeGreaterThanOrEqual(0.9);
    expect(honest.flagged / honest.of).toBeLessThanOrEqual(0.012);
  });

  test('are found by the tables exactly as by the shelf of the rehearsal', async () => {
    const shelf = new MarkShelf();
    let flagged = 0;
    let place = 0;
    for (const { text } of handedTexts(70, chanceOf(SEED))) {
      place += 1;
      const key = { slot: place % 256, borrower: BigInt(place), isPaper: false, item: 1 };
      const item = itemText(key);
      const person = `${key.slot}-${key.borrower}`;
      const marks = textMarks(text, REHEARSED_KEY);
      const kept = marks.map(({ mark }) => mark);
      const told = await nearTexts(person, marks, shelf.lookup, shelf.marksOf);
      const found = await nearTexts(person, marks, lookupIn(database.pool, 'text'), (items) =>
        marksOfItems(database.pool, 'text', items),
      );
      const plain = (list: typeof told) =>
        list.map((one) => ({ ...one })).sort((a, b) => a.item.localeCompare(b.item));
      expect(plain(found)).toEqual(plain(told));
      flagged += found.length;
      shelf.add(item, person, kept);
      await transaction(database.pool, (client) => keepMarks(client, key, 'text', kept));
    }
    expect(flagged).toBeGreaterThan(0);
  });
});
