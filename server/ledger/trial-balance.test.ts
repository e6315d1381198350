import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { dayOf, formatDay } from '../../rules/days.ts';
import { testDatabase } from '../../tools/test-database.ts';
import { fillSmallBook } from '../api/small-book.ts';
import type { Database } from '../db/databases.ts';
import type { HostPayment } from '../db/ledger/suspense.ts';
import { slotOfReference } from '../db/slot.ts';
import { knownAt } from '../gate/silence.ts';
import { generalLedger, generalLedgerCsv, monthDays } from './general-ledger.ts';
import { applySuspense, receivePayments } from './suspense-account.ts';
import { trialBalance } from './trial-balance.ts';
import { verifyBook } from './verify.ts';

const rules = { products: PRODUCTS, ladder: FIRST_LADDER };
const today = dayOf(2026, 11, 20);
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await fillSmallBook(database.pool, today);
});
afterAll(() => database.close());

const balanceOf = async (name: string) =>
  (await trialBalance(database.pool, PRODUCTS)).lines.find(
    ({ account, currency }) => account === name && currency.code === 'CNY',
  )?.balance ?? 0n;
const known = knownAt(0);
const payment = (paymentId: string, reference: string, amount: bigint, valueOn = today): HostPayment => ({
  host: 'sample',
  paymentId,
  reference,
  amount,
  valueOn,
  currency: 'CNY',
});

test('debits equal credits, and the accounts hold what the postings say', async () => {
  const { lines, faults } = await trialBalance(database.pool, PRODUCTS);
  expect(faults).toEqual([]);
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.reduce((sum, { balance }) => sum + balance, 0n)).toBe(0n);
  expect((await trialBalance(database.pool, PRODUCTS, today - 30)).faults).toEqual([]);
});

test('a row that says something else than the books is named', async () => {
  const change = (by: number) =>
    database.pool.query('update account set penalty = penalty + $1 where account_id = 1000002', [by]);
  await change(7);
  const { faults } = await trialBalance(database.pool, PRODUCTS);
  await change(-7);
  expect(faults.length).toBe(1);
  expect(faults[0]).toMatch(/hold \d+ as penalty, the postings say \d+/);
});

describe('money for an account nobody knows', () => {
  test('is kept, counts in the books, and is not lost or doubled when it is told again', async () => {
    const cash = await balanceOf('cash');
    const some = [payment('s1', 'A-unknown', 700n), payment('s2', 'A-unknown', 50n, today - 300)];
    const said = await receivePayments(
      database.pool,
      [...some, payment('k1', 'A-1000002', 20n)],
      rules,
      known,
    );
    expect(said.map(({ state }) => state)).toEqual(['suspended', 'suspended', 'entered']);
    const again = await receivePayments(database.pool, some, rules, known);
    expect(again.map(({ state }) => state)).toEqual(['already-suspended', 'already-suspended']);
    expect(await balanceOf('suspense')).toBe(-750n);
    expect(await balanceOf('cash')).toBe(cash + 770n);
    expect((await trialBalance(database.pool, PRODUCTS)).faults).toEqual([]);
    expect(await applySuspense(database.pool, rules, known)).toEqual([]);
  });

  test('is applied with its own value day when the account appears; what the account refuses stays', async () => {
    const cash = await balanceOf('cash');
    const { rows } = await database.pool.query<{ slot: number }>(
      'select slot from account where account_id = 1000005',
    );
    await database.pool.query(
      `insert into reference (slot, host, reference, account_slot, account_id) values ($1, 'sample', 'A-unknown', $2, 1000005)`,
      [slotOfReference('sample', 'A-unknown'), rows[0]!.slot],
    );
    const applied = await applySuspense(database.pool, rules, known);
    expect(applied.map((one) => [one.entry.payment.paymentId, one.state])).toEqual([
      ['s1', 'entered'],
      ['s2', 'refused'], // valued before the account was opened
    ]);
    expect(await balanceOf('suspense')).toBe(-50n);
    expect(await balanceOf('cash')).toBe(cash);
    expect((await applySuspense(database.pool, rules, known)).map(({ state }) => state)).toEqual(['refused']);
    const told = await receivePayments(database.pool, [payment('s1', 'A-unknown', 700n)], rules, known);
    expect(told.map(({ state }) => state)).toEqual(['already-entered']);
    expect((await trialBalance(database.pool, PRODUCTS)).faults).toEqual([]);
    expect((await verifyBook(database.pool, rules)).broken).toEqual([]);
  });
});

test('money in another currency, or in none that was named, stands apart and is not mixed in', async () => {
  const other = (paymentId: string, reference: string, currency: string | null) => ({
    ...payment(paymentId, reference, 30n),
    currency,
  });
  const said = await receivePayments(
    database.pool,
    [other('o1', 'A-nobody', 'KWD'), other('o2', 'A-nobody', null), other('o3', 'A-1000002', 'USD')],
    rules,
    known,
  );
  expect(said.map((one) => (one.state === 'refused' ? one.refused : one.state))).toEqual([
    'suspended',
    'suspended',
    'other-currency',
  ]);
  const { lines, faults } = await trialBalance(database.pool, PRODUCTS);
  expect(faults).toEqual([]);
  const apart = lines.filter(({ currency }) => currency.code !== 'CNY');
  expect(apart.map(({ currency, account, balance }) => [currency.code, account, balance])).toEqual([
    ['KWD', 'cash', 30n],
    ['KWD', 'suspense', -30n],
    ['XXX', 'cash', 30n],
    ['XXX', 'suspense', -30n],
  ]);
});

describe('the general ledger of a month', () => {
  test.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-1', false],
    ['november', false],
  ])('%s is a month: %s', (text, is) => {
    expect(monthDays(text) !== null).toBe(is);
  });

  test('has a line for each day, product and ledger account, and totals that agree', async () => {
    const ledger = await generalLedger(database.pool, PRODUCTS, '2026-11', monthDays('2026-11')!);
    expect(ledger.lines.length).toBeGreaterThan(20);
    for (const { debited, credited } of ledger.totals) expect(debited).toBe(credited);
    expect(
      ledger.lines.filter(
        ({ product, account, currency }) =>
          product === '' && account === 'suspense' && currency.code === 'CNY',
      ),
    ).toMatchObject([{ day: today, debited: 700n, credited: 750n }]);
    const csv = generalLedgerCsv(ledger).split('\r\n');
    expect(csv[0]).toBe('day,product,ledger account,debit,credit,currency');
    expect(csv).toContain(`${formatDay(today)},,suspense,7.00,7.50,CNY`);
    expect(csv.find((line) => line.endsWith('CNY') && line.includes(',total,'))).toMatch(
      /^2026-11,,total,(\d+\.\d\d),\1,CNY$/,
    );
  });

  test('all months together are the trial balance', async () => {
    const months = [
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ];
    const cash = [];
    for (const month of months) {
      const { lines } = await generalLedger(database.pool, PRODUCTS, month, monthDays(month)!);
      cash.push(...lines.filter(({ account, currency }) => account === 'cash' && currency.code === 'CNY'));
    }
    const sum = cash.reduce((total, { debited, credited }) => total + debited - credited, 0n);
    expect(sum).toBe(await balanceOf('cash'));
  });
});
