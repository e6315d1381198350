import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import { giveBack } from '../agencies/give-back.ts';
import { AgencyScene } from '../api/agencies/agency-scene.ts';
import { buildApplication } from '../api/application.ts';
import type { DeliveriesAnswer, EndpointSecret } from '../api/machines/machines-schema.ts';
import { readCases } from '../db/agencies/placed-case-rows.ts';
import type { LyingCase } from '../db/agencies/rehearsed-cases.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { addStaff } from '../db/people/staff-rows.ts';
import { transaction } from '../db/pool.ts';
import { knownAt } from '../gate/silence.ts';
import { openSession } from '../people/session-token.ts';
import { settleWebhooks } from './webhook-office.ts';
import { AGENCY_KINDS, WEBHOOK_KINDS } from './webhook-words.ts';

const DOORS = { nets: [], loopback: true };

interface Arrived {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly account: string; readonly why?: string };
}

let scene: AgencyScene;
let office: FastifyInstance;
let cookie: string;
let far: Server;
let base: string;
let status = 204;
const arrived: Arrived[] = [];
const ends = new Map<string, EndpointSecret>();
let placed: readonly Arrived[];
let lying: readonly LyingCase[];
const taken = new Set<bigint>();

beforeAll(async () => {
  scene = await AgencyScene.open(await testDatabase(), { accounts: 60 });
  office = await buildApplication({ ...scene.house, people: { origin: null }, webhooks: DOORS }, null);
  const person = { number: 'w-1', login: 'admin', name: 'A', agency: null };
  await addStaff(scene.database.pool, { ...person, roles: ['administrator'] }, null);
  cookie = `anhuan-session=${await openSession(scene.database.pool, { staff: 'w-1' }, 'test')}`;
  far = createServer((request, reply) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body });
      reply.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
  for (const agency of ['North', 'South']) ends.set(agency, await endpoint(agency, AGENCY_KINDS));
  ends.set('house', await endpoint(null, WEBHOOK_KINDS));
  lying = await scene.begin();
  await settle();
  placed = arrived.slice();
});
afterAll(async () => {
  far?.closeAllConnections();
  far?.close();
  await office?.close();
  await scene?.close();
});
beforeEach(() => {
  arrived.length = 0;
  status = 204;
});

const admin = (path: string, payload: object = {}) =>
  office.inject({ method: 'POST', url: `/api/people/webhooks${path}`, headers: { cookie }, payload });

async function endpoint(agency: string | null, kinds: readonly string[]): Promise<EndpointSecret> {
  const answer = await admin('', { url: `${base}/${agency ?? 'house'}`, kinds, agency });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EndpointSecret>();
}

const minute = async () => scene.house.now(await scene.house.today());
const settle = async (later = 0): Promise<number> =>
  settleWebhooks({ pool: scene.database.pool, doors: DOORS, timeoutMs: 400 }, (await minute()) + later);
const to = (whom: string, all: readonly Arrived[] = arrived) =>
  all.filter(({ path }) => path === `/${whom}`).map(({ body }) => JSON.parse(body) as Told);
const keyOf = ({ slot, accountId }: LyingCase): string => `${slot}-${accountId}`;

/** A case that nothing has happened to yet, of somebody who has nothing with another agency. */
function fresh(agency = 'North'): LyingCase {
  const one = lying.find((it) => it.agency === agency && it.region === 'CN-33' && !taken.has(it.borrower))!;
  taken.add(one.borrower);
  return one;
}

async function tell(path: string, payload: object): Promise<void> {
  const headers = { 'idempotency-key': `house-${path.length}-${JSON.stringify(payload).length}` };
  const answer = await scene.app.inject({ method: 'POST', url: path, headers, payload });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
}
const pageOf = ({ accountId }: LyingCase) => `/api/borrower/sample/A-${accountId}/accounts/${accountId}`;
const recall = (one: LyingCase) =>
  tell(`/api/agencies/${one.agency}/cases/${keyOf(one)}`, {
    ...{ by: 'l21', act: 'recall', why: 'the borrower asked us' },
  });
