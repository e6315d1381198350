import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { digitsOf, stepAt } from '../../people/one-time-password.ts';
import { openSession } from '../../people/session-token.ts';
import { firstLink } from '../../people/set-up.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { LinkAnswer, MeAnswer, SetUpAnswer } from './people-schema.ts';

const PASSWORD = 'Erdbeeren mögen Regen';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 12);
  const house = { ...smallHouse(database), people: { origin: 'https://pay.lender.example' } };
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const ask = (url: string, cookie?: string) =>
  app.inject({ url, headers: cookie === undefined ? {} : { cookie } });
const tell = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers });

function bytesOf(secret: string): Buffer {
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)));
}

/** The digits a telephone shows, so many steps from now: a step counts once. */
const shown = (secret: Buffer, off: number) => digitsOf(secret, stepAt(Date.now()) + off);

/** Uses a link as its page does. */
async function useLink(token: string): Promise<{ login: string; secret: Buffer; recovery: string[] }> {
  const link = (await tell('/api/people/link', { token })).json<LinkAnswer>();
  const secret = bytesOf(link.secret);
  const asked = { token, password: PASSWORD, code: shown(secret, -1) };
  const response = await tell('/api/people/set-up', asked);
  expect(response.statusCode, response.body).toBe(200);
  return { login: link.login, secret, recovery: response.json<SetUpAnswer>().recovery };
}

async function cookieOf(login: string, code: string): Promise<string> {
  const response = await tell('/api/people/sign-in', { login, password: PASSWORD, code });
  expect(response.statusCode, response.body).toBe(200);
  const [cookie = ''] = [response.headers['set-cookie']].flat().map(String);
  expect(cookie).toMatch(/^__Host-anhuan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  return cookie.split(';')[0]!;
}

test('the first administrator comes in by the printed link, makes a person, and ends him', async () => {
  const first = await firstLink(database.pool);
  const second = await firstLink(database.pool);
  expect(first).not.toBeNull();
  expect((await tell('/api/people/link', { token: first! })).statusCode, 'a newer one was printed').toBe(404);
  for (const [password, status] of [
    ['short', 409],
    ['administrator here', 409],
  ] as const)
    expect((await tell('/api/people/set-up', { token: second!, password, code: '000000' })).statusCode).toBe(
      status,
    );
  const wrong = await tell('/api/people/set-up', { token: second!, password: PASSWORD, code: 'abcdef' });
  expect(wrong.json<{ errors: { what: string }[] }>().errors[0]!.what).toBe('wrong-code');
  const { login, secret, recovery } = await useLink(second!);
  expect((await tell('/api/people/link', { token: second! })).statusCode, 'used up').toBe(404);
  expect(await firstLink(database.pool), 'there is one now').toBeNull();

  const cookie = await cookieOf(login, shown(secret, 0));
  const me = (await ask('/api/people/me', cookie)).json<MeAnswer>();
  expect(me.may).toContain('POST /api/people/staff');
  expect(me.may).not.toContain('POST /api/studio/texts/:key/approve');
  expect(me).toMatchObject({
    required: true,
    demonstration: false,
    provider: null,
    who: {
      kind: 'staff',
      number: 'administrator',
      name: 'Administrator',
      roles: ['administrator'],
      confirmed: true,
    },
  });
  expect((await ask('/api/agent/work', cookie)).statusCode, 'not his role').toBe(403);

  const person = { number: 'w-7', login: 'Li.Wei', name: '李伟', roles: ['agent'] };
  const made = await tell('/api/people/staff', person, { cookie });
  expect(made.statusCode, made.body).toBe(200);
  const { link } = made.json<{ link: string }>();
  expect(link).toMatch(/^https:\/\/pay\.lender\.example\/set-up#[\w-]{43}$/);
  expect((await tell('/api/people/staff', person, { cookie })).statusCode, 'taken').toBe(409);
  const agent = await useLink(link.split('#')[1]!);
  const [early, late] = [
    await cookieOf('li.wei', shown(agent.secret, 0)),
    await cookieOf(' LI.WEI', agent.recovery[0]!),
  ];
  expect((await ask('/api/agent/work', early)).statusCode).toBe(200);
  expect((await ask('/api/people/staff', early)).statusCode).toBe(403);

  const ended = await tell('/api/people/sessions/end-others', {}, { cookie: late });
  expect(ended.json()).toEqual({ ended: 1 });
  expect((await ask('/api/agent/work', early)).statusCode).toBe(401);
  await tell('/api/people/sign-out', {}, { cookie: late });
  expect((await ask('/api/agent/work', late)).statusCode).toBe(401);

  const again = await cookieOf('li.wei', agent.recovery[1]!);
  expect((await tell('/api/people/staff/w-7/end', {}, { cookie })).statusCode).toBe(200);
  expect((await ask('/api/agent/work', again)).statusCode, 'he left').toBe(401);
  expect((await tell('/api/people/staff/administrator/end', {}, { cookie })).statusCode).toBe(409);
  expect(recovery).toHaveLength(10);
});

test('digits and recovery codes count once, and every wrong part is answered alike', async () => {
  await database.pool.query(`update staff_link set used_at = null`);
  await database.pool.query(
    `update staff set password = null, totp_secret = null where number = 'administrator'`,
  );
  const { login, secret, recovery } = await useLink((await firstLink(database.pool))!);
  const code = shown(secret, 0);
  await cookieOf(login, code);
  await cookieOf(login, recovery[0]!);
  const bad = [
    { login, password: PASSWORD, code },
    { login, password: PASSWORD, code: recovery[0]! },
    { login, password: 'wrong wrong wrong', code: shown(secret, 1) },
    { login: 'nobody', password: PASSWORD, code: '123456' },
  ];
  const answers = await Promise.all(bad.map((one) => tell('/api/people/sign-in', one)));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]!.statusCode).toBe(401);
});

