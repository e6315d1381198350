/** Whole imports into a real database: what comes in, what does not, and that nothing is ever half applied. */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CURRENCIES } from '../../policy/house/currencies.ts';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { parseDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { closeBook } from '../day-end/close-book.ts';
import { readAccounts } from '../db/accounts.ts';
import type { Database } from '../db/databases.ts';
import { leaveClosingLock, startNight, takeClosingLock } from '../db/night.ts';
import { findAccount } from '../db/record.ts';
import { personOf, told, type WithPerson } from '../db/vault/person-columns.ts';
import { knownAt } from '../gate/silence.ts';
import { receivePayments } from '../ledger/suspense-account.ts';
import { trialBalance } from '../ledger/trial-balance.ts';
import { verifyBook } from '../ledger/verify.ts';
import { Trouble } from '../trouble.ts';
import { FaultFile } from './fault-file.ts';
import { importFiles, type Order, type Outcome, type Progress } from './import-files.ts';
import { mappingNamed } from './mapping-shelf.ts';
import { formatOf } from './tape/table.ts';

const POLICY = { products: PRODUCTS, currencies: CURRENCIES, ladder: FIRST_LADDER };
const EXAMPLES = [
  'accounts.csv',
  'instalments.csv',
  'statements.csv',
  'payments.csv',
  'reversals.csv',
  'corrections.jsonl',
].map((name) => resolve(import.meta.dirname, '../../examples', name));
const day = (text: string): number => parseDay(text) ?? Number.NaN;

let folder = '';
let database: Database;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function bring(
  files: readonly string[],
  change: Partial<Order> & { mapping?: never; name?: string } = {},
  progress?: Progress,
): Promise<Outcome & { errors: string[] }> {
  const { name = 'anhuan', ...rest } = change;
  const faults = new FaultFile(join(folder, 'errors.csv'));
  const order: Order = {
    mapping: mappingNamed(name),
    files: files.map((path) => ({
      path,
      form: { format: formatOf(path) ?? 'csv', encoding: null, separator: ',', sheet: null, openEnd: false },
    })),
    on: null,
    dryRun: false,
    perRow: false,
    applyCorrections: false,
    now: (today) => today * 1440,
    differences: null,
    ...rest,
  };
  return importFiles(database.pool, order, POLICY, faults, progress).then((outcome) => ({
    ...outcome,
    errors: faults.count === 0 ? [] : readFileSync(faults.path, 'utf8').trimEnd().split('\n').slice(1),
  }));
}

const counts = ({ added, known, changed, refused, suspended }: Outcome) => [
  added,
  known,
  changed,
  refused,
  suspended,
];

async function rowsIn(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

async function stateOf(name: string) {
  const key = await findAccount(database.pool, name);
  if (key === null) throw new Error(`no account ${name}`);
  const client = await database.pool.connect();
  try {
    const [row] = await readAccounts(client, [key], false);
    if (row === undefined) throw new Error(`no row for ${name}`);
    return row.account;
  } finally {
    client.release();
  }
}

async function toXlsx(rows: string[][]): Promise<Uint8Array> {
  return (await writeXlsx({ sheets: [{ name: 'one', rows }] })) as Uint8Array;
}

function toJsonLines([head = [], ...rows]: string[][]): Buffer {
  const objects = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
  return Buffer.from(objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
}

/** Node decodes GB18030 and does not encode it: the two-byte letters are found by decoding them all. */
function toGb18030(rows: string[][]): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1)
      codes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  const text = rows.map((row) => `${row.join(',')}\n`).join('');
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]));
}

/** Rows, chains, replays and postings agree, and the books balance; the number of accounts. */
async function checkBook(): Promise<number> {
  const { accounts, broken } = await verifyBook(database.pool, POLICY);
  expect(broken).toEqual([]);
  expect((await trialBalance(database.pool, PRODUCTS)).faults).toEqual([]);
  return accounts;
}

