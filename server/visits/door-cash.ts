/**
 * How does money that was taken at a door reach the account, and who counts it?
 *
 * On the number that was kept ready, once: the payment is entered under that number with the day on which it was taken, so it counts from
 * then and silences everybody at once. A lead who did not take it counts what was handed in, to the cent; what differs stays open.
 */
import { formatDay } from '../../rules/days.ts';
import { dayAt, type Minute } from '../../rules/gate/local-time.ts';
import { openDay } from '../db/night.ts';
import { transaction } from '../db/pool.ts';
import { receiptOf, takeCash } from '../db/visits/receipt-rows.ts';
import type { VisitRow } from '../db/visits/visit-rows.ts';
import { knownAt } from '../gate/silence.ts';
import { enterFacts } from '../ledger/enter-facts.ts';
import { zoneAround } from '../zone-table.ts';
import type { VisitHouse } from './visit-case.ts';

export type Cash = 'taken' | 'no-number' | 'used-before' | 'not-his-debt' | 'not-entered';

/** "R-000012". */
export const receiptName = (receipt: bigint): string => `R-${String(receipt).padStart(6, '0')}`;

/** Enters what was taken on the visit's receipt. Done again it changes nothing. */
export async function takeReceipt(
  house: VisitHouse,
  row: VisitRow,
  by: string,
  { account, amount }: { readonly account: string; readonly amount: bigint },
  at: Minute,
): Promise<Cash> {
  if (!row.debts.split(' ').includes(account)) return 'not-his-debt';
  const receipt = await receiptOf(house.pool, row);
  if (receipt === null) return 'no-number';
  if (receipt.amount !== null)
    if (receipt.amount !== amount || String(receipt.account) !== account) return 'used-before';
  const fact = `visit-receipt-${receipt.receipt}`;
  await transaction(house.pool, (client) =>
    takeCash(client, receipt.receipt, { account: BigInt(account), amount, by, at, fact }),
  );
  const today = await openDay(house.pool);
  if (today === null) return 'not-entered';
  const day = Math.min(today, dayAt(zoneAround(house.collecting.timeZone, at), at));
  const entry = {
    key: { slot: row.slot, accountId: BigInt(account) },
    fact: { id: fact, valueOn: day, type: 'paid' as const, amount },
  };
  const [outcome] = await enterFacts(house.pool, [entry], house, knownAt(at));
  return outcome?.state === 'refused' ? 'not-entered' : 'taken';
}

/** On which day money was taken. */
export const takenOn = (house: VisitHouse, at: Minute): string =>
  formatDay(dayAt(zoneAround(house.collecting.timeZone, at), at));
