import { afterEach, describe, expect, test } from 'vitest';
import { type MailHost, type MailSeen, startMailHost } from '../../../tools/peers/mail-host.ts';
import type { Hearer, News, Parcel } from '../carrier.ts';
import { type MailCarrier, openMail } from '../carriers/mail-carrier.ts';

const KEY = '17-4711-3';
const PARCEL: Parcel = {
  key: KEY,
  to: 'li@host.example',
  language: 'zh-CN',
  outer: '关于您的账户',
  body: '李女士,您好。',
  html: null,
  unsubscribe: 'https://lender.example/unsubscribe/abc',
  secondsToLive: 86_400,
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

interface Sent {
  readonly host: MailHost;
  readonly mail: MailCarrier;
  readonly port: number;
  readonly seen: MailSeen;
  readonly news: News[];
}

/** A message that has arrived at the borrower's host. */
async function sent(hear?: Hearer): Promise<Sent> {
  const host = await startMailHost();
  open.push(host);
  const news: News[] = [];
  const mail = await openMail(
    {
      name: 'mail',
      host: '127.0.0.1',
      port: host.port,
      tls: 'none',
      ourName: 'mta.lender.example',
      from: { address: 'service@lender.example', names: { en: 'Lender', 'zh-CN': '安还示例' } },
      marks: { domain: 'mail.lender.example', secret: 'a secret for the tests only' },
      dkim: null,
      arrivals: { host: '127.0.0.1', port: 0, mailboxes: ['service@lender.example'] },
      connections: 1,
      patience: 20_000,
      perSecond: 1_000,
      together: 10,
      costOfPart: 0,
      rank: 1,
    },
    hear ??
      (async (some) => {
        news.push(...some);
      }),
  );
  open.push(mail);
  await mail.hand([PARCEL], 20_000);
  return { host, mail, port: mail.arrivalsPort!, seen: host.inbox[0]!, news };
}

const receipt = (outcome: string, addressDead: boolean, detail: RegExp) => ({
  type: 'receipt',
  reference: null,
  key: KEY,
  outcome,
  addressDead,
  detail: expect.stringMatching(detail),
  at: Date.parse('2026-11-22T09:30:00+08:00'),
});

describe('bounces find their message', () => {
  test.each<
    [string, { action: 'failed' | 'delayed' | 'delivered'; status: string; plain?: boolean }, unknown[]]
  >([
    [
      'no such mailbox',
      { action: 'failed', status: '5.1.1' },
      [receipt('bounced', true, /^5\.1\.1 smtp; said so/)],
    ],
    ['no such domain', { action: 'failed', status: '5.1.2' }, [receipt('bounced', true, /5\.1\.2/)]],
    ['closed mailbox', { action: 'failed', status: '5.2.1' }, [receipt('bounced', false, /5\.2\.1/)]],
    ['full mailbox', { action: 'failed', status: '5.2.2' }, [receipt('bounced', false, /5\.2\.2/)]],
    ['tried for days', { action: 'failed', status: '4.4.7' }, [receipt('bounced', false, /4\.4\.7/)]],
    ['still trying', { action: 'delayed', status: '4.4.1' }, []],
    ['delivered', { action: 'delivered', status: '2.0.0' }, [receipt('delivered', false, /2\.0\.0/)]],
    [
      'words alone',
      { action: 'failed', status: '5.1.1', plain: true },
      [receipt('bounced', false, /mail system/)],
    ],
  ])('%s', async (_, words, expected) => {
    const { host, port, seen, news } = await sent();
    await host.bounce(seen, port, { ...words, said: 'said so' });
    expect(news).toEqual(expected);
  });

  test('one that is invented is refused: its mark is not ours', async () => {
    const { host, port, seen, news } = await sent();
    const invented = { ...seen, from: seen.from.replace('4711', '4712') };
    const words = { action: 'failed', status: '5.1.1', said: 'no' } as const;
    await expect(host.bounce(invented, port, words)).rejects.toMatchObject({ responseCode: 550 });
    await expect(host.bounce({ ...seen, from: 'x@mail.lender.example' }, port, words)).rejects.toMatchObject({
      responseCode: 550,
    });
    expect(news).toEqual([]);
  });

  test('a mail server that writes addresses in capitals is understood', async () => {
    const { host, port, seen, news } = await sent();
    await host.bounce({ ...seen, from: seen.from.toUpperCase() }, port, {
      action: 'failed',
      status: '5.1.1',
      said: 'no',
    });
    expect(news).toMatchObject([{ key: KEY, addressDead: true }]);
  });

  test('what cannot be kept is not taken; what comes again after it was kept is told once', async () => {
    const news: News[] = [];
    let full = true;
    const { host, port, seen } = await sent(async (some) => {
      if (full) throw new Error('the database is away');
      news.push(...some);
    });
    const words = { action: 'failed', status: '5.1.1', said: 'no' } as const;
    await expect(host.bounce(seen, port, words)).rejects.toMatchObject({ responseCode: 451 });
    full = false;
    await host.bounce(seen, port, words);
    await host.bounce(seen, port, words);
    expect(news).toHaveLength(1);
  });
});

describe('answers of people', () => {
  const reply = (text: string, key: string | null = KEY) => ({
    type: 'reply',
    way: 'email',
    from: 'li@host.example',
    to: expect.any(String),
    text,
    key,
    at: expect.any(Number),
    id: expect.stringMatching(/^[\w+/]{22}$/),
  });

  test('come with their own words and the message they answer', async () => {
    const { host, port, seen, news } = await sent();
    const quoted = '于 2026年11月22日 09:30,安还示例 写道：\n\n> 李女士,您好。\n> 11月8日应还……\n';
    await host.answer(seen, port, `我下周一发工资,可以晚几天吗？\n\n${quoted}`);
    expect(news).toEqual([reply('我下周一发工资,可以晚几天吗？')]);
    expect(news[0]).toMatchObject({ to: expect.stringMatching(/^r\.17-4711-3\./) });
  });

  test('to the address in the sender line are known by what they repeat; without it nobody knows which', async () => {
    const { host, port, seen, news } = await sent();
    await host.answer(seen, port, '退订', { to: 'service@lender.example' });
    const { messageId: _, ...rest } = seen.email;
    await host.answer({ ...seen, email: rest }, port, 'Hello', { to: 'service@lender.example' });
    expect(news).toEqual([reply('退订'), reply('Hello', null)]);
  });

  test('to the address that unsubscribes are a wish to be left alone, whatever they say', async () => {
    const { host, port, seen, news } = await sent();
    const address = /<mailto:([^?>]+)/.exec(
      seen.email.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '',
    )?.[1];
    await host.answer(seen, port, '', { to: address });
    expect(news).toEqual([reply('unsubscribe')]);
  });

  test('of a machine are no answers: they show that the message arrived', async () => {
    const { host, port, seen, news } = await sent();
    const headers = { 'Auto-Submitted': 'auto-replied' };
    await host.answer(seen, port, 'I am away until Monday', { headers });
    await host.answer(seen, port, 'I am away', { headers: { 'X-Autoreply': 'yes' }, to: seen.from });
    expect(news).toEqual([
      expect.objectContaining({ type: 'receipt', outcome: 'delivered', addressDead: false, key: KEY }),
      expect.objectContaining({ type: 'receipt', outcome: 'delivered', addressDead: false, key: KEY }),
    ]);
  });

  test('the same mail twice is one answer; two mails with the same words are two', async () => {
    const { host, port, seen, news } = await sent();
    await host.answer(seen, port, '已还', { messageId: '<one@host.example>' });
    await host.answer(seen, port, '已还', { messageId: '<one@host.example>' });
    await host.answer(seen, port, '已还', { messageId: '<two@host.example>' });
    expect(news).toEqual([reply('已还'), reply('已还')]);
  });
});
