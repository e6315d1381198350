import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { OwnDataAnswer } from './own-data-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const OWN = '/api/borrower/sample/A-1000002';
let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const ask = (payload: object) => app.inject({ method: 'POST', url: `${OWN}/data/requests`, payload });
const data = async () => (await app.inject(`${OWN}/data`)).json<OwnDataAnswer>();

test('the copy has every row about the person, from every table that has any, and nobody else', async () => {
  const { body, headers } = await app.inject(`${OWN}/data/copy?language=en`);
  expect(headers['content-disposition']).toContain('attachment');
  const text = /<pre id="data">([\s\S]*)<\/pre>/.exec(body)![1]!;
  const plain = text
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
  const held = JSON.parse(plain) as Record<string, { borrower_id?: number; account_id?: number }[]>;
  const { rows } = await database.pool.query<{ borrower: bigint; accounts: bigint[] }>(
    `select borrower_id as borrower, array_agg(account_id) as accounts from account
      where borrower_id = (select borrower_id from account where account_id = 1000002) group by 1`,
  );
  const { borrower, accounts } = rows[0]!;
  for (const table of ['account', 'borrower', 'event', 'contact', 'posting'])
    expect(held[table]!.length, table).toBeGreaterThan(0);
  for (const [table, own] of Object.entries(held))
    for (const row of own) {
      if (row.borrower_id !== undefined) expect(row.borrower_id, table).toBe(Number(borrower));
      else expect(accounts.map(Number), table).toContain(row.account_id);
    }
  const { rows: events } = await database.pool.query(
    'select count(*)::int as count from event where account_id = any($1)',
    [accounts],
  );
  expect(held.event!.length).toBe(events[0].count);
});

test('a correction waits for a person with a day by which he answers, and is answered once', async () => {
  const asked = await ask({ kind: 'correct', field: 'phone', wanted: '13800138000' });
  expect(asked.json()).toMatchObject({
    state: 'waiting',
    made: formatDay(TODAY),
    due: formatDay(TODAY + 15),
  });
  const queue = await app.inject('/api/compliance/erasures');
  const [first] = queue.json<{ corrections: { key: string; wanted: string }[] }>().corrections;
  const { rows: raw } = await database.pool.query('select wanted from data_request');
  expect(raw[0].wanted.includes('13800138000')).toBe(false);
  expect(first?.wanted).toBe('13800138000');
  const decide = () =>
    app.inject({
      method: 'POST',
      url: `/api/compliance/corrections/${first!.key}`,
      payload: { state: 'done', why: 'corrected at the lender', by: 'chen' },
    });
  expect((await decide()).statusCode).toBe(200);
  expect((await decide()).statusCode).toBe(409);
  expect((await data()).requests).toMatchObject([
    { state: 'done', why: 'corrected at the lender', wanted: '13800138000' },
  ]);
});

test('erasing is answered at once by what forbids it, and nothing is erased', async () => {
  const { erase } = await data();
  expect(erase).toMatchObject({ reason: 'still-owed' });
  const asked = await ask({ kind: 'erase', language: 'en' });
  expect(asked.json()).toMatchObject({ state: 'refused', why: 'Something is still owed.' });
  expect((await data()).name).not.toBe('');
});

test('who owes nothing any more and was never contacted is erased when a person grants it', async () => {
  const { rows } = await database.pool.query<{ id: bigint; slot: number; borrower: bigint }>(
    'select account_id as id, slot, borrower_id as borrower from account order by account_id desc limit 1',
  );
  const { id, slot, borrower } = rows[0]!;
  await database.pool.query(
    `update account set not_due = 0, billed = 0, revolving = 0, due_principal = 0, due_interest = 0, due_fee = 0, interest = 0, penalty = 0
      where slot = $1 and borrower_id = $2`,
    [slot, borrower],
  );
  const url = `/api/borrower/sample/A-${id}/data/requests`;
  const asked = await app.inject({ method: 'POST', url, payload: { kind: 'erase' } });
  expect(asked.json(), asked.body).toMatchObject({ state: 'waiting' });
  const { request } = asked.json<{ request: number }>();
  const step = (path: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: `/api/compliance/erasures/${slot}-${borrower}-${request}/${path}`,
      payload,
    });
  expect((await step('propose', { what: 'erase', why: 'asked for', by: 'chen' })).statusCode).toBe(200);
  expect((await step('end', { by: 'chen' })).statusCode).toBe(403);
  const done = await step('end', { by: 'lin' });
  expect(done.statusCode, done.body).toBe(200);
  const { rows: left } = await database.pool.query(
    'select why from erasure where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  expect(left).toEqual([{ why: 'asked for' }]);
});
