/**
 * How is an account on a day written down as the answer to a question?
 *
 * Amounts become decimal strings in major units, days ISO dates; every part that was asked for is there.
 */
import { type Day, formatDay } from '../../days.ts';
import { type Currency, formatAmount, type Minor } from '../../money.ts';
import { PARTS } from '../../payment.ts';
import type { Ask, Case } from '../case.ts';
import type { AllocationLine, Answer, PartLine, ScheduleLine } from '../case-answer.ts';
import type { Arrears } from './lateness.ts';
import { openOver } from './rearrange.ts';
import type { Account } from './replay.ts';
import {
  aheadAndLate,
  type ByPart,
  nothing,
  openOf,
  owedOf,
  paidOf,
  type Row,
  totalOf,
  waivedOf,
} from './row.ts';
import { settlementOf } from './settlement.ts';

/** The parts of an answer that were asked for. */
export function answerOf(asked: Case, ask: Ask, account: Account, arrears: Arrears): Answer {
  const wants = (want: Ask['want'][number]) => ask.want.includes(want);
  const { currency, terms } = asked;
  const money = (amount: Minor) => formatAmount(amount, currency);
  return {
    asOf: formatDay(ask.asOf),
    ...(ask.after !== undefined && { after: ask.after }),
    ...(wants('schedule') && { schedule: scheduleLines(account, currency) }),
    ...(wants('totals') && { totals: partLine(totalOwed(account.rows), currency) }),
    ...(wants('balances') && { balances: balancesOf(account, asked) }),
    ...(wants('overdue') && {
      overdue: {
        ...partLine(arrears.overdue, currency),
        since: arrears.overdueSince === null ? null : formatDay(arrears.overdueSince),
      },
    }),
    ...(wants('daysPastDue') && { daysPastDue: arrears.daysPastDue }),
    ...(wants('delinquentDays') && { delinquentDays: arrears.delinquentDays }),
    ...(wants('delinquentSince') && {
      delinquentSince: arrears.delinquentSince === null ? null : formatDay(arrears.delinquentSince),
    }),
    ...(wants('bucket') && { bucket: arrears.bucket }),
    ...(wants('instalmentBuckets') && {
      instalmentBuckets: Object.fromEntries(
        [...arrears.instalmentBuckets].map(([name, amount]) => [name, money(amount)]),
      ),
    }),
    ...(wants('settlement') && { settlement: money(settlementOf(account, terms, ask.asOf)) }),
    ...(wants('allocations') && { allocations: allocationLines(account, currency) }),
    ...(wants('nextDue') && { nextDue: nextDueOf(account.rows, terms.nextDue, ask.asOf) }),
    ...(wants('refused') && { refused: account.pauses.refused }),
  };
}

/** Amounts by part with their sum. */
function partLine(parts: ByPart, currency: Currency): PartLine {
  return {
    principal: formatAmount(parts.principal, currency),
    interest: formatAmount(parts.interest, currency),
    fee: formatAmount(parts.fee, currency),
    penalty: formatAmount(parts.penalty, currency),
    total: formatAmount(totalOf(parts), currency),
  };
}

function totalOwed(rows: readonly Row[]): ByPart {
  const total = nothing();
  for (const row of rows) {
    const owed = owedOf(row);
    for (const part of PARTS) total[part] += owed[part];
  }
  return total;
}

/** Everything still open over the whole life, and what was paid too much. */
function balancesOf(account: Account, { currency, terms }: Case): PartLine {
  const open = openOver(account.rows);
  const tiny = terms.settlement?.roundOwedBelow;
  const owed = tiny !== undefined && totalOf(open) < tiny ? nothing() : open;
  const overpaid = account.moves.reduce((total, { left }) => total + (left ?? 0n), 0n);
  return { ...partLine(owed, currency), overpaid: formatAmount(overpaid, currency) };
}

/** All rows; the balance after a row counts what was paid out by then less the principal of rows so far. */
function scheduleLines({ plan, rows: all }: Account, currency: Currency): ScheduleLine[] {
  const rows = all.filter(({ kind }) => kind !== 'penalty');
  let principal = 0n;
  return rows.map((row, index) => {
    principal += row.planned.principal;
    return scheduleLine(row, index + 1, drawnBy(plan, row) - principal, currency);
  });
}

/** Paid out by the time of a row. A draw with its own down payment counts from that row, not before. */
function drawnBy({ draws, terms }: Account['plan'], row: Row): Minor {
  let drawn = 0n;
  for (const { on, amount, down } of draws)
    if (on < row.due || (on === row.due && (row.kind === 'down' || !terms.downPayment)))
      drawn += amount + down;
  return drawn;
}

function scheduleLine(row: Row, n: number, balanceAfter: Minor, currency: Currency): ScheduleLine {
  const { ahead, late } = aheadAndLate(row);
  const money = (amount: Minor) => formatAmount(amount, currency);
  return {
    n,
    due: formatDay(row.due),
    ...partLine(owedOf(row), currency),
    paid: money(totalOf(paidOf(row))),
    paidInAdvance: money(ahead),
    paidLate: money(late),
    waived: money(totalOf(waivedOf(row))),
    outstanding: money(totalOf(openOf(row))),
    balanceAfter: money(balanceAfter),
    ...paidOn(row),
  };
}

/** The day on which the row was complete; null while it is open, absent where nothing was ever to be paid. */
function paidOn(row: Row): { paidOn?: string | null } {
  const owed = totalOf(owedOf(row));
  if (owed === 0n || totalOf(waivedOf(row)) === owed) return {};
  if (totalOf(openOf(row)) > 0n || row.touchedOn === null) return { paidOn: null };
  return { paidOn: formatDay(row.touchedOn) };
}

/** How each event was split, in the order in which they took effect. */
function allocationLines({ moves }: Account, currency: Currency): AllocationLine[] {
  return moves.map(({ of, parts, left }) => {
    const { total: _sum, ...line } = partLine(parts, currency);
    return { of, ...line, ...(left !== null && { overpaid: formatAmount(left, currency) }) };
  });
}

/** Due day of the next row that is not paid, seen from its oldest or from today. */
function nextDueOf(
  rows: readonly Row[],
  rule: 'earliest-unpaid' | 'after-today' | undefined,
  on: Day,
): string | null {
  const due = rows.filter(({ kind }) => kind !== 'penalty');
  const row = due.find((row) => totalOf(openOf(row)) > 0n && (rule !== 'after-today' || row.due > on));
  return row ? formatDay(row.due) : null;
}