test('of many tries at once no more than ten are judged, and a name that nobody has is shut as well', async () => {
  for (const login of ['administrator', 'nobody-here']) {
    const tries = Array.from({ length: 14 }, () =>
      tell('/api/people/sign-in', { login, password: 'guessed', code: '000000' }),
    );
    const status = (await Promise.all(tries)).map(({ statusCode }) => statusCode);
    expect(status.filter((one) => one === 429).length, login).toBeGreaterThanOrEqual(4);
    expect(status.every((one) => one === 401 || one === 429)).toBe(true);
  }
  const { rows } = await database.pool.query<{ subject: Buffer }>('select distinct subject from sign_in_try');
  expect(rows.every(({ subject }) => subject.length === 32)).toBe(true);
});

test('a session ends when nobody uses it, at its hour, and asks for the second factor again', async () => {
  await database.pool.query('delete from sign_in_try');
  const { login, secret, recovery } = await useLink(await newLink());
  const cookie = await cookieOf(login, recovery[0]!);
  await database.pool.query(`update session set confirmed_at = confirmed_at - interval '11 minutes'`);
  const asked = { number: 'w-8', login: 'w8', name: 'Eight', roles: ['auditor'] };
  const refused = await tell('/api/people/staff', asked, { cookie });
  expect(refused.statusCode).toBe(403);
  expect(refused.json<{ errors: { where: string }[] }>().errors[0]!.where).toBe('session.confirm');
  expect((await tell('/api/people/confirm', { code: '000000' }, { cookie })).statusCode).toBe(401);
  expect((await tell('/api/people/confirm', { code: shown(secret, 1) }, { cookie })).statusCode).toBe(200);
  expect((await tell('/api/people/staff', asked, { cookie })).statusCode).toBe(200);
  for (const login of ['\u3000', 'two words', 'a/b']) {
    const odd = await tell('/api/people/staff', { ...asked, number: 'w-9', login }, { cookie });
    expect([odd.statusCode, odd.json<{ errors: { where: string }[] }>().errors[0]?.where]).toEqual([
      400,
      'body.login',
    ]);
  }

  const alive = async () => (await ask('/api/people/staff', cookie)).statusCode;
  await database.pool.query(`update session set seen_at = seen_at - interval '29 minutes'`);
  expect(await alive()).toBe(200);
  await database.pool.query(`update session set seen_at = seen_at - interval '31 minutes'`);
  expect(await alive()).toBe(401);
  await database.pool.query(`update session set seen_at = clock_timestamp()`);
  expect(await alive()).toBe(200);
  await database.pool.query(`update session set ends_at = clock_timestamp()`);
  expect(await alive()).toBe(401);
});

