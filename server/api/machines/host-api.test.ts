import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { type BorrowerKey, lockBorrowers } from '../../db/gate/person-rows.ts';
import { impossibleNow } from '../../db/ladder/impossible-rows.ts';
import { forgetAnswers } from '../../db/machines/answer-rows.ts';
import { transaction } from '../../db/pool.ts';
import { recordImpossible } from '../../ladder/impossible-steps.ts';
import type { ContactsAnswer, EnteredAnswer, HostAccount, ToldAnswer } from './host-schema.ts';
import { keyFor, type MachineScene, openMachineScene } from './machine-scene.ts';

type Entered = z.infer<typeof EnteredAnswer>;
type State = z.infer<typeof HostAccount>;

let database: Database;
let scene: MachineScene;
let references: string[];

beforeAll(async () => {
  database = await testDatabase();
  scene = await openMachineScene(database);
  const { rows } = await database.pool.query<{ account: bigint }>(
    `select account_id as account from account where oldest_due is not null and written_off_on is null order by account_id`,
  );
  references = rows.map(({ account }) => `A-${account}`);
});
afterAll(async () => {
  await scene?.app.close();
  await database?.close();
});

const owed = async (reference: string, on = '') =>
  (await scene.ask(`/accounts/${reference}${on}`)).json<State>().account.position.owed;

describe('an account', () => {
  test('is told as it stands today, stood once, and will stand', async () => {
    const [reference = ''] = references;
    const today = await scene.ask(`/accounts/${reference}`);
    expect(today.statusCode, today.body).toBe(200);
    const { account } = today.json<State>();
    expect(account.position.day).toBe('2026-11-22');
    expect(Number(account.position.overdue)).toBeGreaterThan(0);
    const later = (await scene.ask(`/accounts/${reference}?on=2026-12-22`)).json<State>().account;
    expect(Number(later.position.owed)).toBeGreaterThan(Number(account.position.owed));
    const before = (await scene.ask(`/accounts/${reference}?on=2026-11-01`)).json<State>().account;
    expect(before.position.day).toBe('2026-11-01');
    expect((await scene.ask(`/accounts/${reference}?on=1999-01-01`)).statusCode).toBe(400);
    expect((await scene.ask('/accounts/nobody')).statusCode).toBe(404);
  });
});

describe('money', () => {
  test('is entered once, whichever way and however often it is told; for an account not here it waits', async () => {
    const [, reference = ''] = references;
    const before = Number(await owed(reference));
    const one = { payment: 'P-1', amount: '10.00', currency: 'CNY', paidOn: '2026-11-22' };
    const alone = await scene.ask(`/accounts/${reference}/payments`, one);
    expect(alone.statusCode, alone.body).toBe(200);
    const entered = { name: 'P-1', account: reference, state: 'entered', on: '2026-11-22', refused: null };
    expect(alone.json<Entered>().items).toEqual([entered]);
    const items = [
      { ...one, account: reference },
      { ...one, payment: 'P-2', account: reference },
      { ...one, payment: 'P-3', account: 'nobody-yet' },
      { ...one, payment: 'P-1', amount: '11.00', account: reference },
    ];
    const many = (await scene.ask('/payments', { items })).json<Entered>().items;
    expect(many.map(({ state }) => state)).toEqual(['already-entered', 'entered', 'suspended', 'refused']);
    expect(Number(await owed(reference))).toBeCloseTo(before - 20, 2);
  });

  test('is taken back and corrected; what cannot be is said item by item', async () => {
    const [, reference = ''] = references;
    const before = Number(await owed(reference));
    const back = { reversal: 'R-1', payment: 'P-2', account: reference, valueOn: '2026-11-22' };
    const items = [back, { ...back, reversal: 'R-2', payment: 'never' }, { ...back, account: 'nobody' }];
    const states = (await scene.ask('/reversals', { items })).json<Entered>().items;
    expect(states.map(({ state }) => state)).toEqual(['entered', 'refused', 'refused']);
    const fee = { correction: 'C-1', account: reference, what: 'charge-fee', amount: '3.00' };
    const told = await scene.ask('/corrections', {
      items: [{ ...fee, currency: 'CNY', valueOn: '2026-11-22' }],
    });
    expect(told.json<Entered>().items).toMatchObject([{ state: 'entered' }]);
    expect(Number(await owed(reference))).toBeCloseTo(before + 13, 2);
  });

  test.each([
    [{ amount: '1.001' }, 'more than 2 digits'],
    [{ amount: '0' }, 'not above zero'],
    [{ currency: 'KWD' }, 'KWD'],
  ])('%j is refused, and nothing of its request is entered', async (odd, said) => {
    const [, reference = ''] = references;
    const one = { payment: 'P-9', amount: '1.00', currency: 'CNY', paidOn: '2026-11-22', account: reference };
    const before = await owed(reference);
    const answer = await scene.ask('/payments', { items: [one, { ...one, payment: 'P-10', ...odd }] });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(said);
    expect(await owed(reference)).toBe(before);
  });
});

