import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRODUCTS } from '../../policy/house/products.ts';
import { BUYER_CLAUSES, SEALED_DAYS } from '../../policy/sale/buyer-clauses.ts';
import { formatDay, parseDay } from '../../rules/days.ts';
import { ledgerCode } from '../../rules/ledger.ts';
import { sum } from '../../rules/money.ts';
import { type Debtor, debtorAt, gateOf, oweMuch } from '../../tools/court/court-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { House } from '../api/house.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { openPath } from '../court/path-desk.ts';
import type { Database } from '../db/databases.ts';
import { transaction } from '../db/pool.ts';
import { holdersOf, holderUnder, misdirectedOf } from '../db/sale/holder-rows.ts';
import { linesOf } from '../db/sale/sale-rows.ts';
import { vintages, type WriteOffRow } from '../db/sale/write-off-rows.ts';
import { permitAndMark } from '../gate/permit-desk.ts';
import { knownAt } from '../gate/silence.ts';
import { attemptOf } from '../gate/situation-from.ts';
import { tellOfPeople } from '../gate/tell-person.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { decideBuyer, lacksOn, proposeBuyer, readBuyers } from './buyer-desk.ts';
import { closeSale } from './close-sale.ts';
import { listMisdirected, listPutBacks, passOn, takeBack } from './put-back.ts';
import {
  awardSale,
  drawSale,
  dropSale,
  maskedTape,
  offerSale,
  putOffer,
  readOffers,
  type Sold,
} from './sale-desk.ts';
import { lookAtClaims } from './sale-standing.ts';
import {
  agreeWriteOff,
  proposeTonight,
  proposeWriteOff,
  refuseWriteOff,
  undoWriteOff,
  type WroteOff,
} from './write-off-desk.ts';

const TODAY = parseDay('2026-11-22')!;
/** Written off, drawn, opened and closed on days that were open once: the book's day is later. */
const LOST = TODAY - 10;
const DRAWN = TODAY - 7;
const OPENS = DRAWN + SEALED_DAYS;
const CODES = [...PRODUCTS.values()]
  .filter(({ currency }) => currency.code === 'CNY')
  .map(({ code }) => code);
let database: Database;
let house: House;
/** Debtors of the small book, by what becomes of each. */
const who = new Map<string, Debtor>();

const acting = (by: string, today = LOST) => ({ by, today, at: house.now(today) });
const row = (one: WroteOff): WriteOffRow => {
  if (one.state !== 'done') throw new Error(`${one.why}: ${one.bars.join()}`);
  return one.row;
};
const sold = (one: Sold) => {
  if (one.state !== 'done') throw new Error(`${one.why}: ${one.lacks.join()}`);
  return one.row;
};
async function writtenOff(debtor: Debtor): Promise<WriteOffRow> {
  const asked = row(await proposeWriteOff(database.pool, house, debtor, acting('l21'), 'age'));
  return row(await agreeWriteOff(database.pool, house, asked, acting('c11')));
}
const paid = (debtor: Debtor, id: string, amount: bigint, valueOn = TODAY, today = TODAY) =>
  enterFacts(
    database.pool,
    [{ key: debtor, fact: { id, type: 'paid', amount, valueOn } }],
    house,
    knownAt(house.now(today)),
  );
const accountOf = async (debtor: Debtor) =>
  (
    await transaction(database.pool, (client) =>
      lookAtClaims(client, house, [debtor], TODAY, house.now(TODAY)),
    )
  )[0]!.account;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  house = smallHouse(database);
  for (const [name, place] of [
    ['one', 46],
    ['two', 24],
    ['three', 30],
    ['disputes', 36],
    ['pays', 40],
  ] as const) {
    const debtor = await debtorAt(house, place);
    await oweMuch(house, debtor, 30_000_00n, TODAY - 60, TODAY);
    who.set(name, debtor);
  }
});
afterAll(() => database.close());
const debtor = (name: string) => who.get(name)!;

