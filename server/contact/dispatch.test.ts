import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Exchange, type ExchangeOptions } from '../../tools/peers/exchange.ts';
import { type ExchangeTerms, openExchange } from '../../tools/peers/exchange-carrier.ts';
import { plainWords, planContacts } from '../../tools/rehearsal/contact/contact-scene.ts';
import {
  fillGateScene,
  NIGHT,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
} from '../../tools/rehearsal/gate-scene.ts';
import { RULES } from '../../tools/rehearsal/scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { transaction } from '../db/pool.ts';
import { knownAt } from '../gate/silence.ts';
import { valueIn } from '../gate/stored-text.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import type { Carrier } from './carrier.ts';
import type { Sending } from './dispatch.ts';
import { USUAL } from './dispatch.ts';
import { Dispatcher } from './dispatcher.ts';
import { askMessage, gatherDay } from './gather.ts';
import { Line } from './line.ts';

const SEED = 20261122;
const clock = { at: NOON };
const house = rehearsedHouse(clock, rehearsedLaw('test', '08:00'));
const terms = { ladder: RULES.ladder, collecting: house.collecting };
let database: Database;
let people: Rehearsed[];
let next = 0;
const some = (count: number): Rehearsed[] => {
  next += count;
  return people.slice(next - count, next);
};
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 400);
});
afterEach(async () => {
  clock.at = NOON;
  for (const one of open.splice(0).reverse()) await one.close();
});
afterAll(() => database.close());

async function exchange(options: Partial<ExchangeOptions> = {}): Promise<Exchange> {
  const one = await Exchange.start({ seed: SEED, knowsKeys: false, ...options });
  open.push(one);
  return one;
}

async function carrier(peer: Exchange, more: Partial<ExchangeTerms> = {}): Promise<Carrier> {
  const one = await openExchange(
    { name: 'exchange', way: 'sms', port: peer.port, knowsKeys: false, receiptsBy: 'reference', ...more },
    async () => {},
  );
  open.push(one);
  return one;
}

async function sender(carriers: readonly Carrier[], more: Partial<Sending> = {}): Promise<Dispatcher> {
  const lines = carriers.map((one) => new Line({ carrier: one }));
  const one = await Dispatcher.open(database.pool, {
    ...USUAL,
    house,
    rules: RULES,
    compose: plainWords,
    lines,
    ...more,
  });
  open.push(one);
  return one;
}

interface Row {
  message: number;
  way: string;
  state: string;
  why: string | null;
  debts: string;
  not_before: number;
  permit: number | null;
  reference: string | null;
  cost: number | null;
}
async function messagesOf({ key }: Rehearsed): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    'select * from message where slot = $1 and borrower_id = $2 order by message',
    [key.slot, key.borrower],
  );
  return rows;
}
async function outcomesOf({ key }: Rehearsed): Promise<[number, string][]> {
  const { rows } = await database.pool.query<{ permit: number; data: string }>(
    `select permit, data from person_fact where slot = $1 and borrower_id = $2 and type = 'outcome' order by seq`,
    [key.slot, key.borrower],
  );
  return rows.map(({ permit, data }) => [permit, (valueIn(data) as { outcome: string }).outcome]);
}
const keyOf = ({ key }: Rehearsed, message = 1) => `${key.slot}-${key.borrower}-${message}`;
const keysIn = ({ inbox }: Exchange) => inbox.map(({ key }) => key).sort();

describe('gathering', () => {
  test('makes one message for each person and way about all debts, once, for the day where the person lives', async () => {
    const [one, other] = some(2) as [Rehearsed, Rehearsed];
    await planContacts(database.pool, [one, other], ['sms', 'in-app', 'call']);
    await database.pool.query(
      `insert into contact (slot, account_id, borrower_id, day, step, channel, template, state, reason)
       select slot, 900001, borrower_id, day, 'sms-second', channel, template, state, reason from contact
        where slot = $1 and borrower_id = $2 and channel = 2`,
      [one.key.slot, one.key.borrower],
    );
    expect(await gatherDay(database.pool, TODAY, terms)).toEqual({ contacts: 5, messages: 4 });
    expect(await gatherDay(database.pool, TODAY, terms)).toEqual({ contacts: 0, messages: 0 });
    const [first, second] = await messagesOf(one);
    expect([first?.way, second?.way]).toEqual(['in-app', 'sms']);
    expect(first?.not_before).toBe(NOON - 720);
    expect(second).toMatchObject({ debts: `${one.account.accountId} 900001`, tone: 'friendly' });
    await database.pool.query("delete from message where state = 'waiting'");
  });
});

