import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import {
  startVoiceExchange,
  type VoiceExchange,
  type VoiceFault,
} from '../../../tools/peers/voice-exchange.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { settleUnknown } from '../../contact/calls/make-call.ts';
import { openVoice } from '../../contact/carriers/voice-line.ts';
import { USUAL } from '../../contact/dispatch.ts';
import { Dispatcher } from '../../contact/dispatcher.ts';
import { KeptFiles } from '../../contact/kept-files.ts';
import { readDial } from '../../db/calls/dial-rows.ts';
import type { Database } from '../../db/databases.ts';
import { keepStaff } from '../../db/gate/fact-rows.ts';
import { readLogs } from '../../db/gate/person-rows.ts';
import { lawFor } from '../../gate/law-for.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { knownAt } from '../../gate/silence.ts';
import { attemptOf } from '../../gate/situation-from.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { tellOfPeople } from '../../gate/tell-person.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { CallAnswer, CallShown, DialAnswer, DialItem } from './calls-schema.ts';
import { callRoom } from './connected-house.ts';

const SECRET = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;
let database: Database;
let exchange: VoiceExchange;
let house: House;
let app: Awaited<ReturnType<typeof buildApplication>>;
let address: string;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 900);
  await sentBefore();
  await connectHouse();
  await keepStaff(
    database.pool,
    [
      { id: 'a17', trained: true, certified: true },
      { id: 'a18', trained: true, certified: true },
      { id: 'new', trained: null, certified: null },
    ],
    [],
  );
});
afterAll(async () => {
  await app.close();
  await exchange.close();
  await database.close();
});

/** Everybody got a text message the day before: no call comes before one. */
async function sentBefore(): Promise<void> {
  const quiet = smallHouse(database);
  const today = await quiet.today();
  const { collecting, products } = quiet;
  const rows = await readDial(database.pool, { today, now: 0, dayBegins: 0, daysBack: 7, size: 1_000 });
  await permitAndMark(
    database.pool,
    rows.map(({ slot, borrower, accounts }) => {
      const { at: _, ...attempt } = attemptOf('sms', accounts[0]!, 0, collecting);
      return { key: { slot, borrower }, attempt };
    }),
    {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now: () => quiet.now(today) - 1440 + 180,
    },
  );
}

async function connectHouse(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-recordings-'));
  exchange = await startVoiceExchange({ token: 'secret', secret: SECRET });
  const line = openVoice({
    name: 'exchange',
    address: exchange.address,
    token: 'secret',
    secrets: [SECRET],
    shown: '95000',
    ringSeconds: 40,
  });
  house = { ...smallHouse(database), telephone: { line, files: new KeptFiles(folder) } };
  app = await buildApplication(house, null);
  address = await app.listen({ host: '127.0.0.1', port: 0 });
}

beforeEach(() => {
  exchange.fault = 'none';
  exchange.onCall = null;
  exchange.asked = 0;
  exchange.inbox.clear();
  exchange.sent.length = 0;
  exchange.webhook = `${address}/api/exchange/events`;
});

async function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${address}/api/agent/calls${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: (await response.json()) as T };
}

interface Told {
  readonly detail: string;
  readonly errors: readonly { what: string; todo: string }[];
}

const list = async () => (await ask<DialAnswer>('GET', '/list?worker=a17&language=en&size=100')).body;

/** Somebody who may be called now; each test takes another one. */
const left: DialItem[] = [];
let asked = false;
async function next(): Promise<DialItem> {
  if (!asked) left.push(...(await list()).items.filter(({ allowed }) => allowed));
  asked = true;
  const item = left.shift();
  if (item === undefined) throw new Error('nobody may be called any more');
  return item;
}

const wish = (person: string, worker = 'a17') => ({ person, worker, extension: '1001' });

async function called(): Promise<{ call: string; reference: string; item: DialItem; begun: CallAnswer }> {
  const item = await next();
  const { status, body } = await ask<CallAnswer>('POST', '', wish(item.person));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const [reference] = [...exchange.inbox].find(([, { state }]) => state.key === body.call.call)!;
  return { call: body.call.call, reference, item, begun: body };
}

