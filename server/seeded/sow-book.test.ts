import { afterAll, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { dayOf } from '../../rules/days.ts';
import { replay } from '../../rules/history.ts';
import type { BookPlan } from '../../simulator/book.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { insertAccounts, readAccounts } from '../db/accounts.ts';
import { checksums } from '../db/checksum.ts';
import type { Database } from '../db/databases.ts';
import { latestNights, openDay } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { readRecords } from '../db/record.ts';
import { beginSeeding, discardSeeded, isEmptyBook, readSeeding, sownSlots } from '../db/seeding.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { advanceDay } from './advance-day.ts';
import { liveDay } from './live-day.ts';
import { sowBook } from './sow-book.ts';
import { Sower } from './sowing-thread.ts';

const PLAN: BookPlan = { seed: 11, accounts: 500, day: dayOf(2026, 10, 8) };
const NIGHTS = 5;
const open: Database[] = [];
afterAll(() => Promise.all(open.map((database) => database.close())));

async function database(): Promise<Database> {
  const one = await testDatabase();
  open.push(one);
  return one;
}

const whole = await database();
const outcome = await sowBook(whole, PLAN, { workers: 0 });
const sown = await checksums(whole.pool);
for (let night = 0; night < NIGHTS; night += 1) await advanceDay(whole);
const after = await checksums(whole.pool);

async function keysOf({ pool }: Database): Promise<{ slot: number; accountId: bigint }[]> {
  const { rows } = await pool.query<{ slot: number; accountId: bigint }>(
    'select slot, account_id as "accountId" from account order by 1, 2',
  );
  return rows;
}

test('a book is sown once, and its first business day is open', async () => {
  expect(outcome).toMatchObject({ state: 'sown', accounts: 500 });
  expect(sown.account.rows).toBe(500);
  expect(await readSeeding(whole.pool)).toEqual({ ...PLAN, whole: true });
  expect(await sowBook(whole, PLAN)).toEqual({ state: 'already-sown' });
  expect(await sowBook(whole, { ...PLAN, seed: 12 })).toEqual({ state: 'other-book' });
});

test('two threads make the same book as none, and another seed makes another', async () => {
  const [threads, other] = [await database(), await database()];
  await sowBook(threads, PLAN, { workers: 2 });
  await sowBook(other, { ...PLAN, seed: 12 }, { workers: 0 });
  expect(await checksums(threads.pool)).toEqual(sown);
  expect((await checksums(other.pool)).account.sum).not.toEqual(sown.account.sum);
});

test('what was broken off goes on where it was, to the same book', async () => {
  const broken = await database();
  await beginSeeding(broken.pool, PLAN);
  const sower = new Sower({ sowing: PLAN, url: broken.url });
  await sower.sow([0, 1, 2, 77]);
  await sower.end();
  expect(await openDay(broken.pool)).toBe(null);
  const there = await sownSlots(broken.pool);
  expect(await sowBook(broken, PLAN, { workers: 0 })).toMatchObject({ state: 'sown' });
  expect(there.size).toBeGreaterThan(0);
  expect(await checksums(broken.pool)).toEqual(sown);
});

test('days go on, and nothing is set aside', async () => {
  expect(await openDay(whole.pool)).toBe(PLAN.day + NIGHTS);
  const { rows } = await whole.pool.query('select account_id, error from set_aside');
  expect(rows).toEqual([]);
  const nights = await latestNights(whole.pool, 50);
  expect(nights.length).toBe(NIGHTS + 1);
  expect(after.event.rows).toBeGreaterThan(sown.event.rows + 500);
});

test('days that were broken off anywhere end as days that were not', async () => {
  const broken = await database();
  await sowBook(broken, PLAN, { workers: 0 });
  const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
  for (let night = 0; night < NIGHTS; night += 1) {
    // Lived but not closed, lived again by `advanceDay`.
    const day = { ...PLAN, day: PLAN.day + night };
    const lived = await liveDay(broken.pool, day, rules, 1440 * day.day);
    expect(lived.entered).toBeGreaterThan(0);
    expect(lived.refused).toEqual([]);
    expect(await liveDay(broken.pool, day, rules, 1440 * day.day)).toEqual({ entered: 0, refused: [] });
    await advanceDay(broken);
  }
  expect(await checksums(broken.pool)).toEqual(after);
});

test('every row is the fold of its chained events, and what a replay of its history gives', async () => {
  const keys = await keysOf(whole);
  const records = await readRecords(whole.pool, keys);
  const rows = await transaction(whole.pool, (client) => readAccounts(client, keys, false));
  expect(records.length).toBe(500);
  for (const [place, { slot, accountId, events, account, history }] of records.entries()) {
    const row = rows[place]!;
    let head: Uint8Array = BEGINNING;
    for (const { seq, event, type, data, hash } of events) {
      head = chainHash(head, slot, accountId, seq, event.day, type, data);
      expect(Buffer.from(hash).equals(head)).toBe(true);
    }
    expect(Buffer.from(row.head).equals(head)).toBe(true);
    const through = PLAN.day + NIGHTS - 1;
    const again = replay(history, PRODUCTS.get(account.product)!, through, through);
    const { seq: _a, ladderDay: _b, balances: held, ...lived } = row.account;
    const { seq: _c, ladderDay: _d, balances, ...replayed } = again.account;
    expect(lived).toEqual(replayed);
    expect([held.duePrincipal, held.penalty, held.credit, held.revolving]).toEqual([
      balances.duePrincipal,
      balances.penalty,
      balances.credit,
      balances.revolving,
    ]);
  }
});

test('a made-up book can be thrown away, but not with an account from a host in it', async () => {
  const one = await database();
  await sowBook(one, { ...PLAN, accounts: 20 }, { workers: 0 });
  const [first] = await keysOf(one);
  await transaction(one.pool, async (client) => {
    const [row] = await readAccounts(client, [first!], false);
    await insertAccounts(client, [{ ...row!, account: { ...row!.account, id: 1_000_000_001n } }]);
  });
  await expect(discardSeeded(one.pool)).rejects.toThrow('taken in from a host');
  await one.pool.query('delete from account where account_id = 1000000001');
  await discardSeeded(one.pool);
  expect(await isEmptyBook(one.pool)).toBe(true);
  await expect(discardSeeded(one.pool)).rejects.toThrow('only a made-up book');
});
