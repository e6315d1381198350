import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Fact } from '../../rules/account.ts';
import { dayOf, formatDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import { closeBook } from '../day-end/close-book.ts';
import type { Key } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { openDay } from '../db/night.ts';
import { findAccount, readRecords } from '../db/record.ts';
import { knownAt } from '../gate/silence.ts';
import { type Entry, enterFacts, enterFactsIn } from './enter-facts.ts';
import { verifyBook } from './verify.ts';

const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
const today = dayOf(2026, 11, 20);
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, today);
});
afterAll(() => database.close());

const keyOf = async (name: string): Promise<Key> => (await findAccount(database.pool, name))!;
const accountOf = async (key: Key) => (await readRecords(database.pool, [key]))[0]!;
const contactsOf = async ({ slot, accountId }: Key) =>
  (
    await database.pool.query<{ day: number; step: string; state: string }>(
      'select day, step, state from contact where slot = $1 and account_id = $2 order by day, step',
      [slot, accountId],
    )
  ).rows;
const known = knownAt(0);
const paid = (id: string, amount: bigint, valueOn = today): Fact => ({ id, type: 'paid', amount, valueOn });
const sound = async () => expect((await verifyBook(database.pool, rules)).broken).toEqual([]);

describe('a fact entered into the book', () => {
  test('a payment cures: event, passage, row, and silence from the same transaction on', async () => {
    const key = await keyOf('sample:A-1000002'); // 33 days late
    const before = await accountOf(key);
    const { oldestDue } = before.account;
    expect(oldestDue).not.toBeNull();
    await database.pool.query(
      `insert into contact (slot, account_id, day, step, borrower_id, channel, template, state, reason)
       values ($1, $2, $3, 'call', $4, 4, 'talk', 'planned', 'test'), ($1, $2, $3, 'remind-ahead', $4, 0, 'due-soon', 'held', 'test')`,
      [key.slot, key.accountId, formatDay(today + 1), before.account.borrower],
    );
    const all =
      Object.values(before.account.balances)
        .slice(3, 8)
        .reduce((a, b) => a + b) + 100_000n;
    const [outcome] = await enterFacts(database.pool, [{ key, fact: paid('cure', all) }], rules, known);
    expect(outcome).toMatchObject({ state: 'entered', on: today, seq: before.account.seq + 1 });
    const after = await accountOf(key);
    expect(after.account.oldestDue).toBeNull();
    expect(after.events.slice(before.events.length).map(({ type }) => type)).toEqual(['fact', 'bucket']);
    const tomorrow = (await contactsOf(key)).filter(({ day }) => day === today + 1);
    expect(tomorrow.map(({ step, state }) => [step, state])).toContainEqual(['call', 'cancelled']);
    await sound();
  });

  test('told twice it counts once, told differently it is refused, and both say so', async () => {
    const key = await keyOf('sample:A-1000005');
    const entries = [
      { key, fact: paid('twice', 500n) },
      { key, fact: paid('twice', 500n) },
      { key, fact: paid('twice', 501n) },
    ];
    const states = async () =>
      (await enterFacts(database.pool, entries, rules, known)).map((one) =>
        one.state === 'refused' ? one.refused : one.state,
      );
    expect(await states()).toEqual(['entered', 'already-entered', 'other-content']);
    expect(await states()).toEqual(['already-entered', 'already-entered', 'other-content']);
    const facts = (await accountOf(key)).history.facts.filter(({ id }) => id === 'twice');
    expect(facts).toEqual([paid('twice', 500n)]);
    await sound();
  });

  test('a payment known late heals the past, and the contacts since are regretted', async () => {
    const key = await keyOf('sample:A-1000008');
    const { account } = await accountOf(key);
    const planned = (await contactsOf(key)).filter(({ state }) => state === 'planned');
    const on = account.oldestDue;
    expect(on).not.toBeNull();
    const fact = paid('late', 10_000_000n, on!);
    await enterFacts(database.pool, [{ key, fact }], rules, known);
    const after = await contactsOf(key);
    const between = planned.filter(({ day }) => day > on! && day < today);
    expect(between.length).toBeGreaterThan(0);
    for (const { day, step } of between)
      expect(after.find((one) => one.day === day && one.step === step)?.state).toBe('regretted');
    expect((await accountOf(key)).account).toMatchObject({ oldestDue: null, balances: { penalty: 0n } });
    await sound();
  });

  test('what cannot be is refused, and the others of the batch are entered', async () => {
    const good = await keyOf('sample:A-1000011');
    const entries: Entry[] = [
      { key: { slot: 3, accountId: 99n }, fact: paid('x', 5n) },
      { key: good, fact: paid('x', 0n) },
      { key: good, fact: paid('x', 5n, today + 1) },
      { key: good, fact: paid('x', 5n) },
    ];
    const said = await enterFacts(database.pool, entries, rules, known);
    expect(said.map((one) => (one.state === 'refused' ? one.refused : one.state))).toEqual([
      'no-account',
      'not-positive',
      'in-the-future',
      'entered',
    ]);
  });

  test('an account whose row is not the fold of its events takes nothing, and is named', async () => {
    const key = await keyOf('sample:A-1000014');
    const change = (by: number) =>
      database.pool.query(
        'update account set due_principal = due_principal + $3 where slot = $1 and account_id = $2',
        [key.slot, key.accountId, by],
      );
    await change(1);
    const [outcome] = await enterFacts(database.pool, [{ key, fact: paid('y', 5n) }], rules, known);
    expect(outcome).toMatchObject({ state: 'refused', refused: 'broken-account' });
    await change(-1);
    await sound();
  });
});

