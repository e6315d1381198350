import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Exchange, type ExchangeOptions } from '../../tools/peers/exchange.ts';
import { type ExchangeTerms, openExchange } from '../../tools/peers/exchange-carrier.ts';
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
import { countUnread, readInbox } from '../db/contact/inbox-rows.ts';
import { takeWaiting } from '../db/contact/message-rows.ts';
import type { Database } from '../db/databases.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFacts } from '../ledger/enter-facts.ts';

import type { Carrier, News } from './carrier.ts';
import { openInApp } from './carriers/in-app-carrier.ts';
import { Dispatch, type Sending, USUAL } from './dispatch.ts';
import { Dispatcher } from './dispatcher.ts';
import { gatherDay } from './gather.ts';
import { handOver } from './hand-over.ts';
import { addressIdOf } from './judge-batch.ts';
import { Line } from './line.ts';
import { heardReceipts } from './receipts.ts';
import { recover } from './recover.ts';
import { tellTried } from './tried.ts';

const SEED = 20261122;
const house = rehearsedHouse({ at: NOON }, rehearsedLaw('test', '08:00'));
const terms = { ladder: RULES.ladder, collecting: house.collecting };
let database: Database;
let people: Rehearsed[];
let next = 0;
let exchanges = 0;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 200);
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
afterAll(() => database.close());

/** People with a message that is due, by text or another way. */
async function some(count: number, channel: 'sms' | 'in-app' = 'sms'): Promise<Rehearsed[]> {
  const group = people.slice(next, next + count);
  next += count;
  await planContacts(database.pool, group, [channel]);
  await gatherDay(database.pool, TODAY, terms);
  return group;
}

async function exchange(options: Partial<ExchangeOptions> = {}): Promise<Exchange> {
  exchanges += 1;
  const one = await Exchange.start({ seed: SEED, knowsKeys: false, name: `x${exchanges}-`, ...options });
  open.push(one);
  return one;
}

async function carrier(peer: Exchange, more: Partial<ExchangeTerms> = {}): Promise<Carrier> {
  const name = more.name ?? 'exchange';
  const one = await openExchange(
    { name, way: 'sms', port: peer.port, knowsKeys: false, receiptsBy: 'reference', ...more },
    (news) => hear(name, news),
  );
  open.push(one);
  return one;
}
const hear = (name: string, news: readonly News[]) =>
  heardReceipts(database.pool, name, news, () => NOON).finally(() => {
    for (const tell of heard.splice(0)) tell();
  });
const heard: (() => void)[] = [];
/** Resolves when the next news is kept. */
const nextNews = () => new Promise<void>((resolve) => heard.push(resolve));

const sending = (carriers: readonly Carrier[], more: Partial<Sending> = {}): Sending => ({
  ...USUAL,
  house,
  rules: RULES,
  compose: plainWords,
  lines: carriers.map((one) => new Line({ carrier: one })),
  ...more,
});

async function sender(carriers: readonly Carrier[], more: Partial<Sending> = {}): Promise<Dispatcher> {
  const one = await Dispatcher.open(database.pool, sending(carriers, more));
  open.push(one);
  return one;
}

async function stateOf({ key }: Rehearsed): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    'select * from message where slot = $1 and borrower_id = $2',
    [key.slot, key.borrower],
  );
  return rows[0]!;
}
const states = async (group: readonly Rehearsed[]) =>
  (await Promise.all(group.map(stateOf))).map(({ state }) => state);
const factsOf = async ({ key }: Rehearsed): Promise<string[]> => {
  const { rows } = await database.pool.query<{ data: string }>(
    `select data from person_fact where slot = $1 and borrower_id = $2 and type = 'outcome' order by seq`,
    [key.slot, key.borrower],
  );
  return rows.map(({ data }) => /"outcome":"([a-z-]+)"/.exec(data)?.[1] ?? data);
};

