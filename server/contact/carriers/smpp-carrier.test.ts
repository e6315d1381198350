import { afterEach, describe, expect, test } from 'vitest';
import { HandClock } from '../../../tools/peers/hand-clock.ts';
import { HeardNews } from '../../../tools/peers/heard-news.ts';
import { PEER_CERTIFICATE } from '../../../tools/peers/peer-certificate.ts';
import { type Smsc, type SmscOptions, startSmsc } from '../../../tools/peers/smsc.ts';
import { STATE } from '../../../tools/peers/smsc-phones.ts';
import { PLAIN } from '../../../tools/peers/smsc-receipt.ts';
import type { Handover, Parcel } from '../carrier.ts';
import { COMMANDS, ESM } from '../sms/smpp-pdu.ts';
import { STATUS } from '../sms/smpp-status.ts';
import { partsOf } from '../sms/text-parts.ts';
import { openSmpp, type SmppCarrier, type SmppConfig } from './smpp-carrier.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

interface Scene {
  readonly smsc: Smsc;
  readonly carrier: SmppCarrier;
  readonly heard: HeardNews;
  readonly clock: HandClock;
}

async function scene(options: SmscOptions = {}, config: Partial<SmppConfig> = {}): Promise<Scene> {
  const smsc = await startSmsc(options);
  open.push(smsc);
  const heard = new HeardNews();
  const clock = new HandClock();
  const carrier = await openSmpp({ ...ACCOUNT, port: smsc.port, clock, ...config }, heard.hear);
  open.push(carrier);
  return { smsc, carrier, heard, clock };
}

const ACCOUNT = {
  host: '127.0.0.1',
  systemId: 'anhuan',
  password: 'secret',
  from: '10690001',
  perSecond: 10_000,
  costOfPart: 450,
};

function parcel(key: string, body = `Text ${key}`, to = '+8613800138000'): Parcel {
  const plain = { language: 'zh-CN', outer: null, html: null, unsubscribe: null } as const;
  return { ...plain, key, to, body, secondsToLive: 3600 };
}

const many = (count: number) => Array.from({ length: count }, (_, n) => parcel(`1-1-${n}`, `number ${n}`));
const states = (answers: readonly Handover[]) => answers.map(({ state }) => state);

const SHORT = '您好，本期应还 1,234.50 元，到期日 11 月 25 日。';
const LONG = SHORT.repeat(5);
const MINUTE = 60_000;

/** Once the line is lost, lets the carrier connect again. */
async function comeBack({ carrier, clock }: Scene): Promise<void> {
  await carrier.whenDown();
  clock.pass(500);
  await carrier.whenUp();
}

describe('a stop', () => {
  test('keeps back what still waits in the queue, and not what has left', async () => {
    const { smsc, carrier } = await scene({ receipts: 'never' }, { window: 1 });
    smsc.faults.holdAnswers = true;
    const [left, waiting] = [new AbortController(), new AbortController()];
    const handed = carrier.hand(
      [
        { ...parcel('1-1-1'), silenced: left.signal },
        { ...parcel('1-2-1'), silenced: waiting.signal },
        parcel('1-3-1'),
      ],
      MINUTE,
    );
    await smsc.when(() => smsc.submits === 1);
    left.abort();
    waiting.abort();
    smsc.faults.holdAnswers = false;
    smsc.release();
    expect(await handed).toMatchObject([
      { state: 'taken' },
      { state: 'no', why: 'something became known while it waited for the line', again: true },
      { state: 'taken' },
    ]);
    expect(smsc.submits).toBe(2);
  });
});