async function newLink(): Promise<string> {
  await database.pool.query(
    `update staff set password = null, totp_secret = null, totp_step = null where number = 'administrator'`,
  );
  return (await firstLink(database.pool))!;
}

test('another site’s page changes nothing', async () => {
  const body = { login: 'x', password: 'x', code: 'x' };
  const from = (headers: Record<string, string>) => tell('/api/people/sign-in', body, headers);
  expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await from({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
  expect((await from({ origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await from({ origin: 'null' })).statusCode).toBe(403);
  expect((await from({ origin: 'https://pay.lender.example' })).statusCode).toBe(401);
  expect((await from({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(401);
});

test('nothing of a secret lies in the tables as it is', async () => {
  const { rows } = await database.pool.query<{ all: string }>(
    `select (select coalesce(string_agg(s::text, ' '), '') from staff s) || (select coalesce(string_agg(l::text, ' '), '') from staff_link l)
         || (select coalesce(string_agg(r::text, ' '), '') from staff_recovery r) || (select coalesce(string_agg(n::text, ' '), '') from session n)
         || (select coalesce(string_agg(p::text, ' '), '') from people_log p) as all`,
  );
  const link = await newLink();
  const { secret } = await useLink(link);
  const after = (
    await database.pool.query<{ kept: string }>(`select string_agg(s::text, ' ') as kept from staff s`)
  ).rows[0]!.kept;
  expect(rows[0]!.all).not.toContain('Erdbeeren');
  expect(after).not.toContain(secret.toString('hex'));
  expect(after).not.toContain(link);
});

test('whoever asks for what is not his is written down, so often and then once more; wrong tries are too, without what was typed', async () => {
  const { pool } = database;
  await addStaff(
    pool,
    { number: 'looker', login: 'looker', name: 'Looker', roles: ['agent'], agency: null },
    null,
  );
  const cookie = `__Host-anhuan=${await openSession(pool, { staff: 'looker' }, 'test')}`;
  const logged = async (who: string) =>
    (
      await pool.query<{ what: string; about: string | null }>(
        'select what, about from people_log where who = $1 order by seq desc',
        [who],
      )
    ).rows;
  for (let time = 0; time < 25; time += 1)
    expect((await ask('/api/people/staff', cookie)).statusCode).toBe(403);
  const rows = await logged('looker');
  expect(rows).toHaveLength(21);
  expect(rows[0]).toEqual({ what: 'refused again and again', about: 'GET /api/people/staff' });
  expect(rows[20]).toEqual({ what: 'refused: role', about: 'GET /api/people/staff' });
  for (let time = 0; time < 12; time += 1)
    await tell('/api/people/sign-in', { login: 'typed-in-the-wrong-field', password: 'x', code: '000000' });
  const nobody = await logged('nobody');
  expect(nobody.filter(({ what }) => what === 'too many tries: login').length).toBeGreaterThan(0);
  expect(nobody.filter(({ what }) => what === 'sign-in refused').length).toBeGreaterThanOrEqual(10);
  expect(JSON.stringify(nobody)).not.toContain('wrong-field');
  for (const change of ["update people_log set who = 'x'", 'delete from people_log', 'truncate people_log'])
    await expect(pool.query(change)).rejects.toThrow('append-only');
});
