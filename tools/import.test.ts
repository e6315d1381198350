/** `./anhuan import` from its words to its exit code. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../server/db/databases.ts';
import { run } from './import.ts';
import { testDatabase } from './test-database.ts';

const EXAMPLES = resolve(import.meta.dirname, '../examples');
let database: Database;
let folder = '';
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'anhuan-command-'));
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function said(
  names: readonly string[],
  options: Record<string, string | boolean>,
  json = false,
): Promise<{ code: number; text: string }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  const words = names.map((name) => resolve(EXAMPLES, name));
  const errors = join(folder, 'errors.csv');
  const code = await run({
    words: [...words, null],
    options: { errors, ...options },
    databaseUrl: database.url,
    json,
  });
  vi.restoreAllMocks();
  return { code, text };
}

test('reports what came in, then that it is known, as text and as JSON', async () => {
  const files = ['accounts.csv', 'instalments.csv', 'statements.csv', 'payments.csv'];
  const first = await said(files, { on: '2026-11-22' });
  expect(first.code).toBe(0);
  expect(first.text).toContain('added      5\n');
  expect(first.text).toContain('suspense   1\n');
  expect(first.text).toMatch(/Applied\.\n$/);
  const again = await said(files, {}, true);
  expect(JSON.parse(again.text)).toMatchObject({
    added: 0,
    known: 6,
    applied: true,
    takenOn: '2026-11-22',
    errors: null,
  });
});

test('faults end with 1 and lie in the error file; a dry run says that nothing was applied', async () => {
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, 'payment,account,paid_on,amount,currency\nP-50,A-1001,2026-02-31,1.00,CNY\n');
  const outcome = await said([bad], { dryRun: true });
  expect([outcome.code, outcome.text.includes('Dry run: nothing was applied.')]).toEqual([1, true]);
  expect(readFileSync(join(folder, 'errors.csv'), 'utf8')).toContain(
    'bad.csv,2,paid_on,2026-02-31,there is no such day',
  );
});

test('a wrong option is said with its remedy', async () => {
  await expect(said(['accounts.csv'], { encoding: 'latin1' })).rejects.toThrow(
    'The encoding "latin1" is not known.',
  );
  await expect(said(['accounts.csv'], { on: '2026-02-31' })).rejects.toThrow('"2026-02-31" is no day.');
  await expect(said(['accounts.doc'], {})).rejects.toThrow('the name does not tell the format');
});
