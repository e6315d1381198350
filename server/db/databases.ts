/**
 * Which databases does a server hold, and how does the product or a test get one that is up to date?
 *
 * The product's own database is created at its first use and migrated at each. Tests clone a template that is made once
 * for each state of the migrations, because copying files is much quicker than running the migrations again.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { Trouble } from '../trouble.ts';
import { sealWhatLiesClear } from '../vault/seal-clear.ts';
import { bornAt } from './embedded/lodgers.ts';
import { openPostgres, type Postgres, type PostgresOptions, withClient } from './embedded/postgres.ts';
import { MIGRATIONS, migrate, readMigrations } from './migrate.ts';
import { openPool, type Pool } from './pool.ts';

const NAME = 'anhuan';
const CLONE = 'anhuan_test_';
const TEMPLATE = 'anhuan_template_';
const TEMPLATES_KEPT = 6;
/** The key of the advisory lock under which a template is made: "template" read as a number, cut to 63 bits. */
const LOCK = '8386654100441986149';

/** An open database with all migrations. `url` is for other processes and threads, which open pools of their own. */
export interface Database {
  readonly url: string;
  readonly pool: Pool;
  readonly postgres: Postgres;
  readonly close: () => Promise<void>;
}

/** How the product's database is opened. */
export interface DatabaseOptions extends PostgresOptions {
  readonly poolSize?: number;
  /** Called when the server runs, before the pool's first connection. */
  readonly beforeUse?: (database: { readonly pool: Pool; readonly url: string }) => void;
}

/** Opens the product's database: the one DATABASE_URL names, or `anhuan` on the embedded server. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const postgres = await openPostgres(options);
  try {
    if (postgres.embedded) await createDatabase(postgres, NAME);
    const url = postgres.url(postgres.embedded ? NAME : undefined);
    await migrate(url);
    const database = await withPool(postgres, url, options.poolSize ?? 10, async () => {});
    options.beforeUse?.(database);
    await sealWhatLiesClear(database.pool);
    return database;
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/** A new clone of the template with the migrations of `folder`; dropped by its `close`. */
export async function openClone(
  postgres: Postgres,
  name: string,
  folder: string = MIGRATIONS,
): Promise<Database> {
  const database = `${CLONE}${process.pid}_${name}`;
  await dropDatabase(postgres, database);
  await createDatabase(postgres, database, await templateOf(postgres, folder));
  return withPool(postgres, postgres.url(database), 5, () => dropDatabase(postgres, database));
}

/** Creates a database as a copy of `template`; false when it is already there. */
export async function createDatabase(
  postgres: Postgres,
  name: string,
  template = 'template1',
): Promise<boolean> {
  return withClient(postgres.url(), async (client) => {
    const there = await client.query('select from pg_database where datname = $1', [name]);
    if (there.rowCount !== 0) return false;
    try {
      const [made, copied] = [name, template].map((word) => client.escapeIdentifier(word));
      await client.query(`create database ${made} template ${copied} strategy file_copy`);
      return true;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      // Someone else made it between the two statements: 42P04, or 23505 when both were at it.
      if (error.code === '42P04' || error.code === '23505') return false;
      if (error.code !== '42501') throw error;
      throw new Trouble(
        'The user of DATABASE_URL may not create databases, which the tests need.',
        'Give that user the right (ALTER ROLE … CREATEDB), or leave DATABASE_URL empty.',
      );
    }
  });
}

/** Drops a database, with whoever is still connected to it. */
export async function dropDatabase(postgres: Postgres, name: string): Promise<void> {
  await withClient(postgres.url(), (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}

/** Gives a database another name; nobody may be connected to it. */
export async function renameDatabase(postgres: Postgres, from: string, to: string): Promise<void> {
  await withClient(postgres.url(), (client) =>
    client.query(`alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`),
  );
}

/** Whether the server has a database of this name. */
export async function hasDatabase(postgres: Postgres, name: string): Promise<boolean> {
  return (await databasesLike(postgres, name)).includes(name);
}

/** Makes the template under another name until it is whole: a run that was cut off leaves no half template. */
async function templateOf(postgres: Postgres, folder: string): Promise<string> {
  const state = createHash('sha256');
  for (const one of readMigrations(folder)) state.update(one.checksum);
  const template = `${TEMPLATE}${state.digest('hex').slice(0, 12)}`;
  if ((await databasesLike(postgres, template)).includes(template)) return template;
  await withClient(postgres.url(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if ((await databasesLike(postgres, template)).includes(template)) return;
    await sweep(postgres);
    const half = `${TEMPLATE}half`;
    await dropDatabase(postgres, half);
    await createDatabase(postgres, half);
    await migrate(postgres.url(half), folder);
    await client.query(`alter database ${half} rename to ${template}`);
  });
  return template;
}

/** Drops what earlier runs left: clones whose process is gone, and the templates when they have become many. */
async function sweep(postgres: Postgres): Promise<void> {
  for (const name of await databasesLike(postgres, CLONE)) {
    if (bornAt(Number(name.slice(CLONE.length).split('_')[0])) === null) await dropDatabase(postgres, name);
  }
  const templates = await databasesLike(postgres, TEMPLATE);
  if (templates.length < TEMPLATES_KEPT) return;
  for (const name of templates) await dropDatabase(postgres, name);
}

async function databasesLike(postgres: Postgres, prefix: string): Promise<string[]> {
  return withClient(postgres.url(), async (client) => {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname::text, $1) order by datname',
      [prefix],
    );
    return found.rows.map((row) => row.datname);
  });
}

function withPool(postgres: Postgres, url: string, size: number, after: () => Promise<void>): Database {
  const pool = openPool(url, size);
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await pool.end();
    await after();
    await postgres.close();
  };
  return { url, pool, postgres, close };
}
