import { describe, expect, test } from 'vitest';
import { accountOf, billProduct, loanProduct, rowOf, START } from '../tools/rehearsal/given.ts';
import type { Account } from './account.ts';
import { closeDay, crossByFact, monthEndOf, nextActionOn } from './day.ts';
import { type Day, dayOf, formatDay } from './days.ts';
import type { Product } from './terms.ts';

const loan = loanProduct();
const late = (product: Product, change: Partial<Account> = {}): Account =>
  accountOf(product, { duePrincipal: 100_000n }, { oldestDue: START, settledTo: START, ...change });

describe('the first day on which closing could change anything', () => {
  const daily = loanProduct({ posting: 'daily' });
  const fee = loanProduct({ lateFee: { kind: 'flat', amount: 5n, afterDays: 3 } });
  const callIn = loanProduct({ accelerateAt: 10 });
  const bill = billProduct();
  const gap = loanProduct({ penalty: { ppm: 0n, perDays: 1 }, buckets: [{ name: 'a', from: 1, to: 3 }] });
  test.each<[string, Account, Product, number, string | null]>([
    ['the due day', accountOf(loan, { notDue: 5n }, { next: rowOf(1, 31, 5n) }), loan, 0, '2026-02-05'],
    ['nothing to come', accountOf(loan), loan, 0, null],
    ['the first bucket', late(loan), loan, 0, '2026-01-06'],
    ['charges are booked at month end', late(loan), loan, 5, '2026-01-31'],
    [
      'at the end of February in a leap year',
      late(loan, { oldestDue: dayOf(2028, 2, 1) }),
      loan,
      dayOf(2028, 2, 5) - START,
      '2028-02-29',
    ],
    ['or every night', late(daily), daily, 5, '2026-01-11'],
    ['the late fee', late(fee, { lastDue: START }), fee, 1, '2026-01-09'],
    [
      'calling in',
      { ...late(callIn), balances: { ...late(callIn).balances, notDue: 5n } },
      callIn,
      2,
      '2026-01-15',
    ],
    [
      'calling in that is late itself',
      { ...late(callIn), balances: { ...late(callIn).balances, notDue: 5n } },
      callIn,
      40,
      '2026-02-15',
    ],
    ['the end of a pause', late(loan, { pausedFrom: START + 1, pausedTo: START + 6 }), loan, 3, '2026-01-11'],
    [
      'a bucket, later by the pause',
      late(loan, { settledTo: START, pausedFrom: START + 20, pausedTo: START + 25 }),
      loan,
      30,
      '2026-02-10',
    ],
    ['the statement', accountOf(bill, {}, { nextStatement: dayOf(2026, 2, 1) }), bill, 0, '2026-02-01'],
    ['a bucket that no other follows', late(gap, { penaltyPpm: 0n }), gap, 1, '2026-01-09'],
  ])('%s', (_, account, product, after, day) => {
    const is = nextActionOn(account, START + after, product, null);
    expect(is === null ? null : formatDay(is)).toBe(day);
  });
});

