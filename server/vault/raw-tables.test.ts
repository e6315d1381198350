/**
 * Does a copy of the tables tell who anybody is, or what he said of his life?
 *
 * A book is taken in, another is sown, lives through its nights and a morning of contacts on every way, with disputes, proposals and calls:
 * then every row of every table is read as it lies there, and searched for every name, number, mailbox and address of the book, and for
 * what was written in complaints, disputes, decisions and notes of calls.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CURRENCIES } from '../../policy/house/currencies.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { heardReply } from '../contact/replies/heard-replies.ts';
import { type CallKey, markOutcome, readCall } from '../db/calls/call-rows.ts';
import type { Database } from '../db/databases.ts';
import { disputesOf } from '../db/disputes/dispute-rows.ts';
import { complaintsOf } from '../db/gate/complaint-rows.ts';
import { keepAddresses } from '../db/gate/fact-rows.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { casesOf } from '../db/review/review-rows.ts';
import { literalsOf, personOf, reachesOf, told, type WithReaches } from '../db/vault/person-columns.ts';
import { readTelling } from '../db/vault/told-rows.ts';
import { FaultFile } from '../intake/fault-file.ts';
import { importFiles } from '../intake/import-files.ts';
import { mappingNamed } from '../intake/mapping-shelf.ts';

const TODAY = parseDay('2026-11-22')!;
let database: Database;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

/** Every row of every table as text, by table. */
async function everything(pool: Pool): Promise<Map<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    found.set(name, rows.map(({ line }) => line).join('\n'));
  }
  return found;
}

/** Where one of these words stands, as it is or in the bytes of a column. */
function findings(tables: ReadonlyMap<string, string>, words: readonly string[]): string[] {
  return [...tables].flatMap(([table, text]) =>
    words
      .filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')))
      .map((word) => `${table}: ${word}`),
  );
}

/** Names, numbers, mailboxes and addresses of everybody, numbers also without their plus. */
async function wordsOfBook(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<WithReaches & BorrowerKey>(
    `select b.slot, b.borrower_id as borrower, ${personOf('b')} as person, ${reachesOf('b', 'true')} as reaches from borrower b`,
  );
  const names = told(rows).map(({ name }) => name);
  const literals = rows.flatMap(literalsOf);
  return [...new Set([...names, ...literals, ...literals.map((one) => one.replace(/^\+/, ''))])].filter(
    (word) => word !== '',
  );
}

/** What was said about people and answered to them, by where it was typed: as those who may read it get it. */
async function wordsSaid(pool: Pool): Promise<Map<string, (string | null)[]>> {
  const who = async (table: string) =>
    (await pool.query<BorrowerKey>(`select distinct slot, borrower_id as borrower from ${table}`)).rows;
  const all = async <T>(table: string, read: (key: BorrowerKey) => Promise<T[]>) =>
    (await Promise.all((await who(table)).map(read))).flat();
  const complaints = await all('complaint', (key) => complaintsOf(pool, key));
  const disputes = await all('dispute', (key) => disputesOf(pool, key));
  const cases = await all('review_case', (key) => casesOf(pool, key));
  return new Map([
    ['complaints', complaints.flatMap(({ words, answer, extendedWhy }) => [words, answer, extendedWhy])],
    ['disputes', disputes.flatMap(({ words, answer, told, digest }) => [words, answer, told, digest])],
    ['decisions', cases.flatMap((one) => Object.values(one.case.verdict?.words ?? {}))],
  ]);
}

const NOTE = '他说他母亲上周住院，这个月没有收入';

test('no name, number, mailbox or address, nor what people said, lies in any table after intake, nights and a morning of contacts', async () => {
  const { pool } = database;
  const words = ['demo', '--accounts', '300', '--nights', '3', '--mornings', '2', '--port', '0'];
  const demo = spawn(
    process.execPath,
    [resolve('tools', 'anhuan.ts'), ...words, '--database-url', database.url],
    { env: { ...process.env, CI: '1' } },
  );
  let said = '';
  await new Promise<void>((open, failed) => {
    for (const out of [demo.stdout, demo.stderr])
      out.on('data', (piece) => {
        said += piece;
        if (said.includes('open after')) open();
      });
    demo.once('exit', () => failed(new Error(said)));
  });
  const ended = new Promise((resolved) => demo.once('exit', resolved));
  demo.kill('SIGINT');
  await ended;

  const [one] = (await pool.query<BorrowerKey>('select slot, borrower_id as borrower from borrower limit 1'))
    .rows;
  const address = { ...one!, id: 'postal', of: 'borrower', kind: 'postal', use: 'home' } as const;
  const unknown = { timeZone: null, provenance: null, state: null, belongsTo: null, confidence: null };
  await keepAddresses(pool, [
    { ...address, ...unknown, lawful: true, byEmployer: null, literal: '文三路 1 号 2 幢 3 室' },
  ]);
  const { phone } = (await readTelling(pool, one!))!;
  const reply = { type: 'reply', way: 'sms', from: phone!, to: '1069', key: null, at: null } as const;
  await heardReply(pool, 'smpp', { ...reply, text: '我是李小龙的邻居' }, { at: 30_000_000, today: TODAY });

  const call = (
    await pool.query<CallKey>('select slot, borrower_id as borrower, permit from phone_call limit 1')
  ).rows[0]!;
  expect(await transaction(pool, (client) => markOutcome(client, call, 'spoke', 'agent', NOTE))).toBe(true);
  expect((await readCall(pool, call))?.note).toBe(NOTE);
  const typed = await wordsSaid(pool);
  for (const [where, words] of typed)
    expect(words.filter((one) => one !== null && one !== '').length, where).toBeGreaterThan(0);

  const { rows: sent } = await pool.query<{ sent: number; ways: number }>(
    `select count(*)::int as sent, count(distinct way)::int as ways from message where handed_at is not null`,
  );
  expect(sent[0]!.sent).toBeGreaterThan(10);
  expect(sent[0]!.ways).toBeGreaterThan(2);
  const book = [...(await wordsOfBook(pool)), '李小龙', NOTE];
  for (const words of typed.values())
    book.push(...words.filter((one): one is string => one !== null && one !== ''));
  expect(book).toContain('文三路 1 号 2 幢 3 室');
  expect(book.length).toBeGreaterThan(300);
  const tables = await everything(pool);
  // What does lie there is found.
  expect(findings(tables, ['Asia/Shanghai'])).toContain('borrower: Asia/Shanghai');
  expect(findings(tables, book)).toEqual([]);
});

test('nor after a file was taken in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'raw-'));
  const csv = { format: 'csv', encoding: null, separator: ',', sheet: null, openEnd: false } as const;
  const brought = await importFiles(
    database.pool,
    {
      mapping: mappingNamed('anhuan'),
      files: ['accounts.csv', 'instalments.csv', 'statements.csv'].map((name) => ({
        path: resolve('examples', name),
        form: csv,
      })),
      ...{ on: TODAY, dryRun: false, perRow: false, applyCorrections: false, differences: null },
      now: (today) => today * 1440,
    },
    { products: PRODUCTS, currencies: CURRENCIES, ladder: FIRST_LADDER },
    new FaultFile(join(folder, 'errors.csv')),
  ).finally(() => rmSync(folder, { recursive: true }));
  expect(brought.added).toBeGreaterThan(2);

  const book = await wordsOfBook(database.pool);
  expect(book).toContain('Robin Hale');
  expect(findings(await everything(database.pool), book)).toEqual([]);
});