/** What the contact log says became of a call. */
async function outcomes(call: string): Promise<Record<string, unknown>[]> {
  const [slot, borrower, permit] = call.split('-');
  const log = (await readLogs(database.pool, [{ slot: Number(slot), borrower: BigInt(borrower!) }]))(
    BigInt(borrower!),
  );
  return log.facts
    .filter(({ type, permit: of }) => type === 'outcome' && of === Number(permit))
    .map(({ data }) => valueIn(data) as Record<string, unknown>);
}

const enter = (call: string, entry: object) => ask<CallShown & Told>('POST', `/${call}/outcome`, entry);

describe('the list of today', () => {
  test('says of each person why, and stands in its order', async () => {
    const { items, order, connected } = await list();
    expect(connected).toBe(true);
    expect(order).toContain('Promised calls first');
    expect(items.length).toBeGreaterThan(5);
    for (const { why, headline, name } of items) {
      expect(why).toMatch(/^A call (is planned for today|was planned for)/);
      expect(headline).not.toBe('');
      expect(name).toContain('*');
    }
    const barred = items.findIndex(({ allowed }) => !allowed);
    expect(items.slice(barred < 0 ? items.length : barred).every(({ allowed }) => !allowed)).toBe(true);
    expect(new Set(items.map(({ person }) => person)).size).toBe(items.length);
  });

  test('does not offer whom an agent without training may not call, and says so', async () => {
    const { items } = (await ask<DialAnswer>('GET', '/list?worker=new&language=en')).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items.some(({ allowed }) => allowed)).toBe(false);
  });
});

