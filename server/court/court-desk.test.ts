import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import type { Precondition } from '../../rules/court/court-preconditions.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import {
  CourtPost,
  type Debtor,
  debtorAt,
  gateOf,
  oweMuch,
  tryEverything,
} from '../../tools/court/court-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { House } from '../api/house.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { type CaseRow, casesOf, readCase, writeCase } from '../db/court/case-rows.ts';
import { alarmCounts, calendarRows } from '../db/court/limitation-rows.ts';
import { pathsOf } from '../db/court/path-rows.ts';
import type { Database } from '../db/databases.ts';
import { readLogs } from '../db/gate/person-rows.ts';
import { transaction } from '../db/pool.ts';
import { permitAndMark } from '../gate/permit-desk.ts';
import { knownAt } from '../gate/silence.ts';
import { attemptOf, BORROWER } from '../gate/situation-from.ts';
import { valueIn } from '../gate/stored-text.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { announceCase, approveCase, type Done, fileCase, openCase } from './case-desk.ts';
import { addCost, haltCases, moveCase } from './case-stages.ts';
import type { CourtStep } from './court-fact.ts';
import { watchLimitation } from './limitation-night.ts';
import { doPathStep, endPath, openPath } from './path-desk.ts';

const TODAY = parseDay('2026-11-22')!;
/** The day on which cases are opened: the notice then has its time. */
const BEGUN = TODAY - 20;
const ROOM = { products: PRODUCTS, collecting: HOUSE };
const SUIT = { path: 'suit', means: 'able', ground: 'pays-others', clause: false } as const;
let database: Database;
let house: House;
let post: CourtPost;
let debtor: Debtor;

const acting = (by: string, today: Day) => ({ by, today, at: house.now(today) });
const done = (one: Done): CaseRow => {
  if (one.state !== 'done') throw new Error(`${one.why}: ${one.blockers.join()} ${one.gate.join()}`);
  return one.row;
};
const keyOf = ({ slot, borrower, caseNo }: CaseRow) => ({ slot, borrower, caseNo });
const file = (row: CaseRow, today = TODAY) =>
  fileCase(
    database.pool,
    { ...ROOM, gate: gateOf(house, house.now(today)) },
    keyOf(row),
    acting('k41', today),
  );
/** A complete bundle, as its maker would note it. */
const bundled = async (row: CaseRow, on: Day) => {
  const next = { ...row, bundleOn: on, bundle: 'ab'.repeat(32), missing: [] };
  await transaction(database.pool, (client) => writeCase(client, next));
  return next;
};

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  house = smallHouse(database);
  post = await CourtPost.open(database.pool, house, BEGUN);
  debtor = await debtorAt(house, 46);
  await oweMuch(house, debtor, 3_000_000n, TODAY - 80, TODAY);
  await tryEverything(house, debtor, BEGUN);
});
afterAll(async () => {
  await post.close();
  await database.close();
});

