/**
 * Which master key is in force, and which keys of the house are sealed with it?
 */
import type { Queryable } from '../pool.ts';

/** The name of the key in force, which stays so until the caller's transaction ends; null: none has been used yet. */
export async function readInForce(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ master: string }>('select master from key_in_force for share');
  return rows[0]?.master ?? null;
}

/** Names the first key of a book; the first to do so wins. */
export async function writeInForce(db: Queryable, master: string): Promise<void> {
  await db.query('insert into key_in_force (master) values ($1) on conflict do nothing', [master]);
}

/** A key that lies sealed. */
export interface WrappedKey {
  readonly master: string;
  readonly wrapped: Buffer;
}

/** A key of the house; null: it was not made yet. */
export async function readHouseKey(db: Queryable, name: string): Promise<WrappedKey | null> {
  const { rows } = await db.query<WrappedKey>(
    'select master, wrapped from house_key where name = $1 and wrapped is not null',
    [name],
  );
  return rows[0] ?? null;
}

/** Keeps a key of the house; the first of two who do so at once wins. */
export async function keepHouseKey(
  db: Queryable,
  name: string,
  { master, wrapped }: WrappedKey,
): Promise<void> {
  await db.query('insert into house_key (name, master, wrapped) values ($1, $2, $3) on conflict do nothing', [
    name,
    master,
    wrapped,
  ]);
}
