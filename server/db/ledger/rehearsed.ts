/**
 * What does a rehearsal ask of a book and its server that the product never does?
 */
import type { Minor } from '../../../rules/money.ts';
import type { Key } from '../accounts.ts';
import type { Queryable } from '../pool.ts';

/** All accounts of a book. */
export async function accountKeys(db: Queryable): Promise<Key[]> {
  const { rows } = await db.query<Key>(
    'select slot, account_id as "accountId" from account order by slot, account_id',
  );
  return rows;
}

/** How many payments whose names begin with `prefix` stand in the book, and what they come to. */
export async function paymentsNamed(
  db: Queryable,
  prefix: string,
): Promise<{ payments: number; amount: Minor }> {
  const { rows } = await db.query<{ payments: number; amount: string }>(
    `select count(*)::int as payments, coalesce(sum(rtrim(fact ->> 'amount', 'n')::numeric), 0)::text as amount
       from (select data::json -> 'fact' as fact from event where type = 'fact') facts
      where fact ->> 'type' = 'paid' and starts_with(fact ->> 'id', $1)`,
    [prefix],
  );
  const found = rows[0]!;
  return { payments: found.payments, amount: BigInt(found.amount) };
}

/** Number of the server's first process. */
export async function serverProcess(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ file: string }>("select pg_read_file('postmaster.pid') as file");
  return Number(rows[0]?.file.split('\n')[0]);
}
