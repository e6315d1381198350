import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type MailFault,
  type MailHost,
  type MailHostOptions,
  startMailHost,
} from '../../../tools/peers/mail-host.ts';
import { PEER_CERTIFICATE } from '../../../tools/peers/peer-certificate.ts';
import type { Hearer, News, Parcel } from '../carrier.ts';
import { type MailCarrier, type MailConfig, openMail } from './mail-carrier.ts';

const PAIR = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const KEYS = { 'anhuan._domainkey.lender.example': PAIR.publicKey };
const LONG = 20_000;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

interface Both {
  readonly host: MailHost;
  readonly mail: MailCarrier;
  readonly news: News[];
  /** Resolves when so much news has been told. */
  readonly told: (count: number) => Promise<News[]>;
  readonly clock: { now: number };
}

async function both(
  given: { host?: MailHostOptions; config?: Partial<MailConfig>; hear?: Hearer; port?: number } = {},
): Promise<Both> {
  const host = await startMailHost({ keys: KEYS, ...given.host });
  open.push(host);
  const news: News[] = [];
  const waiting: (() => void)[] = [];
  const clock = { now: 0 };
  const hear: Hearer = async (some) => {
    await given.hear?.(some);
    news.push(...some);
    for (const look of waiting.splice(0)) look();
  };
  const mail = await openMail(
    { ...CONFIG, port: given.port ?? host.port, ...given.config },
    hear,
    () => clock.now,
  );
  open.push(mail);
  const told = async (count: number): Promise<News[]> => {
    while (news.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return news;
  };
  return { host, mail, news, told, clock };
}

const CONFIG: MailConfig = {
  name: 'mail',
  host: '127.0.0.1',
  port: 0,
  tls: 'none',
  ourName: 'mta.lender.example',
  from: { address: 'service@lender.example', names: { en: 'Lender', 'zh-CN': '安还示例' } },
  marks: { domain: 'mail.lender.example', secret: 'a secret for the tests only' },
  dkim: { domain: 'lender.example', selector: 'anhuan', privateKey: PAIR.privateKey },
  arrivals: { host: '127.0.0.1', port: 0, mailboxes: ['service@lender.example'] },
  connections: 2,
  patience: LONG,
  perSecond: 1_000,
  together: 50,
  costOfPart: 0,
  rank: 1,
  outage: { failures: 2, firstWait: 5_000, longestWait: 60_000 },
};

const PARCEL: Parcel = {
  key: '17-4711-3',
  to: 'li@host.example',
  language: 'zh-CN',
  outer: '关于您的账户,请查看这条消息(核验码 7K4-2QD)',
  body: '李女士,您好。\n\n11月8日应还 1,234.50 元,尚未收到。\n.一行以点开头\n',
  html: '<p>李女士,您好。</p><p>11月8日应还 <b>1,234.50 元</b>,尚未收到。</p>',
  unsubscribe: 'https://lender.example/unsubscribe/abc',
  secondsToLive: 86_400,
};

const at = (number: number, more: Partial<Parcel> = {}): Parcel => ({
  ...PARCEL,
  key: `17-4711-${number}`,
  ...more,
});

describe('an e-mail arrives whole', () => {
  test('Chinese subject, both forms, headers, envelope and signature', async () => {
    const { host, mail } = await both();
    const [answer] = await mail.hand([PARCEL], LONG);
    expect(answer).toEqual({
      state: 'taken',
      reference: expect.stringMatching(/^<17-4711-3\.[0-9a-f]{20}@mail\.lender\.example>$/),
      parts: 1,
    });
    const [seen] = host.inbox;
    const { email } = seen!;
    const header = (name: string) => email.headers.find(({ key }) => key === name)?.value;
    expect(email.subject).toBe(PARCEL.outer);
    expect(email.text?.trimEnd()).toBe(PARCEL.body.trimEnd());
    expect(email.html).toContain('<b>1,234.50 元</b>');
    expect(email.from).toMatchObject({ name: '安还示例', address: 'service@lender.example' });
    expect(email.to).toMatchObject([{ address: 'li@host.example' }]);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('content-language')).toBe('zh-CN');
    expect(header('list-unsubscribe')).toMatch(
      /^<https:\/\/lender\.example\/unsubscribe\/abc>,\s*<mailto:u\.17-4711-3\.[0-9a-f]{20}@mail\.lender\.example\?subject=unsubscribe>$/,
    );
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(seen!.from).toMatch(/^b\.17-4711-3\.[0-9a-f]{20}@mail\.lender\.example$/);
    expect(seen!.envelopeId).toBe('17-4711-3');
    expect(seen!.dkim).toMatchObject({ valid: true, domain: 'lender.example' });
    expect(seen!.dkim?.covers).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'message-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
      ]),
    );
  });

  test('a changed octet breaks the signature', async () => {
    const { host, mail } = await both();
    await mail.hand([at(1, { html: null, unsubscribe: null })], LONG);
    const { checkDkim } = await import('../../../tools/peers/dkim-check.ts');
    const { raw } = host.inbox[0]!;
    const keyOf = () => PAIR.publicKey;
    expect(checkDkim(raw, keyOf)?.valid).toBe(true);
    const subject = Buffer.from(raw.toString('latin1').replace(/\r\nSubject: /, '\r\nSubject: x'), 'latin1');
    expect(checkDkim(subject, keyOf)).toMatchObject({ valid: false, why: expect.stringContaining('header') });
    const body = Buffer.concat([raw, Buffer.from('more\r\n')]);
    expect(checkDkim(body, keyOf)).toMatchObject({ valid: false, why: expect.stringContaining('body') });
    expect(raw.toString()).not.toMatch(/^List-Unsubscribe/im);
  });

  test('the same key twice is one e-mail to the eye: one Message-ID, one envelope', async () => {
    const { host, mail } = await both();
    const [first] = await mail.hand([PARCEL], LONG);
    const [second] = await mail.hand([PARCEL], LONG);
    expect(second).toEqual(first);
    expect(host.inbox).toHaveLength(2);
    expect(host.seen()).toHaveLength(1);
    expect(host.inbox[0]!.from).toBe(host.inbox[1]!.from);
  });

  test('fifty at once over two connections, each answered in its place', async () => {
    const { host, mail } = await both();
    const parcels = Array.from({ length: 50 }, (_, n) => at(n + 1, { to: `p${n + 1}@host.example` }));
    const answers = await mail.hand(parcels, LONG);
    expect(answers.map((answer) => answer.state === 'taken' && answer.reference?.split('.')[0])).toEqual(
      parcels.map(({ key }) => `<${key}`),
    );
    expect(host.inbox.map(({ to }) => to).sort()).toEqual(parcels.map(({ to }) => to).sort());
  });

  test('an address that is a list, a name or a second header goes nowhere', async () => {
    const { host, mail } = await both();
    const bad = [
      'a@x.example, b@x.example',
      'Li <li@host.example>',
      'li@host.example\r\nBcc: x@y.example',
      '',
      'li',
    ];
    const answers = await mail.hand(
      bad.map((to, n) => at(n + 1, { to })),
      LONG,
    );
    expect(answers).toEqual(bad.map(() => ({ state: 'no', why: 'not a mailbox address', again: false })));
    expect(host.inbox).toEqual([]);
    const [broken] = await mail.hand([at(9, { outer: 'one\r\nBcc: x@y.example' })], LONG);
    expect(broken?.state).toBe('taken');
    expect(host.inbox[0]!.email.bcc).toBeUndefined();
  });

  test('over STARTTLS with a login, and from the first octet', async () => {
    const login = { user: 'anhuan', password: 'right' };
    const tls = { tls: PEER_CERTIFICATE, login };
    const trust = PEER_CERTIFICATE.cert;
    const { host, mail } = await both({ host: tls, config: { tls: 'required', trust, login } });
    expect(await mail.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(host.inbox[0]!.secure).toBe(true);
    const wrong = await both({
      host: tls,
      config: { tls: 'required', trust, login: { ...login, password: 'wrong' } },
    });
    expect(await wrong.mail.hand([PARCEL], LONG)).toMatchObject([{ state: 'no', again: true }]);
    const unknown = await both({ host: tls, config: { tls: 'required', login } });
    expect(await unknown.mail.hand([PARCEL], LONG)).toMatchObject([{ state: 'no', again: true }]);
    const clear = await both({ config: { tls: 'required' } });
    expect(await clear.mail.hand([PARCEL], LONG)).toMatchObject([{ state: 'no', again: true }]);
    expect([...wrong.host.inbox, ...unknown.host.inbox, ...clear.host.inbox]).toEqual([]);
  });
});

