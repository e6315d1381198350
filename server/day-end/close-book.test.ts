import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Account, type AccountEvent, evolve } from '../../rules/account.ts';
import { nextActionOn } from '../../rules/day.ts';
import { type Day, dayOf, formatDay } from '../../rules/days.ts';
import { openingEvent, replay } from '../../rules/history.ts';
import { HELD } from '../../rules/ledger.ts';
import { BookRows, productsPosting, writeBook } from '../../tools/bench/bench-book.ts';
import { type Life, lives } from '../../tools/rehearsal/histories.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { ACCOUNT_COLUMNS, type AccountRow, readAccount } from '../db/account-row.ts';
import { checksums } from '../db/checksum.ts';
import { copyOut } from '../db/copy-stream.ts';
import type { Database } from '../db/databases.ts';
import { eventOf } from '../db/event-row.ts';
import { beginBook, closedThrough, lastClosedDay, openDay } from '../db/night.ts';
import { HIGHEST, LOWEST, planChunks } from '../db/nights/chunk.ts';
import { transaction } from '../db/pool.ts';
import { emptyBook } from '../db/seeding.ts';
import { SLOTS, slotOfBorrower } from '../db/slot.ts';
import { BEGINNING, chainHash } from '../evidence/chain.ts';
import { closeBook, type Running } from './close-book.ts';
import type { Rules } from './closer.ts';

const SEED = 20261122;
const START = dayOf(2028, 1, 20); // month ends and a leap day lie within sixty nights
const HOUSE: Rules = { products: PRODUCTS, ladder: FIRST_LADDER };

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await emptyBook(database.pool);
});

/** Closes through a day without a thread; every night must hold. */
async function close(through: Day, rules: Rules, running: Running = {}) {
  const closing = await closeBook(database, through, rules, { workers: 0, chunkSize: 40, ...running });
  if (closing.state !== 'closed') throw new Error(JSON.stringify(closing));
  return closing.nights;
}

/** Random lives as a book: each with a product of its own, opened on the day before the first night. */
async function writeLives(count: number): Promise<{ rules: Rules; lived: Map<bigint, Life> }> {
  const products = new Map();
  const lived = new Map<bigint, Life>();
  const rows = new BookRows();
  fc.sample(lives(0, 0), { numRuns: count, seed: SEED }).forEach((life, place) => {
    const id = BigInt(place + 1);
    const product = { ...life.product, code: place + 1 };
    const moved = START - life.opening.openedOn;
    const later = <T extends { due: Day }>(row: T): T => ({ ...row, due: row.due + moved });
    const { next, nextStatement, arrears } = life.opening;
    const opening = {
      ...life.opening,
      id,
      borrower: id,
      product: product.code,
      openedOn: START,
      next: next && later(next),
      nextStatement: nextStatement === null ? null : nextStatement + moved,
      arrears: arrears.map(later),
    };
    const schedule = life.schedule.map(later);
    products.set(product.code, product);
    lived.set(id, { product, opening, schedule, told: [] });
    const event = openingEvent(opening);
    const account = evolve(null, event);
    const first = nextActionOn(account, START - 1, product, FIRST_LADDER);
    rows.add(slotOfBorrower(id), account, [event], schedule, first);
  });
  await beginBook(database.pool, START);
  await rows.send(database.pool);
  return { rules: { products, ladder: FIRST_LADDER }, lived };
}

async function accounts(): Promise<AccountRow[]> {
  return transaction(database.pool, async (client) => {
    const rows: AccountRow[] = [];
    await copyOut(client, `select ${ACCOUNT_COLUMNS.join(', ')} from account order by account_id`, (row) =>
      rows.push(readAccount(row)),
    );
    return rows;
  });
}

/** An account as its row holds it: what it does not hold itself is zero. */
function held(account: Account): Account {
  const balances = Object.fromEntries(
    Object.entries(account.balances).map(([name, value]) => [
      name,
      (HELD as readonly string[]).includes(name) ? value : 0n,
    ]),
  );
  return { ...account, balances: balances as Account['balances'] };
}

