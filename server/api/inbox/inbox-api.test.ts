import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { openReach, type Reached, type ReachScene } from '../../../tools/trial/reach-scene.ts';
import type { Database } from '../../db/databases.ts';
import { changeTelling } from '../../db/vault/told-rows.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { DevicesAnswer, InboxAnswer, ReadAnswer } from './inbox-schema.ts';

const TODAY = parseDay('2026-11-22')!;

let database: Database;
let scene: ReachScene;
let app: FastifyInstance;
/** Borrowers who are a few days late, each with his reference. */
let late: (Reached & { reference: string; language: string })[];

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 40);
  scene = await openReach(smallHouse(database, '17:30'));
  app = await buildApplication(scene.house, null);
  const { rows } = await database.pool.query<(typeof late)[number]>(
    `select a.slot, a.borrower_id as borrower, a.account_id as account, b.language, r.reference
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
       join reference r on r.account_id = a.account_id
      where a.oldest_due between $1::date - 12 and $1::date - 2 order by a.account_id`,
    ['2026-11-22'],
  );
  late = rows;
});
afterAll(async () => {
  await app?.close();
  await scene?.close();
  await database?.close();
});

async function call<T>(method: 'GET' | 'POST', path: string, body?: object, status = 200): Promise<T> {
  const response = await app.inject({
    method,
    url: `/api/borrower/sample${path}`,
    ...(body && { payload: body }),
  });
  expect(response.statusCode, response.body).toBe(status);
  return response.json() as T;
}

const messagesOf = ({ reference }: { reference: string }) =>
  call<InboxAnswer>('GET', `/${reference}/messages`);
const devices = <T = DevicesAnswer>(reference: string, what: string, body: object, status = 200) =>
  call<T>('POST', `/${reference}/devices${what}`, body, status);

async function stateOf({ slot, borrower }: Reached): Promise<Record<string, string>> {
  const { rows } = await database.pool.query<{ way: string; state: string }>(
    'select way, state from message where slot = $1 and borrower_id = $2 order by message',
    [slot, borrower],
  );
  return Object.fromEntries(rows.map(({ way, state }) => [way, state]));
}

describe('messages', () => {
  test('the same contact in the inbox, on a device and by e-mail; opened, it has been delivered, once', async () => {
    const one = late.find(({ language }) => language === 'zh-CN')!;
    const { reference } = one;
    await changeTelling(database.pool, one, { email: 'li@host.example' });
    const device = scene.pushHost.subscribe(scene.key.publicKey);
    await devices(reference, '', { ...device, language: 'zh-CN' });
    expect(await messagesOf(one)).toEqual({ today: '2026-11-22', unread: 0, messages: [], more: false });
    await scene.send(one, ['in-app']);
    await scene.send(one, ['push']);
    await scene.send(one, ['email']);
    expect(await stateOf(one)).toEqual({ 'in-app': 'sent', push: 'sent', email: 'sent' });

    const { unread, messages } = await messagesOf(one);
    expect(unread).toBe(2);
    expect(messages.map(({ way }) => way)).toEqual(['push', 'in-app']);
    const [pushed, written] = messages;
    expect(written).toMatchObject({
      at: '2026-11-22 17:30',
      accounts: [String(one.account)],
      purpose: 'collect',
      crossed: false,
      readAt: null,
      language: 'zh-CN',
    });
    expect(written!.text.replaceAll('-', '')).toContain(written!.code.replaceAll('-', ''));
    const { email } = scene.mailHost.inbox[0]!;
    expect(email.text).toMatch(/核验码/);
    expect(email.html).toContain('<html');
    expect(JSON.stringify(scene.pushHost.inbox[0]!.payload)).not.toMatch(/逾期|应还|\d,?\d{3}\.\d\d/);
    expect(scene.pushHost.inbox[0]!.payload).toMatchObject({
      tag: `${one.slot}-${one.borrower}-${pushed!.message}`,
      opens: `/borrower/sample/${reference}/messages`,
    });

    const path = `/${reference}/messages/${written!.message}/read`;
    const first = await call<ReadAnswer>('POST', path);
    expect(first).toEqual({ readAt: '2026-11-22 17:30', unread: 1 });
    expect(await call<ReadAnswer>('POST', path)).toEqual(first);
    expect(await stateOf(one)).toEqual({ 'in-app': 'delivered', push: 'sent', email: 'sent' });
    const { rows } = await database.pool.query(
      `select data from person_fact where slot = $1 and borrower_id = $2 and data like '%delivered%'`,
      [one.slot, one.borrower],
    );
    expect(rows).toHaveLength(1);
    expect((await messagesOf(one)).messages.map(({ readAt }) => readAt)).toEqual([null, '2026-11-22 17:30']);
  });

  test('another person’s message, one that was refused and one that waits are not there', async () => {
    const [reader, other] = late.filter(({ language }) => language === 'en');
    await scene.send(other!, ['in-app']);
    await scene.send(reader!, ['in-app'], 'no-such-text');
    expect(await stateOf(reader!)).toEqual({ 'in-app': 'refused' });
    expect(await messagesOf(reader!)).toMatchObject({ unread: 0, messages: [] });
    expect((await messagesOf(other!)).messages[0]!.text).toMatch(/check/i);
    await call('POST', `/${reader!.reference}/messages/1/read`, undefined, 404);
    await call('POST', `/${reader!.reference}/messages/x/read`, undefined, 400);
    await call('GET', '/no-such/messages', undefined, 404);
  });

  test('a bounce comes back to its message', async () => {
    const [sent] = scene.mailHost.inbox;
    await scene.mailHost.bounce(sent!, scene.mail.arrivalsPort!, {
      action: 'failed',
      status: '5.1.1',
      said: '550 5.1.1 No such user',
    });
    const one = late.find(({ language }) => language === 'zh-CN')!;
    expect(await stateOf(one)).toMatchObject({ email: 'failed' });
  });
});

