/**
 * Which word is good between this borrower and a caller, and who was shown it?
 *
 * Written under the borrower's lock, so that a word is told to one agent and no other.
 */
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A word that is good, or was told. Times are milliseconds since 1970 by the database's clock. */
export interface WordRow {
  readonly seq: number;
  readonly word: string;
  readonly good: boolean;
  readonly until: number;
  readonly toldAt: number | null;
  readonly toldTo: string | null;
}

/** Makes a word good for so many minutes; the one before it no longer is. */
export async function writeWord(
  client: Client,
  { slot, borrower }: BorrowerKey,
  word: string,
  minutes: number,
): Promise<void> {
  await client.query(
    `insert into one_time_word (slot, borrower_id, seq, word, until)
     select $1, $2, coalesce(max(seq), 0) + 1, $3, clock_timestamp() + make_interval(mins => $4)
       from one_time_word where slot = $1 and borrower_id = $2`,
    [slot, borrower, word, minutes],
  );
}

/** The last word of a borrower; null when he never asked for one. */
export async function lastWord(db: Queryable, { slot, borrower }: BorrowerKey): Promise<WordRow | null> {
  const { rows } = await db.query<WordRow>(
    `select seq, word, until > clock_timestamp() and told_at is null as good,
            (extract(epoch from until) * 1000)::float8 as until, (extract(epoch from told_at) * 1000)::float8 as "toldAt",
            told_to as "toldTo"
       from one_time_word where slot = $1 and borrower_id = $2 order by seq desc limit 1`,
    [slot, borrower],
  );
  return rows[0] ?? null;
}

/** Marks a word as told. */
export async function markTold(
  client: Client,
  { slot, borrower }: BorrowerKey,
  seq: number,
  to: string,
): Promise<void> {
  await client.query(
    'update one_time_word set told_at = clock_timestamp(), told_to = $4 where slot = $1 and borrower_id = $2 and seq = $3',
    [slot, borrower, seq, to],
  );
}

/** Whether a call to the borrower was begun at or after a minute. */
export async function isBeingCalled(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  since: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from contact_attempt where slot = $1 and borrower_id = $2 and way = 'call' and at >= $3 limit 1`,
    [slot, borrower, since],
  );
  return rowCount === 1;
}