describe('a debt that is worth it', () => {
  let row: CaseRow;

  test('is opened by one, approved by another, announced by letter, waited for, and filed on a permit of the gate', async () => {
    const { pool } = database;
    row = done(await openCase(pool, ROOM, debtor, SUIT, acting('l21', BEGUN)));
    expect(row).toMatchObject({ stage: 'prepared', against: [], jurisdiction: 'CN', caseNo: 1 });
    expect(row.brings).toBeGreaterThan(row.costs);
    expect(await openCase(pool, ROOM, debtor, SUIT, acting('l22', BEGUN))).toMatchObject({
      why: 'open-already',
    });
    expect(await approveCase(pool, ROOM, keyOf(row), acting('l21', BEGUN))).toMatchObject({
      blockers: ['second-person'],
    });
    expect(await announceCase(pool, ROOM, keyOf(row), acting('l21', BEGUN))).toMatchObject({
      why: 'not-now',
    });
    row = done(await approveCase(pool, ROOM, keyOf(row), acting('c11', BEGUN)));
    row = done(await announceCase(pool, ROOM, keyOf(row), acting('l21', BEGUN)));
    expect(row).toMatchObject({ stage: 'noticed', nextOn: BEGUN + 16, nextWhy: 'wait-over' });
    row = await bundled(row, TODAY);
    // Asked for, but not gone out yet.
    expect(await file(row)).toMatchObject({ why: 'blocked', blockers: ['noticed'] });
    await post.send(BEGUN);
    expect(await file(row, BEGUN + 15)).toMatchObject({ blockers: ['waited'] });
    row = done(await file(row));
    expect(row).toMatchObject({ stage: 'filed', filedOn: TODAY });
    const attempt = await pool.query(
      'select way, purpose from contact_attempt where slot = $1 and borrower_id = $2 and permit = $3',
      [row.slot, row.borrower, row.permit],
    );
    expect(attempt.rows).toEqual([{ way: 'court', purpose: 'collect' }]);
  });

  test('goes from stage to stage on days that can be, is judged, in force and enforced; what was laid out adds up', async () => {
    const { pool } = database;
    const none = { docket: null, nextOn: null, award: null };
    const move = (to: CaseRow['stage'], on: Day, more: object = {}, today = on) =>
      moveCase(pool, ROOM, keyOf(row), acting('k41', today), { ...none, to, on, ...more });
    expect(await move('judged', TODAY)).toMatchObject({ why: 'not-now' });
    done(await move('accepted', TODAY, { docket: '(2026)浙0110民初12345号' }));
    done(await addCost(pool, ROOM, keyOf(row), acting('k41', TODAY), { kind: 'court-fee', amount: 29_500n }));
    done(await addCost(pool, ROOM, keyOf(row), acting('k41', TODAY), { kind: 'lawyer', amount: 80_000n }));
    const { rows: booked } = await pool.query(
      'select kind, amount, currency, day::text, source from booked_cost order by kind',
    );
    expect(booked).toMatchObject([
      { kind: 'court-fee', amount: 29_500n, currency: 'CNY', source: `case ${row.caseNo}: court-fee` },
      { kind: 'lawyer', amount: 80_000n, day: formatDay(TODAY) },
    ]);
    expect(done(await move('hearing', TODAY + 30, { nextOn: TODAY + 44 })).nextOn).toBe(TODAY + 44);
    expect(await move('judged', TODAY + 60, {}, TODAY + 59)).toMatchObject({ why: 'date' });
    expect(await move('judged', TODAY + 60)).toMatchObject({ why: 'not-said' });
    const award = { principal: 3_000_000n, interest: 40_000n, costs: 29_500n, payBy: TODAY + 90 };
    done(await move('judged', TODAY + 60, { award }));
    expect(await move('in-force', TODAY + 75)).toMatchObject({ why: 'appeal-open' });
    const inForce = done(await move('in-force', TODAY + 76));
    expect(inForce).toMatchObject({
      laidOut: 109_500n,
      award: [3_000_000n, 40_000n, 29_500n],
      nextWhy: 'enforce-by',
    });
    expect(formatDay(inForce.nextOn!)).toBe('2029-02-20');
    row = done(await move('enforcement', TODAY + 100));
    const ledger = await pool.query('select seq from account where slot = $1 and account_id = $2', [
      row.slot,
      row.accountId,
    ]);
    row = done(await move('ended', TODAY + 300));
    // The account's own ledger never heard of it.
    expect(
      (
        await pool.query('select seq from account where slot = $1 and account_id = $2', [
          row.slot,
          row.accountId,
        ])
      ).rows,
    ).toEqual(ledger.rows);
    expect(row.docket?.includes('12345')).toBe(false);
    const logOf = await transaction(pool, (client) => readLogs(client, [row]));
    const steps = logOf(row.borrower)
      .facts.filter(({ type }) => type === 'court-step')
      .map(({ data }) => valueIn(data) as CourtStep);
    expect(steps.map(({ what, stage }) => what ?? stage)).toEqual([
      'prepared',
      'approved',
      'noticed',
      'filed',
      'accepted',
      'cost',
      'cost',
      'hearing',
      'judged',
      'in-force',
      'enforcement',
      'ended',
    ]);
  });
});

test('what is not worth it is refused with its reasons, and written down', async () => {
  const small = await debtorAt(house, 14);
  const refused = done(await openCase(database.pool, ROOM, small, SUIT, acting('l21', TODAY)));
  expect(refused).toMatchObject({ stage: 'refused', against: ['costs-more'] });
  const poor = done(
    await openCase(database.pool, ROOM, small, { ...SUIT, means: 'unable' }, acting('l21', TODAY)),
  );
  expect(poor).toMatchObject({ caseNo: 2, against: ['unable-to-pay', 'costs-more'] });
});

