import { mkdtempSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { openPool } from '../db/pool.ts';
import { putBackendBehind } from './behind-others.ts';

let folder: string;
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-behind-'));
  database = await testDatabase(folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test('a database here works for a closing behind others; one elsewhere is left alone', async () => {
  const pool = openPool(database.url, 1);
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const priority = () => getPriority(rows[0]!.pid);
  const before = priority();
  await putBackendBehind(pool, 'postgresql://somebody@elsewhere:5432/anhuan');
  expect(priority()).toBe(before);
  await putBackendBehind(pool, database.url);
  const here = new URL(database.url).searchParams.get('host')?.startsWith('/') === true;
  expect(priority()).toBe(here ? Math.max(before, constants.priority.PRIORITY_BELOW_NORMAL) : before);
  await pool.end();
});
