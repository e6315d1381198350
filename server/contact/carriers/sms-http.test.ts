import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { HandClock } from '../../../tools/peers/hand-clock.ts';
import { HeardNews } from '../../../tools/peers/heard-news.ts';
import { type GatewayOptions, type SmsGateway, startSmsGateway } from '../../../tools/peers/sms-gateway.ts';
import type { Parcel } from '../carrier.ts';
import { authorizationOf, digestOf } from '../sms/acs-signature.ts';
import { meaningOf } from '../sms/sms-api.ts';
import { openSmsHttp, partsOfProvider, type SmsHttpCarrier, type SmsHttpConfig } from './sms-http.ts';

const SECRET = 'a path that only the provider knows'.replaceAll(' ', '-');
const MINUTE = 60_000;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function scene(
  options: GatewayOptions = {},
  config: Partial<SmsHttpConfig> = {},
): Promise<{ gateway: SmsGateway; carrier: SmsHttpCarrier; heard: HeardNews; clock: HandClock }> {
  const clock = new HandClock();
  const gateway = await startSmsGateway({ ...options, date: () => clock.date() });
  open.push(gateway);
  const heard = new HeardNews();
  const webhook = { host: '127.0.0.1', port: 0, secret: SECRET };
  const carrier = await openSmsHttp(
    { ...ACCOUNT, endpoint: gateway.endpoint, webhook, clock, ...config },
    heard.hear,
  );
  open.push(carrier);
  gateway.pushTo = `http://127.0.0.1:${carrier.webhookPort}/${SECRET}`;
  return { gateway, carrier, heard, clock };
}

const ACCOUNT = {
  keyId: 'key-id',
  keySecret: 'key-secret',
  signName: '安还',
  fill: ({ body }: Parcel) => ({ template: 'SMS_1', parameters: { text: body } }),
  perSecond: 1_000,
  costOfPart: 450,
};

function parcel(key: string, body = `Text ${key}`, to = '+8613800138000'): Parcel {
  const plain = { language: 'zh-CN', outer: null, html: null, unsubscribe: null } as const;
  return { ...plain, key, to, body, secondsToLive: 3600 };
}

const many = (count: number) => Array.from({ length: count }, (_, n) => parcel(`1-1-${n}`));

