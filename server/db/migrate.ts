/**
 * Which migrations has this database had, and may the rest be run?
 *
 * `migrations/0001-what-it-does.sql` and so on: numbered without a gap, forward only, each in a transaction of its own
 * together with the row that remembers it. A file that was changed after it ran, or a database that is newer than the
 * program, stops the program. Two programs that start at once take turns.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Trouble } from '../trouble.ts';
import { withClient } from './embedded/postgres.ts';

/** One file of the folder. `number` counts from 1; `checksum` is of the text with its line ends as \n. */
export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The key of the advisory lock: "anhuan" read as a number, so that no other program meets it by chance. */
const LOCK = 0x616e6875616en;

/** The migrations of this program. */
export const MIGRATIONS = resolve(import.meta.dirname, '..', '..', 'migrations');

/** Reads the folder in order; throws when a number is missing, doubled, or a name does not fit. */
export function readMigrations(folder: string): Migration[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
  return files.sort().map((file, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1] ?? Number.NaN);
    if (number !== index + 1) {
      throw new Error(`migrations: "${file}" should be number ${String(index + 1).padStart(4, '0')}`);
    }
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Brings the database up to date; returns the files that ran now. */
export async function migrate(url: string, folder: string = MIGRATIONS): Promise<string[]> {
  const wanted = readMigrations(folder);
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK.toString()]);
    await client.query(
      'create table if not exists migration (number int primary key, file text not null, checksum text not null, ran_at timestamptz not null default now())',
    );
    const past = await client.query<{ number: number; file: string; checksum: string }>(
      'select number, file, checksum from migration order by number',
    );
    for (const row of past.rows) compare(row, wanted[row.number - 1]);
    const ran: string[] = [];
    for (const next of wanted.slice(past.rows.length)) {
      await run(client, next);
      ran.push(next.file);
    }
    return ran;
  });
}

function compare(
  row: { number: number; file: string; checksum: string },
  known: Migration | undefined,
): void {
  if (known === undefined) {
    throw new Trouble(
      `The database is newer than this program: it has had migration "${row.file}".`,
      'Use the program that made it, or a newer one.',
    );
  }
  if (known.checksum !== row.checksum) {
    throw new Trouble(
      `Migration "${known.file}" was changed after this database ran it ("${row.file}").`,
      'Put the file back as it was; write a change as a new migration. A database for trials may be removed instead.',
    );
  }
}

async function run(client: pg.Client, next: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(next.sql);
    await client.query('insert into migration (number, file, checksum) values ($1, $2, $3)', [
      next.number,
      next.file,
      next.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = error.position ? next.sql.slice(0, Number(error.position)).split('\n').length : null;
    const where = line === null ? next.file : `${next.file}, line ${line}`;
    throw new Error(`migration ${where}: ${error.message}${error.detail ? ` (${error.detail})` : ''}`, {
      cause: error,
    });
  }
}
