/**
 * What is read of one person for an evidence file, beside his proofs?
 */

import type { Day } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** Who an account's borrower is, as far as the book still knows. */
export interface ExportedPerson {
  readonly borrower: bigint;
  readonly name: string;
  readonly timeZone: string;
}

/** The borrower of an account; null when there is none. */
export async function personOfAccount(
  db: Queryable,
  slot: number,
  accountId: bigint,
): Promise<ExportedPerson | null> {
  const { rows } = await db.query<Omit<ExportedPerson, 'name'> & WithPerson>(
    `select b.borrower_id as borrower, ${personOf('b')} as person, b.time_zone as "timeZone"
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.slot = $1 and a.account_id = $2`,
    [slot, accountId],
  );
  return named<ExportedPerson>(rows)[0] ?? null;
}

/** What became known about a person, by number in his log, as it was kept. */
export async function factTextsOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<Map<number, string>> {
  const { rows } = await db.query<{ seq: number; data: string }>(
    'select seq, data from person_fact where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return new Map(rows.map(({ seq, data }) => [seq, data]));
}

/** States of the law by digest. */
export async function lawTexts(
  db: Queryable,
  digests: readonly string[],
): Promise<{ digest: string; law: string }[]> {
  const { rows } = await db.query<{ digest: string; law: string }>(
    'select digest, law from law_version where digest = any($1) order by digest',
    [digests],
  );
  return rows;
}

/** What is kept of a person's key; null when it was destroyed. */
export async function keptKeyOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<Buffer | null> {
  const { rows } = await db.query<{ key: Buffer | null }>(
    'select key from borrower where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return rows[0]?.key ?? null;
}

/** A person's sealed texts by number of the proof, still sealed. */
export async function sealedTextsOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<Map<number, Buffer>> {
  const { rows } = await db.query<{ seq: number; body: Buffer }>(
    'select seq, body from sealed where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return new Map(rows.map(({ seq, body }) => [seq, body]));
}

/** An event as it lies in an account's chain. */
export interface LinkRow {
  readonly seq: number;
  readonly day: Day;
  readonly type: string;
  readonly data: string;
  readonly hash: Buffer;
}

/** The chain of an account. */
export async function accountChain(db: Queryable, slot: number, accountId: bigint): Promise<LinkRow[]> {
  const { rows } = await db.query<LinkRow>(
    'select seq, day, type, data, hash from event where slot = $1 and account_id = $2 order by seq',
    [slot, accountId],
  );
  return rows;
}
