/**
 * What does a visitor take along for a day, and in which order does she go?
 *
 * Her own visits of the day that stand, with what is needed at each door and nothing more: where, when, who comes along, what is overdue,
 * within which limits something may be offered, the number of the receipt. It lies on her device for that day.
 */

import { overdueAmount } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { localOf } from '../../rules/gate/local-time.ts';
import type { KindTerms } from '../../rules/negotiation/negotiable.ts';
import type { Product } from '../../rules/terms.ts';
import { routeOf, type Stop } from '../../rules/visits/visit-route.ts';
import { termsFor } from '../agreements/limits-for.ts';
import { readPeople } from '../db/gate/person-rows.ts';
import { asHouse } from '../db/people/walled-pool.ts';
import { transaction } from '../db/pool.ts';
import { keepReady } from '../db/visits/receipt-rows.ts';
import { type VisitRow, visitName, visitsOn } from '../db/visits/visit-rows.ts';
import { readPlaces, readVisitors, type VisitAddress, type VisitorRow } from '../db/visits/visitor-rows.ts';
import { zoneAround } from '../zone-table.ts';
import type { VisitHouse } from './visit-case.ts';

export interface PackedStop {
  readonly row: VisitRow;
  readonly metres: number;
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly timeZone: string;
  readonly place: VisitAddress | undefined;
  readonly together: readonly VisitorRow[];
  readonly receipt: bigint;
  readonly product: Product;
  readonly debts: readonly {
    readonly account: string;
    readonly overdue: bigint;
    readonly limits: readonly KindTerms[];
  }[];
}

/** A visitor's day in the order of the way. Read behind her wall: what is not hers is not there. */
export async function packDay(house: VisitHouse, visitor: string, today: Day): Promise<PackedStop[]> {
  const rows = await visitsOn(house.pool, visitor, today);
  const stops: PackedStop[] = [];
  for (const row of rows) {
    const stop = await packed(house, row, today);
    if (stop !== null) stops.push(stop);
  }
  const { order } = routeOf(
    stops.map(
      ({ row, place }): Stop => ({
        id: visitName(row),
        window: { from: row.fromAt!, until: row.untilAt! },
        spot: place?.spot ?? null,
      }),
    ),
  );
  return order.map(({ id, metres }) => ({
    ...stops.find(({ row }) => visitName(row) === id)!,
    metres,
  }));
}

async function packed(house: VisitHouse, row: VisitRow, today: Day): Promise<PackedStop | null> {
  const told = await readPlaces(house.pool, row);
  const people = await transaction(house.pool, (client) => readPeople(client, [row]));
  const person = people.get(row.borrower);
  if (told === null || person === undefined) return null;
  const named = row.debts.split(' ');
  const accounts = person.accounts.filter(({ account }) => named.includes(String(account.id)));
  const product = house.products.get(accounts[0]?.account.product ?? -1);
  if (product === undefined) return null;
  const [together, receipt] = await asHouse(() =>
    Promise.all([
      readVisitors(house.pool, [row.visitorOne!, row.visitorTwo!]),
      transaction(house.pool, (client) => keepReady(client, row)),
    ]),
  );
  const { name, language, timeZone, places } = told;
  return {
    ...{ row, metres: 0, name, language, timeZone, together, receipt, product },
    place: places.find(({ id }) => id === row.addressId),
    debts: accounts.map(({ account }) => ({
      account: String(account.id),
      overdue: overdueAmount(account),
      limits: termsFor(house.products.get(account.product)!, today)?.kinds ?? [],
    })),
  };
}

/** The clock of an appointment where he lives. */
export const clocksOf = ({ row: { fromAt, untilAt }, timeZone }: PackedStop) => {
  const zone = zoneAround(timeZone, fromAt!);
  return { from: localOf(zone, fromAt!).clock, until: localOf(zone, untilAt!).clock };
};
