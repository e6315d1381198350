import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { heardReplies } from '../../contact/replies/heard-replies.ts';
import type { Database } from '../../db/databases.ts';
import { disputesOf } from '../../db/disputes/dispute-rows.ts';
import { complaintsOf } from '../../db/gate/complaint-rows.ts';
import { readTelling } from '../../db/vault/told-rows.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { RepliesAnswer } from './silence-schema.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;
let who: { slot: number; borrower: bigint };
let now: number;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 12);
  const house = smallHouse(database);
  now = house.now(TODAY);
  app = await buildApplication(house, null);
  const { rows } = await database.pool.query<typeof who>(
    'select slot, borrower_id as borrower from account where account_id = 1000005',
  );
  who = rows[0]!;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function hear(text: string): Promise<RepliesAnswer['items'][number]> {
  const { phone } = (await readTelling(database.pool, who))!;
  const news = { type: 'reply', way: 'sms', from: phone!, to: '1069', key: null, at: null } as const;
  await heardReplies(database.pool, 'smpp', [{ ...news, text }], { at: now, today: TODAY });
  const open = (await app.inject('/api/agent/replies')).json<RepliesAnswer>().items;
  return open.find((one) => one.text === text)!;
}
const turn = (reply: { slot: number; reference: string }, change: object) =>
  app.inject({
    method: 'POST',
    url: '/api/agent/replies/turned',
    payload: { slot: reply.slot, reference: reply.reference, by: 'a17', ...change },
  });

test('a text that disputes becomes a dispute with its words, once, and is answered', async () => {
  const text = '这笔钱我十月就还了，你们为什么没入账？';
  const reply = await hear(text);
  const account = reply.people[0]!.accounts.find((key) => key.endsWith('-1000005'))!;
  expect((await turn(reply, { into: 'payment', account: '1-999' })).statusCode).toBe(404);
  const both = await Promise.all([
    turn(reply, { into: 'payment', account }),
    turn(reply, { into: 'payment', account }),
  ]);
  expect(both.map(({ statusCode }) => statusCode)).toContain(200);
  const disputes = await disputesOf(database.pool, who);
  expect(disputes).toHaveLength(1);
  expect(disputes[0]).toMatchObject({
    ...{ kind: 'payment', ground: 'not-credited', via: 'sms', takenBy: 'a17', words: text, state: 'open' },
    accounts: '1000005',
  });
  const left = (await app.inject('/api/agent/replies')).json<RepliesAnswer>().items;
  expect(left.map((one) => one.text)).not.toContain(text);
  expect((await turn(reply, { into: 'payment', account })).statusCode).toBe(409);
});

test('a text that complains becomes a complaint with a clock and a case, and its words are sorted by a person', async () => {
  const text = '客服打了三次都没人接，太差了';
  const reply = await hear(text);
  const account = reply.people[0]!.accounts[0]!;
  expect((await turn(reply, { into: 'complaint', account })).statusCode).toBe(200);
  const [complaint] = await complaintsOf(database.pool, who);
  expect(complaint).toMatchObject({ words: text, via: 'sms', takenBy: 'a17', decidedOn: null, review: 1 });
  expect(complaint!.dueOn).toBe(TODAY + 15);
});
