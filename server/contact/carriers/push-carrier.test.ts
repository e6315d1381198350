import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PEER_CERTIFICATE } from '../../../tools/peers/peer-certificate.ts';
import {
  type PushFault,
  type PushHost,
  type PushHostOptions,
  type PushSubscriptionText,
  startPushHost,
} from '../../../tools/peers/push-host.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { devicesOf, forgetDevice, keepDevice } from '../../db/contact/push-device-rows.ts';
import type { Database } from '../../db/databases.ts';
import { emptyPlaces } from '../../db/evidence/erasing.ts';
import { transaction } from '../../db/pool.ts';
import { forgetRing } from '../../vault/key-ring.ts';
import type { Carrier, News, Parcel } from '../carrier.ts';
import { type PushKey, pushKey } from '../push/push-key.ts';
import { openPush, type PushConfig } from './push-carrier.ts';

const LONG = 20_000;
const LI = { slot: 17, borrower: 4711n };

let database: Database;
let key: PushKey;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  database = await testDatabase();
  key = await pushKey(database.pool);
});
afterAll(() => database?.close());
beforeEach(() => database.pool.query('truncate push_device, push_endpoint'));
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const PARCEL: Parcel = {
  key: '17-4711-3',
  to: '17-4711',
  language: 'zh-CN',
  outer: '安还示例给您留了一条消息。',
  body: '11月8日应还 1,234.50 元,尚未收到。今天是逾期第 5 天。',
  html: null,
  unsubscribe: null,
  secondsToLive: 7_200,
};
const at = (number: number, more: Partial<Parcel> = {}): Parcel => ({
  ...PARCEL,
  key: `17-4711-${number}`,
  ...more,
});

interface Both {
  readonly host: PushHost;
  readonly push: Carrier;
  readonly news: News[];
  readonly told: (count: number) => Promise<News[]>;
  readonly clock: { now: number };
  /** A device of Ms Li's that wants reminders. */
  readonly device: () => Promise<PushSubscriptionText>;
}

