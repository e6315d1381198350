/**
 * Which key does this house seal something with?
 *
 * Made once, the first time it is asked for; whoever asks at the same time gets the same.
 */
import { randomBytes } from 'node:crypto';
import type { Queryable } from '../pool.ts';

/** The key of this name: 32 bytes. */
export async function houseKey(db: Queryable, name: string): Promise<Buffer> {
  await db.query('insert into house_key (name, key) values ($1, $2) on conflict do nothing', [
    name,
    randomBytes(32),
  ]);
  const { rows } = await db.query<{ key: Buffer }>('select key from house_key where name = $1', [name]);
  return rows[0]!.key;
}
