import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import type { Fact } from '../../rules/account.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import type { AgreedPlan } from '../../rules/plan/agreed-plan.ts';
import { isHeldOut } from '../../rules/warning/support.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { openDay } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { warningSums, watchedSince } from '../db/warning/warning-read.ts';
import { keepWish } from '../db/warning/warning-rows.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { advanceDay } from '../seeded/advance-day.ts';
import { sowBook } from '../seeded/sow-book.ts';
import { duesOf, watchPayments } from './watch-payments.ts';

const FIRST = dayOf(2026, 10, 8);
const LOW = { bill: -50, instalment: -50, plan: -50 };
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
  reasons: string;
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
      expect(row.points).toBeGreaterThanOrEqual(WATCH.points.helpFrom.instalment);
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
      watch: { ...WATCH, controlPercent: 0, points: { ...WATCH.points, helpFrom: LOW } },
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
    const points = { ...WATCH.points, helpFrom: LOW };
    await watchPayments(database.pool, last, { ...WATCHING, watch: { ...WATCH, points } });
    const again = (await warnings()).filter(({ borrower_id }) => borrower_id === open.borrower_id);
    expect(again.length).toBeGreaterThan(0);
    for (const row of again) expect(row).toMatchObject({ action: 'turned-off', message: null });
  });

  test('a paused account is not looked at', async () => {
    const last = (await openDay(database.pool))! - 1;
    await database.pool.query('delete from early_warning where outcome is null');
    await database.pool.query('update account set paused_from = next_due - 10, paused_to = next_due + 10');
    const points = { ...WATCH.points, helpFrom: LOW };
    const done = await watchPayments(database.pool, last, { ...WATCHING, watch: { ...WATCH, points } });
    expect(done).toMatchObject({ alarmed: 0, asked: 0 });
  });
});

describe('inside an agreement', () => {
  const agreedRows = async (accountId: bigint) =>
    (await warnings()).filter(({ account_id }) => account_id === accountId);

  test('a row is looked at while the account is past due, judged by money, and the reasons are the agreement’s', async () => {
    await database.pool.query('update account set paused_from = null, paused_to = null');
    const today = (await openDay(database.pool))!;
    const { rows } = await database.pool.query<{ slot: number; accountId: bigint }>(
      `select slot, account_id as "accountId" from account
        where oldest_due is not null and written_off_on is null and paused_from is null and due_principal > 20000
        order by slot, account_id limit 2`,
    );
    const [kept, missed] = rows as [Key, Key];
    const plan = (id: string): AgreedPlan => ({
      id,
      kind: 'instalments',
      rows: [3, 10].map((days) => ({ due: today + days, amount: 5_000n })),
      until: today + 11,
      graceDays: 1,
      missesAllowed: 1,
      shortBy: 0n,
      relief: { interestPpm: 0n, penaltyPpm: 0n, lateFees: true },
      waive: [],
      onBreak: 'reversed',
      ageing: 'stands',
      schedule: null,
    });
    const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
    const enter = (key: Key, fact: Fact) =>
      enterFacts(database.pool, [{ key, fact }], rules, knownAt(0)).then(([one]) => one!.state);
    for (const key of [kept, missed]) {
      const id = `watched ${key.accountId}`;
      expect(await enter(key, { id, type: 'agreed', valueOn: today, plan: plan(id) })).toBe('entered');
    }
    expect(await enter(kept, { id: 'row 1', type: 'paid', valueOn: today, amount: 5_000n })).toBe('entered');
    const low = { ...WATCH, planPoints: { ...WATCH.planPoints, helpFrom: LOW }, controlPercent: 0 };
    const watch = async (night: Day) => watchPayments(database.pool, night, { ...WATCHING, watch: low });
    const seen = async (key: Key) =>
      (await agreedRows(key.accountId))
        .filter(({ due }) => due > today)
        .map(({ due, outcome }) => [due, outcome]);
    await closeBook(database, today, rules, { workers: 0 });
    await watch(today);
    expect(await seen(missed)).toEqual([[today + 3, null]]);
    expect(await seen(kept)).toEqual([]);
    await closeBook(database, today + 3, rules, { workers: 0 });
    await watch(today + 3);
    // The row has a day of grace left; the next one is seven days ahead.
    expect(await seen(missed)).toEqual([[today + 3, null]]);
    expect(await seen(kept)).toEqual([[today + 10, null]]);
    await closeBook(database, today + 4, rules, { workers: 0 });
    await watch(today + 4);
    expect(await seen(missed)).toEqual([[today + 3, 'missed']]);
    const open = (await agreedRows(kept.accountId)).find(({ due }) => due === today + 10)!;
    expect(JSON.parse(open.reasons)).toContainEqual({ name: 'share-paid', points: -10, count: 50 });
    expect(open.message).not.toBeNull();
    expect(await enter(kept, { id: 'row 2', type: 'paid', valueOn: today + 5, amount: 5_000n })).toBe(
      'entered',
    );
    await closeBook(database, today + 11, rules, { workers: 0 });
    await watch(today + 11);
    expect(await seen(kept)).toEqual([[today + 10, 'kept']]);
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
