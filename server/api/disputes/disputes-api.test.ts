import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../../rules/days.ts';
import {
  type Rehearsed,
  rehearsedHouse,
  rehearsedLaw,
  textAbout,
} from '../../../tools/rehearsal/gate-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { findAccount, readRecords } from '../../db/record.ts';
import { permitAndMark } from '../../gate/permit-desk.ts';
import { buildApplication } from '../application.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { DeskAnswer, OwnDisputes, TakenAnswer } from './disputes-schema.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let app: FastifyInstance;
let now: number;
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  const house = smallHouse(database);
  now = house.now(TODAY);
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function bring(reference: string, payload: object, key = `key-${keys++}-of-a-test`) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/borrower/sample/${reference}/disputes`,
    headers: { 'idempotency-key': key },
    payload,
  });
  return { status: response.statusCode, body: response.json() as TakenAnswer & { detail: string } };
}
const list = async (reference: string) =>
  (await app.inject(`/api/borrower/sample/${reference}/disputes`)).json() as OwnDisputes;
const desk = async () => (await app.inject('/api/studio/disputes')).json() as DeskAnswer;
const post = async (url: string, payload: object = {}) => {
  const response = await app.inject({ method: 'POST', url, payload });
  return { status: response.statusCode, body: response.json() as { detail: string } };
};

async function sent(account: string): Promise<number> {
  const key = (await findAccount(database.pool, account))!;
  const [record] = await readRecords(database.pool, [key]);
  const person: Rehearsed = { key: { slot: key.slot, borrower: record!.account.borrower }, account: key };
  const house = rehearsedHouse({ at: now - 30 }, rehearsedLaw('api', '00:00'));
  const [decided] = await permitAndMark(
    database.pool,
    [{ key: person.key, attempt: textAbout(person) }],
    house,
  );
  return decided!.permit!;
}

const missing = {
  kind: 'payment',
  ground: 'not-credited',
  accounts: ['1000008'],
  amount: '120.00',
  words: 'I paid.',
};

describe('a dispute over the wire', () => {
  test('is acknowledged with its clock; the same key again is the same case, with other content a conflict', async () => {
    const first = await bring('A-1000008', missing, 'one-key-for-all');
    expect(first).toMatchObject({
      status: 200,
      body: {
        state: 'taken',
        dispute: { state: 'open', rests: true, dueOn: '2026-12-07', amount: '120.00' },
      },
    });
    const again = await bring('A-1000008', missing, 'one-key-for-all');
    expect(again.body).toMatchObject({ state: 'taken', dispute: { key: first.body.dispute.key } });
    expect((await bring('A-1000008', { ...missing, words: 'Other.' }, 'one-key-for-all')).status).toBe(422);
    expect((await list('A-1000008')).items).toHaveLength(1);
  });

  test.each<[string, object, number]>([
    ['an account of somebody else', { ...missing, accounts: ['1000002'] }, 404],
    ['no account at all', { ...missing, accounts: [] }, 400],
    ['a ground of another kind', { ...missing, ground: 'had-paid' }, 400],
    ['an amount of nothing', { ...missing, amount: '0' }, 400],
    ['an amount with too many digits', { ...missing, amount: '1.005' }, 400],
    ['empty words', { ...missing, words: '   ' }, 400],
    ['a text of a megabyte', { ...missing, words: 'x'.repeat(1_100_000) }, 413],
    ['a text of three thousand', { ...missing, words: 'x'.repeat(3_000) }, 400],
    ['a contact that is not his', { kind: 'message', ground: 'had-paid', permit: 4_711, words: 'w' }, 404],
    ['neither a contact nor a description', { kind: 'message', ground: 'had-paid', words: 'w' }, 400],
    [
      'a message of the future',
      { kind: 'message', ground: 'not-from-you', told: { at: '2031-01-01T10:00' }, words: 'w' },
      400,
    ],
    [
      'a time that no clock shows',
      { kind: 'message', ground: 'not-from-you', told: { at: '2026-13-41T10:00' }, words: 'w' },
      400,
    ],
  ])('%s is refused, and nothing is kept', async (_, payload, status) => {
    const before = (await list('A-1000008')).items.length;
    const answer = await bring('A-1000008', payload);
    expect([answer.status, answer.body.detail.length > 0]).toEqual([status, true]);
    expect((await list('A-1000008')).items).toHaveLength(before);
  });

  test('of a message has its verdict at once, with evidence that names where it stands', async () => {
    const permit = await sent('sample:A-1000002');
    const asked = { kind: 'message', ground: 'how-i-was-spoken-to', permit, words: 'Rude.' };
    const { body } = await bring('A-1000002', asked);
    expect(body.dispute).toMatchObject({ verdict: 'unclear', state: 'person', mayWithdraw: true });
    expect(body.dispute.evidence.map(({ of, stands }) => [of, stands !== null])).toEqual([
      ['contact', true],
      ['decision', true],
      ['proof', true],
      ['carrier', false],
      ['doubt', false],
    ]);
    const waiting = (await desk()).items.find(({ key }) => key === body.dispute.key);
    expect(waiting).toMatchObject({ takenBy: 'borrower', daysLeft: 15 });
    const decision = {
      outcome: 'rejected',
      reason: 'contact-was-right',
      answer: 'We heard the call.',
      by: 'c1',
    };
    const url = `/api/studio/disputes/${body.dispute.key}/decide`;
    expect((await post(url, { ...decision, reason: 'payment-found' })).status).toBe(400);
    expect((await post(url, decision)).status).toBe(200);
    expect((await post(url, decision)).status).toBe(409);
    const [own] = (await list('A-1000002')).items;
    expect(own).toMatchObject({ outcome: 'rejected', decidedBy: 'person', mayAppeal: true });
    expect(own!.regulator?.zh).toContain('12378');
    const appeal = `/api/borrower/sample/A-1000002/disputes/${own!.dispute}/appeal`;
    expect((await post(appeal)).status).toBe(200);
    expect(await post(url, decision)).toMatchObject({ status: 409 });
    expect((await post(url, { ...decision, by: 'c2' })).status).toBe(200);
  });

  test('an agent takes one in, and does not decide it; a message that is not ours is reported', async () => {
    const key = (await findAccount(database.pool, 'sample:A-1000011'))!;
    const response = await app.inject({
      method: 'POST',
      url: '/api/agent/disputes',
      headers: { 'idempotency-key': 'agent-takes-it' },
      payload: {
        account: `${key.slot}-${key.accountId}`,
        agent: 'a17',
        via: 'call',
        kind: 'message',
        ground: 'not-from-you',
        told: { code: 'ABCD2345', way: 'sms', text: 'Pay to this account now.' },
        words: 'He read it to me.',
      },
    });
    expect(response.json()).toMatchObject({ dispute: { verdict: 'not-ours', outcome: 'upheld' } });
    const [report] = (await desk()).impostors;
    expect(report).toMatchObject({ state: 'open', told: { code: 'ABCD2345' } });
    const seen = { state: 'reported', by: 'c1', note: 'Told the police line.' };
    expect((await post(`/api/studio/impostors/${report!.key}`, seen)).status).toBe(200);
    expect((await post(`/api/studio/impostors/${report!.key}`, seen)).status).toBe(409);
  });
});