describe('a call', () => {
  test('takes leave, is on the log, rings the agent with our number and shows his words', async () => {
    const { call, reference, item, begun } = await called();
    expect(exchange.inbox.get(reference)).toMatchObject({ agent: '1001', from: '95000', record: true });
    expect(begun.call).toMatchObject({
      state: 'ordered',
      worker: 'a17',
      outcome: null,
      debts: item.accounts,
    });
    expect(begun.code).toMatch(/^[2-9A-Z]{8}$/);
    expect(begun.script.rule).toBeNull();
    const words = begun.script.paragraphs.join(' ');
    expect(words).toContain(begun.name);
    expect(words).toContain(`${begun.code.slice(0, 4)}-${begun.code.slice(4)}`);
    expect(words).not.toContain('{');
    expect(await outcomes(call)).toEqual([]);
    expect((await list()).items.map(({ person }) => person)).not.toContain(item.person);
  });

  test('goes its way as the exchange tells', async () => {
    const { call, reference } = await called();
    const state = async () => (await ask<CallShown>('GET', `/${call}`)).body.state;
    expect(await exchange.ring(reference)).toBe(204);
    expect(await state()).toBe('ringing');
    expect(await exchange.answer(reference)).toBe(204);
    expect(await state()).toBe('talking');
    expect(await exchange.end(reference)).toBe(204);
    expect(await state()).toBe('ended');
  });

  test('pressed twice is one call; another agent hears who is calling', async () => {
    const { call, item } = await called();
    const again = await ask<CallAnswer>('POST', '', wish(item.person));
    expect(again.body.call.call).toBe(call);
    const other = await ask<Told>('POST', '', wish(item.person, 'a18'));
    expect(other.status).toBe(409);
    expect(other.body.errors[0]!.what).toContain('a17');
    expect(exchange.asked).toBe(1);
  });

  test('pressed by many at once reaches the person once', async () => {
    const item = await next();
    const all = await Promise.all(
      ['a17', 'a18', 'a17', 'a18', 'a17'].map((worker) =>
        ask<CallAnswer>('POST', '', wish(item.person, worker)),
      ),
    );
    expect(exchange.inbox.size).toBe(1);
    expect(all.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    for (const { status } of all) expect([201, 409]).toContain(status);
  });

  test('by somebody without training is refused, and says what is missing', async () => {
    const { person } = await next();
    const { status, body } = await ask<Told>('POST', '', wish(person, 'new'));
    expect(status).toBe(409);
    expect(body.errors[0]!.what).toContain('workers.new');
    expect(exchange.asked).toBe(0);
  });

  test('after a stop is refused', async () => {
    const { person } = await next();
    const [slot, borrower] = person.split('-');
    const at = house.now(await house.today());
    await tellOfPeople(
      database.pool,
      [
        {
          key: { slot: Number(slot), borrower: BigInt(borrower!) },
          at,
          fact: { type: 'opt-out', by: 'borrower', scope: 'way', way: 'call', address: null, via: 'call' },
        },
      ],
      knownAt(at),
    );
    expect((await ask('POST', '', wish(person))).status).toBe(409);
    expect(exchange.asked).toBe(0);
  });

  test('can be ended by the agent', async () => {
    const { call, reference } = await called();
    await exchange.ring(reference);
    const { status, body } = await ask<CallShown>('POST', `/${call}/hang-up`);
    expect(status).toBe(200);
    expect(exchange.inbox.get(reference)!.state.cause).toBe('cancelled');
    expect(body.call).toBe(call);
  });
});

describe('when the exchange', () => {
  test.each([
    ['has no line', 'busy'],
    ['refuses the number', 'refuses'],
  ] as [string, VoiceFault][])(
    '%s, the person was never called and may be called again',
    async (_, fault) => {
      const { person } = await next();
      exchange.fault = fault;
      const { status, body } = await ask<Told>('POST', '', wish(person));
      expect(status).toBe(503);
      expect(body.detail).toContain('counts for nothing');
      exchange.fault = 'none';
      expect((await ask<CallAnswer>('POST', '', wish(person))).status).toBe(201);
    },
  );

  test('is not there, likewise', async () => {
    const { person } = await next();
    const port = Number(new URL(exchange.address).port);
    await exchange.close();
    expect((await ask('POST', '', wish(person))).status).toBe(503);
    exchange = await startVoiceExchange({ token: 'secret', secret: SECRET, port });
    expect((await ask('POST', '', wish(person))).status).toBe(201);
  });

  test.each([
    ['takes the order and is gone', 'gone-after'],
    ['talks garbage', 'garbage'],
    ['makes a mistake', 'broken'],
  ] as [string, VoiceFault][])('%s, it is unknown, counts, and is never placed again', async (_, fault) => {
    const { person } = await next();
    exchange.fault = fault;
    const { status, body } = await ask<CallAnswer>('POST', '', wish(person));
    expect(status).toBe(201);
    expect(body.call.state).toBe('unknown');
    expect((await ask<CallAnswer>('POST', '', wish(person))).body.call.call).toBe(body.call.call);
    expect(exchange.asked).toBe(1);
    expect(await outcomes(body.call.call)).toEqual([]);
    exchange.fault = 'none';
    const room = await callRoom(house);
    expect(await settleUnknown(room, 0)).toBe(1);
    const known = (await ask<CallShown>('GET', `/${body.call.call}`)).body;
    if (fault === 'gone-after') {
      expect(known.state).toBe('ordered');
      expect(await outcomes(body.call.call)).toEqual([]);
    } else {
      expect(known.state).toBe('refused');
      expect(await outcomes(body.call.call)).toEqual([{ outcome: 'not-sent' }]);
    }
    expect(await settleUnknown(room, 0)).toBe(0);
  });

  test('the sender asks about it by itself, and not before it can be known', async () => {
    const { person } = await next();
    exchange.fault = 'garbage';
    const { body } = await ask<CallAnswer>('POST', '', wish(person));
    exchange.fault = 'none';
    const room = await callRoom(house);
    const sender = await Dispatcher.open(database.pool, {
      ...USUAL,
      house: room.gatehouse,
      rules: room.rules,
      lines: [],
      compose: () => {
        throw new Error('no message waits here');
      },
      settleCalls: () => settleUnknown(room),
    });
    const stateOf = async () => (await ask<CallShown>('GET', `/${body.call.call}`)).body.state;
    await sender.lookAfter();
    expect(await stateOf()).toBe('unknown');
    await database.pool.query(`update phone_call set begun_at = begun_at - interval '1 minute'`);
    await sender.lookAfterSeldom();
    expect(await stateOf()).toBe('refused');
    await sender.close();
  });
});

describe('an outcome that nobody entered', () => {
  test.each([
    ['no-answer', 'no-answer'],
    ['busy', 'busy'],
    ['rejected', 'busy'],
    ['not-in-service', 'not-in-service'],
    ['unreachable', 'unreachable'],
    ['agent-no-answer', 'not-sent'],
  ] as const)('of %s is completed by the exchange as %s, once', async (cause, outcome) => {
    const { call, reference } = await called();
    if (cause !== 'agent-no-answer') await exchange.ring(reference);
    await exchange.end(reference, cause);
    await exchange.send({ type: 'call.ended', call: exchange.inbox.get(reference)!.state });
    expect((await outcomes(call)).map((one) => one.outcome)).toEqual([outcome]);
    expect((await ask<CallShown>('GET', `/${call}`)).body).toMatchObject({ outcome, outcomeBy: 'exchange' });
  });

  test('of a call that was answered stays unknown until the agent says', async () => {
    const { call, reference } = await called();
    await exchange.ring(reference);
    await exchange.answer(reference);
    await exchange.end(reference);
    expect(await outcomes(call)).toEqual([]);
    await enter(call, { heard: 'spoke' });
    expect((await outcomes(call)).map(({ outcome }) => outcome)).toEqual(['conversation']);
  });
});

describe('events', () => {
  test('out of order, late and twice make the same call', async () => {
    const { call, reference } = await called();
    const told = exchange.inbox.get(reference)!;
    const { webhook } = exchange;
    exchange.webhook = null;
    const states = [];
    await exchange.ring(reference);
    states.push(told.state);
    await exchange.answer(reference);
    states.push(told.state);
    await exchange.end(reference);
    states.push(told.state);
    exchange.webhook = webhook;
    const types = ['call.ringing', 'call.answered', 'call.ended'] as const;
    for (const place of [2, 0, 1, 0, 2])
      expect(await exchange.send({ type: types[place]!, call: states[place]! })).toBe(204);
    const shown = (await ask<CallShown>('GET', `/${call}`)).body;
    expect(shown).toMatchObject({ state: 'ended', cause: 'completed', outcome: null });
    expect(shown.answered).toBe(states[2]!.answered! * 1000);
  });

  test('before the answer to the order are kept', async () => {
    let rung: Promise<number> | null = null;
    exchange.onCall = (reference) => {
      rung = exchange.ring(reference);
    };
    const { call } = await called();
    expect(await rung).toBe(204);
    expect((await ask<CallShown>('GET', `/${call}`)).body.state).toBe('ringing');
  });

  test('that are forged, old, of the future, unsigned or unreadable change nothing', async () => {
    const { call, reference } = await called();
    const event = {
      type: 'call.ended' as const,
      call: { ...exchange.inbox.get(reference)!.state, ended: 1_700_000_000, cause: 'no-answer' as const },
    };
    const now = Math.floor(Date.now() / 1000);
    const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
    expect(await exchange.send(event, { secret: other })).toBe(401);
    expect(await exchange.send(event, { at: now - 3_600 })).toBe(401);
    expect(await exchange.send(event, { at: now + 3_600 })).toBe(401);
    expect(await exchange.send(event, { body: JSON.stringify({ ...event, type: 'call.ringing' }) })).toBe(
      401,
    );
    const bare = await fetch(exchange.webhook!, { method: 'POST', body: JSON.stringify(event) });
    expect(bare.status).toBe(401);
    expect(await exchange.send({ ...event, call: { ...event.call, cause: 'x' as never } })).toBe(400);
    expect(await exchange.send({ ...event, call: { ...event.call, key: '1-999-1' } })).toBe(404);
    expect(await exchange.send({ ...event, call: { ...event.call, call: 'C999999' } })).toBe(404);
    expect((await ask<CallShown>('GET', `/${call}`)).body.state).toBe('ordered');
    expect(await outcomes(call)).toEqual([]);
  });
});

describe('what the agent heard', () => {
  test('with the person: what was spoken of stands in the log', async () => {
    const { call, item } = await called();
    const { status, body } = await enter(call, {
      heard: 'spoke',
      raised: item.accounts,
      discussed: item.accounts,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ outcome: 'spoke', outcomeBy: 'agent' });
    expect(await outcomes(call)).toEqual([
      { outcome: 'conversation', raised: item.accounts, discussed: item.accounts },
    ]);
  });

  test('replaces what the exchange guessed, and the exchange does not replace it', async () => {
    const { call, reference } = await called();
    await exchange.ring(reference);
    await exchange.end(reference, 'no-answer');
    await enter(call, { heard: 'voicemail' });
    await exchange.end(reference, 'busy');
    expect((await outcomes(call)).map(({ outcome }) => outcome)).toEqual(['no-answer', 'voicemail']);
    expect((await ask<CallShown>('GET', `/${call}`)).body.outcome).toBe('voicemail');
  });

  test('of a stranger: nothing of a debt may have been spoken', async () => {
    const { call, item } = await called();
    const told = await enter(call, { heard: 'third-party', discussed: item.accounts });
    expect(told.status).toBe(400);
    expect(told.body.detail).toContain('person himself');
    await enter(call, { heard: 'third-party' });
    expect(await outcomes(call)).toEqual([
      { outcome: 'conversation', raised: [], discussed: [], limitedContent: true },
    ]);
  });

  test('a wrong number is known at once: the number is not called again', async () => {
    const { call, item } = await called();
    await enter(call, { heard: 'wrong-number' });
    const { status, body } = await ask<Told>('POST', '', wish(item.person));
    expect(status).toBe(409);
    expect(JSON.stringify(body.errors)).toContain('third_party_not_allowed');
  });

  test.each(['no-calls', 'no-contact', 'not-now'] as const)(
    '"%s" silences in the same transaction',
    async (said) => {
      const { call, item } = await called();
      await enter(call, { heard: 'spoke', said: [said] });
      expect((await ask('POST', '', wish(item.person))).status).toBe(409);
    },
  );

  test('a wish for a time is kept: not before, then first', async () => {
    const { call, item } = await called();
    const now = house.now(await house.today());
    const at = new Date((now + 120) * 60_000).toISOString().replace(/:00\.000Z$/, 'Z');
    await enter(call, { heard: 'spoke', callBackAt: at });
    const mine = (await list()).items.find(({ person }) => person === item.person)!;
    expect(mine).toMatchObject({ wish: at, allowed: false });
    expect(mine.why).toContain('not before');
    const early = await ask<Told>('POST', '', wish(item.person));
    expect(early.status).toBe(409);
    expect(early.body.errors[0]!.what).toContain(at);
    const later = { ...house, now: () => now + 121 };
    const served = await buildApplication(later, null);
    const answer = await served.inject({ url: '/api/agent/calls/list?worker=a17&language=en&size=100' });
    const items = (answer.json() as DialAnswer).items;
    const due = items.find(({ person }) => person === item.person)!;
    expect(due.why).toContain('we promised it');
    if (due.allowed) expect(items[0]!.person).toBe(item.person);
    await served.close();
  });

  test.each([
    [{ heard: 'spoke', raised: ['999'] }, 400],
    [{ heard: 'spoke', callBackAt: '2020-01-01T00:00Z' }, 400],
    [{ heard: 'spoke', callBackAt: '2028-01-01T00:00Z' }, 400],
    [{ heard: 'spoke', callBackAt: 'tomorrow' }, 400],
    [{ heard: 'spoke', callBackAt: '2026-48-34T98:16Z' }, 400],
    [{ heard: 'spoke', callBackAt: '8191-11-23T02:30Z' }, 400],
    [{ heard: 'chatted' }, 400],
  ])('that makes no sense is refused: %j', async (entry, status) => {
    const { call } = await called();
    expect((await enter(call, entry)).status).toBe(status);
    expect(await outcomes(call)).toEqual([]);
  });

  test('of a call that does not exist is refused', async () => {
    expect((await enter('1-999-1', { heard: 'spoke' })).status).toBe(404);
  });
});

describe('a recording', () => {
  const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), randomBytes(100_000)]);
  const digest = createHash('sha256').update(sound).digest('hex');

  async function upload(call: string, bytes: Buffer, type = 'audio/wav') {
    const form = new FormData();
    form.set('recording', new Blob([new Uint8Array(bytes)], { type }), 'call.wav');
    const response = await fetch(`${address}/api/agent/calls/${call}/recording`, {
      method: 'POST',
      body: form,
    });
    return { status: response.status, body: (await response.json()) as CallShown };
  }
  /** Files of the borrower of a call. */
  const files = (call: string) => {
    const his = join(folder, ...call.split('-').slice(0, 2));
    return existsSync(his) ? readdirSync(his) : [];
  };

  test('that the exchange announces is fetched whole, proven, and played in parts', async () => {
    const { call, reference } = await called();
    expect(await exchange.record(reference, sound)).toBe(204);
    expect((await ask<CallShown>('GET', `/${call}`)).body.recording).toEqual({
      sha256: digest,
      bytes: sound.length,
      type: 'audio/wav',
      from: 'exchange',
    });
    const whole = await fetch(`${address}/api/agent/calls/${call}/recording`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(sound)).toBe(true);
    const part = await fetch(`${address}/api/agent/calls/${call}/recording`, {
      headers: { range: 'bytes=4-103' },
    });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(sound.subarray(4, 104))).toBe(true);
    const beyond = await fetch(`${address}/api/agent/calls/${call}/recording`, {
      headers: { range: 'bytes=999999-' },
    });
    expect(beyond.status).toBe(416);
    const [slot, borrower] = call.split('-');
    const { rows } = await database.pool.query<{ data: string }>(
      "select data from proof where slot = $1 and borrower_id = $2 and kind = 'recording'",
      [slot, borrower],
    );
    expect(rows.map(({ data }) => JSON.parse(data))).toEqual([expect.objectContaining({ sha256: digest })]);
  });

  test.each([
    ['is cut short', { bytes: sound.length + 1 }, 'broken-off'],
    ['is longer than announced', { bytes: 10 }, 'differs'],
    ['is another one', { sha256: 'a'.repeat(64) }, 'differs'],
  ])('that %s is not kept, and the call says why', async (_, said, fault) => {
    const { call, reference } = await called();
    await exchange.record(reference, sound, said);
    const shown = (await ask<CallShown>('GET', `/${call}`)).body;
    expect(shown).toMatchObject({ recording: null, recordingFault: fault });
    expect(files(call)).toEqual([]);
    await exchange.record(reference, sound);
    expect((await ask<CallShown>('GET', `/${call}`)).body).toMatchObject({
      recording: { sha256: digest },
      recordingFault: null,
    });
  });

  test('that is uploaded is kept under its digest; the same again changes nothing, another is refused', async () => {
    const { call } = await called();
    expect((await upload(call, sound)).body.recording).toMatchObject({ sha256: digest, from: 'upload' });
    expect((await upload(call, sound)).status).toBe(200);
    expect((await upload(call, Buffer.from('RIFF\0\0\0\0WAVE another one'))).status).toBe(409);
    expect((await upload(call, sound, 'text/html')).status).toBe(415);
    expect((await upload('1-999-1', sound)).status).toBe(404);
    const { call: second } = await called();
    expect((await upload(second, Buffer.alloc(0))).status).toBe(400);
  });

  test('that does not begin as a sound is refused whatever it says it is, and kept nowhere', async () => {
    const { call, reference } = await called();
    for (const other of [Buffer.from('<script>'), Buffer.concat([Buffer.from('MZ'), randomBytes(90_000)])]) {
      const response = await upload(call, other);
      expect([response.status, response.body]).toMatchObject([415, { errors: [{ what: 'other-kind' }] }]);
    }
    await exchange.record(reference, randomBytes(5_000).fill(0, 0, 1));
    expect((await ask<CallShown>('GET', `/${call}`)).body).toMatchObject({
      recording: null,
      recordingFault: 'other-kind',
    });
    expect(files(call)).toEqual([]);
    // What it is, its bytes say.
    const ogg = Buffer.concat([Buffer.from('OggS\0\x02'), randomBytes(900)]);
    expect((await upload(call, ogg, 'audio/mpeg')).body.recording).toMatchObject({ type: 'audio/ogg' });
  });

  test('that breaks off in the middle leaves nothing behind', async () => {
    const { call } = await called();
    const { port, hostname } = new URL(address);
    const ended = new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /api/agent/calls/${call}/recording HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\n` +
            'content-length: 900000\r\n\r\n--b\r\ncontent-disposition: form-data; name="f"; filename="f.wav"\r\n' +
            'content-type: audio/wav\r\n\r\n',
        );
        socket.write(randomBytes(50_000), () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    await ended;
    await expect.poll(() => files(call).length).toBe(0);
    expect((await ask<CallShown>('GET', `/${call}`)).body.recording).toBeNull();
    expect((await upload(call, sound)).body.recording).toMatchObject({ sha256: digest });
    expect(files(call)).toEqual([digest]);
  });
});

test('a house without an exchange says so and calls nobody', async () => {
  const { telephone: _, ...quiet } = house;
  const served = await buildApplication(quiet, null);
  const { items } = (await served.inject({ url: '/api/agent/calls/list?worker=a17' })).json() as DialAnswer;
  const answer = await served.inject({
    method: 'POST',
    url: '/api/agent/calls',
    payload: wish(items[0]!.person),
  });
  expect(answer.statusCode).toBe(503);
  await served.close();
});
