import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../server/db/databases.ts';
import { testDatabase } from '../test-database.ts';
import { run } from './ladder-command.ts';

let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'anhuan-ladder-'));
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

async function ladder(words: readonly string[], json = false): Promise<{ code: number; said: string }> {
  let said = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    const code = await run({ words, options: {}, databaseUrl: database.url, json });
    return { code, said };
  } finally {
    spy.mockRestore();
  }
}

test('lists, shows, checks and compares', async () => {
  expect(await ladder(['list'])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^gentle-1 {2}in force/),
  });
  const shown = await ladder(['show', 'gentle-1'], true);
  const file = join(folder, 'later.json');
  writeFileSync(file, shown.said);
  expect((await ladder(['diff', 'gentle-1', file])).said).toBe('Every step is the same.\n');
  expect((await ladder(['check', file])).code).toBe(0);
  const steps = (JSON.parse(shown.said) as { steps: { id: string; day: number }[] }).steps;
  const early = steps.map((step) => (step.id === 'call' ? { ...step, day: 1 } : step));
  writeFileSync(file, JSON.stringify({ steps: early }));
  expect((await ladder(['diff', 'gentle-1', file])).said).toBe('Call moved from day 4 to day 1 (call).\n');
  const checked = await ladder(['check', file]);
  expect(checked.code).toBe(1);
  expect(checked.said).toContain('comes before any text message');
  writeFileSync(file, '{"steps":[{"id":"X"}]}');
  await expect(ladder(['check', file])).rejects.toThrow(/is no ladder/);
  await expect(ladder(['show', 'gentle-9'])).rejects.toThrow(/no version and no file/);
});
