import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MACHINES } from '../../policy/house/doors/machines.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { type MachineScene, openMachineScene } from '../api/machines/machine-scene.ts';
import type { DeliveriesAnswer, DeliveryAnswer, EndpointSecret } from '../api/machines/machines-schema.ts';
import type { Database } from '../db/databases.ts';
import { appendFacts } from '../db/gate/fact-rows.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { forgetTold } from '../db/machines/told-programs.ts';
import { transaction } from '../db/pool.ts';
import { storedText } from '../gate/stored-text.ts';
import { faultOfUrl, isOpenAddress, knock } from './webhook-door.ts';
import { nextTry, type OfficeTerms, settleWebhooks } from './webhook-office.ts';

/** What arrived at the lender's own system. */
interface Arrived {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
type Behaviour = (request: IncomingMessage, reply: ServerResponse, nth: number) => void;

const DOORS = { nets: [], loopback: true };
const taken: Behaviour = (_, reply) => reply.writeHead(204).end();

let database: Database;
let scene: MachineScene;
let far: Server;
let base: string;
let behave: Behaviour = taken;
const arrived: Arrived[] = [];
let office: OfficeTerms;
let now: number;
let references: string[];

beforeAll(async () => {
  database = await testDatabase();
  scene = await openMachineScene(database, { webhooks: DOORS });
  far = createServer((request, reply) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      arrived.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, body });
      behave(request, reply, arrived.length);
    });
  });
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
  office = { pool: database.pool, doors: DOORS, timeoutMs: 400 };
  now = scene.house.now(await scene.house.today());
  const { rows } = await database.pool.query<{ account: bigint }>(
    `select min(account_id) as account from account where written_off_on is null group by slot, borrower_id order by 1`,
  );
  references = rows.map(({ account }) => `A-${account}`);
});
afterAll(async () => {
  far?.closeAllConnections();
  far?.close();
  await scene?.app.close();
  await database?.close();
});

beforeEach(async () => {
  arrived.length = 0;
  behave = taken;
  await database.pool.query(
    'truncate webhook_endpoint, webhook_event, webhook_outbox, webhook_night cascade',
  );
});

const tell = (path: string, payload: object = {}) =>
  scene.app.inject({ method: 'POST', url: `/api/people${path}`, headers: { cookie: scene.cookie }, payload });
const look = async <T>(path: string): Promise<T> => {
  const answer = await scene.app.inject({ url: `/api/people${path}`, headers: { cookie: scene.cookie } });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};

async function endpoint(path = '/hook', kinds = ['payment.recorded']): Promise<EndpointSecret> {
  const answer = await tell('/webhooks', { url: `${base}${path}`, kinds });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EndpointSecret>();
}

let payments = 0;
async function pay(reference = references[0]!): Promise<string> {
  payments += 1;
  const payment = `W-${payments}`;
  const said = { payment, amount: '1.00', currency: 'CNY', paidOn: '2026-11-22' };
  const answer = await scene.ask(`/accounts/${reference}/payments`, said);
  expect(answer.body).toContain('"entered"');
  return payment;
}

const paymentIn = ({ body }: Arrived) => (JSON.parse(body) as { data: { payment: string } }).data.payment;
const deliveries = async (of: number) => (await look<DeliveriesAnswer>(`/webhooks/${of}/deliveries`)).items;

