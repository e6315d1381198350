/**
 * What lies under which master key, and how is it put under another?
 *
 * People's keys slot by slot, a few at a time under their locks; the house's other keys table by table, which are few rows. A table that
 * holds something sealed with the master key is named in `WRAPPED`, once.
 */
import { byteas, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A secret in a table: how a row is named, and where the secret and the name of its master key stand. */
interface WrappedTable {
  readonly table: string;
  readonly id: string;
  /** SQL for the two, and what writes them: $1 is the master key's name, `k.wrapped` the secret under it. */
  readonly master: string;
  readonly wrapped: string;
  readonly set: string;
}

/** The master key is named in a column of its own. */
const beside = (table: string, id: string, master: string, wrapped: string): WrappedTable => ({
  ...{ table, id: `t.${id}`, master: `t.${master}`, wrapped: `t.${wrapped}` },
  set: `${master} = $1, ${wrapped} = k.wrapped`,
});
/** The name of the master key stands before the secret, with an end of line between them. */
const before = (table: string, id: string, column: string): WrappedTable => {
  const end = `position('\\x0a'::bytea in t.${column})`;
  return {
    ...{ table, id: `t.${id}::text`, wrapped: `substring(t.${column} from ${end} + 1)` },
    master: `convert_from(substring(t.${column} for ${end} - 1), 'UTF8')`,
    set: `${column} = convert_to($1 || chr(10), 'UTF8') || k.wrapped`,
  };
};

/** Which lawyer's: the engagement, then what is authenticated with his key, the firm and his number. */
const LAWYER = `t.engagement || '/' || (select e.firm from firm_engagement e where e.engagement = t.engagement) || '/' || t.lawyer`;

const WRAPPED = {
  house_key: beside('house_key', 'name', 'master', 'wrapped'),
  signing_key: beside('signing_key', 'key_id', 'master', 'wrapped'),
  push_key: beside('push_key', 'public', 'master', 'wrapped'),
  staff: beside('staff', 'number', 'totp_master', 'totp_secret'),
  firm_lawyer: { ...beside('firm_lawyer', 'lawyer', 'master', 'wrapped'), id: `(${LAWYER})` },
  webhook: before('webhook_endpoint', 'endpoint', 'secret'),
  webhook_before: before('webhook_endpoint', 'endpoint', 'secret_was'),
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
    const { table, master, wrapped } = WRAPPED[what];
    return `select '${what}' as what, ${master} as master, count(*)::int as count from ${table} t where ${wrapped} is not null group by 2`;
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
  const { table, id, master: named, wrapped } = WRAPPED[what];
  const { rows } = await client.query<WrappedRow>(
    `select ${id} as id, ${named} as master, ${wrapped} as wrapped from ${table} t
      where ${named} <> $1 and ${wrapped} is not null order by 1 for update`,
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
  const { table, id, set } = WRAPPED[what];
  await client.query(
    `update ${table} t set ${set} from unnest($2::text[], $3::bytea[]) as k (id, wrapped) where ${id} = k.id`,
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
