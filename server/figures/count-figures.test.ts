import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Fact } from '../../rules/account.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { ledgerCode } from '../../rules/ledger.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { countNight, monthEnd, monthOf, recount } from './count-figures.ts';

const TODAY = parseDay('2026-10-27') as Day;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const HOUSE_COUNTED = { products: PRODUCTS, collecting: HOUSE };
const TABLES = [
  'passage',
  'roll',
  'reached',
  'received',
  'cured',
  'contact',
  'hour',
  'complaint',
  'refusal',
] as const;
const SEED = 20261122;

let database: Database;
let keys: Key[];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 30);
  const { rows } = await database.pool.query<{ slot: number; account_id: bigint }>(
    'select slot, account_id from account order by 1, 2',
  );
  keys = rows.map(({ slot, account_id }) => ({ slot, accountId: account_id }));
});
afterAll(() => database.close());

async function everything(): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await database.pool.query(`select * from figure_${table} order by 1, 2, 3, 4, 5`);
    found[table] = rows;
  }
  found.plans = (await database.pool.query('select * from plan_life order by 1, 2, 3')).rows;
  return found;
}

/** Cash that came in by payments and went back by what undid them, day by day, as the postings have it. */
async function inLedger(): Promise<Map<string, bigint>> {
  const cash = ledgerCode('cash');
  const { rows } = await database.pool.query<{ day: Day; amount: bigint }>(
    `select p.day, sum(case when p.debit = $1 then p.amount else -p.amount end)::bigint as amount
       from posting p join event e using (slot, account_id, seq)
      where $1 in (p.debit, p.credit) and e.type = 'fact' and e.data not like '%"type":"lent"%'
      group by 1 order by 1`,
    [cash],
  );
  return new Map(rows.map(({ day, amount }) => [formatDay(day), amount]));
}

async function inFigures(): Promise<Map<string, bigint>> {
  const { rows } = await database.pool.query<{ day: Day; amount: bigint }>(
    'select day, sum(amount)::bigint as amount from figure_received group by 1 order by 1',
  );
  return new Map(rows.map(({ day, amount }) => [formatDay(day), amount]));
}

describe('figures are counted from what happened', () => {
  test('a month begins and ends where the calendar says', () => {
    expect(formatDay(monthOf(TODAY))).toBe('2026-10-01');
    expect(formatDay(monthEnd(TODAY))).toBe('2026-10-31');
    expect(formatDay(monthEnd(parseDay('2028-02-10')!))).toBe('2028-02-29');
  });

  test('random lives, reversals and late-told payments: the figures are the ledger, and counting anew is counting nightly', async () => {
    const step = fc.record({
      account: fc.nat(29),
      kind: fc.constantFrom('pay', 'pay-late-told', 'reverse', 'charge-back'),
      amount: fc.integer({ min: 100, max: 90_000 }),
      back: fc.integer({ min: 1, max: 20 }),
    });
    const days = fc.sample(fc.array(step, { minLength: 8, maxLength: 16 }), { seed: SEED, numRuns: 12 });
    const paid: { key: Key; id: string }[] = [];
    let entered = 0;
    for (const [place, steps] of days.entries()) {
      const today = TODAY + place;
      for (const [number, { account, kind, amount, back }] of steps.entries()) {
        const key = keys[account]!;
        const id = `f-${place}-${number}`;
        const earlier = paid.find((one) => one.key === key);
        const fact = ((): Fact | null => {
          if (kind === 'pay') return { id, type: 'paid', valueOn: today, amount: BigInt(amount) };
          if (kind === 'pay-late-told')
            return { id, type: 'paid', valueOn: today - back, amount: BigInt(amount) };
          if (earlier === undefined) return null;
          if (kind === 'reverse') return { id, type: 'reversed', valueOn: today, of: earlier.id };
          return { id, type: 'charged-back', valueOn: today, amount: BigInt(amount) };
        })();
        if (fact === null) continue;
        const [outcome] = await enterFacts(database.pool, [{ key, fact }], RULES, knownAt(today * 1440));
        if (outcome?.state !== 'entered') continue;
        entered += 1;
        if (fact.type === 'paid') paid.push({ key, id });
        if (fact.type === 'reversed') paid.splice(paid.indexOf(earlier!), 1);
      }
      expect((await closeBook(database, today, RULES, { workers: 0 })).state).toBe('closed');
      await countNight(database.pool, today, HOUSE_COUNTED);
    }
    expect(entered).toBeGreaterThan(60);
    const ledger = await inLedger();
    expect(ledger.size).toBeGreaterThan(10);
    expect(await inFigures()).toEqual(ledger);

    const nightly = await everything();
    await recount(database.pool, HOUSE_COUNTED);
    expect(await everything()).toEqual(nightly);
    await countNight(database.pool, TODAY + days.length - 1, HOUSE_COUNTED);
    expect(await everything()).toEqual(nightly);
  });

  test('passages carried from the count of the book lead to where accounts stand', async () => {
    const { rows } = await database.pool.query<{
      day: Day;
      product: number;
      bucket: string;
      accounts: number;
    }>('select * from figure_stock order by day, product, bucket');
    const [counted] = await counts();
    expect(rows.at(-1)!.day).toBe(monthEnd(TODAY));
    const stood = new Map(
      rows
        .filter(({ day, bucket }) => day === rows.at(-1)!.day && bucket !== 'current')
        .map(({ product, bucket, accounts }) => [`${product} ${bucket}`, accounts]),
    );
    const moved = await database.pool.query<{
      product: number;
      from_bucket: string;
      to_bucket: string;
      accounts: number;
    }>('select * from figure_passage where day > $1', [formatDay(monthEnd(TODAY))]);
    for (const { product, from_bucket, to_bucket, accounts } of moved.rows) {
      if (from_bucket !== 'current')
        stood.set(`${product} ${from_bucket}`, (stood.get(`${product} ${from_bucket}`) ?? 0) - accounts);
      if (to_bucket !== 'current')
        stood.set(`${product} ${to_bucket}`, (stood.get(`${product} ${to_bucket}`) ?? 0) + accounts);
    }
    expect([...stood.values()].reduce((sum, one) => sum + one, 0)).toBe(counted);
    expect(Math.min(...stood.values())).toBeGreaterThanOrEqual(0);
  });
});

/** Accounts past due that are not written off. */
async function counts(): Promise<number[]> {
  const { rows } = await database.pool.query<{ late: number }>(
    'select count(*)::int as late from account where oldest_due < $1 and written_off_on is null',
    [formatDay(TODAY + 11)],
  );
  return [rows[0]!.late];
}
