/**
 * Is every look of the staff at a person written down, and does a masked field open for those alone who may, with a reason, so often?
 */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REVEALS } from '../../../policy/house/doors/unmasking.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { STAFF_ROLES, type StaffRole } from '../../../rules/people/permission.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { emptyPlaces } from '../../db/evidence/erasing.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { readTelling } from '../../db/vault/told-rows.ts';
import { openSession } from '../../people/session-token.ts';
import { SeenLog } from '../../vault/seen-log.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { SeenAnswer } from './vault-schema.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;
const tokens = new Map<string, string>();
let people: { slot: number; borrower: bigint; account: bigint }[];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 40);
  app = await buildApplication({ ...smallHouse(database), people: { origin: null } }, null);
  people = (
    await database.pool.query(
      `select distinct on (borrower_id) slot, borrower_id as borrower, account_id as account from account order by borrower_id, account_id`,
    )
  ).rows;
  for (const role of STAFF_ROLES) {
    const agency = role === 'agency' ? 'North' : role === 'firm' ? 'Firm' : null;
    const number = `w-${role}`;
    await addStaff(database.pool, { number, login: role, name: role, roles: [role], agency }, null);
    tokens.set(role, await openSession(database.pool, { staff: number }, 'test'));
  }
  tokens.set('borrower', await openSession(database.pool, people[0]!, 'test'));
  await database.pool.query(
    'insert into placement (slot, account_id, agency, from_day) values ($1, $2, $3, $4)',
    [people[0]!.slot, people[0]!.account, 'North', formatDay(TODAY)],
  );
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const ask = (who: string, url: string, payload?: object) =>
  app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: `anhuan-session=${tokens.get(who)}` },
    ...(payload === undefined ? {} : { payload }),
  });
const keyOf = (place: number) => `${people[place]!.slot}-${people[place]!.account}`;
const personOf = (place: number) => `${people[place]!.slot}-${people[place]!.borrower}`;
const seen = async (query = '') => (await ask('compliance', `/api/studio/seen?${query}`)).json<SeenAnswer>();
const reveal = (who: StaffRole, place: number, field: string, more: object = {}) =>
  ask(who, `/api/agent/accounts/${keyOf(place)}/reveal`, { field, why: 'speaking', ...more });

test('each look at an account or a case is written down with who, as what, at whom and when; lists and refusals are not', async () => {
  expect((await ask('agent', '/api/agent/work')).statusCode).toBe(200);
  expect((await ask('agent', `/api/agent/accounts/${keyOf(1)}`)).statusCode).toBe(200);
  expect((await ask('lead', `/api/agent/accounts/${keyOf(1)}/cases`)).statusCode).toBe(200);
  expect((await ask('agency', `/api/agent/accounts/${keyOf(1)}`)).statusCode).toBe(403);
  expect((await ask('agent', '/api/agent/accounts/3-999999999')).statusCode).toBe(404);
  const { items } = await seen(`person=${personOf(1)}`);
  expect(items.map(({ who, role, what, account }) => [who, role, what, account])).toEqual([
    ['w-lead', 'lead', 'GET /api/agent/accounts/:key/cases', keyOf(1)],
    ['w-agent', 'agent', 'GET /api/agent/accounts/:key', keyOf(1)],
  ]);
  expect((await seen()).items).toHaveLength(2);
  expect(await seen(`account=${keyOf(1)}`)).toMatchObject({ items });
  expect(await seen(`account=${people[1]!.account}`)).toMatchObject({ items });
  expect((await ask('compliance', '/api/studio/seen?account=nobody')).statusCode).toBe(404);
  await expect(database.pool.query('delete from seen_log')).rejects.toThrow(/append/i);
});

test('pages go by the last row; by staff and by day', async () => {
  for (let place = 2; place < 7; place += 1) await ask('auditor', `/api/agent/accounts/${keyOf(place)}`);
  const first = await seen('staff=w-auditor&size=3');
  expect(first.items.map(({ person }) => person)).toEqual([6, 5, 4].map(personOf));
  const second = await seen(`staff=w-auditor&size=3&before=${first.next}`);
  expect(second.items.map(({ person }) => person)).toEqual([3, 2].map(personOf));
  expect(second.next).toBeNull();
  const day = (await database.pool.query(`select to_char(now() at time zone $1, 'YYYY-MM-DD') as day`, [
    smallHouse(database).collecting.timeZone,
  ])) as { rows: { day: string }[] };
  expect((await seen(`staff=w-auditor&day=${day.rows[0]!.day}`)).items).toHaveLength(5);
  expect((await seen('staff=w-auditor&day=2001-01-01')).items).toEqual([]);
});