describe('a text', () => {
  test('reaches the phone as it was written, and its receipt comes back', async () => {
    const { smsc, carrier, heard } = await scene();
    const answers = await carrier.hand([parcel('1-1-1', SHORT)], MINUTE);
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
    const [answer] = await carrier.hand([parcel('1-1-1', LONG)], MINUTE);
    expect(answer).toEqual({ state: 'taken', reference: '00000001 00000002 00000003', parts: 3 });
    await smsc.when(() => smsc.unacknowledged === 0);
    expect(smsc.inbox).toMatchObject([{ text: LONG, parts: 3 }]);
    // A part that decides nothing yet is told by its own id, so that it is known after a restart.
    expect(heard.news).toMatchObject([
      { reference: '00000001', key: null, outcome: 'delivered' },
      { reference: '00000002', key: null, outcome: 'delivered' },
      { reference: '00000001 00000002 00000003', key: '1-1-1', outcome: 'delivered' },
    ]);
  });

  test('answers come in the order of the parcels, whatever the window', async () => {
    const { smsc, carrier } = await scene({}, { window: 3 });
    const parcels = many(50);
    expect(states(await carrier.hand(parcels, MINUTE))).toEqual(parcels.map(() => 'taken'));
    expect(smsc.inbox.map(({ text }) => text)).toEqual(parcels.map(({ body }) => body));
  });

  test('with more parts than the window holds goes out all the same', async () => {
    const { smsc, carrier } = await scene({}, { window: 2 });
    const [answer] = await carrier.hand([parcel('1-1-1', LONG.repeat(3))], MINUTE);
    expect(answer).toMatchObject({ state: 'taken', parts: smsc.submits });
    expect(smsc.inbox).toMatchObject([{ text: LONG.repeat(3) }]);
  });

  test('asks for a receipt, says how long it is worth delivering, and who sends it', async () => {
    const { smsc, carrier } = await scene();
    await carrier.hand([{ ...parcel('1-1-1'), secondsToLive: 93_784 }], MINUTE);
    expect(smsc.taken[0]!.message).toMatchObject({
      from: { ton: 0, npi: 1, number: '10690001' },
      to: { ton: 1, npi: 1, number: '8613800138000' },
      registeredDelivery: 1,
      validity: '000001020304000R',
    });
  });

  test('to what is no number, or too late, or too long, is refused without asking', async () => {
    const { smsc, carrier } = await scene();
    const answers = await carrier.hand(
      [
        parcel('1', 'x', 'someone@example.org'),
        { ...parcel('2'), secondsToLive: 0 },
        parcel('3', '文'.repeat(67 * 255 + 1)),
      ],
      MINUTE,
    );
    expect(answers).toMatchObject([
      { state: 'no', again: false, why: 'not a phone number' },
      { state: 'no', again: false, why: 'no longer worth delivering' },
      { state: 'no', again: false, why: 'longer than 255 parts' },
    ]);
    expect(smsc.submits).toBe(0);
  });
});

