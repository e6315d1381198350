/**
 * What lies under which master key, and how is it put under another?
 *
 * People's keys slot by slot, a few at a time under their locks; the house's other keys table by table, which are few rows. A table that
 * holds something sealed with the master key is named in `WRAPPED`, once.
 */
import { byteas, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A table of keys: how a row is named, where its secret and the name of its master key stand. */
interface WrappedTable {
  readonly id: string;
  readonly master: string;
  readonly wrapped: string;
}

const WRAPPED = {
  house_key: { id: 'name', master: 'master', wrapped: 'wrapped' },
  signing_key: { id: 'key_id', master: 'master', wrapped: 'wrapped' },
  push_key: { id: 'public', master: 'master', wrapped: 'wrapped' },
  staff: { id: 'number', master: 'totp_master', wrapped: 'totp_secret' },
} as const satisfies Readonly<Record<string, WrappedTable>>;

export type WrappedTableName = keyof typeof WRAPPED;
export const WRAPPED_TABLES = Object.keys(WRAPPED) as readonly WrappedTableName[];

/** How much lies under a master key. */
export interface UnderKey {
  readonly what: WrappedTableName | 'borrower';
  readonly master: string;
  readonly count: number;
}

/** Everything sealed, by table and master key. Reads every person once: for whoever asks, not for a night. */
export async function countUnder(db: Queryable): Promise<UnderKey[]> {
  const parts = WRAPPED_TABLES.map((what) => {
    const { master, wrapped } = WRAPPED[what];
    return `select '${what}' as what, ${master} as master, count(*)::int as count from ${what} where ${wrapped} is not null group by 2`;
  });
  const { rows } = await db.query<UnderKey>(
    `select 'borrower' as what, encode(substring(key from 2 for 8), 'hex') as master, count(*)::int as count
       from borrower where key is not null group by 2
     union all ${parts.join(' union all ')} order by 1, 2`,
  );
  return rows;
}

/** Names another key as the one in force, once nobody seals with the one before any more. */
export async function changeInForce(client: Client, master: string): Promise<void> {
  await client.query('update key_in_force set master = $1, since = clock_timestamp() where master <> $1', [
    master,
  ]);
}

/** A row of a table of keys. */
export interface WrappedRow {
  readonly id: string;
  readonly master: string;
  readonly wrapped: Buffer;
}

/** Rows of a table that are under another key than this one, locked. */
export async function wrappedElsewhere(
  client: Client,
  what: WrappedTableName,
  master: string,
): Promise<WrappedRow[]> {
  const table = WRAPPED[what];
  const { rows } = await client.query<WrappedRow>(
    `select ${table.id} as id, ${table.master} as master, ${table.wrapped} as wrapped from ${what}
      where ${table.master} <> $1 and ${table.wrapped} is not null order by 1 for update`,
    [master],
  );
  return rows;
}

export async function rewrap(
  client: Client,
  what: WrappedTableName,
  master: string,
  rows: readonly Pick<WrappedRow, 'id' | 'wrapped'>[],
): Promise<void> {
  const table = WRAPPED[what];
  await client.query(
    `update ${what} t set ${table.master} = $1, ${table.wrapped} = k.wrapped from unnest($2::text[], $3::bytea[]) as k (id, wrapped)
      where t.${table.id} = k.id`,
    [master, texts(rows.map(({ id }) => id)), byteas(rows.map(({ wrapped }) => wrapped))],
  );
}

/** What is kept of a person's key. */
export interface KeptRow extends BorrowerKey {
  readonly key: Buffer;
}

/** People of a slot whose keys are made with another master key, some at a time, locked. */
export async function keptElsewhere(
  client: Client,
  slot: number,
  master: string,
  count: number,
): Promise<KeptRow[]> {
  const { rows } = await client.query<KeptRow>(
    `select slot, borrower_id as borrower, key from borrower
      where slot = $1 and key is not null and substring(key from 2 for 8) <> decode($2, 'hex')
      order by borrower_id limit $3 for no key update`,
    [slot, master, count],
  );
  return rows;
}

export async function keepRewrapped(client: Client, rows: readonly KeptRow[]): Promise<void> {
  await client.query(
    `update borrower b set key = k.key from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as k (slot, borrower_id, key)
      where b.slot = k.slot and b.borrower_id = k.borrower_id`,
    [...asLists(rows), byteas(rows.map(({ key }) => key))],
  );
}
