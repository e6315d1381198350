/**
 * Who of a small book could be visited at all, for tests and rehearsals that arrange a visit?
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** Somebody who owes so long and so much that he may be visited. */
export interface OldDebtor extends BorrowerKey {
  readonly account: bigint;
  readonly reference: string;
}

/** Those who owe longest, then most; no more than `count`. */
export async function oldDebtors(db: Queryable, count: number): Promise<OldDebtor[]> {
  const { rows } = await db.query<OldDebtor>(
    `select a.slot, a.borrower_id as borrower, a.account_id as account, r.reference
       from account a join borrower b using (slot, borrower_id)
       join reference r on r.account_slot = a.slot and r.account_id = a.account_id
      where a.oldest_due <= '2026-08-24' and b.region = 'CN-33' and a.paused_from is null
      order by a.oldest_due <= '2026-08-20' desc, due_principal + due_interest + due_fee desc limit $1`,
    [count],
  );
  return rows;
}
