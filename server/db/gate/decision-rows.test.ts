/**
 * Do decisions come back from the tables as they were appended, alone and in company, and does a frame outlive a failure?
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../databases.ts';
import { transaction } from '../pool.ts';
import { decisionsOf, readDecision } from './decision-read.ts';
import { type DecisionRow, writeDecisions } from './decision-rows.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
});

const LAWS = [{ digest: 'a1', version: 'of the test', law: '{}' }];
const decision = (borrower: bigint, kind: string): DecisionRow => ({
  slot: 1,
  borrower,
  seq: 1,
  at: 100,
  asked: 'ask',
  result: 'permit',
  nextAllowedAt: 100,
  law: 'a1',
  strategy: 'gentle@1',
  inputs: `{"value":{"${kind}":["${borrower}"],"log":[{"at":${borrower}}],"calendar":{"years":[2026]}}}`,
  answer: `{"until":105,"by":"${kind}"}`,
});
const keep = (rows: readonly DecisionRow[]) =>
  transaction(database.pool, (client) => writeDecisions(client, rows, LAWS));
const read = ({ slot, borrower }: DecisionRow) => readDecision(database.pool, { slot, borrower }, 1);
const kept = ({ nextAllowedAt: _, ...row }: DecisionRow) => row;
const frames = async () =>
  (await database.pool.query('select count(*)::int as n from decision_frame')).rows[0].n as number;

test('one alone stands whole; of two alike the common part is kept once, and all three read the same', async () => {
  const rows = [decision(1n, 'debts'), decision(2n, 'debts'), decision(3n, 'holds')];
  await keep(rows);
  expect(await frames()).toBe(1);
  for (const row of rows) expect(await read(row)).toEqual(kept(row));
  expect(await decisionsOf(database.pool, rows[0]!)).toEqual([kept(rows[0]!)]);
  const { rows: lengths } = await database.pool.query(
    'select inputs is null as framed, length(differs) as differs from decision order by borrower_id',
  );
  expect(lengths.map(({ framed }) => framed)).toEqual([true, true, false]);
  expect(lengths[0].differs).toBeLessThan(20);
});

test('one alone takes a frame that is there, in this process and in the next', async () => {
  const later = decision(4n, 'debts');
  await keep([later]);
  expect(await frames()).toBe(1);
  expect(await read(later)).toEqual(kept(later));
});

test('a frame whose transaction failed is brought again', async () => {
  const rows = [decision(5n, 'people'), decision(6n, 'people')];
  const failed = transaction(database.pool, async (client) => {
    await writeDecisions(client, rows, LAWS);
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(await frames()).toBe(1);
  await keep(rows);
  expect(await frames()).toBe(2);
  for (const row of rows) expect(await read(row)).toEqual(kept(row));
});

test('two transactions that bring the same frames in other orders both end', async () => {
  const kinds = Array.from({ length: 12 }, (_, n) => `kind-${'x'.repeat(n + 1)}`);
  const batch = (from: number, order: readonly string[]) =>
    order.flatMap((kind, n) => [
      decision(BigInt(from + 2 * n), kind),
      decision(BigInt(from + 2 * n + 1), kind),
    ]);
  const [one, other] = [batch(100, kinds), batch(200, kinds.toReversed())];
  await Promise.all([keep(one), keep(other)]);
  for (const row of [...one, ...other]) expect(await read(row)).toEqual(kept(row));
});

test('the table refuses a frame that is not there, a law that is not there, and half of each', async () => {
  const insert = (columns: string, values: string) =>
    database.pool.query(
      `insert into decision (slot, borrower_id, seq, at, asked, result, ${columns}) values (9, 9, 1, 1, 'ask', 'refuse', ${values})`,
    );
  await expect(insert('frame, differs', "'\\x00', ''")).rejects.toThrow(/foreign key/);
  await expect(insert('law, strategy, inputs, answer', "'no', '', '', ''")).rejects.toThrow(/foreign key/);
  await expect(insert('law, strategy, inputs', "'a1', '', ''")).rejects.toThrow(/decision_is_whole/);
  await expect(insert('law, strategy, inputs, answer, differs', "'a1', '', '', '', ''")).rejects.toThrow(
    /decision_is_whole/,
  );
  await expect(database.pool.query("update decision_frame set answer = ''")).rejects.toThrow(/append-only/);
});
