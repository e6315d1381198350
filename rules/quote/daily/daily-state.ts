/**
 * What is known of a daily-interest account after a day?
 *
 * The row that is shown, the running totals that no row shows, and what stays the same from row to row.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import type { DailyView } from './daily-calendar.ts';
import type { BalanceStatus, PaymentStatus } from './daily-status.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';

/** One day of the account. */
export interface DailyRow {
  readonly on: Day;
  readonly accrued: Parts;
  /** What was added to the interest balance; differs from `accrued` for add-on interest and at the cap. */
  readonly interestAdded: Parts;
  readonly due: Minor;
  /** Net effect of the day's money, the settling payment included. */
  readonly paid: Minor;
  readonly charge: Minor;
  readonly chargePaid: Minor;
  readonly interestPaid: Minor;
  readonly feePaid: Minor;
  readonly principalPaid: Minor;
  readonly feeRebate: Minor;
  readonly feeRebateIfSettled: Minor;
  readonly chargeBalance: Minor;
  readonly interestBalance: Parts;
  readonly feeBalance: Minor;
  readonly principalBalance: Minor;
  /** What would settle after the day's money, never above the balances. */
  readonly settlement: Minor;
  /** The payment that settled everything on this day; null when none was asked for. */
  readonly settling: Minor | null;
  /** Real money of the day, pending and settling money included. */
  readonly received: Minor;
  readonly payment: PaymentStatus;
  readonly owing?: Minor | undefined;
  readonly balance: BalanceStatus;
}

/** Running totals beside the balances. */
export interface Totals {
  readonly accrued: Parts;
  /** Interest charged so far, as the cap over the whole life counts it. */
  readonly charged: Parts;
  readonly interestPaid: Minor;
  readonly charges: Minor;
  readonly scheduled: Minor;
  readonly received: Minor;
  /** Kinds of charge that are made once per loan and were made. */
  readonly chargedOnce: ReadonlySet<string>;
}

/** The row before and the totals up to it. */
export interface State {
  readonly row: DailyRow;
  readonly totals: Totals;
}

/** Everything that stays the same from row to row. */
export interface DailyAccount {
  readonly agreement: DailyAgreement;
  readonly view: DailyView;
  /** Add-on interest that stands in the balance from the start. */
  readonly initialInterest: Minor;
  /** The last original instalment; the up-front fee is rebated pro rata up to it. */
  readonly lastDue: Day;
  readonly lastRow: Day;
}

/** The account as it is paid out. */
export function opening({ agreement, initialInterest }: DailyAccount): State {
  const { principal, fee, startOn, partsPerMinor } = agreement;
  const row: DailyRow = {
    on: startOn,
    accrued: 0n,
    interestAdded: 0n,
    due: 0n,
    paid: 0n,
    charge: 0n,
    chargePaid: 0n,
    interestPaid: 0n,
    feePaid: 0n,
    principalPaid: 0n,
    feeRebate: 0n,
    feeRebateIfSettled: fee.rebate === 'none' ? 0n : fee.total,
    chargeBalance: 0n,
    interestBalance: initialInterest * partsPerMinor,
    feeBalance: fee.total,
    principalBalance: principal,
    settlement: principal + fee.total,
    settling: null,
    received: 0n,
    payment: 'none-scheduled',
    balance: 'open',
  };
  const charged = initialInterest * partsPerMinor;
  const totals = {
    accrued: 0n,
    charged,
    interestPaid: 0n,
    charges: 0n,
    scheduled: 0n,
    received: 0n,
    chargedOnce: new Set<string>(),
  };
  return { row, totals };
}
