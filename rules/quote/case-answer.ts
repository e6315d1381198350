/**
 * What does an answered case look like?
 *
 * The shapes of the case format on the way out: amounts are decimal strings in major units, days ISO dates.
 * Every part is there only when it was asked for, and a column only where the engine keeps such a balance.
 */

/** One row of a repayment plan. */
export interface ScheduleLine {
  readonly n?: number;
  readonly due: string;
  readonly principal?: string;
  readonly interest?: string;
  readonly fee?: string;
  readonly penalty?: string;
  readonly total?: string;
  readonly paid?: string;
  readonly paidInAdvance?: string;
  readonly paidLate?: string;
  readonly waived?: string;
  readonly outstanding?: string;
  readonly balanceAfter?: string;
  readonly paidOn?: string | null;
}

/** Amounts by part, and their sum. */
export interface PartLine {
  readonly principal?: string;
  readonly interest?: string;
  readonly fee?: string;
  readonly penalty?: string;
  readonly total?: string;
  readonly overpaid?: string;
  readonly since?: string | null;
}

/** How one event was split over the parts. */
export interface AllocationLine extends PartLine {
  readonly of: string;
}

/** One day of an account whose interest runs daily; unrounded figures show four decimals. */
export interface DayLine {
  readonly on: string;
  readonly accrued: string;
  readonly interestAdded: string;
  readonly due: string;
  readonly paid: string;
  readonly charge: string;
  readonly chargePaid: string;
  readonly interestPaid: string;
  readonly feePaid: string;
  readonly principalPaid: string;
  readonly feeRebate: string;
  readonly feeRebateIfSettled: string;
  readonly chargeBalance: string;
  readonly interestBalance: string;
  readonly feeBalance: string;
  readonly principalBalance: string;
  readonly settlement: string;
}

/** What a day meant for the payment that was due and for the account. */
export interface DayStatusLine {
  readonly on: string;
  readonly payment: string;
  readonly balance: string;
  readonly owing?: string;
}

/** The answer to one ask. */
export interface Answer {
  readonly asOf: string;
  readonly after?: string;
  readonly schedule?: readonly ScheduleLine[];
  readonly totals?: PartLine;
  readonly balances?: PartLine;
  readonly overdue?: PartLine;
  readonly daysPastDue?: number;
  readonly delinquentDays?: number;
  readonly delinquentSince?: string | null;
  readonly bucket?: string | null;
  readonly instalmentBuckets?: Readonly<Record<string, string>>;
  readonly settlement?: string;
  readonly allocations?: readonly AllocationLine[];
  readonly days?: readonly DayLine[];
  readonly dayStatuses?: readonly DayStatusLine[];
  readonly nextDue?: string | null;
  readonly refused?: readonly string[];
}

/** All answers to a case, in the order of its asks, or the words of it that are not understood. */
export type CaseAnswer =
  | { readonly id: string; readonly answers: readonly Answer[] }
  | { readonly id: string; readonly cannotExpress: readonly string[] };
