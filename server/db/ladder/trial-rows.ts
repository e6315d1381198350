/**
 * Which accounts could a ladder reach tonight, read and never written?
 *
 * Whatever waits for a night up to this one, and whoever is late or has something to come: another ladder may want him where this one does
 * not. A few slots at a time, in a transaction that only reads.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Coming } from '../../../rules/terms.ts';
import { ACCOUNT_COLUMNS, type AccountRow, readAccount } from '../account-row.ts';
import { readInstalment } from '../book-row.ts';
import { copyOut } from '../copy-stream.ts';
import { comingInstalments, type Due } from '../nights/chunk.ts';
import type { Client } from '../pool.ts';

/** The accounts of these slots that a ladder could reach on `night`. */
export async function reachable(client: Client, from: number, to: number, night: Day): Promise<AccountRow[]> {
  const rows: AccountRow[] = [];
  const columns = ACCOUNT_COLUMNS.map((column) => `a.${column}`).join(', ');
  await copyOut(
    client,
    `select ${columns} from account a
      where a.slot between ${from} and ${to}
        and (a.next_action_on <= '${formatDay(night)}'
             or (a.written_off_on is null and (a.oldest_due is not null or a.next_due is not null)))
      order by a.slot, a.account_id`,
    (row) => rows.push(readAccount(row)),
  );
  return rows;
}

/** The instalments after these: all up to `day`, and the first after it. */
export async function comingFor(
  client: Client,
  due: readonly Due[],
  day: Day,
): Promise<ReadonlyMap<bigint, readonly Coming[]>> {
  const found = new Map<bigint, Coming[]>();
  if (due.length === 0) return found;
  await copyOut(client, comingInstalments(due, day), (row) => {
    const { accountId, coming } = readInstalment(row);
    const known = found.get(accountId);
    if (known === undefined) found.set(accountId, [coming]);
    else known.push(coming);
  });
  return found;
}
