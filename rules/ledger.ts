/**
 * Where does each unit of money stand, and how does it move?
 *
 * Every money event is a list of transfers from one ledger account to another. A transfer debits one
 * account and credits another by the same amount, so the books balance by construction; the amounts an
 * account owes are the balances of its own ledger accounts, never fields of their own.
 */
import type { Minor } from './money.ts';

/**
 * Ledger accounts in the order of their stored codes (the index is the code: append, never reorder).
 * First what one borrower's account holds, then what the lender's books hold.
 */
export const LEDGER = [
  'notDue', // principal lent, not yet asked for: future instalments, purchases not on a statement
  'billed', // principal on a statement whose due day has not passed
  'revolving', // principal left after at least the minimum was paid; bears contract interest
  'duePrincipal', // principal asked for and unpaid after its due day
  'dueInterest', // contract interest of instalments that have fallen due
  'dueFee', // fees asked for
  'interest', // contract interest accrued on revolving principal
  'penalty', // penalty interest accrued
  'credit', // money held for the borrower (a liability)
  'writtenOff', // what could still be recovered after write-off (memorandum)
  'memorandum', // contra account of writtenOff
  'cash',
  'suspense', // money received that belongs to no known account yet
  'interestIncome',
  'penaltyIncome',
  'feeIncome',
  'loss', // written-off principal, interest, penalty and fees
  'waived', // charges forgiven
  'recovered', // money received after write-off
] as const;

export type LedgerAccount = (typeof LEDGER)[number];

/** The ledger accounts that together are what one borrower's account holds. */
export const HELD = LEDGER.slice(0, 10) as readonly LedgerAccount[];

/** One transfer: debit one account, credit another. The amount is above zero. */
export interface Posting {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Minor;
}

/** Debit balance of every ledger account, in minor units. Liabilities and income stand below zero. */
export type Balances = Readonly<Record<LedgerAccount, Minor>>;

/** Balances before anything happened. */
export const NOTHING: Balances = Object.freeze(
  Object.fromEntries(LEDGER.map((name) => [name, 0n])) as Record<LedgerAccount, Minor>,
);

const CODES = Object.fromEntries(LEDGER.map((name, code) => [name, code])) as Record<LedgerAccount, number>;

/** Stored code of a ledger account. */
export function ledgerCode(account: LedgerAccount): number {
  return CODES[account];
}

/** A posting of `amount`, or of its opposite when the amount is below zero; none for zero. */
export function post(debit: LedgerAccount, credit: LedgerAccount, amount: Minor): Posting[] {
  if (amount === 0n) return [];
  return amount > 0n ? [{ debit, credit, amount }] : [{ debit: credit, credit: debit, amount: -amount }];
}

/** What postings move, all together. */
export function movedBy(postings: readonly Posting[]): Minor {
  return postings.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Balances after the postings. */
export function applyPostings(balances: Balances, postings: readonly Posting[]): Balances {
  if (postings.length === 0) return balances;
  const next = { ...balances };
  for (const { debit, credit, amount } of postings) {
    next[debit] += amount;
    next[credit] -= amount;
  }
  return next;
}

/** The fewest transfers that lead from one set of balances to another; both must sum to the same total. */
export function transfersBetween(before: Balances, after: Balances): Posting[] {
  const toDebit: [LedgerAccount, Minor][] = [];
  const toCredit: [LedgerAccount, Minor][] = [];
  for (const name of LEDGER) {
    const change = after[name] - before[name];
    if (change > 0n) toDebit.push([name, change]);
    if (change < 0n) toCredit.push([name, -change]);
  }
  const postings: Posting[] = [];
  while (toDebit.length > 0 && toCredit.length > 0) {
    const debit = toDebit[0]!;
    const credit = toCredit[0]!;
    const amount = debit[1] < credit[1] ? debit[1] : credit[1];
    postings.push({ debit: debit[0], credit: credit[0], amount });
    debit[1] -= amount;
    credit[1] -= amount;
    if (debit[1] === 0n) toDebit.shift();
    if (credit[1] === 0n) toCredit.shift();
  }
  if (toDebit.length + toCredit.length > 0) throw new Error('balances do not sum to the same total');
  return postings;
}

/**
 * The transfers that restate balances as a bookkeeper would: what is charged now, or charged no longer, first passes
 * through the account that holds such charges (`heldAs` for interest), then money pays what is held. So the turnover of
 * interest, penalty and fees is what was charged and what was paid of it, also where nothing was booked before the payment.
 */
export function restatement(
  before: Balances,
  after: Balances,
  heldAs: 'interest' | 'dueInterest',
): Posting[] {
  const charged = [
    ...post(heldAs, 'interestIncome', before.interestIncome - after.interestIncome),
    ...post('penalty', 'penaltyIncome', before.penaltyIncome - after.penaltyIncome),
    ...post('dueFee', 'feeIncome', before.feeIncome - after.feeIncome),
  ];
  return [...charged, ...transfersBetween(applyPostings(before, charged), after)];
}
