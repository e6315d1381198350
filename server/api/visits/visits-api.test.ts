import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { makeVisitable, openVisitors } from '../../../tools/pages/visits/visit-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import { seedTexts } from '../../contact/approval.ts';
import type { Database } from '../../db/databases.ts';
import { countMade } from '../../db/figures/figure-write.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { behindWall, walled } from '../../db/people/walled-pool.ts';
import { transaction } from '../../db/pool.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { BorrowerAnswer } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type {
  DayPack,
  EntriesTaken,
  LeadVisits,
  OwnVisits,
  VisitCaseShown,
  VisitShown,
} from './visits-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const ATTEMPTS = Number(process.env.ANHUAN_ATTEMPTS ?? 500);

interface One {
  slot: number;
  borrower: bigint;
  account: bigint;
  overdue: bigint;
  reference: string;
  old: boolean;
}
let database: Database;
let app: FastifyInstance;
let people: One[];
let young: One;
/** Minutes by which the house's clock is moved on. */
let later = 0;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 120);
  await seedTexts(pool, HOUSE_TEMPLATES);
  const small = smallHouse(database);
  const house: House = {
    ...small,
    now: () => small.now(TODAY) + later,
    today: async () => (await small.today()) + Math.floor((later + 630) / 1440),
    people: { origin: null },
  };
  app = await buildApplication(house, null);
  await openVisitors(pool);
  for (const [number, roles] of [
    ['l1', ['lead']],
    ['l2', ['lead']],
    ['f99', ['field']],
  ] as const) {
    await addStaff(pool, { number, login: number, name: number, roles, agency: null }, null);
    tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  }
  for (const number of ['f81', 'f82']) tokens.set(number, await openSession(pool, { staff: number }, 'test'));
  const { rows } = await pool.query<One>(
    `select a.slot, a.borrower_id as borrower, min(a.account_id) as account, sum(due_principal + due_interest + due_fee)::bigint as overdue,
            (select min(r.reference) from reference r where r.account_slot = a.slot and r.account_id = min(a.account_id)) as reference,
            min(a.oldest_due) <= $1 as old
       from account a join borrower b using (slot, borrower_id)
      where a.oldest_due is not null and a.written_off_on is null and b.region = 'CN-33' and a.paused_from is null
      group by a.slot, a.borrower_id order by 4 desc`,
    ['2026-08-24'],
  );
  people = rows.filter(({ old }) => old);
  young = rows.find(({ old }) => !old)!;
  const rules = { products: small.products, ladder: small.ladder };
  const at = small.now(TODAY);
  for (const [place, one] of people.slice(0, 4).entries()) {
    const key = { slot: one.slot, borrower: one.borrower };
    const spot = { latitude: 30_200_000 + place * 9_000, longitude: 120_100_000 };
    await makeVisitable(
      pool,
      rules,
      { key, accounts: [one.account], name: '李' },
      { lines: `西溪路 ${place} 号`, spot },
      { today: TODAY, at },
    );
    tokens.set(`b${place}`, await openSession(pool, key, 'test'));
  }
});
afterAll(async () => {
  await app?.close();
  await database?.close();
});

async function ask<T>(who: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const response = await app.inject({
    method,
    url: `/api${url}`,
    headers: { cookie: `anhuan-session=${tokens.get(who)}` },
    ...(payload === undefined ? {} : { payload }),
  });
  const type = String(response.headers['content-type']);
  return {
    status: response.statusCode,
    body: (type.includes('json') ? response.json() : response.body) as T,
  };
}

const caseOf = ({ slot, account }: One) => `/lead/visits/accounts/${slot}-${account}`;
const own = ({ reference }: One) => `/borrower/sample/${reference}/visits`;
const PROPOSAL = { place: 'home', address: 'postal', why: 'nothing else reached him' };
const approve = (visit: string, who = 'l2', visitors = ['f81', 'f82']) =>
  ask<VisitShown>(who, 'POST', `/lead/visits/${visit}/approve`, { by: who, visitors });
const reasons = (answer: { body: unknown }) =>
  (answer.body as { errors: { what: string }[] }).errors.map(({ what }) => what);

