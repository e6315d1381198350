/**
 * What was agreed? A product's parameters, each a declared convention and none of them a default.
 *
 * These are the conventions a book can be closed under night after night without reading its history.
 * Rarer ones (interest recalculated on every early payment, level amounts searched by day) are answered
 * from the full history by `rules/quote/`.
 */

import type { Counting } from './accrual.ts';
import type { Bucket } from './ageing.ts';
import type { Day, MonthEnd } from './days.ts';
import type { Currency, Minor, RoundingMode } from './money.ts';
import type { Part } from './payment.ts';

/** Parts per million for `perDays` days: 500 ppm per 1 day is 0.05 % a day; 120,000 per 365 is 12 % a year. */
export interface DailyRate {
  readonly ppm: bigint;
  readonly perDays: 1 | 360 | 365;
}

/** A charge for being late: once for each instalment, when its days past due exceed `afterDays`. */
export type LateFee =
  | { readonly kind: 'flat'; readonly amount: Minor; readonly afterDays: number }
  | { readonly kind: 'percent'; readonly ppm: bigint; readonly afterDays: number; readonly least: Minor };

/** How a bill is made: when, how much of it must be paid, and what becomes of the rest. */
export interface StatementTerms {
  /** Date of the month on which the statement is made; months without it use their last day. */
  readonly statementDate: number;
  /** Days from the statement to the due day. */
  readonly dueAfterDays: number;
  /** Share of the billed principal that must be paid, on top of interest, fees and arrears. */
  readonly minimumPpm: bigint;
  /** No minimum below this amount, unless the whole balance is smaller. */
  readonly minimumLeast: Minor;
  /** What becomes overdue when less than the minimum was paid. */
  readonly overdueAmount: 'minimum' | 'statement';
}

/** A product: everything that decides what an account owes on a day. Rates may be set per account. */
export interface Product {
  readonly id: string;
  readonly code: number;
  readonly name: { readonly en: string; readonly zh: string };
  readonly family: 'instalment' | 'revolving';
  readonly currency: Currency;
  readonly interest: DailyRate;
  readonly penalty: DailyRate;
  readonly penaltyOn: 'overdue-principal' | 'overdue-total';
  /** Days after the due day that bear no penalty. They are not charged later either. */
  readonly penaltyAfterDays: number;
  /** `carry`: the fraction of a minor unit is carried to the next day, nothing is ever rounded away.
   *  Otherwise each day's charge is rounded by itself. */
  readonly dailyRounding: 'carry' | RoundingMode;
  /** True where the due day itself already counts as day 1 past due. */
  readonly dueDayCounts: boolean;
  readonly ageingGraceDays: number;
  readonly buckets: readonly Bucket[];
  readonly lateFee: LateFee | null;
  readonly allocation: { readonly order: readonly Part[]; readonly across: 'oldest-first' | 'by-part' };
  /** Which comes first when a charge and a payment bear the same value day. */
  readonly sameDay: 'payment-first' | 'fee-first';
  readonly monthEnd: MonthEnd;
  readonly caps: {
    /** No rate above this many ppm a year (24 %, 36 %, 4 × LPR): rates are cut down to it. */
    readonly yearlyPpm: bigint | null;
    /** Interest, penalty and fees together never exceed this share of the principal lent. */
    readonly lifePpm: bigint | null;
  };
  /** When accrued charges are booked: only when something needs them and at month end, or every night. */
  readonly posting: 'when-needed' | 'daily';
  readonly statement: StatementTerms | null;
  /** All principal falls due when an account reaches this many days past due; null: never by itself. */
  readonly accelerateAt: number | null;
  /** What a pause of ageing stops besides the counting of days. */
  readonly pauseStops: 'ageing' | 'ageing-and-penalty';
  readonly earlySettlement: EarlySettlement;
}

/** What early settlement of a loan pays of the interest that is not due yet. */
export interface EarlySettlement {
  /** What has accrued since the last due day, the whole interest of the running period, or all interest to come. */
  readonly interest: 'accrued' | 'period' | 'plan';
  /** How accrued interest is counted and rounded. */
  readonly counting: Counting;
  readonly rounding: RoundingMode;
}

/** A rate cut down to a yearly cap (365 days). */
export function capRate(rate: DailyRate, yearlyPpm: bigint | null): DailyRate {
  if (yearlyPpm === null || rate.ppm * 365n <= yearlyPpm * BigInt(rate.perDays)) return rate;
  return { ppm: yearlyPpm, perDays: 365 };
}

/** An instalment or statement that will be asked for. */
export interface Coming {
  readonly seq: number;
  readonly due: Day;
  readonly principal: Minor;
  readonly interest: Minor;
  readonly fee: Minor;
}
