import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import type { Database } from '../db/databases.ts';
import { previewNight } from './preview-night.ts';
import { knownAt } from './silence.ts';
import { tellOfPeople } from './tell-person.ts';

const TODAY = parseDay('2026-11-22')!;
const TERMS = { products: PRODUCTS, collecting: HOUSE };
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
});
afterAll(async () => {
  await database.close();
});

interface Kept {
  step: string;
  region: string;
  possible_at: number | null;
  against: string;
}

async function kept(): Promise<Kept[]> {
  const { rows } = await database.pool.query<Kept>(
    `select p.step, b.region, p.possible_at, p.against from preview p
       join account a on a.slot = p.slot and a.account_id = p.account_id
       join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where p.day = '2026-11-22' order by p.slot, p.account_id, p.step`,
  );
  return rows;
}

test('every contact planned for the morrow is judged, once, and the counts stand in the report of the night', async () => {
  const first = await kept();
  const again = await previewNight(database.pool, TODAY - 1, TERMS);
  expect(await kept()).toEqual(first);
  const planned = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from contact where day = '2026-11-22' and state = 'planned'`,
  );
  expect(first).toHaveLength(planned.rows[0]!.count);
  expect(again.asked).toBe(first.length);
  expect(again.possible).toBe(first.filter(({ possible_at }) => possible_at !== null).length);
  expect(again.possible).toBeGreaterThan(0);
  expect(again.possible).toBeLessThan(again.asked);
  const { rows } = await database.pool.query<{ gate: unknown }>(
    `select totals -> 'gate' as gate from night where day = '2026-11-21'`,
  );
  expect(rows[0]?.gate).toEqual(again);
});

test('one that is possible has its minute and no rule against it, one that is refused the other way round', async () => {
  for (const { possible_at, against } of await kept()) {
    const rules = JSON.parse(against) as unknown[];
    expect(possible_at === null).toBe(rules.length > 0);
    if (possible_at !== null) expect(Math.floor((possible_at + 8 * 60) / 1440)).toBe(TODAY);
  }
});

test('nobody is planned for where the law is not recorded', async () => {
  await database.pool.query(`update borrower set region = 'AU-NSW' where region = 'GB'`);
  const { refusals } = await previewNight(database.pool, TODAY - 1, TERMS);
  const abroad = (await kept()).filter(({ region }) => region === 'AU-NSW');
  expect(abroad.length).toBeGreaterThan(0);
  for (const { possible_at } of abroad) expect(possible_at).toBeNull();
  expect(refusals['rules.ELSEWHERE/rules.ELSEWHERE']).toBe(abroad.length);
});

test('who asked to be left alone is planned for in vain, and the preview says so', async () => {
  const person = `select b.slot, b.borrower_id as borrower, count(p.possible_at)::int as possible
      from preview p join account a on a.slot = p.slot and a.account_id = p.account_id
      join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
     where p.day = '2026-11-22' group by 1, 2`;
  type Row = { slot: number; borrower: bigint; possible: number };
  const before = (await database.pool.query<Row>(person)).rows.find(({ possible }) => possible > 0)!;
  const fact = {
    type: 'opt-out',
    by: 'borrower',
    scope: 'person',
    way: null,
    address: null,
    via: 'sms',
  } as const;
  await tellOfPeople(
    database.pool,
    [{ key: before, at: TODAY * 1440 - 60, fact }],
    knownAt(TODAY * 1440 - 60),
  );
  await previewNight(database.pool, TODAY - 1, TERMS);
  const after = (await database.pool.query<Row>(person)).rows.find(
    ({ borrower }) => borrower === before.borrower,
  );
  expect(after?.possible).toBe(0);
});
