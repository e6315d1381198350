import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type MailHost, startMailHost } from '../../tools/peers/mail-host.ts';
import { type Smsc, startSmsc } from '../../tools/peers/smsc.ts';
import { STATE } from '../../tools/peers/smsc-phones.ts';
import { PLAIN } from '../../tools/peers/smsc-receipt.ts';
import { plainWords, planContacts } from '../../tools/rehearsal/contact/contact-scene.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
} from '../../tools/rehearsal/gate-scene.ts';
import { RULES } from '../../tools/rehearsal/scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { readReplies } from '../db/contact/reply-rows.ts';
import type { Database } from '../db/databases.ts';
import { valueIn } from '../gate/stored-text.ts';
import type { Carrier, Hearer } from './carrier.ts';
import { openMail } from './carriers/mail-carrier.ts';
import { openSmpp } from './carriers/smpp-carrier.ts';
import { USUAL } from './dispatch.ts';
import { Dispatcher } from './dispatcher.ts';
import { gatherDay } from './gather.ts';
import type { Compose } from './judge-batch.ts';
import { Line } from './line.ts';
import { heardReceipts } from './receipts.ts';
import { heardReplies } from './replies/heard-replies.ts';

const LOGIN = { systemId: 'anhuan', password: 'loopback' };
const house = rehearsedHouse({ at: NOON }, rehearsedLaw('restart', '08:00'));
let database: Database;
let people: Rehearsed[];
let next = 0;
let person: Rehearsed;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 40);
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
afterAll(() => database.close());

const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
const hear =
  (carrier: string): Hearer =>
  async (news) => {
    await heardReceipts(database.pool, carrier, news, () => NOON);
    await heardReplies(database.pool, carrier, news, { at: NOON, today: TODAY });
  };
const centre = ({ port }: Smsc): Promise<Carrier> =>
  openSmpp(
    { ...LOGIN, host: '127.0.0.1', port, from: '10690000', perSecond: 1_000, costOfPart: 1 },
    hear('smpp'),
  ).then(kept);
const sender = async (carrier: Carrier, compose: Compose): Promise<Dispatcher> =>
  kept(
    await Dispatcher.open(database.pool, {
      ...USUAL,
      house,
      rules: RULES,
      compose,
      lines: [new Line({ carrier })],
    }),
  );
const rowOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{
      message: number;
      state: string;
      why: string;
      recall: string;
      permit: number;
    }>('select * from message where slot = $1 and borrower_id = $2 order by message desc limit 1', [
      key.slot,
      key.borrower,
    ])
  ).rows[0]!;
/** Closes it now: the process is gone. */
async function gone(one: { close(): Promise<void> }): Promise<void> {
  open.splice(open.indexOf(one), 1);
  await one.close();
}
const bodies = async () => (await readReplies(database.pool, 'open', 100)).map(({ body }) => body);

async function planned(channel: 'sms' | 'e-mail' | 'push'): Promise<void> {
  person = people[next++]!;
  await planContacts(database.pool, [person], [channel]);
}
const gathered = (terms: object = {}) =>
  gatherDay(database.pool, TODAY, { ladder: RULES.ladder, collecting: house.collecting, ...terms });

const longWords: Compose = (...asked) => {
  const words = plainWords(...asked);
  return words.state === 'composed' ? { ...words, body: words.body + '安还'.repeat(80) } : words;
};

describe('a long text that was sent before a restart', () => {
  test('is delivered when its last part is, though each was told to another process', async () => {
    const smsc = kept(await startSmsc({ ...LOGIN, receipts: 'by-hand' }));
    const first = await centre(smsc);
    await planned('sms');
    await gathered();
    await (await sender(first, longWords)).drain();
    const ids = smsc.taken.map(({ id }) => id);
    expect(ids.length).toBe(3);
    await smsc.settle(ids[0]!, STATE.delivered);
    await gone(first);
    const second = await centre(smsc);
    await smsc.settle(ids[2]!, STATE.delivered);
    expect((await rowOf(person)).state).toBe('sent');
    await gone(second);
    await centre(smsc);
    await smsc.settle(ids[1]!, STATE.delivered);
    expect((await rowOf(person)).state).toBe('delivered');
    expect((await database.pool.query('select from early_news')).rowCount).toBe(0);
  });

  test('has failed as soon as one part has', async () => {
    const smsc = kept(await startSmsc({ ...LOGIN, receipts: 'by-hand' }));
    const first = await centre(smsc);
    await planned('sms');
    await gathered();
    await (await sender(first, longWords)).drain();
    await gone(first);
    await centre(smsc);
    await smsc.settle(smsc.taken[1]!.id, STATE.expired);
    expect((await rowOf(person)).state).toBe('failed');
  });
});