test('payments that arrive while nights are closed are all there, and every row is still its fold', async () => {
  const { rows } = await database.pool.query<{ slot: number; accountId: bigint }>(
    'select slot, account_id as "accountId" from account',
  );
  const entries = rows.flatMap((key) =>
    [1, 2, 3].map((round) => ({ key, fact: paid(`r${round}`, 100n + BigInt(round)) })),
  );
  const closing = closeBook(database, today + 3, rules, { workers: 0, chunkSize: 7 });
  const halves = [entries.filter((_, at) => at % 2 === 0), entries.filter((_, at) => at % 2 === 1)];
  const said = (
    await Promise.all(halves.map((some) => enterFacts(database.pool, some, rules, known)))
  ).flat();
  expect(await closing).toMatchObject({ state: 'closed' });
  expect(said.filter(({ state }) => state !== 'entered')).toEqual([]);
  const { rows: found } = await database.pool.query<{ facts: number }>(
    `select count(*)::int as facts from event where type = 'fact' and data like '{"fact":{"id":"r_"%'`,
  );
  expect(found[0]!.facts).toBe(entries.length);
  await sound();
});

describe('a fact that is being entered while the night closes its slot', () => {
  test('is waited for, so that the night sees what it made due', async () => {
    const key = await keyOf('sample:A-1000002');
    const open = (await openDay(database.pool))!;
    const client = await database.pool.connect();
    await client.query('begin');
    const fact: Fact = {
      id: 'on-its-way',
      type: 'paused',
      valueOn: open,
      from: open - 2,
      to: open,
      reason: 'dispute',
    };
    expect(await enterFactsIn(client, [{ key, fact }], rules, known)).toMatchObject([
      { state: 'entered', on: open },
    ]);
    let ended = false;
    const closing = closeBook(database, open, rules, { workers: 0 }).finally(() => {
      ended = true;
    });
    let waiting = 0;
    while (!ended && waiting === 0) {
      const { rows } = await database.pool.query<{ waiting: number }>(
        "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted",
      );
      waiting = rows[0]!.waiting;
    }
    expect(waiting).toBe(1);
    await client.query('commit');
    client.release();
    expect(await closing).toMatchObject({ state: 'closed' });
    await sound();
  });
});
