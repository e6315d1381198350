import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { buildApplication } from '../../api/application.ts';
import { fillSmallBook, smallHouse } from '../../api/small-book.ts';
import type { Database } from '../../db/databases.ts';
import { openUnsubscribing, type Subscription, Unsubscribing } from './unsubscribe.ts';

const SEED = 20261122;
let database: Database;
let app: FastifyInstance;
let person: { slot: number; borrower: bigint };

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, parseDay('2026-11-22')!, 6);
  app = await buildApplication(smallHouse(database), null);
  const { rows } = await database.pool.query<typeof person>(
    'select slot, borrower_id as borrower from borrower order by borrower_id limit 1',
  );
  person = rows[0]!;
  await database.pool.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, day, not_before, not_after, state)
     values ($1, $2, 1, 'email', 'overdue', 'plain', 'collect', '', '2026-11-22', 0, 1, 'delivered'),
            ($1, $2, 2, 'email', 'overdue', 'plain', 'collect', '', '2026-11-22', 0, 1, 'waiting')`,
    [person.slot, person.borrower],
  );
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const stops = async () =>
  (
    await database.pool.query<{ data: string }>(
      `select data from person_fact where slot = $1 and borrower_id = $2 and type = 'opt-out'`,
      [person.slot, person.borrower],
    )
  ).rowCount;
const tokenOf = async () =>
  (await openUnsubscribing(database.pool)).token({ ...person, way: 'email', message: 1 });
const post = (token: string) =>
  app.inject({
    method: 'POST',
    url: `/unsubscribe/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });

describe('the unsubscribe address', () => {
  test('changes nothing when it is looked at, and says nothing of a debt', async () => {
    const { statusCode, body } = await app.inject(`/unsubscribe/${await tokenOf()}?language=en`);
    expect(statusCode).toBe(200);
    expect(body).toContain('<button>Stop messages</button>');
    expect(body).not.toMatch(/debt|owe|account|loan|pay/i);
    expect(await stops()).toBe(0);
  });

  test('ends e-mails with one POST, once however often it comes, in every form of a mail program', async () => {
    const token = await tokenOf();
    expect((await post(token)).statusCode).toBe(200);
    expect((await post(token)).statusCode).toBe(200);
    const boundary = [
      '--x',
      'content-disposition: form-data; name="List-Unsubscribe"',
      '',
      'One-Click',
      '--x--',
      '',
    ];
    const other = await app.inject({
      method: 'POST',
      url: `/unsubscribe/${await tokenOf()}`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: boundary.join('\r\n'),
    });
    expect(other.statusCode).toBe(200);
    expect(await stops()).toBe(1);
    const { rows } = await database.pool.query<{ purpose: string; state: string }>(
      'select purpose, state from message where slot = $1 and borrower_id = $2 and message > 1 order by message',
      [person.slot, person.borrower],
    );
    expect(rows).toEqual([
      { purpose: 'collect', state: 'cancelled' },
      { purpose: 'confirm-opt-out', state: 'waiting' },
    ]);
  });

  test('answers a strange one in the same words', async () => {
    const [own, strange] = [await post(await tokenOf()), await post(randomBytes(60).toString('base64url'))];
    expect([strange.statusCode, strange.body]).toEqual([own.statusCode, own.body]);
  });
});

test('no token that was changed or sealed with another key is read', () => {
  const seal = new Unsubscribing(randomBytes(32));
  const other = new Unsubscribing(randomBytes(32));
  const named = { slot: 3, borrower: 77n, way: 'email', message: 12 } satisfies Subscription;
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const token = seal.token(named);
      expect(seal.read(token)).toEqual(named);
      expect(other.read(token)).toBeNull();
      const bytes = Buffer.from(token, 'base64url');
      bytes[at % bytes.length]! ^= by;
      expect(seal.read(bytes.toString('base64url'))).toBeNull();
    }),
    { seed: SEED, numRuns: 200 },
  );
  for (const text of ['', 'a', '%', 'x'.repeat(400)]) expect(seal.read(text)).toBeNull();
});
