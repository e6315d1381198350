/**
 * What do these accounts stand at, for a list on a screen?
 *
 * One statement for all rows of a page; nothing is locked.
 */
import type { Account } from '../../../rules/account.ts';
import { type Key, readAccounts } from '../accounts.ts';
import { type Pool, transaction } from '../pool.ts';

/** Accounts by number. */
export async function accountsAt(pool: Pool, keys: readonly Key[]): Promise<Map<bigint, Account>> {
  const rows = await transaction(pool, (client) => readAccounts(client, keys, false));
  return new Map(rows.map(({ account }) => [account.id, account]));
}
