/**
 * Who goes first while a night is closed? Whoever waits for an answer.
 *
 * A closing takes every processor it gets, for as long as it lasts, and nobody waits for its next second. So its threads, and the database's
 * processes that work for it where this machine runs them, have a lower priority: alone they are as quick as ever, beside requests they take
 * what is left, and never less than a tenth. What may not be set stays as it is: a database elsewhere is its administrator's.
 */
import { constants, getPriority, setPriority } from 'node:os';
import { backendOf } from '../db/night.ts';
import type { Queryable } from '../db/pool.ts';

const { PRIORITY_BELOW_NORMAL } = constants.priority;

/** Puts this thread behind others. On Linux a thread has a priority of its own; elsewhere it would be the whole process, which may serve. */
export function putThreadBehind(): void {
  if (process.platform === 'linux') putBehind(0);
}

/** Never before where it was: somebody may have put it further behind. */
function putBehind(one: number): void {
  if (getPriority(one) < PRIORITY_BELOW_NORMAL) setPriority(one, PRIORITY_BELOW_NORMAL);
}

/** Puts the database's process behind this connection behind others, where it is one of this machine's and ours to set. */
export async function putBackendBehind(db: Queryable, url: string): Promise<void> {
  if (!isOnThisMachine(url)) return;
  const backend = await backendOf(db);
  try {
    putBehind(backend);
  } catch {
    // It is another user's.
  }
}

/** A database that is spoken with over a socket in a folder runs here. */
function isOnThisMachine(url: string): boolean {
  return new URL(url).searchParams.get('host')?.startsWith('/') === true;
}
