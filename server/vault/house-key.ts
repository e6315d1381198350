/**
 * Which key does this house seal something with?
 *
 * Made once, the first time it is asked for; whoever asks at the same time gets the same. It lies sealed with the master key, and stays
 * what it is when that is changed.
 */
import { randomBytes } from 'node:crypto';
import type { Queryable } from '../db/pool.ts';
import { keepHouseKey, readHouseKey } from '../db/vault/key-rows.ts';
import type { MasterKey } from '../evidence/master-key.ts';
import { masterInForce, masterNamed } from './key-ring.ts';

/** Where a key of the house is at home. */
export const housePlace = (name: string): string => `house/${name}`;

/** The key of this name: 32 bytes. `made`: what a new one is made of, where it is not chance. */
export async function houseKey(
  db: Queryable,
  name: string,
  made: (master: MasterKey) => Buffer = () => randomBytes(32),
): Promise<Buffer> {
  let kept = await readHouseKey(db, name);
  if (kept === null) {
    const master = await masterInForce(db);
    await keepHouseKey(db, name, {
      master: master.id,
      wrapped: master.wrap(made(master), housePlace(name)),
    });
    kept = (await readHouseKey(db, name))!;
  }
  return masterNamed(kept.master).unwrap(kept.wrapped, housePlace(name));
}

/** The key of the marks by which texts and papers are known again. The first ones were made of the master key itself, and stay good. */
export const likenessKey = (db: Queryable, of: 'marks' | 'papers'): Promise<Buffer> =>
  houseKey(db, `likeness-${of}`, (master) => master.derive(Buffer.from(of), 'likeness'));