const stop = (one: LyingCase) => tell(`${pageOf(one)}/wishes`, { wish: 'no-contact' });

test('an agency is told once of each debt that begins to lie with it, signed, by its key alone, and of nobody else’s', () => {
  for (const agency of ['North', 'South']) {
    const own = lying.filter((one) => one.agency === agency).map(keyOf);
    const told = to(agency, placed);
    expect(own.length).toBeGreaterThan(3);
    expect(told.map(({ data }) => data.account).sort()).toEqual(own.sort());
    for (const { type, timestamp, data } of told) {
      expect(type).toBe('placement.placed');
      expect(timestamp).toMatch(/^2026-11-2\dT\d\d:\d\d:00\.000Z$/);
      expect(Object.keys(data)).toEqual(['account']);
    }
    for (const { path, body, headers } of placed.filter((one) => one.path === `/${agency}`)) {
      expect(new Webhook(ends.get(agency)!.secret).verify(body, headers), path).toEqual(JSON.parse(body));
      const other = ends.get(agency === 'North' ? 'South' : 'North')!;
      expect(() => new Webhook(other.secret).verify(body, headers)).toThrow();
    }
  }
  for (const { type } of to('house', placed)) expect(type).not.toMatch(/^placement\./);
});

test.each<[string, (one: LyingCase) => Promise<void>, Told['data'] & { readonly type?: string }, string]>([
  ['a payment', (one) => tell(`${pageOf(one)}/pay`, { amount: '1.00' }), { account: '' }, 'silenced'],
  [
    'a dispute',
    (one) =>
      tell(`/api/borrower/sample/A-${one.accountId}/disputes`, {
        ...{ kind: 'debt', ground: 'not-mine', accounts: [String(one.accountId)] },
        words: 'I never signed this contract.',
      }),
    { account: '' },
    'silenced',
  ],
  ['a stop', stop, { account: '' }, 'silenced'],
  [
    'a hold of the case',
    (one) =>
      tell(`/api/agencies/North/cases/${keyOf(one)}`, { by: 'l21', act: 'hold', why: 'a complaint is read' }),
    { account: '' },
    'silenced',
  ],
  ['a recall', recall, { account: '', why: 'recalled' }, 'returned'],
])('of %s North hears once, without what was said; South hears nothing', async (_, act, data, what) => {
  const one = fresh();
  await act(one);
  await settle();
  expect(to('North')).toEqual([
    {
      type: `placement.${what}`,
      timestamp: new Date((await minute()) * 60_000).toISOString(),
      data: { ...data, account: keyOf(one) },
    },
  ]);
  expect(to('South')).toEqual([]);
  for (const { type } of to('house')) expect(type).not.toMatch(/^placement\./);
  await settle(1);
  expect(to('North')).toHaveLength(1);
});

test('what did not happen is not told: the word is written by the statement of the deed itself', async () => {
  const one = fresh();
  const day = await scene.house.today();
  const back = transaction(scene.database.pool, async (client) => {
    await lockBorrowers(client, [one]);
    const cases = await readCases(client, [one], day);
    await giveBack(client, [{ ...cases[0]!, why: 'recalled' }], day, knownAt(await minute()));
    const { rows } = await client.query('select source from webhook_outbox');
    expect(rows).toEqual([{ source: 'returned' }]);
    throw new Error('undone');
  });
  await expect(back).rejects.toThrow('undone');
  await settle();
  expect(arrived).toEqual([]);
});