describe('what becomes known', () => {
  test('is signed by the standard and names accounts as their host does, and nobody', async () => {
    const { secret } = await endpoint();
    const payment = await pay();
    expect(await settleWebhooks(office, now)).toBe(1);
    const [one] = arrived;
    const verified = new Webhook(secret).verify(one!.body, one!.headers) as Record<string, unknown>;
    expect(verified).toEqual({
      type: 'payment.recorded',
      timestamp: new Date(now * 60_000).toISOString(),
      data: { accounts: [{ host: 'sample', reference: references[0] }], payment },
    });
    expect(() => new Webhook(secret).verify(one!.body.replace('W-', 'X-'), one!.headers)).toThrow();
  });

  test('while nobody listens costs no row', async () => {
    await database.pool.query('update api_key set scopes = array_remove(scopes, $1)', ['events:read']);
    await pay();
    const { rows } = await database.pool.query('select from webhook_outbox');
    await database.pool.query('update api_key set scopes = scopes || $1::text', ['events:read']);
    expect(rows).toHaveLength(0);
  });

  test('is told of disputes, holds and stops, and only where it is wanted', async () => {
    await endpoint('/people', ['dispute.opened', 'hold.placed', 'account.paused']);
    await endpoint('/money');
    const reference = references[2]!;
    await scene.ask(`/accounts/${reference}/holds`, { hold: 'H-9', kind: 'hardship' });
    await scene.ask(`/accounts/${reference}/holds`, { hold: 'D-9', kind: 'dispute' });
    await settleWebhooks(office, now);
    const kinds = arrived.map(({ path, body }) => `${path} ${(JSON.parse(body) as { type: string }).type}`);
    expect(new Set(kinds)).toEqual(
      new Set(['/people dispute.opened', '/people hold.placed', '/people account.paused']),
    );
  });

  test('D1: is told of a limit to freeze and to give back, and of a court, with nothing about the person', async () => {
    await endpoint('/limit', ['limit.frozen', 'limit.restored', 'court.moved']);
    await endpoint('/money');
    const { rows } = await database.pool.query<{ slot: number; borrower: bigint; account: bigint }>(
      'select slot, borrower_id as borrower, account_id as account from account where account_id = $1',
      [references[3]!.slice(2)],
    );
    const { slot, borrower, account } = rows[0]!;
    const fact = (type: string, said: object) => ({
      ...{ slot, borrower, at: now, type, permit: null },
      data: storedText({ account: String(account), ...said }),
    });
    await transaction(database.pool, async (client) => {
      await lockBorrowers(client, [{ slot, borrower }]);
      await appendFacts(client, [
        fact('limit-step', { act: 'freeze', why: 'late_and_announced' }),
        fact('limit-step', { act: 'restore', why: 'arrears_ended' }),
        fact('court-step', { case: 1, stage: 'filed', on: 20_779, by: 'l21' }),
      ]);
    });
    await settleWebhooks(office, now);
    const told = arrived.map(({ path, body }) => ({
      path,
      ...(JSON.parse(body) as { type: string; data: object }),
    }));
    expect(told.map(({ path, type }) => [path, type])).toEqual([
      ['/limit', 'limit.frozen'],
      ['/limit', 'limit.restored'],
      ['/limit', 'court.moved'],
    ]);
    expect(told.map(({ data }) => data)).toEqual([
      expect.objectContaining({ why: 'late_and_announced' }),
      expect.objectContaining({ why: 'arrears_ended' }),
      expect.objectContaining({ case: '1', stage: 'filed' }),
    ]);
    for (const { body } of arrived) expect(body).not.toMatch(/phone|name"|1[3-9]\d{9}|[\u4e00-\u9fff]/);
  });

  test('by a night is told once the night is closed', async () => {
    await endpoint('/night', ['account.past_due', 'account.bucket_changed', 'account.cured']);
    await settleWebhooks(office, now);
    const { rows } = await database.pool.query<{ day: string; turned: bigint }>(
      `select day::text, count(*) as turned from event where type = 'bucket' group by day order by count(*) desc, day desc limit 1`,
    );
    const { day, turned } = rows[0]!;
    await database.pool.query(`update webhook_night set day = $1::date - 1`, [day]);
    const { rows: all } = await database.pool.query<{ n: bigint }>(
      `select count(*) as n from event where type = 'bucket' and day between $1 and '2026-11-21'`,
      [day],
    );
    expect(Number(turned)).toBeGreaterThan(0);
    await settleWebhooks(office, now);
    expect(arrived).toHaveLength(Number(all[0]!.n));
    const data = (JSON.parse(arrived[0]!.body) as { data: Record<string, unknown> }).data;
    expect(data).toMatchObject({ day, accounts: [{ host: 'sample' }] });
    await settleWebhooks(office, now);
    expect(arrived).toHaveLength(Number(all[0]!.n));
  });
});

describe('what is not taken', () => {
  test('is tried again under the same name, later and later, for nearly three days', async () => {
    const { endpoint: number } = await endpoint();
    behave = (_, reply) => reply.writeHead(503).end('closed');
    await pay();
    let minute = now;
    const waits: number[] = [];
    for (let tries = 1; tries <= 9; tries += 1) {
      expect(await settleWebhooks(office, minute)).toBe(1);
      const [one] = await deliveries(number);
      expect(one).toMatchObject({ state: 'waiting', tries, status: 503, said: 'closed' });
      const next = Date.parse(one!.nextAt!) / 60_000;
      expect(await settleWebhooks(office, next - 1)).toBe(0);
      waits.push(next - minute);
      minute = next;
    }
    expect(await settleWebhooks(office, minute)).toBe(1);
    expect(await deliveries(number)).toMatchObject([{ state: 'failed', tries: 10 }]);
    expect(new Set(arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    for (const [place, wait] of waits.entries()) {
      const least = MACHINES.webhooks.again[place]!;
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(Math.ceil(least * 1.2));
    }
    expect(minute - now).toBeGreaterThan(2.8 * 1440);
  });

  test('holds back what follows on the same account, and nothing else', async () => {
    await endpoint();
    behave = (_, reply, nth) => reply.writeHead(nth === 1 ? 500 : 200).end();
    const first = await pay(references[0]);
    await settleWebhooks(office, now);
    const second = await pay(references[0]);
    const other = await pay(references[1]);
    await settleWebhooks(office, now);
    expect(arrived.map(paymentIn)).toEqual([first, other]);
    await settleWebhooks(office, now + 2);
    expect(arrived.map(paymentIn)).toEqual([first, other, first, second]);
  });

  test.each<[string, Behaviour, string]>([
    ['hangs', () => {}, 'no answer within 400 ms'],
    ['is cut off', (request) => request.socket.destroy(), 'ECONNRESET'],
    ['leads elsewhere', (_, reply) => reply.writeHead(302, { location: `${base}/inside` }).end(), ''],
  ])('by one that %s is told with its reason', async (_, behaviour, said) => {
    const { endpoint: number } = await endpoint();
    behave = behaviour;
    await pay();
    await settleWebhooks(office, now);
    const [one] = await deliveries(number);
    expect(one).toMatchObject({ state: 'waiting', tries: 1 });
    expect(one!.said).toContain(said);
    expect(arrived.map(({ path }) => path)).toEqual(['/hook']);
  });

  test('by one that has gone stops it at once, and by one that took nothing for three days, with a note', async () => {
    const { endpoint: gone } = await endpoint('/gone');
    behave = (_, reply) => reply.writeHead(410).end();
    await pay();
    await settleWebhooks(office, now);
    const states = await look<{ items: { endpoint: number; state: string; stoppedWhy: string }[] }>(
      '/webhooks',
    );
    expect(states.items).toMatchObject([
      { endpoint: gone, state: 'stopped', stoppedWhy: 'it answered 410: gone' },
    ]);
    const { rows } = await database.pool.query<{ what: string }>(
      `select what from people_log where who = 'the house' order by seq desc limit 1`,
    );
    expect(rows[0]!.what).toBe('stopped a webhook: it answered 410: gone');
    const missed = await pay();
    behave = taken;
    expect(await settleWebhooks(office, now)).toBe(0);
    expect((await tell(`/webhooks/${gone}/start`)).statusCode).toBe(200);
    await settleWebhooks(office, now);
    expect(arrived.slice(1).map(paymentIn)).toContain(missed);

    behave = (_, reply) => reply.writeHead(500).end();
    await pay();
    await settleWebhooks(office, now);
    await pay(references[1]);
    await settleWebhooks(office, now + 3 * 1440);
    const later = await look<{ items: { stoppedWhy: string }[] }>('/webhooks');
    expect(later.items[0]!.stoppedWhy).toBe('nothing was taken for three days');
  });

  test('because its process died is sent again', async () => {
    const { endpoint: number } = await endpoint();
    await pay();
    await settleWebhooks(office, now);
    await database.pool.query(
      `update webhook_delivery set state = 'sending', claimed_at = clock_timestamp() - interval '6 minutes'`,
    );
    await settleWebhooks(office, now);
    expect(arrived).toHaveLength(2);
    expect(await deliveries(number)).toMatchObject([{ state: 'told', tries: 2 }]);
  });
});

describe('an administrator', () => {
  test('sends one once more, or all that failed since a day; sees what was sent and answered', async () => {
    const { endpoint: number } = await endpoint();
    behave = (_, reply) => reply.writeHead(500).end('no');
    await pay(references[0]);
    await pay(references[1]);
    for (let minute = now, round = 0; round < 10; round += 1, minute += 1_800)
      await settleWebhooks(office, minute);
    await database.pool.query(
      'update webhook_endpoint set stopped_at = null, stopped_why = null, failing_from = null',
    );
    await database.pool.query(`update webhook_delivery set state = 'failed'`);
    behave = (_, reply) => reply.writeHead(200).end('thanks');
    const [latest] = await deliveries(number);
    expect((await tell(`/webhooks/${number}/again`, { position: latest!.position })).json()).toEqual({
      again: 1,
    });
    await settleWebhooks(office, now);
    const one = await look<DeliveryAnswer>(`/webhooks/${number}/deliveries/${latest!.position}`);
    expect(one.state).toBe('told');
    expect(one.tries.at(-1)).toMatchObject({ status: 200, said: 'thanks' });
    expect(JSON.parse(one.body)).toMatchObject({ type: 'payment.recorded' });
    expect((await tell(`/webhooks/${number}/again`, { failedSince: '2026-11-23' })).json()).toEqual({
      again: 0,
    });
    expect((await tell(`/webhooks/${number}/again`, { failedSince: '2026-11-22' })).json()).toEqual({
      again: 1,
    });
    await settleWebhooks(office, now);
    expect((await deliveries(number)).map(({ state }) => state)).toEqual(['told', 'told']);
    expect((await tell(`/webhooks/${number}/again`, {})).statusCode).toBe(400);
  });

  test('has a test event sent, and pages through many', async () => {
    const { endpoint: number } = await endpoint();
    for (let times = 0; times < 5; times += 1)
      expect((await tell(`/webhooks/${number}/test`)).statusCode).toBe(200);
    await settleWebhooks(office, now);
    expect(arrived).toHaveLength(5);
    const first = await look<DeliveriesAnswer>(`/webhooks/${number}/deliveries?size=3`);
    const second = await look<DeliveriesAnswer>(`/webhooks/${number}/deliveries?size=3&after=${first.next}`);
    const positions = [...first.items, ...second.items].map(({ position }) => position);
    expect(new Set(positions).size).toBe(5);
    expect(second.next).toBeNull();
  });

  test('changes the secret: both sign for a day, then the new one alone', async () => {
    const { endpoint: number, secret } = await endpoint();
    const after = (await tell(`/webhooks/${number}/secret`)).json<EndpointSecret>().secret;
    await tell(`/webhooks/${number}/test`);
    await settleWebhooks(office, now);
    const [both] = arrived;
    for (const one of [secret, after])
      expect(() => new Webhook(one).verify(both!.body, both!.headers)).not.toThrow();
    await database.pool.query(
      `update webhook_endpoint set was_until = clock_timestamp() - interval '1 minute'`,
    );
    await tell(`/webhooks/${number}/test`);
    await settleWebhooks(office, now);
    expect(() => new Webhook(secret).verify(arrived[1]!.body, arrived[1]!.headers)).toThrow();
    expect(() => new Webhook(after).verify(arrived[1]!.body, arrived[1]!.headers)).not.toThrow();
    const { rows } = await database.pool.query<{ text: string }>(
      'select e::text as text from webhook_endpoint e',
    );
    expect(rows[0]!.text).not.toContain(Buffer.from(after).toString('hex'));
  });
});

test('who cannot be called reads the same events page by page', async () => {
  await endpoint();
  const told = [await pay(), await pay(), await pay()];
  await settleWebhooks(office, now);
  const seen: string[] = [];
  let after = '';
  for (;;) {
    const page = (await scene.ask(`/events?size=2${after}`)).json<{
      items: { data: { payment: string } }[];
      next: string;
    }>();
    if (page.items.length === 0) break;
    seen.push(...page.items.map(({ data }) => data.payment));
    after = `&after=${page.next}`;
  }
  expect(seen).toEqual(told);
  await database.pool.query(`update webhook_event set told_at = told_at - interval '31 days'`);
  expect(await forgetTold(database.pool, 30, 2)).toBe(2);
});

describe('an address', () => {
  test.each([
    ['https://lender.example/hooks', null],
    ['http://lender.example/hooks', 'not-secure'],
    ['http://127.0.0.1:4300/', 'not-secure'],
    ['https://127.0.0.1/', 'not-open'],
    ['https://localhost/', 'not-open'],
    ['https://10.1.2.3/', 'not-open'],
    ['https://192.168.0.1/', 'not-open'],
    ['https://169.254.169.254/latest/meta-data', 'not-open'],
    ['https://2130706433/', 'not-open'],
    ['https://0x7f.1/', 'not-open'],
    ['https://[::1]/', 'not-open'],
    ['https://[::ffff:10.0.0.1]/', 'not-open'],
    ['https://[fd00::1]/', 'not-open'],
    ['https://user:word@lender.example/', 'not-an-address'],
    ['file:///etc/passwd', 'not-secure'],
    ['nonsense', 'not-an-address'],
  ])('%s: %s', (url, fault) => {
    expect(faultOfUrl(url, { nets: [], loopback: false })).toBe(fault);
  });

  test.each([
    ['8.8.8.8', true],
    ['10.20.3.4', true],
    ['10.21.0.1', false],
    ['100.64.0.1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['2600::1', true],
    ['2001:db8::1', false],
    ['fe80::1', false],
    ['lender.example', false],
  ])('%s may be connected to where 10.20.0.0/16 is named: %s', (address, may) => {
    expect(isOpenAddress(address, { nets: ['10.20.0.0/16'], loopback: false })).toBe(may);
  });

  test('whose name leads inside is not connected to', async () => {
    const limits = { timeoutMs: 2_000, answerLength: 100 };
    const port = new URL(base).port;
    const { status, said } = await knock(
      `https://localhost:${port}/`,
      {},
      '{}',
      { nets: [], loopback: false },
      limits,
    );
    expect({ status, said }).toEqual({ status: null, said: 'not-open' });
    expect(arrived).toHaveLength(0);
  });
});

test('the wait follows from the name: the same again, another for another', () => {
  const first = nextTry({ id: 'evt_a', tries: 5, again: 5 }, 0)!;
  expect(nextTry({ id: 'evt_a', tries: 5, again: 5 }, 0)).toBe(first);
  const others = Array.from({ length: 20 }, (_, place) =>
    nextTry({ id: `evt_${place}`, tries: 5, again: 5 }, 0),
  );
  expect(new Set(others).size).toBeGreaterThan(5);
  expect(nextTry({ id: 'evt_a', tries: 10, again: 10 }, 0)).toBeNull();
});
