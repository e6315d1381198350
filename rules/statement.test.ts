import { describe, expect, test } from 'vitest';
import { accountOf, billProduct, START } from '../tools/rehearsal/given.ts';
import { type Account, evolve } from './account.ts';
import { dayOf } from './days.ts';
import type { LedgerAccount } from './ledger.ts';
import { makeStatement, minimumOf, settleStatement } from './statement.ts';
import type { StatementTerms } from './terms.ts';

const day = dayOf(2026, 2, 1);
const due = day + 9;

function billed(
  balances: Partial<Record<LedgerAccount, bigint>>,
  change: Partial<StatementTerms> = {},
): Account {
  const product = billProduct(change);
  const account = accountOf(product, balances, {
    nextStatement: day,
    oldestDue: balances.duePrincipal ? START : null,
  });
  return makeStatement(account, day, product).reduce<Account>(evolve, account);
}

describe('a statement', () => {
  test.each<[string, Partial<Record<LedgerAccount, bigint>>, object]>([
    [
      'purchases are billed',
      { notDue: 100_000n },
      { next: { principal: 100_000n, interest: 0n, due }, minimum: 10_000n },
    ],
    [
      'so is what revolves, with its interest',
      { notDue: 50_000n, revolving: 50_000n, interest: 750n },
      { next: { principal: 100_000n, interest: 750n }, minimum: 10_750n },
    ],
    ['a small bill asks for the least minimum', { notDue: 5_000n }, { minimum: 1_000n }],
    ['a bill below the least minimum asks for all', { notDue: 900n }, { minimum: 900n }],
    ['the share is rounded up', { notDue: 99_991n }, { minimum: 10_000n }],
    [
      'arrears and their penalty are asked for besides',
      { notDue: 100_000n, duePrincipal: 3_000n, penalty: 20n },
      { minimum: 13_020n },
    ],
    [
      'credit pays first: interest, then principal',
      { notDue: 100_000n, credit: -40_000n },
      { next: { principal: 60_000n }, minimum: 6_000n },
    ],
    [
      'credit that pays it all leaves no bill',
      { notDue: 30_000n, credit: -40_000n },
      { next: null, minimum: 0n },
    ],
    ['nothing to bill', {}, { next: null, minimum: 0n }],
  ])('%s', (_, balances, after) => {
    expect(billed(balances)).toMatchObject({ ...after, nextStatement: dayOf(2026, 3, 1) });
  });

  test('comes on the wished date, or on the last day of a shorter month', () => {
    const product = billProduct({ statementDate: 31 });
    let account = accountOf(product, {}, { nextStatement: dayOf(2028, 1, 31) });
    const days = [account.nextStatement];
    for (let month = 0; month < 3; month += 1) {
      account = makeStatement(account, account.nextStatement!, product).reduce<Account>(evolve, account);
      days.push(account.nextStatement);
    }
    expect(days.slice(1)).toEqual([dayOf(2028, 2, 29), dayOf(2028, 3, 31), dayOf(2028, 4, 30)]);
  });

  test('the least minimum never asks for more than is owed', () => {
    const { statement } = billProduct({ minimumLeast: 1_000n });
    expect(minimumOf(accountOf(billProduct()), 300n, 20n, statement!)).toBe(320n);
  });
});

describe('the due day', () => {
  const bill = { notDue: 100_000n };
  const whole: Partial<StatementTerms> = { overdueAmount: 'statement' };
  const missing: Partial<StatementTerms> = { overdueAmount: 'minimum' };
  // What was paid of the bill's principal and interest counts towards the minimum.
  const pay = (account: Account, principal: bigint, interest = 0n): Account => ({
    ...account,
    minimum: account.minimum > principal + interest ? account.minimum - principal - interest : 0n,
    balances: {
      ...account.balances,
      billed: account.balances.billed === 0n ? 0n : account.balances.billed - principal,
      revolving: account.balances.billed === 0n ? account.balances.revolving - principal : 0n,
      interest: account.balances.interest - interest,
    },
  });
  test.each<[string, Account, Partial<StatementTerms>, string, object]>([
    ['paid in full', pay(billed(bill), 100_000n), whole, 'paid', { revolving: 0n, duePrincipal: 0n }],
    [
      'exactly the minimum',
      pay(billed(bill), 10_000n),
      whole,
      'revolves',
      { revolving: 90_000n, duePrincipal: 0n },
    ],
    ['one cent less', pay(billed(bill), 9_999n), whole, 'overdue', { revolving: 0n, duePrincipal: 90_001n }],
    [
      'one cent less, the missing cent only',
      pay(billed(bill), 9_999n),
      missing,
      'overdue',
      { revolving: 90_000n, duePrincipal: 1n },
    ],
    ['nothing', billed(bill), missing, 'overdue', { revolving: 90_000n, duePrincipal: 10_000n }],
    [
      'interest left unpaid is overdue as interest',
      billed({ revolving: 90_000n, interest: 500n }),
      missing,
      'overdue',
      { duePrincipal: 9_000n, dueInterest: 500n, interest: 0n },
    ],
    [
      'even when it is all that is left',
      pay(billed({ revolving: 90_000n, interest: 500n }), 9_400n),
      missing,
      'overdue',
      { dueInterest: 100n, interest: 400n, duePrincipal: 0n },
    ],
    [
      'arrears are overdue once',
      billed({ notDue: 100_000n, duePrincipal: 3_000n, penalty: 20n }),
      missing,
      'overdue',
      { duePrincipal: 13_000n, revolving: 90_000n },
    ],
    [
      'the whole bill beside arrears',
      billed({ notDue: 100_000n, duePrincipal: 3_000n }),
      whole,
      'overdue',
      { duePrincipal: 103_000n, revolving: 0n },
    ],
  ])('%s', (_, account, terms, outcome, balances) => {
    const product = billProduct(terms);
    const events = settleStatement(account, due, product);
    expect(events).toMatchObject([{ body: { type: 'statement-due', outcome } }]);
    const after = events.reduce<Account>(evolve, account);
    expect(after).toMatchObject({ next: null, minimum: 0n, balances });
    expect(after.oldestDue).toBe(account.oldestDue ?? (outcome === 'overdue' ? due : null));
  });

  test('no other day decides', () => {
    expect(settleStatement(billed(bill), due - 1, billProduct())).toEqual([]);
    expect(settleStatement(billed(bill), due + 1, billProduct())).toEqual([]);
  });
});
