/**
 * Which parts of which instalments does an amount of money pay?
 *
 * The order of the parts, whether one due date is finished before the next, and what happens to money
 * paid ahead are declared by the product. Nothing is paid twice, no part is paid beyond what is open,
 * and what cannot be placed is given back as `left`, never lost.
 */
import type { Day } from './days.ts';
import { divideRounded, least, type Minor } from './money.ts';

/** The four parts an instalment is made of. */
export type Part = 'penalty' | 'fee' | 'interest' | 'principal';

/** All parts, in the order of a printed statement. */
export const PARTS: readonly Part[] = ['principal', 'interest', 'fee', 'penalty'];

/**
 * An instalment with what is still open on it. `dueAlready` is the share of its open charges that is due
 * today although the instalment is not: only products whose charges fall due on their own date have it.
 */
export interface OpenRow {
  readonly seq: number;
  readonly due: Day;
  readonly open: Readonly<Record<Part, Minor>>;
  readonly dueAlready?: { readonly penalty: Minor; readonly fee: Minor };
}

/** How money is spread. `orderInAdvance` is for what is not due yet; the other words are those of the products. */
export interface AllocationRule {
  readonly order: readonly Part[];
  readonly orderInAdvance: readonly Part[];
  /** Finish one due date before the next, or one part over all due dates before the next part. */
  readonly across: 'oldest-first' | 'by-part';
  /** Money beyond what is due: next rows in turn, last rows first, evenly over all, or kept as credit. */
  readonly future: 'next-instalment' | 'last-instalment' | 'reamortise' | 'hold-as-credit';
}

/** What one row received. */
export interface RowPayment {
  readonly seq: number;
  penalty: Minor;
  fee: Minor;
  interest: Minor;
  principal: Minor;
}

/** The outcome: rows that received something, and what could not be placed. */
export interface Allocation {
  readonly perRow: RowPayment[];
  readonly left: Minor;
}

/** Order in which charges already due are taken from a row that is not due yet. */
const CHARGES_FIRST: readonly ('penalty' | 'fee')[] = ['penalty', 'fee'];

/** A row while it is being paid. */
interface Paying {
  readonly row: OpenRow;
  readonly open: Record<Part, Minor>;
  readonly got: RowPayment;
}

/** Splits `amount` (not negative) over open rows on day `on`. */
export function allocate(rows: readonly OpenRow[], amount: Minor, rule: AllocationRule, on: Day): Allocation {
  const paying = [...rows].sort((a, b) => a.due - b.due || a.seq - b.seq).map(beginRow);
  const due = paying.filter(({ row }) => row.due <= on);
  const ahead = paying.filter(({ row }) => row.due > on);
  let left = payInOrder(due, amount, rule.order, rule.across);
  left = payAhead(ahead, left, rule);
  const perRow = paying.map(({ got }) => got).filter((got) => PARTS.some((part) => got[part] > 0n));
  return { perRow, left };
}

function beginRow(row: OpenRow): Paying {
  return {
    row,
    open: { ...row.open },
    got: { seq: row.seq, penalty: 0n, fee: 0n, interest: 0n, principal: 0n },
  };
}

/** Pays rows part by part within each row, or each part over all rows. Returns what is left. */
function payInOrder(
  rows: readonly Paying[],
  amount: Minor,
  order: readonly Part[],
  across: AllocationRule['across'],
): Minor {
  let left = amount;
  if (across === 'oldest-first') {
    for (const row of rows) for (const part of order) left = payPart(row, part, left, left);
  } else {
    for (const part of order) for (const row of rows) left = payPart(row, part, left, left);
  }
  return left;
}

/** Pays rows that are not due: their charges that are due already first, then by the rule for the future. */
function payAhead(rows: readonly Paying[], amount: Minor, rule: AllocationRule): Minor {
  if (rule.future === 'hold-as-credit') return payChargesDue(rows, amount);
  if (rule.future === 'reamortise') return payEvenly(rows, payChargesDue(rows, amount), rule.orderInAdvance);
  const turn = rule.future === 'last-instalment' ? [...rows].reverse() : rows;
  if (rule.across === 'by-part')
    return payInOrder(turn, payChargesDue(turn, amount), rule.orderInAdvance, 'by-part');
  let left = amount;
  for (const row of turn) {
    left = payChargesDue([row], left);
    left = payInOrder([row], left, rule.orderInAdvance, 'oldest-first');
  }
  return left;
}

function payChargesDue(rows: readonly Paying[], amount: Minor): Minor {
  let left = amount;
  for (const row of rows)
    for (const part of CHARGES_FIRST) left = payPart(row, part, left, row.row.dueAlready?.[part] ?? 0n);
  return left;
}

/** Gives each row that still owes an equal share, the last one the rest, until nothing is left or owed. */
function payEvenly(rows: readonly Paying[], amount: Minor, order: readonly Part[]): Minor {
  let left = amount;
  for (;;) {
    const owing = rows.filter(({ open }) => order.some((part) => open[part] > 0n));
    if (owing.length === 0 || left === 0n) return left;
    const share = divideRounded(left, BigInt(owing.length), 'down');
    owing.forEach((row, index) => {
      const given = index === owing.length - 1 ? left : share;
      left -= given - payInOrder([row], given, order, 'oldest-first');
    });
  }
}

/** Pays at most `limit` of one part of one row; returns what is left of `amount`. */
function payPart(paying: Paying, part: Part, amount: Minor, limit: Minor): Minor {
  const paid = least(least(amount, limit), paying.open[part]);
  if (paid <= 0n) return amount;
  paying.open[part] -= paid;
  paying.got[part] += paid;
  return amount - paid;
}
