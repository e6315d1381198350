/**
 * Does a list come back from the database as it was handed over?
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { bools, byteas, dates, int2s, int4s, int8s, texts } from './binary-array.ts';
import type { Database } from './databases.ts';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-array-'));
  database = await testDatabase(folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const some = <T>(one: fc.Arbitrary<T>) => fc.array(fc.option(one, { nil: null }), { maxLength: 40 });

it('brings numbers, texts, bytes, days and truth values back, nulls and nothing among them', async () => {
  const lists = fc.record({
    small: some(fc.integer({ min: -32_768, max: 32_767 })),
    whole: some(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    great: some(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    words: some(
      fc
        .string({ unit: 'binary', maxLength: 300 })
        .filter((one) => one.isWellFormed() && !one.includes('\0')),
    ),
    bytes: some(fc.uint8Array({ maxLength: 300 })),
    days: some(fc.integer({ min: -20_000, max: 60_000 })),
    truths: some(fc.boolean()),
  });
  await fc.assert(
    fc.asyncProperty(lists, async ({ small, whole, great, words, bytes, days, truths }) => {
      const { rows } = await database.pool.query(
        `select $1::smallint[] as small, $2::int[] as whole, $3::bigint[] as great, $4::text[] as words, $5::bytea[] as bytes,
                $6::date[]::text[] as days, $7::boolean[] as truths`,
        [int2s(small), int4s(whole), int8s(great), texts(words), byteas(bytes), dates(days), bools(truths)],
      );
      const back = rows[0] as Record<string, (never | null)[]>;
      expect(back).toMatchObject({ small, whole, great, words, truths });
      expect(back.bytes).toEqual(bytes.map((one) => one && Buffer.from(one)));
      expect(back.days!.map((day) => day && parseDay(day))).toEqual(days);
    }),
    { seed: 20261122, numRuns: 150 },
  );
});
