import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatDay } from '../../../rules/days.ts';
import {
  fillGateScene,
  NOON,
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  TODAY,
  textAbout,
} from '../../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { readReplies } from '../../db/contact/reply-rows.ts';
import type { Database } from '../../db/databases.ts';
import { changeTelling } from '../../db/vault/told-rows.ts';
import { decide, use } from '../../gate/permit-desk.ts';
import { valueIn } from '../../gate/stored-text.ts';
import type { News } from '../carrier.ts';
import { heardDeadAddresses, heardReplies, heardReply } from './heard-replies.ts';

const HEARING = { at: NOON, today: TODAY };
const house = rehearsedHouse({ at: NOON }, rehearsedLaw('replies', '08:00'));
let database: Database;
let people: Rehearsed[];
let next = 0;
let person: Rehearsed;
let number: string;

beforeAll(async () => {
  database = await testDatabase();
  people = await fillGateScene(database.pool, 60);
});
afterAll(() => database.close());
beforeEach(async () => {
  person = people[next++]!;
  number = `1390000${String(next).padStart(4, '0')}`;
  await phoneOf(person, number);
});

const phoneOf = ({ key }: Rehearsed, phone: string) =>
  changeTelling(database.pool, key, { phone, email: `p${key.borrower}@post.example` });
type Reply = Extract<News, { type: 'reply' }>;
const reply = (text: string, change: Partial<Reply> = {}): Reply => ({
  type: 'reply',
  way: 'sms',
  from: `86${number}`,
  to: '10690000',
  text,
  key: null,
  at: 1_000_000,
  ...change,
});
const hear = (one: Reply, carrier = 'smpp') => heardReply(database.pool, carrier, one, HEARING);
const factsOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{ type: string; data: string }>(
      `select type, data from person_fact where slot = $1 and borrower_id = $2 and type <> 'crossed' order by seq`,
      [key.slot, key.borrower],
    )
  ).rows.map(({ type, data }) => ({ type, ...(valueIn(data) as object) }));
const messagesOf = async ({ key }: Rehearsed) =>
  (
    await database.pool.query<{
      way: string;
      purpose: string;
      template: string;
      reply_to: string;
      state: string;
    }>(
      'select way, purpose, template, reply_to, state from message where slot = $1 and borrower_id = $2 order by message',
      [key.slot, key.borrower],
    )
  ).rows;
