import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { PayCounter } from '../../../tools/peers/payments/pay-counter.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { borrowerWords } from '../../api/identity/word-api.ts';
import { inboxApi } from '../../api/inbox/inbox-api.ts';
import { ownDataApi } from '../../api/own/own-data-api.ts';
import { checkoutApi } from '../../api/payments/checkout-api.ts';
import { preventionApi } from '../../api/prevention/prevention-api.ts';
import { answerProblems } from '../../api/problem.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import { openPayments } from '../../payments/payment-line.ts';
import type { Database } from '../databases.ts';
import type { Pool } from '../pool.ts';
import { behindWall, type Walled, walled } from './walled-pool.ts';

const TODAY = parseDay('2026-11-22')!;
const KEY = 'sk_test_loopback';

interface Owner {
  readonly slot: number;
  readonly borrower: bigint;
  readonly account: bigint;
}

let database: Database;
let provider: PayCounter;
let pool: Pool;
let doors: Walled;
let own: Owner;
let other: Owner;
/** The borrower's addresses with nobody at the door: what the page's own check would do is left out. */
let unkept: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  provider = await PayCounter.start({ key: KEY, secret: 'whsec_loopback', notices: 'held' });
  const line = openPayments({
    name: 'counter',
    address: provider.address,
    key: KEY,
    secrets: ['whsec_loopback'],
  });
  doors = walled(database.pool);
  pool = doors.pool;
  const { rows } = await database.pool.query<Owner>(
    `select distinct on (borrower_id) slot, borrower_id as borrower, account_id as account from account
      where due_principal > 0 order by borrower_id, account_id`,
  );
  [own, other] = [rows[0]!, rows[1]!];
  const house = { ...smallHouse(database), pool, payments: { line, site: () => 'http://127.0.0.1:1' } };
  unkept = Fastify();
  unkept.setValidatorCompiler(validatorCompiler);
  unkept.setSerializerCompiler(serializerCompiler);
  answerProblems(unkept);
  unkept.decorateRequest('signedIn', null);
  unkept.addHook('preHandler', (_request, _reply, done) => behindWall({ ...own, writes: true }, done));
  for (const api of [checkoutApi, ownDataApi, inboxApi, preventionApi, borrowerWords])
    await unkept.register(api(house), { prefix: '/borrower' });
});
afterAll(async () => {
  await unkept?.close();
  await doors?.close();
  await provider?.close();
  await database?.close();
});

const tell = (tail: string, payload: object, { account }: Owner) =>
  unkept.inject({
    method: 'POST',
    url: `/borrower/sample/A-${account}${tail.replace(':account', String(account))}`,
    payload,
  });

const WRITES: readonly (readonly [tail: string, payload: object])[] = [
  ['/accounts/:account/checkouts', { amount: '1.00' }],
  ['/data/requests', { kind: 'correct', field: 'name', wanted: '李' }],
  ['/data/requests', { kind: 'erase' }],
  ['/word', {}],
  ['/reminders', { reminders: [{ way: 'in-app', daysBefore: 3, at: '10:00' }] }],
];

test.each(WRITES)(
  '%s %o: without any check of the application his own is written, another’s is not there',
  async (tail, payload) => {
    const mine = await tell(tail, payload, own);
    expect(mine.statusCode, mine.body).toBe(200);
    expect((await tell(tail, payload, other)).statusCode).toBe(404);
  },
);

test('the database alone lets no row of anybody else be written, whatever is asked', async () => {
  const { slot, borrower, account } = other;
  await database.pool.query(
    `insert into checkout (slot, checkout, borrower_id, account_id, amount, currency, language, provider, begun_on, expires_at)
     values ($1, gen_random_uuid(), $2, $3, 1, 'CNY', 'en', 'x', '2026-11-22', now())`,
    [slot, borrower, account],
  );
  const whose = `slot = ${slot} and borrower_id = ${borrower}`;
  await behindWall({ ...own, writes: true }, async () => {
    for (const change of [
      `update checkout set state = 'expired' where ${whose}`,
      `delete from own_reminder where ${whose}`,
    ])
      expect((await pool.query(change)).rowCount, change).toBe(0);
    for (const insert of [
      `insert into data_request (slot, borrower_id, request, account_id, kind, at, made_on, due_on, state) values (${slot}, ${borrower}, 1, 1, 'erase', 0, '2026-11-22', '2026-11-22', 'waiting')`,
      `insert into inbox_read (slot, borrower_id, message, at) values (${slot}, ${borrower}, 1, 0)`,
      `insert into checkout (slot, checkout, borrower_id, account_id, amount, currency, language, provider, begun_on, expires_at)
       values (${slot}, gen_random_uuid(), ${borrower}, ${account}, 1, 'CNY', 'en', 'x', '2026-11-22', now())`,
    ])
      await expect(pool.query(insert), insert).rejects.toThrow(/row-level security/);
    for (const shut of [
      'update account set penalty = 0',
      'delete from event',
      `update borrower set region = 'x'`,
      'insert into posting default values',
      'delete from checkout',
      `update permit set revoked_why = 'x'`,
      `update message set why = 'x'`,
    ])
      await expect(pool.query(shut), shut).rejects.toThrow(/permission denied/);
    // His own row he may lock, not move.
    await expect(
      pool.query(`update borrower set slot = ${slot === 0 ? 1 : 0} where borrower_id = ${own.borrower}`),
    ).rejects.toThrow(/row-level security/);
  });
});
