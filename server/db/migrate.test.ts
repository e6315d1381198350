import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import { Trouble } from '../trouble.ts';
import type { Database } from './databases.ts';
import { migrate, readMigrations } from './migrate.ts';

let folder: string;
let empty: string;
let database: Database;
const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

beforeAll(() => {
  empty = mkdtempSync(join(tmpdir(), 'anhuan-empty-'));
});
afterAll(() => rmSync(empty, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-migrations-'));
  database = await testDatabase(empty);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const tables = async () =>
  (
    await database.pool.query('select tablename from pg_tables where schemaname = $1 order by 1', ['public'])
  ).rows.map((row) => row.tablename);

describe('migrate', () => {
  test('runs each file once and in order, and remembers it', async () => {
    file('0001-book.sql', 'create table book (id int primary key);');
    expect(await migrate(database.url, folder)).toEqual(['0001-book.sql']);
    file('0002-account.sql', 'create table account (book int references book); insert into book values (1);');
    expect(await migrate(database.url, folder)).toEqual(['0002-account.sql']);
    expect(await migrate(database.url, folder)).toEqual([]);
    expect(await tables()).toEqual(['account', 'book', 'migration']);
  });

  test('a failing file leaves nothing behind and names its line', async () => {
    file('0001-book.sql', 'create table book (id int primary key);');
    file('0002-wrong.sql', 'create table half (id int);\n\ncreate table quarter (id nonsense);\n');
    await expect(migrate(database.url, folder)).rejects.toThrow(/0002-wrong\.sql, line 3: .*nonsense/);
    expect(await tables()).toEqual(['book', 'migration']);
  });

  test('two programs at once take turns', async () => {
    file('0001-slow.sql', 'select pg_sleep(0.1); create table book (id int primary key);');
    const ran = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
    expect(ran.map((files) => files.length).sort()).toEqual([0, 1]);
  });

  test('a file changed after it ran stops the program; other line ends are no change', async () => {
    file('0001-book.sql', 'create table book (\n id int primary key);\n');
    await migrate(database.url, folder);
    file('0001-book.sql', 'create table book (\r\n id int primary key);\r\n');
    expect(await migrate(database.url, folder)).toEqual([]);
    file('0001-book.sql', 'create table book (\n id bigint primary key);\n');
    await expect(migrate(database.url, folder)).rejects.toThrow(/was changed after this database ran it/);
  });

  test('a database newer than the program stops it', async () => {
    file('0001-book.sql', 'create table book (id int primary key);');
    await migrate(database.url, folder);
    const refusal = migrate(database.url, empty);
    await expect(refusal).rejects.toBeInstanceOf(Trouble);
    await expect(refusal).rejects.toThrow(/newer than this program.*0001-book/);
  });

  test.each([
    ['a gap', ['0001-a.sql', '0003-c.sql']],
    ['a doubled number', ['0001-a.sql', '0001-b.sql']],
    ['a name that does not fit', ['0001_a.sql']],
    ['a start other than one', ['0002-a.sql']],
  ])('%s in the numbers is an error', (_, names) => {
    for (const name of names) file(name, 'select 1');
    expect(() => readMigrations(folder)).toThrow(/should be number/);
  });
});
