/**
 * Which master keys does this process know, and which of them seals what is new?
 *
 * ANHUAN_MASTER_KEY when it is set, and ANHUAN_MASTER_KEY_BEFORE while keys are changed: hosts that share a database share both.
 * Otherwise the file `master-key` of the house's folder, made on first use, and `master-key-before` beside it. Everything sealed names
 * its key; the database names the one in force, and not the environment: hosts learn of a change at the same moment.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '../db/embedded/postgres.ts';
import type { Queryable } from '../db/pool.ts';
import { readInForce, writeInForce } from '../db/vault/key-rows.ts';
import { fromEnvironment, fromFile, type MasterKey, masterOf } from '../evidence/master-key.ts';
import { Trouble } from '../trouble.ts';

/** Where the keys of this process come from. */
export const KEY = 'ANHUAN_MASTER_KEY';
export const KEY_BEFORE = 'ANHUAN_MASTER_KEY_BEFORE';

/** The files of keys, where no variable is set. */
export const keyFile = (): string => join(homeFolder(), 'master-key');
export const keyFileBefore = (): string => join(homeFolder(), 'master-key-before');

interface Ring {
  readonly first: MasterKey;
  readonly named: ReadonlyMap<string, MasterKey>;
}

let ring: Ring | null = null;

function readRing(): Ring {
  const given = fromEnvironment(KEY);
  const first = masterOf(given ?? fromFile(keyFile()));
  const before =
    fromEnvironment(KEY_BEFORE) ??
    (given === null && existsSync(keyFileBefore()) ? fromFile(keyFileBefore()) : null);
  const known = before === null ? [first] : [first, masterOf(before)];
  return { first, named: new Map(known.map((one) => [one.id, one])) };
}

/** Forgets what was read: another process, or this one, has put other keys in their place. */
export function forgetRing(): void {
  ring = null;
}

/** The key that a new book is sealed with, and that a change of keys changes to. */
export function firstMaster(): MasterKey {
  ring ??= readRing();
  return ring.first;
}

/** The names of all keys that this process knows. */
export function knownMasters(): string[] {
  ring ??= readRing();
  return [...ring.named.keys()];
}

/** The key of this name. It may have come since the ring was read: then it is read again. */
export function masterNamed(name: string): MasterKey {
  ring ??= readRing();
  let found = ring.named.get(name);
  if (found === undefined) {
    ring = readRing();
    found = ring.named.get(name);
  }
  if (found !== undefined) return found;
  throw new Trouble(
    `This book is sealed with master key ${name}; this process has ${knownMasters().join(' and ')}.`,
    `Give the key of this book: ${KEY}, and while keys are changed the one before it as ${KEY_BEFORE}.`,
  );
}

/**
 * The key under which something new is sealed. In a transaction it stays in force until that ends: a change of keys waits. A book that
 * has none yet takes this process's.
 */
export async function masterInForce(db: Queryable): Promise<MasterKey> {
  const name = await readInForce(db);
  if (name !== null) return masterNamed(name);
  await writeInForce(db, firstMaster().id);
  return masterNamed((await readInForce(db))!);
}