test('a field opens for the roles whose work needs it, with a reason of the list, and what was written goes with the person', async () => {
  const told = (await readTelling(database.pool, people[0]!))!;
  expect((await reveal('agent', 0, 'phone', { note: '他要求回电' })).json()).toEqual({
    field: 'phone',
    value: told.phone,
    seconds: REVEALS.seconds,
  });
  expect((await reveal('agency', 0, 'name')).json()).toMatchObject({ value: told.name });
  expect((await reveal('agency', 1, 'name')).statusCode).toBe(403);
  expect((await reveal('agency', 0, 'address')).statusCode).toBe(403);
  for (const role of ['strategist', 'administrator', 'auditor'] as const)
    expect((await reveal(role, 0, 'name')).statusCode).toBe(403);
  expect((await reveal('agent', 0, 'phone', { why: 'curious' })).statusCode).toBe(400);
  expect((await reveal('lead', 0, 'email')).json()).toMatchObject({ value: null });
  const opened = async () =>
    (await seen(`person=${personOf(0)}`)).items.map(({ who, field, why, note }) => [who, field, why, note]);
  expect(await opened()).toEqual([
    ['w-lead', 'email', 'speaking', null],
    ['w-agency', 'name', 'speaking', null],
    ['w-agent', 'phone', 'speaking', '他要求回电'],
  ]);
  const { rows } = await database.pool.query('select reference from reference where account_id = $1', [
    people[0]!.account,
  ]);
  const own = await ask('borrower', `/api/borrower/sample/${rows[0].reference}/seen`);
  expect(own.json().days.map(({ role, looks, opened: fields }: never) => [role, looks, fields])).toEqual([
    ['agency', 0, 1],
    ['agent', 0, 1],
    ['lead', 0, 1],
  ]);
  expect(own.json().days[1]).toMatchObject({
    people: 1,
    changes: 0,
    from: expect.stringMatching(/^\d\d:\d\d$/),
    openings: [{ field: 'phone', why: 'speaking' }],
  });
  expect(own.body).not.toContain('w-agent');
  await transaction(database.pool, (client) => emptyPlaces(client, people[0]!));
  expect((await opened())[2]).toEqual(['w-agent', 'phone', 'speaking', null]);
  expect((await reveal('agent', 0, 'phone')).json()).toMatchObject({ value: null });
});

test('an agency never sees a number while calls go through the product', async () => {
  const house = { ...smallHouse(database), people: { origin: null }, telephone: {} as never };
  const dialling = await buildApplication(house, null);
  const headers = { cookie: `anhuan-session=${tokens.get('agency')}` };
  const url = `/api/agent/accounts/${keyOf(0)}/reveal`;
  const payload = { field: 'phone', why: 'speaking' };
  expect((await dialling.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403);
  await dialling.close();
});

test('beyond so many in an hour nothing opens, also at once, and compliance sees an alarm', async () => {
  const answers = await Promise.all(
    Array.from({ length: REVEALS.hour + 3 }, (_, place) => reveal('compliance', 1 + (place % 5), 'name')),
  );
  const statuses = answers.map(({ statusCode }) => statusCode).toSorted();
  expect(statuses.filter((status) => status === 200)).toHaveLength(REVEALS.hour);
  expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  expect((await seen()).alarms).toMatchObject([{ who: 'w-compliance', span: 'hour' }]);
});

test('what waits is written when the server stops; what cannot be written is kept and tried again', async () => {
  const other = await buildApplication({ ...smallHouse(database), people: { origin: null } }, null);
  const headers = { cookie: `anhuan-session=${tokens.get('agent')}` };
  await other.inject({ url: `/api/agent/accounts/${keyOf(8)}`, headers });
  await other.close();
  expect((await seen(`person=${personOf(8)}`)).items).toHaveLength(1);

  const faults: unknown[] = [];
  const log = new SeenLog(database.pool, (fault) => faults.push(fault));
  const { slot, borrower } = people[9]!;
  log.note({ at: Date.now(), who: 'w-x', role: 'agent', what: 'GET /x', slot, borrower, account: null });
  await database.pool.query('alter table seen_log rename to seen_log_away');
  await log.flush();
  expect(faults).toHaveLength(1);
  await database.pool.query('alter table seen_log_away rename to seen_log');
  await log.flush();
  expect((await seen('staff=w-x')).items).toHaveLength(1);
});