describe('a write-off', () => {
  test('D1: wants two people; the books change and the claim does not', async () => {
    const { pool } = database;
    const asked = row(await proposeWriteOff(pool, house, debtor('one'), acting('l21'), 'age'));
    expect(asked).toMatchObject({ state: 'proposed', agreedBy: 'l21', ground: 'by-hand' });
    expect(await agreeWriteOff(pool, house, asked, acting('l21'))).toMatchObject({ why: 'own' });
    expect(await proposeWriteOff(pool, house, debtor('one'), acting('c11'), 'age')).toMatchObject({
      why: 'open-already',
    });
    const done = row(await agreeWriteOff(pool, house, asked, acting('c11')));
    const account = await accountOf(debtor('one'));
    expect(account.writtenOffOn).toBe(LOST);
    expect(account.balances.writtenOff).toBe(done.amount);
    expect(account.oldestDue).not.toBeNull();
  });

  test('figures of the months are those of the ledger', async () => {
    await paid(debtor('one'), 'rec-1', 1_234_00n, LOST + 1);
    const months = await vintages(database.pool);
    const { rows } = await database.pool.query<{ lost: bigint; back: bigint }>(
      `select sum(case when debit = $1 then amount when credit = $1 then -amount end)::bigint as lost,
              sum(case when credit = $2 then amount when debit = $2 then -amount end)::bigint as back from posting`,
      [ledgerCode('loss'), ledgerCode('recovered')],
    );
    expect(sum(months.map(({ writtenOff: one }) => one))).toBe(rows[0]!.lost);
    expect(sum(months.map(({ recovered }) => recovered))).toBe(rows[0]!.back);
    expect(rows[0]!.back).toBe(1_234_00n);
  });

  test('is taken back by two people, and may be refused', async () => {
    const { pool } = database;
    const asked = await writtenOff(debtor('two'));
    expect(row(await undoWriteOff(pool, house, asked, acting('l21'), 'paid-before'))).toMatchObject({
      state: 'written-off',
    });
    expect(await undoWriteOff(pool, house, asked, acting('l21'), 'paid-before')).toMatchObject({
      why: 'own',
    });
    const both = await Promise.all(
      ['c11', 'c12'].map((by) => undoWriteOff(pool, house, asked, acting(by), 'paid-before')),
    );
    expect(both.map(({ state }) => state).sort()).toEqual(['done', 'refused']);
    expect(row(both.find(({ state }) => state === 'done')!)).toMatchObject({ state: 'undone' });
    expect((await accountOf(debtor('two'))).writtenOffOn).toBeNull();
    const again = row(await proposeWriteOff(pool, house, debtor('two'), acting('l21'), 'age'));
    expect(row(await refuseWriteOff(pool, again, acting('c11')))).toMatchObject({
      state: 'refused',
      number: 2,
    });
    const third = row(await proposeWriteOff(pool, house, debtor('two'), acting('l21'), 'age'));
    const agreed = await Promise.all(
      ['c11', 'c12'].map((by) => agreeWriteOff(pool, house, third, acting(by))),
    );
    expect(agreed.map(({ state }) => state).sort()).toEqual(['done', 'refused']);
  });

  test('is proposed by a night only where the law’s ground is reached, once', async () => {
    const old = await debtorAt(house, 50);
    await oweMuch(house, old, 5_000_00n, TODAY - 60, TODAY);
    expect(await proposeTonight(database.pool, TODAY - 1, house, house.now(TODAY))).toBe(0);
  });

  test('those that are barred do not hide the others from the night for ever', async () => {
    const { pool } = database;
    const [tried, younger] = [await debtorAt(house, 52), await debtorAt(house, 54)];
    for (const [place, one] of [tried, younger].entries()) {
      await oweMuch(house, one, 5_000_00n, TODAY - 60, TODAY);
      await pool.query('update account set oldest_due = $3 where slot = $1 and account_id = $2', [
        one.slot,
        one.accountId,
        formatDay(TODAY - 900 + place),
      ]);
    }
    await pool.query('delete from write_off_look');
    const oneLook = { looks: 1, proposals: 1, againAfter: 7 };
    const looked = async (night: number) => {
      await proposeTonight(pool, TODAY - 1 + night, house, house.now(TODAY), oneLook);
      const { rows } = await pool.query<{ accountId: bigint; bars: string[] }>(
        'select account_id as "accountId", bars from write_off_look where looked_on = $1',
        [formatDay(TODAY + night)],
      );
      return rows;
    };
    expect(await looked(0)).toEqual([{ accountId: tried.accountId, bars: ['no-ground'] }]);
    expect(await looked(1)).toEqual([{ accountId: younger.accountId, bars: ['no-ground'] }]);
  });
});

describe('a buyer', () => {
  test('is let in by papers that another grants', async () => {
    const { pool } = database;
    const papers = [
      { kind: 'admission', name: { zh: '甲资产管理', en: 'First Assets' }, contact: '400-100-1000' },
      { kind: 'licence', number: 'AMC-7', grantedBy: 'NFRA', until: TODAY + 400 },
      { kind: 'contract', from: TODAY - 30, until: TODAY + 300, clauses: BUYER_CLAUSES.map(({ id }) => id) },
    ] as const;
    expect(await proposeBuyer(pool, 'BUY001', papers[1], acting('l21'))).toBeNull();
    for (const buyer of ['BUY001', 'BUY002'])
      for (const paper of buyer === 'BUY001' ? papers : papers.slice(0, 2)) {
        const kept = (await proposeBuyer(pool, buyer, paper, acting('l21')))!;
        expect(await decideBuyer(pool, kept, { verdict: 'granted', by: 'l21', today: TODAY })).toBe(
          'own-proposal',
        );
        expect(await decideBuyer(pool, kept, { verdict: 'granted', by: 'c11', today: TODAY })).toBe(
          'granted',
        );
      }
    const buyers = await readBuyers(pool);
    expect(lacksOn(buyers, 'BUY001', TODAY)).toEqual([]);
    expect(lacksOn(buyers, 'BUY002', TODAY)).toEqual(['no-contract']);
  });
});