describe('closing', () => {
  const types = (account: Account, day: Day, product: Product): string[] =>
    closeDay(account, day, product, null, []).events.map(({ body }) => body.type);

  test('a due day asks for the instalment, and the next day is the first past due', () => {
    const account = accountOf(loan, { notDue: 5n }, { next: rowOf(1, 31, 5n) });
    const { account: due, events } = closeDay(account, START + 31, loan, null, []);
    expect(events.map(({ body }) => body.type)).toEqual(['accrued', 'due']);
    expect(types(due, START + 32, loan)).toEqual(['bucket']);
  });

  test('several instalments with one due day fall due together', () => {
    const rows = [rowOf(1, 31, 5n), rowOf(2, 31, 7n), rowOf(3, 60, 9n)];
    const account = accountOf(loan, { notDue: 21n }, { next: rows[0]! });
    const { account: after } = closeDay(account, START + 31, loan, null, rows);
    expect(after).toMatchObject({ next: { seq: 3 }, balances: { duePrincipal: 12n, notDue: 9n } });
  });

  test('books the month on its last day, with the remainder carried over', () => {
    const { account, events } = closeDay(late(loan), dayOf(2026, 1, 31), loan, null, []);
    expect(events[0]).toMatchObject({ body: { type: 'accrued' }, postings: [{ amount: 1_560n }] }); // 26 days × 60
    expect(account).toMatchObject({ settledTo: dayOf(2026, 1, 31), charged: 1_560n });
  });

  test('an account that may bear no more charges is left alone at night', () => {
    const caps = { yearlyPpm: null, lifePpm: 10_000n }; // 1,000 of 100,000
    const product = loanProduct({ posting: 'daily', caps, buckets: [] });
    const full = late(product, { granted: 100_000n, charged: 1_000n });
    expect(types(full, START + 9, product)).toEqual([]);
    expect(nextActionOn(full, START + 9, product, null)).toBeNull();
    const room = late(product, { granted: 100_000n, charged: 999n });
    expect(types(room, START + 9, product)).toEqual(['accrued']);
    expect(nextActionOn(room, START + 9, product, null)).toBe(START + 10);
  });

  test('the fee and the calling in of one day follow what falls due on it', () => {
    const product = loanProduct({
      dueDayCounts: true,
      accelerateAt: 1,
      lateFee: { kind: 'flat', amount: 5n, afterDays: 0 },
    });
    const account = accountOf(product, { notDue: 12n }, { next: rowOf(1, 31, 5n) });
    const { account: after, events } = closeDay(account, START + 31, product, null, [rowOf(2, 59, 7n)]);
    expect(events.map(({ body }) => body.type)).toEqual([
      'accrued',
      'due',
      'late-fee',
      'accelerated',
      'bucket',
    ]);
    expect(after.balances).toMatchObject({ duePrincipal: 12n, dueFee: 5n });
  });

  test('a bill that falls due on the day of the next statement is settled before that is made', () => {
    const product = billProduct({ dueAfterDays: 28 });
    const first = accountOf(product, { notDue: 1_000n }, { nextStatement: dayOf(2026, 2, 1) });
    const made = closeDay(first, dayOf(2026, 2, 1), product, null, []).account;
    const { account, events } = closeDay(made, dayOf(2026, 3, 1), product, null, []);
    expect(events.map(({ body }) => body.type)).toEqual(['accrued', 'statement-due', 'statement']);
    expect(account).toMatchObject({
      oldestDue: dayOf(2026, 3, 1),
      balances: { duePrincipal: 1_000n, billed: 0n },
    });
  });

  test('a bill may be due on the day it is made', () => {
    const product = billProduct({ dueAfterDays: 0 });
    const account = accountOf(product, { notDue: 1_000n }, { nextStatement: dayOf(2026, 2, 1) });
    expect(types(account, dayOf(2026, 2, 1), product)).toEqual(['accrued', 'statement', 'statement-due']);
  });

  test('a passage between buckets says how many days past due it was', () => {
    const product = loanProduct({ ageingGraceDays: 4, penalty: { ppm: 0n, perDays: 1 } });
    const { events } = closeDay(late(product, { penaltyPpm: 0n }), START + 5, product, null, []);
    expect(events).toMatchObject([{ body: { type: 'bucket', from: null, to: 'M1', daysPastDue: 1 } }]);
  });
});

test.each([
  ['2026-02-10', '2026-02-28'],
  ['2028-02-29', '2028-02-29'],
  ['2026-12-01', '2026-12-31'],
])('the month of %s ends on %s', (day, last) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  expect(formatDay(monthEndOf(dayOf(year, month, date)))).toBe(last);
});

test('a cure is a passage on the day it is known, out of the bucket of the evening before', () => {
  const cured = accountOf(loan);
  expect(crossByFact(late(loan), cured, START + 31, loan)).toEqual([
    { day: START + 31, body: { type: 'bucket', from: 'M1', to: null, daysPastDue: 0 }, postings: [] },
  ]);
  expect(crossByFact(late(loan), late(loan), START + 31, loan)).toEqual([]);
  // the closing of that day then finds nothing left to pass
  expect(closeDay(cured, START + 31, loan, null, []).events).toEqual([]);
});
