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
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
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
    for (const amount of ['1,2', '-5.00', '1.234'])
      expect((await tell('lead', `/cases/${key}/cost`, { kind: 'lawyer', amount })).status, amount).toBe(400);
    const kept = await tell('lead', `/cases/${key}/cost`, { kind: 'lawyer', amount: '800.00' });
    expect([kept.status, kept.text]).toEqual([200, expect.any(String)]);
  });
});
