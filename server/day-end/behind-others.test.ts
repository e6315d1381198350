import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import type { Database } from '../db/databases.ts';
import { openPool } from '../db/pool.ts';
import { putPoolBehind } from './behind-others.ts';

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
  const here = new URL(database.url).searchParams.get('host')?.startsWith('/') === true;
  const before = await priorityBehind('postgresql://somebody@elsewhere:5432/anhuan');
  const behind = here ? Math.max(before, constants.priority.PRIORITY_LOW) : before;
  expect(await priorityBehind(database.url)).toBe(behind);
});

const GROUP = '/proc/self/autogroup';
const BESIDE = join(import.meta.dirname, 'behind-others.ts');
const PROGRAM = `
  const { putProgramBehind } = await import(${JSON.stringify(BESIDE)});
  putProgramBehind({ pool: { on() {} }, url: 'postgresql://elsewhere/anhuan' });
  process.stdout.write((await import('node:fs')).readFileSync('${GROUP}', 'utf8'));`;

/** How a program that puts itself behind others finds its session's share of the processor afterwards. */
async function shareOfSession(own: boolean): Promise<string> {
  const program = [process.execPath, '--input-type=module', '--eval', PROGRAM];
  const [command, ...words] = own ? ['setsid', '--wait', ...program] : program;
  return (await promisify(execFile)(command!, words)).stdout;
}

test.runIf(existsSync(GROUP))(
  'a program that leads a session takes it behind others; one that was begun in another leaves that alone',
  async () => {
    const lowest = new RegExp(`nice ${constants.priority.PRIORITY_LOW}$`, 'm');
    expect(await shareOfSession(true)).toMatch(lowest);
    expect(await shareOfSession(false)).not.toMatch(lowest);
  },
);

/** The priority of the database's process behind the first connection of a pool of the address `told`. */
async function priorityBehind(told: string): Promise<number> {
  const pool = openPool(database.url, 1);
  putPoolBehind(pool, told);
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const priority = getPriority(rows[0]!.pid);
  await pool.end();
  return priority;
}