/** Proposed, approved, confirmed for the first time that is offered; the clock stands half an hour before it. */
async function booked(place: number): Promise<{ visit: string; from: string }> {
  const proposed = await ask<VisitShown>('l1', 'POST', `${caseOf(people[place]!)}/propose`, {
    by: 'l1',
    ...PROPOSAL,
  });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
  const { visit } = proposed.body;
  expect((await approve(visit)).status).toBe(200);
  const seen = await ask<OwnVisits>(`b${place}`, 'GET', own(people[place]!));
  const [first] = seen.body.visits[0]!.windows;
  const number = visit.split('-')[2];
  const done = await ask<OwnVisits>(`b${place}`, 'POST', `${own(people[place]!)}/${number}/confirm`, {
    from: first!.from,
    accompanied: true,
  });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return { visit, from: first!.from };
}
const now = () => TODAY * 1440 + 150 + later;
const clockTo = (instant: string, minutes: number) => {
  later = Math.floor(Date.parse(instant) / 60_000) + minutes - TODAY * 1440 - 150;
};
const entry = (key: string, body: object, minute = now()) => ({
  ...{ key: `test-entry-${key}`, minute, body },
  deviceAt: new Date(minute * 60_000).toISOString(),
});
const send = (visit: string, entries: object[], who = 'f81') =>
  ask<EntriesTaken>(who, 'POST', `/visit/${visit}/entries`, { by: who, entries });

