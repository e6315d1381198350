/**
 * What has this borrower's account done lately, as far as an early warning may know?
 *
 * Statements and payments alone: how late each month was, what was billed, what was paid, how much of the limit is used. Nothing of
 * the person: no sex, age, schooling, marriage, place or language has a field here, so no model can read one.
 */
import type { Minor } from '../money.ts';

/** One month of a card. Null: not known. Amounts in minor units of one currency. */
export interface Month {
  /** −2 not used, −1 paid in full, 0 at least the minimum, 1 and more: months late. */
  readonly status: number | null;
  /** Balance of the month's statement; below nothing when money is held for the borrower. */
  readonly bill: Minor | null;
  /** What was paid during the month: it settles the statement of the month before. */
  readonly paid: Minor | null;
}

export interface Behaviour {
  /** The last six months, the newest first; fewer when the account is younger. */
  readonly months: readonly Month[];
  readonly limit: Minor | null;
  /** The median bill of the book it belongs to: amounts are measured in it, so that a model knows no currency. */
  readonly typicalBill: Minor;
}

/** Months that are looked at. */
export const MONTHS_SEEN = 6;

const UNKNOWN_MONTH: Month = { status: null, bill: null, paid: null };

/** A month, so many back; one that nothing is known of when the account is younger. */
export function monthBack({ months }: Behaviour, back: number): Month {
  return months[back] ?? UNKNOWN_MONTH;
}

/** `part` of `whole` in thousandths, cut towards nothing and kept within bounds; null where either is unknown or `whole` is not above nothing. */
export function thousandths(
  part: Minor | null,
  whole: Minor | null,
  least: number,
  most: number,
): number | null {
  if (part === null || whole === null || whole <= 0n) return null;
  const share = (part * 1000n) / whole;
  if (share < BigInt(least)) return least;
  return share > BigInt(most) ? most : Number(share);
}

/** `value`, kept within bounds. */
export function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
