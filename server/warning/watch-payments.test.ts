import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import { isHeldOut } from '../../rules/warning/support.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { openDay } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { warningSums, watchedSince } from '../db/warning/warning-read.ts';
import { keepWish } from '../db/warning/warning-rows.ts';
import { advanceDay } from '../seeded/advance-day.ts';
import { sowBook } from '../seeded/sow-book.ts';
import { duesOf, watchPayments } from './watch-payments.ts';

const FIRST = dayOf(2026, 10, 8);
const WATCHING = { products: PRODUCTS, watch: WATCH, collecting: HOUSE };
let database: Database;

interface Row {
  slot: number;
  account_id: bigint;
  borrower_id: bigint;
  due: Day;
  day: Day;
  points: number;
  action: string;
  message: number | null;
  outcome: string | null;
}
const warnings = async (): Promise<Row[]> =>
  (await database.pool.query<Row>('select * from early_warning order by slot, account_id, due')).rows;

beforeAll(async () => {
  database = await testDatabase();
  await sowBook(database, { seed: 11, accounts: 600, day: FIRST }, { workers: 0 });
  for (let night = 0; night < 40; night += 1) await advanceDay(database);
}, 120_000);
afterAll(() => database.close());

describe('the watch of a made-up book', () => {
  test('sees some payments at risk, each once, before its due day, and says why', async () => {
    const rows = await warnings();
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect(row.points).toBeGreaterThanOrEqual(WATCH.points.helpFrom);
      expect(WATCH.looksAhead).toContain(row.due - row.day);
    }
    const { looked, alarmed } = await watchedSince(database.pool, FIRST);
    expect(alarmed).toBe(rows.length);
    expect(looked).toBeGreaterThan(alarmed);
  });

  test('asks for one friendly message in the app for each, and for none where the account is held out', async () => {
    const rows = await warnings();
    for (const row of rows) {
      expect(row.action === 'held-out').toBe(isHeldOut(row.account_id, WATCH.controlPercent));
      expect(row.message === null).toBe(row.action === 'held-out');
    }
    const { rows: messages } = await database.pool.query<{
      way: string;
      tone: string;
      template: string;
      n: number;
    }>(
      `select m.way, m.tone, m.template, count(*)::int as n from message m join early_warning w
           on w.slot = m.slot and w.borrower_id = m.borrower_id and w.message = m.message group by 1, 2, 3`,
    );
    expect(messages.reduce((sum, { n }) => sum + n, 0)).toBe(
      rows.filter(({ message }) => message !== null).length,
    );
    for (const { way, tone, template } of messages) {
      expect([way, tone]).toEqual(['in-app', 'friendly']);
      expect(['due-soon-help', 'due-soon-date', 'due-soon-smaller']).toContain(template);
    }
  });

  test('knows what came of every payment whose day is over', async () => {
    const last = (await openDay(database.pool))! - 1;
    for (const { due, outcome } of await warnings()) expect(outcome !== null).toBe(due <= last);
    const sums = await warningSums(database.pool, FIRST);
    expect(sums.reduce((sum, { kept, missed }) => sum + kept + missed, 0)).toBeGreaterThan(0);
  });

  test('done again it adds nothing, alone or twice at once', async () => {
    const before = await warnings();
    const last = (await openDay(database.pool))! - 1;
    await Promise.all([1, 2].map(() => watchPayments(database.pool, last, WATCHING)));
    expect(await warnings()).toEqual(before);
  });

  test('two watches at once of a night that nobody watched ask once', async () => {
    const last = (await openDay(database.pool))! - 1;
    await database.pool.query('delete from early_warning where outcome is null');
    const lower = {
      ...WATCHING,
      watch: { ...WATCH, controlPercent: 0, points: { ...WATCH.points, helpFrom: -50 } },
    };
    const before = await database.pool.query('select from message');
    const done = await Promise.all([1, 2].map(() => watchPayments(database.pool, last, lower)));
    const asked = done.reduce((sum, one) => sum + one.asked, 0);
    const open = (await warnings()).filter(({ outcome }) => outcome === null);
    expect(open.length).toBeGreaterThan(5);
    expect(asked).toBe(open.length);
    const after = await database.pool.query('select from message');
    expect(after.rowCount! - before.rowCount!).toBe(asked);
  });

  test('whoever turns it off loses what waits, and is left alone', async () => {
    const open = (await warnings()).find(({ outcome, message }) => outcome === null && message !== null)!;
    const key = { slot: open.slot, borrower: open.borrower_id };
    const cancelled = await transaction(database.pool, (client) => keepWish(client, key, true, 1));
    expect(cancelled).toBeGreaterThan(0);
    await database.pool.query('delete from early_warning where slot = $1 and borrower_id = $2', [
      open.slot,
      open.borrower_id,
    ]);
    const last = (await openDay(database.pool))! - 1;
    const points = { ...WATCH.points, helpFrom: -50 };
    await watchPayments(database.pool, last, { ...WATCHING, watch: { ...WATCH, points } });
    const again = (await warnings()).filter(({ borrower_id }) => borrower_id === open.borrower_id);
    expect(again.length).toBeGreaterThan(0);
    for (const row of again) expect(row).toMatchObject({ action: 'turned-off', message: null });
  });

  test('a paused account is not looked at', async () => {
    const last = (await openDay(database.pool))! - 1;
    await database.pool.query('delete from early_warning where outcome is null');
    await database.pool.query('update account set paused_from = next_due - 10, paused_to = next_due + 10');
    const points = { ...WATCH.points, helpFrom: -50 };
    const done = await watchPayments(database.pool, last, { ...WATCHING, watch: { ...WATCH, points } });
    expect(done).toMatchObject({ alarmed: 0, asked: 0 });
  });
});

test.each<[string, Day, Day | null, Day[]]>([
  ['the first night', 100, null, [103, 107]],
  ['the next night', 100, 99, [103, 107]],
  ['the same night again', 100, 100, [103, 107]],
  ['two nights were missed', 100, 97, [101, 102, 103, 105, 106, 107]],
])('%s looks at these due days', (_, night, last, dues) => {
  expect(duesOf(night, last, [7, 3])).toEqual(dues);
});
