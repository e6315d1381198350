/**
 * How is it booked what a letter, a visit or a court cost the house?
 *
 * Once for each reason, in the transaction in which it happened: done again it adds nothing. The borrower owes none of it.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client } from '../pool.ts';

/** What was laid out. `name`: for what, among those of the borrower; `source`: what fixes the amount. Minor units. */
export interface BookedCost extends BorrowerKey {
  readonly kind: string;
  readonly name: string;
  readonly accountId: bigint;
  readonly day: Day;
  readonly amount: bigint;
  readonly currency: string;
  readonly permit: number | null;
  readonly source: string;
  readonly at: number;
}

export async function bookCost(client: Client, cost: BookedCost): Promise<void> {
  const { slot, borrower, kind, name, accountId, day, amount, currency, permit, source, at } = cost;
  await client.query(
    `insert into booked_cost (slot, borrower_id, kind, name, account_id, day, amount, currency, permit, source, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [slot, borrower, kind, name, accountId, formatDay(day), amount, currency, permit, source, at],
  );
}