describe('a sale', () => {
  let sale: number;

  test('draws what may be sold, and refuses the rest with its reasons', async () => {
    const { pool } = database;
    for (const name of ['three', 'disputes', 'pays']) await writtenOff(debtor(name));
    await openPath(pool, debtor('two'), 'estate', acting('c11'));
    sale = sold(
      await drawSale(pool, house, { products: CODES, restedDays: 0, least: 1n }, acting('l21', DRAWN)),
    ).sale;
    const lines = await linesOf(pool, sale);
    const stateOf = (name: string) => lines.find(({ accountId }) => accountId === debtor(name).accountId);
    expect(stateOf('two')).toMatchObject({ state: 'refused', reasons: ['deceased'] });
    for (const name of ['one', 'three', 'disputes', 'pays'])
      expect(stateOf(name), name).toMatchObject({ state: 'in', reasons: [] });
    expect(
      await drawSale(pool, house, { products: [-1], restedDays: 0, least: 1n }, acting('l21', DRAWN)),
    ).toMatchObject({ why: 'no-product' });
    expect(
      await drawSale(pool, house, { products: CODES, restedDays: 900, least: 1n }, acting('l21', DRAWN)),
    ).toMatchObject({ why: 'nothing-drawn' });
  });

  test('offers are sealed until their day, from buyers with papers alone', async () => {
    const { pool } = database;
    sold(await offerSale(pool, sale, acting('l21', DRAWN)));
    expect(await putOffer(pool, sale, { buyer: 'BUY002', price: 5n }, acting('l21', DRAWN))).toMatchObject({
      lacks: ['no-contract'],
    });
    sold(await putOffer(pool, sale, { buyer: 'BUY001', price: 4_321_00n }, acting('l21', DRAWN)));
    expect(
      await putOffer(pool, sale, { buyer: 'BUY001', price: 9_999_00n }, acting('l21', DRAWN)),
    ).toMatchObject({ why: 'offered-before' });
    const asked = { sale, opensOn: OPENS };
    expect(await readOffers(pool, asked, OPENS - 1)).toMatchObject([{ price: null }]);
    expect(await readOffers(pool, asked, OPENS)).toMatchObject([{ price: 4_321_00n }]);
    expect(await awardSale(pool, sale, 'BUY001', acting('l21', DRAWN))).toMatchObject({
      why: 'sealed-still',
    });
    const { rows } = await pool.query<{ sealed: Buffer }>('select sealed from sale_offer');
    expect(rows[0]!.sealed.toString('latin1')).not.toContain('432100');
    const tape = maskedTape({ sale, currency: 'CNY', cutOff: DRAWN }, await linesOf(pool, sale));
    for (const one of who.values()) expect(tape).not.toContain(String(one.accountId));
  });

  test('C8: closes in one transaction: what stands against a claim leaves it out, every permit of the others dies', async () => {
    const { pool } = database;
    const key = { slot: debtor('disputes').slot, borrower: debtor('disputes').borrower };
    const dispute = { type: 'dispute', written: true, inPeriod: true, portion: 'all', debts: null } as const;
    await tellOfPeople(pool, [{ key, at: house.now(OPENS), fact: dispute }], knownAt(house.now(OPENS)));
    await paid(debtor('pays'), 'half', (await accountOf(debtor('pays'))).balances.writtenOff / 2n, OPENS - 1);
    sold(await awardSale(pool, sale, 'BUY001', acting('l21', OPENS)));
    expect(await closeSale(pool, house, sale, acting('l21', OPENS))).toMatchObject({ why: 'own' });
    const onTape = new Map((await linesOf(pool, sale)).map(({ accountId, claim }) => [accountId, claim]));
    // Two close it in the same moment: one does.
    const both = await Promise.all(
      ['c11', 'c12'].map((by) => closeSale(pool, house, sale, acting(by, OPENS))),
    );
    expect(both.map(({ state }) => state).sort()).toEqual(['done', 'refused']);
    expect(sold(both.find(({ state }) => state === 'done')!).state).toBe('closed');
    const lines = await linesOf(pool, sale);
    const one = (name: string) => lines.find(({ accountId }) => accountId === debtor(name).accountId)!;
    expect(one('disputes')).toMatchObject({ state: 'refused', reasons: ['disputed'], price: null });
    expect(one('one').state).toBe('sold');
    expect(one('pays').claim).toBeLessThan(onTape.get(debtor('pays').accountId)!);
    expect(one('three').claim).toBe(onTape.get(debtor('three').accountId));
    expect(sum(lines.map(({ price }) => price ?? 0n))).toBeLessThan(4_321_00n);
    const account = await accountOf(debtor('one'));
    expect(account.soldOn).toBe(OPENS);
    expect(account.balances.writtenOff).toBe(0n);
  });

  test('D1: the gate refuses every contact of ours with “sold”, and only lawful notices pass', async () => {
    const { pool } = database;
    const { slot, borrower, accountId } = debtor('one');
    const at = house.now(OPENS);
    for (const channel of ['sms', 'call', 'in-app'] as const) {
      const { at: _, ...attempt } = attemptOf(channel, accountId, at, house.collecting);
      const [judged] = await permitAndMark(pool, [{ key: { slot, borrower }, attempt }], gateOf(house, at));
      expect(judged?.permit, channel).toBeNull();
      expect(
        JSON.stringify(judged, (_name, value) => (typeof value === 'bigint' ? String(value) : value)),
      ).toContain('"sold"');
    }
    const { rows } = await pool.query('select template, purpose, state from message where template = $1', [
      'claim-sold',
    ]);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ purpose: 'legally-required', state: 'waiting' });
  });

  test('whose the claim is stands under a code that tells nothing of the debt', async () => {
    const [first, now] = await holdersOf(database.pool, debtor('one'));
    expect(first).toMatchObject({ holder: null, untilDay: OPENS });
    expect(now).toMatchObject({ holder: 'BUY001', fromDay: OPENS, untilDay: null, sale });
    const found = await holderUnder(database.pool, now!.code);
    expect(found?.told).toContain('First Assets');
    expect(found?.told).not.toContain(String(debtor('one').accountId));
    expect(await holderUnder(database.pool, 'ZZZZZZZZ')).toBeNull();
  });

  test('money that comes to us waits in a register and is passed on once', async () => {
    const { pool } = database;
    await paid(debtor('three'), 'late', 55_00n);
    const acted = acting('l21', TODAY);
    expect(await listMisdirected(pool, house, TODAY, acted.at)).toBe(1);
    expect(await listMisdirected(pool, house, TODAY, acted.at)).toBe(0);
    expect(await misdirectedOf(pool, null)).toMatchObject([
      { payment: 'late', amount: 55_00n, passedOn: null, sale },
    ]);
    expect(await passOn(pool, house, debtor('three'), 'late', acted)).toBe('passed');
    expect(await passOn(pool, house, debtor('three'), 'late', acted)).toBe('no-money');
    expect((await accountOf(debtor('three'))).balances.credit).toBe(0n);
  });

  test('the past heals: a payment of before the sale puts the claim on the list; two people take it back', async () => {
    const { pool } = database;
    await paid(debtor('one'), 'early', 200_00n, OPENS - 1);
    const { at } = acting('l21', TODAY);
    expect(await listPutBacks(pool, TODAY - 1, house, at)).toBe(1);
    const line = (await linesOf(pool, sale)).find(({ accountId }) => accountId === debtor('one').accountId)!;
    expect(line.listedWhy).toEqual(['claim-was-less']);
    expect(await listPutBacks(pool, TODAY - 1, house, at)).toBe(0);
    const asked = { sale, key: debtor('one'), tookIn: 10_00n };
    expect(await takeBack(pool, house, asked, acting('l21', TODAY))).toMatchObject({
      state: 'asked',
      refund: line.price! - 10_00n,
    });
    expect(await takeBack(pool, house, asked, acting('l21', TODAY))).toMatchObject({ why: 'own' });
    expect(await takeBack(pool, house, { ...asked, tookIn: 0n }, acting('c11', TODAY))).toMatchObject({
      why: 'took-in',
    });
    expect(await takeBack(pool, house, asked, acting('c11', TODAY))).toMatchObject({ state: 'returned' });
    const account = await accountOf(debtor('one'));
    expect(account.soldOn).toBeNull();
    expect(account.balances.writtenOff).toBeGreaterThan(0n);
    expect((await holdersOf(pool, debtor('one'))).at(-1)).toMatchObject({ holder: null, number: 3 });
  });

  test('one that is dropped frees its claims', async () => {
    const { pool } = database;
    const again = sold(
      await drawSale(pool, house, { products: CODES, restedDays: 0, least: 1n }, acting('l21', DRAWN)),
    );
    const drawn = await linesOf(pool, again.sale);
    expect(drawn.some(({ accountId }) => accountId === debtor('three').accountId)).toBe(false);
    sold(await dropSale(pool, again.sale, acting('l21', DRAWN)));
    expect((await linesOf(pool, again.sale)).every(({ state }) => state !== 'in')).toBe(true);
  });
});
