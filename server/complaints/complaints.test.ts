import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { buildApplication } from '../api/application.ts';
import type { ComplaintShown, ComplaintsAnswer, OwnComplaints } from '../api/complaints/complaints-schema.ts';
import type { QueueAnswer } from '../api/review/review-schema.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import type { Database } from '../db/databases.ts';
import { keepReviewers } from '../db/review/review-rows.ts';

const TODAY = parseDay('2026-11-22')!;
const OWN = '/api/borrower/sample/A-1000003/accounts/1000003/complaints';
const DESK = '/api/studio/complaints';
const WORDS = '客服一直没人接，我失业了，想协商分期。';
let database: Database;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 20);
  await keepReviewers(database.pool, [
    { id: 'c1', level: 1, trained: true },
    { id: 'c2', level: 2, trained: true },
  ]);
  app = await buildApplication(smallHouse(database, '10:00'), null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function ask<T>(url: string, payload?: object): Promise<{ status: number; body: T }> {
  const got = await app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    ...(payload ? { payload } : {}),
  });
  return { status: got.statusCode, body: got.json() as T };
}
const decision = {
  by: 'c1',
  valid: true,
  kind: 'service',
  reason: 'situation-evident',
  cause: 'strategy',
  causeOf: 'first@1',
  words: { zh: '您说得对，我们已改正。', en: 'You are right; we have put it right.' },
};
const pending = async (account = 1000003) =>
  (
    await database.pool.query<{ data: string }>(
      `select data from person_fact f join account a on a.slot = f.slot and a.borrower_id = f.borrower_id
        where a.account_id = $1 and f.type = 'complaint' order by f.seq desc limit 1`,
      [account],
    )
  ).rows[0]?.data;

describe('a complaint of the borrower', () => {
  test('has the day of the law, a case, a bar, and what its words suggest; told twice it is one', async () => {
    const { body } = await ask<OwnComplaints>(OWN, { kind: null, words: WORDS });
    expect(body.items).toMatchObject([
      {
        complaint: 1,
        receivedOn: '2026-11-22',
        dueOn: '2026-12-07',
        rule: 'CN-CPL',
        decidedOn: null,
        kind: 'hardship',
      },
    ]);
    expect(body.outside.map(({ phone }) => phone)).toContain('12378');
    expect(await pending()).toContain('"pending":true');
    expect((await ask<OwnComplaints>(OWN, { kind: null, words: WORDS })).body.items).toHaveLength(1);
    const { items } = (await ask<ComplaintsAnswer>(DESK)).body;
    expect(items).toMatchObject([
      { suggested: 'hardship', hardship: true, via: 'portal', overdue: false, owner: null },
    ]);
    expect(items[0]?.because).toContain('失业');
  });

  test('is decided by a person who names a cause, answered, and its bar falls', async () => {
    const [one] = (await ask<ComplaintsAnswer>(DESK)).body.items;
    const path = `${DESK}/${one!.key}`;
    expect((await ask(`${path}/decide`, { ...decision, cause: 'none', causeOf: null })).status).toBe(409);
    expect((await ask(`${path}/decide`, { ...decision, by: 'nobody' })).status).toBe(403);
    expect((await ask(`${path}/decide`, { ...decision, reason: 'no-such' })).status).toBe(400);
    expect((await ask<ComplaintsAnswer>(DESK)).body.items[0]).toMatchObject({ decidedOn: null, owner: null });
    // The queue has its case, and one door decides it.
    const { body: queue } = await ask<QueueAnswer>('/api/agent/review?kind=complaint');
    const step = `/api/agent/review/${queue.items[0]!.key}/step`;
    expect((await ask(step, { act: 'claim', by: 'c1' })).status).toBe(200);
    const { words, reason } = decision;
    const verdict = { outcome: 'granted', reasons: [reason], words, alternative: null };
    const barred = await ask<{ errors: { what: string }[] }>(step, { act: 'decide', by: 'c1', verdict });
    expect([barred.status, barred.body.errors[0]?.what]).toEqual([409, 'at-its-desk']);
    expect((await ask(step, { act: 'give-back', by: 'c1' })).status).toBe(200);
    expect(await pending()).toContain('"pending":true');
    const longer = await ask<ComplaintShown>(`${path}/more-time`, {
      by: 'c1',
      how: 'complex',
      why: '需要向受托机构调取录音',
    });
    expect(longer.body).toMatchObject({ dueOn: '2026-12-22', extendedWhy: '需要向受托机构调取录音' });
    const decided = await ask<ComplaintShown>(`${path}/decide`, decision);
    expect(decided.body).toMatchObject({
      valid: true,
      kind: 'service',
      cause: 'strategy',
      causeOf: 'first@1',
    });
    expect(await pending()).toContain('"pending":false');
    expect((await ask(`${path}/decide`, decision)).status).toBe(409);
    const mine = (await ask<OwnComplaints>(OWN)).body.items[0];
    expect(mine).toMatchObject({ valid: true, answer: decision.words.zh });
    const { rows } = await database.pool.query<{ template: string; state: string }>(
      `select template, state from message where template = 'complaint-answered'`,
    );
    expect(rows).toEqual([{ template: 'complaint-answered', state: 'waiting' }]);
  });
});

