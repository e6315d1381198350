/**
 * By which ways was a person looked for, and what came of each?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { SearchOutcome } from '../../../rules/visits/lost-search.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export interface SearchRow {
  readonly way: string;
  readonly on: Day;
  readonly by: string;
  readonly permit: number | null;
  readonly outcome: SearchOutcome | null;
}

/** Everything that was tried, in order. */
export async function searchesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<SearchRow[]> {
  const { rows } = await db.query<SearchRow>(
    `select way, on_day as "on", by, permit, outcome from lost_search where slot = $1 and borrower_id = $2 order by seq`,
    [slot, borrower],
  );
  return rows;
}

/** Begins a way, under the lock of the borrower. */
export async function addSearch(
  client: Client,
  { slot, borrower }: BorrowerKey,
  { way, on, by, permit, proof }: Omit<SearchRow, 'outcome'> & { readonly proof: number },
): Promise<void> {
  await client.query(
    `insert into lost_search (slot, borrower_id, seq, way, on_day, by, permit, proof)
     select $1::smallint, $2::bigint, coalesce(max(seq), 0) + 1, $3::text, $4::date, $5::text, $6::int, $7::int
       from lost_search where slot = $1 and borrower_id = $2`,
    [slot, borrower, way, formatDay(on), by, permit, proof],
  );
}

/** Says what came of the way that waits; false where none does. */
export async function endSearch(
  client: Client,
  { slot, borrower }: BorrowerKey,
  way: string,
  outcome: SearchOutcome,
  on: Day,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update lost_search set outcome = $4, ended_on = $5 where slot = $1 and borrower_id = $2 and way = $3 and outcome is null`,
    [slot, borrower, way, outcome, formatDay(on)],
  );
  return rowCount === 1;
}

/** The last contact of a month with a permit, on which a way that is a contact stands; null: there was none. */
export async function lastContact(
  client: Client,
  { slot, borrower }: BorrowerKey,
  at: number,
): Promise<number | null> {
  const { rows } = await client.query<{ permit: number }>(
    `select permit from contact_attempt where slot = $1 and borrower_id = $2 and at > $3::int - 30 * 1440 order by at desc, permit desc limit 1`,
    [slot, borrower, at],
  );
  return rows[0]?.permit ?? null;
}
