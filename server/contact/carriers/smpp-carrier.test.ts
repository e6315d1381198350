import { afterEach, describe, expect, test } from 'vitest';
import { HandClock } from '../../../tools/peers/hand-clock.ts';
import { type Smsc, type SmscOptions, startSmsc } from '../../../tools/peers/smsc.ts';
import type { News, Parcel } from '../carrier.ts';
import { openSmpp, type SmppCarrier, type SmppConfig } from './smpp-carrier.ts';

/** News as it comes, and who waits for it. */
class Heard {
  readonly news: News[] = [];
  #waiting: { readonly many: number; readonly then: () => void }[] = [];

  readonly hear = async (news: readonly News[]) => {
    this.news.push(...news);
    this.#waiting = this.#waiting.filter(({ many, then }) => {
      if (this.news.length < many) return true;
      then();
      return false;
    });
  };

  many(many: number): Promise<void> {
    if (this.news.length >= many) return Promise.resolve();
    return new Promise((then) => this.#waiting.push({ many, then }));
  }
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function scene(
  options: SmscOptions = {},
  config: Partial<SmppConfig> = {},
): Promise<{ smsc: Smsc; carrier: SmppCarrier; heard: Heard; clock: HandClock }> {
  const smsc = await startSmsc(options);
  open.push(smsc);
  const heard = new Heard();
  const clock = new HandClock();
  const carrier = await openSmpp(
    {
      host: '127.0.0.1',
      port: smsc.port,
      systemId: 'anhuan',
      password: 'secret',
      from: '10690001',
      perSecond: 10_000,
      costOfPart: 450,
      clock,
      ...config,
    },
    heard.hear,
  );
  open.push(carrier);
  return { smsc, carrier, heard, clock };
}

function parcel(key: string, body = `Text ${key}`, to = '+8613800138000'): Parcel {
  return {
    key,
    to,
    language: 'zh-CN',
    outer: null,
    body,
    html: null,
    unsubscribe: null,
    secondsToLive: 3600,
  };
}

const SHORT = '您好，本期应还 1,234.50 元，到期日 11 月 25 日。';
const LONG = SHORT.repeat(5);

describe('a text', () => {
  test('reaches the phone as it was written, and its receipt comes back', async () => {
    const { smsc, carrier, heard } = await scene();
    const answers = await carrier.hand([parcel('1-1-1', SHORT)], 5_000);
    expect(answers).toEqual([{ state: 'taken', reference: '00000001', parts: 1 }]);
    await heard.many(1);
    expect(smsc.inbox).toMatchObject([{ from: '10690001', to: '8613800138000', text: SHORT, parts: 1 }]);
    expect(heard.news).toEqual([
      {
        type: 'receipt',
        reference: '00000001',
        key: '1-1-1',
        outcome: 'delivered',
        addressDead: false,
        detail: 'DELIVRD',
        at: null,
      },
    ]);
  });

  test('of several parts is joined, counted, and reported once', async () => {
    const { smsc, carrier, heard } = await scene();
    const [answer] = await carrier.hand([parcel('1-1-1', LONG)], 5_000);
    expect(answer).toEqual({ state: 'taken', reference: '00000001 00000002 00000003', parts: 3 });
    await heard.many(1);
    expect(smsc.inbox).toMatchObject([{ text: LONG, parts: 3 }]);
    await smsc.when(() => smsc.unacknowledged === 0);
    expect(heard.news).toMatchObject([{ reference: '00000001 00000002 00000003', outcome: 'delivered' }]);
  });

  test('answers come in the order of the parcels', async () => {
    const { smsc, carrier } = await scene({}, { window: 3 });
    const parcels = Array.from({ length: 50 }, (_, n) => parcel(`1-1-${n}`, `number ${n}`));
    const answers = await carrier.hand(parcels, 5_000);
    expect(answers.map((answer) => answer.state)).toEqual(parcels.map(() => 'taken'));
    expect(smsc.inbox.map(({ text }) => text)).toEqual(parcels.map(({ body }) => body));
  });
});