describe('each precondition, taken away by what people do', () => {
  let row: CaseRow;
  let other: Debtor;
  const blockers = async () => {
    const told = await file(row);
    return told.state === 'refused' ? told.blockers : told.state;
  };
  const tell = (fact: Parameters<typeof tellOfPeople>[1][number]['fact'], at = house.now(TODAY) - 30) =>
    tellOfPeople(
      database.pool,
      [{ key: { slot: other.slot, borrower: other.borrower }, at, fact }],
      knownAt(at),
    );

  beforeAll(async () => {
    other = await debtorAt(house, 44);
    await oweMuch(house, other, 3_000_000n, TODAY - 80, TODAY);
    const untried = done(await openCase(database.pool, ROOM, other, SUIT, acting('l21', BEGUN)));
    expect(await approveCase(database.pool, ROOM, keyOf(untried), acting('c11', BEGUN))).toMatchObject({
      blockers: ['message-tried', 'call-tried', 'letter-tried'],
    });
    await tryEverything(house, other, BEGUN);
    done(await approveCase(database.pool, ROOM, keyOf(untried), acting('c11', BEGUN)));
    row = done(await announceCase(database.pool, ROOM, keyOf(untried), acting('l21', BEGUN)));
    await post.send(BEGUN);
    row = await bundled(row, TODAY);
  });

  test.each<[Precondition[], () => Promise<unknown>, () => Promise<unknown>]>([
    [
      ['no-hold'],
      () =>
        tell({ type: 'hold', id: 'h', hold: { kind: 'hardship', from: TODAY - 1, to: null, debts: null } }),
      () => tell({ type: 'hold-lifted', id: 'h' }),
    ],
    [
      ['no-dispute'],
      () =>
        tell({
          type: 'dispute',
          written: true,
          inPeriod: true,
          portion: 'all',
          debts: [String(other.accountId)],
        }),
      () => tell({ type: 'verification-sent', of: null }),
    ],
    [
      ['no-complaint'],
      () => tell({ type: 'complaint', pending: true, frivolous: false }),
      () => tell({ type: 'complaint', pending: false, frivolous: false }),
    ],
    [
      ['can-be-sued'],
      () => tell({ type: 'person', person: { id: BORROWER, bankrupt: true } }),
      () => tell({ type: 'person', person: { id: BORROWER, bankrupt: false } }),
    ],
    [
      ['bundle-complete'],
      () => transaction(database.pool, (client) => writeCase(client, { ...row, missing: ['contract'] })),
      () => bundled(row, TODAY),
    ],
    [['bundle-complete'], () => bundled(row, TODAY - 8), () => bundled(row, TODAY)],
  ])('%o', async (expected, take, giveBack) => {
    await take();
    expect(await blockers()).toEqual(expected);
    await giveBack();
    const [now] = await casesOf(database.pool, other);
    expect(now!.stage).toBe('noticed');
  });

  test('a payment shows that he is willing: nothing is filed, and the night says so when all is paid', async () => {
    const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
    const pay = (id: string, amount: bigint) =>
      enterFacts(
        database.pool,
        [{ key: other, fact: { id, type: 'paid', amount, valueOn: TODAY } }],
        rules,
        knownAt(house.now(TODAY)),
      );
    await pay('some', 10_000n);
    expect(await blockers()).toEqual(['worth-it']);
    expect(await haltCases(database.pool, ROOM, TODAY, house.now(TODAY))).toBe(0);
    await pay('all', 9_000_000n);
    expect(await blockers()).toContain('overdue');
    expect(await haltCases(database.pool, ROOM, TODAY, house.now(TODAY))).toBe(1);
    expect(await haltCases(database.pool, ROOM, TODAY, house.now(TODAY))).toBe(0);
    expect(await readCase(database.pool, row)).toMatchObject({ halt: 'paid', stage: 'noticed' });
    const settled = { to: 'settled', on: TODAY, docket: null, nextOn: null, award: null } as const;
    expect(
      done(await moveCase(database.pool, ROOM, keyOf(row), acting('k41', TODAY), settled)),
    ).toMatchObject({ halt: null });
  });
});

test('the database itself lets no case stand at a court without its permit, its notice and a second person', async () => {
  const [known] = await casesOf(database.pool, debtor);
  for (const change of [
    { permit: null },
    { notice: null },
    { approvedBy: null, approvedOn: null },
    { approvedBy: 'l21' },
    { filedOn: null, stage: 'filed' },
    { permit: 9_999 },
  ] as const)
    await expect(
      transaction(database.pool, (client) =>
        writeCase(client, { ...known!, caseNo: 77, stage: 'filed', ...change }),
      ),
    ).rejects.toThrow(/violates/);
});

