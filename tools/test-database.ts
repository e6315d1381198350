/**
 * Where does a test that needs PostgreSQL get a database of its own, quickly?
 *
 * One server per run, started when the first test asks and stopped when the run ends; a clone of the migrated template for each test file,
 * dropped after it. With DATABASE_URL the clones are made on that server instead. The test server alone runs without fsync: its data is
 * worth nothing. It and everything that tests write to the folder for temporary files lie in memory, where the machine has enough.
 *
 *   const database = await testDatabase();
 *   afterAll(database.close);
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { type Database, openClone } from '../server/db/databases.ts';
import { bornAt } from '../server/db/embedded/lodgers.ts';
import { leavePostgres, openPostgres, type PostgresOptions } from '../server/db/embedded/postgres.ts';

const RUN = 'ANHUAN_TEST_RUN';
const HOME = 'ANHUAN_TEST_HOME';
const GIB = 1024 ** 3;
/** Linux keeps a file system in memory here; containers often give it 64 MiB, too little. */
const MEMORY = '/dev/shm';
const OURS = 'anhuan-test-run-';
let clones = 0;

/** An empty database with the migrations of the product, or of another folder. */
export async function testDatabase(migrations?: string): Promise<Database> {
  const postgres = await openPostgres(testServer());
  clones += 1;
  return openClone(postgres, String(clones), migrations);
}

/** Vitest calls this before the run, in the process that outlives all workers, and the result after it. */
export default async function beginRun(): Promise<() => Promise<void>> {
  await sweep();
  process.env[RUN] = String(process.pid);
  const temporary = process.env.TMPDIR;
  const memory = folderInMemory();
  if (memory !== null) {
    process.env[HOME] = memory;
    process.env.TMPDIR = memory;
  }
  return async () => {
    if (!process.env.DATABASE_URL) await leavePostgres({ ...testServer(), user: process.pid });
    delete process.env[RUN];
    if (memory === null) return;
    delete process.env[HOME];
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    rmSync(memory, { recursive: true, force: true });
  };
}

/**
 * A new folder in memory that the user of PostgreSQL may enter; null where there is no room. A clone is a thousand files, made and removed
 * again within seconds, which a disk's file system may take four times as long for as PostgreSQL for everything in them.
 */
function folderInMemory(): string | null {
  if (!existsSync(MEMORY)) return null;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < 4 * GIB || freemem() < 6 * GIB) return null;
  const folder = join(MEMORY, `${OURS}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

/** Ends the servers of runs that were killed, and removes what they left in memory. */
async function sweep(): Promise<void> {
  const names = existsSync(MEMORY) ? readdirSync(MEMORY).filter((name) => name.startsWith(OURS)) : [];
  for (const name of names) {
    const user = Number(name.slice(OURS.length));
    if (bornAt(user) !== null) continue;
    const home = join(MEMORY, name);
    await leavePostgres({ ...testServer(), home, user });
    rmSync(home, { recursive: true, force: true });
  }
}

/** `user` stands for the whole run: the server stays up from the first test file to the last. */
function testServer(): PostgresOptions & { readonly user: number } {
  return {
    databaseUrl: process.env.DATABASE_URL,
    home: process.env[HOME],
    name: 'test-postgres',
    user: Number(process.env[RUN] ?? process.pid),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_wal_size: '512MB',
      autovacuum: 'off',
      track_commit_timestamp: 'on',
    },
  };
}
