/** What do agents see of a list while it is written? */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOf } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { claim, holderOf, leave } from '../db/desk/claim-rows.ts';
import { keepStanding, standingList } from '../db/desk/waiting-morning.ts';
import { openPool, type Pool, transaction } from '../db/pool.ts';
import { freshList, listMorning } from './take-next.ts';

const TODAY = dayOf(2026, 3, 10);
const PERSON = { slot: 7, borrower: 21n };

let database: Awaited<ReturnType<typeof testDatabase>>;
/** A server with two connections. */
let pool: Pool;
beforeEach(async () => {
  database = await testDatabase();
  pool = openPool(database.url, 2);
});
afterEach(async () => {
  await pool.end();
  await database.close();
});

/** Holds the table until the answer is called; nobody writes a list meanwhile. */
async function heldTable(): Promise<() => Promise<void>> {
  const holder = await database.pool.connect();
  await holder.query('begin; lock table waiting_person in share mode');
  return async () => {
    await holder.query('commit');
    holder.release();
  };
}

async function untilSomebodyWaits(): Promise<void> {
  for (let waits = 0; waits === 0; )
    ({ waits } = (
      await database.pool.query('select count(*)::int as waits from pg_locks where not granted')
    ).rows[0]);
}

/** Somebody who waits on the list that stands, as the morning would have written him. */
async function waiting(): Promise<void> {
  await database.pool.query(
    `insert into waiting_person (slot, borrower_id, account_id, listed_on, reason, overdue, weight)
     select $1, $2, 1, max(day), 1, 100, 100 from waiting_morning`,
    [PERSON.slot, PERSON.borrower],
  );
}

const take = (worker: string) =>
  transaction(pool, async (client) => {
    await keepStanding(client);
    return claim(client, PERSON, worker, 10);
  });

test('many who ask for the first list wait for the one writing, and leave the connections to others', async () => {
  const free = await heldTable();
  const asked = Array.from({ length: 5 }, () => freshList(pool, TODAY));
  await untilSomebodyWaits();
  const { rows } = await pool.query('select 1 as answered');
  expect(rows).toEqual([{ answered: 1 }]);
  await free();
  await Promise.all(asked);
  expect(await standingList(pool)).toBe(TODAY);
});

test('while the list of a new day is written agents read the one before, and wait for nothing', async () => {
  await listMorning(pool, TODAY);
  await waiting();
  const free = await heldTable();
  await freshList(pool, TODAY + 1);
  await untilSomebodyWaits();
  await freshList(pool, TODAY + 1);
  expect(await standingList(pool)).toBe(TODAY);
  await free();
  await freshList(pool, TODAY + 1, true);
  expect(await standingList(pool)).toBe(TODAY + 1);
  // Nobody is planned for: the one of the day before waits no more, and his row is gone.
  expect((await pool.query('select from waiting_person')).rows).toEqual([]);
});

test('who is on an agent’s screen at the turn of a day stays there, with what is being noted about him', async () => {
  await listMorning(pool, TODAY);
  await waiting();
  expect(await take('w1')).toBe(true);
  const draft = `insert into note_draft (slot, borrower_id, worker, words) values ($1, $2, $3, 'x')`;
  await pool.query(draft, [PERSON.slot, PERSON.borrower, 'w1']);
  await pool.query(draft, [PERSON.slot, PERSON.borrower, 'w2']);
  await listMorning(pool, TODAY + 1);
  expect(await holderOf(pool, PERSON)).toBe('w1');
  expect(await take('w2')).toBe(false);
  expect((await pool.query('select worker from note_draft')).rows).toEqual([{ worker: 'w1' }]);
  expect(await leave(pool, PERSON, 'w1', { done: true, at: 0 })).toBe(true);
  expect(await holderOf(pool, PERSON)).toBeNull();
});

test('a list turns only between two takings: nobody is taken from both', async () => {
  await listMorning(pool, TODAY);
  await waiting();
  const taking = await database.pool.connect();
  await taking.query('begin');
  await keepStanding(taking);
  const turned = listMorning(pool, TODAY + 1);
  await untilSomebodyWaits();
  expect(await standingList(pool)).toBe(TODAY);
  expect(await claim(taking, PERSON, 'w1', 10)).toBe(true);
  await taking.query('commit');
  taking.release();
  await turned;
  expect(await holderOf(pool, PERSON)).toBe('w1');
});

test('a list that could not be written is told to whoever looks next', async () => {
  await listMorning(pool, TODAY);
  await pool.query('alter table waiting_person rename to away');
  await freshList(pool, TODAY + 1);
  await expect.poll(() => freshList(pool, TODAY + 1).then(() => 'nothing', String)).toMatch(/waiting_person/);
  await pool.query('alter table away rename to waiting_person');
  await freshList(pool, TODAY + 1);
  expect(await standingList(pool)).toBe(TODAY + 1);
});