/** A4 C3 D7: the last resort, by appointment, approved by a second person. */
describe('a visit', () => {
  test('is not proposed where a milder step is missing, and says which', async () => {
    const plain = young;
    const seen = await ask<VisitCaseShown>('l1', 'GET', caseOf(plain));
    expect(seen.body.against.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['call-not-failed', 'letter-not-failed']),
    );
    const refused = await ask('l1', 'POST', `${caseOf(plain)}/propose`, { by: 'l1', ...PROPOSAL });
    expect(refused.status).toBe(409);
    expect(reasons(refused)).toContain('No letter was tried long enough ago.');
  });

  let visit: string;
  test('is proposed by one and approved by another, and neither goes', async () => {
    const seen = await ask<VisitCaseShown>('l1', 'GET', caseOf(people[0]!));
    expect(seen.body).toMatchObject({ against: [], worth: { cost: '300.00', exceeds: true } });
    const proposed = await ask<VisitShown>('l1', 'POST', `${caseOf(people[0]!)}/propose`, {
      by: 'l1',
      ...PROPOSAL,
    });
    visit = proposed.body.visit;
    expect(reasons(await approve(visit, 'l1'))).toEqual(['Nobody approves his own proposal.']);
    expect(reasons(await approve(visit, 'l2', ['f81', 'f81']))).toEqual(['Two different people visit.']);
    expect(reasons(await approve(visit, 'l2', ['f81', 'l1']))).toContain('Who proposes does not visit.');
    expect(reasons(await approve(visit, 'l2', ['f81', 'f99']))).toEqual([
      'A visitor needs a card in the register, a photograph and training.',
    ]);
    expect((await approve(visit)).body).toMatchObject({ state: 'asked', visitors: ['f81', 'f82'] });
    const { rows } = await database.pool.query(
      `select m.way, m.purpose, m.template from visit v join message m using (slot, borrower_id, message)`,
    );
    expect(rows).toEqual([{ way: 'sms', purpose: 'collect', template: 'visit-asked' }]);
  });

  test('B2: shows him who would come, with face and card, at hours the law allows; he confirms one', async () => {
    const { body } = await ask<OwnVisits>('b0', 'GET', own(people[0]!));
    const [asked] = body.visits;
    const home = own(people[0]!).replace(/\/visits$/, '');
    expect((await ask<BorrowerAnswer>('b0', 'GET', home)).body.asksToMeet).toBe(true);
    expect(asked).toMatchObject({ state: 'asked', place: 'home', where: expect.stringContaining('西溪路') });
    expect(asked!.visitors).toMatchObject([
      { name: '林静', card: 'HX0081' },
      { name: '郑强', card: 'HX0082' },
    ]);
    const face = await ask('b0', 'GET', asked!.visitors[0]!.photo.slice(4));
    expect(face.status).toBe(200);
    expect(asked!.windows.length).toBeGreaterThan(10);
    for (const { text } of asked!.windows) expect(text).toMatch(/(09|1\d):\d\d–(1\d|19):\d\d$/);
    // Nobody is expected who did not say so.
    expect((await ask<DayPack>('f81', 'GET', '/visit/day')).body.stops).toEqual([]);
    const base = `${own(people[0]!)}/${asked!.visit}`;
    const strange = { from: '2026-11-23T15:00:00.000Z', accompanied: false };
    expect(reasons(await ask('b0', 'POST', `${base}/confirm`, strange))).toEqual([
      'This time was not offered.',
    ]);
    const chosen = { from: asked!.windows[3]!.from, accompanied: true };
    const done = await ask<OwnVisits>('b0', 'POST', `${base}/confirm`, chosen);
    expect(done.body.visits[0]).toMatchObject({ state: 'booked', accompanied: true });
    expect((await ask<BorrowerAnswer>('b0', 'GET', home)).body.asksToMeet).toBe(false);
    const file = await ask<string>('b0', 'GET', `${base}/calendar.ics?language=zh-CN`);
    const stamp = chosen.from.replace(/[-:]|\.000/g, '');
    expect(file.body).toContain(`DTSTART:${stamp}`);
    expect(file.body).toMatch(
      /^BEGIN:VCALENDAR\r\n[\s\S]*METHOD:PUBLISH\r\n[\s\S]*HX0081[\s\S]*END:VCALENDAR$/,
    );
    expect(file.body).not.toMatch(/欠|debt|逾期/);
    for (const line of file.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    clockTo(chosen.from, -90);
  });

  test('leave is taken on the way, used at the door once, and everything she enters is kept once', async () => {
    const early = await ask<{ permit: number | null }>('f81', 'POST', `/visit/${visit}/leave`, { by: 'f81' });
    expect(early.body.permit).toBeNull();
    later += 45;
    const leave = await ask<{ permit: number; until: number }>('f81', 'POST', `/visit/${visit}/leave`, {
      by: 'f81',
    });
    expect(leave.body, JSON.stringify(leave.body)).toMatchObject({ permit: expect.any(Number) });
    expect(leave.body.until - now()).toBe(45 + 50);
    const pack = (await ask<DayPack>('f81', 'GET', '/visit/day')).body;
    expect(pack.stops).toMatchObject([
      { visit, accompanied: true, receipt: 'R-000001', together: [{ card: 'HX0081' }, { card: 'HX0082' }] },
    ]);
    later += 50;
    const { permit } = leave.body;
    const [debt] = pack.stops[0]!.debts;
    const limit = debt!.limits.find(({ kind }) => kind === 'instalments')!;
    const offer = {
      type: 'offer',
      account: debt!.account,
      kind: 'instalments',
      months: limit.least,
      firstOn: null,
    };
    const said = { income: '9000.00', people: 1, housing: '800', area: 'urban' };
    const spot = { latitude: 30_201_234, longitude: 120_101_234 };
    const at = now() - 3;
    const entries = [
      entry('1', { type: 'arrived', permit, asked: true, spot }, at),
      entry('2', { type: 'identity', steps: ['card-shown', 'code-told'] }),
      entry('3', { type: 'consent', of: 'entry', given: false }),
      entry('4', { type: 'found-out', willing: 'yes', able: 'partly', words: 'lost his work in May' }),
      entry('4a', offer),
      entry('4b', { ...offer, said }),
      entry('5', { type: 'receipt', account: String(people[0]!.account), amount: '200.00' }),
      entry('6', { type: 'report', words: 'talked on the stairs' }),
      entry('7', { type: 'ended', met: true, how: 'over' }),
    ];
    const sent = await send(visit, entries);
    expect(sent.body.taken.map(({ told }) => told)).toEqual([
      'none',
      'none',
      'none',
      'none',
      'not-used',
      'proposed',
      'cash',
      'none',
      'none',
    ]);
    // The answer was lost: the same again.
    expect((await send(visit, entries)).body.taken.every(({ state }) => state === 'known')).toBe(true);
    const { rows } = await database.pool.query(
      `select v.state, v.arrived_at as "arrivedAt", a.at, a.worker, a.place,
              (select count(*)::int from visit_entry e where e.slot = v.slot and e.borrower_id = v.borrower_id and e.device_at is not null) as entries,
              (select data from visit_entry where type = 'arrived') as arrived, (select string_agg(data, '') from visit_entry) as all,
              (select count(*)::int from breach) as breaches
         from visit v join contact_attempt a using (slot, borrower_id, permit)`,
    );
    expect(rows).toMatchObject([
      { state: 'done', arrivedAt: at, at, worker: 'f81', place: 'home', entries: 9, breaches: 0 },
    ]);
    expect(rows[0].arrived).not.toContain('30201234');
    expect(rows[0].all).not.toContain('lost his work');
    expect(rows[0].all).not.toContain('9000');
  });

  test('an offer at the door waits on his own page, within the limits, and binds nobody before he confirms it', async () => {
    const { reference, account } = people[0]!;
    const { body } = await ask<{ openOffers: { offer: number }[]; agreements: unknown[] }>(
      'b0',
      'GET',
      `/borrower/sample/${reference}/accounts/${account}/agreeing?language=en`,
    );
    expect(body.agreements).toEqual([]);
    expect(body.openOffers.length, JSON.stringify(body)).toBeGreaterThan(0);
    const { rows } = await database.pool.query(
      `select p.by_whom as by, p.level, e.data from proposal p, visit_entry e where p.account_id = $1 and e.type = 'offer' order by e.seq`,
      [account],
    );
    expect(rows).toMatchObject([
      { by: 'f81', level: 'agent', data: expect.stringContaining('no-circumstances') },
      {
        by: 'f81',
        level: 'agent',
        data: expect.stringMatching(/"proposal":1,"answer":"(accepted|counter|person)"/),
      },
    ]);
  });

  test('what the visit cost is booked once, counts in the figures instead of the assumed price, and is not his debt', async () => {
    const { pool } = database;
    const { rows } = await pool.query(
      `select kind, amount, currency, day::text, permit is not null as permitted, source from booked_cost`,
    );
    // Booked on the business day that is open.
    const day = formatDay(TODAY);
    expect(rows).toEqual([
      {
        kind: 'visit',
        amount: 30_000n,
        currency: 'CNY',
        day,
        permitted: true,
        source: 'terms of visits visits@1',
      },
    ]);
    const terms = { timeZone: 'Asia/Shanghai', costs: { visit: 999_999 } };
    await transaction(pool, (client) => countMade(client, { from: TODAY, to: TODAY + 12, ...terms }));
    const figures = await pool.query(
      `select sum(attempts)::int as attempts, sum(cost)::bigint as cost from figure_contact where way = 'visit'`,
    );
    expect(figures.rows).toEqual([{ attempts: 1, cost: 300_000_000n }]);
    const { rows: events } = await pool.query(`select 1 from event where data like '%booked%'`);
    expect(events).toEqual([]);
    await expect(pool.query('delete from booked_cost')).rejects.toThrow();
  });

  test('cash stands on its number, is a payment of that day, and is counted by somebody else', async () => {
    const { rows } = await database.pool.query(
      `select count(*)::int as paid from event where account_id = $1 and data like '%visit-receipt-1%'`,
      [people[0]!.account],
    );
    expect(rows[0].paid).toBe(1);
    const { body } = await ask<LeadVisits>('l1', 'GET', '/lead/visits?open=no');
    expect(body.receipts).toMatchObject([{ receipt: 'R-000001', amount: '200.00', takenBy: 'f81' }]);
    const count = (handed: string) =>
      ask('l1', 'POST', '/lead/visits/receipts/R-000001', { by: 'l1', handed });
    expect((await count('199.99')).status).toBe(409);
    expect((await count('200.00')).status).toBe(200);
    expect((await count('200.00')).status).toBe(409);
  });
});

