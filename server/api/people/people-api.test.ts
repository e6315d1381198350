import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import type { Database } from '../../db/databases.ts';
import { emptyPlaces } from '../../db/evidence/erasing.ts';
import { transaction } from '../../db/pool.ts';
import { personOf, told, type WithPerson } from '../../db/vault/person-columns.ts';
import { changeTelling } from '../../db/vault/told-rows.ts';
import { sendSignInCode } from '../../people/borrower-sign-in.ts';
import { openSession } from '../../people/session-token.ts';
import { houseKey } from '../../vault/house-key.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { MeAnswer } from './people-schema.ts';

const SEED = 20261122;
/** ANHUAN_ATTEMPTS=10000 is the long run. */
const ATTEMPTS = Number(process.env.ANHUAN_ATTEMPTS ?? 400);

interface Owner {
  readonly slot: number;
  readonly borrower: bigint;
  readonly account: bigint;
  readonly phone: string;
}

let database: Database;
let house: House;
let app: FastifyInstance;
let people: Owner[];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 40);
  house = { ...smallHouse(database), people: { origin: null } };
  app = await buildApplication(house, null);
  const { rows } = await database.pool.query<Omit<Owner, 'phone'> & WithPerson>(
    `select distinct on (a.borrower_id) a.slot, a.borrower_id as borrower, a.account_id as account, ${personOf('b')} as person
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      order by a.borrower_id, a.account_id`,
  );
  people = told(rows).map((row) => ({ ...row, phone: row.phone! }));
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const tell = (url: string, payload: object, cookie = '') =>
  app.inject({ method: 'POST', url, payload, headers: { cookie } });

const asker = { address: '127.0.0.1', device: 'test' };

async function send(phone: string): Promise<string> {
  const today = await house.today();
  return sendSignInCode(database.pool, phone, asker, { today, at: house.now(today) });
}

/** The code that waits to be sent to somebody, as the sender will write it. */
async function codeOf({ slot, borrower, account }: Owner): Promise<string> {
  const { rows } = await database.pool.query<{ reply_to: string }>(
    `select reply_to from message where slot = $1 and borrower_id = $2 and template = 'sign-in-code' order by message desc limit 1`,
    [slot, borrower],
  );
  return codeFor(await houseKey(database.pool, CODE_KEY), account, rows[0]!.reply_to);
}

test('a borrower signs in by the code on his telephone, once, and comes to his own page', async () => {
  const who = people[0]!;
  expect(await send(who.phone)).toBe('sent');
  const code = await codeOf(who);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await tell('/api/people/code/sign-in', { phone: who.phone, code: wrong })).statusCode).toBe(401);
  const response = await tell('/api/people/code/sign-in', { phone: who.phone, code });
  expect(response.statusCode, response.body).toBe(200);
  const cookie = String(response.headers['set-cookie']).split(';')[0]!;
  expect((await tell('/api/people/code/sign-in', { phone: who.phone, code })).statusCode, 'used up').toBe(
    401,
  );
  const me = (await app.inject({ url: '/api/people/me', headers: { cookie } })).json<MeAnswer>();
  expect(me.who).toMatchObject({ kind: 'borrower', host: 'sample' });
  const { reference } = me.who as { reference: string };
  const page = await app.inject({ url: `/api/borrower/sample/${reference}`, headers: { cookie } });
  expect(page.statusCode).toBe(200);
  expect(page.headers['cache-control']).toBe('no-store');
  expect((await app.inject({ url: '/api/agent/work', headers: { cookie } })).statusCode).toBe(403);
  // Whose an address is, is asked of the book: what no text of it can be is refused before.
  const odd = await app.inject({ url: '/api/borrower/sample/%00', headers: { cookie } });
  expect([odd.statusCode, odd.json<{ title: string }>().title]).toEqual([400, expect.any(String)]);
});