describe('the signature', () => {
  test("is the one of the provider's published example", () => {
    const request = {
      method: 'POST',
      path: '/',
      query: new Map([
        ['RegionId', 'cn-shanghai'],
        ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
      ]),
      headers: new Map([
        ['x-acs-version', '2014-05-26'],
        ['x-acs-action', 'RunInstances'],
        ['host', 'ecs.cn-shanghai.aliyuncs.com'],
        ['x-acs-date', '2023-10-26T10:22:32Z'],
        ['x-acs-signature-nonce', '3156853299f313e23d1673dc12e1703d'],
        ['x-acs-content-sha256', digestOf('')],
      ]),
      body: '',
    };
    expect(authorizationOf(request, { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' })).toMatch(
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    );
  });

  test('with a wrong secret is refused, and the carrier counts as down for a while', async () => {
    const { gateway, carrier, clock } = await scene({ keySecret: 'other' });
    expect(await carrier.hand([parcel('1')], MINUTE)).toMatchObject([{ state: 'no', again: true }]);
    expect([gateway.forged, carrier.isUp()]).toEqual([1, false]);
    expect(carrier.trouble()).toContain('SignatureDoesNotMatch');
    expect(await carrier.hand([parcel('2')], MINUTE)).toMatchObject([{ state: 'no', again: true }]);
    expect(gateway.forged).toBe(1);
    clock.pass(30_000);
    expect(carrier.isUp()).toBe(true);
  });
});

describe('a text', () => {
  test('arrives as it was written, with our key, and its receipt comes back', async () => {
    const { gateway, carrier, heard } = await scene();
    const body = "您好 (1*2)'! a+b=c & 100% ~ 😀";
    const [answer] = await carrier.hand([parcel('1-2-3', body)], MINUTE);
    expect(answer).toMatchObject({ state: 'taken', parts: 1 });
    expect(gateway.inbox).toMatchObject([{ to: '13800138000', text: body, key: '1-2-3', template: 'SMS_1' }]);
    await heard.many(1);
    expect(heard.news).toMatchObject([
      { type: 'receipt', key: '1-2-3', reference: null, outcome: 'delivered', addressDead: false },
    ]);
  });

  test('many, in their order', async () => {
    const { gateway, carrier } = await scene({ receipts: 'never' });
    const answers = await carrier.hand(many(60), MINUTE);
    expect(answers.every(({ state }) => state === 'taken')).toBe(true);
    expect(new Set(gateway.inbox.map(({ key }) => key)).size).toBe(60);
  });

  test.each([
    ['', 1],
    ['字'.repeat(70), 1],
    ['字'.repeat(71), 2],
    ['字'.repeat(135), 3],
  ])('is paid as the provider counts', (text, parts) => {
    expect(partsOfProvider(text)).toBe(parts);
  });
});

describe('the provider', () => {
  test.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 'no', true],
    ['Throttling.User', 'no', true],
    ['isv.MOBILE_NUMBER_ILLEGAL', 'no', false],
    ['isv.BLACK_KEY_CONTROL_LIMIT', 'no', false],
    ['isv.SMS_TEMPLATE_ILLEGAL', 'no', false],
    ['something.new', 'no', false],
    ['isv.AMOUNT_NOT_ENOUGH', 'no', true],
  ])('that says %s', async (code, state, again) => {
    const { gateway, carrier } = await scene();
    gateway.faults.refuse = () => code;
    const [answer] = await carrier.hand([parcel('1')], MINUTE);
    expect(answer).toEqual({ state, why: `${code} refused`, again });
    expect(gateway.inbox).toEqual([]);
    expect(carrier.isUp()).toBe(code !== 'isv.AMOUNT_NOT_ENOUGH');
  });

  test('whose error leaves it open: unknown', async () => {
    const { gateway, carrier } = await scene();
    gateway.faults.refuse = () => 'isp.SYSTEM_ERROR';
    expect(await carrier.hand([parcel('1')], MINUTE)).toMatchObject([{ state: 'unknown' }]);
    expect(meaningOf('OK')).toBe('ok');
  });

  test('that is not there: surely not sent, and down', async () => {
    const { gateway, carrier } = await scene();
    await gateway.close();
    open.splice(open.indexOf(gateway), 1);
    expect(await carrier.hand([parcel('1')], MINUTE)).toMatchObject([{ state: 'no', again: true }]);
    expect(carrier.trouble()).toContain('ECONNREFUSED');
    expect(carrier.isUp()).toBe(false);
  });

  test('that is slow: unknown at the deadline; asked by key it tells', async () => {
    const { gateway, carrier, clock } = await scene({ receipts: 'never' });
    gateway.faults.holdAnswers = true;
    const handed = carrier.hand([parcel('1-2-3')], 300);
    await gateway.when(() => gateway.inbox.length === 1);
    clock.pass(300);
    expect(await handed).toEqual([{ state: 'unknown', why: 'no answer within the deadline' }]);
    expect(await carrier.ask!(null, '1-2-3')).toMatchObject({ outcome: 'delivered', key: '1-2-3' });
    expect(await carrier.ask!(null, 'never handed over')).toBeNull();
    expect(gateway.inbox.length).toBe(1);
  });

  test('that swallows everything: unknown at the deadline, once', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise((resolve) => silent.close(() => resolve())) });
    let connections = 0;
    const connected = new Promise<void>((resolve) =>
      silent.on('connection', (socket) => {
        connections += 1;
        socket.on('error', () => {});
        socket.once('data', () => resolve());
      }),
    );
    const clock = new HandClock();
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const carrier = await openSmsHttp({ ...ACCOUNT, endpoint, clock }, new HeardNews().hear);
    const handed = carrier.hand([parcel('1')], MINUTE);
    await connected;
    clock.pass(MINUTE);
    expect(await handed).toMatchObject([{ state: 'unknown' }]);
    expect(connections).toBe(1);
  });

  test.each(['garbage', 'drop'] as const)(
    'that takes the text and answers with a fault (%s): unknown, once',
    async (fault) => {
      const { gateway, carrier } = await scene({ receipts: 'never' });
      gateway.faults[fault] = true;
      expect(await carrier.hand([parcel('1')], MINUTE)).toMatchObject([{ state: 'unknown' }]);
      expect(gateway.inbox.length).toBe(1);
    },
  );

  test('is asked no more often in a second than agreed', async () => {
    const { gateway, carrier, clock } = await scene({ receipts: 'never' }, { perSecond: 3 });
    const handed = carrier.hand(many(5), MINUTE);
    await gateway.when(() => gateway.inbox.length === 3);
    expect(await carrier.ask!('20261122 13800138000 none', '-')).toBeNull();
    expect(gateway.inbox.length).toBe(3);
    clock.pass(1_000);
    expect((await handed).every(({ state }) => state === 'taken')).toBe(true);
  });

  test('that has no room within the deadline: surely not sent', async () => {
    const { gateway, carrier, clock } = await scene({ receipts: 'never' }, { perSecond: 1 });
    const handed = carrier.hand(many(2), 500);
    await gateway.when(() => gateway.inbox.length === 1);
    expect(await carrier.ask!('20261122 13800138000 none', '-')).toBeNull();
    clock.pass(500);
    expect(await handed).toContainEqual({ state: 'no', why: 'not sent within the deadline', again: true });
    expect(gateway.inbox.length).toBe(1);
  });
});

