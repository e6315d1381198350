/**
 * Which passkeys does somebody have, and which challenge waits for an answer?
 *
 * A challenge is taken away by the statement that asks for it, so that of two answers one counts. A passkey's own count of its uses only
 * grows; one that does not was copied, or answers twice.
 */
import type { Queryable } from '../pool.ts';

export type Purpose = 'add-passkey' | 'passkey' | 'passkey-again' | 'telephone';

/** A passkey as its person sees it. */
export interface OwnPasskey {
  readonly id: Buffer;
  readonly name: string;
  readonly synced: boolean;
  readonly made: Date;
  readonly used: Date | null;
}

/** What an answer is checked with. */
export interface PasskeyKey {
  readonly number: string;
  readonly publicKey: Buffer;
}

export interface NewPasskey {
  readonly id: Buffer;
  readonly number: string;
  readonly publicKey: Buffer;
  readonly uses: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly synced: boolean;
}

/** Keeps a challenge for so many minutes; those that are over go. */
export async function keepChallenge(
  db: Queryable,
  digest: Buffer,
  purpose: Purpose,
  number: string | null,
  minutes: number,
): Promise<void> {
  await db.query('delete from sign_in_challenge where until < clock_timestamp()');
  await db.query(
    `insert into sign_in_challenge (digest, purpose, number, until)
     values ($1, $2, $3, clock_timestamp() + make_interval(mins => $4))`,
    [digest, purpose, number, minutes],
  );
}

/** Takes a challenge away; false: it was none of this person's for this purpose, or is over. */
export async function spendChallenge(
  db: Queryable,
  digest: Buffer,
  purpose: Purpose,
  number: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `delete from sign_in_challenge
      where digest = $1 and purpose = $2 and number is not distinct from $3 and until > clock_timestamp()`,
    [digest, purpose, number],
  );
  return rowCount === 1;
}

/** False where the device's passkey is here already. */
export async function addPasskeyRow(db: Queryable, one: NewPasskey): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into passkey (id, number, public_key, uses, transports, name, synced)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [one.id, one.number, one.publicKey, one.uses, one.transports, one.name, one.synced],
  );
  return rowCount === 1;
}

export async function passkeysOf(db: Queryable, number: string): Promise<OwnPasskey[]> {
  const { rows } = await db.query<OwnPasskey>(
    `select id, name, synced, made_at as made, used_at as used from passkey where number = $1 order by made_at, id`,
    [number],
  );
  return rows;
}

/** Whose passkey this is; null: nobody's who is here. */
export async function keyOfPasskey(db: Queryable, id: Buffer): Promise<PasskeyKey | null> {
  const { rows } = await db.query<PasskeyKey>(
    `select p.number, p.public_key as "publicKey" from passkey p join staff s on s.number = p.number
      where p.id = $1 and s.ended_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

/** Counts a use; false: the count did not grow, though this device counts. */
export async function countPasskeyUse(db: Queryable, id: Buffer, uses: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update passkey set uses = $2, used_at = clock_timestamp() where id = $1 and (uses < $2 or (uses = 0 and $2 = 0))`,
    [id, uses],
  );
  return rowCount === 1;
}

/** Removes one of somebody's unless it is all he could come in with. */
export async function removePasskeyRow(
  db: Queryable,
  number: string,
  id: Buffer,
): Promise<'removed' | 'none' | 'last'> {
  const { rows } = await db.query<{ others: boolean }>(
    `select password is not null or exists (select from passkey p where p.number = s.number and p.id <> $2) as others
       from staff s where number = $1 for update`,
    [number, id],
  );
  if (rows[0]?.others !== true) return 'last';
  const { rowCount } = await db.query('delete from passkey where number = $1 and id = $2', [number, id]);
  return rowCount === 1 ? 'removed' : 'none';
}

/** All of somebody's go. */
export async function removePasskeysOf(db: Queryable, number: string): Promise<void> {
  await db.query('delete from passkey where number = $1', [number]);
}