describe('special paths', () => {
  test('a death silences at once; steps go in order with their documents; a mistake gives it back', async () => {
    const { pool } = database;
    const dead = await debtorAt(house, 24);
    const at = acting('c11', TODAY);
    const opened = await openPath(pool, dead, 'estate', at);
    expect(opened).toMatchObject({ state: 'done', row: { kind: 'estate', done: [] } });
    expect(await openPath(pool, dead, 'estate', at)).toMatchObject({ why: 'open-already' });
    const key = { slot: dead.slot, borrower: dead.borrower, pathNo: 1 };
    const standing = done(await openCase(pool, ROOM, dead, SUIT, at));
    expect(standing.stage).toBe('refused');
    expect(await doPathStep(pool, key, { step: 'estate-known', document: 'probate' }, at)).toMatchObject({
      why: 'not-yet',
    });
    expect(await doPathStep(pool, key, { step: 'proved', document: 'a-letter' }, at)).toMatchObject({
      why: 'document-missing',
    });
    expect(await doPathStep(pool, key, { step: 'proved', document: 'death-certificate' }, at)).toMatchObject({
      row: { done: ['proved'] },
    });
    expect(await endPath(pool, key, 'paid', at)).toMatchObject({ why: 'steps-open' });
    const text = { key: dead, attempt: textAbout(dead) };
    const [refused] = await permitAndMark(pool, [text], gateOf(house, house.now(TODAY)));
    expect(refused!.permit).toBeNull();
    expect(await endPath(pool, key, 'mistaken', at)).toMatchObject({ row: { endedAs: 'mistaken' } });
    const [again] = await permitAndMark(pool, [text], gateOf(house, house.now(TODAY) + 1));
    expect(again!.permit).not.toBeNull();
    expect(await pathsOf(pool, dead)).toHaveLength(1);
  });

  test.each(['insolvency', 'fraud', 'imprisoned', 'guardian'] as const)(
    '%s: nothing may be filed while it stands',
    async (kind) => {
      const one = await debtorAt(house, 31);
      const opened = await openPath(database.pool, one, kind, acting('c11', TODAY));
      if (opened.state !== 'done') throw new Error(opened.why);
      const attempt = textAbout(one);
      const [refused] = await permitAndMark(
        database.pool,
        [{ key: one, attempt }],
        gateOf(house, house.now(TODAY)),
      );
      expect(refused!.permit).toBeNull();
    },
  );
});

/** A text message about a debt. */
function textAbout({ accountId }: Debtor) {
  const { at: _, ...attempt } = attemptOf('sms', accountId, 0, HOUSE);
  return attempt;
}

describe('the calendar of limitation', () => {
  test('the first night looks at everybody who is late, the next only at what is due', async () => {
    const { pool } = database;
    const first = await watchLimitation(pool, TODAY - 1, ROOM);
    expect(first.looked).toBeGreaterThan(20);
    expect(await watchLimitation(pool, TODAY - 1, ROOM)).toEqual({ looked: 0, rang: 0 });
    expect(await alarmCounts(pool)).toEqual([]);
    const rows = await calendarRows(pool, TODAY + 365 * 4, 100, null);
    expect(rows.length).toBe(first.looked);
    const own = rows.find(({ accountId }) => accountId === debtor.accountId)!;
    // The suit stood still for the period until the judgment was in force: three years from then.
    expect(formatDay(own.ends!)).toBe('2030-02-06');
  });

  test('alarms ring on their days, 180, 90 and 30 before, each once', async () => {
    const { pool } = database;
    const [soonest] = await calendarRows(pool, TODAY + 365 * 4, 1, null);
    const ends = soonest!.ends!;
    const rang: [number, number | null][] = [];
    for (const before of [182, 181, 180, 91, 90, 31, 30, 0, -1]) {
      await watchLimitation(pool, ends - before - 1, ROOM);
      const row = (await calendarRows(pool, ends + 1, 100, null)).find(
        ({ accountId }) => accountId === soonest!.accountId,
      )!;
      rang.push([before, row.alarm]);
    }
    expect(rang).toEqual([
      [182, null],
      [181, null],
      [180, 180],
      [91, 180],
      [90, 90],
      [31, 90],
      [30, 30],
      [0, 30],
      [-1, 0],
    ]);
  });
});
