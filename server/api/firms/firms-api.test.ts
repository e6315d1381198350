import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { formatDay, parseDay } from '../../../rules/days.ts';
import { LetterRoom } from '../../../tools/letters/letter-room.ts';
import {
  addressFor,
  engageFirm,
  FIRM,
  firmLawyers,
  signInFirm,
  trainWorkers,
  triedBefore,
} from '../../../tools/letters/letter-scene.ts';
import { testDatabase } from '../../../tools/test-database.ts';
import type { Database } from '../../db/databases.ts';
import { type LateBorrower, latestDebts } from '../../db/firms/letter-placing.ts';
import { registeredAs } from '../../db/identity/register-rows.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { behindWall, walled } from '../../db/people/walled-pool.ts';
import { letterNight } from '../../firms/letter-night.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import type { LetterOrdered, LettersAnswer } from '../letters/letters-schema.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';
import type { DemandsAnswer, FirmsAnswer, OrderAnswer, OrderDone, OrdersAnswer } from './firms-schema.ts';

const TODAY = parseDay('2026-11-22')!;
const OTHER = 'FIRM2002';
const TRIES = Number(process.env.ANHUAN_ATTEMPTS ?? 500);

let database: Database;
let house: House;
let app: FastifyInstance;
let letters: LetterRoom;
let people: LateBorrower[];
let cookies: { mine: string; clerk: string; other: string; agent: string; lead: string; head: string };

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await fillSmallBook(pool, TODAY, 120);
  const open = smallHouse(database);
  house = { ...open, people: { origin: null } };
  app = await buildApplication(house, null);
  await trainWorkers(pool);
  const at = house.now(TODAY);
  await engageFirm(pool, TODAY, at);
  await engageFirm(pool, TODAY, at, {
    firm: OTHER,
    lawyers: firmLawyers(TODAY, ['13301201010101010'], ['f91']),
  });
  const [mine, , clerk] = await signInFirm(pool);
  const [other] = await signInFirm(pool, OTHER, ['f91']);
  const staff = async (number: string, role: 'agent' | 'lead' | 'compliance') => {
    await addStaff(pool, { number, login: number, name: number, roles: [role], agency: null }, 'test');
    return openSession(pool, { staff: number }, 'test');
  };
  cookies = {
    ...{ mine: mine!, clerk: clerk!, other: other! },
    ...{
      agent: await staff('a17', 'agent'),
      lead: await staff('l21', 'lead'),
      head: await staff('h31', 'compliance'),
    },
  };
  letters = await LetterRoom.open(open);
  people = await latestDebts(pool, 'zh-CN', 12);
});
afterAll(async () => {
  await letters?.close();
  await app?.close();
  await database?.close();
});

const ask = (who: keyof typeof cookies, url: string) =>
  app.inject({ url: `/api${url}`, headers: { cookie: `anhuan-session=${cookies[who]}` } });
const tell = (who: keyof typeof cookies, url: string, payload: object) =>
  app.inject({
    method: 'POST',
    url: `/api${url}`,
    payload,
    headers: { cookie: `anhuan-session=${cookies[who]}` },
  });

const accountOf = ({ slot, accountId }: LateBorrower) => `${slot}-${accountId}`;

/** Proposes a letter as the lead does; the key of its order. */
async function proposed(row: LateBorrower): Promise<string> {
  await triedBefore(house, row, row.accountId);
  await addressFor(database.pool, row, row.name);
  const made = await tell('lead', `/studio/letters/${accountOf(row)}/orders`, { by: 'x', language: 'en' });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<LetterOrdered>().order;
}

