import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRODUCTS } from '../../policy/house/products.ts';
import { BUYER_CLAUSES, SEALED_DAYS } from '../../policy/sale/buyer-clauses.ts';
import { formatDay, parseDay } from '../../rules/days.ts';
import { type Debtor, debtorAt, oweMuch } from '../../tools/court/court-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { buildApplication } from '../api/application.ts';
import type { House } from '../api/house.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { reportCredit } from '../credit/credit-night.ts';
import { creditEventsOf } from '../db/credit/credit-rows.ts';
import type { Database } from '../db/databases.ts';
import { decideBuyer, proposeBuyer } from './buyer-desk.ts';
import { closeSale } from './close-sale.ts';
import { takeBack } from './put-back.ts';
import { awardSale, drawSale, offerSale, putOffer } from './sale-desk.ts';
import { agreeWriteOff, proposeWriteOff } from './write-off-desk.ts';

const TODAY = parseDay('2026-11-22')!;
const LOST = TODAY - SEALED_DAYS - 1;
let database: Database;
let house: House;
let debtor: Debtor;
const acting = (by: string, today: number) => ({ by, today, at: house.now(today) });
const codes = [...PRODUCTS.values()]
  .filter(({ currency }) => currency.code === 'CNY')
  .map(({ code }) => code);

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  house = smallHouse(database);
  debtor = await debtorAt(house, 46);
  await oweMuch(house, debtor, 30_000_00n, TODAY - 60, TODAY);
  // It was reported as late before.
  await database.pool.query(
    `insert into credit_watch (slot, account_id, borrower_id, since, reported_on, reported_days, reported_in)
     values ($1, $2, $3, $4, $5, 40, 'M2')`,
    [debtor.slot, debtor.accountId, debtor.borrower, formatDay(TODAY - 60), formatDay(TODAY - 20)],
  );
});
afterAll(() => database.close());

/** The nights tell; what the last word about the account is in the file. */
async function fileAfter(night: number): Promise<Record<string, string>> {
  await reportCredit(database.pool, night, house);
  const app = await buildApplication(house, null);
  const payload = { by: 'h31', from: formatDay(TODAY - 30), to: formatDay(TODAY + 9), kind: 'json' };
  const answer = await app.inject({ method: 'POST', url: '/api/court/bureau', payload });
  await app.close();
  expect(answer.statusCode, answer.body).toBe(200);
  const { records } = answer.json<{ records: Record<string, string>[] }>();
  return records.find(({ account }) => account === String(debtor.accountId))!;
}

async function sell(): Promise<void> {
  const { pool } = database;
  for (const paper of [
    { kind: 'admission', name: { zh: '甲资产管理', en: 'First Assets' }, contact: '400-100-1000' },
    { kind: 'licence', number: 'AMC-7', grantedBy: 'NFRA', until: TODAY + 400 },
    { kind: 'contract', from: TODAY - 30, until: TODAY + 300, clauses: BUYER_CLAUSES.map(({ id }) => id) },
  ] as const) {
    const kept = (await proposeBuyer(pool, 'BUY001', paper, acting('l21', LOST)))!;
    await decideBuyer(pool, kept, { verdict: 'granted', by: 'c11', today: LOST });
  }
  await drawSale(pool, house, { products: codes, restedDays: 0, least: 1n }, acting('l21', LOST));
  await offerSale(pool, 1, acting('l21', LOST));
  await putOffer(pool, 1, { buyer: 'BUY001', price: 4_321_00n }, acting('l21', LOST));
  await awardSale(pool, 1, 'BUY001', acting('l21', TODAY - 1));
  expect(await closeSale(pool, house, 1, acting('c11', TODAY - 1))).toMatchObject({ state: 'done' });
}

test('the bureau is told of a loss, of the sale with the buyer’s name and nothing owed to us, and of its undoing', async () => {
  const { pool } = database;
  const asked = await proposeWriteOff(pool, house, debtor, acting('l21', LOST), 'age');
  if (asked.state !== 'done') throw new Error(asked.why);
  const lost = await agreeWriteOff(pool, house, asked.row, acting('c11', LOST));
  if (lost.state !== 'done') throw new Error(lost.why);
  const units = String(lost.row.amount! / 100n);
  expect(await fileAfter(LOST)).toMatchObject({
    status: '97',
    balance: units,
    pastDue: units,
    chargedOff: units,
  });
  await sell();
  const sold = { status: '97', comment: 'AH', balance: '0', pastDue: '0', chargedOff: units };
  expect(await fileAfter(TODAY - 1)).toMatchObject({ ...sold, sale: '2', soldTo: 'FIRST ASSETS' });
  for (const by of ['l21', 'c11'])
    await takeBack(pool, house, { sale: 1, key: debtor, tookIn: 0n }, acting(by, TODAY));
  const back = await fileAfter(TODAY);
  expect(back).toMatchObject({ status: '97', comment: '  ', balance: units, sale: '9', soldTo: '' });
  await reportCredit(pool, TODAY + 1, house);
  const told = (await creditEventsOf(pool, debtor)).map(({ act, why }) => `${act} ${why}`);
  expect(told).toEqual(['update written_off', 'update sold', 'update bought_back']);
});