describe('the centre', () => {
  test('that refuses to bind: down, said why, tried again later', async () => {
    const here = await scene({ password: 'other' });
    const { smsc, carrier, clock } = here;
    expect(carrier.isUp()).toBe(false);
    expect(carrier.trouble()).toBe('bind refused: wrong password (0x0e)');
    expect(await carrier.hand([parcel('1')], MINUTE)).toEqual([
      { state: 'no', why: 'not connected: bind refused: wrong password (0x0e)', again: true },
    ]);
    clock.pass(500);
    await smsc.when(() => smsc.binds === 2);
    expect(smsc.submits).toBe(0);
  });

  test('that is not there: down, and found when it is', async () => {
    const gone = await startSmsc();
    const { port } = gone;
    await gone.close();
    const clock = new HandClock();
    const heard = new HeardNews();
    const carrier = await openSmpp({ ...ACCOUNT, port, clock }, heard.hear);
    open.push(carrier);
    expect(carrier.isUp()).toBe(false);
    expect(carrier.trouble()).toContain('ECONNREFUSED');
    open.push(await startSmsc({ port }));
    clock.pass(500);
    await carrier.whenUp();
    expect(states(await carrier.hand([parcel('1')], MINUTE))).toEqual(['taken']);
  });

  test.each([
    ['throttled', STATUS.throttled, true],
    ['full', STATUS.queueFull, true],
    ['failing for the moment', STATUS.systemError, true],
    ['sure that the number is wrong', STATUS.invalidDestination, false],
    ['saying what only it knows', 0x4ff, false],
  ])('that is %s', async (_, status, again) => {
    const { smsc, carrier } = await scene();
    smsc.faults.refuse = () => status;
    expect(await carrier.hand([parcel('1'), parcel('2', LONG)], MINUTE)).toMatchObject([
      { state: 'no', again },
      { state: 'no', again },
    ]);
    expect(smsc.inbox).toEqual([]);
  });

  test('that is throttled is left in peace for a while', async () => {
    const { smsc, carrier, clock } = await scene();
    smsc.faults.refuse = () => STATUS.throttled;
    await carrier.hand([parcel('1')], MINUTE);
    smsc.faults.refuse = null;
    const later = carrier.hand([parcel('2')], MINUTE);
    expect(await carrier.ask?.('none', '2')).toBeNull(); // a question goes through, and behind it no text
    expect(smsc.asked(COMMANDS.submit)).toBe(1);
    clock.pass(1_000);
    expect(states(await later)).toEqual(['taken']);
  });

  test('that refuses one part for the moment gets that part again, and no other', async () => {
    const { smsc, carrier } = await scene({}, { throttlePause: 0 });
    let seen = 0;
    smsc.faults.refuse = () => (++seen === 2 ? STATUS.throttled : null);
    expect(await carrier.hand([parcel('1', LONG)], MINUTE)).toMatchObject([{ state: 'taken', parts: 3 }]);
    expect(smsc.asked(COMMANDS.submit)).toBe(4);
    expect(smsc.inbox).toMatchObject([{ text: LONG }]);
  });

  test('that refuses one part for good: unknown, for the rest may be seen', async () => {
    const { smsc, carrier } = await scene();
    let seen = 0;
    smsc.faults.refuse = () => (++seen === 2 ? STATUS.rejected : null);
    const [answer] = await carrier.hand([parcel('1', LONG)], MINUTE);
    expect(answer).toEqual({
      state: 'unknown',
      why: '2 of 3 parts were taken: rejected by the receiver (0x66)',
    });
  });

  test('that is slow: unknown at the deadline, what was not sent is not; a late answer names the receipt', async () => {
    const { smsc, carrier, heard, clock } = await scene({ receipts: 'by-hand' }, { window: 2 });
    smsc.faults.holdAnswers = true;
    const handed = carrier.hand(many(3), 5_000);
    await smsc.when(() => smsc.submits === 2);
    clock.pass(5_000);
    expect(await handed).toEqual([
      { state: 'unknown', why: 'no answer within the deadline' },
      { state: 'unknown', why: 'no answer within the deadline' },
      { state: 'no', why: 'not sent within the deadline', again: true },
    ]);
    expect(smsc.release()).toBe(2);
    await smsc.settle('00000001', STATE.delivered);
    expect(heard.news).toMatchObject([{ reference: '00000001', key: '1-1-0', outcome: 'delivered' }]);
    expect(smsc.submits).toBe(2);
  });

  test('that refuses late what was unknown: it bounces by its key', async () => {
    const { smsc, carrier, heard, clock } = await scene();
    smsc.faults.silent = true;
    const handed = carrier.hand([parcel('1-1-1')], 5_000);
    await smsc.when(() => smsc.submits === 1);
    clock.pass(5_000);
    expect(states(await handed)).toEqual(['unknown']);
    const refusal = Buffer.alloc(16);
    refusal.writeUInt32BE(16, 0);
    refusal.writeUInt32BE(0x80000004, 4);
    refusal.writeUInt32BE(STATUS.rejected, 8);
    refusal.writeUInt32BE(2, 12);
    smsc.spill(refusal);
    await heard.many(2);
    expect(heard.news).toContainEqual(
      expect.objectContaining({
        key: '1-1-1',
        outcome: 'bounced',
        detail: 'refused: rejected by the receiver (0x66)',
      }),
    );
  });

  test('that never answers a text but is there: the connection stays, the window is free again', async () => {
    const { smsc, carrier, clock } = await scene({ receipts: 'never' }, { window: 1 });
    smsc.faults.silent = true;
    const handed = carrier.hand(many(2), MINUTE);
    await smsc.when(() => smsc.submits === 1);
    clock.pass(12_500);
    await smsc.when(() => smsc.asked(COMMANDS.enquireLink) === 1);
    await smsc.when(() => smsc.submits === 2);
    clock.pass(MINUTE);
    expect(states(await handed)).toEqual(['unknown', 'unknown']);
    expect(smsc.inbox.length).toBe(2);
  });

  test('that is swallowed by the network: found out by enquire_link, nothing sent twice', async () => {
    const here = await scene({ receipts: 'never' });
    const { smsc, carrier, clock } = here;
    smsc.faults.halfOpen = true;
    const handed = carrier.hand(many(3), MINUTE);
    await smsc.when(() => smsc.swallowed > 0);
    clock.pass(12_500); // the answers are out: it is asked whether it is there
    clock.pass(12_500); // nor is that answered
    expect(states(await handed)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(carrier.isUp()).toBe(false);
    expect(carrier.trouble()).toBe('no answer to enquire_link');
    smsc.faults.halfOpen = false;
    await comeBack(here);
    expect(states(await carrier.hand([parcel('4')], MINUTE))).toEqual(['taken']);
    expect(smsc.inbox.map(({ text }) => text)).toEqual(['Text 4']);
  });

  test('is asked whether it is there when all is quiet, and answers', async () => {
    const { smsc, carrier, clock } = await scene();
    clock.pass(30_000);
    await smsc.when(() => smsc.asked(COMMANDS.enquireLink) === 1);
    expect(await carrier.ask?.('none', '-')).toBeNull();
    clock.pass(29_000);
    expect(carrier.isUp()).toBe(true);
  });

  test('that answers garbage: unknown, connected anew, nothing sent twice', async () => {
    const here = await scene({ receipts: 'never' });
    const { smsc, carrier } = here;
    smsc.faults.garbage = true;
    expect(states(await carrier.hand([parcel('1')], MINUTE))).toEqual(['unknown']);
    expect(carrier.trouble()).toBe('garbage on the connection');
    await comeBack(here);
    expect(smsc.inbox.length).toBe(1);
    expect(states(await carrier.hand([parcel('2')], MINUTE))).toEqual(['taken']);
  });

  test('that cuts an answer short: the connection is not trusted any more', async () => {
    const here = await scene();
    here.smsc.faults.silent = true;
    const handed = here.carrier.hand([parcel('1')], MINUTE);
    await here.smsc.when(() => here.smsc.submits === 1);
    here.smsc.spill(Buffer.from('0000001380000004000000000000000241424300', 'hex').subarray(0, 19));
    expect(states(await handed)).toEqual(['unknown']);
    expect(here.carrier.trouble()).toBe('an answer that is cut short');
  });

  test('that asks what we do not know is told so, and nothing breaks', async () => {
    const { smsc, carrier } = await scene();
    smsc.spill(Buffer.from('00000010000001030000000000000007', 'hex'));
    await smsc.when(() => smsc.asked(COMMANDS.genericNack) === 1);
    expect(states(await carrier.hand([parcel('1')], MINUTE))).toEqual(['taken']);
  });

  test('that breaks off within the window: each text is taken, unknown or unsent, and none is doubled', async () => {
    const here = await scene({ receipts: 'never' }, { window: 5 });
    const { smsc, carrier } = here;
    smsc.faults.dropAfter = 12;
    const parcels = many(30);
    const answers = await carrier.hand(parcels, MINUTE);
    expect(states(answers).filter((state) => state === 'unknown').length).toBeGreaterThan(0);
    const unsent = parcels.filter((_, n) => answers[n]!.state === 'no');
    expect(answers).toContainEqual({
      state: 'no',
      why: 'not sent: the message centre ended the connection',
      again: true,
    });
    await comeBack(here);
    expect(states(await carrier.hand(unsent, MINUTE))).toEqual(unsent.map(() => 'taken'));
    const shown = smsc.inbox.map(({ text }) => text);
    expect(new Set(shown).size).toBe(shown.length);
    const sure = parcels.filter((_, n) => answers[n]!.state !== 'unknown');
    expect(shown).toEqual(expect.arrayContaining(sure.map(({ body }) => body)));
  });

  test('that unbinds: down at once, back later', async () => {
    const here = await scene();
    here.smsc.unbind();
    await here.smsc.when(() => here.smsc.bound === 0);
    expect(here.carrier.isUp()).toBe(false);
    await comeBack(here);
    expect(here.smsc.binds).toBe(2);
  });
});

describe('TLS', () => {
  test('with a certificate that is trusted by name', async () => {
    const { carrier } = await scene(
      { certificate: PEER_CERTIFICATE },
      { tls: PEER_CERTIFICATE.cert, host: 'localhost' },
    );
    expect(states(await carrier.hand([parcel('1')], MINUTE))).toEqual(['taken']);
  });

  test('with one that nobody trusts: down, and nothing is said to it', async () => {
    const { smsc, carrier } = await scene({ certificate: PEER_CERTIFICATE }, { tls: true });
    expect(carrier.isUp()).toBe(false);
    expect(carrier.trouble()).toMatch(/self-signed certificate/);
    expect(smsc.binds).toBe(0);
  });
});

describe('receipts', () => {
  test('that never come: asking tells', async () => {
    const { carrier, heard } = await scene({ receipts: 'never' });
    const [answer] = await carrier.hand([parcel('1-1-1', LONG)], MINUTE);
    const reference = answer!.state === 'taken' ? answer!.reference : null;
    expect(await carrier.ask!(reference, '1-1-1')).toEqual({
      type: 'receipt',
      reference,
      key: '1-1-1',
      outcome: 'delivered',
      addressDead: false,
      detail: 'asked: DELIVRD',
      at: null,
    });
    expect(await carrier.ask!(null, '1-1-1')).toBeNull();
    expect(heard.news).toEqual([]);
  });

  test.each(['both', 'text', 'parameters'] as const)(
    'that overtake the answer wait for it (%s)',
    async (receiptForm) => {
      const { smsc, carrier, heard } = await scene({ receipts: 'early', receiptForm });
      await carrier.hand([parcel('1', SHORT), parcel('2', LONG)], MINUTE);
      await smsc.when(() => smsc.unacknowledged === 0);
      expect(heard.news.filter(({ key }) => key !== null)).toMatchObject([
        { key: '1', reference: '00000001' },
        { key: '2', reference: '00000002 00000003 00000004' },
      ]);
    },
  );

  test('that come while the answer is held are told when it is there, not before', async () => {
    const { smsc, carrier, heard } = await scene({ receipts: 'early' });
    smsc.faults.holdAnswers = true;
    const handed = carrier.hand([parcel('1')], MINUTE);
    await smsc.when(() => smsc.submits === 1);
    expect(heard.news).toEqual([]);
    smsc.release();
    await handed;
    await heard.many(1);
    expect(heard.news).toMatchObject([{ key: '1' }]);
  });

  test('that come twice: a long text is told once, a short one by the same reference', async () => {
    const { smsc, carrier, heard } = await scene({ receipts: 'twice' });
    await carrier.hand([parcel('1', LONG), parcel('2')], MINUTE);
    await smsc.when(() => smsc.unacknowledged === 0);
    const whole = heard.news.filter((news) => news.key !== null);
    const references = whole.map((news) => news.type === 'receipt' && news.reference);
    expect(new Set(references)).toEqual(new Set(['00000001 00000002 00000003', '00000004']));
    expect(references.filter((reference) => reference === '00000001 00000002 00000003').length).toBe(1);
  });

  test('under another id are found by the number we gave, when it is echoed', async () => {
    const { carrier, heard } = await scene({ receiptId: (id) => `other-${id}`, echo: true });
    await carrier.hand([parcel('1')], MINUTE);
    await heard.many(1);
    expect(heard.news).toMatchObject([{ key: '1', reference: '00000001' }]);
  });

  test('that we know nothing of are passed on by their id', async () => {
    const { carrier, heard } = await scene({ receiptId: (id) => `other-${id}` });
    await carrier.hand([parcel('1')], MINUTE);
    await heard.many(1);
    expect(heard.news).toMatchObject([{ key: null, reference: 'other-00000001' }]);
  });

  test('of failure: bounced, and a number that does not exist is said to be dead', async () => {
    const { carrier, heard } = await scene(
      { fateOf: (number) => (number.endsWith('1') ? STATE.undeliverable : STATE.expired) },
      { minutesAhead: 480 },
    );
    await carrier.hand([parcel('1', SHORT, '+8613800138001'), parcel('2', LONG, '+8613800138002')], MINUTE);
    await heard.many(2);
    const at = Date.UTC(2026, 10, 22, 1, 30);
    expect(heard.news).toMatchObject([
      { key: '1', outcome: 'bounced', addressDead: true, detail: 'UNDELIV err 001', at },
      { key: '2', outcome: 'expired', addressDead: false, at },
    ]);
  });

  test('that cannot be kept are brought again', async () => {
    const { smsc, carrier, heard } = await scene();
    heard.failing = 1;
    await carrier.hand([parcel('1')], MINUTE);
    await smsc.when(() => smsc.unacknowledged === 0);
    expect(heard.news).toMatchObject([{ key: '1', outcome: 'delivered' }]);
  });

  test('that were not acknowledged come again on the next connection', async () => {
    const here = await scene({ receipts: 'by-hand' });
    const { smsc, carrier, heard } = here;
    await carrier.hand([parcel('1')], MINUTE);
    smsc.drop();
    await smsc.when(() => smsc.bound === 0);
    const settled = smsc.settle('00000001', STATE.delivered);
    await comeBack(here);
    await settled;
    expect(heard.news).toMatchObject([{ key: '1', outcome: 'delivered' }]);
  });
});

describe('recall', () => {
  test('of what is on its way: it is not delivered', async () => {
    const { smsc, carrier } = await scene({ receipts: 'by-hand' });
    const [answer] = await carrier.hand([parcel('1', LONG)], MINUTE);
    const reference = answer!.state === 'taken' ? answer!.reference! : '';
    expect(await carrier.recall!(reference)).toBe(true);
    expect(smsc.taken.map(({ state }) => state)).toEqual([STATE.deleted, STATE.deleted, STATE.deleted]);
    expect(await carrier.ask!(reference, '1')).toMatchObject({ outcome: 'recalled' });
  });

  test('of what has arrived, or without a connection: no', async () => {
    const { smsc, carrier } = await scene();
    await carrier.hand([parcel('1')], MINUTE);
    expect(await carrier.recall!('00000001')).toBe(false);
    smsc.drop();
    await smsc.when(() => smsc.bound === 0);
    expect(await carrier.recall!('00000001')).toBe(false);
  });
});

describe('replies', () => {
  test('come with number and text, and are acknowledged when kept', async () => {
    const { smsc, heard } = await scene();
    await smsc.reply('+8613800138000', '10690001', '退订');
    expect(heard.news).toEqual([
      {
        type: 'reply',
        way: 'sms',
        from: '+8613800138000',
        to: '10690001',
        text: '退订',
        key: null,
        at: null,
        id: expect.stringMatching(/^[0-9a-f-]{36} 1$/),
        print: { looks: expect.any(String), connection: expect.any(String) },
      },
    ]);
  });

  test('of several parts are joined, in whatever order they come', async () => {
    const { smsc, heard } = await scene();
    const [address] = [{ ton: 1, npi: 1, number: '8613800138000' }];
    const parts = partsOf(LONG, 7)!.map(({ coding, octets }) => ({
      ...PLAIN,
      from: address!,
      coding,
      octets,
      esmClass: ESM.headed,
    }));
    await Promise.all(parts.reverse().map((part) => smsc.push(part)));
    expect(heard.news).toMatchObject([{ type: 'reply', text: LONG }]);
  });

  test('that never come whole are passed on as they are: a STOP does not wait for ever', async () => {
    const { smsc, heard, clock, carrier } = await scene();
    const [first] = partsOf(`STOP ${'x'.repeat(200)}`, 7)!;
    const pushed = smsc.push({
      ...PLAIN,
      coding: first!.coding,
      octets: first!.octets,
      esmClass: ESM.headed,
    });
    expect(await carrier.ask!('none', '-')).toBeNull(); // behind the part on the same connection
    expect(heard.news).toEqual([]);
    clock.pass(5_000);
    await pushed;
    expect(heard.news).toMatchObject([{ text: `STOP ${'x'.repeat(148)}…` }]);
  });

  test('that cannot be kept are brought again', async () => {
    const { smsc, heard } = await scene();
    heard.failing = 1;
    await smsc.reply('+8613800138000', '10690001', 'T');
    expect(heard.news).toMatchObject([{ type: 'reply', text: 'T' }]);
  });
});

describe('pace', () => {
  test('never more than so many in a second', async () => {
    const { smsc, carrier, clock } = await scene({}, { perSecond: 5 });
    const handed = carrier.hand(many(12), MINUTE);
    for (const expected of [5, 10]) {
      await smsc.when(() => smsc.submits === expected);
      expect(await carrier.ask!('none', '-')).toBeNull(); // whatever was sent before the question has arrived
      expect(smsc.submits).toBe(expected);
      clock.pass(1_000);
    }
    expect(states(await handed)).toEqual(many(12).map(() => 'taken'));
  });

  test('never more unanswered than the window holds', async () => {
    const { smsc, carrier } = await scene({}, { window: 3 });
    smsc.faults.holdAnswers = true;
    const handed = carrier.hand(many(9), MINUTE);
    for (const expected of [3, 6, 9]) {
      await smsc.when(() => smsc.submits === expected);
      expect(smsc.release()).toBe(3);
    }
    expect(states(await handed)).toEqual(many(9).map(() => 'taken'));
  });
});