describe('our own format', () => {
  test('the examples come in, twice adds nothing, and a night closes over them', async () => {
    const first = await bring(EXAMPLES, { on: day('2026-11-22') });
    expect(first.errors).toEqual([]);
    expect(counts(first)).toEqual([7, 0, 0, 0, 1]);
    expect(await checkBook()).toBe(3);
    expect(counts(await bring(EXAMPLES))).toEqual([0, 8, 0, 0, 0]);
    const closed = await closeBook(database, day('2026-11-23'), POLICY, { workers: 0 });
    expect(closed.state).toBe('closed');
    expect(await rowsIn('set_aside')).toBe(0);
    expect(await checkBook()).toBe(3);
    const borrowers = await database.pool.query<WithPerson & { language: string }>(
      `select ${personOf('b')} as person, language from borrower b order by language`,
    );
    expect(told(borrowers.rows).map(({ name, language }) => [name, language])).toEqual([
      ['Robin Hale', 'en'],
      ['林晓', 'zh-CN'],
    ]);
    expect(await rowsIn('account')).toBe(3);
  });

  test('a reversed payment is owed again, a paid bill is not', async () => {
    await bring(EXAMPLES, { on: day('2026-11-22') });
    expect((await stateOf('anhuan:A-1002')).balances.duePrincipal).toBe(98_000n);
    const card = await stateOf('anhuan:A-1001');
    // 800.00 paid the penalty since take-over first (1,250.00 × 0.05 % × 1 day), the rest of it the older bill.
    expect(card.balances.duePrincipal).toBe(125_000n - 80_000n + 62n);
  });

  test('the same records are the same in every format and encoding', async () => {
    await bring(EXAMPLES.slice(0, 3), { on: day('2026-11-22') });
    const versions = { xlsx: toXlsx, jsonl: toJsonLines, 'jsonl.gz': toJsonLines, csv: toGb18030 };
    for (const [ending, convert] of Object.entries(versions)) {
      const files: string[] = [];
      for (const [place, path] of EXAMPLES.slice(0, 3).entries()) {
        const rows = readFileSync(path, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => line.split(','));
        const bytes = await convert(rows);
        const other = join(folder, `version-${place}.${ending}`);
        writeFileSync(other, ending.endsWith('.gz') ? gzipSync(bytes) : bytes);
        files.push(other);
      }
      expect([ending, ...counts(await bring(files))]).toEqual([ending, 0, 3, 0, 0, 0]);
    }
  });

  test('a dry run applies nothing', async () => {
    const tried = await bring(EXAMPLES, { on: day('2026-11-22'), dryRun: true });
    expect([tried.applied, ...counts(tried)]).toEqual([false, 7, 0, 0, 0, 1]);
    for (const table of ['account', 'event', 'posting', 'suspense', 'source', 'night', 'intake'])
      expect(await rowsIn(table)).toBe(0);
  });

  test('money for an unknown account waits in suspense and is applied when the account comes', async () => {
    await bring(EXAMPLES.slice(0, 4), { on: day('2026-11-22') });
    const accounts = file('late-accounts.csv', [
      readFileSync(EXAMPLES[0] ?? '', 'utf8').split('\n')[0] ?? '',
      'A-9999,B-9,,,,,,,revolving,CNY,2026-11-20,80.00,,80.00,2026-12-01,,',
    ]);
    expect(counts(await bring([accounts]))).toEqual([2, 0, 0, 0, 0]);
    expect((await stateOf('anhuan:A-9999')).balances.credit).toBe(-5_000n);
    const { rows } = await database.pool.query('select applied_on from suspense');
    expect(rows).toEqual([{ applied_on: day('2026-11-22') }]);
    expect(await checkBook()).toBe(4);
  });

  test('a payment that waits in suspense by another way is known, with another amount it is refused', async () => {
    await bring(EXAMPLES.slice(0, 3), { on: day('2026-11-22') });
    const payment = { host: 'anhuan', reference: 'A-9999', valueOn: day('2026-11-21'), currency: 'CNY' };
    const told = [
      { ...payment, paymentId: 'P-3', amount: 5_000n },
      { ...payment, paymentId: 'P-4', amount: 5_000n },
    ];
    await receivePayments(database.pool, told, POLICY, knownAt(0));
    const payments = file('waiting.csv', [
      'payment,account,paid_on,amount,currency',
      'P-3,A-9999,2026-11-21,50.00,CNY',
      'P-4,A-9999,2026-11-21,60.00,CNY',
    ]);
    const outcome = await bring([payments], { perRow: true });
    expect([counts(outcome), outcome.errors.length]).toEqual([[0, 1, 0, 1, 0], 1]);
    expect(await rowsIn('suspense')).toBe(2);
  });

  test('payments for accounts of the book are entered once, late ones with their value day', async () => {
    await bring(EXAMPLES.slice(0, 3), { on: day('2026-11-22') });
    await closeBook(database, day('2026-11-25'), POLICY, { workers: 0 });
    const payments = file('later.csv', [
      'payment,account,paid_on,amount,currency',
      'P-7,A-1002,2026-11-23,992.00,CNY',
      'P-8,A-1001,2026-11-26,100.00,CNY',
    ]);
    expect(counts(await bring([payments]))).toEqual([2, 0, 0, 0, 0]);
    expect(counts(await bring([payments]))).toEqual([0, 2, 0, 0, 0]);
    expect(await checkBook()).toBe(3);
  });
});