describe('closing a book of any products', () => {
  test('gives what a replay of each account gives, and the row is the fold of its events', async () => {
    const { rules, lived } = await writeLives(300);
    const through = START + 60;
    await close(through, rules);
    const events = await database.pool.query<{
      slot: number;
      account_id: bigint;
      seq: number;
      day: Day;
      type: string;
      data: string;
      hash: Buffer;
    }>('select slot, account_id, seq, day, type, data, hash from event order by account_id, seq');
    const eventsOf = Map.groupBy(events.rows, ({ account_id }) => account_id);
    let written = 0;
    for (const { slot, account, head, nextActionOn: next } of await accounts()) {
      const { product, opening, schedule } = lived.get(account.id)!;
      let fold: Account | null = null;
      let before: Uint8Array = BEGINNING;
      let whole = true;
      for (const { seq, day, type, data, hash } of eventsOf.get(account.id)!) {
        const event: AccountEvent = eventOf(day, type, data);
        fold = evolve(fold, event);
        before = chainHash(before, slot, account.id, seq, day, type, data);
        whole &&= hash.equals(before) && seq === fold.seq;
        written += 1;
      }
      expect(whole).toBe(true);
      expect(held(fold!)).toEqual(account);
      expect(head).toEqual(before);
      expect(next).toBe(nextActionOn(fold!, through, product, FIRST_LADDER));
      const alone = replay({ opening, schedule, facts: [] }, product, through, through).account;
      const { seq: _, ladderDay: __, ...decided } = fold!;
      const { seq: ___, ladderDay: ____, ...expected } = alone;
      expect(decided).toEqual(expected);
    }
    expect(written).toBeGreaterThan(2_000);
  });

  test('ten days at once are ten single days, in chunks of any size', async () => {
    const { rules } = await writeLives(120);
    await close(START + 9, rules, { chunkSize: 7 });
    const atOnce = await checksums(database.pool);
    await emptyBook(database.pool);
    await writeLives(120);
    for (let day = START; day < START + 10; day += 1) await close(day, rules, { chunkSize: 5_000 });
    expect(await checksums(database.pool)).toEqual(atOnce);
    expect(await lastClosedDay(database.pool)).toBe(START + 9);
    expect(await openDay(database.pool)).toBe(START + 10);
  });
});

describe('the chunks of a book', () => {
  test.each([1, 3, 40, 5_000])('of %i accounts leave no key out and none twice', async (size) => {
    const wish = { takenOverOn: START, rules: HOUSE, due: null, together: false, seed: SEED };
    await writeBook(database.pool, { ...wish, accounts: 900 });
    const { ranges, accounts: counted } = await planChunks(database.pool, size, SLOTS);
    expect(counted).toBe(900);
    let [slot, low] = [0, LOWEST];
    for (const range of ranges) {
      expect([range.slot, range.low]).toEqual([slot, low]);
      if (range.slot < range.slotTo) expect([range.low, range.high]).toEqual([LOWEST, HIGHEST]);
      [slot, low] = range.high === HIGHEST ? [range.slotTo + 1, LOWEST] : [slot, range.high + 1n];
    }
    expect([slot, low]).toEqual([SLOTS, LOWEST]);
    if (size === 1) expect(ranges.length).toBeGreaterThan(SLOTS);
    if (size === 5_000) expect(ranges.length).toBe(1);
  });
});

describe('closing twice', () => {
  test('is closing once: a closed day is answered, an unfinished night is gone through again and nothing changes', async () => {
    const { rules } = await writeLives(80);
    await close(START + 3, rules);
    const before = await checksums(database.pool);
    expect(await closeBook(database, START + 3, rules)).toEqual({
      state: 'already-closed',
      lastClosed: START + 3,
    });
    expect(await closeBook(database, START - 5, rules)).toMatchObject({ state: 'already-closed' });
    await database.pool.query('update night set finished_at = null where day = $1', [formatDay(START + 3)]);
    const [again] = await close(START + 3, rules, { chunkSize: 9 }); // cut in other places than before
    expect(await checksums(database.pool)).toEqual(before);
    expect(again).toMatchObject({ night: formatDay(START + 3) });
  });

  test('at the same time is refused', async () => {
    await writeLives(5);
    const client = await database.pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', ['27988542884245095']);
      expect(await closeBook(database, START, HOUSE)).toEqual({ state: 'running' });
    } finally {
      client.release(true);
    }
  });
});

describe('an account that cannot be closed', () => {
  const day = dayOf(2026, 3, 10);
  const rules: Rules = { products: productsPosting('daily'), ladder: FIRST_LADDER };
  const book = () =>
    writeBook(database.pool, {
      accounts: 60,
      takenOverOn: day - 1,
      rules,
      due: 1000,
      together: false,
      seed: SEED,
    });
  const statusOf = async () =>
    (await database.pool.query('select account_id, day, error, tries, solved_on from set_aside')).rows;

  test('is set aside with the reason, tried every night, and solved when it can be', async () => {
    await book();
    await database.pool.query('update account set product = 99 where account_id = 7');
    const [first, second] = await close(day + 1, rules);
    expect(first).toMatchObject({ accounts: 59, setAside: 1, waiting: { accounts: 1 } });
    expect(second).toMatchObject({ setAside: 1, solved: 0 });
    expect(first!.waiting.first[0]).toEqual({
      account: '7',
      since: '2026-03-10',
      tries: 1,
      error: 'no product has the code 99',
    });
    expect(await statusOf()).toMatchObject([{ account_id: 7n, day, tries: 2, solved_on: null }]);
    await database.pool.query(
      'update account set product = substr(data, strpos(data, \'"product":\') + 10, 1)::int from event where event.account_id = 7 and event.seq = 1 and account.account_id = 7',
    );
    const [third] = await close(day + 2, rules);
    expect(third).toMatchObject({ setAside: 0, solved: 1, waiting: { accounts: 0 } });
    expect(await statusOf()).toMatchObject([{ account_id: 7n, tries: 2, solved_on: day + 2 }]);
    const late = (await accounts()).find(({ account }) => account.id === 7n)!;
    expect(late.account.settledTo).toBe(day + 2);
    const booked = await database.pool.query(
      'select distinct day from posting where account_id = 7 and by_night order by day',
    );
    expect(booked.rows).toEqual([{ day: day + 2 }]); // booked on the night that could, never into a closed one
  });

  test('because the database refuses its rows, is found among the others, which go on', async () => {
    await book();
    await database.pool.query(
      `insert into event (slot, account_id, seq, day, type, data, hash)
       select slot, account_id, seq + 1, '2026-01-01', 'stray', '{}', '' from account where account_id = 9`,
    );
    const [night] = await close(day, rules, { chunkSize: 5_000 });
    expect(night).toMatchObject({ accounts: 59, setAside: 1 });
    expect(await statusOf()).toMatchObject([
      { account_id: 9n, error: expect.stringContaining('event_pkey'), tries: 1 },
    ]);
  });

  test('with balances that cannot be, is not written', async () => {
    await book();
    await database.pool.query('update account set due_fee = -5 where account_id = 11');
    const [night] = await close(day, rules);
    expect(night!.waiting.first).toMatchObject([{ account: '11', error: 'dueFee would be -5: below zero' }]);
  });
});