async function both(options: PushHostOptions = {}, config: Partial<PushConfig> = {}): Promise<Both> {
  const host = await startPushHost(options);
  open.push(host);
  const news: News[] = [];
  const waiting: (() => void)[] = [];
  const clock = { now: 0 };
  const push = openPush(
    {
      name: 'push',
      key,
      subject: 'mailto:service@lender.example',
      services: [host.origin],
      titles: { en: 'Lender', 'zh-CN': '安还示例' },
      connections: 4,
      perSecond: 1_000,
      together: 50,
      costOfPart: 0,
      rank: 1,
      outage: { failures: 2, firstWait: 5_000, longestWait: 60_000 },
      ...config,
    },
    async (some) => {
      news.push(...some);
      for (const look of waiting.splice(0)) look();
    },
    {
      of: (people) => devicesOf(database.pool, people),
      forget: (endpoint) => forgetDevice(database.pool, endpoint),
    },
    () => clock.now,
  );
  open.push(push);
  const device = async (): Promise<PushSubscriptionText> => {
    const subscribed = host.subscribe(key.publicKey);
    const { endpoint, keys } = subscribed;
    const opens = '/borrower/sample/A-1/messages';
    await keepDevice(database.pool, { ...LI, endpoint, ...keys, language: 'zh-CN', opens, since: 1 });
    return subscribed;
  };
  const told = async (count: number): Promise<News[]> => {
    while (news.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return news;
  };
  return { host, push, news, told, clock, device };
}

const again = (why: RegExp) => ({ state: 'no', again: true, why: expect.stringMatching(why) });
const never = (why: RegExp) => ({ state: 'no', again: false, why: expect.stringMatching(why) });
const unknown = (why: RegExp) => ({ state: 'unknown', why: expect.stringMatching(why) });

describe('a reminder arrives', () => {
  test('encrypted and signed, with its time to live; the lock screen learns of no debt', async () => {
    const { host, push, device } = await both();
    await device();
    const [answer] = await push.hand([PARCEL], LONG);
    const [seen] = host.inbox;
    expect(answer).toEqual({ state: 'taken', reference: seen!.message, parts: 1 });
    expect(seen).toMatchObject({
      ttl: 7_200,
      urgency: 'normal',
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(seen!.payload).toEqual({
      tag: '17-4711-3',
      lang: 'zh-CN',
      title: '安还示例',
      line: '安还示例给您留了一条消息。',
      opens: '/borrower/sample/A-1/messages',
    });
  });

  test('without a line of its own it says that there is a message, and no word of it', async () => {
    const { host, push, device } = await both();
    await device();
    await push.hand([{ ...PARCEL, outer: null }], LONG);
    expect(host.inbox[0]!.payload).toMatchObject({ line: '您有一条新消息。' });
    expect(JSON.stringify(host.inbox[0]!.payload)).not.toMatch(/1,234|逾期|应还/);
  });

  test('the same key twice is one reminder, on a device that is on and on one that is off', async () => {
    const { host, push, device } = await both();
    const [on, off] = [await device(), await device()];
    host.turn(off, 'off');
    await push.hand([PARCEL], LONG);
    await push.hand([PARCEL], LONG);
    await push.hand([at(4)], LONG);
    expect(host.inbox).toHaveLength(6);
    host.turn(off, 'on');
    for (const one of [on, off])
      expect(host.shown(one).map(({ payload }) => (payload as { tag: string }).tag)).toEqual([
        '17-4711-3',
        '17-4711-4',
      ]);
  });

  test('many people at once, each his own', async () => {
    const { host, push } = await both();
    const people = Array.from({ length: 40 }, (_, n) => ({ slot: n % 3, borrower: BigInt(n + 1) }));
    for (const person of people) {
      const { endpoint, keys } = host.subscribe(key.publicKey);
      await keepDevice(database.pool, {
        ...person,
        endpoint,
        ...keys,
        language: 'en',
        opens: '/x',
        since: 1,
      });
    }
    const parcels = people.map(({ slot, borrower }) => at(1, { key: `${slot}-${borrower}-1` }));
    const answers = await push.hand(parcels, LONG);
    const byMessage = new Map(
      host.inbox.map(({ message, payload }) => [message, (payload as { tag: string }).tag]),
    );
    expect(
      answers.map((answer) => answer.state === 'taken' && byMessage.get(answer.reference ?? '')),
    ).toEqual(parcels.map((parcel) => parcel.key));
  });

  test('over TLS, with a certificate that is trusted by name', async () => {
    const trusting = await both({ tls: PEER_CERTIFICATE }, { trust: PEER_CERTIFICATE.cert });
    await trusting.device();
    expect(await trusting.push.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
    await database.pool.query('truncate push_device, push_endpoint');
    const wary = await both({ tls: PEER_CERTIFICATE });
    await wary.device();
    expect(await wary.push.hand([PARCEL], LONG)).toEqual([again(/certificate/)]);
  });

  test('who has no device gets none, and nobody else is called', async () => {
    const { host, push } = await both();
    expect(await push.hand([PARCEL], LONG)).toEqual([never(/no device/)]);
    const elsewhere = { endpoint: 'http://127.0.0.1:1/internal', p256dh: 'x', auth: 'y' };
    await keepDevice(database.pool, { ...LI, ...elsewhere, language: 'en', opens: '/x', since: 1 });
    expect(await push.hand([PARCEL], LONG)).toEqual([never(/not a push service/)]);
    expect(host.inbox).toEqual([]);
  });
});

describe('what goes wrong is known for what it is', () => {
  test.each<[string, PushFault, unknown, number, boolean]>([
    ['too large', { type: 'answers', by: 413, words: 'Too large' }, never(/413 Too large/), 0, true],
    ['not understood', { type: 'answers', by: 400 }, never(/400/), 0, true],
    ['not our subscription', { type: 'answers', by: 403 }, again(/403/), 0, true],
    ['throttled', { type: 'answers', by: 429 }, again(/429/), 0, false],
    ['broken', { type: 'answers', by: 500 }, again(/500/), 0, true],
    ['busy', { type: 'answers', by: 503, retryAfter: '10' }, again(/503/), 0, false],
    ['sent elsewhere', { type: 'answers', by: 307 }, never(/307/), 0, true],
    ['garbage', { type: 'garbage' }, unknown(/./), 0, true],
    ['dropped before', { type: 'drops', takes: false }, unknown(/./), 0, true],
    ['dropped after', { type: 'drops', takes: true }, unknown(/./), 1, true],
  ])('%s', async (_, fault, expected, arrived, wellAtOnce) => {
    const { host, push, clock, device } = await both();
    await device();
    host.misbehave(fault);
    expect(await push.hand([PARCEL], LONG)).toEqual([expected]);
    expect(host.inbox).toHaveLength(arrived);
    host.misbehave(fault, 0);
    if (!wellAtOnce) clock.now += 30_000;
    expect(await push.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(host.inbox).toHaveLength(arrived + 1);
    expect(host.shown((await onlyDevice())!)).toHaveLength(1);
  });

  const onlyDevice = async (): Promise<PushSubscriptionText | undefined> => {
    const [device] = await devicesOf(database.pool, [LI]);
    return device && { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } };
  };

  test('nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const { host, push } = await both({}, { services: [`http://127.0.0.1:${port}`] });
    const { endpoint, keys } = host.subscribe(key.publicKey);
    const gone = endpoint.replace(String(host.port), String(port));
    await keepDevice(database.pool, {
      ...LI,
      endpoint: gone,
      ...keys,
      language: 'en',
      opens: '/x',
      since: 1,
    });
    expect(await push.hand([PARCEL], LONG)).toEqual([again(/ECONNREFUSED/)]);
  });

  test.each([true, false])(
    'it says nothing, having taken it: %s; the deadline ends the wait',
    async (takes) => {
      const { host, push, device } = await both();
      await device();
      host.misbehave({ type: 'hangs', takes }, 1);
      expect(await push.hand([PARCEL], 300)).toEqual([unknown(/in time/)]);
      expect(await push.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
      expect(host.inbox).toHaveLength(takes ? 2 : 1);
      expect(host.shown((await onlyDevice())!)).toHaveLength(1);
    },
  );

  test('a connection that the service closed while it was idle costs nothing', async () => {
    const { host, push, device } = await both();
    await device();
    await push.hand([PARCEL], LONG);
    host.cut();
    const [answer] = await push.hand([at(4)], LONG);
    expect(answer).toMatchObject({ state: 'taken' });
    expect(host.inbox).toHaveLength(2);
  });

  test('asked to wait, it is left alone for that long', async () => {
    const { host, push, clock, device } = await both();
    await device();
    host.misbehave({ type: 'answers', by: 429, retryAfter: '120' }, 1);
    await push.hand([PARCEL], LONG);
    clock.now = 119_999;
    expect(await push.hand([PARCEL], LONG)).toEqual([again(/left alone/)]);
    expect(host.inbox).toEqual([]);
    clock.now = 120_000;
    expect(await push.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
  });

  test('down after failures in a row, tried again after a while', async () => {
    const { host, push, clock, device } = await both();
    await device();
    host.misbehave({ type: 'answers', by: 500 });
    await push.hand([PARCEL], LONG);
    await push.hand([PARCEL], LONG);
    expect(push.isUp()).toBe(false);
    clock.now = 5_000;
    expect(push.isUp()).toBe(true);
    host.misbehave({ type: 'answers', by: 500 }, 0);
    await push.hand([PARCEL], LONG);
    expect(push.isUp()).toBe(true);
  });

  test('a device that gave it up is forgotten; when it was the last, that is told, and the inbox is not blamed', async () => {
    const { host, push, news, told, device } = await both();
    const [one, other] = [await device(), await device()];
    host.unsubscribe(one);
    expect(await push.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken', parts: 1 }]);
    host.unsubscribe(other);
    expect(await push.hand([at(4)], LONG)).toEqual([never(/no longer/)]);
    expect(await told(1)).toEqual([
      expect.objectContaining({ type: 'receipt', key: '17-4711-4', outcome: 'bounced', addressDead: false }),
    ]);
    await push.close();
    expect(await devicesOf(database.pool, [LI])).toEqual([]);
    expect(news).toHaveLength(1);
  });

  test('a device whose keys are none is forgotten as well', async () => {
    const { host, push } = await both();
    const { endpoint } = host.subscribe(key.publicKey);
    const bad = { endpoint, p256dh: 'AAAA', auth: 'AAAA' };
    await keepDevice(database.pool, { ...LI, ...bad, language: 'en', opens: '/x', since: 1 });
    expect(await push.hand([PARCEL], LONG)).toEqual([never(/no longer/)]);
    await push.close();
    expect(await devicesOf(database.pool, [LI])).toEqual([]);
  });

  test('after closing nothing is taken', async () => {
    const { host, push, device } = await both();
    await device();
    await push.close();
    expect(await push.hand([PARCEL], LONG)).toMatchObject([{ state: 'no', again: true }]);
    expect(host.inbox).toEqual([]);
  });
});

test('what still waits for a device that is off is taken back; what was shown is not', async () => {
  const { host, push, device } = await both();
  const off = await device();
  host.turn(off, 'off');
  const [waits] = await push.hand([PARCEL], LONG);
  expect(waits?.state === 'taken' && (await push.recall?.(waits.reference ?? ''))).toBe(true);
  host.turn(off, 'on');
  expect(host.shown(off)).toEqual([]);
  const [shown] = await push.hand([at(4)], LONG);
  expect(shown?.state === 'taken' && (await push.recall?.(shown.reference ?? ''))).toBe(false);
  expect(await push.recall?.('http://127.0.0.1:1/message/1')).toBe(false);
  expect(await push.recall?.('17-4711-3')).toBe(false);
});

describe('devices and the key', () => {
  test('the key is made once and is the same for every host with the same master key', async () => {
    expect(await pushKey(database.pool)).toEqual(key);
    process.env.ANHUAN_MASTER_KEY = '08'.repeat(32);
    forgetRing();
    await expect(pushKey(database.pool)).rejects.toThrow('is sealed with master key');
    delete process.env.ANHUAN_MASTER_KEY;
    forgetRing();
  });

  test('a person who is forgotten has no device left, and others keep theirs', async () => {
    for (const borrower of [1n, 2n])
      await keepDevice(database.pool, {
        slot: 5,
        borrower,
        endpoint: `https://push.example/send/${borrower}`,
        p256dh: 'p',
        auth: 'a',
        language: 'en',
        opens: '/x',
        since: 1,
      });
    await transaction(database.pool, (client) => emptyPlaces(client, { slot: 5, borrower: 1n }));
    const left = await database.pool.query(
      'select borrower_id from push_device union all select borrower_id from push_endpoint',
    );
    expect(left.rows).toEqual([{ borrower_id: 2n }, { borrower_id: 2n }]);
  });

  test('a browser belongs to the one who subscribed it last, also when two do at once', async () => {
    const device = (borrower: bigint) => ({
      slot: Number(borrower % 7n),
      borrower,
      endpoint: 'https://push.example/send/1',
      p256dh: 'p',
      auth: 'a',
      language: 'en' as const,
      opens: '/x',
      since: 1,
    });
    await Promise.all([1n, 2n, 3n, 4n, 5n].map((borrower) => keepDevice(database.pool, device(borrower))));
    const { rows } = await database.pool.query<{ borrower_id: bigint }>(
      'select borrower_id from push_device',
    );
    expect(rows).toHaveLength(1);
    const stranger = device(rows[0]!.borrower_id === 1n ? 2n : 1n);
    expect(await forgetDevice(database.pool, stranger.endpoint, stranger)).toBe(false);
    expect(await forgetDevice(database.pool, stranger.endpoint)).toBe(true);
    const left = await database.pool.query('select 1 from push_device union all select 1 from push_endpoint');
    expect(left.rowCount).toBe(0);
  });
});
