/**
 * Which program is it that asks, by the key it shows?
 *
 * `anh_`, the number of the key, and 256 bits of chance: whoever searches code or logs for keys that leaked knows them by their first
 * letters, and their owner by the number. The book holds the SHA-256 of the whole; the key is shown once.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MachineCaller } from '../../rules/people/permission.ts';
import { addKey, goodKey, type NewKey, seeKey } from '../db/machines/program-keys.ts';
import { notePeople } from '../db/people/staff-rows.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import { freshToken } from '../people/session-token.ts';

const KEY = /^anh_([a-z0-9]{12})_[\w-]{43}$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const NUMBER_LENGTH = 12;

/** What a program may do here, and how often. */
export interface KnownMachine extends MachineCaller {
  readonly perMinute: number;
}

/** Makes a key; what is returned is shown once and kept nowhere. `by`: the administrator. */
export async function makeKey(
  pool: Pool,
  wish: Omit<NewKey, 'id' | 'digest'>,
  by: string,
): Promise<{ readonly id: string; readonly key: string }> {
  const id = [...randomBytes(NUMBER_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  const key = `anh_${id}_${freshToken()}`;
  await transaction(pool, async (client) => {
    await addKey(client, { ...wish, id, digest: hash('sha256', key, 'buffer') }, by);
    await notePeople(client, by, `made a key: ${wish.scopes.join(', ')}`, id);
  });
  return { id, key };
}

/** The program that shows this key; null: nobody we know, or not any more. */
export async function machineBy(db: Queryable, key: string): Promise<KnownMachine | null> {
  const id = KEY.exec(key)?.[1];
  if (id === undefined) return null;
  const row = await goodKey(db, id);
  if (row === null || !timingSafeEqual(row.digest, hash('sha256', key, 'buffer'))) return null;
  if (row.unseen) await seeKey(db, id);
  const { scopes, host, agency, perMinute } = row;
  return { kind: 'machine', id, scopes, host, agency, perMinute };
}
