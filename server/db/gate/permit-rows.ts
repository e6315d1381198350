/**
 * How are permits and contacts written and used?
 *
 * All of it under the lock of the borrower (`lockBorrowers`), many rows in one statement. The tables themselves refuse a contact
 * without a valid permit (migrations/0003-gate.sql); what is checked here is only that the statement did what it should.
 */
import type { Result } from '../../../rules/gate/gate.ts';
import { int4s, texts } from '../binary-array.ts';
import type { Client } from '../pool.ts';
import { type AttemptRow, asLists, type BorrowerKey } from './person-rows.ts';

/** A new permit. `usedAt`: at once, by the sender that asked for it; what it allows then stands with its decision alone. */
export interface PermitRow extends BorrowerKey {
  readonly permit: number;
  readonly result: Result;
  readonly at: number;
  readonly until: number;
  readonly attempt: string | null;
  readonly code: string;
  readonly usedAt: number | null;
}

/** A contact that begins. `checked` is the decision made at that instant. */
export interface NewAttempt extends BorrowerKey, AttemptRow {
  readonly checked: number;
  readonly result: Result;
}

/** A permit as it stands. `attempt`: null when it was used in the moment it was given. */
export interface PermitState {
  readonly borrower: bigint;
  readonly permit: number;
  readonly at: number;
  readonly until: number;
  readonly attempt: string | null;
  readonly usedAt: number | null;
  readonly revokedWhy: string | null;
}

/** Adds permits. */
export async function writePermits(client: Client, rows: readonly PermitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: 'write-permits',
    text: `insert into permit (slot, borrower_id, permit, result, at, until, attempt, code, used_at)
     select * from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[], $9::int[])`,
    values: [
      ...asLists(rows),
      int4s(rows.map(({ permit }) => permit)),
      texts(rows.map(({ result }) => result)),
      int4s(rows.map(({ at }) => at)),
      int4s(rows.map(({ until }) => until)),
      texts(rows.map(({ attempt }) => attempt)),
      texts(rows.map(({ code }) => code)),
      int4s(rows.map(({ usedAt }) => usedAt)),
    ],
  });
}

/** Appends contacts to the log. */
export async function writeAttempts(client: Client, rows: readonly NewAttempt[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: 'write-attempts',
    text: `insert into contact_attempt (slot, borrower_id, permit, at, checked, result, way, sender, worker, person, address, debts,
                                  purpose, reply_to, place)
     select * from unnest($1::smallint[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])`,
    values: [
      ...asLists(rows),
      int4s(rows.map(({ permit }) => permit)),
      int4s(rows.map(({ at }) => at)),
      int4s(rows.map(({ checked }) => checked)),
      texts(rows.map(({ result }) => result)),
      texts(rows.map(({ way }) => way)),
      texts(rows.map(({ sender }) => sender)),
      texts(rows.map(({ worker }) => worker)),
      texts(rows.map(({ person }) => person)),
      texts(rows.map(({ address }) => address)),
      texts(rows.map(({ debts }) => debts)),
      texts(rows.map(({ purpose }) => purpose)),
      texts(rows.map(({ replyTo }) => replyTo)),
      texts(rows.map(({ place }) => place)),
    ],
  });
}

/** Which permit of whom. */
export interface PermitKey extends BorrowerKey {
  readonly permit: number;
}

/** These permits as they stand; those that do not exist are left out. */
export async function readPermits(client: Client, keys: readonly PermitKey[]): Promise<PermitState[]> {
  const { rows } = await client.query<PermitState>(
    `select p.borrower_id as borrower, p.permit, p.at, p.until, p.attempt, p.used_at as "usedAt", p.revoked_why as "revokedWhy"
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, permit)
      cross join lateral (select * from permit
                           where slot = k.slot and borrower_id = k.borrower_id and permit = k.permit offset 0) p`,
    [...asLists(keys), keys.map(({ permit }) => permit)],
  );
  return rows;
}

/** Marks permits as used at a minute. */
export async function markUsed(client: Client, keys: readonly PermitKey[], at: number): Promise<void> {
  if (keys.length === 0) return;
  const done = await client.query(
    `update permit p set used_at = $4
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, permit)
      where p.slot = k.slot and p.borrower_id = k.borrower_id and p.permit = k.permit
        and p.used_at is null and p.revoked_at is null`,
    [...asLists(keys), keys.map(({ permit }) => permit), at],
  );
  if (done.rowCount !== keys.length)
    throw new Error(`${keys.length} permits to use, ${done.rowCount} could be`);
}

/** Revokes single permits, each for its reason. */
export async function revokePermits(
  client: Client,
  permits: readonly (PermitKey & { readonly why: string })[],
): Promise<void> {
  if (permits.length === 0) return;
  await client.query(
    `update permit p set revoked_at = clock_timestamp(), revoked_why = k.why
       from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[]) as k (slot, borrower_id, permit, why)
      where p.slot = k.slot and p.borrower_id = k.borrower_id and p.permit = k.permit
        and p.used_at is null and p.revoked_at is null`,
    [...asLists(permits), permits.map(({ permit }) => permit), permits.map(({ why }) => why)],
  );
}