describe('a person', () => {
  test('who has died is not contacted by any way; a mistake is lifted', async () => {
    const [, , reference = ''] = references;
    const dead = await scene.ask(`/accounts/${reference}/holds`, { hold: 'D-1', kind: 'death' });
    expect(dead.json<z.infer<typeof ToldAnswer>>().state).toBe('entered');
    const { rows } = await database.pool.query<{ data: string }>(
      `select data from person_fact where type = 'person' order by recorded_at desc limit 1`,
    );
    expect(rows[0]!.data).toContain('"alive":false');
    const lifted = await scene.ask(`/accounts/${reference}/holds/D-1/lift`, { kind: 'death' });
    expect(lifted.statusCode, lifted.body).toBe(200);
  });

  test.each(['fraud', 'dispute'] as const)('a %s becomes a dispute with its clock, once', async (kind) => {
    const reference = references[kind === 'fraud' ? 3 : 4]!;
    const first = await scene.ask(
      `/accounts/${reference}/holds`,
      { hold: 'F-1', kind },
      { once: `case-${kind}` },
    );
    expect(first.statusCode, first.body).toBe(200);
    const again = await scene.ask(
      `/accounts/${reference}/holds`,
      { hold: 'F-1', kind },
      { once: `case-${kind}` },
    );
    expect(again.headers['idempotency-replayed']).toBe('true');
    const { rows } = await database.pool.query<{ n: bigint }>(
      `select count(*) as n from dispute where taken_by = 'host sample' and kind = $1`,
      [kind === 'fraud' ? 'identity' : 'debt'],
    );
    expect(rows[0]!.n).toBe(1n);
  });

  test('has a hardship until a day, and a new number', async () => {
    const reference = references[5]!;
    const held = { hold: 'H-1', kind: 'hardship', until: '2026-12-31' };
    expect((await scene.ask(`/accounts/${reference}/holds`, held)).statusCode).toBe(200);
    expect((await scene.ask(`/accounts/${reference}/holds/H-1/lift`, { kind: 'hardship' })).statusCode).toBe(
      200,
    );
    const number = { address: 'T-1', kind: 'mobile', literal: '10000000099', use: 'personal' };
    const { rows: owners } = await database.pool.query<BorrowerKey>(
      `select a.slot, a.borrower_id as borrower from reference r join account a on a.slot = r.account_slot and a.account_id = r.account_id
        where r.reference = $1`,
      [reference],
    );
    const [person] = owners as [BorrowerKey];
    await transaction(database.pool, async (client) => {
      await lockBorrowers(client, [person]);
      await recordImpossible(client, [{ ...person, step: 'call' }], 1);
    });
    expect(await impossibleNow(database.pool, person)).toEqual(['call']);
    // One that is known to be wrong makes nothing possible.
    const wrong = { ...number, address: 'T-0', state: 'wrong' };
    expect((await scene.ask(`/accounts/${reference}/addresses`, wrong)).statusCode).toBe(200);
    expect(await impossibleNow(database.pool, person)).toEqual(['call']);
    expect((await scene.ask(`/accounts/${reference}/addresses`, number)).statusCode).toBe(200);
    const { rows } = await database.pool.query(
      `select address_id from address where address_id = 'host/sample/T-1'`,
    );
    expect(rows).toHaveLength(1);
    expect(await impossibleNow(database.pool, person)).toEqual([]);
  });
});