describe('devices', () => {
  test('begin, are known, and end, here or everywhere', async () => {
    const { reference } = late.at(-1)!;
    const [one, other] = [0, 1].map(() => scene.pushHost.subscribe(scene.key.publicKey));
    const none = { publicKey: scene.key.publicKey, on: false, others: 0 };
    expect(await devices(reference, '/this', { endpoint: null })).toEqual(none);
    expect(await devices(reference, '', { ...one, language: 'en' })).toEqual({ ...none, on: true });
    await devices(reference, '', { ...other, language: 'en' });
    expect(await devices(reference, '/this', { endpoint: one!.endpoint })).toEqual({
      ...none,
      on: true,
      others: 1,
    });
    expect(await devices(reference, '/remove', { endpoint: one!.endpoint })).toEqual({ ...none, others: 1 });
    expect(await devices(reference, '/remove', { endpoint: null })).toEqual(none);
  });

  test('a browser that changes hands is its new user’s alone, and nobody removes another’s', async () => {
    const [one, other] = [late.at(-1)!, late.at(-2)!];
    const device = scene.pushHost.subscribe(scene.key.publicKey);
    await devices(one.reference, '', { ...device, language: 'en' });
    expect(await devices(other.reference, '/remove', { endpoint: device.endpoint })).toMatchObject({
      on: false,
    });
    expect(await devices(one.reference, '/this', { endpoint: device.endpoint })).toMatchObject({ on: true });
    await devices(other.reference, '', { ...device, language: 'en' });
    expect(await devices(one.reference, '/this', { endpoint: device.endpoint })).toMatchObject({ on: false });
    expect(await devices(other.reference, '/this', { endpoint: device.endpoint })).toMatchObject({
      on: true,
    });
  });

  test('an address that is no push service’s, and keys that are none, are refused', async () => {
    const { reference } = late.at(-1)!;
    const device = scene.pushHost.subscribe(scene.key.publicKey);
    for (const endpoint of ['http://127.0.0.1:5432/x', 'https://example.com/x', 'file:///etc/passwd'])
      await devices(reference, '', { ...device, endpoint, language: 'en' }, 400);
    await devices(reference, '', { ...device, keys: { p256dh: 'x', auth: 'y' }, language: 'en' }, 400);
    await devices(reference, '', { endpoint: device.endpoint, language: 'en' }, 400);
  });

  test('where no reminders are offered that is said', async () => {
    const without = await buildApplication({ ...scene.house, push: undefined }, null);
    const url = `/api/borrower/sample/${late[0]!.reference}/devices`;
    const device = scene.pushHost.subscribe(scene.key.publicKey);
    const seen = await without.inject({ method: 'POST', url: `${url}/this`, payload: { endpoint: null } });
    expect(seen.json()).toMatchObject({ publicKey: null, on: false });
    const asked = await without.inject({ method: 'POST', url, payload: { ...device, language: 'en' } });
    expect(asked.statusCode).toBe(409);
    await without.close();
  });
});