test('one from the regulator needs a lead; statistics count what was received for ten thousand accounts', async () => {
  const told = {
    ...{ host: 'sample', reference: 'A-1000006', kind: 'contact', via: 'regulator', by: 'c1' },
    ...{ theirNumber: 'NFRA-7', words: '半夜打电话，还联系了我的单位。' },
  };
  const { items } = (await ask<ComplaintsAnswer>(DESK, told)).body;
  expect(items).toMatchObject([
    { via: 'regulator', takenBy: 'c1', theirNumber: 'NFRA-7', suggested: 'contact' },
  ]);
  const path = `${DESK}/${items[0]!.key}/decide`;
  await ask(path, {
    ...decision,
    kind: 'contact',
    valid: false,
    reason: 'honest-explanation',
    cause: 'none',
    causeOf: null,
  });
  expect((await ask<ComplaintsAnswer>(DESK)).body.items).toHaveLength(1);
  const lead = { ...decision, by: 'c2', kind: 'contact', cause: 'agency', causeOf: 'agency-1' };
  expect((await ask(path, lead)).status).toBe(200);
  expect((await ask<ComplaintsAnswer>(DESK)).body.items).toHaveLength(0);
  const { accounts, counts } = (await ask<ComplaintsAnswer>(`${DESK}?state=decided`)).body;
  expect(accounts).toBe(20);
  expect(counts).toContainEqual({
    what: 'via',
    name: 'portal',
    received: 1,
    valid: 1,
    late: 0,
    perTenThousand: 500,
  });
  expect(counts).toContainEqual({
    what: 'cause_of',
    name: 'strategy first@1',
    received: 1,
    valid: 1,
    late: 0,
    perTenThousand: 500,
  });
});

test('the bar stands until the last of several complaints is decided', async () => {
  const own = '/api/borrower/sample/A-1000009/accounts/1000009/complaints';
  await ask(own, { kind: null, words: WORDS });
  await ask(own, { kind: null, words: '半夜打电话到我的单位，请不要再打。' });
  const { items } = (await ask<ComplaintsAnswer>(DESK)).body;
  expect(items).toHaveLength(2);
  for (const [{ key }, stands] of [
    [items[0]!, true],
    [items[1]!, false],
  ] as const) {
    expect((await ask(`${DESK}/${key}/decide`, decision)).status).toBe(200);
    expect(await pending(1000009)).toContain(`"pending":${stands}`);
  }
});

test.each([
  [{ kind: null, words: 'no' }, 400],
  [{ kind: 'nonsense', words: 'long enough' }, 400],
  [{ kind: null, words: 'x'.repeat(8_001) }, 400],
  [{ kind: null }, 400],
])('bad input is refused and nothing is kept', async (payload, status) => {
  const before = (await ask<OwnComplaints>(OWN)).body.items.length;
  expect((await ask(OWN, payload)).status).toBe(status);
  expect((await ask<OwnComplaints>(OWN)).body.items).toHaveLength(before);
});
