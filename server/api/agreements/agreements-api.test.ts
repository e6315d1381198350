import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import { askMessage } from '../../contact/gather.ts';
import type { Database } from '../../db/databases.ts';
import { transaction } from '../../db/pool.ts';
import { personOf } from '../../db/vault/person-columns.ts';
import { verifyBook } from '../../ledger/verify.ts';
import { houseKey } from '../../vault/house-key.ts';
import { type PersonBytes, toldPerson } from '../../vault/sealed-person.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type {
  AcceptAnswer,
  AgreeingAnswer,
  AgreementShown,
  ConfirmAnswer,
  ProposalAnswer,
} from './agreements-schema.ts';
import { SMALL_CIRCUMSTANCES } from './small-circumstances.ts';

const TODAY = parseDay('2026-11-22')!;

let database: Database;
let house: House;
let app: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  house = smallHouse(database);
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const at = (account: number) => `/api/borrower/sample/A-${account}/accounts/${account}`;
let keys = 0;

async function post<T>(path: string, body: object, status = 200): Promise<T> {
  keys += 1;
  const response = await app.inject({
    method: 'POST',
    url: `${path}?language=en`,
    headers: { 'idempotency-key': `test-key-${keys}` },
    payload: body,
  });
  expect(response.statusCode, response.body).toBe(status);
  return response.json() as T;
}

