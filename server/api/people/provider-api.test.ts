import type { FastifyInstance } from 'fastify';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import {
  IDENTITY_CLIENT,
  type IdentityHost,
  startIdentityHost,
} from '../../../tools/pages/people/identity-host.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff, endStaff } from '../../db/people/staff-rows.ts';
import { IdentityProvider, type ProviderTerms } from '../../people/identity-provider.ts';
import { digitsOf, stepAt } from '../../people/one-time-password.ts';
import { firstLink, secretFor, setUp } from '../../people/set-up.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { MeAnswer } from './people-schema.ts';

const ORIGIN = 'https://pay.lender.example';
const PASSWORD = 'Erdbeeren mögen Regen';

let database: Database;
let host: IdentityHost;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 12);
  host = await startIdentityHost(ORIGIN);
  const terms: ProviderTerms = {
    issuer: host.issuer,
    ...IDENTITY_CLIENT,
    names: { en: 'Lender', 'zh-CN': '公司账号' },
    scope: 'openid profile email groups',
    claims: { number: 'preferred_username', groups: 'groups' },
    roles: { collectors: ['agent'], heads: ['lead', 'compliance'] },
    domains: ['lender.example'],
    secondFactor: { acr: [], amr: ['mfa'], ask: null },
    local: 'administrators',
  };
  const people = { origin: ORIGIN, provider: new IdentityProvider(terms, ORIGIN) };
  app = await buildApplication({ ...smallHouse(database), people }, null);
});
afterAll(async () => {
  await app?.close();
  await host?.close();
  await database?.close();
});

const somebody = (sub: string, more: object = {}) =>
  host.people.set(sub, {
    sub,
    preferred_username: `n-${sub}`,
    name: `Name of ${sub}`,
    email: `${sub}@lender.example`,
    email_verified: true,
    groups: ['collectors'],
    amr: ['pwd', 'mfa'],
    ...more,
  });

/** What a browser holds: of our house, and of the provider. */
class Jar {
  readonly #held = new Map<string, string>();
  take(given: readonly string[]): void {
    for (const one of given) {
      const [pair = '', ...rest] = one.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const isGone = value === '' || rest.some((word) => /max-age=0|expires=Thu, 01 Jan 1970/i.test(word));
      if (isGone) this.#held.delete(name);
      else this.#held.set(name, value);
    }
  }
  get header(): string {
    return [...this.#held].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

interface Browser {
  readonly house: Jar;
  readonly provider: Jar;
}
const browser = (): Browser => ({ house: new Jar(), provider: new Jar() });

async function ask(
  { house }: Browser,
  url: string,
): Promise<{ status: number; onward: string; body: string }> {
  const response = await app.inject({ url, headers: { cookie: house.header } });
  house.take([response.headers['set-cookie'] ?? []].flat());
  const { statusCode, body, headers } = response;
  return { status: statusCode, onward: String(headers.location ?? ''), body };
}

/** Walks the provider's pages until it sends the browser back; the address it is sent to, in our house. */
async function walk({ provider }: Browser, address: string): Promise<string> {
  let at = new URL(address, host.issuer);
  for (let step = 0; step < 8; step += 1) {
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: provider.header } });
    provider.take(response.headers.getSetCookie());
    const onward = response.headers.get('location');
    if (onward === null) throw new Error(`the provider says ${response.status}: ${await response.text()}`);
    if (onward.startsWith(ORIGIN)) return onward.slice(ORIGIN.length);
    at = new URL(onward, at);
  }
  throw new Error('the provider leads in circles');
}

async function leave(who: Browser, tail = ''): Promise<string> {
  return (await ask(who, `/api/people/provider/sign-in${tail}`)).onward;
}

/** Signs `sub` in at the provider and comes back; the words of the page that is shown then. */
async function come(who: Browser, sub: string, tail = ''): Promise<Record<string, string>> {
  host.next = sub;
  const { onward } = await ask(who, await walk(who, await leave(who, tail)));
  return Object.fromEntries(new URL(onward, ORIGIN).searchParams);
}

const me = async (who: Browser) => JSON.parse((await ask(who, '/api/people/me')).body) as MeAnswer;

