/**
 * Does a book that was kept in the clear come out sealed and whole, also when the first start is killed in the middle?
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tools/test-database.ts';
import { peopleWithMailbox, peopleWithNumber, readReplies } from '../db/contact/reply-rows.ts';
import type { Database } from '../db/databases.ts';
import { disputesOf } from '../db/disputes/dispute-rows.ts';
import { impostorReports } from '../db/disputes/repair-rows.ts';
import { complaintsOf } from '../db/gate/complaint-rows.ts';
import { MIGRATIONS, migrate } from '../db/migrate.ts';
import { readTelling } from '../db/vault/told-rows.ts';
import { openText, personKeyOf, sealText } from '../evidence/sealing.ts';
import { houseKey } from './house-key.ts';
import { firstMaster } from './key-ring.ts';
import { sealWhatLiesClear } from './seal-clear.ts';

const COUNT = 30;
const SEED = Buffer.alloc(32, 9);
const HOUSE_KEY = Buffer.alloc(32, 5);
let folder: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'before-'));
  cpSync(MIGRATIONS, folder, { recursive: true, filter: (path) => !/00(2[5-9]|[3-9]\d)-/.test(path) });
  database = await testDatabase(folder);
  const { pool } = database;
  await pool.query(
    `insert into borrower (slot, borrower_id, name, phone, email, language, region, time_zone)
     select n, n, 'Person ' || n, '+8613900' || lpad(n::text, 6, '0'), case when n % 2 = 0 then 'P' || n || '@Post.example' end,
            'en', 'CN-33', 'Asia/Shanghai' from generate_series(1, ${COUNT}) n`,
  );
  // One has texts under a key already, one was erased.
  const place = { slot: 3, borrower: 3n };
  const key = firstMaster().derive(SEED, 'key/3/3');
  await pool.query('insert into borrower_key (slot, borrower_id, master, seed) values (3, 3, $1, $2)', [
    firstMaster().id,
    SEED,
  ]);
  await pool.query('insert into sealed (slot, borrower_id, seq, body) values (3, 3, 1, $1)', [
    sealText(key, place, 1, 'what he wrote'),
  ]);
  await pool.query(`update borrower set name = '', phone = null, email = null where borrower_id = 4`);
  await pool.query(`insert into erasure (slot, borrower_id, day, why) values (4, 4, '2026-11-01', 'asked')`);
  await pool.query(`insert into borrower_key (slot, borrower_id, master, seed) values (4, 4, '', null)`);
  await pool.query(
    `insert into address (slot, borrower_id, address_id, person, kind, literal)
     values (5, 5, 'N1', 'borrower', 'mobile', '+86 138-1234-5678')`,
  );
  await pool.query(
    `insert into reply (slot, reference, way, sender, receiver, body, at, meaning, state)
     values (1, 'smpp 1', 'sms', '8613900000007', '1069', 'hello', 1, 'words', 'open')`,
  );
  await pool.query('insert into house_key (name, key) values ($1, $2)', ['unsubscribe', HOUSE_KEY]);
  // What people said of their lives, as it lay there: of the one who was erased nothing is left.
  await pool.query(
    `insert into complaint (slot, borrower_id, complaint, at, received_on, due_on, about, words, fact, decided_on, answer, extended_on,
                            extended_why, valid, cause)
     select n, n, 1, 1, '2026-11-01', '2026-11-16', 'contact 1', case when n <> 4 then 'Illness of ' || n else '' end, 1, '2026-11-02',
            'Answered ' || n, '2026-11-02', 'Longer ' || n, true, 'data' from generate_series(3, 8) n`,
  );
  await pool.query(
    `insert into dispute (slot, borrower_id, dispute, kind, ground, via, taken_by, at, received_on, due_on, rule, accounts, told, words,
                          request, digest, state, findings)
     values (7, 7, 2, 'message', 'not-ours', 'portal', 'borrower', 1, '2026-11-01', '2026-11-16', 'house', '', '{"number":"955"}',
             'No income', 'r1', 'said', 'open', '[]')`,
  );
  await pool.query(
    `insert into impostor_report (slot, borrower_id, dispute, at, because, told, state) values (7, 7, 2, 1, 'code', '{"number":"955"}', 'open')`,
  );
  await pool.query(
    `insert into review_case (slot, borrower_id, seq, kind, about, why, level, opened_at, due_at, words_zh, words_en)
     values (7, 7, 3, 'complaint', 'complaint 1', 'complaint', 1, 1, 2, '查明属实', 'It was so')`,
  );
  await pool.query(
    `insert into staff (number, login, name, roles, password, totp_secret) values ('a1', 'a1', 'A', '{agent}', 'x', $1)`,
    [firstMaster().wrap(Buffer.from('secret'), 'totp/a1')],
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database?.close();
});

test('a first start that is killed goes on at the next; everything opens, is found, and nothing lies in the clear', async () => {
  const { pool, url } = database;
  await migrate(url);
  const code = `
    import { openPool } from ${JSON.stringify(join(import.meta.dirname, '..', 'db', 'pool.ts'))};
    import { sealWhatLiesClear } from ${JSON.stringify(join(import.meta.dirname, 'seal-clear.ts'))};
    let batches = 0;
    await sealWhatLiesClear(openPool(${JSON.stringify(url)}, 3), () => {
      batches += 1;
      if (batches === 9) process.kill(process.pid, 'SIGKILL');
    }, 7);`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);
  const left = await pool.query<{ left: number }>('select count(*)::int as left from unsealed');
  expect(left.rows[0]!.left).toBeGreaterThan(0);
  expect(left.rows[0]!.left).toBeLessThan(COUNT);
  // Two start at once: one seals, the other waits for it.
  const both = await Promise.all([sealWhatLiesClear(pool), sealWhatLiesClear(pool)]);
  expect(both.toSorted()).toEqual([false, true]);
  expect(await sealWhatLiesClear(pool)).toBe(false);

  for (let n = 1; n <= COUNT; n += 1) {
    const told = await readTelling(pool, { slot: n, borrower: BigInt(n) });
    const phone = `+8613900${String(n).padStart(6, '0')}`;
    expect(told).toEqual(
      n === 4
        ? { name: '', phone: null, email: null }
        : { name: `Person ${n}`, phone, email: n % 2 === 0 ? `P${n}@Post.example` : null },
    );
  }
  expect((await peopleWithNumber(pool, '00000007')).map(({ borrower }) => borrower)).toEqual([7n]);
  expect((await peopleWithNumber(pool, '12345678')).map(({ address }) => address)).toEqual(['N1']);
  expect((await peopleWithMailbox(pool, 'p8@post.example')).map(({ borrower }) => borrower)).toEqual([8n]);
  expect(await readReplies(pool, 'open', 10)).toMatchObject([{ sender: '8613900000007', body: 'hello' }]);
  expect(await houseKey(pool, 'unsubscribe')).toEqual(HOUSE_KEY);
  const { rows: staff } = await pool.query('select totp_master from staff');
  expect(staff).toEqual([{ totp_master: firstMaster().id }]);

  for (let n = 3; n <= 8; n += 1)
    expect(await complaintsOf(pool, { slot: n, borrower: BigInt(n) })).toMatchObject([
      n === 4
        ? { words: '', answer: null, extendedWhy: null }
        : { words: `Illness of ${n}`, answer: `Answered ${n}`, extendedWhy: `Longer ${n}` },
    ]);
  const seven = { slot: 7, borrower: 7n };
  expect(await disputesOf(pool, seven)).toMatchObject([
    { words: 'No income', told: '{"number":"955"}', digest: 'said', findings: '[]', answer: null },
  ]);
  expect(await impostorReports(pool, 9)).toMatchObject([{ told: '{"number":"955"}', note: null }]);
  // A book that was sealed long ago and has only words left is sealed likewise.
  await pool.query('create table unsealed (what text, slot smallint, id bigint, name text, texts text[])');
  await pool.query(`insert into unsealed values ('words', 8, 8, 'complaint.words 1', array['Said anew'])`);
  expect(await sealWhatLiesClear(pool)).toBe(true);
  expect(await complaintsOf(pool, { slot: 8, borrower: 8n })).toMatchObject([{ words: 'Said anew' }]);
  // What is moved to another row does not open there.
  await pool.query('update complaint set words = answer where slot = 5');
  await expect(complaintsOf(pool, { slot: 5, borrower: 5n })).rejects.toThrow();

  const { rows } = await pool.query('select key, body from borrower join sealed using (slot, borrower_id)');
  const place = { slot: 3, borrower: 3n };
  expect(openText(personKeyOf(place, rows[0].key), place, 1, rows[0].body)).toBe('what he wrote');
  const { rows: columns } = await pool.query(
    `select table_name, column_name from information_schema.columns
      where table_schema = 'public' and (table_name, column_name) in (('borrower', 'name'), ('borrower', 'phone'), ('borrower', 'email'),
            ('address', 'literal'), ('reply', 'body'), ('reply', 'sender'), ('house_key', 'key')) or table_name = 'unsealed'`,
  );
  expect(columns).toEqual([]);
  const { rows: texts } = await pool.query(
    `select string_agg(b::text, '') || (select string_agg(a::text, '') from address a) || (select string_agg(r::text, '') from reply r)
            || (select string_agg(c::text, '') from complaint c) || (select string_agg(d::text, '') from dispute d)
            || (select string_agg(c::text, '') from review_case c) as text from borrower b`,
  );
  // None of these can be spelt by the hexadecimal digits of what is sealed.
  for (const word of [
    'Person',
    'Post.example',
    '+8613900',
    '138-1234-5678',
    'hello',
    'Illness',
    'Answered',
    'Longer',
    'No income',
    '查明属实',
  ])
    expect(texts[0].text).not.toContain(word);
});
