/**
 * Which accounts wait for a night that a new ladder sets otherwise?
 *
 * The night for which an account waits follows from the ladder. When another version begins, each account that has something to pay is
 * looked at once, and those whose night moves are written. A range of slots at a time, alone in its slots.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { ACCOUNT_COLUMNS, type AccountRow, readAccount } from '../account-row.ts';
import { copyOut } from '../copy-stream.ts';
import type { Client } from '../pool.ts';

/** Hands out every account of these slots that is late or has something to come, and is closed up to the eve of `night`. */
export async function walkersIn(
  client: Client,
  from: number,
  to: number,
  night: Day,
  take: (row: AccountRow) => void,
): Promise<void> {
  const columns = ACCOUNT_COLUMNS.map((column) => `a.${column}`).join(', ');
  await copyOut(
    client,
    `select ${columns} from account a
      where a.slot between ${from} and ${to} and a.written_off_on is null
        and (a.oldest_due is not null or a.next_due is not null)
        and (a.next_action_on is null or a.next_action_on >= '${formatDay(night)}')`,
    (row) => take(readAccount(row)),
  );
}

/** An account with the night for which it waits from now on. */
export interface Waiting {
  readonly slot: number;
  readonly accountId: bigint;
  readonly on: Day | null;
}

/** Writes them; returns how many there were. */
export async function writeWaiting(client: Client, rows: readonly Waiting[]): Promise<number> {
  if (rows.length === 0) return 0;
  const slots = rows.map(({ slot }) => slot);
  const done = await client.query(
    `update account a set next_action_on = w.on_night
       from unnest($1::smallint[], $2::bigint[], $3::date[]) as w (slot, account_id, on_night)
      where a.slot = w.slot and a.account_id = w.account_id and a.slot between $4 and $5`,
    [
      slots,
      rows.map(({ accountId }) => accountId),
      rows.map(({ on }) => (on === null ? null : formatDay(on))),
      Math.min(...slots),
      Math.max(...slots),
    ],
  );
  return done.rowCount ?? 0;
}