/** A sender that dies after the commit, before or after it has handed over; its leases have run out. */
async function dies(one: Carrier, group: readonly Rehearsed[], handed: boolean): Promise<void> {
  const terms = sending([one], { leaseSeconds: 0 });
  const dispatch = new Dispatch(database.pool, terms);
  const slots = group.map(({ key }) => key.slot);
  const judged = await dispatch.judge(terms.lines[0]!, (client) =>
    takeWaiting(client, slots, one.way, NOON, 100, addressIdOf(one.way)),
  );
  expect(judged.ready.length).toBe(group.length);
  if (handed)
    await one.hand(
      judged.ready.map(({ parcel }) => parcel),
      1_000,
    );
}

describe('a sender that died', () => {
  test('leaves messages that go out again, under the same key, where the carrier knows keys: each reaches the person once', async () => {
    const peer = await exchange({ knowsKeys: true, faults: { silent: 1 } });
    const one = await carrier(peer, { knowsKeys: true });
    const before = await some(3);
    await dies(one, before, false);
    const after = await some(3);
    await dies(one, after, true);
    await (await sender([one])).drain();
    expect(await states([...before, ...after])).toEqual(Array(6).fill('sent'));
    expect(peer.inbox.length).toBe(6);
    expect((await stateOf(after[0]!)).permit).toBe(2);
  });

  test('leaves messages unknown where it does not, and the carrier is asked', async () => {
    const peer = await exchange({ faults: { silent: 1 } });
    const one = await carrier(peer);
    const lost = await some(2);
    await dies(one, lost, false);
    const gone = await some(2);
    await dies(one, gone, true);
    const terms = sending([one]);
    const done = await recover(database.pool, new Dispatch(database.pool, terms), terms);
    expect(done).toMatchObject({ again: 0, unknown: 4, asked: 4 });
    expect(await states([...lost, ...gone])).toEqual(['unknown', 'unknown', 'delivered', 'delivered']);
    expect(await factsOf(lost[0]!)).toEqual([]);
    expect(await factsOf(gone[0]!)).toEqual(['delivered']);
    expect(peer.inbox.length).toBe(2);
  });
});

describe('what a sender left that may have gone out', () => {
  // It once ended as "refused, not sent" when the second try was turned away and a payment came after.
  test('stays in doubt when the second try is turned away, and is unknown after a payment', async () => {
    const peer = await exchange({ knowsKeys: true, faults: { busy: 1 } });
    const one = await carrier(peer, { knowsKeys: true });
    const [person] = (await some(1)) as [Rehearsed];
    await dies(one, [person], false);
    await (await sender([one], { leaseSeconds: 0 })).drain();
    expect(await stateOf(person)).toMatchObject({
      state: 'sending',
      tries: 2,
      why: 'its sender did not come back; now busy',
    });
    // The second try certainly did not go out; of the first nobody knows.
    expect(await factsOf(person)).toEqual(['not-sent']);
    const fact = { id: 'all', type: 'paid', amount: 100_000_000_00n, valueOn: TODAY } as const;
    await enterFacts(database.pool, [{ key: person.account, fact }], RULES, knownAt(NOON));
    await (await sender([one])).drain();
    expect((await stateOf(person)).state).toBe('unknown');
  });

  test('is unknown when the second try is refused for good', async () => {
    const one = await carrier(await exchange({ knowsKeys: true, faults: { refused: 1 } }), {
      knowsKeys: true,
    });
    const [person] = (await some(1)) as [Rehearsed];
    await dies(one, [person], false);
    await (await sender([one])).drain();
    expect((await stateOf(person)).state).toBe('unknown');
  });

  test('is in no inbox, before and after what was paid, where nobody put it there', async () => {
    const one = openInApp({ name: 'inbox', perSecond: 1_000, together: 100, rank: 1 });
    const [person] = (await some(1, 'in-app')) as [Rehearsed];
    await dies(one, [person], false);
    const fact = { id: 'all', type: 'paid', amount: 100_000_000_00n, valueOn: TODAY } as const;
    await enterFacts(database.pool, [{ key: person.account, fact }], RULES, knownAt(NOON));
    expect(await readInbox(database.pool, person.key, null, 9)).toEqual([]);
    await (await sender([one])).drain();
    expect((await stateOf(person)).state).toBe('unknown');
    expect(await readInbox(database.pool, person.key, null, 9)).toEqual([]);
    expect(await countUnread(database.pool, person.key)).toBe(0);
  });
});

