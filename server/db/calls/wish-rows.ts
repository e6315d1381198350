/**
 * When did a person wish to be called, and was he?
 *
 * One open wish a person: a new one replaces it, a call answers it. Under the lock of the borrower.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A wish to be called at a minute. `permit`: the call in which it was promised. */
export interface NewWish extends BorrowerKey {
  readonly at: number;
  readonly worker: string;
  readonly permit: number | null;
}

/** Keeps a wish in the place of the one that is open. */
export async function keepWish(
  client: Client,
  { slot, borrower, at, worker, permit }: NewWish,
): Promise<void> {
  await client.query(
    `update call_back set done = 'replaced' where slot = $1 and borrower_id = $2 and done is null`,
    [slot, borrower],
  );
  await client.query(
    `insert into call_back (slot, borrower_id, seq, at, worker, permit)
     select $1::smallint, $2::bigint, coalesce(max(seq), 0) + 1, $3::int, $4::text, $5::int
       from call_back where slot = $1 and borrower_id = $2`,
    [slot, borrower, at, worker, permit],
  );
}

/** The person was called: his open wish is answered. */
export async function answerWish(
  client: Client,
  { slot, borrower, permit }: BorrowerKey & { readonly permit: number },
): Promise<void> {
  await client.query(
    `update call_back set done = 'called', by_permit = $3 where slot = $1 and borrower_id = $2 and done is null`,
    [slot, borrower, permit],
  );
}

/** The minute for which a call is wished; null when none is. */
export async function openWish(db: Queryable, { slot, borrower }: BorrowerKey): Promise<number | null> {
  const { rows } = await db.query<{ at: number }>(
    'select at from call_back where slot = $1 and borrower_id = $2 and done is null',
    [slot, borrower],
  );
  return rows[0]?.at ?? null;
}
