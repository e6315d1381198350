/**
 * Which number has a visit's receipt, what was taken on it, and was it handed in?
 *
 * A number is kept ready before the visit, so that it is there without a network; one that was not used stays in the series, unused.
 */
import type { Client, Queryable } from '../pool.ts';
import type { VisitKey } from './visit-rows.ts';

export interface ReceiptRow extends VisitKey {
  readonly receipt: bigint;
  readonly account: bigint | null;
  readonly amount: bigint | null;
  readonly takenBy: string | null;
  readonly takenAt: number | null;
  readonly handed: bigint | null;
  readonly reconciledBy: string | null;
}

const COLUMNS = `receipt, slot, borrower_id as borrower, visit, account_id as account, amount, taken_by as "takenBy", taken_at as "takenAt",
  handed, reconciled_by as "reconciledBy"`;

/** The number of a visit's receipt: the same one each time it is asked. */
export async function keepReady(client: Client, { slot, borrower, visit }: VisitKey): Promise<bigint> {
  const { rows } = await client.query<{ receipt: bigint }>(
    `with made as (
       insert into visit_receipt (slot, borrower_id, visit)
       select $1::smallint, $2::bigint, $3::int
        where not exists (select from visit_receipt where slot = $1 and borrower_id = $2 and visit = $3)
       returning receipt)
     select receipt from made
     union all select receipt from visit_receipt where slot = $1 and borrower_id = $2 and visit = $3`,
    [slot, borrower, visit],
  );
  return rows[0]!.receipt;
}

/** The receipt of a visit; null: none was kept ready. */
export async function receiptOf(
  db: Queryable,
  { slot, borrower, visit }: VisitKey,
): Promise<ReceiptRow | null> {
  const { rows } = await db.query<ReceiptRow>(
    `select ${COLUMNS} from visit_receipt where slot = $1 and borrower_id = $2 and visit = $3`,
    [slot, borrower, visit],
  );
  return rows[0] ?? null;
}

/** Writes down what was taken, once; false where something stands on it. */
export async function takeCash(
  client: Client,
  receipt: bigint,
  taken: {
    readonly account: bigint;
    readonly amount: bigint;
    readonly by: string;
    readonly at: number;
    readonly fact: string;
  },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update visit_receipt set account_id = $2, amount = $3, taken_by = $4, taken_at = $5, paid_fact = $6
      where receipt = $1 and amount is null`,
    [receipt, taken.account, taken.amount, taken.by, taken.at, taken.fact],
  );
  return rowCount === 1;
}

/** Receipts on which cash was taken and which nobody has counted yet. */
export async function uncounted(db: Queryable): Promise<ReceiptRow[]> {
  const { rows } = await db.query<ReceiptRow>(
    `select ${COLUMNS} from visit_receipt where amount is not null and reconciled_by is null order by receipt`,
  );
  return rows;
}

/** A lead counts what was handed in; 'own': he took it himself. */
export async function reconcile(
  client: Client,
  receipt: bigint,
  handed: bigint,
  by: string,
  at: number,
): Promise<'done' | 'own' | 'none' | 'differs'> {
  const { rows } = await client.query<ReceiptRow>(
    `select ${COLUMNS} from visit_receipt where receipt = $1 and amount is not null and reconciled_by is null for update`,
    [receipt],
  );
  const [row] = rows;
  if (row === undefined) return 'none';
  if (row.takenBy === by) return 'own';
  if (row.amount !== handed) return 'differs';
  await client.query(
    'update visit_receipt set handed = $2, reconciled_by = $3, reconciled_at = $4 where receipt = $1',
    [receipt, handed, by, at],
  );
  return 'done';
}