test('a letter is refused before a message and a call, proposed after them, decided by another, signed, posted', async () => {
  const row = people.find(({ accountId }) => accountId % 2n === 0n)!;
  const address = `/studio/letters/${accountOf(row)}`;
  const early = await tell('lead', `${address}/orders`, { by: 'x', language: 'en' });
  expect(early.statusCode).toBe(409);
  const whats = early.json().errors.map(({ what }: { what: string }) => what);
  expect(whats).toContainEqual(
    expect.stringMatching(/A milder step comes first.*no letter before a call.*\(House rule: milder first\)/),
  );
  const order = await proposed(row);
  const again = await tell('head', `${address}/orders`, { by: 'x', language: 'en' });
  expect([again.statusCode, again.json().errors[0].what]).toEqual([409, 'an order about him is open']);
  const own = await tell('lead', `/studio/orders/${order}/give`, { by: 'x' });
  expect([own.statusCode, own.json().errors[0].what]).toEqual([409, 'he proposed it himself']);
  expect((await ask('mine', `/firm/orders/${order}`)).statusCode, 'not given yet').toBe(403);
  const given = await tell('head', `/studio/orders/${order}/give`, { by: 'x' });
  expect(given.statusCode, given.body).toBe(200);
  const { firm } = given.json<OrderDone>().order;
  const [mine, theirs] = firm === FIRM ? (['mine', 'other'] as const) : (['other', 'mine'] as const);

  const list = (await ask(mine, '/firm/orders')).json<OrdersAnswer>();
  expect(list.orders.map(({ key }) => key)).toEqual([order]);
  expect((await ask(theirs, '/firm/orders')).json<OrdersAnswer>().orders).toEqual([]);
  const whole = (await ask(mine, `/firm/orders/${order}`)).json<OrderAnswer>();
  expect(whole).toMatchObject({
    named: [],
    told: false,
    signature: null,
    before: { call: { how: 'tried' } },
  });
  expect(whole.order.name).not.toBe(row.name);
  expect(whole.contacts.map(({ way }) => way)).toEqual(['sms', 'call']);
  const page = await ask(mine, `/firm/orders/${order}/page`);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await ask(theirs, `/firm/orders/${order}/page`)).statusCode).toBe(403);

  const early2 = await tell(mine, `/firm/orders/${order}/sign`, { by: 'x' });
  expect(early2.json().errors.map(({ what }: { what: string }) => what)).toContain('borrower-told');
  await letters.room.drain();
  if (mine === 'mine')
    expect((await tell('clerk', `/firm/orders/${order}/sign`, { by: 'x' })).statusCode, 'no lawyer').toBe(
      403,
    );
  const signed = await tell(mine, `/firm/orders/${order}/sign`, { by: 'x' });
  expect(signed.statusCode, signed.body).toBe(200);
  await letters.room.drain();
  const done = (await ask('lead', `/studio/orders/${order}`)).json<OrderAnswer>();
  expect(done.order).toMatchObject({ state: 'posted' });
  expect(done.signature).toMatchObject({ valid: true });
  const posted = (await ask('lead', '/studio/letters')).json<LettersAnswer>();
  expect(posted.ordered[0]).toMatchObject({ state: 'sent', number: done.order.number });
  const [[post] = []] = [...letters.office.inbox];
  letters.office.move(post!, 'posted');
  letters.office.move(post!, 'delivered');
  await letters.office.heard();
  const demands = (await ask('lead', `${address}/demands`)).json<DemandsAnswer>();
  expect(demands.demands.at(-1)).toMatchObject({ way: 'letter', effective: true });
  expect(demands).toMatchObject({
    lacks: ['second-demand'],
    secondFrom: formatDay(TODAY + demands.needsDays),
  });
});

test('a payment withdraws a letter in the same transaction, before it is signed', async () => {
  const row = people.find(({ accountId }) => accountId % 2n === 1n)!;
  const order = await proposed(row);
  await tell('head', `/studio/orders/${order}/give`, { by: 'x' });
  const open = await buildApplication({ ...house, people: undefined } as unknown as House, null);
  const paid = await open.inject({
    method: 'POST',
    url: `/api/borrower/sample/A-${row.accountId}/accounts/${row.accountId}/pay`,
    payload: { amount: '10.00' },
    headers: { 'idempotency-key': 'paid-before-it-was-signed' },
  });
  await open.close();
  expect(paid.statusCode, paid.body).toBe(200);
  const whole = (await ask('lead', `/studio/orders/${order}`)).json<OrderAnswer>();
  expect(whole.order).toMatchObject({ state: 'ended', why: 'it became known: paid' });
  const late = await tell('head', `/studio/orders/${order}/give`, { by: 'x' });
  expect(late.statusCode).toBe(409);
});

test('the firm sends an order back, and the house gives it again or declines it', async () => {
  const row = people.filter(({ accountId }) => accountId % 2n === 0n)[1]!;
  const order = await proposed(row);
  const given = await tell('head', `/studio/orders/${order}/give`, { by: 'x' });
  const mine = given.json<OrderDone>().order.firm === FIRM ? 'mine' : 'other';
  const back = await tell(mine, `/firm/orders/${order}/send-back`, { by: 'x', why: '金额需复核' });
  expect(back.json<OrderDone>().order).toMatchObject({ state: 'sent-back', why: '金额需复核' });
  expect((await tell('head', `/studio/orders/${order}/give`, { by: 'x' })).statusCode).toBe(200);
  const no = await tell(mine, `/firm/orders/${order}/refuse`, { by: 'x', why: '利益冲突' });
  expect(no.json<OrderDone>().order).toMatchObject({ state: 'refused', why: '利益冲突' });
});

