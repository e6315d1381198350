/** Accounts of other systems, taken over by the same rules for every host. */
import { describe, expect, test } from 'vitest';
import { TAIWAN_CARD, US_LOAN } from '../../policy/hosts/host-products.ts';
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import { type Account, outstanding } from '../../rules/account.ts';
import { daysPastDueOf } from '../../rules/arrears.ts';
import { type Day, formatDay, parseDay } from '../../rules/days.ts';
import { accruedTo } from '../../rules/penalty.ts';
import type { Product } from '../../rules/terms.ts';
import type { AccountRecord, CardRecord, LoanRecord, OwedRecord } from './host-record.ts';
import { checkInstalment, type InstalmentCheck } from './loan-tape.ts';
import { LENDINGCLUB } from './mappings/lendingclub.ts';
import { UCI_TAIWAN } from './mappings/uci-taiwan.ts';
import { bringUpTo, type TakenOver, takeOver } from './take-over.ts';

const day = (text: string): Day => parseDay(text) ?? Number.NaN;
const NOBODY = {
  borrower: null,
  name: null,
  phone: null,
  email: null,
  language: null,
  region: null,
  timeZone: null,
};

function take(
  record: OwedRecord,
  product: Product,
  asOf: Day,
  today = asOf,
): { taken: TakenOver; account: Account } {
  const table = (record.kind === 'card' ? UCI_TAIWAN : LENDINGCLUB).tables[0];
  if (table === undefined) throw new Error('a mapping without a table');
  const told = { record, instalments: [], statements: [], facts: [] };
  const taken = takeOver(told, { table, asOf, today }, product, { account: 1n, borrower: 2n });
  if ('refused' in taken) throw new Error(taken.refused);
  return { taken, account: bringUpTo(taken, product, today).account };
}

describe('a card', () => {
  const asOf = day('2005-09-30');
  const card = (monthsLate: number, bill: bigint, billBefore: bigint, paid: bigint): CardRecord => ({
    kind: 'card',
    account: 'c',
    ...NOBODY,
    product: 'taiwan-card',
    currency: 'TWD',
    monthsLate,
    bill,
    billBefore,
    paid,
  });

  test.each<[string, CardRecord, number, bigint]>([
    ['late, with an unpaid bill', card(1, 50_000n, 40_000n, 10_000n), 15, 30_000n],
    ['two months late', card(2, 50_000n, 40_000n, 0n), 46, 40_000n],
    ['eight months late', card(8, 50_000n, 40_000n, 0n), 227, 40_000n],
    ['late with more unpaid than is owed', card(1, 20_000n, 40_000n, 0n), 15, 20_000n],
    ['late by status, nothing owed', card(1, 0n, 0n, 0n), 0, 0n],
    ['late by status, a credit balance', card(1, -500n, 0n, 500n), 0, 0n],
    ['late by status, the bill that fell due was paid', card(1, 700n, 500n, 500n), 0, 0n],
    ['revolving', card(0, 50_000n, 40_000n, 1_000n), 0, 0n],
    ['not used', card(-2, 0n, 0n, 0n), 0, 0n],
  ])('%s', (_, record, daysLate, overdue) => {
    const { taken, account } = take(record, TAIWAN_CARD, asOf);
    expect(daysPastDueOf(account, asOf, TAIWAN_CARD)).toBe(daysLate);
    expect(account.balances.duePrincipal).toBe(overdue);
    expect(outstanding(account)).toBe(record.bill);
    expect(taken.doubt === null).toBe(!(record.monthsLate > 0 && daysLate === 0));
  });

  test('the last bill waits for its due day with its minimum, and the next statement is a month away', () => {
    const { account } = take(card(0, 2_000_000n, 0n, 0n), TAIWAN_CARD, asOf);
    expect(account.next).toEqual({
      seq: 200509,
      due: day('2005-10-15'),
      principal: 2_000_000n,
      interest: 0n,
      fee: 0n,
    });
    expect(account.minimum).toBe(100_000n);
    expect(formatDay(account.nextStatement ?? 0)).toBe('2005-10-31');
  });

  test('in a book on another day everything keeps its age', () => {
    const today = day('2026-11-22');
    const { account } = take(card(3, 50_000n, 40_000n, 0n), TAIWAN_CARD, asOf, today);
    expect(daysPastDueOf(account, today, TAIWAN_CARD)).toBe(77);
  });
});