describe('a carrier', () => {
  // A text of the database holds no NUL: once such an answer lost those of its whole batch.
  test('that says what cannot be kept as it is', async () => {
    const [refused] = (await some(1)) as [Rehearsed];
    const refusal = '\u0000 what is this';
    await (await sender([await carrier(await exchange({ faults: { refused: 1 }, refusal }))])).drain();
    expect(await stateOf(refused)).toMatchObject({ state: 'failed', why: '\ufffd what is this' });
    const [sent] = (await some(1)) as [Rehearsed];
    await (await sender([await carrier(await exchange({ faults: { silent: 1 } }))])).drain();
    const { slot, borrower } = sent.key;
    const none = { reference: null, addressDead: false, at: null };
    const key = `${slot}-${borrower}-1`;
    await hear('exchange', [{ ...none, type: 'receipt', key, outcome: 'bounced', detail: '5.1.1 \u0000' }]);
    expect(await stateOf(sent)).toMatchObject({ state: 'failed', why: '5.1.1 \ufffd' });
  });

  test('that is busy gets it again a minute later; one that refuses it for good ends it', async () => {
    const [busy] = (await some(1)) as [Rehearsed];
    await (await sender([await carrier(await exchange({ faults: { busy: 1 } }))])).drain();
    expect(await stateOf(busy)).toMatchObject({
      state: 'waiting',
      not_before: NOON + 1,
      why: 'busy',
      tries: 1,
    });
    expect(await factsOf(busy)).toEqual(['not-sent']);
    const [refused] = (await some(1)) as [Rehearsed];
    await (await sender([await carrier(await exchange({ faults: { refused: 1 } }))])).drain();
    expect(await stateOf(refused)).toMatchObject({ state: 'failed', why: 'refused' });
    expect(await factsOf(refused)).toEqual(['not-sent']);
  });

  test('that takes and does not answer leaves it unknown: it counts, and is not sent again', async () => {
    const [person] = (await some(1)) as [Rehearsed];
    const peer = await exchange({ faults: { mute: 1 } });
    const one = await sender([await carrier(peer)], { deadlineMs: 50 });
    await one.drain();
    // Asked what became of it, it says so.
    expect((await stateOf(person)).state).toBe('delivered');
    expect(one.counts.unknown).toBe(1);
    expect(peer.inbox.length).toBe(1);
  });

  test('that is down is passed over for the next in rank', async () => {
    const [person] = (await some(1)) as [Rehearsed];
    const [first, second] = [await exchange(), await exchange({ faults: { silent: 1 } })];
    const down = await carrier(first, { name: 'first', rank: 1 });
    await down.close();
    await (await sender([down, await carrier(second, { name: 'second', rank: 2 })])).drain();
    expect(await stateOf(person)).toMatchObject({ state: 'sent', carrier: 'second' });
    expect(first.inbox).toEqual([]);
  });
});