test('somebody of a group that is written down comes in, and his roles follow his groups', async () => {
  somebody('li');
  const li = browser();
  expect(await come(li, 'li', '?to=/agent/replies')).toEqual({ came: 'in', to: '/agent/replies' });
  expect((await me(li)).who).toMatchObject({
    number: 'n-li',
    name: 'Name of li',
    roles: ['agent'],
    confirmed: true,
    how: 'provider',
  });
  expect((await ask(li, '/api/agent/work')).status).toBe(200);
  expect((await ask(li, '/api/studio/complaints')).status).toBe(403);

  somebody('li', { groups: ['heads', 'unheard-of'], name: 'Li' });
  const again = browser();
  expect(await come(again, 'li')).toEqual({ came: 'in' });
  expect((await me(again)).who).toMatchObject({ name: 'Li', roles: ['lead', 'compliance'] });
  expect((await ask(li, '/api/studio/complaints')).status, 'also where he was already').toBe(200);

  somebody('li', { groups: ['unheard-of'] });
  expect(await come(browser(), 'li')).toEqual({ refused: 'no-group' });
  expect((await ask(li, '/api/agent/work')).status, 'and what there was ends').toBe(401);

  somebody('li');
  await come(li, 'li');
  const out = await app.inject({
    method: 'POST',
    url: '/api/people/sign-out',
    headers: { cookie: li.house.header },
  });
  const { onward } = out.json<{ onward: string }>();
  expect(onward).toContain(`${host.issuer}/session/end?`);
  expect(new URL(onward).searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/sign-in/staff`);
});

test('a wrong state, a code that was used, another nonce, another proof of the code and a visit that is over open nothing', async () => {
  somebody('wu');
  host.next = 'wu';
  const refused = async (who: Browser, url: string, why: string) => {
    const { onward } = await ask(who, url);
    expect(onward).toBe(`/sign-in/staff?refused=${why}`);
    expect((await me(who)).who).toBeNull();
  };
  const wrong = browser();
  const back = await walk(wrong, await leave(wrong));
  await refused(wrong, back.replace(/state=[^&]*/, 'state=another'), 'no-visit');

  const [one, other] = [browser(), browser()];
  const mine = await walk(one, await leave(one));
  await leave(other);
  await refused(other, mine, 'no-visit');
  expect((await ask(one, mine)).onward).toBe('/sign-in/staff?came=in');
  const twice = browser();
  twice.house.take(one.house.header.split('; '));
  await app.inject({ method: 'POST', url: '/api/people/sign-out', headers: { cookie: one.house.header } });
  await refused(one, mine, 'no-visit');

  for (const part of ['nonce', 'code_challenge']) {
    const who = browser();
    const address = new URL(await leave(who));
    address.searchParams.set(part, 'A'.repeat(43));
    await refused(who, await walk(who, address.href), 'refused');
  }
  const used = browser();
  const code = /code=([^&]*)/.exec(mine)![1]!;
  const fresh = await walk(used, await leave(used));
  await refused(used, fresh.replace(/code=[^&]*/, `code=${code}`), 'refused');

  const late = browser();
  const tooLate = await walk(late, await leave(late));
  await database.pool.query('update provider_visit set until = clock_timestamp()');
  await refused(late, tooLate, 'no-visit');
  await refused(browser(), '/api/people/provider/back', 'no-visit');
});

test('another domain, an address that nobody verified, a number of somebody here and one who left do not come in', async () => {
  const refusals: readonly (readonly [object, string])[] = [
    [{ email: 'zhao@elsewhere.example' }, 'other-domain'],
    [{ email_verified: false }, 'other-domain'],
    [{ groups: [] }, 'no-group'],
    [{ preferred_username: 'taken' }, 'number-taken'],
    [{ preferred_username: 'not a number' }, 'number-taken'],
  ];
  await addStaff(
    database.pool,
    { number: 'taken', login: 'taken', name: 'Local', roles: ['administrator'], agency: null },
    null,
  );
  for (const [more, why] of refusals) {
    somebody('zhao', more);
    expect(await come(browser(), 'zhao'), why).toEqual({ refused: why });
  }
  somebody('zhao');
  expect(await come(browser(), 'zhao')).toEqual({ came: 'in' });
  await endStaff(database.pool, 'n-zhao');
  expect(await come(browser(), 'zhao')).toEqual({ refused: 'left' });
});

test('without a second factor there he is asked once more, by signing in there anew', async () => {
  somebody('sun', { groups: ['heads'], amr: ['pwd'] });
  const sun = browser();
  await come(sun, 'sun');
  expect((await me(sun)).who).toMatchObject({ confirmed: false });
  expect(await come(sun, 'sun', '?again=1&to=/studio/texts')).toEqual({
    refused: 'no-second-factor',
    to: '/studio/texts',
  });
  somebody('sun', { groups: ['heads'], amr: ['pwd', 'mfa'] });
  const before = host.signedIn();
  expect(await come(sun, 'sun', '?again=1&to=/studio/texts')).toEqual({
    came: 'confirmed',
    to: '/studio/texts',
  });
  expect(host.signedIn(), 'he showed it anew').toBe(before + 1);
  expect((await me(sun)).who).toMatchObject({ confirmed: true });
  somebody('qian', { groups: ['heads'] });
  expect(await come({ ...sun, provider: new Jar() }, 'qian', '?again=1')).toEqual({
    refused: 'somebody-else',
  });
});

test('who signs out there is out here, in every browser, and nobody else; only the provider’s own word of now does it', async () => {
  host.house = await app.listen({ host: '127.0.0.1', port: 0 });
  somebody('wu');
  somebody('zheng');
  const [one, two, other] = [browser(), browser(), browser()];
  for (const [who, sub] of [
    [one, 'wu'],
    [two, 'wu'],
    [other, 'zheng'],
  ] as const)
    await come(who, sub);
  const isIn = async (who: Browser) => (await me(who)).who !== null;
  expect([await isIn(one), await isIn(two), await isIn(other)]).toEqual([true, true, true]);

  const tell = (token: string | null) =>
    app.inject({
      method: 'POST',
      url: '/api/people/provider/signed-out',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: token === null ? '' : new URLSearchParams({ logout_token: token }).toString(),
    });
  const now = Math.floor(Date.now() / 1000);
  const right = {
    ...{ iss: host.issuer, aud: IDENTITY_CLIENT.clientId, sub: 'wu', iat: now, exp: now + 60, jti: 'j1' },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  };
  const signed = (body: object, header: object = {}) =>
    new SignJWT({ ...body })
      .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', kid: host.key.kid!, ...header })
      .sign(host.key);
  const { sub: _, ...nobody } = right;
  const strangers = await generateKeyPair('RS256');
  const header = { alg: 'RS256', typ: 'logout+jwt', kid: host.key.kid! };
  const refused = {
    nothing: null,
    'no token': 'abc',
    unsigned: new UnsecuredJWT({ ...right }).encode(),
    'of a stranger': await new SignJWT({ ...right }).setProtectedHeader(header).sign(strangers.privateKey),
    'with our own secret': await new SignJWT({ ...right })
      .setProtectedHeader({ ...header, alg: 'HS256' })
      .sign(new TextEncoder().encode(IDENTITY_CLIENT.clientSecret)),
    'of another issuer': await signed({ ...right, iss: 'https://other.example' }),
    'for another house': await signed({ ...right, aud: 'other' }),
    'of yesterday': await signed({ ...right, iat: now - 86_400 }),
    'that is over': await signed({ ...right, exp: now - 120 }),
    'without an end': await signed({ ...right, exp: undefined }),
    'of nobody': await signed(nobody),
    'that is an ID token': await signed({ ...right, events: undefined, nonce: 'n' }, { typ: 'JWT' }),
    'with a nonce': await signed({ ...right, nonce: 'n' }),
    'of another event': await signed({ ...right, events: { 'urn:other': {} } }),
    'of another sort': await signed(right, { typ: 'at+jwt' }),
  };
  for (const [what, token] of Object.entries(refused)) expect((await tell(token)).statusCode, what).toBe(400);
  expect([await isIn(one), await isIn(two), await isIn(other)]).toEqual([true, true, true]);

  await host.signOut('wu');
  expect([await isIn(one), await isIn(two), await isIn(other)]).toEqual([false, false, true]);
  // Whoever has no session, or was never here, is taken too: there is nothing left to end.
  await host.signOut('wu');
  await host.signOut('never-here');
  expect((await tell(await signed({ ...right, sub: 'zheng' }))).headers['cache-control']).toContain(
    'no-store',
  );
  expect(await isIn(other)).toBe(false);
  const { rows } = await database.pool.query(
    `select about from people_log where who = 'identity provider' and what = 'signed out' order by seq`,
  );
  expect(rows).toEqual([{ about: 'n-wu' }, { about: 'n-zheng' }]);
});

test('where the provider looks after people, passwords are for administrators: they still come in when it is down', async () => {
  const sign = async (login: string, code: string) =>
    app.inject({ method: 'POST', url: '/api/people/sign-in', payload: { login, password: PASSWORD, code } });
  const token = (await firstLink(database.pool))!;
  const secret = await secretFor(database.pool, token);
  const shown = (off: number) => digitsOf(secret, stepAt(Date.now()) + off);
  const done = await setUp(database.pool, { token, password: PASSWORD, code: shown(-1) }, Date.now());
  expect(done.state).toBe('done');
  await database.pool.query(
    `insert into staff (number, login, name, roles, password, totp_secret, totp_master)
     select 'local', 'local', 'Local', array['agent'], password, totp_secret, totp_master from staff where number = 'administrator'`,
  );
  const codes = done.state === 'done' ? done.recovery : [];
  await host.close();
  host = { ...host, close: async () => {} };
  const who = browser();
  const asked = { ...browser() };
  const known = await leave(asked);
  expect(
    (
      await ask(
        asked,
        `/api/people/provider/back?code=x&state=${new URL(known).searchParams.get('state')}&iss=${host.issuer}`,
      )
    ).onward,
  ).toBe('/sign-in/staff?refused=unreachable');
  expect((await sign('administrator', codes[0]!)).statusCode).toBe(200);
  expect((await sign('local', codes[1]!)).statusCode).toBe(401);
  expect((await me(who)).provider?.names.en).toBe('Lender');
});
