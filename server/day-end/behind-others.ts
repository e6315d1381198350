/**
 * Who goes first while a night is closed? Whoever waits for an answer.
 *
 * A closing takes every processor it gets, for as long as it lasts, and nobody waits for its next second. So its threads, and the database's
 * processes that work for it where this machine runs them, have the lowest priority: alone they are as quick as ever, beside requests they
 * take what is left, and a seventieth where nothing is. What may not be set stays as it is: a database elsewhere is its administrator's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { type Client, openPool, type Pool, processOf } from '../db/pool.ts';

const { PRIORITY_LOW } = constants.priority;

/** Puts this thread, and those it will begin, behind others. On Linux a thread has a priority of its own; elsewhere it would be the whole process, which may serve. */
export function putThreadBehind(): void {
  if (process.platform === 'linux') putBehind(0);
}

/** Puts a program that does nothing else behind others, with the connections its pool will open; whoever started the database did so before. */
export function putProgramBehind({ pool, url }: { readonly pool: Pool; readonly url: string }): void {
  putBehind(0);
  putSessionBehind();
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

/**
 * Linux shares the processor between sessions first and looks at priorities within one only (autogroup, sched(7)): a program that was begun in
 * a session of its own, as by a timer, would have a whole share of it. Nothing else is in the session it leads.
 */
function putSessionBehind(): void {
  if (process.platform !== 'linux' || !leadsSession()) return;
  try {
    writeFileSync('/proc/self/autogroup', String(PRIORITY_LOW));
  } catch {
    // This kernel has no such groups, or this program's is not its own to set.
  }
}

/** The sixth word of its line is the session; the second, its name, may hold anything up to a bracket. */
function leadsSession(): boolean {
  const line = readFileSync('/proc/self/stat', 'utf8');
  return (
    line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .at(3) === String(process.pid)
  );
}

/** A pool whose connections go behind others. */
export function openPoolBehind(url: string, size: number): Pool {
  const pool = openPool(url, size);
  putPoolBehind(pool, url);
  return pool;
}

/** Whether the work of this connection and of the threads beside it has a priority that tells it from others' on this machine. */
export function isToldApart(client: Client, url: string): boolean {
  const backend = processOf(client);
  if (process.platform !== 'linux' || backend === null || !isOnThisMachine(url)) return false;
  try {
    return getPriority(backend) >= PRIORITY_LOW;
  } catch {
    return false;
  }
}

/** Never before where it was: somebody may have put it further behind. */
function putBehind(one: number): void {
  if (getPriority(one) < PRIORITY_LOW) setPriority(one, PRIORITY_LOW);
}

/** A database that is spoken with over a socket in a folder runs here. */
function isOnThisMachine(url: string): boolean {
  return new URL(url).searchParams.get('host')?.startsWith('/') === true;
}
