/**
 * How are a few accounts read, locked and written back by whoever enters facts?
 *
 * Shaped for a batch of keys; a single account is a batch of one. Closing has its own statements (`closing.ts`), because
 * it works on ranges.
 */
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  CHANGED_COLUMNS,
  FIXED_COLUMNS,
  readAccount,
  writeAccount,
} from './account-row.ts';
import { CopyWriter } from './binary-copy.ts';
import { copyIn, copyOut } from './copy-stream.ts';
import type { Client } from './pool.ts';

/** Where an account lies. */
export interface Key {
  readonly slot: number;
  readonly accountId: bigint;
}

/** The accounts of these keys, in order of key; those that do not exist are left out. `lock`: nobody else may change them. */
export async function readAccounts(
  client: Client,
  keys: readonly Key[],
  lock: boolean,
): Promise<AccountRow[]> {
  if (keys.length === 0) return [];
  const wanted = keys.map(({ slot, accountId }) => `(${slot}::smallint, ${accountId}::bigint)`).join(', ');
  const rows: AccountRow[] = [];
  await copyOut(
    client,
    `select ${ACCOUNT_COLUMNS.map((column) => `a.${column}`).join(', ')}
       from account a
       join (values ${wanted}) as k (slot, account_id) on a.slot = k.slot and a.account_id = k.account_id
      order by a.slot, a.account_id ${lock ? 'for no key update of a' : ''}`,
    (row) => rows.push(readAccount(row)),
  );
  return rows;
}

/** Adds new accounts. */
export async function insertAccounts(client: Client, rows: readonly AccountRow[]): Promise<void> {
  await copyIn(client, 'account', ACCOUNT_COLUMNS, written(rows));
}

/** Writes accounts back, every column of them. Their rows must be locked by this transaction. */
export async function updateAccounts(client: Client, rows: readonly AccountRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    'create temp table if not exists entered on commit delete rows as select * from account with no data',
  );
  await copyIn(client, 'entered', ACCOUNT_COLUMNS, written(rows));
  const set = [...FIXED_COLUMNS, ...CHANGED_COLUMNS].map((column) => `${column} = s.${column}`).join(', ');
  const done = await byIndex(client, () =>
    client.query(
      `update account a set ${set} from entered s where a.slot = s.slot and a.account_id = s.account_id`,
    ),
  );
  await client.query('delete from entered');
  if (done.rowCount !== rows.length)
    throw new Error(`${rows.length} accounts to write back, ${done.rowCount} found`);
}

/**
 * Runs a statement that joins a handful of rows to a large table by its index. A hash join would read the whole table: the
 * planner cannot know how few they are. Inside a transaction.
 */
export async function byIndex<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off');
  const result = await work();
  await client.query('set local enable_hashjoin = on; set local enable_mergejoin = on');
  return result;
}

function written(rows: readonly AccountRow[]): CopyWriter {
  const out = new CopyWriter();
  for (const row of rows) writeAccount(out, row);
  return out;
}