test('a code is good for five tries and ten minutes', async () => {
  const [tried, late] = [people[1]!, people[2]!];
  expect(await send(tried.phone)).toBe('sent');
  const code = await codeOf(tried);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let one = 0; one < 5; one += 1)
    expect((await tell('/api/people/code/sign-in', { phone: tried.phone, code: wrong })).statusCode).toBe(
      401,
    );
  expect((await tell('/api/people/code/sign-in', { phone: tried.phone, code })).statusCode).toBe(401);
  expect(await send(late.phone)).toBe('sent');
  await database.pool.query('update sign_in_code set until = clock_timestamp() where borrower_id = $1', [
    late.borrower,
  ]);
  expect(
    (await tell('/api/people/code/sign-in', { phone: late.phone, code: await codeOf(late) })).statusCode,
  ).toBe(401);
});

test('whether a number is known shows nowhere', async () => {
  const answers = await Promise.all(
    [people[3]!.phone, '13999999999', 'no number'].map((phone) => tell('/api/people/code', { phone })),
  );
  expect(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).toEqual(
    Array.from({ length: 3 }, () => '202 {"state":"taken"}'),
  );
  const signedIn = await Promise.all(
    ['13999999999', people[4]!.phone].map((phone) =>
      tell('/api/people/code/sign-in', { phone, code: '123456' }),
    ),
  );
  expect(new Set(signedIn.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(signedIn[0]!.statusCode).toBe(401);
});

test('a number of two people opens nothing, and the fourth code within a quarter of an hour is not sent', async () => {
  const [one, two, three] = [people[5]!, people[6]!, people[7]!];
  await changeTelling(database.pool, two, { phone: one.phone });
  expect(await send(one.phone)).toBe('nobody');
  await database.pool.query('delete from sign_in_try');
  const sent = [];
  for (let count = 0; count < 4; count += 1) sent.push(await send(three.phone));
  expect(sent).toEqual(['sent', 'sent', 'sent', 'too-often']);
});

test(`no borrower reads or touches what is another's in ${ATTEMPTS} random attempts`, async () => {
  let state = SEED;
  const chance = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const cookies = new Map<Owner, string>();
  for (const who of people)
    cookies.set(who, `anhuan-session=${await openSession(database.pool, who, 'test')}`);
  const ways = [...app.routeNames]
    .filter((name) => / \/api\/borrower\//.test(name))
    .map((name) => name.split(' ') as ['GET' | 'POST' | 'HEAD', string])
    .filter(([method]) => method !== 'HEAD');
  const before = await shapeOfBook();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const who = people[chance(people.length)]!;
    const victim = people.filter(({ borrower }) => borrower !== who.borrower)[chance(people.length - 1)]!;
    const [method, url] = ways[chance(ways.length)]!;
    // Half of them name the other's account under the own reference, where there is an account in the address.
    const mixed = url.includes(':account') && chance(2) === 0;
    const path = url
      .replace(':host', 'sample')
      .replace(':reference', `A-${mixed ? who.account : victim.account}`)
      .replace(':account', String(victim.account))
      .replaceAll(/:\w+/g, String(1 + chance(3)));
    const response = await app.inject({
      method,
      url: path,
      headers: { cookie: cookies.get(who)!, 'idempotency-key': `attempt-${attempt}` },
      ...(method === 'POST' ? { payload: { amount: '1.00', code: '123456', words: 'mine' } } : {}),
    });
    const told = `${method} ${path} as ${who.borrower}`;
    expect(mixed ? [400, 403, 404, 406, 409, 503] : [403], `${told}: ${response.body}`).toContain(
      response.statusCode,
    );
    expect(response.body, told).not.toContain(victim.phone);
  }
  expect(await shapeOfBook()).toEqual(before);
}, 600_000);

test('who is erased is signed in no more', async () => {
  const who = people[8]!;
  const token = await openSession(database.pool, who, 'test');
  const me = async () =>
    (
      await app.inject({ url: '/api/people/me', headers: { cookie: `anhuan-session=${token}` } })
    ).json<MeAnswer>();
  expect((await me()).who?.kind).toBe('borrower');
  await transaction(database.pool, (client) => emptyPlaces(client, who));
  expect((await me()).who).toBeNull();
});

/** What would show that anything was written about anybody. */
async function shapeOfBook(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select (select count(*) from event) as events, (select count(*) from message) as messages, (select count(*) from person_fact) as facts`,
  );
  return rows;
}
