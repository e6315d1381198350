/**
 * What does each day do to the balances of an account whose interest runs daily?
 *
 * One row per day of the calendar, each made from the one before: interest accrues up to the day, the amount
 * due and the charges of the day are fixed, the money of the day pays charges, then interest, then fee and
 * principal, and what is left is carried. Money and charges are minor units, interest is carried in parts.
 */
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import { least, most } from '../money.ts';
import type { DailyView, DayFacts } from './daily-calendar.ts';
import { chargesOn, dueOn } from './daily-due.ts';
import { accruedInterest, dropFraction, underTotalCap } from './daily-interest.ts';
import {
  addOnFigure,
  decliningFigure,
  feeRebateOn,
  unaccruedCredit,
  withinBalances,
} from './daily-settlement.ts';
import type { Owed, Split } from './daily-split.ts';
import { settledSplit, splitMoney } from './daily-split.ts';
import type { BalanceStatus, PaymentStatus } from './daily-status.ts';
import { balanceStatusOf, moneyOf, statusOf } from './daily-status.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';
import { wholeMinor } from './daily-terms.ts';

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
interface Totals {
  readonly accrued: Parts;
  /** Interest charged so far, as the cap over the whole life counts it. */
  readonly charged: Parts;
  readonly interestPaid: Minor;
  readonly scheduled: Minor;
  readonly received: Minor;
  /** Kinds of charge that are made once per loan and were made. */
  readonly chargedOnce: ReadonlySet<string>;
}

interface State {
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

function opening({ agreement, initialInterest }: DailyAccount): State {
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
    scheduled: 0n,
    received: 0n,
    chargedOnce: new Set<string>(),
  };
  return { row, totals };
}

interface Accrual {
  readonly accrued: Parts;
  readonly added: Parts;
  /** Interest of the last day row that is too small to be charged. */
  readonly dropped: Parts;
}

/** Interest from the row before up to day `on`, and what of it joins the interest balance. */
function accrueTo(account: DailyAccount, { row, totals }: State, on: Day): Accrual {
  const { agreement, view, initialInterest } = account;
  const by = agreement.interestFreeIfSettledBy;
  const free = view.settle && by !== null && view.asOf <= by;
  const balance = { principal: row.principalBalance, bearing: row.principalBalance + row.feeBalance };
  const raw = row.balance === 'over-refunded' ? 0n : accruedInterest(agreement, balance, row.on, on, free);
  const accrued = underTotalCap(agreement, totals.accrued, raw);
  let fresh = raw;
  if (agreement.addOn) {
    const beyond = totals.accrued + accrued - initialInterest * agreement.partsPerMinor;
    const finished = row.balance === 'closed' || row.balance === 'over-refunded';
    fresh = finished ? 0n : least(accrued, most(0n, beyond));
  }
  const added = underTotalCap(agreement, totals.charged, fresh);
  const tooSmall = agreement.dropLastDayInterestBelow * agreement.partsPerMinor;
  const dropped = on === account.lastRow && added > 0n && added < tooSmall ? added : 0n;
  return { accrued, added: added - dropped, dropped };
}

/** A day with everything that is known before its money is split. */
interface DayBefore {
  readonly facts: DayFacts;
  readonly alone: PaymentStatus;
  readonly settling: boolean;
  readonly accrual: Accrual;
  /** Interest that can be paid, in minor units. */
  readonly interest: Minor;
  readonly due: Minor;
  readonly charge: Minor;
  readonly chargedOnce: ReadonlySet<string>;
  readonly net: Minor;
  /** All real money received so far, this day's included. */
  readonly received: Minor;
}

function dayBefore(account: DailyAccount, state: State, facts: DayFacts): DayBefore {
  const { agreement, view } = account;
  const { row, totals } = state;
  const { net, payment: alone } = moneyOf(facts, agreement, view);
  const accrual = accrueTo(account, state, facts.on);
  // Money given back while something is still owed is a gesture to the customer: it leaves interest alone.
  const gesture = facts.received < 0n && row.settlement >= 0n;
  const interest = gesture ? 0n : wholeMinor(row.interestBalance + accrual.added, agreement);
  const owed = row.principalBalance + row.feeBalance + interest;
  const due = dueOn(agreement, facts, row.balance, totals.received - totals.scheduled, owed);
  const charges =
    due === 0n
      ? { amount: 0n, once: totals.chargedOnce }
      : chargesOn(agreement, view, facts, alone, totals.chargedOnce);
  return {
    facts,
    alone,
    settling: view.settle && facts.on === view.asOf,
    accrual,
    interest,
    due,
    charge: charges.amount,
    chargedOnce: charges.once,
    net: facts.on > view.asOf ? least(net, due) : net,
    received: totals.received + facts.received + facts.pending,
  };
}

/** What is owed on a day and what would settle it, before its money is split. */
interface Position {
  readonly owed: Owed;
  /** Add-on interest that will never accrue; zero or negative. */
  readonly credit: Parts;
  readonly rebate: Minor;
  readonly figure: Minor;
}