describe('dispatch', () => {
  test('hands over what is due, once, and keeps reference, cost and outcome', async () => {
    const group = some(30);
    await planContacts(database.pool, group, ['sms']);
    await gatherDay(database.pool, TODAY, terms);
    const peer = await exchange();
    const one = await sender([await carrier(peer)], { batch: 7 });
    const other = await sender([await carrier(peer)], { batch: 5 });
    await Promise.all([one.drain(), other.drain()]);
    for (const person of group) {
      const [row] = (await messagesOf(person)).filter(({ way }) => way === 'sms');
      expect(row).toMatchObject({ state: 'sent', why: null, cost: 500 });
      expect(peer.inbox.filter(({ key }) => key === keyOf(person, row!.message))).toMatchObject([
        { to: '10000000000', reference: row!.reference },
      ]);
      expect(await outcomesOf(person)).toEqual([[row!.permit, 'sent']]);
    }
    expect(one.counts.sent + other.counts.sent).toBe(peer.inbox.length);
    await one.drain();
    expect(new Set(keysIn(peer)).size).toBe(peer.inbox.length);
  });

  test('waits by night for the morning, and lets run out what is not sent on its day', async () => {
    const [person, late] = some(2) as [Rehearsed, Rehearsed];
    await planContacts(database.pool, [person, late], ['sms']);
    await gatherDay(database.pool, TODAY, terms);
    const peer = await exchange();
    const one = await sender([await carrier(peer)]);
    clock.at = NOON - 6 * 60;
    await one.drain();
    expect((await messagesOf(person))[0]).toMatchObject({
      state: 'waiting',
      not_before: NOON - 4 * 60,
      why: 'time_of_day',
    });
    clock.at = NIGHT;
    await one.drain();
    expect((await messagesOf(person))[0]).toMatchObject({ state: 'refused', why: 'time_of_day' });
    expect(peer.inbox).toEqual([]);
  });

  test('sends nothing after a payment or a stop, and says why', async () => {
    const [payer, stopper, free] = some(3) as [Rehearsed, Rehearsed, Rehearsed];
    await planContacts(database.pool, [payer, stopper, free], ['sms']);
    await gatherDay(database.pool, TODAY, terms);
    const { rows } = await database.pool.query<{ owed: bigint }>(
      `select not_due + billed + revolving + due_principal + due_interest + due_fee + interest + penalty as owed from account
        where slot = $1 and account_id = $2`,
      [payer.account.slot, payer.account.accountId],
    );
    const paid = { id: 'all', type: 'paid', amount: rows[0]!.owed * 2n, valueOn: TODAY } as const;
    await enterFacts(database.pool, [{ key: payer.account, fact: paid }], RULES, knownAt(NOON));
    const cease = { type: 'cease-received', via: 'letter', written: true } as const;
    await tellOfPeople(database.pool, [{ key: stopper.key, at: NOON - 1, fact: cease }], knownAt(NOON));
    const peer = await exchange();
    await (await sender([await carrier(peer)])).drain();
    expect((await messagesOf(payer))[0]).toMatchObject({ state: 'cancelled', permit: null });
    expect((await messagesOf(free))[0]).toMatchObject({ state: 'sent' });
    expect(keysIn(peer)).not.toContain(keyOf(payer));
  });

  test('a message that somebody asks for is judged and sent like the others', async () => {
    const [person] = some(1) as [Rehearsed];
    const message = await transaction(database.pool, (client) =>
      askMessage(client, {
        key: person.key,
        way: 'sms',
        template: 'payment-received',
        tone: 'plain',
        purpose: 'confirm-end',
        debts: [String(person.account.accountId)],
        replyTo: null,
        day: TODAY,
        notBefore: NOON,
        notAfter: NOON + 60,
      }),
    );
    const peer = await exchange();
    await (await sender([await carrier(peer)])).drain();
    expect(keysIn(peer)).toEqual([keyOf(person, message)]);
  });
});