describe('a key', () => {
  test('reaches as far as its scopes and its host, and not once it is ended', async () => {
    const [reference = ''] = references;
    const reads = await keyFor(scene.house, ['accounts:read']);
    expect((await scene.ask(`/accounts/${reference}`, undefined, { key: reads })).statusCode).toBe(200);
    const refused = await scene.ask('/payments', {}, { key: reads });
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('key.scope');
    const other = await keyFor(scene.house, ['accounts:read'], 'another');
    expect((await scene.ask(`/accounts/${reference}`, undefined, { key: other })).statusCode).toBe(403);
    const number = reads.split('_')[1]!;
    const ended = await scene.app.inject({
      method: 'POST',
      url: `/api/people/keys/${number}/end`,
      headers: { cookie: scene.cookie },
    });
    expect(ended.statusCode, ended.body).toBe(200);
    const gone = await scene.ask(`/accounts/${reference}`, undefined, { key: reads });
    expect(gone.statusCode).toBe(401);
    expect(gone.headers['www-authenticate']).toContain('invalid_token');
  });

  test('opens nothing else, asks no more than it may, and what it changes is noted', async () => {
    const few = await keyFor(scene.house, ['accounts:read'], 'sample', 2);
    const [reference = ''] = references;
    const first = await scene.ask(`/accounts/${reference}`, undefined, { key: few });
    expect(first.headers['ratelimit-policy']).toBe('"key";q=2;w=60');
    expect(first.headers.ratelimit).toMatch(/^"key";r=1;t=\d+$/);
    await scene.ask(`/accounts/${reference}`, undefined, { key: few });
    const third = await scene.ask(`/accounts/${reference}`, undefined, { key: few });
    expect(third.statusCode).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    const agent = await scene.app.inject({
      url: '/api/agent/work',
      headers: { authorization: `Bearer ${scene.key}` },
    });
    expect(agent.statusCode).toBe(403);
    const { rows } = await database.pool.query<{ what: string; about: string }>(
      `select what, about from people_log where who like 'key %' and about like 'sample/%' order by seq limit 1`,
    );
    expect(rows[0]).toMatchObject({ what: 'POST /api/host/:host/accounts/:reference/payments' });
  });

  test('is kept as a digest alone', async () => {
    const { rows } = await database.pool.query<{ text: string }>('select k::text as text from api_key k');
    const secret = scene.key.slice(-20);
    expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
  });
});

describe('an answer', () => {
  const one = { payment: 'P-50', amount: '1.00', currency: 'CNY', paidOn: '2026-11-22' };

  test('is the same for the same key and content, refused for other content, and one of fifty at once runs', async () => {
    const reference = references[1]!;
    const path = `/accounts/${reference}/payments`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => scene.ask(path, one, { once: 'fifty-at-once' })),
    );
    const ran = answers.filter(
      (answer) => answer.statusCode === 200 && answer.headers['idempotency-replayed'] === undefined,
    );
    expect(ran).toHaveLength(1);
    expect(ran[0]!.json<Entered>().items).toMatchObject([{ state: 'entered' }]);
    for (const { statusCode } of answers) expect([200, 409]).toContain(statusCode);
    const replayed = await scene.ask(path, one, { once: 'fifty-at-once' });
    expect(replayed.headers['idempotency-replayed']).toBe('true');
    expect(replayed.body).toBe(ran[0]!.body);
    expect(replayed.headers['content-type']).toBe(ran[0]!.headers['content-type']);
    const other = await scene.ask(path, { ...one, amount: '2.00' }, { once: 'fifty-at-once' });
    expect(other.statusCode).toBe(422);
    expect(other.headers['content-type']).toContain('application/problem+json');
  });

  test('is asked for with a key, and kept by who asks', async () => {
    const reference = references[1]!;
    const bare = await scene.app.inject({
      method: 'POST',
      url: `/api/host/sample/accounts/${reference}/payments`,
      headers: { authorization: `Bearer ${scene.key}` },
      payload: { ...one, payment: 'P-60' },
    });
    expect(bare.statusCode).toBe(400);
    const another = await keyFor(scene.house);
    const mine = await scene.ask(`/accounts/${reference}/payments`, one, {
      once: 'fifty-at-once',
      key: another,
    });
    expect(mine.headers['idempotency-replayed']).toBeUndefined();
    expect(mine.json<Entered>().items).toMatchObject([{ state: 'already-entered' }]);
  });

  test('that a process took with it is made by the next; old ones are forgotten in batches', async () => {
    const reference = references[1]!;
    const path = `/accounts/${reference}/payments`;
    const later = { ...one, payment: 'P-70' };
    await scene.ask(path, later, { once: 'died-with-it' });
    const { pool } = database;
    await pool.query(`update kept_answer set status = null, body = null where key = 'died-with-it'`);
    expect((await scene.ask(path, later, { once: 'died-with-it' })).statusCode).toBe(409);
    await pool.query(`update kept_answer set at = at - interval '3 minutes' where key = 'died-with-it'`);
    const made = await scene.ask(path, later, { once: 'died-with-it' });
    expect(made.json<Entered>().items).toMatchObject([{ state: 'already-entered' }]);
    await pool.query(`update kept_answer set at = at - interval '3 days'`);
    expect(await forgetAnswers(pool, 48, 2)).toBe(2);
    while ((await forgetAnswers(pool, 48, 1_000)) > 0);
    expect((await pool.query('select from kept_answer')).rowCount).toBe(0);
  });
});

test('contacts of a day come page by page, none twice and none left out', async () => {
  const all = (await scene.ask('/contacts?day=2026-11-22')).json<ContactsAnswer>();
  expect(all).toEqual({ items: [], next: null });
  expect((await scene.ask('/contacts?day=2026-11-22&after=nonsense')).statusCode).toBe(400);
});
