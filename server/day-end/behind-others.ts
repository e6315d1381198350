/**
 * Who goes first while a night is closed? Whoever waits for an answer.
 *
 * A closing takes every processor it gets, for as long as it lasts, and nobody waits for its next second. So its threads, and the database's
 * processes that work for it where this machine runs them, have the lowest priority: alone they are as quick as ever, beside requests they
 * take what is left, and a seventieth where nothing is. What may not be set stays as it is: a database elsewhere is its administrator's.
 */
import { constants, getPriority, setPriority } from 'node:os';
import { type Pool, processOf } from '../db/pool.ts';

const { PRIORITY_LOW } = constants.priority;

/** Puts this thread, and those it will begin, behind others. On Linux a thread has a priority of its own; elsewhere it would be the whole process, which may serve. */
export function putThreadBehind(): void {
  if (process.platform === 'linux') putBehind(0);
}

/** Puts a program that does nothing else behind others, with the connections its pool will open; whoever started the database did so before. */
export function putProgramBehind({ pool, url }: { readonly pool: Pool; readonly url: string }): void {
  putBehind(0);
  putPoolBehind(pool, url);
}

/** Puts the database's processes behind the connections that a pool will open behind others, where they are of this machine and ours to set. */
export function putPoolBehind(pool: Pool, url: string): void {
  if (!isOnThisMachine(url)) return;
  pool.on('connect', (client) => {
    const backend = processOf(client);
    try {
      if (backend !== null) putBehind(backend);
    } catch {
      // It is another user's.
    }
  });
}

/** Never before where it was: somebody may have put it further behind. */
function putBehind(one: number): void {
  if (getPriority(one) < PRIORITY_LOW) setPriority(one, PRIORITY_LOW);
}

/** A database that is spoken with over a socket in a folder runs here. */
function isOnThisMachine(url: string): boolean {
  return new URL(url).searchParams.get('host')?.startsWith('/') === true;
}