/** C7: a payment or a stop silences everybody at once, the visitor too. */
describe('what becomes known in between', () => {
  test('a stop ends the appointment in its own transaction; who goes all the same is a breach', async () => {
    later = 0;
    const { visit, from } = await booked(1);
    clockTo(from, -30);
    const { permit } = (await ask<{ permit: number }>('f82', 'POST', `/visit/${visit}/leave`, { by: 'f82' }))
      .body;
    const paid = await ask(
      'b1',
      'POST',
      `/borrower/sample/${people[1]!.reference}/accounts/${people[1]!.account}/wishes`,
      { wish: 'no-contact' },
    );
    expect(paid.status, JSON.stringify(paid.body)).toBe(200);
    const standing = await ask('f82', 'GET', `/visit/${visit}?permit=${permit}`);
    expect(standing.body).toMatchObject({ state: 'cancelled', leave: 'revoked' });
    const left = (await ask<DayPack>('f82', 'GET', '/visit/day')).body.stops;
    expect(left.map((one) => one.visit)).not.toContain(visit);
    const { rows: told } = await database.pool.query(
      `select template, purpose from message where template = 'visit-ended'`,
    );
    expect(told).toEqual([{ template: 'visit-ended', purpose: 'confirm-end' }]);
    clockTo(from, 5);
    const sent = await send(
      visit,
      [entry('b1', { type: 'arrived', permit, asked: false, spot: null })],
      'f82',
    );
    expect(sent.body.taken).toMatchObject([{ state: 'kept', told: 'breach' }]);
    const { rows } = await database.pool.query(`select kind, permit, detail from breach`);
    expect(rows).toMatchObject([{ kind: 'visit-without-leave', permit }]);
    expect(rows[0].detail).toContain('asked before the bell: no network');
  });

  test('one tap ends it and the lead hears; declining is respected', async () => {
    later = 0;
    const { visit, from } = await booked(0);
    clockTo(from, -10);
    await send(visit, [entry('u1', { type: 'ended', met: false, how: 'unsafe' })]);
    const { body } = await ask<LeadVisits>('l2', 'GET', '/lead/visits');
    expect(body.alarms).toMatchObject([{ visit, by: 'f81', why: 'unsafe' }]);
    expect((await ask('l2', 'POST', `/lead/visits/${visit}/seen`, { by: 'l2' })).status).toBe(200);
    later = 0;
    const again = await ask<VisitShown>('l1', 'POST', `${caseOf(people[0]!)}/propose`, {
      by: 'l1',
      ...PROPOSAL,
    });
    expect(again.status).toBe(200);
    await approve(again.body.visit);
    const number = again.body.visit.split('-')[2];
    await ask('b0', 'POST', `${own(people[0]!)}/${number}/decline`);
    const third = await ask('l1', 'POST', `${caseOf(people[0]!)}/propose`, { by: 'l1', ...PROPOSAL });
    expect(reasons(third)).toEqual(['He declined a visit not long ago.']);
  });
});

