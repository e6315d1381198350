import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import { liveEvidence } from '../../../tools/evidence/evidence-scene.ts';
import { fillGateScene, type Rehearsed, TODAY } from '../../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { checkEvidence } from '../../evidence/verifying/evidence-check.ts';
import { checkDays } from '../../oversight/check-day.ts';
import { buildApplication } from '../application.ts';
import { smallHouse } from '../small-book.ts';
import type {
  BreachesAnswer,
  CheckAnswer,
  ErasuresAnswer,
  HandedAnswer,
  RecordsAnswer,
  StandingAnswer,
} from './oversight-schema.ts';

let database: Database;
let app: FastifyInstance;
let person: Rehearsed;
const C = '/api/compliance';

beforeAll(async () => {
  database = await testDatabase();
  const people = await fillGateScene(database.pool, 4);
  person = people[1]!;
  await liveEvidence(database.pool, person, 2);
  await checkDays(database.pool, TODAY);
  app = await buildApplication(smallHouse(database), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get<T>(path: string): Promise<T> {
  const response = await app.inject(C + path);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}
const post = (path: string, payload: object) => app.inject({ method: 'POST', url: C + path, payload });
const account = () => String(person.account.accountId);

describe('A6 C7: the first page', () => {
  test('says how much was looked at, that nothing was found, and what is sealed', async () => {
    const now = await get<StandingAnswer>('/standing');
    expect(now.looked).toMatchObject({ days: 1, last: formatDay(TODAY), contacts: 2, refused: 1 });
    expect(now.looked.replayed).toBe(3);
    expect(now.breaches).toEqual({ found: 0, open: 0, wrongMessages: 0 });
    expect(now.evidence.lastSealed).toBe(formatDay(TODAY));
    expect(now.evidence.key).toMatch(/^[0-9a-f]{16}$/);
  });

  test('a breach stands open until somebody says what was done, once', async () => {
    await database.pool.query(
      `insert into breach (slot, borrower_id, breach, day, kind, permit, detail) values ($1, $2, 1, $3, 'no-permit', 7, 'proof 9')`,
      [person.key.slot, person.key.borrower, formatDay(TODAY)],
    );
    const { items } = await get<BreachesAnswer>('/breaches');
    expect(items).toMatchObject([{ account: account(), kind: 'no-permit', permit: 7, remedy: null }]);
    const answer = () =>
      post(`/breaches/${items[0]!.key}/answer`, { by: 'c-1', remedy: 'The borrower was told.' });
    expect((await answer()).statusCode).toBe(200);
    expect((await answer()).statusCode).toBe(409);
    expect((await get<BreachesAnswer>('/breaches')).items).toEqual([]);
    expect((await get<BreachesAnswer>('/breaches?state=all')).items).toMatchObject([
      { answeredBy: 'c-1', remedy: 'The borrower was told.' },
    ]);
  });
});

describe('C7 D6: records', () => {
  test('are found by account, by day, by kind and by sender, page after page without a gap', async () => {
    const all = await get<RecordsAnswer>(`/records?account=${account()}`);
    const kinds = all.items.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'contact')).toHaveLength(2);
    expect(kinds).toContain('refusal');
    const contacts = await get<RecordsAnswer>(`/records?account=${account()}&kind=contact`);
    expect(contacts.items.every(({ kind, account: of }) => kind === 'contact' && of === account())).toBe(
      true,
    );
    const day = formatDay(TODAY);
    const byDay = await get<RecordsAnswer>(`/records?from=${day}&to=${day}`);
    expect(byDay.items.map(({ key }) => key).sort()).toEqual(all.items.map(({ key }) => key).sort());
    const sender = contacts.items[0]!.says.find(({ name }) => name === 'sender')!.value;
    expect((await get<RecordsAnswer>(`/records?account=${account()}&who=${sender}`)).items).not.toHaveLength(
      0,
    );
    expect((await get<RecordsAnswer>(`/records?account=${account()}&who=nobody`)).items).toEqual([]);
  });

  test('too many days at once, days out of order and an unknown account are refused with what to do', async () => {
    for (const [query, status] of [
      ['from=2026-11-01&to=2026-11-30', 400],
      ['from=2026-11-30&to=2026-11-29', 400],
      ['account=nothing-like-it', 404],
    ] as const) {
      const response = await app.inject(`${C}/records?${query}`);
      expect(response.statusCode, query).toBe(status);
      expect(response.json().errors[0].todo).not.toBe('');
    }
  });

  test('an account’s evidence is checked as outsiders would, and a changed byte shows', async () => {
    const check = async () => (await post('/records/check', { account: account() })).json() as CheckAnswer;
    expect(await check()).toMatchObject({ holds: true, contacts: 2, refusals: 1, findings: [] });
    const client = await database.pool.connect();
    await client.query('set session_replication_role = replica');
    await client.query(`update proof set at = at + 1 where kind = 'recording'`);
    const broken = await check();
    expect(broken.holds).toBe(false);
    expect(broken.findings.length).toBeGreaterThan(0);
    await client.query(`update proof set at = at - 1 where kind = 'recording'`);
    await client.query('set session_replication_role = default');
    client.release();
    expect((await check()).holds).toBe(true);
  });

  test('a file and a register leave the house under a name, a reason and their digest', async () => {
    const file = await post('/records/file', {
      account: account(),
      by: 'c-1',
      why: 'inquiry 12 of the regulator',
    });
    expect(checkEvidence(file.rawPayload).holds).toBe(true);
    const day = formatDay(TODAY);
    const asked = { from: day, to: day, by: 'c-1', why: 'monthly report' };
    const csv = await post('/registers/contacts', { ...asked, format: 'csv' });
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.body.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('day,minute,account,way,sender');
    expect(lines[1]).toContain(`${day},`);
    const xlsx = await post('/registers/refusals', { ...asked, format: 'xlsx' });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    for (const register of ['complaints', 'disputes', 'breaches', 'erasures', 'credit'])
      expect((await post(`/registers/${register}`, { ...asked, format: 'csv' })).statusCode, register).toBe(
        200,
      );
    const { items } = await get<HandedAnswer>('/exports');
    const found = items.find(({ register, format }) => register === 'contacts' && format === 'csv')!;
    expect(found).toMatchObject({ who: 'c-1', why: 'monthly report', lines: 2 });
    expect(found.sha256).toBe(hash('sha256', csv.rawPayload, 'hex'));
    expect(items.find(({ register }) => register === 'evidence')!.sha256).toBe(
      hash('sha256', file.rawPayload, 'hex'),
    );
  });
});

describe('C7: wishes to be forgotten', () => {
  test('the law’s answer stands beside each; one proposes, another ends it', async () => {
    const take = () => post('/erasures', { account: account(), via: 'letter', by: 'c-1' });
    expect((await take()).statusCode).toBe(200);
    expect((await take()).statusCode).toBe(200);
    const { items } = await get<ErasuresAnswer>('/erasures');
    expect(items).toHaveLength(1);
    const [one] = items;
    expect(one).toMatchObject({ account: account(), via: 'letter', forbidden: { reason: 'still-owed' } });
    const propose = (what: string, by = 'c-1') =>
      post(`/erasures/${one!.key}/propose`, { what, by, why: 'still owed' });
    const end = (by: string) => post(`/erasures/${one!.key}/end`, { by });
    // Numbers that no column holds name nothing.
    for (const key of ['40000-1-1', '1-9999999999999999999-1', '1-1-2558670421'])
      expect((await post(`/erasures/${key}/end`, { by: 'c-2' })).statusCode, key).toBe(400);
    expect((await end('c-2')).statusCode).toBe(409);
    expect((await propose('erase')).statusCode).toBe(409);
    expect((await propose('refuse')).statusCode).toBe(200);
    expect((await end('c-1')).statusCode).toBe(403);
    expect((await end('c-2')).statusCode).toBe(200);
    expect((await end('c-2')).statusCode).toBe(409);
    expect((await get<ErasuresAnswer>('/erasures')).items).toEqual([]);
  });

  test('who owes nothing and was never contacted is erased, unless a hold forbids it', async () => {
    await database.pool.query(
      `update account set not_due = 0, billed = 0, revolving = 0, due_principal = 0, due_interest = 0, due_fee = 0, interest = 0, penalty = 0
        where account_id = 3`,
    );
    await post('/erasures', { account: '3', via: 'portal', by: 'c-1' });
    await post('/holds', { account: '3', by: 'c-1', why: 'case 7 at court' });
    const open = async () =>
      (await get<ErasuresAnswer>('/erasures')).items.find((one) => one.account === '3')!;
    const held = await get<ErasuresAnswer>('/erasures');
    expect(held.holds).toMatchObject([{ account: '3', why: 'case 7 at court' }]);
    const { key, forbidden } = await open();
    expect(forbidden?.reason).toBe('legal-hold');
    await post('/holds', { account: '3', by: 'c-1', why: 'the case has ended', lift: true });
    expect((await open()).forbidden).toBeNull();
    const said = { what: 'erase', by: 'c-1', why: 'nothing forbids it' };
    expect((await post(`/erasures/${key}/propose`, said)).statusCode).toBe(200);
    expect((await post(`/erasures/${key}/end`, { by: 'c-2' })).statusCode).toBe(200);
    const { rows } = await database.pool.query(
      'select b.sealed, b.phone_mark from borrower b join account a using (slot, borrower_id) where a.account_id = 3',
    );
    expect(rows).toEqual([{ sealed: null, phone_mark: null }]);
  });
});
