import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../server/db/databases.ts';
import type { Call } from '../commands.ts';
import { runVerify } from '../ledger-commands.ts';
import { fillGateScene, type Rehearsed } from '../rehearsal/gate-scene.ts';
import { testDatabase } from '../test-database.ts';
import { run } from './evidence-commands.ts';
import { liveEvidence } from './evidence-scene.ts';

let database: Database;
let person: Rehearsed;
let folder: string;
let written = '';

beforeAll(async () => {
  database = await testDatabase();
  [person] = (await fillGateScene(database.pool, 2)) as [Rehearsed];
  await liveEvidence(database.pool, person, 5);
  folder = mkdtempSync(join(tmpdir(), 'anhuan-evidence-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.restoreAllMocks());

async function said(
  work: typeof run,
  words: Call['words'],
  options: Call['options'] = {},
  json = false,
): Promise<number> {
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const code = await work({ words, options, databaseUrl: database.url, json });
  vi.restoreAllMocks();
  return code;
}

const account = () => String(person.account.accountId);
const at = (name: string) => join(folder, name);

test('export, roots, verify: a true file is 0, a changed one is 1 and names the place', async () => {
  expect(await said(run, ['export', null], { account: account(), out: at('e.html') })).toBe(0);
  expect(written).toMatch(/5 contacts, 1 refusals, \d+ bytes, signed by key [0-9a-f]{16}/);
  expect(await said(run, ['roots', null], { out: at('roots.json') })).toBe(0);
  expect(await said(runVerify, [at('e.html')], { roots: at('roots.json') })).toBe(0);
  expect(written).toMatch(/true · 真实[\s\S]*are the published ones/);
  writeFileSync(
    at('x.html'),
    readFileSync(at('e.html'), 'utf8').replace('"kind":"recording"', '"kind":"letter"'),
  );
  expect(await said(runVerify, [at('x.html')])).toBe(1);
  expect(written).toMatch(/NOT TRUE · 不真实\n {2}record \d+, number \d+, 2026-11-30, field “kind”/);
  await said(runVerify, [at('x.html')], {}, true);
  expect(JSON.parse(written)).toMatchObject({
    holds: false,
    findings: [{ code: 'changed', at: { field: 'kind' } }, expect.anything(), expect.anything()],
  });
});

test('seal again seals nothing; a new key is announced; holds and erasure answer with a reason', async () => {
  expect(await said(run, ['seal', null], {}, true)).toBe(0);
  expect(JSON.parse(written)).toEqual({ sealed: [], stamped: 0, why: null });
  expect(await said(run, ['key', 'rotate'], {}, true)).toBe(0);
  expect(JSON.parse(written)).toHaveLength(2);
  expect(await said(run, ['erase', null], { account: account(), why: 'asked' }, true)).toBe(1);
  expect(JSON.parse(written)).toMatchObject({ state: 'refused', reason: 'still-owed' });
  expect(await said(run, ['hold', null], { account: account(), why: 'case 7' })).toBe(0);
  expect(await said(run, ['erase', null], { account: account(), why: 'asked' })).toBe(1);
  expect(written).toContain('法律保全');
  expect(await said(run, ['hold', 'lift'], { account: account() })).toBe(0);
  expect(written).toMatch(/^1 legal/);
});

test.each<[string, Call['words'], Call['options'], RegExp]>([
  ['a word that is none', ['forget', null], {}, /no "evidence forget"/],
  ['no account', ['export', null], { out: 'x' }, /Of which account/],
  ['an account that is not there', ['export', null], { out: 'x', account: '7' }, /no account "7"/],
  ['no file', ['export', null], { account: '1' }, /which file/],
  ['no word for it', ['erase', null], { account: '1' }, /whose word/],
])('refuses %s', async (_, words, options, message) => {
  await expect(said(run, words, options)).rejects.toThrow(message);
});
