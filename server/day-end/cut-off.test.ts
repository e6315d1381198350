/**
 * What if the plug is pulled in the middle of a night: on the command, or on PostgreSQL?
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { dayOf, formatDay } from '../../rules/days.ts';
import { writeBook } from '../../tools/bench/bench-book.ts';
import { type Checksums, checksums } from '../db/checksum.ts';
import { type Database, openDatabase } from '../db/databases.ts';
import { serverAt } from '../db/embedded/cluster.ts';
import { placeUnder } from '../db/embedded/place.ts';
import { emptyBook } from '../db/seeding.ts';
import { Trouble } from '../trouble.ts';
import { closeBook } from './close-book.ts';

const NIGHT = dayOf(2026, 3, 31); // a month end: every account that bears charges has something to do
const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
const ROOT = join(import.meta.dirname, '..', '..');

let home: string;
let database: Database;
let uninterrupted: Checksums;

/** Real durability, small buffers: this server is killed on purpose. */
const settings = { shared_buffers: '64MB', max_wal_size: '256MB' };
const open = () => openDatabase({ home, name: 'cut-off', settings, say: () => {} });

async function freshBook(): Promise<void> {
  await emptyBook(database.pool);
  await writeBook(database.pool, {
    accounts: 5_000,
    takenOverOn: NIGHT - 1,
    rules: RULES,
    due: null,
    together: false,
    seed: 5,
  });
}

const chunksDone = async (): Promise<number> =>
  (await database.pool.query<{ chunks: number }>('select count(*)::int as chunks from chunk')).rows[0]!
    .chunks;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'anhuan-cut-off-'));
  chmodSync(home, 0o755); // PostgreSQL may run as another user
  database = await open();
  await freshBook();
  await closeBook(database, NIGHT, RULES, { workers: 0 });
  uninterrupted = await checksums(database.pool);
});
afterAll(async () => {
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

describe('a night that is cut off', () => {
  test.each([1, 9])('by kill -9 of the command after %i chunks goes on where it was', async (chunks) => {
    await freshBook();
    const command = spawn(
      process.execPath,
      [join(ROOT, 'tools', 'anhuan.ts'), 'close-day', '--day', formatDay(NIGHT), '--chunk-size', '100'],
      { stdio: 'ignore', env: { ...process.env, DATABASE_URL: database.url } },
    );
    const ended = once(command, 'exit');
    while ((await chunksDone()) < chunks) if (command.exitCode !== null) break;
    command.kill('SIGKILL');
    await ended;
    const closing = await closeBook(database, NIGHT, RULES, { workers: 2, chunkSize: 150 });
    expect(closing.state).toBe('closed');
    expect(await checksums(database.pool)).toEqual(uninterrupted);
  });

  test('by kill -9 of PostgreSQL is a trouble with a remedy, and is finished when it is back', async () => {
    await freshBook();
    const pid = serverAt(placeUnder(home, 'cut-off', () => {}))!;
    const closing = closeBook(database, NIGHT, RULES, {
      workers: 2,
      chunkSize: 100,
      onProgress: ({ chunksDone: done }) => {
        if (done === 5) process.kill(pid, 'SIGKILL');
      },
    });
    const trouble = await closing.then(
      () => null,
      (error: unknown) => error,
    );
    expect(trouble).toBeInstanceOf(Trouble);
    expect(trouble).toMatchObject({ message: expect.stringContaining('went away') });
    await database.close();
    database = await open();
    const again = await closeBook(database, NIGHT, RULES, { workers: 0 });
    expect(again.state).toBe('closed');
    expect(await checksums(database.pool)).toEqual(uninterrupted);
  });
});