test('a far end that is down is tried again under the same name, and what it had is sent again when asked', async () => {
  const { endpoint: number } = ends.get('North')!;
  status = 503;
  const one = fresh();
  await stop(one);
  await recall(one);
  expect(await settle()).toBeGreaterThan(0);
  expect(to('North').map(({ type }) => type)).toEqual(['placement.silenced']);
  await settle();
  expect(to('North'), 'not before its minute').toHaveLength(1);
  status = 204;
  await settle(5);
  // In the order in which it happened to this person.
  expect(to('North').map(({ type }) => type)).toEqual([
    ...['placement.silenced', 'placement.silenced', 'placement.returned'],
  ]);
  const list = await office.inject({
    url: `/api/people/webhooks/${number}/deliveries?size=1`,
    headers: { cookie },
  });
  const [latest] = list.json<DeliveriesAnswer>().items;
  expect(latest).toMatchObject({ kind: 'placement.returned', state: 'told' });
  expect((await admin(`/${number}/again`, { position: latest!.position })).json()).toEqual({ again: 1 });
  await settle(6);
  const names = arrived.filter(({ path }) => path === '/North').map(({ headers }) => headers['webhook-id']);
  expect(names).toHaveLength(4);
  expect(names[0]).toBe(names[1]);
  expect(names[2]).toBe(names[3]);
});

test('an agency that was stopped hears of its own alone when it is started, under both secrets for a day', async () => {
  const { endpoint: number, secret } = ends.get('North')!;
  expect((await admin(`/${number}/stop`)).statusCode).toBe(200);
  const [own, other] = [fresh('North'), fresh('South')];
  await recall(own);
  await recall(other);
  await settle();
  expect(to('South')).toMatchObject([{ data: { account: keyOf(other) } }]);
  expect(to('North')).toEqual([]);
  const changed = (await admin(`/${number}/secret`)).json<EndpointSecret>().secret;
  expect((await admin(`/${number}/start`)).statusCode).toBe(200);
  await settle();
  expect(to('North')).toMatchObject([{ type: 'placement.returned', data: { account: keyOf(own) } }]);
  const mine = arrived.find(({ path }) => path === '/North')!;
  for (const each of [secret, changed])
    expect(new Webhook(each).verify(mine.body, mine.headers)).toEqual(JSON.parse(mine.body));
});

test('the night that takes a disputed debt back says that something protects the person, and never what', async () => {
  await scene.nextNight();
  await settle();
  const back = to('North').filter(({ type }) => type === 'placement.returned');
  expect(back.map(({ data }) => data.why)).toContain('protected');
  for (const { body } of arrived.filter(({ path }) => path !== '/house'))
    expect(body).toMatch(
      /^\{"type":"placement\.\w+","timestamp":"[\dTZ:.-]+","data":\{"account":"\d+-\d+"(,"why":"\w+")?\}\}$/,
    );
});

test('an address is kept for an agency with what is an agency’s, and looked at like every other', async () => {
  const url = `${base}/x`;
  for (const [wish, where] of [
    [{ url, agency: 'North', kinds: ['payment.recorded'] }, 'kinds'],
    [{ url, agency: 'North', kinds: ['placement.placed', 'payment.recorded'] }, 'kinds'],
    [{ url, kinds: ['placement.placed'] }, 'kinds'],
    [{ url, agency: 'North', host: 'sample', kinds: ['placement.placed'] }, 'host'],
    [{ url: 'https://10.0.0.7/x', agency: 'North', kinds: ['placement.placed'] }, 'url'],
  ] as const) {
    const answer = await admin('', wish);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.body).toContain(`body.${where}`);
  }
  const stranger = await admin('', { url, agency: 'Nobody', kinds: ['placement.placed'] });
  expect(stranger.statusCode).toBe(404);
});

test('while no agency listens nothing is written for one, and an agency makes nobody write for the lender', async () => {
  const { pool } = scene.database;
  const waiting = async () => {
    const { rows } = await pool.query<{ source: string }>('select distinct source from webhook_outbox');
    return rows.map(({ source }) => source);
  };
  await pool.query('truncate webhook_endpoint, webhook_event, webhook_outbox cascade');
  await stop(fresh());
  expect(await waiting()).toEqual([]);
  await endpoint('North', AGENCY_KINDS);
  await stop(fresh());
  expect(await waiting()).toEqual(['silenced']);
});
