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
import { int2s, int8s } from './binary-array.ts';
import { CopyWriter, rowsOfRecords } from './binary-copy.ts';
import { copyIn, copyOut, FEW } from './copy-stream.ts';
import type { Client } from './pool.ts';

/** Where an account lies. */
export interface Key {
  readonly slot: number;
  readonly accountId: bigint;
}

/** So many accounts are read by a statement that is planned once; more of them as a stream. */
export const PLANNED_ONCE = 250;
const AMONG_LISTS = `select ${accountRecord('a')} as row from unnest($1::smallint[], $2::bigint[]) as k (slot, account_id)
  join account a on a.slot = k.slot and a.account_id = k.account_id order by a.slot, a.account_id`;

/** A whole row of `account` as one value, for `rowsOfRecords`. */
export function accountRecord(alias: string): string {
  return `record_send(row(${ACCOUNT_COLUMNS.map((column) => `${alias}.${column}`).join(', ')}))`;
}

/** The accounts of these keys, in order of key; those that do not exist are left out. `lock`: nobody else may change them. */
export async function readAccounts(
  client: Client,
  keys: readonly Key[],
  lock: boolean,
): Promise<AccountRow[]> {
  if (keys.length === 0) return [];
  const rows: AccountRow[] = [];
  if (keys.length <= PLANNED_ONCE) {
    const found = await client.query<{ row: Buffer }>({
      name: lock ? 'lock-accounts' : 'read-accounts',
      text: `${AMONG_LISTS}${lock ? ' for no key update of a' : ''}`,
      values: [int2s(keys.map(({ slot }) => slot)), int8s(keys.map(({ accountId }) => accountId))],
    });
    rowsOfRecords(
      found.rows.map(({ row }) => row),
      (row) => rows.push(readAccount(row)),
    );
    return rows;
  }
  await copyOut(
    client,
    `select ${ACCOUNT_COLUMNS.map((column) => `a.${column}`).join(', ')}
       from account a
       join ${keysAsRows(keys.map(({ slot, accountId }) => [slot, accountId]))} as k (slot, account_id) on a.slot = k.slot and a.account_id = k.account_id
      order by a.slot, a.account_id ${lock ? 'for no key update of a' : ''}`,
    (row) => rows.push(readAccount(row)),
  );
  return rows;
}

/** Adds new accounts. */
export async function insertAccounts(client: Client, rows: readonly AccountRow[]): Promise<void> {
  await copyIn(client, 'account', ACCOUNT_COLUMNS, written(rows));
}

/**
 * Keys (a slot and a number each) as the rows of a statement that cannot have parameters. Read as two lists: as so many rows of values
 * they would be parsed and planned one by one.
 */
export function keysAsRows(keys: readonly (readonly [slot: number, number: bigint])[]): string {
  const lists = [keys.map(([slot]) => slot), keys.map(([, number]) => number)];
  return `unnest('{${lists[0]!.join(',')}}'::smallint[], '{${lists[1]!.join(',')}}'::bigint[])`;
}

const WRITE_BACK = `update account set ${[...FIXED_COLUMNS, ...CHANGED_COLUMNS]
  .map((column) => `${column} = $${ACCOUNT_COLUMNS.indexOf(column) + 1}`)
  .join(', ')} where slot = $1 and account_id = $2`;

/** Writes accounts back, every column of them. Their rows must be locked by this transaction. */
export async function updateAccounts(client: Client, rows: readonly AccountRow[]): Promise<void> {
  if (rows.length === 0) return;
  if (rows.length <= FEW) {
    // One round trip and not six.
    for (const values of written(rows).fields()) {
      const one = await client.query({ name: 'write-account-back', text: WRITE_BACK, values });
      if (one.rowCount !== 1) throw new Error('an account to write back is not there');
    }
    return;
  }
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
