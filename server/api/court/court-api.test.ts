import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import type { StaffRole } from '../../../rules/people/permission.ts';
import {
  CourtPost,
  type Debtor,
  debtorAt,
  oweMuch,
  tryEverything,
} from '../../../tools/court/court-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { readCase } from '../../db/court/case-rows.ts';
import { appendCreditEvents } from '../../db/credit/credit-rows.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { sealClosedDays } from '../../evidence/seal.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { CaseAnswer, CasesAnswer } from './court-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const BEGUN = TODAY - 40;
const WHO = { agent: 'agent', lead: 'lead', head: 'compliance', reader: 'auditor' } as const;
type Who = keyof typeof WHO;

let database: Database;
let app: FastifyInstance;
let house: House;
let post: CourtPost;
let debtor: Debtor;
let key: string;
const clock = { day: BEGUN };
const cookies = new Map<Who, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 50);
  house = smallHouse(database);
  app = await buildApplication({ ...house, today: async () => clock.day, people: { origin: null } }, null);
  for (const [who, role] of Object.entries(WHO) as [Who, StaffRole][]) {
    const number = `c-${who}`;
    await addStaff(pool, { number, login: number, name: number, roles: [role], agency: null }, 'test');
    cookies.set(who, await openSession(pool, { staff: number }, 'test'));
  }
  post = await CourtPost.open(pool, house, BEGUN);
  debtor = await debtorAt(house, 46);
  await oweMuch(house, debtor, 3_000_000n, TODAY - 95, TODAY);
  await sealClosedDays(pool);
});
afterAll(async () => {
  await post?.close();
  await app?.close();
  await database?.close();
});

