/**
 * What does each day do to the balances of an account whose interest runs daily?
 *
 * One row per day of the calendar, each made from the one before: interest accrues up to the day, the amount
 * due and the charges of the day are fixed, the money of the day pays charges, then interest, then fee and
 * principal, and what is left is carried. Money and charges are minor units, interest is carried in parts.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import { least, most } from '../../money.ts';
import type { DayFacts } from './daily-calendar.ts';
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
import type { DailyAccount, DailyRow, State, Totals } from './daily-state.ts';
import { opening } from './daily-state.ts';
import type { PaymentStatus } from './daily-status.ts';
import { balanceStatusOf, moneyOf, statusOf } from './daily-status.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';
import { wholeMinor } from './daily-terms.ts';

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

/** Assumed money is not more than is due on a day to come, and none at all where nothing is due. */
function moneyThatCounts(facts: DayFacts, alone: PaymentStatus, net: Minor, due: Minor): Minor {
  if (alone === 'not-yet-due') return least(net, due);
  return alone === 'payment-due' && due === 0n ? facts.received : net;
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
    net: moneyThatCounts(facts, alone, net, due),
    received: totals.received + facts.received + facts.pending,
  };
}

/** What is owed on a day and what would settle it, before its money is split. */
interface Position {
  readonly owed: Owed;
  /** Add-on interest that will never accrue; zero or negative. */
  readonly credit: Parts;
  readonly rebate: Minor;
  /** The part of the rebate that settling would still bring: an account that is paid off has had its own. */
  readonly granted: Minor;
  /** Declining interest: before the money of the day; add-on interest: after all real money. */
  readonly figure: Minor;
}

function positionOn(account: DailyAccount, { row, totals }: State, day: DayBefore): Position {
  const { agreement, initialInterest } = account;
  const rebate = feeRebateOn(agreement, day.facts.on, account.lastDue);
  let [credit, earned] = [0n, 0n];
  if (agreement.addOn && row.balance !== 'closed') {
    const accrued = totals.accrued + day.accrual.accrued;
    const costs = agreement.fee.total - rebate + totals.charges + day.charge;
    const figure = addOnFigure(agreement, accrued, costs, day.received);
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
  const granted = row.balance === 'open' ? rebate : 0n;
  const figure = agreement.addOn ? earned : decliningFigure(owed, granted);
  return { owed, credit, rebate, granted, figure };
}

/** What settles after the day's money, before it is held within the balances. */
function settlementAfter(account: DailyAccount, row: DailyRow, day: DayBefore, position: Position): Minor {
  const { owed, granted, figure } = position;
  if (row.balance === 'over-refunded') return row.principalBalance;
  if (day.settling) {
    const rest = decliningFigure(owed, granted) - day.net;
    return account.agreement.addOn && row.balance === 'open' ? withinBalances(figure, rest) : rest;
  }
  // Nothing can be quoted while money is on its way.
  if (day.facts.pending > 0n) return 0n;
  // An add-on figure has the real money counted already; money that is only assumed settles nothing.
  return account.agreement.addOn || day.alone === 'not-yet-due' ? figure : figure - day.net;
}

/** A day after its money is split. */
interface DayAfter {
  readonly position: Position;
  readonly settlement: Minor;
  readonly parts: Split;
  /** By how much an assumed payment would have paid more principal than is open. */
  readonly over: Minor;
  /** Interest carried on, before a remainder of less than one minor unit is dropped. */
  readonly interestLeft: Parts;
  readonly interestAdded: Parts;
}

function dayAfter(account: DailyAccount, state: State, day: DayBefore): DayAfter {
  const { agreement } = account;
  const position = positionOn(account, state, day);
  const { owed, granted, figure } = position;
  const toCover = agreement.addOn ? figure + day.net : figure;
  const asked = splitMoney(agreement, owed, day.net, { figure: toCover, rebate: granted });
  // An assumed payment never pays more principal than is open, even where a fee rebate makes it too large.
  const over = day.alone === 'not-yet-due' ? most(0n, asked.principal - most(0n, owed.principal)) : 0n;
  const settlement = settlementAfter(account, state.row, day, position);
  const parts = day.settling
    ? settledSplit(owed, granted, day.net + settlement)
    : { ...asked, principal: asked.principal - over };
  const interestAdded = day.accrual.added + position.credit;
  const paidInterest = parts.interest * agreement.partsPerMinor;
  const interestLeft = state.row.interestBalance + interestAdded - paidInterest;
  return { position, settlement, parts, over, interestLeft, interestAdded };
}

/** The balances that a day leaves behind; nothing is left when it settles. */
function balancesAfter(
  agreement: DailyAgreement,
  day: DayBefore,
  { position, parts, interestLeft }: DayAfter,
) {
  if (day.settling) return { principal: 0n, fee: 0n, charge: 0n, interest: 0n, total: 0n };
  const { owed } = position;
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

function rowOf(account: DailyAccount, before: DailyRow, day: DayBefore, after: DayAfter): DailyRow {
  const { facts, settling } = day;
  const { parts, position, settlement } = after;
  const due = day.due - after.over;
  const net = day.net - after.over;
  const left = balancesAfter(account.agreement, day, after);
  const payment = statusOf(facts, day.alone, before.balance, { due, net, settling });
  return {
    on: facts.on,
    accrued: day.accrual.accrued,
    interestAdded: after.interestAdded,
    due,
    paid: settling ? net + settlement : net,
    charge: day.charge,
    chargePaid: parts.charge,
    interestPaid: parts.interest,
    feePaid: parts.fee,
    principalPaid: parts.principal,
    feeRebate: parts.rebate,
    feeRebateIfSettled: payment === 'no-longer-required' && !settling ? 0n : position.rebate,
    chargeBalance: left.charge,
    interestBalance: left.interest,
    feeBalance: left.fee,
    principalBalance: left.principal,
    settlement: withinBalances(settlement, left.total),
    settling: settling ? settlement : null,
    received: facts.received + facts.pending + (settling ? settlement : 0n),
    payment,
    balance: settling ? 'closed' : balanceStatusOf(left.principal, before.balance),
  };
}

function totalsAfter(agreement: DailyAgreement, totals: Totals, day: DayBefore, after: DayAfter): Totals {
  const { parts, interestLeft } = after;
  const fraction = interestLeft - wholeMinor(interestLeft, agreement) * agreement.partsPerMinor;
  return {
    accrued: totals.accrued + day.accrual.accrued,
    // A fraction that a payment rounds away does not use up the cap: the last charge may top up to it.
    charged: totals.charged + day.accrual.added - (parts.interest === 0n ? 0n : fraction),
    interestPaid: totals.interestPaid + parts.interest,
    charges: totals.charges + day.charge,
    scheduled: totals.scheduled + (day.facts.scheduled?.amount ?? 0n),
    received: day.received,
    chargedOnce: day.chargedOnce,
  };
}

/** The rows of an account, one per day of its calendar. A quiet start day shows the balances as paid out. */
export function dailyRows(account: DailyAccount, calendar: readonly DayFacts[]): DailyRow[] {
  let state = opening(account);
  const rows: DailyRow[] = [];
  for (const facts of calendar) {
    if (!facts.quiet) {
      const day = dayBefore(account, state, facts);
      const after = dayAfter(account, state, day);
      state = {
        row: rowOf(account, state.row, day, after),
        totals: totalsAfter(account.agreement, state.totals, day, after),
      };
    }
    rows.push(state.row);
  }
  return rows;
}