describe('receipts', () => {
  test('that overtake the answer name our key', async () => {
    const { carrier, heard } = await scene({ receipts: 'early' });
    await carrier.hand([parcel('1-2-3')], MINUTE);
    expect(heard.news).toMatchObject([{ key: '1-2-3', outcome: 'delivered' }]);
  });

  test('that never come: asking tells, by the reference', async () => {
    const { carrier, heard } = await scene({ receipts: 'never' });
    const [answer] = await carrier.hand([parcel('1-2-3')], MINUTE);
    const reference = answer!.state === 'taken' ? answer!.reference : null;
    expect(await carrier.ask!(reference, '1-2-3')).toMatchObject({ reference, outcome: 'delivered' });
    expect(heard.news).toEqual([]);
  });

  test('that are not final yet: asking tells nothing', async () => {
    const { carrier } = await scene({ receipts: 'by-hand' });
    const [answer] = await carrier.hand([parcel('1-2-3')], MINUTE);
    expect(await carrier.ask!(answer!.state === 'taken' ? answer!.reference : null, '1-2-3')).toBeNull();
  });

  test('that cannot be kept are posted again until they are', async () => {
    const { gateway, carrier, heard } = await scene();
    heard.failing = 2;
    await carrier.hand([parcel('1-2-3')], MINUTE);
    await gateway.when(() => gateway.unacknowledged === 1);
    await gateway.again();
    expect(gateway.unacknowledged).toBe(1);
    await gateway.again();
    expect(gateway.unacknowledged).toBe(0);
    expect(heard.news).toMatchObject([{ key: '1-2-3' }]);
  });

  test('of failure: bounced; a number that does not exist is dead', async () => {
    const { gateway, carrier, heard } = await scene({ receipts: 'by-hand' });
    await carrier.hand([parcel('1'), parcel('2')], MINUTE);
    const [first, second] = gateway.inbox;
    await gateway.settle(first!.id, false, 'MK:0001');
    await gateway.settle(second!.id, false, 'MK:0005');
    expect(heard.news).toMatchObject([
      { key: first!.key, outcome: 'bounced', addressDead: true, detail: 'MK:0001 failed' },
      { key: second!.key, outcome: 'bounced', addressDead: false },
    ]);
  });
});

describe('posts', () => {
  test('of replies are heard', async () => {
    const { gateway, heard } = await scene();
    await gateway.reply('13800138000', '10690001', '退订');
    expect(heard.news).toMatchObject([
      { type: 'reply', way: 'sms', from: '13800138000', to: '10690001', text: '退订', key: null },
    ]);
    expect(gateway.unacknowledged).toBe(0);
  });

  test.each([
    ['to another path', '/report', 'POST', '[]', 404],
    ['with a wrong secret', `/${'x'.repeat(SECRET.length)}/report`, 'POST', '[]', 404],
    ['that only look', `/${SECRET}/report`, 'GET', undefined, 404],
    ['that are no JSON', `/${SECRET}/report`, 'POST', 'phone_number=1', 400],
    ['of another form', `/${SECRET}/reply`, 'POST', '[{"phone_number":1}]', 400],
    ['of two megabytes', `/${SECRET}/reply`, 'POST', `["${'x'.repeat(1 << 21)}"]`, 400],
    ['of nothing', `/${SECRET}/report`, 'POST', '[]', 200],
  ])('%s', async (_, path, method, body, status) => {
    const { carrier, heard } = await scene();
    const response = await fetch(`http://127.0.0.1:${carrier.webhookPort}${path}`, { method, body }).catch(
      () => null,
    );
    // A body beyond all measure may be cut off before we have said why.
    expect(response?.status ?? 400).toBe(status);
    expect(heard.news).toEqual([]);
  });

  test('need an address that nobody guesses', async () => {
    const webhook = { host: '127.0.0.1', port: 0, secret: 'short' };
    await expect(
      openSmsHttp({ ...ACCOUNT, endpoint: 'http://127.0.0.1:1', webhook }, async () => {}),
    ).rejects.toThrow(/32 characters/);
  });
});
