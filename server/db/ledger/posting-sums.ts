/**
 * What do the books come to, summed from every posting ever made?
 *
 * One pass over the postings; the account is joined only for its product. Amounts in minor units.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { HELD, LEDGER, type LedgerAccount } from '../../../rules/ledger.ts';
import type { Minor } from '../../../rules/money.ts';
import type { Queryable } from '../pool.ts';

/** Transfers of one kind added up. `day` is null where all days are added up together. */
export interface PostingSum {
  readonly day: Day | null;
  readonly product: number;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Minor;
}

/** All postings booked from `from` to `through` (null: without end), by product and kind, and by day when `daily`. */
export async function postingSums(
  db: Queryable,
  from: Day | null,
  through: Day | null,
  daily: boolean,
): Promise<PostingSum[]> {
  const { rows } = await db.query<{
    day: Day | null;
    product: number;
    debit: number;
    credit: number;
    amount: string;
  }>(
    `select ${daily ? 'p.day' : 'null::date'} as day, a.product, p.debit, p.credit, sum(p.amount)::text as amount
       from posting p join account a on a.slot = p.slot and a.account_id = p.account_id
      where ($1::date is null or p.day >= $1) and ($2::date is null or p.day <= $2)
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [from === null ? null : formatDay(from), through === null ? null : formatDay(through)],
  );
  return rows.map(({ debit, credit, amount, ...row }) => ({
    ...row,
    debit: LEDGER[debit]!,
    credit: LEDGER[credit]!,
    amount: BigInt(amount),
  }));
}

/** What all accounts of each product hold according to their rows. */
export async function heldByRows(
  db: Queryable,
): Promise<{ product: number; held: Readonly<Record<string, Minor>> }[]> {
  const columns = HELD.map((name) => `coalesce(sum(${columnOf(name)}), 0)::text as "${name}"`).join(', ');
  const { rows } = await db.query<Record<string, string> & { product: number }>(
    `select product, ${columns} from account group by product order by product`,
  );
  return rows.map((row) => ({
    product: row.product,
    held: Object.fromEntries(HELD.map((name) => [name, BigInt(row[name]!)])),
  }));
}

/** The last day on which anything was posted or kept in suspense; null for empty books. */
export async function lastBookingDay(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(
    `select greatest((select max(day) from posting), (select max(entered_on) from suspense),
       (select max(applied_on) from suspense)) as day`,
  );
  return rows[0]?.day ?? null;
}

function columnOf(name: LedgerAccount): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
