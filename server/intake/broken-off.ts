/**
 * What does it mean for the sender when the database fails in the middle of an import?
 *
 * Always that nothing was applied: the transaction ends with the connection. Only the reason and the remedy differ.
 */
import { Trouble, wordsOf } from '../trouble.ts';

const REASONS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  '53100': ['The disk of the database is full', 'Make room there and import again.'],
  '53200': ['The database is out of memory', 'Give it more memory and import again.'],
  '57P01': ['The database was shut down or the connection was ended', 'Start it and import again.'],
  '57P02': ['The database crashed', 'Start it and import again.'],
  '57P03': ['The database is starting or stopping', 'Wait a moment and import again.'],
  '08006': ['The connection to the database broke', 'Import again when it is back.'],
  '08003': ['The connection to the database broke', 'Import again when it is back.'],
  ECONNREFUSED: ['The database does not answer', 'Start it and import again.'],
  ECONNRESET: ['The connection to the database broke', 'Import again when it is back.'],
  EPIPE: ['The connection to the database broke', 'Import again when it is back.'],
};

/** The error for the person who imports: a `Trouble` for failures of the surroundings, anything else as it is. */
export function broken(error: unknown): unknown {
  if (error instanceof Trouble || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const [what, remedy] =
    REASONS[code] ??
    (/^Connection terminated|^Client has encountered/.test(error.message) ? REASONS['08006']! : []);
  if (what === undefined || remedy === undefined) return error;
  return new Trouble(`${what} (${wordsOf(error)}). Nothing was applied.`, remedy, error);
}
