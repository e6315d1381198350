import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyPostings,
  HELD,
  LEDGER,
  ledgerCode,
  NOTHING,
  post,
  restatement,
  transfersBetween,
} from './ledger.ts';
import { sum } from './money.ts';

const seed = 20260105;

test('a posting below zero is turned round, a posting of nothing is none', () => {
  expect(post('cash', 'penalty', -5n)).toEqual([{ debit: 'penalty', credit: 'cash', amount: 5n }]);
  expect(post('cash', 'penalty', 0n)).toEqual([]);
});

test('codes are places in a list that may only grow, and what an account holds comes first', () => {
  expect(ledgerCode('notDue')).toBe(0);
  expect(ledgerCode('writtenOff')).toBe(9);
  expect(ledgerCode('cash')).toBe(11);
  expect(HELD.at(-1)).toBe('writtenOff');
});

test('the transfers between two balances lead from one to the other, and are fewer than the accounts they touch', () => {
  const anyBalances = fc.array(fc.bigInt(-(2n ** 54n), 2n ** 54n), {
    minLength: LEDGER.length - 1,
    maxLength: LEDGER.length - 1,
  });
  const balanced = (amounts: bigint[]) =>
    Object.fromEntries(
      LEDGER.map((name, place) => [name, amounts[place] ?? -sum(amounts)]),
    ) as typeof NOTHING;
  fc.assert(
    fc.property(anyBalances, anyBalances, (from, to) => {
      const [before, after] = [balanced(from), balanced(to)];
      const postings = transfersBetween(before, after);
      expect(applyPostings(before, postings)).toEqual(after);
      expect(postings.every(({ amount }) => amount > 0n)).toBe(true);
      expect(postings.length).toBeLessThan(LEDGER.length);
    }),
    { seed, numRuns: 300 },
  );
});

test('balances of different totals have no transfers between them: that would make money', () => {
  expect(() => transfersBetween(NOTHING, { ...NOTHING, cash: 1n })).toThrow(/same total/);
});

describe('a restatement books charges through the account that holds them', () => {
  const owing = { ...NOTHING, duePrincipal: 10_000n, cash: -10_000n };

  test('penalty that nothing had booked is charged, then paid', () => {
    const paid = { ...NOTHING, cash: 50n, penaltyIncome: -50n };
    expect(restatement(owing, paid, 'dueInterest')).toEqual([
      { debit: 'penalty', credit: 'penaltyIncome', amount: 50n },
      { debit: 'cash', credit: 'duePrincipal', amount: 10_000n },
      { debit: 'cash', credit: 'penalty', amount: 50n },
    ]);
  });

  test('penalty booked for days that a payment told late takes away is taken back, and only the rest is paid', () => {
    const booked = { ...owing, penalty: 90n, penaltyIncome: -90n };
    const paid = { ...NOTHING, cash: 50n, penaltyIncome: -50n };
    const postings = restatement(booked, paid, 'dueInterest');
    expect(postings[0]).toEqual({ debit: 'penaltyIncome', credit: 'penalty', amount: 40n });
    expect(applyPostings(booked, postings)).toEqual(paid);
    const turnover = (side: 'debit' | 'credit') =>
      sum(postings.filter((posting) => posting[side] === 'penalty').map(({ amount }) => amount));
    expect([turnover('debit'), turnover('credit')]).toEqual([0n, 90n]);
  });

  test.each([
    ['interest' as const, { debit: 'interest', credit: 'interestIncome', amount: 7n }],
    ['dueInterest' as const, { debit: 'dueInterest', credit: 'interestIncome', amount: 7n }],
  ])('interest is held as %s', (heldAs, posting) => {
    const paid = { ...NOTHING, cash: 7n, interestIncome: -7n };
    expect(restatement(NOTHING, paid, heldAs)[0]).toEqual(posting);
  });
});