describe('receipts', () => {
  test.each(['reference', 'key'] as const)('before the answer, by %s, are understood', async (receiptsBy) => {
    const group = await some(5);
    const peer = await exchange({ faults: { early: 1, twice: 1 } });
    const kept = nextNews();
    await (await sender([await carrier(peer, { receiptsBy })])).drain();
    await kept;
    expect(await states(group)).toEqual(Array(5).fill('delivered'));
    for (const person of group) {
      expect((await stateOf(person)).reference).toMatch(/^x\d+-\d+$/);
      expect((await factsOf(person)).at(-1)).toBe('delivered');
    }
    expect((await database.pool.query('select 1 from early_news')).rows).toEqual([]);
  });

  test('in any order and any number come to the same: delivered stands against everything', async () => {
    const [person] = (await some(1)) as [Rehearsed];
    await (await sender([await carrier(await exchange({ faults: { silent: 1 } }))])).drain();
    const { reference } = await stateOf(person);
    const news = (outcome: 'delivered' | 'bounced' | 'expired' | 'unknown'): News => ({
      type: 'receipt',
      reference: String(reference),
      key: null,
      outcome,
      addressDead: false,
      detail: 'said so',
      at: null,
    });
    const tell = (...all: News[]) => heardReceipts(database.pool, 'exchange', all, () => NOON);
    await tell(news('unknown'), news('expired'));
    expect((await stateOf(person)).state).toBe('failed');
    await tell(news('delivered'), news('bounced'));
    await tell(news('bounced'), news('expired'), news('delivered'));
    expect(await stateOf(person)).toMatchObject({ state: 'delivered', why: null });
    expect(await factsOf(person)).toEqual(['sent', 'bounced', 'delivered']);
  });

  test('of messages that are none of ours are kept and change nothing', async () => {
    const stranger: News = {
      type: 'receipt',
      reference: 'nobody',
      key: null,
      outcome: 'delivered',
      addressDead: false,
      detail: '',
      at: 1_790_000_000_000,
    };
    await heardReceipts(database.pool, 'exchange', [stranger, stranger], () => NOON);
    const { rows } = await database.pool.query('select reference, outcome from early_news');
    expect(rows).toEqual([{ reference: 'nobody', outcome: 'delivered' }]);
    await database.pool.query('delete from early_news');
  });
});

describe('the fence', () => {
  test('holds back who was silenced since, and everybody when it is late', async () => {
    const group = await some(3);
    const peer = await exchange();
    const one = await carrier(peer);
    const terms = sending([one], { leaseSeconds: 0 });
    const dispatch = new Dispatch(database.pool, terms);
    const { ready, flights, since } = await dispatch.judge(terms.lines[0]!, (client) =>
      takeWaiting(
        client,
        group.map(({ key }) => key.slot),
        'sms',
        NOON,
        100,
        'phone',
      ),
    );
    const [first] = ready;
    dispatch.inFlight.silence(`${first!.message.slot}-${first!.message.borrower}`);
    const fence = { since, fenceMs: 60_000, deadlineMs: 1_000 };
    const answers = await handOver(one, ready, flights, fence);
    expect(answers.map(({ answer: { state } }) => state)).toEqual(['held-back', 'taken', 'taken']);
    const late = await handOver(one, ready, flights, { ...fence, since: since - 100_000 });
    expect(late.map(({ answer: { state } }) => state)).toEqual(Array(3).fill('held-back'));
    expect(peer.inbox.length).toBe(2);
  });
});

describe('an account', () => {
  test('learns once that a way was tried in its arrears', async () => {
    const { rows } = await database.pool.query<{ account_id: bigint }>(
      'select account_id from account where oldest_due is not null and tried & 4 = 0',
    );
    const overdue = new Set(rows.map(({ account_id }) => account_id));
    const [person] = people.slice(next).filter(({ account }) => overdue.has(account.accountId)) as [
      Rehearsed,
    ];
    next = people.indexOf(person);
    await some(1);
    await (await sender([await carrier(await exchange())])).drain();
    const told = async () => {
      const { rows } = await database.pool.query<{ tried: boolean; facts: number }>(
        `select tried & 4 > 0 as tried, (select count(*)::int from event e where e.slot = a.slot and e.account_id = a.account_id
                                            and e.type = 'fact' and e.data like '%contact-%') as facts
           from account a where slot = $1 and account_id = $2`,
        [person.account.slot, person.account.accountId],
      );
      return rows[0];
    };
    expect(await told()).toEqual({ tried: true, facts: 1 });
    await database.pool.query('update message set untold = true where slot = $1 and borrower_id = $2', [
      person.key.slot,
      person.key.borrower,
    ]);
    expect(await tellTried(database.pool, RULES, NOON)).toBe(0);
    expect(await told()).toEqual({ tried: true, facts: 1 });
  });
});
