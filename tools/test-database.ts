/**
 * Where does a test that needs PostgreSQL get a database of its own, quickly?
 *
 * One server per checkout, started when the first test asks and stopped when the run ends; a clone of the migrated
 * template for each test file, dropped after it. With DATABASE_URL the clones are made on that server instead.
 * The test server alone runs without fsync: its data is worth nothing.
 *
 *   const database = await testDatabase();
 *   afterAll(database.close);
 */
import { type Database, openClone } from '../server/db/databases.ts';
import { leavePostgres, openPostgres, type PostgresOptions } from '../server/db/embedded/postgres.ts';

const RUN = 'ANHUAN_TEST_RUN';
let clones = 0;

/** An empty database with the migrations of the product, or of another folder. */
export async function testDatabase(migrations?: string): Promise<Database> {
  const postgres = await openPostgres(testServer());
  clones += 1;
  return openClone(postgres, String(clones), migrations);
}

/** Vitest calls this before the run, in the process that outlives all workers, and the result after it. */
export default function beginRun(): () => Promise<void> {
  process.env[RUN] = String(process.pid);
  return async () => {
    delete process.env[RUN];
    if (!process.env.DATABASE_URL) await leavePostgres({ ...testServer(), user: process.pid });
  };
}

/** `user` stands for the whole run: the server stays up from the first test file to the last. */
function testServer(): PostgresOptions & { readonly user: number } {
  return {
    name: 'test-postgres',
    user: Number(process.env[RUN] ?? process.pid),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_wal_size: '512MB',
      autovacuum: 'off',
    },
  };
}