describe('what goes wrong is known for what it is', () => {
  const again = (why: RegExp) => ({ state: 'no', again: true, why: expect.stringMatching(why) });
  const never = (why: RegExp) => ({ state: 'no', again: false, why: expect.stringMatching(why) });
  const unknown = (why: RegExp) => ({ state: 'unknown', why: expect.stringMatching(why) });
  const answers = (place: 'connect' | 'from' | 'rcpt' | 'data', by: number, words: string): MailFault => ({
    type: 'answers',
    at: place,
    by,
    words,
  });

  test.each<[string, MailFault, unknown, number]>([
    ['not now, at the door', answers('connect', 421, 'Too busy'), again(/421/), 0],
    ['never, at the door', answers('connect', 554, 'Not you'), again(/554/), 0],
    ['our sender is refused', answers('from', 550, '5.7.1 Sender refused'), again(/Sender refused/), 0],
    ['the mailbox is busy', answers('rcpt', 450, '4.2.1 Busy'), again(/4\.2\.1/), 0],
    ['the mailbox is full', answers('rcpt', 452, '4.2.2 Full'), again(/4\.2\.2/), 0],
    ['the mailbox is closed', answers('rcpt', 550, '5.2.1 Closed'), never(/5\.2\.1/), 0],
    ['throttled after the message', answers('data', 451, '4.7.0 Slow down'), again(/4\.7\.0/), 0],
    ['the message is refused', answers('data', 554, '5.7.1 Not wanted'), never(/5\.7\.1/), 0],
    ['garbage at the door', { type: 'garbage', at: 'connect' }, again(/./), 0],
    ['garbage after the message', { type: 'garbage', at: 'data' }, unknown(/./), 1],
    ['dropped at the door', { type: 'drops', at: 'connect' }, again(/./), 0],
    ['dropped after the message', { type: 'drops', at: 'after-data' }, unknown(/./), 1],
  ])('%s', async (_, fault, expected, arrived) => {
    const { host, mail } = await both();
    host.misbehave(fault);
    expect(await mail.hand([PARCEL], LONG)).toEqual([expected]);
    expect(host.inbox).toHaveLength(arrived);
    host.misbehave(fault, 0);
    expect(await mail.hand([at(4)], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(host.inbox.map(({ envelopeId }) => envelopeId)).toEqual([
      ...Array<string>(arrived).fill('17-4711-3'),
      '17-4711-4',
    ]);
  });

  test('dropped in the middle of the message: it cannot have arrived', async () => {
    const { host, mail } = await both({ config: { dkim: null } });
    host.misbehave({ type: 'drops', at: 'in-data' }, 1);
    // Longer than all buffers between the two, so that its end cannot be on its way when the first octets arrive.
    const long = at(3, { body: `${'long line '.repeat(90)}\n`.repeat(25_000), html: null });
    expect(await mail.hand([long], LONG)).toEqual([again(/./)]);
    expect(host.inbox).toEqual([]);
  });

  test('a mailbox that does not exist is told once, with its message', async () => {
    const { host, mail, told } = await both();
    host.misbehave(answers('rcpt', 550, '5.1.1 No such user'));
    expect(await mail.hand([PARCEL], LONG)).toEqual([never(/5\.1\.1/)]);
    expect(await told(1)).toEqual([
      {
        type: 'receipt',
        reference: null,
        key: '17-4711-3',
        outcome: 'bounced',
        addressDead: true,
        detail: expect.stringContaining('5.1.1'),
        at: null,
      },
    ]);
  });

  test('nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    const { mail } = await both({ port: typeof address === 'object' ? address?.port : 0 });
    expect(await mail.hand([PARCEL], LONG)).toEqual([again(/ECONNREFUSED/)]);
  });

  test('silent at the door: given up in time, and nothing was given', async () => {
    const { host, mail } = await both({ config: { patience: 60 } });
    host.misbehave({ type: 'silent', at: 'connect' });
    expect(await mail.hand([PARCEL], LONG)).toEqual([again(/./)]);
    expect(host.inbox).toEqual([]);
  });

  test('half open: silent after the message; the deadline ends the wait and nobody knows', async () => {
    const { host, mail } = await both({ config: { connections: 1 } });
    host.misbehave({ type: 'silent', at: 'data' }, 1);
    const [first, second] = await mail.hand([PARCEL, at(4)], 400);
    expect(first).toEqual(unknown(/./));
    expect(second).toEqual(again(/./)); // it waited behind the first and was never begun
    expect(await mail.hand([at(5)], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(host.inbox.map(({ envelopeId }) => envelopeId)).toEqual(['17-4711-3', '17-4711-5']);
  });

  test('greylisted: refused for now, taken the second time, once', async () => {
    const { host, mail } = await both();
    host.misbehave({ type: 'greylists' });
    expect(await mail.hand([PARCEL], LONG)).toEqual([again(/4\.7\.1/)]);
    expect(await mail.hand([PARCEL], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(host.inbox).toHaveLength(1);
  });

  test('a connection that the server ended while it was idle costs no message', async () => {
    const { host, mail } = await both({ config: { connections: 1 } });
    await mail.hand([PARCEL], LONG);
    host.cut();
    const [answer] = await mail.hand([at(4)], LONG);
    if (answer?.state !== 'taken') {
      expect(answer).toMatchObject({ state: 'no', again: true });
      expect(await mail.hand([at(4)], LONG)).toMatchObject([{ state: 'taken' }]);
    }
    expect(host.inbox.map(({ envelopeId }) => envelopeId)).toEqual(['17-4711-3', '17-4711-4']);
  });

  test('down after some failures in a row, tried again after a while that doubles, up by the first success', async () => {
    const { host, mail, clock } = await both();
    host.misbehave({ type: 'drops', at: 'connect' });
    await mail.hand([at(1)], LONG);
    expect(mail.isUp()).toBe(true);
    await mail.hand([at(2)], LONG);
    expect(mail.isUp()).toBe(false);
    clock.now = 5_000;
    expect(mail.isUp()).toBe(true);
    await mail.hand([at(3)], LONG);
    expect(mail.isUp()).toBe(false);
    clock.now = 14_999;
    expect(mail.isUp()).toBe(false);
    clock.now = 15_000;
    host.misbehave({ type: 'drops', at: 'connect' }, 0);
    expect(await mail.hand([at(4)], LONG)).toMatchObject([{ state: 'taken' }]);
    expect(mail.isUp()).toBe(true);
  });

  test('after closing nothing is taken', async () => {
    const { host, mail } = await both();
    await mail.close();
    expect(await mail.hand([PARCEL], LONG)).toEqual([again(/closed/)]);
    expect(host.inbox).toEqual([]);
  });
});