describe('a night beside other work', () => {
  const day = dayOf(2026, 3, 10);
  const rules: Rules = { products: productsPosting('daily'), ladder: FIRST_LADDER };

  test('loses nothing that was entered while it ran', async () => {
    await writeBook(database.pool, {
      accounts: 2_000,
      takenOverOn: day - 1,
      rules,
      due: null,
      together: false,
      seed: SEED,
    });
    let entered = 0;
    let over = false;
    // A stand-in for a payment: it takes the account's lock, appends nothing and changes one amount.
    const enter = async (): Promise<void> => {
      for (let turn = 1; !over; turn += 1) {
        await transaction(database.pool, async (client) => {
          const id = ((turn * 7919) % 2_000) + 1;
          await client.query('select from account where account_id = $1 for no key update', [id]);
          await client.query('update account set granted = granted + 1 where account_id = $1', [id]);
        });
        entered += 1;
      }
    };
    const sum = async () =>
      (await database.pool.query<{ sum: bigint }>('select sum(granted)::bigint as sum from account')).rows[0]!
        .sum;
    const before = await sum();
    const paying = enter();
    const nights = await close(day + 2, rules, { chunkSize: 500 });
    over = true;
    await paying;
    expect((await sum()) - before).toBe(BigInt(entered));
    expect(entered).toBeGreaterThan(0);
    expect(nights.map(({ setAside }) => setAside)).toEqual([0, 0, 0]);
  });

  test('tells how far an account is closed while it runs', async () => {
    await writeBook(database.pool, {
      accounts: 50,
      takenOverOn: day - 1,
      rules,
      due: null,
      together: false,
      seed: SEED,
    });
    const { rows } = await database.pool.query<{ slot: number; account_id: bigint }>(
      'select slot, account_id from account order by slot, account_id limit 1',
    );
    const key = { slot: rows[0]!.slot, accountId: rows[0]!.account_id };
    expect(await closedThrough(database.pool, key)).toBe(day - 1);
    await close(day, rules);
    await database.pool.query('update night set finished_at = null where day = $1', [formatDay(day)]);
    expect(await closedThrough(database.pool, key)).toBe(day);
    await database.pool.query('delete from chunk where day = $1 and $2 between slot and slot_to', [
      formatDay(day),
      key.slot,
    ]);
    expect(await closedThrough(database.pool, key)).toBe(day - 1);
  });

  test('is not marked as finished when its control totals differ', async () => {
    await writeBook(database.pool, {
      accounts: 50,
      takenOverOn: day - 1,
      rules,
      due: null,
      together: false,
      seed: SEED,
    });
    await database.pool.query(
      'insert into posting (slot, account_id, seq, day, debit, credit, amount, by_night) values (1, 1, 1, $1, 0, 11, 5, true)',
      [formatDay(day)],
    );
    const closing = await closeBook(database, day, rules, { workers: 0 });
    expect(closing).toMatchObject({ state: 'differs', night: day });
    expect('differences' in closing && closing.differences).toContain(
      'notDue/cash: 0 counted, 5 stored (minor units)',
    );
    expect(await lastClosedDay(database.pool)).toBe(day - 1);
  });

  test('gives the same book with two threads', async () => {
    const wish = { accounts: 300, takenOverOn: day - 1, rules, due: null, together: false, seed: SEED };
    await writeBook(database.pool, wish);
    await close(day + 1, rules);
    const alone = await checksums(database.pool);
    await emptyBook(database.pool);
    await writeBook(database.pool, wish);
    await close(day + 1, rules, { workers: 2, chunkSize: 1 }); // parts of one slot, too
    expect(await checksums(database.pool)).toEqual(alone);
  });
});