/** A6: least data, held by the application and by the database alone. */
test(
  `a visitor's ${ATTEMPTS} reads and writes outside his own visits are refused, and so by the database alone`,
  async () => {
    const { rows: visits } = await database.pool.query<{ visit: string }>(
      `select slot || '-' || borrower_id || '-' || visit as visit from visit`,
    );
    let seed = 20261122;
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const answered = new Map<number, number>();
    for (let round = 0; round < ATTEMPTS; round += 1) {
      const one = people[chance(people.length)]!;
      const visit =
        chance(2) === 0
          ? visits[chance(visits.length)]!.visit
          : `${one.slot}-${one.borrower}-${1 + chance(3)}`;
      const tries: readonly (() => Promise<{ status: number }>)[] = [
        () => ask('f99', 'GET', `/visit/${visit}`),
        () => ask('f99', 'GET', `/visit/${visit}/calendar.ics`),
        () => ask('f99', 'POST', `/visit/${visit}/leave`, { by: 'f81' }),
        () => send(visit, [entry(`x${round}`, { type: 'report', words: 'x' })], 'f99'),
        () => ask('f99', 'GET', `/agent/accounts/${one.slot}-${one.account}/person?language=en`),
        () => ask('f99', 'GET', caseOf(one)),
        () => ask('f99', 'GET', own(one)),
      ];
      const { status } = await tries[chance(tries.length)]!();
      answered.set(status, (answered.get(status) ?? 0) + 1);
    }
    expect([...answered.keys()].toSorted()).toEqual([403]);
    const { pool, close } = walled(database.pool);
    onTestFinished(close);
    const wall = { visitor: 'f99', day: TODAY };
    const TABLES = [
      'borrower',
      'account',
      'visit',
      'visit_entry',
      'visit_receipt',
      'address',
      'contact_attempt',
      'lost_search',
    ];
    await behindWall(wall, async () => {
      for (let round = 0; round < ATTEMPTS; round += 1) {
        const one = people[chance(people.length)]!;
        const table = TABLES[chance(TABLES.length)]!;
        if (chance(2) === 0) {
          const { rows } = await pool.query(`select 1 from ${table} where slot = $1`, [one.slot]);
          expect(rows).toEqual([]);
        } else
          await expect(
            pool.query(`update ${table} set slot = slot where slot = ${one.slot}`),
          ).rejects.toThrow(/permission denied/);
      }
    });
  },
  Math.max(60_000, ATTEMPTS * 100),
);
