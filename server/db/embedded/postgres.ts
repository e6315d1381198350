/**
 * Which PostgreSQL do we talk to, and what makes it ready to be talked to?
 *
 * Either the server that DATABASE_URL (or `--database-url`) names, PostgreSQL 15 or newer with UTF-8, or the embedded
 * one that this file starts and stops. Commands running beside each other share the embedded server; the last one out
 * stops it, also when it ends by an exception or Ctrl-C. A server left behind by a killed command is taken over.
 */
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Trouble, wordsOf } from '../../trouble.ts';
import { bringUp, dismiss, OWNER, passwordOf, takeDown } from './cluster.ts';
import { alone, lodgersLeft, moveIn, moveOut } from './lodgers.ts';
import { type Place, placeUnder } from './place.ts';

const OLDEST = 150_000;
const PATIENCE_MS = 15_000;
/** Marks the note of a run of several processes. */
const RUN = 'run';

/** A PostgreSQL server that answers. Every `close` that was opened must be called once. */
export interface Postgres {
  /** Connection string of a database on this server, for `pg` and for the tools of PostgreSQL. */
  url(database?: string): string;
  readonly embedded: boolean;
  /** As `server_version_num`: 150018, 180004. */
  readonly version: number;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** An external server; by default DATABASE_URL, and the embedded server when that is empty too. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded server; by default ANHUAN_HOME, else `.anhuan` at the root of the checkout. */
  readonly home?: string | undefined;
  /** Name of the embedded server in that folder: the tests have one of their own. */
  readonly name?: string;
  /** Settings of the embedded server that differ from the tuned ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The process that uses the server, when it is not this one (a test run counts as one for all its workers). */
  readonly user?: number;
  readonly say?: (line: string) => void;
}

/** The folder of everything this checkout keeps: the database, the brought Node, stamps. */
export function homeFolder(): string {
  return resolve(process.env.ANHUAN_HOME || join(import.meta.dirname, '..', '..', '..', '.anhuan'));
}

/** Opens the external or the embedded server; throws `Trouble` with what to do when it cannot. */
export async function openPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const external = options.databaseUrl || (options.home === undefined ? process.env.DATABASE_URL : undefined);
  return external ? openExternal(external) : openEmbedded(options);
}

/** Runs `work` on one connection of its own and closes it, whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  // A connection that breaks between two statements is an event, and an event nobody listens to ends the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function openExternal(url: string): Promise<Postgres> {
  const at = describe(url);
  let version: number;
  try {
    version = await checkServer(url, at);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(`The database at ${at} cannot be reached: ${wordsOf(error)}.`, remedyFor(error), error);
  }
  return {
    url: (database) => (database === undefined ? url : withDatabase(url, database)),
    embedded: false,
    version,
    close: async () => {},
  };
}

async function openEmbedded(options: PostgresOptions): Promise<Postgres> {
  const say = options.say ?? ((line) => process.stderr.write(`${line}\n`));
  const place = placeUnder(options.home ?? homeFolder(), options.name ?? 'postgres', say);
  const address = `${OWNER}:${passwordOf(place)}@localhost:5432`;
  const url = (database = 'postgres') =>
    `postgresql://${address}/${encodeURIComponent(database)}?host=${encodeURIComponent(place.socket)}`;
  // The user is noted before the server is looked at, so that nobody stops it in between.
  const note = options.user === undefined ? process.hrtime.bigint().toString(36) : RUN;
  const lodger = moveIn(place.users, options.user ?? process.pid, note);
  const unwatch = options.user === undefined ? watchEnd(place, lodger) : () => {};
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    unwatch();
    if (options.user === undefined) await leave(place, lodger);
  };
  try {
    await alone(place.lock, () => bringUp(place, options.settings ?? {}, say));
    return { url, embedded: true, version: await checkServer(url(), place.folder), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets go of the server for the run `user`, under whose number several processes opened it. */
export async function leavePostgres(options: PostgresOptions & { readonly user: number }): Promise<void> {
  const place = placeUnder(options.home ?? homeFolder(), options.name ?? 'postgres', () => {});
  await leave(place, join(place.users, `${options.user}-${RUN}`));
}

async function leave(place: Place, lodger: string): Promise<void> {
  await alone(place.lock, async () => {
    moveOut(lodger);
    if (lodgersLeft(place.users) === 0) await takeDown(place);
  });
}

/** When our process ends without `close`, the server must not stay: exceptions, `process.exit`, Ctrl-C. */
function watchEnd(place: Place, lodger: string): () => void {
  const atExit = () => {
    moveOut(lodger);
    if (lodgersLeft(place.users) === 0) dismiss(place);
  };
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const handlers = Object.entries(signals).map(([signal, code]) => {
    // A command that handles the signal itself (to finish its work) has the last word.
    const handler = () => {
      if (process.listenerCount(signal) === ours(signal)) process.exit(code);
    };
    endings.set(signal, ours(signal) + 1);
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  process.on('exit', atExit);
  return () => {
    process.off('exit', atExit);
    for (const [signal, handler] of handlers) {
      process.off(signal, handler);
      endings.set(signal, ours(signal) - 1);
    }
  };
}

/** How many listeners of each signal are ours: several servers may be open at once. */
const endings = new Map<string, number>();
const ours = (signal: string): number => endings.get(signal) ?? 0;

/** Version and encoding, or `Trouble`; waits while the server is still starting. */
async function checkServer(url: string, at: string): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await withClient(url, async (client) => {
        const answer = await client.query<{ version: number; encoding: string }>(
          "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
        );
        const { version, encoding } = answer.rows[0]!;
        const complaint = unfit(version, encoding, at);
        if (complaint !== null) throw complaint;
        return version;
      });
    } catch (error) {
      const starting = error instanceof pg.DatabaseError && error.code === '57P03';
      if (!starting || performance.now() > deadline) throw error;
    }
  }
}

/** Why a server cannot be used, or null. `version` is its `server_version_num`. */
export function unfit(version: number, encoding: string, at: string): Trouble | null {
  if (version < OLDEST) {
    return new Trouble(
      `The database at ${at} is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
      'Give a newer server, or none to use the embedded one.',
    );
  }
  if (encoding !== 'UTF8') {
    return new Trouble(
      `The database at ${at} stores text as ${encoding}; names need UTF8.`,
      'Create one with: createdb --encoding=UTF8 --template=template0 NAME',
    );
  }
  return null;
}

function remedyFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === '3D000') return 'Create the database first (createdb), then try again.';
  if (code === '28P01' || code === '28000') return 'Check the user name and the password in DATABASE_URL.';
  return 'Check DATABASE_URL (postgresql://user:password@host:5432/name) and that the server runs, or leave it empty to use the embedded one.';
}

/** The address without its password, for messages. */
function describe(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    return `${searchParams.get('host') ?? hostname}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    throw new Trouble(
      'DATABASE_URL is not an address.',
      'It looks like this: postgresql://user:password@host:5432/name',
    );
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
