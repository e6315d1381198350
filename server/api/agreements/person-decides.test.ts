import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { CODE_KEY, codeFor } from '../../agreements/one-time-code.ts';
import type { Database } from '../../db/databases.ts';
import { keepReviewers } from '../../db/review/review-rows.ts';
import { houseKey } from '../../vault/house-key.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import type { CaseShown, OwnCases, ProposalSeen, QueueAnswer } from '../review/review-schema.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type {
  AcceptAnswer,
  AgreeingAnswer,
  AppealAnswer,
  ConfirmAnswer,
  ProposalAnswer,
} from './agreements-schema.ts';
import { SMALL_CIRCUMSTANCES } from './small-circumstances.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
let house: House;
let app: FastifyInstance;
let keys = 0;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 24);
  await keepReviewers(database.pool, [
    { id: 'a1', level: 1, trained: false },
    { id: 'a2', level: 1, trained: false },
    { id: 'l1', level: 2, trained: false },
    { id: 'h1', level: 3, trained: false },
  ]);
  house = smallHouse(database);
  app = await buildApplication(house, null);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function post<T>(url: string, payload: object, status = 200): Promise<T> {
  keys += 1;
  const headers = { 'idempotency-key': `decides-${keys}-key` };
  const answer = await app.inject({ method: 'POST', url: `${url}?language=en`, headers, payload });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json() as T;
}
async function get<T>(url: string): Promise<T> {
  const answer = await app.inject(`${url}?language=en`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as T;
}

const at = (account: number) => `/api/borrower/sample/A-${account}/accounts/${account}`;
/** Rich and late: what he states cannot all be true, so a person asks. */
const ODD = { ...SMALL_CIRCUMSTANCES, onHand: '900000' };
const EARNS = { ...ODD, onHand: '0' };
const SIX = { kind: 'instalments', months: 6, amount: null, firstOn: null };

async function freshAccount(): Promise<number> {
  const { rows } = await database.pool.query<{ account_id: bigint }>(
    `select a.account_id from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.oldest_due < $1::date - 1 and b.region = 'CN-33' and a.written_off_on is null and a.paused_from is null
        and a.agreement is null
        and not exists (select from proposal p where p.slot = a.slot and p.account_id = a.account_id)
      order by a.account_id limit 1`,
    [formatDay(TODAY)],
  );
  return Number(rows[0]!.account_id);
}

async function propose(account: number, circumstances: object = ODD): Promise<ProposalAnswer> {
  return post<ProposalAnswer>(`${at(account)}/proposals`, { circumstances, proposal: SIX });
}

async function caseOf(account: number): Promise<CaseShown> {
  const { items } = await get<QueueAnswer>('/api/agent/review');
  const found = items.filter((one) => one.account?.endsWith(`-${account}`));
  expect(found).toHaveLength(1);
  return found[0]!;
}
const step = <T = CaseShown>(key: string, body: object, status = 200) =>
  post<T>(`/api/agent/review/${key}/step`, body, status);
const verdict = (outcome: string, reason: string, alternative: string | null = null) => ({
  ...{ outcome, reasons: [reason], alternative },
  words: { zh: '经核实', en: 'We have looked' },
});
interface Refusal {
  errors: { where: string; what: string }[];
}

async function bind(account: number, offer: number): Promise<ConfirmAnswer> {
  const { agreement } = await post<AcceptAnswer>(`${at(account)}/offers/${offer}/accept`, {});
  const { rows } = await database.pool.query<{ reply_to: string }>(
    `select reply_to from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
    [String(account)],
  );
  const code = codeFor(await houseKey(database.pool, CODE_KEY), BigInt(account), rows[0]!.reply_to);
  return post<ConfirmAnswer>(`${at(account)}/agreements/${agreement.agreement}/confirm`, { code });
}

describe('a person decides', () => {
  test('granted: routed with the day he was told, opened with a note, priced, taken and bound by code', async () => {
    const account = await freshAccount();
    const answer = await propose(account);
    expect([answer.answer, answer.by]).toEqual(['person', '2026-11-25']);
    const one = await caseOf(account);
    expect(one).toMatchObject({ kind: 'application', about: 'proposal 1', why: 'contradiction', level: 1 });
    expect(one.dueAt.startsWith('2026-11-25')).toBe(true);
    const waiting = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
    expect(waiting.decisions).toMatchObject([{ state: 'waiting' }]);
    const seen = await post<ProposalSeen>(`/api/agent/review/${one.key}/proposal`, { by: 'a1' });
    expect(seen.answer.affordability!.lines.length).toBeGreaterThan(5);
    expect(seen.rounds).toMatchObject([{ proposal: 1, kind: 'instalments', months: 6, answer: 'person' }]);
    expect(seen.stated.find(({ answer: said }) => said.includes('900,000'))).toBeDefined();
    const looked = await database.pool.query(
      `select from proof where kind = 'review' and data like '%"looked"%'`,
    );
    expect(looked.rowCount).toBe(1);
    await step(one.key, { act: 'claim', by: 'a1' });
    // The round must be named: what he proposes meanwhile is not granted unseen.
    const terms = { round: seen.round, asked: null };
    const granted = { act: 'decide', by: 'a1', verdict: verdict('granted', 'honest-explanation') };
    await step(one.key, granted, 400);
    const before = waiting.openOffers.length;
    await step(one.key, { ...granted, terms });
    const after = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
    expect(after.decisions).toMatchObject([{ state: 'decided', outcome: 'granted', mayAppeal: false }]);
    // The rules had offered the same: it does not stand twice.
    expect(after.openOffers).toHaveLength(before);
    const offer = after.openOffers.at(-1)!;
    expect([offer.kind, offer.months]).toEqual(['instalments', 6]);
    const told = await database.pool.query(`select state from message where template = 'proposal-answered'`);
    expect(told.rows).toEqual([{ state: 'waiting' }]);
    expect((await bind(account, offer.offer)).state).toBe('bound');
  });

  test('other terms: never below the floor, and nothing is half decided', async () => {
    const account = await freshAccount();
    await propose(account, { ...EARNS, incomes: [{ ...ODD.incomes[0], amount: '15000' }] });
    const told = await propose(account, EARNS);
    expect(told.reasons.map(({ key }) => key)).toContain('income-changed');
    const one = await caseOf(account);
    const { round } = await post<ProposalSeen>(`/api/agent/review/${one.key}/proposal`, { by: 'a1' });
    await step(one.key, { act: 'claim', by: 'a1' });
    const offers = (asked: object) => ({
      act: 'decide',
      by: 'a1',
      verdict: verdict('countered', 'better-fit'),
      terms: { round, asked: { ...SIX, ...asked } },
    });
    const floor = await step<Refusal>(one.key, offers({ months: 61 }), 409);
    expect(floor.errors.map(({ where }) => where)).toContain('too-many-months');
    const small = await step<Refusal>(one.key, offers({ months: 12, amount: '1' }), 409);
    expect(small.errors.map(({ where }) => where)).toContain('does-not-pay-off');
    await step(one.key, { ...offers({}), terms: undefined }, 400);
    // The case is as it was: refused is not half decided.
    expect((await caseOf(account)).verdict).toBeNull();
    await step(one.key, offers({ months: 12 }));
    const { openOffers, decisions } = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
    expect(decisions).toMatchObject([{ outcome: 'countered', mayAppeal: true }]);
    expect(openOffers.at(-1)).toMatchObject({ kind: 'instalments', months: 12 });
  });

  test('refused: with an alternative; the appeal goes to somebody else, who may grant it', async () => {
    const account = await freshAccount();
    await propose(account);
    const one = await caseOf(account);
    await step(one.key, { act: 'claim', by: 'a1' });
    const no = { act: 'decide', by: 'a1', verdict: verdict('refused', 'facts-disagree') };
    await step(one.key, no, 400);
    await step(one.key, { ...no, verdict: verdict('refused', 'facts-disagree', 'Call us with a pay slip') });
    const [own] = (await get<AgreeingAnswer>(`${at(account)}/agreeing`)).decisions;
    expect(own).toMatchObject({
      outcome: 'refused',
      alternative: 'Call us with a pay slip',
      mayAppeal: true,
    });
    await post<OwnCases>(`${at(account)}/reviews/${own!.seq}/appeal`, { words: '' });
    const again = await caseOf(account);
    expect(again).toMatchObject({ kind: 'appeal', about: 'proposal 1', notBy: ['a1'] });
    await step(again.key, { act: 'claim', by: 'a1' }, 409);
    await post(`/api/agent/review/${again.key}/proposal`, { by: 'a1' }, 409);
    const { round } = await post<ProposalSeen>(`/api/agent/review/${again.key}/proposal`, { by: 'a2' });
    await step(again.key, { act: 'claim', by: 'a2' });
    const yes = { act: 'decide', by: 'a2', verdict: verdict('granted', 'proof-sufficient') };
    await step(again.key, { ...yes, terms: { round, asked: null } });
    const { openOffers } = await get<AgreeingAnswer>(`${at(account)}/agreeing`);
    expect((await bind(account, openOffers.at(-1)!.offer)).state).toBe('bound');
  });

  test('a longer pause than an agent may give: he proposes, a lead approves, the offer opens then; two rounds are one case', async () => {
    const account = await freshAccount();
    await database.pool.query(
      `update borrower set region = 'XX' from account a where a.account_id = $1 and borrower.slot = a.slot and borrower.borrower_id = a.borrower_id`,
      [account],
    );
    const plain = { ...EARNS, hardUntil: '2027-06-01' };
    expect((await propose(account, plain)).reasons.map(({ key }) => key)).toEqual(['essentials-unknown']);
    const one = await caseOf(account);
    await step(one.key, { act: 'claim', by: 'a1' });
    await propose(account, { ...plain, people: 3 });
    expect((await caseOf(account)).key).toBe(one.key);
    const decide = (round: number) => ({
      act: 'decide',
      by: 'a1',
      verdict: verdict('countered', 'better-fit'),
      terms: { round, asked: { ...SIX, kind: 'moratorium', months: 5 } },
    });
    await step(one.key, decide(1), 409);
    const { rounds } = await post<ProposalSeen>(`/api/agent/review/${one.key}/proposal`, { by: 'a1' });
    expect(rounds.map(({ proposal }) => proposal)).toEqual([1, 2]);
    const proposed = await step(one.key, decide(2));
    expect(proposed).toMatchObject({ decided: null, proposed: { by: 'a1' }, level: 2 });
    const open = async () => (await get<AgreeingAnswer>(`${at(account)}/agreeing`)).openOffers;
    expect(await open()).toEqual([]);
    await step(one.key, { act: 'approve', by: 'a1' }, 409);
    await step(one.key, { act: 'approve', by: 'a2' }, 409);
    const seen = await post<ProposalSeen>(`/api/agent/review/${one.key}/proposal`, { by: 'l1' });
    expect(seen.proposed).toMatchObject({ kind: 'moratorium', months: 5 });
    await step(one.key, { act: 'approve', by: 'l1' });
    const offers = await open();
    expect(offers).toMatchObject([{ kind: 'moratorium', months: 5, needs: 'lead' }]);
    expect((await bind(account, offers[0]!.offer)).state).toBe('bound');
    // A no of the rules is looked at by somebody, once.
    const refused = await propose(account, plain);
    expect([refused.answer, refused.reasons[0]!.key]).toEqual(['refused', 'plan-alive']);
    for (const _ of [1, 2]) {
      const { decisions } = await post<AppealAnswer>(
        `${at(account)}/proposals/${refused.proposal}/appeal`,
        {},
      );
      expect(decisions.filter(({ state }) => state === 'waiting')).toHaveLength(1);
    }
    const appealed = await caseOf(account);
    expect(appealed).toMatchObject({ why: 'appeal: plan-alive', level: 2 });
    await step(appealed.key, { act: 'claim', by: 'l1' });
    const { round } = await post<ProposalSeen>(`/api/agent/review/${appealed.key}/proposal`, { by: 'l1' });
    const yes = { act: 'decide', by: 'l1', verdict: verdict('granted', 'situation-evident') };
    const barred = await step<Refusal>(appealed.key, { ...yes, terms: { round, asked: null } }, 409);
    expect(barred.errors.map(({ where }) => where)).toEqual(['plan-alive']);
  });
});