describe('a loan', () => {
  const asOf = day('2019-03-31');
  const loan = (standing: string, change: Partial<LoanRecord> = {}): LoanRecord => ({
    kind: 'loan',
    account: 'l',
    ...NOBODY,
    product: 'us-loan',
    currency: 'USD',
    lent: 1_000_000n,
    months: 36,
    interest: 120_000n,
    instalment: 33_215n,
    outstanding: 600_000n,
    principalPaid: 400_000n,
    recovered: 0n,
    standing,
    openedIn: day('2017-03-01'),
    lastPaidIn: day('2019-03-01'),
    ...change,
  });

  test.each<[string, LoanRecord, number, number]>([
    ['current', loan('current'), 0, 0],
    ['in grace', loan('grace'), 8, 1],
    ['late 16 to 30 days', loan('late-16-30', { lastPaidIn: day('2019-02-01') }), 23, 1],
    ['late, last paid in January', loan('late-31-120', { lastPaidIn: day('2019-01-01') }), 51, 2],
    ['late, last paid in November', loan('late-31-120', { lastPaidIn: day('2018-11-01') }), 113, 4],
    ['late and never paid', loan('late-31-120', { lastPaidIn: null }), 113, 4],
  ])('%s', (_, record, daysLate, missed) => {
    const { taken, account } = take(record, US_LOAN, asOf);
    expect(daysPastDueOf(account, asOf, US_LOAN)).toBe(daysLate);
    expect(taken.opening.arrears).toHaveLength(missed);
    const { notDue, duePrincipal } = account.balances;
    expect(notDue + duePrincipal).toBe(600_000n);
    // The plan goes on from the last missed instalment, month by month, and repays what is left.
    const rows = [...taken.opening.arrears, ...taken.schedule];
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1));
    expect(rows.slice(0, -1).every(({ principal, interest }) => principal + interest === 33_215n)).toBe(true);
  });

  test('charged off: written off, and what was recovered is paid on it', () => {
    const { account } = take(loan('charged-off', { outstanding: 0n, recovered: 50_000n }), US_LOAN, asOf);
    expect(account.writtenOffOn).not.toBeNull();
    expect(account.balances.writtenOff).toBe(550_000n);
    expect(account.balances.recovered).toBe(-50_000n);
    expect(outstanding(account)).toBe(0n);
  });

  test('more recovered than the principal lost is not ours to hold', () => {
    const { account } = take(loan('charged-off', { outstanding: 0n, recovered: 700_000n }), US_LOAN, asOf);
    expect(account.balances.writtenOff).toBe(0n);
    expect(account.balances.credit).toBe(0n);
  });

  test('paid: nothing is owed and nothing is to come', () => {
    const { taken, account } = take(
      loan('paid', { outstanding: 0n, principalPaid: 1_000_000n }),
      US_LOAN,
      asOf,
    );
    expect([outstanding(account), account.next, taken.schedule]).toEqual([0n, null, []]);
  });

  test('current with nothing left is taken over as paid, and the contradiction is noted', () => {
    const { taken, account } = take(loan('current', { outstanding: 0n }), US_LOAN, asOf);
    expect([account.next, taken.doubt]).toEqual([null, '"current", but nothing is owed: taken over as paid']);
  });

  test.each<[string, bigint, bigint, InstalmentCheck]>([
    ['as printed', 33_215n, 120_000n, { host: 33_215n, ours: 33_215n, how: 'equal' }],
    [
      'with a finer rate that prints the same',
      33_216n,
      120_015n,
      { host: 33_216n, ours: 33_215n, how: 'fitted' },
    ],
    [
      'with no rate that prints the same',
      40_000n,
      120_000n,
      { host: 40_000n, ours: 33_215n, how: 'different' },
    ],
  ])('its instalment is computed again: %s', (_, instalment, ppm, check) => {
    const record = loan('current', { instalment });
    const { taken } = take(record, US_LOAN, asOf);
    const [table] = LENDINGCLUB.tables;
    expect(table && checkInstalment(record, table).check).toEqual(check);
    expect(taken.opening.interestPpm).toBe(ppm);
  });
});

describe('an account that states everything', () => {
  const today = day('2026-11-20');
  const stated = (change: Partial<AccountRecord>): AccountRecord => ({
    kind: 'account',
    account: 'a',
    ...NOBODY,
    product: 'revolving',
    currency: 'CNY',
    takenOverOn: today,
    principal: 12_050n,
    revolving: 50_000n,
    accruedInterest: 321n,
    accruedPenalty: 105n,
    credit: null,
    balance: 62_476n,
    nextStatementOn: day('2026-12-01'),
    interest: null,
    penalty: null,
    ...change,
  });
  const taking = { table: UCI_TAIWAN.tables[0]!, asOf: null, today };
  const taken = (change: Partial<AccountRecord>, product = REVOLVING) => {
    const told = { record: stated(change), instalments: [], statements: [], facts: [] };
    return takeOver(told, taking, product, { account: 1n, borrower: 2n });
  };

  test('brings its revolving principal and what had accrued, and both go on from there', () => {
    const known = taken({});
    if ('refused' in known) throw new Error(known.refused);
    const { account } = bringUpTo(known, REVOLVING, today + 10);
    expect(account.balances).toMatchObject({ notDue: 12_050n, revolving: 50_000n, penalty: 105n });
    const { interest } = accruedTo(account, today + 9, REVOLVING);
    // 500.00 at the product's rate a day, nine days after the take-over
    expect(account.balances.interest + interest).toBe(
      321n + (50_000n * REVOLVING.interest.ppm * 9n) / (1_000_000n * BigInt(REVOLVING.interest.perDays)),
    );
  });

  test('money paid ahead pays what has accrued first', () => {
    const known = taken({ credit: 400n, balance: 62_076n });
    if ('refused' in known) throw new Error(known.refused);
    const { account } = bringUpTo(known, REVOLVING, today);
    expect(account.balances).toMatchObject({ credit: 0n, penalty: 0n, interest: 26n, revolving: 50_000n });
  });

  test('is refused when it does not add up, or when the product knows no such thing', () => {
    expect(taken({ accruedPenalty: 106n })).toMatchObject({ column: 'balance' });
    expect(taken({ product: 'instalment', nextStatementOn: null }, INSTALMENT)).toMatchObject({
      column: 'revolving',
    });
  });
});