const wait = ({ key, account }: Rehearsed, message: number, way = 'sms') =>
  database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state)
     values ($1, $2, $3, $4, 'overdue', 'plain', 'collect', $5, $6, $7, $8, 'waiting')`,
    [key.slot, key.borrower, message, way, String(account.accountId), formatDay(TODAY), NOON, NOON + 300],
  );
const textsOf = async (state: 'open' | 'understood') =>
  (await readReplies(database.pool, state, 100)).map(({ body, people: whose }) => [body, whose.length]);

describe('a stop by text message', () => {
  test('ends text messages at once, is confirmed once, and the gate sees it', async () => {
    await wait(person, 1);
    await wait(person, 2, 'email');
    const [permit] = await decide(database.pool, [{ key: person.key, attempt: textAbout(person) }], house);
    expect(permit!.permit).not.toBeNull();
    expect(await hear(reply('退订'))).toBe(true);
    expect(await factsOf(person)).toEqual([
      { type: 'opt-out', by: 'borrower', scope: 'way', way: 'sms', address: null, via: 'sms' },
    ]);
    expect(await messagesOf(person)).toMatchObject([
      { way: 'sms', state: 'cancelled' },
      { way: 'email', state: 'waiting' },
      { way: 'sms', purpose: 'confirm-opt-out', template: 'confirm-stop', reply_to: 'f1', state: 'waiting' },
    ]);
    const { rows } = await database.pool.query<{ why: string }>(
      'select revoked_why as why from permit where slot = $1 and borrower_id = $2 and revoked_at is not null',
      [person.key.slot, person.key.borrower],
    );
    expect(rows).toEqual([{ why: 'it became known: opt-out' }]);
    expect(await textsOf('understood')).toContainEqual(['退订', 1]);
  });

  test('told again by the carrier it counts once, said again it is not confirmed again', async () => {
    const first = reply('STOP', { id: 'mo-1' });
    expect([await hear(first), await hear(first), await hear({ ...first, id: 'mo-2' })]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await factsOf(person)).map(({ type }) => type)).toEqual(['opt-out', 'opt-out']);
    expect((await messagesOf(person)).map(({ purpose }) => purpose)).toEqual(['confirm-opt-out']);
  });

  test('without a name of its own the same words at the same time are one reply; another carrier’s are another', async () => {
    const one = reply('T');
    expect([
      await hear(one),
      await hear(one),
      await hear({ ...one, at: 2_000_000 }),
      await hear(one, 'http'),
    ]).toEqual([true, false, true, true]);
    const timeless = { ...one, at: null };
    expect([await hear(timeless), await hear(timeless)]).toEqual([true, false]);
  });

  test('from a number of two people concerns both, and one of them gets the confirmation', async () => {
    const other = people[next++]!;
    await phoneOf(other, `+86 ${number.slice(0, 3)} ${number.slice(3)}`);
    await hear(reply('STOP'));
    for (const one of [person, other])
      expect(await factsOf(one)).toMatchObject([{ type: 'opt-out', way: 'sms' }]);
    expect([...(await messagesOf(person)), ...(await messagesOf(other))]).toHaveLength(1);
  });

  test('that means every way ends every way', async () => {
    await wait(person, 1, 'email');
    await hear(reply('stop all'));
    expect(await factsOf(person)).toMatchObject([{ type: 'opt-out', scope: 'person', way: null }]);
    expect((await messagesOf(person))[0]).toMatchObject({ state: 'cancelled' });
  });

  test('among other words counts as said, and waits for a person', async () => {
    await wait(person, 1, 'email');
    await hear(reply('Please stop texting me, I paid on Monday'));
    expect((await factsOf(person)).map(({ type }) => type)).toEqual(['inbound', 'opt-out', 'said']);
    expect((await messagesOf(person)).map(({ state, purpose }) => [state, purpose])).toEqual([
      ['cancelled', 'collect'],
    ]);
    expect(await textsOf('open')).toContainEqual(['Please stop texting me, I paid on Monday', 1]);
  });
});

describe('another reply', () => {
  test('that the number is wrong takes the number out of use', async () => {
    await hear(reply('打错了'));
    expect(await factsOf(person)).toEqual([{ type: 'number-wrong', address: 'phone' }]);
    expect(await textsOf('understood')).toContainEqual(['打错了', 1]);
  });

  test('in free words waits for a person, as something the person began', async () => {
    await hear(reply('我下周一发工资'));
    expect(await factsOf(person)).toMatchObject([{ type: 'inbound', way: 'sms', address: 'phone' }]);
    expect(await textsOf('open')).toContainEqual(['我下周一发工资', 1]);
  });

  test('from a number that nobody has is kept, even a stop', async () => {
    await hear(reply('STOP', { from: '+8613799999999' }));
    expect(await textsOf('open')).toContainEqual(['STOP', 0]);
  });

  test('from another number with the same ending concerns nobody', async () => {
    await hear(reply('wrong ending', { from: `+4477${number.slice(-8)}` }));
    expect(await factsOf(person)).toEqual([]);
  });

  test('by e-mail is known by its mailbox, in any case, or by the message it answers', async () => {
    await hear(reply('unsubscribe', { way: 'email', from: `P${person.key.borrower}@Post.Example` }), 'mail');
    expect(await factsOf(person)).toMatchObject([{ type: 'opt-out', way: 'email', via: 'email' }]);
    const other = people[next++]!;
    await wait(other, 1, 'email');
    const key = `${other.key.slot}-${other.key.borrower}-1`;
    await hear(reply('hello', { way: 'email', from: 'somebody@else.example', key }), 'mail');
    expect(await factsOf(other)).toMatchObject([{ type: 'inbound', way: 'email', address: null }]);
  });

  test('comes with receipts, which are for somebody else', async () => {
    await heardReplies(database.pool, 'smpp', [reply('STOP'), receiptOf('1-1-1')], HEARING);
    expect((await factsOf(person)).map(({ type }) => type)).toEqual(['opt-out']);
  });
});

const receiptOf = (key: string | null, reference: string | null = null): News => ({
  type: 'receipt',
  reference,
  key,
  outcome: 'bounced',
  addressDead: true,
  detail: '',
  at: null,
});

test('a dead number is noted once, by our key or by the carrier’s name', async () => {
  const [decided] = await decide(database.pool, [{ key: person.key, attempt: textAbout(person) }], house);
  const { slot, borrower } = person.key;
  await wait(person, 1);
  await use(database.pool, [{ ...person.key, permit: decided!.permit! }], house);
  await database.pool.query(
    `update message set state = 'failed', permit = $3, carrier = 'smpp' where slot = $1 and borrower_id = $2`,
    [slot, borrower, decided!.permit],
  );
  const key = `${slot}-${borrower}-1`;
  const dead = (news: News) => heardDeadAddresses(database.pool, 'smpp', [news], HEARING);
  await dead(receiptOf(key));
  await dead(receiptOf(key));
  await dead(receiptOf('1-2-3'));
  expect((await factsOf(person)).filter(({ type }) => type === 'number-invalid')).toEqual([
    { type: 'number-invalid', address: 'phone' },
  ]);
});
