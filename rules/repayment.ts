/**
 * What does a payment pay on this account, and what is left to be paid?
 *
 * The oldest due amount is paid first, part by part in the product's order; then a bill that is not yet due; what
 * is left is held as credit for the borrower. After write-off everything is recovery.
 */

import type { Account } from './account.ts';
import type { Day } from './days.ts';
import { type Balances, type LedgerAccount, type Posting, post } from './ledger.ts';
import { least, type Minor, sum } from './money.ts';
import { allocate, type OpenRow, type Part, type RowPayment } from './payment.ts';
import type { Product } from './terms.ts';

/** An instalment or statement that fell due, with what is still unpaid of it. */
export interface DueRow {
  readonly seq: number;
  readonly due: Day;
  readonly principal: Minor;
  readonly interest: Minor;
  readonly fee: Minor;
}

/** What a payment does: the transfers, the rows it leaves open, and what it paid of each row and in all. */
export interface Repayment {
  readonly postings: readonly Posting[];
  readonly rows: readonly DueRow[];
  /** What was paid of each row, numbered by its place (from 1) among the open rows. */
  readonly perRow: readonly RowPayment[];
  /** Reduces the minimum of the current statement. */
  readonly towardsMinimum: Minor;
}

/** Row number of the bill that is not yet overdue, behind all rows that are. */
const BILL = Number.MAX_SAFE_INTEGER;
/** Row number for penalty that outlived the instalments it was charged on. */
const PENALTY_ONLY = 0;

/**
 * Splits `amount` on `day` over what the account owes; it comes in as cash, or is credit held for the borrower.
 * All charges must be booked up to that day.
 */
export function repay(
  account: Account,
  rows: readonly DueRow[],
  amount: Minor,
  day: Day,
  product: Product,
  from: 'cash' | 'credit',
): Repayment {
  const { order, across } = product.allocation;
  const rule = { order, orderInAdvance: order, across, future: 'next-instalment' } as const;
  const { perRow, left } = allocate(openRows(account, rows, day), amount, rule, day);
  const paid = (part: Part, bill: boolean) =>
    sum(perRow.filter(({ seq }) => (seq === BILL) === bill).map((row) => row[part]));
  const fromRevolving = least(paid('principal', true), account.balances.revolving);
  const postings = [
    ...post(from, 'penalty', paid('penalty', false)),
    ...post(from, 'dueFee', paid('fee', false)),
    ...post(from, 'dueInterest', paid('interest', false)),
    ...post(from, 'duePrincipal', paid('principal', false)),
    ...post(from, 'interest', paid('interest', true)),
    ...post(from, 'revolving', fromRevolving),
    ...post(from, 'billed', paid('principal', true) - fromRevolving),
    ...(from === 'credit' ? [] : post('cash', 'credit', left)),
  ];
  return { postings, rows: reduceRows(rows, perRow), perRow, towardsMinimum: amount - left };
}

/** What can be paid today: the rows that fell due (the oldest carries the penalty), then the bill to come. */
function openRows(account: Account, rows: readonly DueRow[], day: Day): OpenRow[] {
  const { billed, revolving, interest, penalty } = account.balances;
  const open: OpenRow[] = rows.map((row, index) => ({
    seq: index + 1, // a row's own number may repeat (two charges on one day), its place may not
    due: row.due,
    open: {
      principal: row.principal,
      interest: row.interest,
      fee: row.fee,
      penalty: index === 0 ? penalty : 0n,
    },
  }));
  if (rows.length === 0 && penalty > 0n) {
    open.push({ seq: PENALTY_ONLY, due: day, open: { principal: 0n, interest: 0n, fee: 0n, penalty } });
  }
  if (billed + revolving + interest > 0n) {
    const bill = { principal: billed + revolving, interest, fee: 0n, penalty: 0n };
    open.push({ seq: BILL, due: day + 1, open: bill });
  }
  return open;
}

function reduceRows(rows: readonly DueRow[], perRow: readonly RowPayment[]): DueRow[] {
  const paid = new Map(perRow.map((row) => [row.seq, row]));
  return rows
    .map((row, index) => {
      const got = paid.get(index + 1);
      if (got === undefined) return row;
      return {
        ...row,
        principal: row.principal - got.principal,
        interest: row.interest - got.interest,
        fee: row.fee - got.fee,
      };
    })
    .filter(isOpen);
}

/** True when something of the row is unpaid. */
export function isOpen(row: DueRow): boolean {
  return row.principal + row.interest + row.fee > 0n;
}

/** Money received after write-off: recovered as far as anything was lost, else held as credit. */
export function recover(account: Account, amount: Minor): Posting[] {
  const recovered = least(amount, account.balances.writtenOff);
  return [
    ...post('cash', 'recovered', recovered),
    ...post('memorandum', 'writtenOff', recovered),
    ...post('cash', 'credit', amount - recovered),
  ];
}

/** Money that the payer's bank takes back after write-off: credit first, then recoveries, then it is a loss more. */
export function takeBackRecovery(account: Account, amount: Minor): Posting[] {
  const { credit, recovered } = account.balances;
  const fromCredit = least(amount, -credit);
  const unrecovered = least(amount - fromCredit, -recovered);
  const lost = amount - fromCredit - unrecovered;
  return [
    ...post('credit', 'cash', fromCredit),
    ...post('recovered', 'cash', unrecovered),
    ...post('loss', 'cash', lost),
    ...post('writtenOff', 'memorandum', unrecovered + lost),
  ];
}

/** Transfers that forgive up to `amount` of one kind of charge, and the rows that remain. */
export function forgive(
  account: Account,
  rows: readonly DueRow[],
  part: 'fee' | 'penalty' | 'interest',
  amount: Minor,
): { readonly postings: readonly Posting[]; readonly rows: readonly DueRow[] } {
  const { penalty, interest } = account.balances;
  if (part === 'penalty') return { postings: post('waived', 'penalty', least(amount, penalty)), rows };
  let left = amount;
  const remaining = rows
    .map((row) => {
      const given = least(left, row[part]);
      left -= given;
      return { ...row, [part]: row[part] - given };
    })
    .filter(isOpen);
  const onRows = post('waived', part === 'fee' ? 'dueFee' : 'dueInterest', amount - left);
  const accrued = part === 'interest' ? post('waived', 'interest', least(left, interest)) : [];
  return { postings: [...onRows, ...accrued], rows: remaining };
}

/** Transfers that write off everything owed: a loss in the books, kept aside as recoverable. Credit is used first. */
export function writeOff(balances: Balances): Posting[] {
  const owed: readonly LedgerAccount[] = [
    'notDue',
    'billed',
    'revolving',
    'duePrincipal',
    'dueInterest',
    'dueFee',
    'interest',
    'penalty',
  ];
  let credit = -balances.credit;
  let lost = 0n;
  const postings = owed.flatMap((held) => {
    const used = least(credit, balances[held]);
    credit -= used;
    lost += balances[held] - used;
    return [...post('credit', held, used), ...post('loss', held, balances[held] - used)];
  });
  return [...postings, ...post('writtenOff', 'memorandum', lost)];
}
