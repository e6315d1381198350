/**
 * How do a chunk and a fact keep out of each other's way where no row of theirs meets?
 *
 * A chunk closes the accounts that were due when it began. A fact that makes another account of the same slot due for that
 * very night, and is committed while the chunk runs, would be passed over: the chunk did not see it, and the night counts as
 * closed. So a chunk holds its slots alone, and whoever enters facts holds theirs together with others, before he looks how
 * far they are closed. A payer waits at most for the chunk that is closing his slot.
 */
import pg from 'pg';
import type { Client } from '../pool.ts';

/** Marks these locks among all others of the database: "slot" read as a number. */
const SLOT_LOCKS = 1936486260;
/** A chunk that waits longer lets go of everything and begins again, before the database would call it a deadlock. */
const PATIENCE = '500ms';

/** Takes slots `from` … `to` for this session alone, and waits for facts that are being entered. Outside a transaction. */
export async function takeSlots(client: Client, from: number, to: number): Promise<void> {
  for (;;) {
    try {
      await client.query(`set lock_timeout = '${PATIENCE}'`);
      await client.query(
        `select pg_advisory_lock(${SLOT_LOCKS}, slot) from generate_series($1::int, $2::int) as slot`,
        [from, to],
      );
      await client.query('reset lock_timeout');
      return;
    } catch (error) {
      await leaveSlots(client);
      if (!(error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01')))
        throw error;
    }
  }
}

/** Gives every slot of this session back. */
export async function leaveSlots(client: Client): Promise<void> {
  await client.query('select pg_advisory_unlock_all()');
}

/** Holds slots until the end of the transaction, beside others who enter facts; waits for a chunk that has one. */
export async function shareSlots(client: Client, slots: readonly number[]): Promise<void> {
  await client.query({
    name: 'share-slots',
    text: `select pg_advisory_xact_lock_shared(${SLOT_LOCKS}, slot) from unnest($1::int[]) as slot order by slot`,
    values: [[...new Set(slots)].sort((a, b) => a - b)],
  });
}
