import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import { PayCounter } from '../../../tools/peers/payments/pay-counter.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { openPayments } from '../../payments/payment-line.ts';
import { askCheckouts } from '../../payments/watch-checkouts.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import { counterOf } from './checkout-api.ts';
import type { CheckoutShown, PayingAnswer } from './checkout-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const SECRET = 'whsec_loopback';
const KEY = 'sk_test_loopback';

let database: Database;
let house: House;
let app: FastifyInstance;
let provider: PayCounter;
let late: string[];
/** The account of this test: each has its own. */
let account: string;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  let told = '';
  provider = await PayCounter.start({ key: KEY, secret: SECRET, notices: 'held', tellAt: () => told });
  const line = openPayments({ name: 'counter', address: provider.address, key: KEY, secrets: [SECRET] });
  house = { ...smallHouse(database), payments: { line, site: () => 'http://127.0.0.1:1' } };
  app = await buildApplication(house, null);
  told = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/payments/notices`;
  const { rows } = await database.pool.query<{ id: string }>(
    `select distinct on (borrower_id) account_id::text as id from account
      where oldest_due is not null and due_principal > 0 order by borrower_id, account_id`,
  );
  late = rows.map(({ id }) => id);
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
  await database?.close();
});
beforeEach(() => {
  account = late.pop()!;
});

const own = () => `/api/borrower/sample/A-${account}`;
const paying = async () => (await app.inject(`${own()}/accounts/${account}/paying`)).json<PayingAnswer>();
const begin = (amount: string) =>
  app.inject({
    method: 'POST',
    url: `${own()}/accounts/${account}/checkouts`,
    payload: { amount, language: 'en' },
  });
const look = async (checkout: string) =>
  (await app.inject(`${own()}/checkouts/${checkout}`)).json<CheckoutShown>();

/** Money that the account has received, entry by entry. */
async function facts(): Promise<string[]> {
  const { rows } = await database.pool.query<{ fact: { type: string; amount: string; valueOn: Day } }>(
    `select (data::jsonb)->'fact' as fact from event where account_id = $1 and type = 'fact' and (data::jsonb)->'fact'->>'id' like 'checkout-%' order by seq`,
    [account],
  );
  return rows.map(({ fact }) => `${fact.type} ${fact.amount.replace('n', '')} ${formatDay(fact.valueOn)}`);
}

async function opened(amount?: string): Promise<{ shown: CheckoutShown; session: string }> {
  const response = await begin(amount ?? (await paying()).choices[0]!.amount);
  expect(response.statusCode, response.body).toBe(200);
  const shown = response.json<CheckoutShown>();
  return { shown, session: shown.address!.split('/').at(-1)! };
}

const minor = (amount: string) => amount.replace('.', '');
const today = formatDay(TODAY);

test('D9 a payment goes to the provider’s page, its notice enters the money once and everybody falls silent', async () => {
  const before = await paying();
  expect(before.provider).toBe('counter');
  const { shown, session } = await opened();
  expect(shown).toMatchObject({ state: 'open', amount: before.choices[0]!.amount, booked: null });
  expect(provider.sittings.get(session)).toMatchObject({
    amount: Number(minor(shown.amount)),
    currency: 'cny',
  });
  expect((await paying()).open?.checkout).toBe(shown.checkout);
  const notice = provider.pay(session);
  expect([await provider.send(notice), await provider.send(notice)]).toEqual([200, 200]);
  expect(await facts()).toEqual([`paid ${minor(shown.amount)} ${today}`]);
  const after = await look(shown.checkout);
  expect(after).toMatchObject({ state: 'paid', paid: today, booked: today, address: null });
  const { rows } = await database.pool.query<{ open: bigint }>(
    `select count(*) as open from permit p join account a on a.slot = p.slot and a.borrower_id = p.borrower_id
      where a.account_id = $1 and p.used_at is null and p.revoked_at is null`,
    [account],
  );
  expect(rows[0]!.open).toBe(0n);
  expect((await paying()).open).toBeNull();
});

test('what is not signed, signed by another, or old changes nothing', async () => {
  const { session } = await opened();
  const notice = provider.pay(session);
  const now = Math.floor(Date.now() / 1000);
  expect(await provider.send(notice, { secret: 'whsec_other' })).toBe(401);
  expect(await provider.send(notice, { at: now - 600 })).toBe(401);
  expect(await provider.send(notice, { at: now + 600 })).toBe(401);
  const bare = await app.inject({ method: 'POST', url: '/api/payments/notices', payload: { id: 'evt_1' } });
  expect(bare.statusCode).toBe(401);
  expect(await facts()).toEqual([]);
  expect(await provider.send(notice)).toBe(200);
  expect(await facts()).toHaveLength(1);
});

test('without a notice the money is found by asking, and the notice that comes late changes nothing', async () => {
  const { shown, session } = await opened();
  const notice = provider.pay(session);
  await database.pool.query(
    `update checkout set asked_at = clock_timestamp() - interval '10 seconds', begun_at = begun_at - interval '10 seconds'`,
  );
  expect((await look(shown.checkout)).state).toBe('paid');
  expect(await provider.send(notice)).toBe(200);
  expect(await facts()).toHaveLength(1);
});

test('the watch asks about those that nobody looks at', async () => {
  const { session } = await opened();
  provider.pay(session);
  await database.pool.query(
    `update checkout set begun_at = begun_at - interval '2 minutes' where account_id = $1`,
    [account],
  );
  expect(await askCheckouts(await counterOf(house), house.payments!.line)).toBe(1);
  expect(await facts()).toHaveLength(1);
});

test('a notice that comes days later is valued on the day of the payment: the past heals', async () => {
  const { session } = await opened();
  await database.pool.query(
    `update checkout set begun_on = begun_on - 3, begun_at = begun_at - interval '3 days' where account_id = $1`,
    [account],
  );
  const paidAt = Math.floor(Date.now() / 1000) - 2 * 86_400;
  expect(await provider.send(provider.pay(session, { at: paidAt }))).toBe(200);
  expect(await facts()).toEqual([expect.stringMatching(new RegExp(` ${formatDay(TODAY - 2)}$`))]);
});

test('money taken back before the payment is known waits for it; a refund says all of it each time', async () => {
  const { shown, session } = await opened();
  const paid = provider.pay(session);
  const half = Math.floor(Number(minor(shown.amount)) / 2);
  const first = provider.refund(session, half);
  const second = provider.refund(session);
  expect(await provider.send(second)).toBe(200);
  expect(await facts()).toEqual([]);
  expect(await provider.send(paid)).toBe(200);
  expect(await provider.send(first)).toBe(200);
  expect(await provider.send(second)).toBe(200);
  const all = minor(shown.amount);
  expect(await facts()).toEqual([`paid ${all} ${today}`, `charged-back ${all} ${today}`]);
  expect((await look(shown.checkout)).givenBack).toBe(shown.amount);
});

test('a chargeback is owed again, and one that we win is paid again', async () => {
  const { shown, session } = await opened();
  const all = Number(minor(shown.amount));
  const paid = provider.pay(session);
  const taken = provider.dispute(session, all);
  const won = provider.dispute(session, all, true);
  for (const notice of [taken, paid, taken, won, won]) expect(await provider.send(notice)).toBe(200);
  expect((await facts()).map((one) => one.split(' ')[0])).toEqual(['paid', 'charged-back', 'paid']);
});

test('an amount that was not asked for is kept in suspense and a person looks', async () => {
  const { shown, session } = await opened();
  expect(await provider.send(provider.pay(session, { amount: 1 }))).toBe(200);
  expect(await facts()).toEqual([]);
  expect((await look(shown.checkout)).state).toBe('set-aside');
  const { rows } = await database.pool.query<{ amount: bigint }>(
    'select amount from suspense where payment_id = $1',
    [`checkout-${shown.checkout}`],
  );
  expect(rows).toEqual([{ amount: 1n }]);
});

test('what is paid at the same provider for something else is not ours, and stays known', async () => {
  const { session } = await opened();
  const notice = provider.pay(session);
  const strange = {
    ...notice,
    id: 'evt_strange',
    data: { ...(notice.data as object), client_reference_id: 'order 17' },
  };
  expect(await provider.send(strange)).toBe(200);
  expect(await facts()).toEqual([]);
  const { rows } = await database.pool.query(`select state from payment_notice where event = 'evt_strange'`);
  expect(rows).toEqual([{ state: 'not-ours' }]);
});

test('no more than is owed now can be begun', async () => {
  const { most } = await paying();
  const over = (Number(most) + 0.01).toFixed(2);
  expect((await begin(over)).statusCode).toBe(409);
  expect((await begin('0')).statusCode).toBe(400);
  expect((await begin(most)).statusCode).toBe(200);
});

test('two windows at once come to one page; another amount ends the first at the provider', async () => {
  const amount = (await paying()).choices[0]!.amount;
  const shown = await Promise.all(Array.from({ length: 6 }, () => begin(amount)));
  const pages = new Set(shown.map((one) => one.json<CheckoutShown>().address));
  expect(shown.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(pages.size).toBe(1);
  const first = [...pages][0]!.split('/').at(-1)!;
  const other = await opened('1.00');
  expect(other.session).not.toBe(first);
  expect(provider.sittings.get(first)?.status).toBe('expired');
  expect(() => provider.pay(first)).toThrow(/expired/);
});

test('paid in one window while the other chooses another amount: the payment is shown, not a second page', async () => {
  const { shown, session } = await opened();
  const notice = provider.pay(session);
  const other = await begin('1.00');
  expect(other.json<CheckoutShown>()).toMatchObject({ checkout: shown.checkout, state: 'paid' });
  expect(await provider.send(notice)).toBe(200);
  expect(await facts()).toHaveLength(1);
});

test('a provider that does not answer is asked again under the same key', async () => {
  const amount = (await paying()).choices[0]!.amount;
  provider.silent = true;
  expect((await begin(amount)).statusCode).toBe(503);
  provider.silent = false;
  const { shown } = await opened(amount);
  const { rows } = await database.pool.query('select checkout from checkout where account_id = $1', [
    account,
  ]);
  expect(rows).toEqual([{ checkout: shown.checkout }]);
});

test('killed between the notice and its commit, nothing is half entered, and the next notice enters all', async () => {
  const { shown, session } = await opened();
  const notice = provider.pay(session);
  const holder = await database.pool.connect();
  await holder.query('begin');
  await holder.query('select from account where account_id = $1 for update', [account]);
  const cut = provider.send(notice);
  // It waits for the account behind the lock of its checkout: there its connection is cut.
  let pid: number | undefined;
  while (pid === undefined) {
    const { rows } = await holder.query<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and pid <> pg_backend_pid()`,
    );
    pid = rows[0]?.pid;
  }
  await holder.query('select pg_terminate_backend($1)', [pid]);
  expect(await cut).toBeGreaterThanOrEqual(500);
  await holder.query('rollback');
  holder.release();
  expect(await facts()).toEqual([]);
  expect(
    (await database.pool.query('select from payment_notice where event = $1', [notice.id])).rowCount,
  ).toBe(0);
  expect(await provider.send(notice)).toBe(200);
  expect(await facts()).toHaveLength(1);
  expect((await look(shown.checkout)).state).toBe('paid');
});
