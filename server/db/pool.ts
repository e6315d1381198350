/**
 * How does a value of PostgreSQL become a value of ours, and how is a transaction kept whole?
 *
 * `int8` becomes a bigint (money, never a double), `date` becomes a Day (an integer, never an instant in some zone);
 * write a Day back with `dayText`. A broken connection is an error of the statement that meets it, not the end of the process.
 */
import pg from 'pg';
import { parseDay } from '../../rules/days.ts';
import { wordsOf } from '../trouble.ts';

export type Pool = pg.Pool;
export type Client = pg.PoolClient;
/** Anything that runs a statement: a pool, or the client of a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;

/** A pool on `url`. `size` is the most connections it may hold; `more` is said to the database, or the driver, of each. */
export function openPool(
  url: string,
  size = 10,
  more: {
    readonly options?: string;
    readonly pipeline?: boolean;
    readonly idleTimeoutMillis?: number;
  } = {},
): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    ...more,
    max: size,
    application_name: 'anhuan',
    connectionTimeoutMillis: 15_000,
    types: { getTypeParser: typeParser },
  });
  const heard = (error: unknown) => {
    if (!pool.ending) process.stderr.write(`The database connection broke: ${wordsOf(error)}\n`);
  };
  pool.on('error', heard);
  // While a client is lent out its errors come to nobody unless it has a listener of its own.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Marks a statement that looks a handful of rows up by their keys and has a name: a house that serves asks it over connections on which
 * such a statement is planned once (`walled-pool.ts`). Elsewhere it is a statement like any other.
 */
export function keyed<C extends pg.QueryConfig>(statement: C): C & { readonly keyed: true } {
  return { ...statement, keyed: true };
}

/** How a connection plans for statements that look up by keys (`Isolation`, "by key"). */
export const KEYED_PLANS = { enable_seqscan: 'off', plan_cache_mode: 'force_generic_plan' } as const;
/** The same for a connection that plans so from its first moment (`options` of `openPool`). */
export const KEYED_OPTIONS = Object.entries(KEYED_PLANS)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/**
 * What a transaction sees of others. `by key`: read committed, for a handful of rows looked up by their keys in tables of any size. The
 * database plans a statement that has a name once for a connection, and the checks of its own references too: planned while a table
 * was nearly empty they would read the whole of it for every row from then on (ten thousand contacts later 11 ms for each), and planned
 * anew each time the longest of them takes 7 ms of processor, three quarters of a stop.
 */
export type Isolation = 'read committed' | 'repeatable read' | 'serializable' | 'by key';

const BY_KEY = `begin isolation level read committed; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan`;

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
 * A conflict with another transaction (40001, 40P01) repeats the whole work, up to five times: it must have no other effect.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: Client) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> {
  for (let round = 1; ; round += 1) {
    const client = await pool.connect();
    const { lost, over } = lossOf(client);
    let broken: Error | undefined;
    try {
      await client.query(isolation === 'by key' ? BY_KEY : `begin isolation level ${isolation}`);
      const result = await Promise.race([work(client), lost]);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      if (round === 5 || !isConflict(error)) throw error;
    } finally {
      over();
      client.release(broken);
    }
  }
}

/** One transaction that looks everything up by its key (`Isolation`). */
export function byKey<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  return transaction(pool, work, 'by key');
}

/** What the driver knows of its connection; its own types leave it out. */
interface Wire {
  readonly processID: number | null;
  pipeline: boolean;
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** The number of the system's process that serves this connection; null when the database did not tell. */
export function processOf(client: Client): number | null {
  return (client as unknown as Wire).processID;
}

/** Has everything that is sent over a connection before this turn of the program ends go in one piece. */
export function inOnePiece(client: Client): void {
  const { stream } = (client as unknown as Wire).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * Sends statements that do not wait for each other's answers together, on the connection of a transaction: one way there and back for all.
 * Each is done when the one before it is, and sees what that did; after one that fails none of the others counts, as ever in a
 * transaction. Statements only, no streams.
 */
export async function together<T extends readonly unknown[]>(
  client: Client,
  ask: () => readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const wire = client as unknown as Wire;
  const { stream } = wire.connection;
  const before = wire.pipeline;
  wire.pipeline = true;
  stream.cork();
  let asked: readonly Promise<unknown>[] = [];
  try {
    asked = ask();
  } finally {
    stream.uncork();
  }
  // The driver must not go back to one at a time before the last answer is there.
  const answers = await Promise.allSettled(asked);
  wire.pipeline = before;
  for (const one of answers) if (one.status === 'rejected') throw one.reason;
  return answers.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/**
 * Fails when a connection is gone, until `over` is called. What waits for a stream of rows waits beside this: a server that
 * dies at the wrong moment leaves such a stream without an end and without an error.
 */
export function lossOf(client: Client): { readonly lost: Promise<never>; over(): void } {
  let fail = (_: Error): void => {};
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => {}); // a connection that is closed on purpose is nobody's loss
  const ended = () => fail(new Error('Connection terminated unexpectedly'));
  client.once('end', ended);
  return { lost, over: () => client.off('end', ended) };
}

/** Whether a transaction lost to another and may simply be tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** Whether a row was to be written under a key that another has. */
export function isTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

function typeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (format !== 'binary') {
    if (oid === INT8) return BigInt;
    if (oid === DATE) return dayFrom;
    if (oid === INT8_ARRAY) return (text) => listFrom(text, BigInt);
    if (oid === DATE_ARRAY) return (text) => listFrom(text, dayFrom);
  }
  return pg.types.getTypeParser(oid, format as 'text');
}

/** `{1,2,NULL}`: arrays of numbers and dates need no quotes. */
function listFrom<T>(text: string, element: (item: string) => T): (T | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : element(item)));
}

function dayFrom(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error(`PostgreSQL gave a date that is no day: ${text}`);
  return day;
}
