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
  /** What is kept of the person's key; null: he was erased. */
  readonly key: Buffer | null;
  readonly closed: Day | null;
}

/** The same, and the number of the last entry in the person's log. */
export interface LogStand extends ChainStand {
  readonly facts: number;
}

const standsWith = (columns: string) =>
  `select k.slot, k.borrower_id as borrower, p.seq, p.day, p.hash, b.key,
            (select max(n.day) from night n where n.finished_at is not null) as closed${columns}
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)
       left join lateral (select seq, day, hash from proof
                           where slot = k.slot and borrower_id = k.borrower_id order by seq desc limit 1) p on true
       left join lateral (select key from borrower
                           where slot = k.slot and borrower_id = k.borrower_id offset 0) b on true`;

const LAST_FACT = `,
            coalesce((select max(f.seq) from person_fact f where f.slot = k.slot and f.borrower_id = k.borrower_id), 0) as facts`;

/** The stand of each of these chains. The borrowers are locked: nobody appends meanwhile. */
export async function readStands(client: Queryable, keys: readonly BorrowerKey[]): Promise<ChainStand[]> {
  const text = standsWith('');
  return (await client.query<ChainStand>({ name: 'read-stands', text, values: asLists(keys) })).rows;
}

/** The stand of each of these chains and logs. The borrowers are locked. */
export async function readLogStands(client: Queryable, keys: readonly BorrowerKey[]): Promise<LogStand[]> {
  const text = standsWith(LAST_FACT);
  return (await client.query<LogStand>({ name: 'read-log-stands', text, values: asLists(keys) })).rows;
}

/** Sealed texts of one proof. */
export interface SealedRow extends BorrowerKey {
  readonly seq: number;
  readonly body: Buffer;
}

/** An entry of a person's log under its number. */
export interface FactLine extends BorrowerKey {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly permit: number | null;
  readonly data: string;
}

/** Appends proofs, with the sealed texts and entries of the log that come with them, in one statement; `begun`: whose first ones these are. Programs that listen are told after the commit. */
export async function writeProofs(
  client: Client,
  proofs: readonly ProofRow[],
  sealed: readonly SealedRow[],
  begun: readonly BorrowerKey[],
  facts: readonly FactLine[],
): Promise<void> {
  await client.query({
    name: 'write-proofs',
    text: `with new_chains as (
       insert into person_chain (slot, borrower_id) select * from unnest($13::smallint[], $14::bigint[])),
     new_texts as (
       insert into sealed (slot, borrower_id, seq, body)
       select * from unnest($9::smallint[], $10::bigint[], $11::int[], $12::bytea[])),
     new_facts as (
       insert into person_fact (slot, borrower_id, seq, at, type, permit, data)
       select * from unnest($15::smallint[], $16::bigint[], $17::int[], $18::int[], $19::text[], $20::int[], $21::text[])),
     told as (
       insert into webhook_outbox (source, slot, subject, seq, at)
       select 'person', f.slot, f.borrower_id, f.seq, f.at
         from unnest($15::smallint[], $16::bigint[], $17::int[], $18::int[], $19::text[]) with ordinality
           as f (slot, borrower_id, seq, at, type, place)
        where (f.type = 'outcome' and (select webhook_heard('contact'))
            or f.type in ('opt-out', 'consent-withdrawn', 'hold', 'hold-lifted', 'complaint', 'dispute-step',
                          'court-step', 'limit-step')
           and (select webhook_heard('person'))) order by f.place)
     insert into proof (slot, borrower_id, seq, day, at, kind, data, hash)
     select * from unnest($1::smallint[], $2::bigint[], $3::int[], $4::date[], $5::int[], $6::text[], $7::text[], $8::bytea[])`,
    values: [
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
      ...asLists(begun),
      ...asLists(facts),
      int4s(facts.map(({ seq }) => seq)),
      int4s(facts.map(({ at }) => at)),
      texts(facts.map(({ type }) => type)),
      int4s(facts.map(({ permit }) => permit)),
      texts(facts.map(({ data }) => data)),
    ],
  });
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

/** Sealed texts with what is kept of their persons' keys; those that are gone are left out. */
export async function readSealed(
  db: Queryable,
  keys: readonly SealedKey[],
): Promise<(SealedRow & { readonly key: Buffer })[]> {
  const { rows } = await db.query<SealedRow & { key: Buffer }>(
    `select k.slot, k.borrower_id as borrower, k.seq, s.body, b.key
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, seq)
      cross join lateral (select body from sealed
                           where slot = k.slot and borrower_id = k.borrower_id and seq = k.seq offset 0) s
      cross join lateral (select key from borrower
                           where slot = k.slot and borrower_id = k.borrower_id and key is not null offset 0) b`,
    [...asLists(keys), int4s(keys.map(({ seq }) => seq))],
  );
  return rows;
}