async function get<T>(path: string): Promise<T> {
  const response = await app.inject(`${path}?language=en`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json() as T;
}

const proposal = (change: object = {}) => ({
  kind: 'instalments',
  months: 6,
  amount: null,
  firstOn: null,
  ...change,
});

/** Accounts of the small book whose borrower lives in China and who are late by so many days at least. */
async function lateAccount(place: number): Promise<number> {
  const { rows } = await database.pool.query<{ account_id: bigint }>(
    `select a.account_id from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.oldest_due < $1::date - 1 and b.region = 'CN-33' and a.written_off_on is null and a.paused_from is null
        and a.agreement is null
        and not exists (select from proposal p where p.slot = a.slot and p.account_id = a.account_id)
      order by a.account_id`,
    [formatDay(TODAY)],
  );
  return Number(rows[Math.min(place, rows.length - 1)]!.account_id);
}

async function codeOf(account: number): Promise<string> {
  const { rows } = await database.pool.query<{ reply_to: string }>(
    `select reply_to from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
    [String(account)],
  );
  return codeFor(await houseKey(database.pool, CODE_KEY), BigInt(account), rows[0]!.reply_to);
}

async function proposeWell(account: number): Promise<ProposalAnswer> {
  const answer = await post<ProposalAnswer>(`${at(account)}/proposals`, {
    circumstances: SMALL_CIRCUMSTANCES,
    proposal: proposal(),
  });
  expect(answer.answer, JSON.stringify(answer.reasons)).toBe('accepted');
  return answer;
}

test('proposed, accepted, confirmed by code, bound in one transaction, read, printed and withdrawn', async () => {
  const account = await lateAccount(0);
  const before = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
  expect(before.questions.map(({ field }) => field)).toContain('incomes');
  const { offers, affordability } = await proposeWell(account);
  expect(affordability!.lines.at(-1)).toMatchObject({ name: 'keeps', amount: affordability!.keeps });
  const accepted = await post<AcceptAnswer>(`${at(account)}/offers/${offers[0]!.offer}/accept`, {});
  expect(accepted.agreement.state).toBe('waiting');
  expect(accepted.agreement.words).toContain(offers[0]!.total.replace(/\B(?=(\d{3})+\.)/g, ','));
  // The agreement names him, and lies sealed: no table has its words or what he stated.
  const { rows: kept } = await database.pool.query<{ line: string; person: PersonBytes }>(
    `select g::text || ' ' || (select string_agg(p::text || o::text, ' ') from proposal p join offer o using (slot, account_id, proposal)
                               where p.account_id = g.account_id) as line, ${personOf('b')} as person
       from agreement g join borrower b using (slot, borrower_id) where g.account_id = $1`,
    [account],
  );
  const { name } = toldPerson(kept[0]!.person);
  expect(accepted.agreement.words).toContain(name);
  for (const word of [name, accepted.agreement.words.split('\n')[1]!, '"incomes"'])
    for (const form of [word, Buffer.from(word).toString('hex')]) expect(kept[0]!.line).not.toContain(form);
  const confirm = `${at(account)}/agreements/${accepted.agreement.agreement}/confirm`;
  const code = await codeOf(account);
  const wrong = code === '000000' ? '000001' : '000000';
  await post(confirm, { code: wrong }, 409);
  const bound = await post<ConfirmAnswer>(confirm, { code });
  expect(bound).toMatchObject({
    state: 'bound',
    agreement: { state: 'bound', alive: true, canWithdraw: true },
  });
  expect(bound.ended).not.toBeNull();
  expect((await post<ConfirmAnswer>(confirm, { code })).state).toBe('already-bound');
  const waiting = await database.pool.query(
    `select from contact where account_id = $1 and day >= $2 and state = 'planned'`,
    [account, formatDay(TODAY)],
  );
  expect(waiting.rowCount).toBe(0);
  const pdf = await app.inject(
    `${at(account)}/agreements/${accepted.agreement.agreement}/pdf?language=zh-CN`,
  );
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  const left = await post<ConfirmAnswer>(
    `${at(account)}/agreements/${accepted.agreement.agreement}/withdraw`,
    {},
  );
  expect(left.agreement).toMatchObject({ state: 'withdrawn', alive: false, canWithdraw: false });
  const again = await get<AgreementShown>(`${at(account)}/agreements/${accepted.agreement.agreement}`);
  expect(again.state).toBe('withdrawn');
});

test('a payment between offer and confirmation: nothing binds, the new price stands open', async () => {
  const account = await lateAccount(0);
  const { offers } = await proposeWell(account);
  const accepted = await post<AcceptAnswer>(`${at(account)}/offers/${offers[0]!.offer}/accept`, {});
  await post(`${at(account)}/pay`, { amount: '10' });
  const code = await codeOf(account);
  const confirm = `${at(account)}/agreements/${accepted.agreement.agreement}/confirm`;
  const refused = await post<{ detail: string; errors: { where: string }[] }>(confirm, { code }, 409);
  expect(refused.errors[0]!.where).toBe('repriced');
  const { openOffers, agreements } = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
  expect(agreements[0]!.state).toBe('lapsed');
  expect(openOffers).toHaveLength(1);
  expect(Number(openOffers[0]!.total)).toBeCloseTo(Number(offers[0]!.total) - 10, 2);
});

test('two confirmations at once: one binds, the other hears that it is bound', async () => {
  const account = await lateAccount(0);
  const { offers } = await proposeWell(account);
  const accepted = await post<AcceptAnswer>(`${at(account)}/offers/${offers[0]!.offer}/accept`, {});
  const confirm = `${at(account)}/agreements/${accepted.agreement.agreement}/confirm`;
  const code = await codeOf(account);
  const both = await Promise.all([
    post<ConfirmAnswer>(confirm, { code }),
    post<ConfirmAnswer>(confirm, { code }),
  ]);
  expect(both.map(({ state }) => state).toSorted()).toEqual(['already-bound', 'bound']);
  const refused = await post<ProposalAnswer>(`${at(account)}/proposals`, {
    circumstances: SMALL_CIRCUMSTANCES,
    proposal: proposal({ months: 12 }),
  });
  expect([refused.answer, refused.reasons[0]!.key, refused.by]).toEqual([
    'refused',
    'plan-alive',
    '2026-11-25',
  ]);
});

test('an agreement silences what waits for the next minute, in the same transaction', async () => {
  const account = await lateAccount(0);
  const { offers } = await proposeWell(account);
  const { agreement } = await post<AcceptAnswer>(`${at(account)}/offers/${offers[0]!.offer}/accept`, {});
  const { rows } = await database.pool.query<{ slot: number; borrower_id: bigint }>(
    'select slot, borrower_id from account where account_id = $1',
    [account],
  );
  const own = [rows[0]!.slot, rows[0]!.borrower_id];
  const waiting = `select message, state, why from message
    where slot = $1 and borrower_id = $2 and template = 'overdue' order by message desc limit 1`;
  await transaction(database.pool, (client) =>
    askMessage(client, {
      key: { slot: rows[0]!.slot, borrower: rows[0]!.borrower_id },
      way: 'sms',
      template: 'overdue',
      tone: 'plain',
      purpose: 'collect',
      debts: [String(account)],
      replyTo: null,
      day: TODAY,
      notBefore: house.now(TODAY) + 1,
      notAfter: house.now(TODAY) + 60,
    }),
  );
  expect((await database.pool.query(waiting, own)).rows[0]).toMatchObject({ state: 'waiting' });
  const confirm = `${at(account)}/agreements/${agreement.agreement}/confirm`;
  const bound = await post<ConfirmAnswer>(confirm, { code: await codeOf(account) });
  expect(bound.state).toBe('bound');
  expect((await database.pool.query(waiting, own)).rows[0]).toMatchObject({ state: 'cancelled' });
});

test('an agent proposes for him and is answered at an agent’s level; the borrower alone confirms', async () => {
  const account = await lateAccount(0);
  const { rows } = await database.pool.query<{ slot: number }>(
    'select slot from account where account_id = $1',
    [account],
  );
  const path = `/api/agent/accounts/${rows[0]!.slot}-${account}`;
  const response = await app.inject({
    method: 'POST',
    url: `${path}/proposals?language=en&staff=li`,
    headers: { 'idempotency-key': 'agent-key-1' },
    payload: { circumstances: SMALL_CIRCUMSTANCES, proposal: proposal() },
  });
  expect(response.statusCode, response.body).toBe(200);
  expect((response.json() as ProposalAnswer).answer).toBe('accepted');
  const none = await app.inject({ method: 'POST', url: `${path}/agreements/G${account}-1/confirm?staff=li` });
  expect(none.statusCode).toBe(404);
});

test('two proposals at once: the offers of one are open, those of the other gave way', async () => {
  const account = await lateAccount(0);
  const one = () =>
    post<ProposalAnswer>(`${at(account)}/proposals`, {
      circumstances: SMALL_CIRCUMSTANCES,
      proposal: proposal(),
    });
  const answers = await Promise.all([one(), one()]);
  expect(answers.map(({ proposal: number }) => number).toSorted()).toEqual([1, 2]);
  const open = (await get<AgreeingAnswer>(`${at(account)}/agreeing`)).openOffers.map(({ offer }) => offer);
  const last = answers.find(({ proposal: number }) => number === 2)!;
  expect(open).toEqual(last.offers.map(({ offer }) => offer));
  const first = answers.find(({ proposal: number }) => number === 1)!.offers[0]!.offer;
  await post(`${at(account)}/offers/${first}/accept`, {}, 409);
});

test('an offer that is over, a code that is over, and five wrong codes bind nothing', async () => {
  const account = await lateAccount(0);
  const { offers } = await proposeWell(account);
  const accept = `${at(account)}/offers/${offers[0]!.offer}/accept`;
  const { agreement } = await post<AcceptAnswer>(accept, {});
  const confirm = `${at(account)}/agreements/${agreement.agreement}/confirm`;
  const code = await codeOf(account);
  const wrong = code === '111111' ? '222222' : '111111';
  for (let tries = 0; tries < 5; tries += 1) await post(confirm, { code: wrong }, 409);
  const tired = await post<{ errors: { where: string }[] }>(confirm, { code }, 409);
  expect(tired.errors[0]!.where).toBe('too-many-tries');
  await post<AcceptAnswer>(accept, {});
  await database.pool.query('update agreement set code_until = code_until - 60 where account_id = $1', [
    account,
  ]);
  const late = await post<{ errors: { where: string }[] }>(confirm, { code: await codeOf(account) }, 409);
  expect(late.errors[0]!.where).toBe('code-over');
  await database.pool.query("update offer set until = '2026-11-21' where account_id = $1", [account]);
  const over = await post<{ errors: { where: string }[] }>(accept, {}, 409);
  expect(over.errors[0]!.where).toBe('offer-over');
});

test('what cannot be read or is not his is refused and changes nothing', async () => {
  const account = await lateAccount(0);
  const send = (change: object, circumstances: object = SMALL_CIRCUMSTANCES, status = 400) =>
    post(`${at(account)}/proposals`, { circumstances, proposal: proposal(change) }, status);
  await send({ months: 2.5 });
  await send({ amount: '1.234' });
  await send({ firstOn: '2026-02-31' });
  await send({}, { ...SMALL_CIRCUMSTANCES, housing: '-5' });
  await send({}, { ...SMALL_CIRCUMSTANCES, people: 0 });
  await send({ months: 10_000 });
  const odd = await post<ProposalAnswer>(`${at(account)}/proposals`, {
    circumstances: SMALL_CIRCUMSTANCES,
    proposal: proposal({ months: 0 }),
  });
  expect(odd.reasons.map(({ key }) => key)).toContain('not-whole');
  const other = `/api/borrower/sample/A-${account}/accounts/${account === 1000001 ? 1000005 : 1000001}`;
  await post(`${other}/proposals`, { circumstances: SMALL_CIRCUMSTANCES, proposal: proposal() }, 404);
});

test('the book still holds', async () => {
  expect((await verifyBook(database.pool, house)).broken).toEqual([]);
});