const headers = (who: Who) => ({ cookie: `anhuan-session=${cookies.get(who)}` });
const ask = (who: Who, url: string) => app.inject({ url: `/api/court${url}`, headers: headers(who) });
const tell = async (who: Who, url: string, payload: object = {}) => {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/court${url}`,
    payload: { by: 'somebody', ...payload },
    headers: headers(who),
  });
  return { status: answer.statusCode, text: answer.body, answer };
};
const stage = async () => (await ask('reader', `/cases/${key}`)).json<CaseAnswer>().line.stage;
const open = () =>
  tell('lead', '/cases', { account: String(debtor.accountId), means: 'able', ground: 'pays-others' });
const move = (to: string, more: object = {}) =>
  tell('lead', `/cases/${key}/stage`, { to, on: formatDay(clock.day), ...more });

describe('D6: /api/court', () => {
  test('what was not tried keeps a case from being approved; who opened it does not approve it', async () => {
    const opened = await open();
    expect(opened.status, opened.text).toBe(200);
    const listed = (await ask('reader', '/cases')).json<CasesAnswer>();
    key = listed.items[0]!.key;
    const early = await tell('head', `/cases/${key}/approve`);
    expect([early.status, early.text]).toEqual([409, expect.stringMatching(/message|call|letter/i)]);
    expect((await open()).status).toBe(409);
    await tryEverything(house, debtor, BEGUN);
    const own = await tell('lead', `/cases/${key}/approve`);
    expect(own.status).toBe(409);
    expect(await stage()).toBe('prepared');
  });

  test('in the wrong order nothing happens', async () => {
    for (const act of ['notice', 'file'])
      expect((await tell('lead', `/cases/${key}/${act}`)).status, act).toBe(409);
    expect((await move('judged')).status).toBe(409);
    expect((await tell('lead', '/cases/1-1-1/approve')).status).toBe(404);
    expect((await tell('lead', '/cases/nonsense/approve')).status).toBe(400);
    expect(await stage()).toBe('prepared');
  });

  test.each([
    ['agent', 403],
    ['reader', 403],
  ] as const)('%s may do none of it', async (who, status) => {
    for (const act of ['approve', 'notice', 'file', 'bundle', 'refuse', 'stage', 'cost'])
      expect((await tell(who, `/cases/${key}/${act}`, { reason: 'not-now' })).status, act).toBe(status);
    expect((await ask(who, '/cases')).statusCode).toBe(who === 'agent' ? 403 : 200);
  });

  test('approved, announced, filed after the wait with its bundle, judged, final, ended', async () => {
    expect((await tell('head', `/cases/${key}/approve`)).status).toBe(200);
    const noticed = await tell('lead', `/cases/${key}/notice`);
    expect(noticed.status, noticed.text).toBe(200);
    await post.send(BEGUN);
    const soon = await tell('lead', `/cases/${key}/file`);
    expect([soon.status, await stage()]).toEqual([409, 'noticed']);
    clock.day = BEGUN + 17;
    const made = await tell('lead', `/cases/${key}/bundle`);
    expect([made.status, made.answer.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('court-bundle.html'),
    ]);
    const filed = await tell('lead', `/cases/${key}/file`);
    expect(filed.status, filed.text).toBe(200);
    for (const to of ['accepted', 'hearing']) expect((await move(to)).status, to).toBe(200);
    expect((await move('judged')).status, 'without what was adjudged').toBe(409);
    const award = { principal: '30000.00', interest: '12.30', costs: '125.00', payBy: formatDay(TODAY) };
    expect((await move('judged', { award })).status).toBe(200);
    expect((await move('in-force')).status, 'he may appeal').toBe(409);
    clock.day = TODAY;
    expect((await move('in-force')).status).toBe(200);
    const [slot, borrower, caseNo] = key.split('-');
    const row = await readCase(database.pool, {
      ...{ slot: Number(slot), borrower: BigInt(borrower!), caseNo: Number(caseNo) },
    });
    expect(row?.award?.map(BigInt)).toEqual([3_000_000n, 1_230n, 12_500n]);
    expect((await move('ended')).status).toBe(200);
  });

  test('an amount that cannot be read is refused; a cost is added', async () => {
    for (const amount of ['1,2', '-5.00', '1.234', '0.00'])
      expect((await tell('lead', `/cases/${key}/cost`, { kind: 'lawyer', amount })).status, amount).toBe(400);
    const kept = await tell('lead', `/cases/${key}/cost`, { kind: 'lawyer', amount: '800.00' });
    expect([kept.status, kept.text]).toEqual([200, expect.any(String)]);
  });
});

describe('D1 C3: the bureau’s file', () => {
  const SINCE = TODAY - 60;
  const bureau = (who: Who, more: object = {}) =>
    tell(who, '/bureau', { from: formatDay(TODAY - 5), to: formatDay(TODAY), kind: 'json', ...more });
  const said = (
    account: Debtor,
    day: number,
    act: 'announce' | 'report' | 'end' | 'correct',
    overdue = 50_000n,
  ) => ({
    ...{
      slot: account.slot,
      accountId: account.accountId,
      borrower: account.borrower,
      day,
      act,
      why: 'told',
    },
    ...{
      since: SINCE,
      daysPastDue: act === 'end' ? 0 : day - SINCE,
      bucket: act === 'end' ? null : 'M2',
      overdue,
    },
    currency: 'CNY',
  });

  test('holds the last word about each account of the period, and no announcement', async () => {
    const [reported, ended, announced, before] = await Promise.all(
      [14, 24, 34, 44].map((at) => debtorAt(house, at)),
    );
    await transaction(database.pool, (client) =>
      appendCreditEvents(client, [
        said(reported!, TODAY - 4, 'report'),
        said(ended!, TODAY - 4, 'report'),
        said(ended!, TODAY - 2, 'end', 0n),
        // New arrears are announced to him after the old ones ended: the bureau hears of the end.
        said(ended!, TODAY - 1, 'announce'),
        said(announced!, TODAY - 1, 'announce'),
        said(before!, TODAY - 9, 'report'),
      ]),
    );
    const answer = await bureau('head');
    expect(answer.status, answer.text).toBe(200);
    type File = { records: { account: string }[] };
    const { records } = answer.answer.json<File>();
    expect(records.map(({ account }) => account.trim()).sort()).toEqual(
      [reported!, ended!].map(({ accountId }) => String(accountId)).sort(),
    );
    const fixed = await bureau('head', { kind: 'fixed' });
    const lines = fixed.text.trimEnd().split('\n');
    expect([lines.length, new Set(lines.map((line) => line.trimEnd().length <= 426))]).toEqual([
      4,
      new Set([true]),
    ]);
    expect((await bureau('head', { from: formatDay(TODAY - 20), to: formatDay(TODAY - 8) })).text).toContain(
      String(before!.accountId),
    );
  });

  test('is for compliance alone', async () => {
    for (const who of ['lead', 'agent', 'reader'] as const) expect((await bureau(who)).status, who).toBe(403);
  });
});
