import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { openExchange } from '../../../tools/pages/desk/call-scene.ts';
import type { VoiceExchange } from '../../../tools/peers/voice-exchange.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { keepStaff } from '../../db/gate/fact-rows.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { PersonAnswer, PlacedAnswer } from './desk-schema.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;
let exchange: VoiceExchange;
let token: string;
interface Placed {
  slot: number;
  borrower: bigint;
  account: bigint;
}
let own: Placed;
let sister: Placed;
let other: Placed;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 80);
  const opened = await openExchange();
  exchange = opened.exchange;
  app = await buildApplication(
    { ...smallHouse(database), people: { origin: null }, telephone: opened.telephone },
    null,
  );
  const { rows } = await database.pool.query<Placed>(
    `select slot, borrower_id as borrower, account_id as account from account
      where oldest_due is not null order by borrower_id, account_id`,
  );
  // Somebody with two debts, one of which lies with the agency; and somebody else.
  const at = rows.findIndex((row, place) => rows[place + 1]?.borrower === row.borrower);
  own = rows[at]!;
  sister = rows[at + 1]!;
  other = rows.find(({ borrower }) => borrower !== own.borrower)!;
  await database.pool.query(
    'insert into placement (slot, account_id, agency, from_day) values ($1, $2, $3, $4)',
    [own.slot, own.account, 'North', formatDay(TODAY)],
  );
  await addStaff(
    database.pool,
    { number: 'n1', login: 'n1', name: 'n1', roles: ['agency'], agency: 'North' },
    null,
  );
  await keepStaff(database.pool, [{ id: 'n1', trained: true, certified: true }], []);
  token = await openSession(database.pool, { staff: 'n1' }, 'test');
});
afterAll(async () => {
  await app?.close();
  await exchange?.close();
  await database?.close();
});

async function ask<T>(
  method: 'GET' | 'POST',
  path: string,
  payload?: object,
): Promise<{ status: number; body: T }> {
  const response = await app.inject({
    method,
    url: `/api/agent${path}`,
    headers: { cookie: `anhuan-session=${token}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json() as T };
}
const keyOf = ({ slot, account }: Placed) => `${slot}-${account}`;

/** A2: third-party agencies work on what is placed with them, under the same gate, with the least data. */
describe('an agency’s person', () => {
  test('sees what lies with his agency and nothing else, masked', async () => {
    const { body } = await ask<PlacedAnswer>('GET', '/placed?language=en&agency=South');
    expect(body.items.map(({ key }) => key)).toEqual([keyOf(own)]);
    expect(body.items[0]!.name).toContain('*');
    expect(body.items[0]!.phone).toContain('****');
    expect(body.next).toBeNull();
  });

  test('opens it, without the person’s other debts and without the house’s notes', async () => {
    const { status, body } = await ask<PersonAnswer>('GET', `/accounts/${keyOf(own)}/person?language=en`);
    expect(status).toBe(200);
    expect(body.debts.map(({ key }) => key)).toEqual([keyOf(own)]);
    expect(JSON.stringify(body)).not.toContain(String(sister.account));
    expect(body.notes).toEqual([]);
    expect((await ask('GET', `/accounts/${keyOf(own)}/script`)).status).toBe(200);
  });

  test.each([
    ['GET', '/work'],
    ['GET', '/abuses'],
    ['GET', '/calls/list'],
  ] as const)('has no %s %s', async (method, path) => {
    expect((await ask(method, path)).status).toBe(403);
  });

  test('cannot open, note on or call about anything else', async () => {
    expect((await ask('GET', `/accounts/${keyOf(other)}/person`)).status).toBe(403);
    expect((await ask('GET', `/accounts/${keyOf(sister)}/person`)).status).toBe(403);
    const note = { words: 'asked for a call in the evening', about: 'note' };
    expect((await ask('POST', `/accounts/${keyOf(other)}/notes`, note)).status).toBe(403);
    expect((await ask('POST', `/accounts/${keyOf(own)}/notes`, note)).status).toBe(200);
    const { body: seen } = await ask<PersonAnswer>('GET', `/accounts/${keyOf(own)}/person?language=en`);
    expect(seen.notes.map(({ words }) => words)).toEqual([note.words]);
    const call = { person: `${other.slot}-${other.borrower}`, extension: '1001' };
    const refused = await ask<{ detail: string }>('POST', '/calls', call);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('nothing to call about');
    expect(exchange.asked).toBe(0);
  });

  test('calls through the product under his agency’s name: the gate decides, and it is kept', async () => {
    const call = { person: `${own.slot}-${own.borrower}`, extension: '1001' };
    const { status } = await ask('POST', '/calls', call);
    expect([201, 409]).toContain(status);
    const { rows } = await database.pool.query<{ inputs: string }>(
      'select inputs from decision where slot = $1 and borrower_id = $2 order by seq desc limit 1',
      [own.slot, own.borrower],
    );
    const kept = rows[0]!.inputs;
    expect(kept).toContain('North');
    expect(kept).toContain('n1');
    expect(kept).toContain(`"debts":["${own.account}"]`);
  });
});
