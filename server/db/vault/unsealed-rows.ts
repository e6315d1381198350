/**
 * What does a book still hold in the clear, and how is it put back sealed?
 *
 * `unsealed` is there only between the migration that laid it aside and the start that seals it.
 */
import { byteas, int8s, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Pool, Queryable } from '../pool.ts';

export type What = 'person' | 'address' | 'reply' | 'house-key' | 'words';

/** Something that lay in the clear. */
export interface UnsealedRow extends BorrowerKey {
  readonly name: string;
  readonly texts: readonly string[];
}

export async function isUnsealedThere(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(`select to_regclass('unsealed') is not null as there`);
  return rows[0]!.there;
}

/** Does something that one process does at a time, whoever comes second after the first is done. */
export async function oneAtATime<T>(pool: Pool, what: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 25))', [what]);
    return await work();
  } finally {
    // What a session has locked ends with it.
    client.release(true);
  }
}

/** Takes some out, for good when the transaction commits. */
export async function takeUnsealed(client: Client, what: What, count: number): Promise<UnsealedRow[]> {
  const { rows } = await client.query<UnsealedRow>(
    `delete from unsealed where ctid = any (array(select ctid from unsealed where what = $1 limit $2 for update))
     returning slot, id as borrower, name, texts`,
    [what, count],
  );
  return rows;
}

/** What is kept of the keys of these people; one who has none is left out. */
export async function keysOf(client: Client, rows: readonly BorrowerKey[]): Promise<Map<bigint, Buffer>> {
  const found = await client.query<{ borrower: bigint; key: Buffer }>(
    `select b.borrower_id as borrower, b.key from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
      cross join lateral (select borrower_id, key from borrower
                           where slot = k.slot and borrower_id = k.borrower_id and key is not null offset 0) b`,
    asLists(rows),
  );
  return new Map(found.rows.map(({ borrower, key }) => [borrower, key]));
}

export async function sealPersons(
  client: Client,
  rows: readonly (BorrowerKey & {
    readonly key: Buffer;
    readonly sealed: Buffer;
    readonly phoneMark: bigint | null;
    readonly emailMark: bigint | null;
  })[],
): Promise<void> {
  await client.query(
    `update borrower b set key = k.key, sealed = k.sealed, phone_mark = k.phone_mark, email_mark = k.email_mark
       from unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[], $6::bigint[])
         as k (slot, borrower_id, key, sealed, phone_mark, email_mark)
      where b.slot = k.slot and b.borrower_id = k.borrower_id`,
    [
      ...asLists(rows),
      byteas(rows.map(({ key }) => key)),
      byteas(rows.map(({ sealed }) => sealed)),
      int8s(rows.map(({ phoneMark }) => phoneMark)),
      int8s(rows.map(({ emailMark }) => emailMark)),
    ],
  );
}

export async function sealAddresses(
  client: Client,
  rows: readonly (UnsealedRow & { readonly sealed: Buffer; readonly mark: bigint | null })[],
): Promise<void> {
  await client.query(
    `update address a set sealed = k.sealed, mark = k.mark
       from unnest($1::smallint[], $2::bigint[], $3::text[], $4::bytea[], $5::bigint[]) as k (slot, borrower_id, address_id, sealed, mark)
      where a.slot = k.slot and a.borrower_id = k.borrower_id and a.address_id = k.address_id`,
    [
      ...asLists(rows),
      texts(rows.map(({ name }) => name)),
      byteas(rows.map(({ sealed }) => sealed)),
      int8s(rows.map(({ mark }) => mark)),
    ],
  );
}

export async function sealReplies(
  client: Client,
  rows: readonly UnsealedRow[],
  sealed: readonly Buffer[],
): Promise<void> {
  await client.query(
    `update reply r set sealed = k.sealed from unnest($1::smallint[], $2::text[], $3::bytea[]) as k (slot, reference, sealed)
      where r.slot = k.slot and r.reference = k.reference`,
    [asLists(rows)[0], texts(rows.map(({ name }) => name)), byteas(sealed)],
  );
}

export async function sealHouseKeys(
  client: Client,
  master: string,
  rows: readonly UnsealedRow[],
  wrapped: readonly Buffer[],
): Promise<void> {
  await client.query(
    `update house_key h set master = $1, wrapped = k.wrapped from unnest($2::text[], $3::bytea[]) as k (name, wrapped)
      where h.name = k.name`,
    [master, texts(rows.map(({ name }) => name)), byteas(wrapped)],
  );
}

/** Secrets of one-time passwords that were sealed before their key was named: there has been one key only. */
export async function nameTotpMaster(db: Queryable, master: string): Promise<void> {
  await db.query('update staff set totp_master = $1 where totp_secret is not null and totp_master is null', [
    master,
  ]);
}

/** Ends it: every key of the house is sealed, and these tables are written anew without what lay in their pages. */
export async function dropUnsealed(pool: Pool, tables: readonly string[]): Promise<void> {
  for (const table of tables) await pool.query(`vacuum (full, analyze) ${table}`);
  await pool.query(
    `alter table house_key alter master set not null, alter wrapped set not null;
     alter table staff drop constraint if exists totp_names_its_key;
     alter table staff add constraint totp_names_its_key check (totp_secret is null or totp_master is not null);
     drop table unsealed`,
  );
}