describe('a reply that is brought again after a restart', () => {
  test('by a message centre counts once; the same words again on one connection are two', async () => {
    const smsc = kept(await startSmsc(LOGIN));
    const first = await centre(smsc);
    const said = {
      ...PLAIN,
      from: { ton: 1, npi: 1, number: '8613911112222' },
      octets: Buffer.from('hello'),
    };
    await smsc.push(said);
    await gone(first);
    await centre(smsc);
    await smsc.push(said);
    expect(await bodies()).toEqual(['hello']);
    const other = { ...said, octets: Buffer.from('again') };
    await smsc.push(other);
    await smsc.push(other);
    expect(await bodies()).toEqual(['hello', 'again', 'again']);
    await database.pool.query('truncate reply, reply_of');
  });

  test('by a mail server counts once by its Message-ID; the unsubscribe address is a stop', async () => {
    const host = kept(await startMailHost());
    const first = await mail(host);
    await planned('e-mail');
    await gathered();
    const letters: Compose = (...asked) => ({ ...(plainWords(...asked) as object), outer: 'x' }) as never;
    const post = await Dispatcher.open(database.pool, {
      ...USUAL,
      house,
      rules: RULES,
      compose: letters,
      lines: [new Line({ carrier: first })],
      unsubscribe: () => 'https://lender.example/unsubscribe/abc',
    });
    await kept(post).drain();
    const [seen] = await host.waitFor(1);
    const once = { messageId: '<one@host.example>' };
    await host.answer(seen!, first.arrivalsPort!, '有空再说', once);
    await gone(first);
    const second = await mail(host);
    await host.answer(seen!, second.arrivalsPort!, '有空再说', once);
    expect(await bodies()).toEqual(['有空再说']);
    const header = seen!.email.headers.find(({ key }) => key === 'list-unsubscribe')!.value;
    const to = /<mailto:([^?>]+)/.exec(header)![1]!;
    await host.answer(seen!, second.arrivalsPort!, '', { to });
    const { rows } = await database.pool.query<{ data: string }>(
      `select data from person_fact where slot = $1 and borrower_id = $2 and type = 'opt-out'`,
      [person.key.slot, person.key.borrower],
    );
    expect(rows.map(({ data }) => valueIn(data))).toMatchObject([
      { scope: 'way', way: 'email', via: 'email' },
    ]);
  });
});

function mail(host: MailHost) {
  return openMail(
    {
      name: 'mail',
      host: '127.0.0.1',
      port: host.port,
      tls: 'none',
      ourName: 'mta.lender.example',
      from: { address: 'service@lender.example', names: { en: 'Lender', 'zh-CN': '安还示例' } },
      marks: { domain: 'mail.lender.example', secret: 'a secret for the tests only' },
      dkim: null,
      arrivals: { host: '127.0.0.1', port: 0, mailboxes: [] },
      connections: 1,
      patience: 20_000,
      perSecond: 1_000,
      together: 10,
      costOfPart: 0,
      rank: 0,
    },
    hear('mail'),
  ).then(kept);
}

describe('what nobody waits for any more', () => {
  test('a carrier that gives nothing back: what is wanted back is too late', async () => {
    const host = kept(await startMailHost());
    const carrier = await mail(host);
    await planned('e-mail');
    await gathered();
    const one = await sender(carrier, plainWords);
    await one.drain();
    await database.pool.query(`update message set recall = 'wanted' where slot = $1 and borrower_id = $2`, [
      person.key.slot,
      person.key.borrower,
    ]);
    await one.lookAfter();
    expect(await rowOf(person)).toMatchObject({ state: 'sent', recall: 'too-late' });
  });

  test('news of strangers is forgotten after two weeks, and not before', async () => {
    await heardReceipts(
      database.pool,
      'smpp',
      ['old', 'young'].map((reference) => ({
        type: 'receipt',
        reference,
        key: null,
        outcome: 'delivered',
        addressDead: false,
        detail: '',
        at: null,
      })),
      () => NOON,
    );
    await database.pool.query(
      `update early_news set heard_at = heard_at - interval '15 days' where reference = 'old'`,
    );
    const smsc = kept(await startSmsc(LOGIN));
    await (await sender(await centre(smsc), plainWords)).lookAfterSeldom();
    const { rows } = await database.pool.query('select reference from early_news');
    expect(rows).toEqual([{ reference: 'young' }]);
  });
});

test('whoever has no device is not judged for push: the message says so, and nothing counts', async () => {
  await planned('push');
  const bare = person;
  await planned('push');
  const owner = person;
  const asked: bigint[] = [];
  await gathered({
    withDevice: async (_client: unknown, some: readonly { borrower: bigint }[]) => {
      asked.push(...some.map(({ borrower }) => borrower));
      return new Set([owner.key.borrower]);
    },
  });
  expect(asked).toEqual(expect.arrayContaining([bare.key.borrower, owner.key.borrower]));
  expect(await rowOf(bare)).toMatchObject({
    state: 'failed',
    why: 'no device takes reminders',
    permit: null,
  });
  expect((await rowOf(owner)).state).toBe('waiting');
  expect(await gathered()).toEqual({ contacts: 0, messages: 0 });
});
