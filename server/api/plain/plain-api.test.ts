import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { PayCounter } from '../../../tools/peers/payments/pay-counter.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import type { Database } from '../../db/databases.ts';
import { personOf, told, type WithPerson } from '../../db/vault/person-columns.ts';
import { openPayments } from '../../payments/payment-line.ts';
import { houseKey } from '../../vault/house-key.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

const KEY = 'sk_test_loopback';
const SECRET = 'whsec_loopback';
let database: Database;
let app: FastifyInstance;
let provider: PayCounter;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 24);
  let tellAt = '';
  provider = await PayCounter.start({ key: KEY, secret: SECRET, tellAt: () => tellAt });
  const line = openPayments({ name: 'counter', address: provider.address, key: KEY, secrets: [SECRET] });
  const payments = { line, site: () => 'http://127.0.0.1:1' };
  app = await buildApplication({ ...smallHouse(database), people: { origin: null }, payments }, null);
  tellAt = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/payments/notices`;
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
  await database?.close();
});

const send = (url: string, form: Record<string, string>, cookie = '') =>
  app.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(form).toString(),
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
  });
const get = (url: string, cookie = '') => app.inject({ url, headers: { cookie, 'accept-language': 'en' } });

/** The code that waits for an account; the page did not wait for it to be made. */
async function waitingCode(account: bigint): Promise<string> {
  for (;;) {
    const { rows } = await database.pool.query<{ reply_to: string }>(
      `select reply_to from message where template = 'sign-in-code' and debts = $1`,
      [String(account)],
    );
    if (rows[0] !== undefined)
      return codeFor(await houseKey(database.pool, CODE_KEY), account, rows[0].reply_to);
  }
}

test('B3 D9 without any script: a code, what is owed and why, a payment begun, and what came of it', async () => {
  const { rows } = await database.pool.query<WithPerson & { account: bigint }>(
    `select ${personOf('b')} as person, min(a.account_id) as account from account a join borrower b using (slot, borrower_id)
      group by b.slot, b.borrower_id having bool_or(a.due_principal > 0) order by 2 limit 1`,
  );
  const { account, ...own } = told(rows)[0]!;
  const phone = own.phone!;
  expect((await get('/plain')).body).toContain('Your telephone number');
  expect((await send('/plain/code', { phone })).body).toContain('six digits');
  const wrong = await send('/plain/sign-in', { phone, code: 'abc' });
  expect(wrong.statusCode).toBe(401);
  const entered = await send('/plain/sign-in', { phone, code: await waitingCode(account) });
  expect(entered.statusCode, entered.body).toBe(303);
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
  const home = String(entered.headers.location).split('?')[0]!;
  const page = await get(home, cookie);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.body).toMatch(/Past due today[\s\S]*Principal past due[\s\S]*What happens next/);
  expect(page.body).not.toContain('<script');
  const pays = new RegExp(`action="(${home}/accounts/\\d+/pay)`).exec(page.body)![1]!;
  const begun = await send(pays, { amount: '1.00' }, cookie);
  expect(begun.statusCode, begun.body).toBe(200);
  const address = /href="(http:[^"]+)"/.exec(begun.body)![1]!;
  expect(begun.body).toContain('Never pay to a private account');
  const paid = await fetch(`${address}/pay`, { method: 'POST', redirect: 'manual' });
  await provider.sent();
  const back = new URL(paid.headers.get('location')!).pathname;
  expect((await get(back, cookie)).body).toContain('Paid. Thank you.');
  // Coming from another site the browser keeps the session to itself: the page leads to itself.
  const unknown = await get(back);
  expect(unknown.statusCode).toBe(401);
  expect(unknown.body).toContain(`href="${back}"`);
  expect((await send(pays, { amount: 'all' }, cookie)).statusCode).toBe(400);
  const other = await get(home.replace(/A-\d+/, 'A-999'), cookie);
  expect(other.statusCode).toBe(403);
});
