/**
 * Was what was asked for on a day paid, and is the account open after it?
 *
 * First a day is judged by itself, from what was scheduled and what came in (`moneyOf`); then with the
 * account's balance before it (`statusOf`); last, a missed or short day is judged again over the rows up to
 * the next due day (`withLatePayments`).
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import type { DailyView, DayFacts } from './daily-calendar.ts';
import type { DailyAgreement } from './daily-terms.ts';

/** What a day means for the payment that was due on it. */
export type PaymentStatus =
  | 'none-scheduled'
  | 'paid'
  | 'underpaid'
  | 'overpaid'
  | 'missed'
  | 'paid-later-in-full'
  | 'paid-later-owing'
  | 'extra-payment'
  | 'refunded'
  | 'nothing-due'
  | 'not-yet-due'
  | 'payment-due'
  | 'payment-pending'
  | 'generated'
  | 'no-longer-required'
  | 'information-only';

/** What a day leaves the account as. */
export type BalanceStatus = 'open' | 'closed' | 'refund-due' | 'over-refunded';

/** The money that a day's row works with, and the day judged by itself. */
export interface DayMoney {
  readonly net: Minor;
  readonly payment: PaymentStatus;
}

/** The row a judgement over several rows needs. */
export interface JudgedRow {
  readonly on: Day;
  readonly due: Minor;
  /** Received, still pending and settling money of the day. */
  readonly received: Minor;
  readonly payment: PaymentStatus;
  readonly owing?: Minor | undefined;
}

/**
 * Judges a day by itself. An instalment inside its payment window is shown as paid in full, unless everything
 * is to be settled: then only what was received counts. A day after the question is assumed to be paid.
 */
export function moneyOf(facts: DayFacts, agreement: DailyAgreement, view: DailyView): DayMoney {
  const { on, received } = facts;
  if (facts.pending > 0n) return { net: facts.pending + received, payment: 'payment-pending' };
  const asked = facts.scheduled?.amount ?? 0n;
  if (asked === 0n) {
    if (received === 0n) return { net: 0n, payment: 'none-scheduled' };
    return { net: received, payment: received < 0n ? 'refunded' : 'extra-payment' };
  }
  if (received < asked && on <= view.asOf && view.asOf <= on + agreement.windowDays) {
    if (!view.settle) return { net: asked, payment: 'payment-due' };
    return { net: received, payment: on === view.asOf ? 'generated' : 'payment-due' };
  }
  if (on > view.asOf) return { net: asked, payment: 'not-yet-due' };
  if (received === 0n) return { net: 0n, payment: 'missed' };
  if (received < asked) return { net: received, payment: 'underpaid' };
  return { net: received, payment: received > asked ? 'overpaid' : 'paid' };
}

/** The status of a row once the balance before it, the amount due and the net effect are known. */
export function statusOf(
  facts: DayFacts,
  alone: PaymentStatus,
  before: BalanceStatus,
  row: { readonly due: Minor; readonly net: Minor; readonly settling: boolean },
): PaymentStatus {
  if (facts.onlyAsked && !row.settling) return 'information-only';
  if (before === 'closed') return 'no-longer-required';
  if (row.settling) return 'generated';
  if (before === 'refund-due') {
    return row.net < 0n ? 'refunded' : row.net > 0n ? 'overpaid' : 'no-longer-required';
  }
  if (row.due === 0n && facts.received === 0n && facts.pending === 0n) return 'nothing-due';
  return alone;
}

/** What a principal balance makes of the account, given what it was before. */
export function balanceStatusOf(principal: Minor, before: BalanceStatus): BalanceStatus {
  if (principal === 0n) return 'closed';
  if (principal < 0n) return 'refund-due';
  return before === 'refund-due' ? 'over-refunded' : 'open';
}

/**
 * Judges missed and short instalments again: what came in from their day up to the next of `dueDays`
 * (which go on beyond the last instalment where the plan has a cadence).
 */
export function withLatePayments<R extends JudgedRow>(rows: readonly R[], dueDays: readonly Day[]): R[] {
  return rows.map((row) => {
    if (row.payment !== 'missed' && row.payment !== 'underpaid') return row;
    const next = dueDays.find((due) => due > row.on);
    const until = next ?? Number.POSITIVE_INFINITY;
    let received = 0n;
    for (const other of rows) if (other.on >= row.on && other.on < until) received += other.received;
    if (received === 0n) return row;
    if (received >= row.due) return { ...row, payment: 'paid-later-in-full' };
    return { ...row, payment: 'paid-later-owing', owing: row.due - received };
  });
}
