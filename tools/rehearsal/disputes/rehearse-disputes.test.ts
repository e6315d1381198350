import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/databases.ts';
import { testDatabase } from '../../test-database.ts';
import { isRight, tryDisputes } from './rehearse-disputes.ts';
import { KINDS } from './seeded-cases.ts';

// A small sample of `./anhuan rehearse --only disputes`.
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('the verdict on each of 200 seeded messages of every kind is the truth, and disputed again it is the same case', async () => {
  const tried = await tryDisputes(database.pool, 200, 20261122);
  expect(new Set(tried.map(({ kind }) => kind.name)).size).toBe(KINDS.length);
  const failed = tried
    .filter((one) => !isRight(one))
    .map(({ kind, found, note }) => `${kind.name}: ${found}, not ${kind.truth} ${note}`);
  expect([...new Set(failed)]).toEqual([]);
  expect(tried.filter(({ sameAgain }) => !sameAgain).map(({ kind }) => kind.name)).toEqual([]);
}, 300_000);
