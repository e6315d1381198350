import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { parseDay } from '../../../rules/days.ts';
import { makeVisitable, openVisitors } from '../../../tools/pages/visits/visit-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { seedTexts } from '../../contact/approval.ts';
import type { Database } from '../../db/databases.ts';
import { behindWall, walled } from '../../db/people/walled-pool.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { DayPack, EntriesTaken, LeadVisits, OwnVisits, VisitCaseShown, VisitShown } from './visits-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const ATTEMPTS = Number(process.env.ANHUAN_ATTEMPTS ?? 500);

interface One {
  slot: number;
  borrower: bigint;
  account: bigint;
  overdue: bigint;
  reference: string;
}
let database: Database;
let app: FastifyInstance;
let people: One[];
/** Minutes by which the house's clock is moved on. */
let later = 0;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 120);
  await seedTexts(pool, HOUSE_TEMPLATES);
  const small = smallHouse(database);
  const house: House = {
    ...small,
    now: (day) => small.now(day) + later,
    today: async () => (await small.today()) + Math.floor(later / 1440),
    people: { origin: null },
  };
  app = await buildApplication(house, null);
  await openVisitors(pool);
  for (const [number, roles] of [
    ['l1', ['lead']],
    ['l2', ['lead']],
    ['f99', ['field']],
  ] as const) {
    await addStaff(pool, { number, login: number, name: number, roles, agency: null }, null);
    tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  }
  for (const number of ['f81', 'f82']) tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  const { rows } = await pool.query<One>(
    `select a.slot, a.borrower_id as borrower, min(a.account_id) as account, sum(due_principal + due_interest + due_fee)::bigint as overdue,
            (select min(r.reference) from reference r where r.account_slot = a.slot and r.account_id = min(a.account_id)) as reference
       from account a join borrower b using (slot, borrower_id)
      where a.oldest_due is not null and a.oldest_due <= $1 and a.written_off_on is null and b.region = 'CN-33' and a.paused_from is null
      group by a.slot, a.borrower_id having sum(due_principal + due_interest + due_fee) >= 100000 order by 4 desc`,
    ['2026-08-24'],
  );
  people = rows;
  const rules = { products: small.products, ladder: small.ladder };
  const at = small.now(TODAY);
  for (const [place, one] of people.slice(0, 6).entries()) {
    const key = { slot: one.slot, borrower: one.borrower };
    const spot = { latitude: 30_200_000 + place * 9_000, longitude: 120_100_000 };
    await makeVisitable(pool, rules, { key, accounts: [one.account], name: '李' }, { lines: `西溪路 ${place} 号`, spot }, { today: TODAY, at });
    tokens.set(`b${place}`, await openSession(pool, key, 'test'));
  }
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function ask<T>(who: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const response = await app.inject({
    method,
    url: `/api${url}`,
    headers: { cookie: `anhuan-session=${tokens.get(who)}` },
    ...(payload === undefined ? {} : { payload }),
  });
  const type = String(response.headers['content-type']);
  return { status: response.statusCode, body: (type.includes('json') ? response.json() : response.body) as T };
}

test('there are people to be visited', async () => {
  expect(people.length).toBeGreaterThanOrEqual(6);
  const seen = await ask<VisitCaseShown>('l1', 'GET', `/lead/visits/accounts/${people[0]!.slot}-${people[0]!.account}`);
  console.log(JSON.stringify(seen.body, null, 1), people.slice(0, 6));
});
