/**
 * Is this failure of a statement a bug of ours, or is something wrong with the database around it?
 *
 * A full disk, a server that went away, too many connections: the person can do something about these, so they become
 * a `Trouble` with the remedy. Everything else stays what it is.
 */
import pg from 'pg';
import { Trouble, wordsOf } from '../trouble.ts';

/** SQLSTATE (or its class) → what happened, what to do. */
const STATES: readonly (readonly [state: RegExp, happened: string, remedy: string])[] = [
  [
    /^53100$/,
    'The disk of the database is full; what was not committed is undone.',
    'Free some disk space, then run the same command again.',
  ],
  [
    /^53200$/,
    'The database ran out of memory; what was not committed is undone.',
    'Free some memory, then run the same command again.',
  ],
  [
    /^53300$/,
    'The database takes no more connections.',
    'End other programs that use it, or raise max_connections.',
  ],
  [
    /^(57P0[1-4]|08)/,
    'The database went away; what was not committed is undone.',
    'See that it runs, then run the same command again.',
  ],
  [/^25006$/, 'The database is read-only.', 'Give the address of the primary server in DATABASE_URL.'],
  [/^42501$/, 'The user of DATABASE_URL lacks a right.', 'Grant it, or use the owner of the database.'],
];

const GONE =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/;
/** Where a connection cannot be made, and where one breaks while something is sent or read. */
const CODES_GONE: Readonly<Record<string, RegExp>> = {
  ECONNREFUSED: /^connect$/,
  ENOENT: /^connect$/,
  ENOTFOUND: /^(connect|getaddrinfo)$/,
  ETIMEDOUT: /^(connect|read)$/,
  ECONNRESET: /^(connect|read|write)$/,
  EPIPE: /^(connect|write)$/,
};

/** The trouble behind a failure, or null when it is none that a person could mend. */
export function troubleBehind(error: unknown): Trouble | null {
  if (error instanceof Trouble) return error;
  if (error instanceof pg.DatabaseError) {
    // A server that dies under a parallel statement takes its helpers first; that has no state of its own.
    const state = error.message === 'lost connection to parallel worker' ? '57P01' : (error.code ?? '');
    const known = STATES.find(([states]) => states.test(state));
    return known === undefined ? null : new Trouble(`${known[1]} (${error.message})`, known[2], error);
  }
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') {
    return new Trouble('The disk is full.', 'Free some disk space, then run the same command again.', error);
  }
  const call = 'syscall' in error ? String(error.syscall) : '';
  if (!GONE.test(error.message) && !CODES_GONE[code]?.test(call)) return null;
  const [, happened, remedy] = STATES.find(([state]) => state.test('57P01'))!;
  return new Trouble(`${happened} (${wordsOf(error)})`, remedy, error);
}