describe('faults', () => {
  const HEAD = 'payment,account,paid_on,amount,currency';
  const BAD = [
    HEAD,
    'P-1,A-1001,2026-02-31,5.00,CNY',
    'P-2,A-1001,2026-11-21,5.005,CNY',
    'P-3,A-1001,2026-11-21,-5.00,CNY',
    'P-4,A-1001,2026-11-21,90071992547409.92,CNY',
    'P-5,A-1001,2026-11-01,5.00,CNY',
    'P-6,A-1001,2026-11-30,5.00,CNY',
    'P-7,A-1001,2026-11-21,5,JPY',
    'P-8,A-1001,2026-11-21',
    'P-9,A-1001,2026-11-21,5.00,CNY',
    'P-9,A-1001,2026-11-21,6.00,CNY',
    '=1+1,A-1001,2026-13-01,5.00,CNY',
    'P-10,A-1001,2026-11-21,1.00,CNY',
    'P-10,A-1001,2026-11-21,1.00,CNY',
  ];

  test('keep everything out, each with line, column, value, reason and remedy', async () => {
    await bring(EXAMPLES.slice(0, 3), { on: day('2026-11-22') });
    const events = await rowsIn('event');
    const outcome = await bring([file('bad.csv', BAD)]);
    expect(outcome.applied).toBe(false);
    expect(outcome.errors.map((line) => line.split(',').slice(1, 4).join(','))).toEqual([
      '2,paid_on,2026-02-31',
      '3,amount,5.005',
      "4,amount,'-5.00",
      '5,amount,90071992547409.92',
      '9,,',
      '12,paid_on,2026-13-01',
      '10,id,P-9',
      '11,id,P-9',
      '8,id,P-7',
      '6,id,P-5',
      '7,id,P-6',
    ]);
    expect(await rowsIn('event')).toBe(events);
  });

  test('are left out one by one on demand, and the rest is applied', async () => {
    await bring(EXAMPLES.slice(0, 3), { on: day('2026-11-22') });
    const outcome = await bring([file('bad.csv', BAD)], { perRow: true });
    expect(outcome.applied).toBe(true);
    expect([outcome.added, outcome.known, outcome.faults]).toEqual([1, 1, 11]);
    expect(await checkBook()).toBe(3);
  });

  test('a payment whose own account is refused is kept in suspense', async () => {
    const head = readFileSync(EXAMPLES[0] ?? '', 'utf8').split('\n')[0] ?? '';
    const accounts = file('odd.csv', [
      head,
      'A-1,B-1,,,,,,,revolving,CNY,2026-11-20,80.00,,81.00,2026-12-01,,',
    ]);
    const payments = file('paid.csv', [HEAD, 'P-1,A-1,2026-11-20,5.00,CNY']);
    const outcome = await bring([accounts, payments], { perRow: true });
    expect(outcome.errors[0]).toContain('what is stated adds up to 8000 smallest units');
    expect(counts(outcome)).toEqual([0, 0, 0, 1, 1]);
  });

  test.each([
    [
      'an unknown column',
      [`${HEAD},colour`, 'P-1,A-1,2026-11-20,5.00,CNY,red'],
      'the column "colour" is not known',
    ],
    [
      'a missing column',
      ['payment,account,paid_on,amount', 'P-1,A-1,2026-11-20,5.00'],
      'the column "currency" is missing',
    ],
    ['an open quote', [HEAD, '"P-1,A-1,2026-11-20,5.00,CNY'], 'a quoted cell is still open'],
  ])('%s stops the file', async (_, lines, message) => {
    const stopped = bring([file('damaged.csv', lines)], { perRow: true, on: day('2026-11-22') });
    await expect(stopped).rejects.toThrow(message);
    expect(await rowsIn('night')).toBe(0);
  });

  test('another id for other content is refused, a changed balance is reported and applied only on demand', async () => {
    const [head = '', card = ''] = readFileSync(EXAMPLES[0] ?? '', 'utf8').split('\n');
    const statements = readFileSync(EXAMPLES[2] ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    await bring([file('a.csv', [head, card]), file('s.csv', statements)], { on: day('2026-11-22') });
    const other = await bring([file('b.csv', [head, card.replace('B-1', 'B-7')]), file('s.csv', statements)]);
    expect(other.errors.join()).toContain(
      'this id came in before with different content that can never change',
    );
    const restated = [
      file('c.csv', [head, card.replace('120.50', '70.50').replace('1370.50', '1320.50')]),
      file('s.csv', statements),
    ];
    const before = await stateOf('anhuan:A-1001');
    const reported = await bring(restated);
    expect(counts(reported)).toEqual([0, 0, 1, 0, 0]);
    expect(reported.reconciliation.first[0]?.note).toContain('the host restated it');
    expect(await stateOf('anhuan:A-1001')).toEqual(before);
    const applied = await bring(restated, { applyCorrections: true });
    expect(counts(applied)).toEqual([0, 0, 1, 0, 0]);
    // Entering the fact booked the penalty of the two days since take-over, which the host does not count.
    expect(applied.reconciliation.first[0]?.note).toBe('the host restated it: 1.25 more with us');
    expect(counts(await bring(restated))).toEqual([0, 1, 0, 0, 0]);
    expect(await checkBook()).toBe(1);
  });
});

/** Tapes in the column layout of the two public data sets, every row made up here. */
const CARD_HEAD =
  'ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,BILL_AMT1,BILL_AMT2,BILL_AMT3,BILL_AMT4,BILL_AMT5,BILL_AMT6,PAY_AMT1,PAY_AMT2,PAY_AMT3,PAY_AMT4,PAY_AMT5,PAY_AMT6,default.payment.next.month';
const cardRow = (id: number, late: number, bill: number, before: number, paid: number): string =>
  `${id},90000,2,2,1,40,${late},0,0,0,0,0,${bill},${before},9,9,9,9,${paid},1,1,1,1,1,0`;

function loanTape(loans: readonly Readonly<Record<string, string>>[]): string[] {
  const [table] = mappingNamed('lendingclub').tables;
  const columns = [...Object.keys(table?.columns ?? {}), ...(table?.ignored ?? [])];
  const plain: Record<string, string> = {
    term: ' 36 months'.trim(),
    int_rate: '12.00',
    funded_amnt: '10000',
    installment: '332.15',
    issue_d: 'Mar-2018',
    last_pymnt_d: 'Mar-2019',
    total_rec_prncp: '4000',
    recoveries: '0',
    addr_state: 'OH',
  };
  return [
    columns.join(','),
    ...loans.map((loan) => columns.map((name) => loan[name] ?? plain[name] ?? '').join(',')),
  ];
}

describe('host tapes', () => {
  test('cards: late by status and balance is overdue, late by status alone is not; a night closes over them', async () => {
    const rows = Array.from({ length: 300 }, (_, at) =>
      cardRow(at, (at % 5) - 2, 1000 + at, 900 + at, at % 3),
    );
    const odd = [cardRow(1000, 1, 0, 0, 0), cardRow(1001, 1, -20, 0, 20), cardRow(1002, 1, 50, 40, 40)];
    const cards = file('cards.csv', [CARD_HEAD, ...rows, ...odd]);
    const first = await bring([cards], { name: 'uci-taiwan' });
    expect(counts(first)).toEqual([303, 0, 0, 0, 0]);
    expect(first.reconciliation.balances).toMatchObject([
      { accounts: 303, different: 0, difference: '0.00' },
    ]);
    expect(Object.values(first.reconciliation.doubts)).toEqual([2, 1]);
    const overdue = await database.pool.query(
      'select count(*)::int as n from account where oldest_due is not null',
    );
    expect(overdue.rows).toEqual([{ n: 120 }]);
    expect(counts(await bring([cards], { name: 'uci-taiwan' }))).toEqual([0, 303, 0, 0, 0]);
    const closed = await closeBook(database, first.takenOn + 16, POLICY, { workers: 0 });
    expect(closed.state).toBe('closed');
    expect([await rowsIn('set_aside'), await checkBook()]).toEqual([0, 303]);
  });

  test('loans: every status becomes what it is, and instalments are computed again', async () => {
    const tape = loanTape([
      { id: '1', loan_status: 'Current', out_prncp: '6000' },
      { id: '2', loan_status: 'Late (31-120 days)', out_prncp: '6000', last_pymnt_d: 'Jan-2019' },
      { id: '3', loan_status: 'Charged Off', out_prncp: '0', recoveries: '500' },
      { id: '4', loan_status: 'Fully Paid', out_prncp: '0', total_rec_prncp: '10000' },
      { id: '5', loan_status: 'Current', out_prncp: '6000', installment: '332.16' },
      { id: '6', loan_status: 'Current', out_prncp: '6000', installment: '400.00' },
    ]);
    const first = await bring([file('loans.csv', tape)], { name: 'lendingclub' });
    expect(counts(first)).toEqual([6, 0, 0, 0, 0]);
    expect(first.reconciliation).toMatchObject({
      balances: [{ accounts: 6, different: 0, host: '24000.00', currency: 'USD' }],
      instalments: { equal: 4, fitted: 1, different: 1 },
    });
    const states = await database.pool.query(
      `select r.reference, a.oldest_due is not null as late, a.written_off, a.next_due is not null as coming
         from account a join reference r on r.account_id = a.account_id order by r.reference`,
    );
    expect(states.rows.map((row) => Object.values(row))).toEqual([
      ['1', false, 0n, true],
      ['2', true, 0n, true],
      ['3', true, 550_000n, false],
      ['4', false, 0n, false],
      ['5', false, 0n, true],
      ['6', false, 0n, true],
    ]);
    const closed = await closeBook(database, first.takenOn + 20, POLICY, { workers: 0 });
    expect([closed.state, await rowsIn('set_aside'), await checkBook()]).toEqual(['closed', 0, 6]);
  });

  test('two hosts may use the same reference, and a book that has begun takes figures over on its open day', async () => {
    const loans = await bring(
      [file('loan.csv', loanTape([{ id: '7', loan_status: 'Current', out_prncp: '6000' }]))],
      {
        name: 'lendingclub',
      },
    );
    const cards = await bring([file('card.csv', [CARD_HEAD, cardRow(7, 1, 500, 400, 0)])], {
      name: 'uci-taiwan',
    });
    expect([loans.takenOn, cards.takenOn]).toEqual([day('2019-03-31'), day('2019-03-31')]);
    expect((await stateOf('uci-taiwan:7')).oldestDue).toBe(day('2019-03-31') - 15);
    expect(await rowsIn('reference')).toBe(2);
  });
});

/** A program that imports cards and hangs for ever once the first are written. */
function importAndHang(cards: string): string {
  const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import { writeSync } from 'node:fs';
    import { openPool } from ${from('../db/pool.ts')};
    import { CURRENCIES } from ${from('../../policy/house/currencies.ts')};
    import { FIRST_LADDER } from ${from('../../policy/house/ladder.ts')};
    import { PRODUCTS } from ${from('../../policy/house/products.ts')};
    import { FaultFile } from ${from('./fault-file.ts')};
    import { importFiles } from ${from('./import-files.ts')};
    import { mappingNamed } from ${from('./mapping-shelf.ts')};
    const form = { format: 'csv', encoding: null, separator: ',', sheet: null, openEnd: false };
    const order = { mapping: mappingNamed('uci-taiwan'), files: [{ path: ${JSON.stringify(cards)}, form }], on: null,
      dryRun: false, perRow: false, applyCorrections: false, differences: null };
    const policy = { products: PRODUCTS, currencies: CURRENCIES, ladder: FIRST_LADDER };
    const faults = new FaultFile(${JSON.stringify(join(folder, 'killed-errors.csv'))});
    await importFiles(openPool(${JSON.stringify(database.url)}), order, policy, faults, (phase) => {
      if (phase !== 'taking over') return;
      writeSync(1, 'taking over\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
}

/** A program that ends the connection of the import and says how many it ended. */
function endOthers(): string {
  return `
    import { openPool } from ${JSON.stringify(new URL('../db/pool.ts', import.meta.url).href)};
    const pool = openPool(${JSON.stringify(database.url)});
    const ended = await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'");
    console.log(ended.rowCount);
    await pool.end();`;
}

/** Returns when the server has noticed that the killed process is gone. */
async function othersGone(): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    if (rows[0]?.n === 0) return;
  }
}

const REAL = process.env.ANHUAN_DATA;

describe.skipIf(REAL === undefined)('the real files in the folder that ANHUAN_DATA names', () => {
  test('20,142 cards and 3,998 loans come in, agree with their hosts, and a night closes over them', async () => {
    const cards = [join(REAL ?? '', 'uci-taiwan', 'UCI_Credit_Card.dev.csv.gz')];
    const loans = [join(REAL ?? '', 'lendingclub', 'lendingclub_sample.csv.gz')];
    const first = await bring(cards, { name: 'uci-taiwan' });
    expect(counts(first)).toEqual([20_142, 0, 0, 0, 0]);
    expect(Object.values(first.reconciliation.doubts)).toEqual([1_151, 238]);
    const second = await bring(loans, { name: 'lendingclub' });
    expect(counts(second)).toEqual([3_998, 0, 0, 0, 0]);
    for (const { reconciliation } of [first, second])
      expect(reconciliation.balances.map(({ different }) => different)).toEqual([0]);
    const { equal, fitted, different } = second.reconciliation.instalments ?? {
      equal: 0,
      fitted: 0,
      different: 1,
    };
    expect((equal + fitted) / (equal + fitted + different)).toBeGreaterThanOrEqual(0.997);
    const late = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from account where product = 101 and oldest_due is not null
          and not_due + billed + due_principal + credit <= 0`,
    );
    expect(late.rows).toEqual([{ n: 0 }]);
    expect(counts(await bring(cards, { name: 'uci-taiwan' }))).toEqual([0, 20_142, 0, 0, 0]);
    expect(counts(await bring(loans, { name: 'lendingclub' }))).toEqual([0, 3_998, 0, 0, 0]);
    const closed = await closeBook(database, first.takenOn, POLICY, { workers: 0 });
    expect([closed.state, await rowsIn('set_aside')]).toEqual(['closed', 0]);
  });
});

describe('beside the nights', () => {
  test('no import while a night is being closed, nor after one that broke off', async () => {
    await bring(EXAMPLES, { on: day('2026-11-22') });
    const closer = await database.pool.connect();
    try {
      expect(await takeClosingLock(closer)).toBe(true);
      await expect(bring(EXAMPLES)).rejects.toThrow('A night is being closed, or another import runs.');
      await leaveClosingLock(closer);
    } finally {
      closer.release();
    }
    await startNight(database.pool, day('2026-11-22'));
    await expect(bring(EXAMPLES)).rejects.toThrow('A night is half closed.');
  });

  test('the day of a book that has begun cannot be chosen', async () => {
    await bring(EXAMPLES, { on: day('2026-11-22') });
    await expect(bring(EXAMPLES, { on: day('2026-11-23') })).rejects.toThrow('The book has begun');
  });
});

describe('when the surroundings fail', () => {
  test('a process that is killed in the middle leaves nothing half applied', async () => {
    const rows = Array.from({ length: 6_000 }, (_, at) => cardRow(at, 0, 1000 + at, 900, 10));
    const cards = file('many.csv', [CARD_HEAD, ...rows]);
    const child = spawn(process.execPath, ['--input-type=module', '-e', importAndHang(cards)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // It says so when the first accounts are written and waits there; killed, its transaction is gone.
    const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    expect(String(said)).toBe('taking over\n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await othersGone();
    expect(await rowsIn('account')).toBe(0);
    const whole = await bring([cards], { name: 'uci-taiwan' });
    expect(counts(whole)).toEqual([6_000, 0, 0, 0, 0]);
  });

  test('a database that goes away in the middle leaves nothing half applied', async () => {
    let ended = 0;
    const broken = bring(EXAMPLES, { on: day('2026-11-22') }, (phase) => {
      if (phase !== 'taking over' || ended > 0) return;
      // The import waits in here, so its connection is ended at this moment and no other.
      ended = Number(execFileSync(process.execPath, ['--input-type=module', '-e', endOthers()]));
    });
    await expect(broken).rejects.toThrow(Trouble);
    expect(ended).toBe(1);
    for (const table of ['account', 'event', 'source', 'night']) expect(await rowsIn(table)).toBe(0);
    expect(counts(await bring(EXAMPLES, { on: day('2026-11-22') }))).toEqual([7, 0, 0, 0, 1]);
  });
});
