/**
 * Whose is this account, and with which agency does it lie?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import { keyed, type Queryable } from '../pool.ts';
import { slotOfReference } from '../slot.ts';

/** Whether a host's reference is of an account of this borrower; false too where there is no such reference. */
export async function isReferenceOf(
  db: Queryable,
  host: string,
  reference: string,
  { slot, borrower }: BorrowerKey,
): Promise<boolean> {
  const { rows } = await db.query(
    keyed({
      name: 'reference-of',
      text: `select 1 from reference r join account a on a.slot = r.account_slot and a.account_id = r.account_id
            where r.slot = $1 and r.host = $2 and r.reference = $3 and r.account_slot = $4 and a.borrower_id = $5`,
      values: [slotOfReference(host, reference), host, reference, slot, borrower],
    }),
  );
  return rows.length > 0;
}

/** Whether an account lies with an agency on a day, to be collected. */
export async function isPlacedWith(
  db: Queryable,
  { slot, accountId }: Key,
  agency: string,
  day: Day,
): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from placement where slot = $1 and account_id = $2 and agency = $3 and purpose = 'collect' and from_day <= $4
        and (until_day is null or until_day > $4)`,
    [slot, accountId, agency, formatDay(day)],
  );
  return rows.length > 0;
}

/** A reference by which a borrower's pages can be opened; null: none of his accounts has one. */
export async function referenceFor(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<{ readonly host: string; readonly reference: string } | null> {
  const { rows } = await db.query<{ host: string; reference: string }>(
    `select r.host, r.reference from account a join reference r on r.account_slot = a.slot and r.account_id = a.account_id
      where a.slot = $1 and a.borrower_id = $2 order by a.oldest_due nulls last, a.account_id, r.host, r.reference limit 1`,
    [slot, borrower],
  );
  return rows[0] ?? null;
}

/** Whose reference this is; null: nobody's. */
export async function personOfReference(
  db: Queryable,
  { host, reference }: { readonly host: string; readonly reference: string },
): Promise<BorrowerKey | null> {
  const { rows } = await db.query<BorrowerKey>(
    `select a.slot, a.borrower_id as borrower
       from reference r join account a on a.slot = r.account_slot and a.account_id = r.account_id
      where r.slot = $1 and r.host = $2 and r.reference = $3`,
    [slotOfReference(host, reference), host, reference],
  );
  return rows[0] ?? null;
}
