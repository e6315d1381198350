import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../policy/house/collecting.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { parseDay } from '../../rules/days.ts';
import { CourtPost, debtorAt, oweMuch } from '../../tools/court/court-scene.ts';
import { bookFor, makeVisitable, openVisitors } from '../../tools/pages/visits/visit-scene.ts';
import { testDatabase } from '../../tools/test-database.ts';
import type { House } from '../api/house.ts';
import { fillSmallBook, smallHouse } from '../api/small-book.ts';
import { askMessage } from '../contact/gather.ts';
import type { Database } from '../db/databases.ts';
import { type BorrowerKey, readPeople } from '../db/gate/person-rows.ts';
import { transaction } from '../db/pool.ts';
import { visitsOf } from '../db/visits/visit-rows.ts';
import { NO_STAFF } from '../gate/person-log.ts';
import { situationOfRows } from '../gate/person-situation.ts';
import { recordPossible, recordUnreachable } from '../ladder/impossible-steps.ts';
import { confirmVisit } from './arrange-visit.ts';
import { windowsIn } from './visit-case.ts';
import { visitNight } from './visit-night.ts';

const TODAY = parseDay('2026-11-22')!;
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER, collecting: HOUSE };
const WHERE = {
  lines: '浙江省杭州市西湖区\n文三路 478 号',
  spot: { latitude: 30_270_000, longitude: 120_130_000 },
};
let database: Database;
let house: House;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, TODAY, 60);
  house = smallHouse(database, '11:25');
  await openVisitors(database.pool);
});
afterAll(() => database?.close());

/** Somebody who was asked for a visit; `confirms`: and who took the first of the times. */
async function visited(place: number, confirms: boolean): Promise<BorrowerKey> {
  const { pool } = database;
  const debtor = await debtorAt(house, place);
  await oweMuch(house, debtor, 1_000_000n, TODAY - 95, TODAY);
  const key = { slot: debtor.slot, borrower: debtor.borrower };
  const who = { key, accounts: [debtor.accountId], name: '李小明' };
  const now = { today: TODAY, at: house.now(TODAY) };
  await makeVisitable(pool, { products: PRODUCTS, ladder: FIRST_LADDER }, who, WHERE, now);
  await bookFor({ ...RULES, pool }, key, TODAY, null);
  const [row] = await visitsOf(pool, key);
  if (confirms) {
    const [first] = windowsIn(row!.windows);
    const done = await confirmVisit({ ...RULES, pool }, row!, first!, false, now);
    expect(done.state).toBe('done');
  }
  return key;
}
const stateOf = async (key: BorrowerKey) => {
  const [visit] = await visitsOf(database.pool, key);
  return [visit?.state, visit?.endedWhy];
};

describe('A4 C7: a night and its visits', () => {
  test('what nobody kept and what nobody answered lapses, each in its time, and only once', async () => {
    const { pool } = database;
    const booked = await visited(26, true);
    const asked = await visited(36, false);
    const night = (day: number) => visitNight(pool, day, RULES);
    const onDay = (await visitsOf(pool, booked))[0]!.onDay!;
    // A device without a network may still tell that she was there.
    expect((await night(onDay)).lapsed).toBe(0);
    expect([await stateOf(booked), await stateOf(asked)]).toEqual([
      ['booked', null],
      ['asked', null],
    ]);
    expect((await night(onDay + 2)).lapsed).toBe(1);
    expect(await stateOf(booked)).toEqual(['lapsed', 'not-kept']);
    expect((await night(TODAY + 12)).lapsed).toBe(1);
    expect(await stateOf(asked)).toEqual(['lapsed', 'not-answered']);
    expect((await night(TODAY + 12)).lapsed).toBe(0);
  });

  test('D7: who has no address is recorded so by the night, and the step after counts it as tried', async () => {
    const { pool } = database;
    const debtor = await debtorAt(house, 46);
    const key = { slot: debtor.slot, borrower: debtor.borrower };
    const at = house.now(TODAY);
    const impossible = () =>
      transaction(pool, async (client) => {
        const rows = (await readPeople(client, [key])).get(key.borrower)!;
        return situationOfRows(rows, NO_STAFF, at + 10, RULES).steps?.impossible;
      });
    expect(await impossible()).toEqual([]);
    const post = await CourtPost.open(pool, house, TODAY);
    await transaction(pool, (client) =>
      askMessage(client, {
        ...{ key, way: 'letter', template: 'referral', tone: 'formal', purpose: 'collect' },
        ...{
          debts: [String(debtor.accountId)],
          replyTo: null,
          day: TODAY,
          notBefore: at,
          notAfter: at + 900,
        },
      }),
    );
    await post.send(TODAY);
    await post.close();
    expect([
      await recordUnreachable(pool, TODAY, at + 5),
      await recordUnreachable(pool, TODAY, at + 5),
    ]).toEqual([1, 0]);
    expect(await impossible()).toEqual(['letter']);
    // A number changes nothing about letters; an address does, once, and one that is lost again is found out again.
    const comes = (kind: string) => transaction(pool, (client) => recordPossible(client, key, kind, at + 6));
    await comes('mobile');
    expect(await impossible()).toEqual(['letter']);
    await comes('postal');
    await comes('postal');
    expect(await impossible()).toEqual([]);
    const { rowCount } = await pool.query(
      `select from person_fact where borrower_id = $1 and type = 'step-impossible'`,
      [key.borrower],
    );
    expect(rowCount).toBe(2);
    expect(await recordUnreachable(pool, TODAY, at + 7)).toBe(1);
    expect(await impossible()).toEqual(['letter']);
  });
});
