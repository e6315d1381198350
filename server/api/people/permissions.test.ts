import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import {
  AGENCY_SCOPE,
  type Audience,
  type Permission,
  SCOPES,
  STAFF_ROLES,
} from '../../../rules/people/permission.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { makeKey } from '../../machines/api-key.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import { rowName } from './doorkeeper.ts';

const TODAY = parseDay('2026-11-22')!;
const AUDIENCES: readonly Audience[] = [...STAFF_ROLES, 'borrower', 'machine', 'public'];

let agencyKey: string;
let database: Database;
let app: FastifyInstance;
let house: House;
const tokens = new Map<Audience, string>();
let own: { slot: number; borrower: bigint; account: bigint };
let other: { slot: number; borrower: bigint; account: bigint };

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 40);
  const web = mkdtempSync(join(tmpdir(), 'anhuan-doors-'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>page</title>');
  const farEnds = { arrived: () => [], counts: () => ({}), answer: async () => {} };
  house = { ...smallHouse(database), people: { origin: null }, farEnds };
  app = await buildApplication(house, web);
  const { rows } = await database.pool.query<{ slot: number; borrower: bigint; account: bigint }>(
    `select distinct on (borrower_id) slot, borrower_id as borrower, account_id as account from account order by borrower_id, account_id`,
  );
  own = rows[0]!;
  other = rows[1]!;
  for (const role of STAFF_ROLES) {
    const agency = role === 'agency' ? 'North' : role === 'firm' ? 'Firm' : null;
    await addStaff(
      database.pool,
      { number: `w-${role}`, login: role, name: role, roles: [role], agency },
      null,
    );
    tokens.set(role, await openSession(database.pool, { staff: `w-${role}` }, 'test'));
  }
  tokens.set('borrower', await openSession(database.pool, own, 'test'));
  const wish = { name: 'test', host: 'sample', scopes: SCOPES, perMinute: 1_000_000, days: 1 };
  tokens.set('machine', (await makeKey(database.pool, wish, 'w-administrator')).key);
  const agency = { ...wish, host: null, agency: 'North', scopes: [AGENCY_SCOPE] } as const;
  agencyKey = (await makeKey(database.pool, agency, 'w-administrator')).key;
  await database.pool.query(
    'insert into placement (slot, account_id, agency, from_day) values ($1, $2, $3, $4)',
    [own.slot, own.account, 'North', formatDay(TODAY)],
  );
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

test('every address has one row, and every row an address', async () => {
  const rows = PERMISSIONS.map(({ method, url }) => rowName(method, url));
  expect(rows.filter((one, place) => rows.indexOf(one) !== place)).toEqual([]);
  const demonstration = await buildApplication(
    { ...house, people: { origin: null, demonstration: true } },
    null,
  );
  const all = new Set([...app.routeNames, ...demonstration.routeNames]);
  await demonstration.close();
  const served = [...all].filter((name) => !/^(OPTIONS|TRACE) /.test(name));
  expect(served.filter((name) => !rows.includes(name))).toEqual([]);
  expect(rows.filter((name) => !served.includes(name))).toEqual([]);
});

/** An address with the reference and account of `whose` in it. */
function addressOf(row: Permission, whose: typeof own): string {
  const values: Readonly<Record<string, string>> = {
    host: 'sample',
    reference: `A-${whose.account}`,
    account: String(whose.account),
    key: `${whose.slot}-${whose.account}`,
    call: '1-1-1',
    number: 'nobody',
    hold: 'H-1',
    endpoint: '1',
    position: '1',
  };
  const path = row.url.replace('/*', '/').replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '1');
  const stream = 'door=borrower&host=sample&reference=';
  return row.url === '/api/events' ? `${path}?${stream}${values.reference}` : path;
}

async function statusOf(row: Permission, audience: Audience, whose: typeof own): Promise<number> {
  const token = audience === 'machine' && row.scope === AGENCY_SCOPE ? agencyKey : tokens.get(audience);
  const response = await app.inject({
    method: row.method,
    url: addressOf(row, whose),
    ...(token === undefined
      ? {}
      : {
          headers:
            audience === 'machine'
              ? { authorization: `Bearer ${token}` }
              : { cookie: `anhuan-session=${token}` },
        }),
    ...(row.method === 'POST' ? { payload: {} } : {}),
    // Never the far end of a stream: its head is enough.
    payloadAsStream: true,
  });
  response.stream().destroy();
  return response.statusCode;
}

/** Those who are let in by the row alone. An agency's person and an agent have more asked of them. */
const open = PERMISSIONS.filter(
  ({ who, url }) => !who.includes('provider') && !/\/sign-out|\/people\/sessions/.test(url),
);

describe('where sessions are asked for', () => {
  test.each(open.map((row) => [rowName(row.method, row.url), row] as const))('%s', async (_, row) => {
    for (const audience of AUDIENCES) {
      const may = row.who.includes('public') || row.who.includes(audience);
      const status = await statusOf(row, audience, own);
      const why = `${audience} at ${rowName(row.method, row.url)}`;
      if (row.url.startsWith('/api/people/demo')) expect(status, `${why} does not exist here`).toBe(404);
      else if (!may) expect(status, why).toBe(audience === 'public' ? 401 : 403);
      else if (row.owns === 'own-host') expect([200, 400], why).toContain(status);
      else if (row.url === '/api/people/sign-in' || row.url === '/api/people/code/sign-in')
        expect(status, why).toBe(400);
      else if (row.url === '/plain/sign-in') expect(status, why).toBe(401);
      // A visit that is nobody's is not his own either.
      else if (row.owns === 'own-visit' && row.url.includes(':visit')) expect(status, why).toBe(403);
      else if (row.owns === 'own-call' && (audience === 'agent' || audience === 'agency'))
        expect(status, why).toBe(403);
      else if (row.owns === 'own-letter-order' && row.url.includes(':order')) expect(status, why).toBe(403);
      else if (row.owns === 'own-stream' && audience !== 'borrower') expect(status, why).toBe(403);
      else {
        expect([401, 403], why).not.toContain(status);
        if (row.method === 'GET') expect(status, why).toBeLessThan(500);
      }
    }
  });

  test.each(
    PERMISSIONS.filter(({ owns }) => owns === 'own-reference' || owns === 'own-stream').map(
      (row) => [rowName(row.method, row.url), row] as const,
    ),
  )('%s of somebody else is refused like one that does not exist', async (_, row) => {
    expect(await statusOf(row, 'borrower', other)).toBe(403);
    expect(await statusOf(row, 'borrower', { ...other, account: 999_999_999n })).toBe(403);
  });

  test('an agency sees what lies with it today and nothing else', async () => {
    const row = PERMISSIONS.find(({ url }) => url === '/api/agent/accounts/:key')!;
    expect(await statusOf(row, 'agency', own)).toBe(200);
    expect(await statusOf(row, 'agency', other)).toBe(403);
    await database.pool.query('update placement set until_day = from_day + 1, from_day = from_day - 1');
    await database.pool.query('update placement set until_day = $1', [formatDay(TODAY)]);
    expect(await statusOf(row, 'agency', own)).toBe(403);
  });
});
