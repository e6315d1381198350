/**
 * How are proofs appended to the chains of persons, and read back?
 *
 * Two statements for a batch, under the borrowers' locks: where each chain stands, and everything new at once. Each key is looked up by
 * itself, since the planner knows nothing of a list (`lateral … offset 0`).
 */
import type { Day } from '../../../rules/days.ts';
import { byteas, dates, int4s, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A proof as it lies in its chain. */
export interface ProofRow extends BorrowerKey {
  readonly seq: number;
  readonly day: Day;
  readonly at: number;
  readonly kind: string;
  readonly data: string;
  readonly hash: Buffer;
}

/** Where a person's chain stands. `closed`: the last closed day of the book, null when none is. */
export interface ChainStand extends BorrowerKey {
  readonly seq: number | null;
  readonly day: Day | null;
  readonly hash: Buffer | null;
  readonly master: string | null;
  readonly seed: Buffer | null;
  readonly erased: boolean;
  readonly closed: Day | null;
}

/** The stand of each of these chains. The borrowers are locked: nobody appends meanwhile. */
export async function readStands(client: Queryable, keys: readonly BorrowerKey[]): Promise<ChainStand[]> {
  const { rows } = await client.query<ChainStand>(
    `select k.slot, k.borrower_id as borrower, p.seq, p.day, p.hash, b.master, b.seed, b.master is not null and b.seed is null as erased,
            (select max(n.day) from night n where n.finished_at is not null) as closed
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       left join lateral (select seq, day, hash from proof
                           where slot = k.slot and borrower_id = k.borrower_id order by seq desc limit 1) p on true
       left join lateral (select master, seed from borrower_key
                           where slot = k.slot and borrower_id = k.borrower_id offset 0) b on true`,
    asLists(keys),
  );
  return rows;
}

/** A key to be kept. */
export interface KeyRow extends BorrowerKey {
  readonly master: string;
  readonly seed: Buffer;
}

/** Sealed texts of one proof. */
export interface SealedRow extends BorrowerKey {
  readonly seq: number;
  readonly body: Buffer;
}

/** Appends proofs, with the keys and sealed texts that come with them, in one statement. */
export async function writeProofs(
  client: Client,
  proofs: readonly ProofRow[],
  sealed: readonly SealedRow[],
  keys: readonly KeyRow[],
): Promise<void> {
  await client.query(
    `with new_keys as (
       insert into borrower_key (slot, borrower_id, master, seed)
       select * from unnest($13::smallint[], $14::bigint[], $15::text[], $16::bytea[])),
     new_texts as (
       insert into sealed (slot, borrower_id, seq, body)
       select * from unnest($9::smallint[], $10::bigint[], $11::int[], $12::bytea[]))
     insert into proof (slot, borrower_id, seq, day, at, kind, data, hash)
     select * from unnest($1::smallint[], $2::bigint[], $3::int[], $4::date[], $5::int[], $6::text[], $7::text[], $8::bytea[])`,
    [
      ...asLists(proofs),
      int4s(proofs.map(({ seq }) => seq)),
      dates(proofs.map(({ day }) => day)),
      int4s(proofs.map(({ at }) => at)),
      texts(proofs.map(({ kind }) => kind)),
      texts(proofs.map(({ data }) => data)),
      byteas(proofs.map(({ hash }) => hash)),
      ...asLists(sealed),
      int4s(sealed.map(({ seq }) => seq)),
      byteas(sealed.map(({ body }) => body)),
      ...asLists(keys),
      texts(keys.map(({ master }) => master)),
      byteas(keys.map(({ seed }) => seed)),
    ],
  );
}

/** Everything in the chains of these persons, in order. */
export async function readProofs(db: Queryable, keys: readonly BorrowerKey[]): Promise<ProofRow[]> {
  const { rows } = await db.query<ProofRow>(
    `select k.slot, k.borrower_id as borrower, p.* from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
      cross join lateral (select seq, day, at, kind, data, hash from proof
                           where slot = k.slot and borrower_id = k.borrower_id order by seq offset 0) p`,
    asLists(keys),
  );
  return rows;
}

/** Which text of which proof. */
export interface SealedKey extends BorrowerKey {
  readonly seq: number;
}

/** Sealed texts with their persons' seed keys; those that are gone are left out. */
export async function readSealed(
  db: Queryable,
  keys: readonly SealedKey[],
): Promise<(SealedRow & { readonly seed: Buffer })[]> {
  const { rows } = await db.query<SealedRow & { seed: Buffer }>(
    `select k.slot, k.borrower_id as borrower, k.seq, s.body, b.seed
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, seq)
      cross join lateral (select body from sealed
                           where slot = k.slot and borrower_id = k.borrower_id and seq = k.seq offset 0) s
      cross join lateral (select seed from borrower_key
                           where slot = k.slot and borrower_id = k.borrower_id and seed is not null offset 0) b`,
    [...asLists(keys), int4s(keys.map(({ seq }) => seq))],
  );
  return rows;
}
