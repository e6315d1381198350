import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { dayOf } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { findAccount } from '../db/record.ts';
import { verifyBook, verifyIn } from './verify.ts';

const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
let database: Database;
let key: Key;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, dayOf(2026, 11, 20));
  key = (await findAccount(database.pool, 'sample:A-1000002'))!;
});
afterAll(() => database.close());

/** What a check finds after `harm` was done behind the back of the product; the harm is undone. */
async function foundAfter(harm: string): Promise<string[]> {
  const client = await database.pool.connect();
  try {
    await client.query(
      'begin; alter table event disable trigger all; alter table posting disable trigger all',
    );
    const one = `slot = ${key.slot} and account_id = ${key.accountId}`;
    await client.query(harm.replaceAll('ONE', one));
    const { broken } = await verifyIn(client, rules, key);
    return broken.map(({ seq, fault }) => `${seq}: ${fault}`);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('a book as it was written holds', async () => {
  const { accounts, events, broken } = await verifyBook(database.pool, rules);
  expect(broken).toEqual([]);
  expect(accounts).toBe(60);
  expect(events).toBeGreaterThan(500);
});

describe('harm that is found, with the first event at which it shows', () => {
  test.each<[string, string, RegExp]>([
    [
      'one changed byte',
      `update event set data = replace(data, '"paid"', '"pajd"') where ONE and seq = (select min(seq) from event where ONE and data like '%"paid"%')`,
      /^\d+: event \d+ \(fact\) is not what was written/,
    ],
    [
      'another day',
      'update event set day = day + 1 where ONE and seq = 3',
      /^3: event 3 .* is not what was written/,
    ],
    ['another type', `update event set type = 'bucket' where ONE and seq = 2`, /^2: event 2/],
    ['an event taken out', 'delete from event where ONE and seq = 4', /^4: event 4 is missing/],
    [
      'the last event taken out',
      'delete from event where ONE and seq = (select max(seq) from event where ONE)',
      /^null: the row is not the fold of its events: its row does not end where/,
    ],
    ['all events taken out', 'delete from event where ONE', /^null: the account has no events/],
    [
      "two events in each other's place",
      'update event e set day = o.day, type = o.type, data = o.data, hash = o.hash from event o where e.slot = o.slot and e.account_id = o.account_id and e.ONE and e.seq in (5, 6) and o.seq = 11 - e.seq'.replace(
        'e.ONE',
        'e.slot = SLOT and e.account_id = ID',
      ),
      /^5: event 5/,
    ],
    [
      'an event put in behind the last',
      `insert into event (slot, account_id, seq, day, type, data, hash) select slot, account_id, seq + 1, day, type, data, hash from event where ONE and seq = (select max(seq) from event where ONE)`,
      /^\d+: event \d+ .* follows another event/,
    ],
    [
      'a row that was changed',
      'update account set due_principal = due_principal - 1 where ONE',
      /^null: the row is not the fold of its events: duePrincipal is/,
    ],
    ['a row that is gone', 'delete from account where ONE', /^null: there are events without an account/],
    [
      'a row that waits for another night',
      'update account set next_action_on = next_action_on + 1 where ONE',
      /^null: the row waits for .* should wait for/,
    ],
    [
      'a posting of another amount',
      'update posting set amount = amount + 1 where ONE and seq = 1',
      /^null: a posting in the books is not that of its event/,
    ],
    [
      'a posting taken out',
      'delete from posting where ONE and seq = 1',
      /^null: \d+ postings stand in the books, the events made/,
    ],
    [
      'a changed schedule',
      'update instalment set due = due - 1 where ONE and seq = 3',
      /^null: the row is not the replay of its facts/,
    ],
  ])('%s', async (_, harm, finding) => {
    const found = await foundAfter(
      harm.replaceAll('SLOT', String(key.slot)).replaceAll('ID', String(key.accountId)),
    );
    expect(found.length).toBe(1);
    expect(found[0]).toMatch(finding);
  });
});

test('the database itself refuses to change or delete an event', async () => {
  await expect(database.pool.query('update event set day = day')).rejects.toThrow(/append-only/);
  await expect(database.pool.query('delete from posting')).rejects.toThrow(/append-only/);
  await expect(database.pool.query('truncate posting')).rejects.toThrow(/append-only/);
});