function positionOn(account: DailyAccount, { row, totals }: State, day: DayBefore): Position {
  const { agreement, initialInterest } = account;
  const rebate = feeRebateOn(agreement, day.facts.on, account.lastDue);
  let [credit, earned] = [0n, 0n];
  if (agreement.addOn && row.balance !== 'closed') {
    const accrued = totals.accrued + day.accrual.accrued;
    const figure = addOnFigure(agreement, accrued, day.received);
    earned = figure - wholeMinor(day.accrual.dropped, agreement);
    const ends = day.settling || (figure <= 0n && day.net !== 0n);
    if (ends && row.balance === 'open' && day.accrual.added === 0n) {
      credit = unaccruedCredit(agreement, accrued, initialInterest);
    }
  }
  const interest = day.interest + wholeMinor(credit, agreement);
  const cap = agreement.totalCap;
  const chargeable =
    cap === null ? interest : least(interest, wholeMinor(cap, agreement) - totals.interestPaid);
  const owed = {
    principal: row.principalBalance,
    fee: row.feeBalance,
    interest: chargeable,
    charge: row.chargeBalance + day.charge,
  };
  const granted = row.balance === 'open' ? rebate : 0n; // a paid-off account has had its rebate
  return { owed, credit, rebate, figure: agreement.addOn ? earned : decliningFigure(owed, granted) };
}

/** What settles after the day's money. Assumed money has not come, add-on figures have the money counted. */
function settlementAfter(account: DailyAccount, row: DailyRow, day: DayBefore, figure: Minor): Minor {
  if (row.balance === 'over-refunded') return row.principalBalance;
  if (day.facts.pending > 0n) return 0n;
  return account.agreement.addOn || day.alone === 'not-yet-due' ? figure : figure - day.net;
}

/** The balances that the split leaves behind. */
function balancesAfter(agreement: DailyAgreement, { owed }: Position, parts: Split, interestLeft: Parts) {
  const principal = owed.principal - parts.principal;
  const fee = owed.fee - parts.fee - parts.rebate;
  const charge = owed.charge - parts.charge;
  const interest = dropFraction(interestLeft, agreement);
  return {
    principal,
    fee,
    charge,
    interest,
    total: principal + fee + charge + wholeMinor(interest, agreement),
  };
}

const NOTHING = { principal: 0n, fee: 0n, charge: 0n, interest: 0n, total: 0n };

function nextState(account: DailyAccount, state: State, facts: DayFacts): State {
  const { agreement } = account;
  const { row: before, totals } = state;
  const day = dayBefore(account, state, facts);
  const position = positionOn(account, state, day);
  const { owed, credit, rebate, figure } = position;
  const asked = splitMoney(agreement, owed, day.net, { figure, rebate });
  // An assumed payment never pays more principal than is open, even where a fee rebate makes it too large.
  const over =
    day.alone === 'not-yet-due' ? most(0n, least(asked.principal, asked.principal - owed.principal)) : 0n;
  const parts = day.settling ? settledSplit(owed, rebate) : { ...asked, principal: asked.principal - over };
  const due = day.due - over;
  const net = day.net - over;
  const interestAdded = day.accrual.added + credit;
  const interestLeft = before.interestBalance + interestAdded - parts.interest * agreement.partsPerMinor;
  const after = day.settling ? NOTHING : balancesAfter(agreement, position, parts, interestLeft);
  const settlement = settlementAfter(account, before, day, figure);
  const payment = statusOf(facts, day.alone, before.balance, { due, net, settling: day.settling });
  const fraction = interestLeft - wholeMinor(interestLeft, agreement) * agreement.partsPerMinor;
  const row: DailyRow = {
    on: facts.on,
    accrued: day.accrual.accrued,
    interestAdded,
    due,
    paid: day.settling ? net + settlement : net,
    charge: day.charge,
    chargePaid: parts.charge,
    interestPaid: parts.interest,
    feePaid: parts.fee,
    principalPaid: parts.principal,
    feeRebate: parts.rebate,
    feeRebateIfSettled: payment === 'no-longer-required' && !day.settling ? 0n : rebate,
    chargeBalance: after.charge,
    interestBalance: after.interest,
    feeBalance: after.fee,
    principalBalance: after.principal,
    settlement: withinBalances(settlement, after.total),
    settling: day.settling ? settlement : null,
    received: facts.received + facts.pending + (day.settling ? settlement : 0n),
    payment,
    balance: day.settling ? 'closed' : balanceStatusOf(after.principal, before.balance),
  };
  return {
    row,
    totals: {
      accrued: totals.accrued + day.accrual.accrued,
      // A fraction that a payment rounds away does not use up the cap: the last charge may top up to it.
      charged: totals.charged + day.accrual.added - (parts.interest === 0n ? 0n : fraction),
      interestPaid: totals.interestPaid + parts.interest,
      scheduled: totals.scheduled + (facts.scheduled?.amount ?? 0n),
      received: day.received,
      chargedOnce: day.chargedOnce,
    },
  };
}

/** The rows of an account, one per day of its calendar, which begins with the start day. */
export function dailyRows(account: DailyAccount, calendar: readonly DayFacts[]): DailyRow[] {
  let state = opening(account);
  const rows: DailyRow[] = [];
  for (const facts of calendar) {
    const quiet =
      facts.on === account.agreement.startOn &&
      facts.scheduled === null &&
      facts.received === 0n &&
      facts.pending === 0n &&
      facts.on !== account.view.asOf;
    if (!quiet) state = nextState(account, state, facts);
    rows.push(state.row);
  }
  return rows;
}