test('an engagement that is over ends that night, with its place in the register and its letters', async () => {
  const { pool } = database;
  const row = people.filter(({ accountId }) => accountId % 2n === 1n)[1]!;
  const order = await proposed(row);
  const firm = (await ask('lead', `/studio/orders/${order}`)).json<OrderAnswer>().order.firm;
  expect(await registeredAs(pool, '', firm)).toMatchObject([{ ended: false }]);
  const later = TODAY + 210;
  const night = await letterNight(pool, later, house);
  expect(night).toMatchObject({ firmsEnded: 2, proposed: 0 });
  const whole = (await ask('lead', `/studio/orders/${order}`)).json<OrderAnswer>();
  expect(whole.order).toMatchObject({ state: 'ended', why: 'engagement-over' });
  expect(await registeredAs(pool, '', firm)).toMatchObject([{ ended: true }]);
  const shown = (await ask('lead', '/studio/firms')).json<FirmsAnswer>();
  expect(shown.engagements.map(({ state }) => state)).toEqual(['ended', 'ended']);
  expect(await letterNight(pool, later, house)).toMatchObject({ firmsEnded: 0, ordersEnded: 0 });
  // What was posted is booked once, though two nights passed; what was not is not.
  const { rows: booked } = await pool.query(
    `select k.kind, k.amount, k.currency, o.state, k.permit = m.permit as paid from booked_cost k
       left join letter_order o on o.slot = k.slot and o.borrower_id = k.borrower_id and o.letter_order::text = k.name
       left join message m on m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message`,
  );
  expect(booked).toEqual([{ kind: 'letter', amount: 2_500n, currency: 'CNY', state: 'posted', paid: true }]);
});

describe('outside its own orders', () => {
  test(`${TRIES} random reads and writes of a firm are refused, by the application and by the database alone`, async () => {
    const { pool } = database;
    const { rows } = await pool.query<{
      slot: number;
      borrower: bigint;
      order: number;
      account: bigint;
      firm: string | null;
    }>(
      `select a.slot, a.borrower_id as borrower, a.account_id as account, o.letter_order as "order", o.firm
         from account a left join letter_order o on o.slot = a.slot and o.borrower_id = a.borrower_id`,
    );
    const theirs = rows.filter(({ firm }) => firm !== FIRM);
    const pick = fc.constantFrom(...theirs);
    const acts = fc.constantFrom('read', 'page', 'sign', 'send-back', 'refuse', 'account', 'give', 'firms');
    const tables = [
      'borrower',
      'account',
      'event',
      'letter_order',
      'person_fact',
      'message',
      'letter',
      'address',
      'proof',
    ];
    const { pool: behind, close } = walled(pool);
    onTestFinished(close);
    const wall = { agency: FIRM, day: TODAY };
    const placed = new Set(
      (
        await pool.query<{ borrower: bigint }>(
          `select distinct a.borrower_id as borrower from placement p join account a using (slot, account_id) where p.agency = $1`,
          [FIRM],
        )
      ).rows.map(({ borrower }) => borrower),
    );
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        pick,
        acts,
        fc.constantFrom(...tables),
        fc.nat({ max: 3 }),
        async (row, act, table, shift) => {
          const order = `${row.slot}-${row.borrower}-${(row.order ?? 1) + shift}`;
          const body = { by: 'f81', why: 'x' };
          const answer = await (act === 'read'
            ? ask('mine', `/firm/orders/${order}`)
            : act === 'page'
              ? ask('mine', `/firm/orders/${order}/page`)
              : act === 'account'
                ? ask('mine', `/agent/accounts/${row.slot}-${row.account}?language=en`)
                : act === 'firms'
                  ? ask('mine', '/studio/firms')
                  : act === 'give'
                    ? tell('mine', `/studio/orders/${order}/give`, body)
                    : tell('mine', `/firm/orders/${order}/${act}`, body));
          expect([401, 403], `${act} ${order}`).toContain(answer.statusCode);
          if (placed.has(row.borrower)) return;
          const { rowCount } = await behindWall(wall, () =>
            behind.query(
              `select 1 from ${table} where slot = $1 and borrower_id = $2`.replace(
                table === 'event' ? 'borrower_id = $2' : '',
                table === 'event' ? 'account_id = $2' : '',
              ),
              [row.slot, table === 'event' ? row.account : row.borrower],
            ),
          );
          expect(rowCount, `${table} of ${row.borrower}`).toBe(0);
          const write = behindWall(wall, () =>
            behind.query(`update ${table} set slot = slot where slot = $1`, [row.slot]),
          );
          await expect(write).rejects.toThrow(/permission denied/);
          tried += 1;
        },
      ),
      { seed: 20261122, numRuns: TRIES },
    );
    expect(tried).toBeGreaterThan(TRIES / 2);
    const secret = behindWall(wall, () => behind.query('select wrapped from firm_lawyer'));
    await expect(secret).rejects.toThrow(/permission denied/);
  });
});
