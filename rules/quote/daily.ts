/**
 * What is the answer to a case whose interest runs daily on a balance?
 *
 * The one place where terms, plan, calendar, rows and statuses meet: `answerDaily` reads the agreement, makes
 * the plan, replays the events that each question knows, and writes the parts that are asked for as text.
 */
import type { Day } from '../days.ts';
import { formatDay } from '../days.ts';
import type { Currency, Minor } from '../money.ts';
import { divideRounded, formatAmount, sum } from '../money.ts';
import type { Ask, Case, CaseEvent, Want } from './case.ts';
import type { Answer, CaseAnswer, DayLine, DayStatusLine, PartLine, ScheduleLine } from './case-answer.ts';
import { calendarOf, scheduleInForce } from './daily/daily-calendar.ts';
import type { Plan } from './daily/daily-plan.ts';
import { agreedPlan, cadenceDay, planOf } from './daily/daily-plan.ts';
import { dailyRows } from './daily/daily-rows.ts';
import type { DailyRow } from './daily/daily-state.ts';
import { withLatePayments } from './daily/daily-status.ts';
import type { DailyAgreement, Parts } from './daily/daily-terms.ts';
import { readAgreement, wholeMinor } from './daily/daily-terms.ts';

const EVENTS: readonly CaseEvent['type'][] = ['payment', 'reverse', 'replace-instalments'];
const WANTS: readonly Want[] = ['schedule', 'totals', 'days', 'dayStatuses', 'settlement', 'balances'];

/** Unrounded interest is shown with this many decimals; that is display only, nothing is calculated with it. */
const SHOWN_DECIMALS = 4;

/** True for a case of this family: interest that is rounded down when it is paid. */
export function runsDaily(c: Case): boolean {
  return c.terms.rounding?.interest === 'down-when-paid';
}

function notUnderstood(c: Case): string[] {
  const found: string[] = [];
  for (const [index, event] of c.events.entries()) {
    if (!EVENTS.includes(event.type)) found.push(`events[${index}].type=${event.type}`);
  }
  for (const [index, ask] of c.ask.entries()) {
    for (const want of ask.want) if (!WANTS.includes(want)) found.push(`ask[${index}].want=${want}`);
  }
  return found;
}

/** The events a question knows: entered by its day, and not after the event it names. */
function eventsFor(c: Case, ask: Ask): readonly CaseEvent[] {
  if (ask.after === 'start') return [];
  const last = ask.after === undefined ? -1 : c.events.findIndex((event) => event.id === ask.after);
  const entered = last === -1 ? c.events : c.events.slice(0, last + 1);
  return entered.filter((event) => event.on <= ask.asOf);
}

/**
 * The due days that bound the time in which a late payment still counts for an instalment. A cadence goes on
 * beyond the last instalment; a list, or a plan with replaced instalments, ends with its last day.
 */
function boundingDays(agreement: DailyAgreement, scheduled: Iterable<Day>, lastRow: Day): Day[] {
  const days = new Set(scheduled);
  for (let n = 0; ; n++) {
    const due = cadenceDay(agreement, n);
    if (due === null) break;
    days.add(due);
    if (due > lastRow) break;
  }
  return [...days].toSorted((a, b) => a - b);
}

interface Replay {
  readonly plan: Plan;
  readonly rows: readonly DailyRow[];
}

function replay(agreement: DailyAgreement, agreed: Plan, events: readonly CaseEvent[], ask: Ask): Replay {
  const view = { asOf: ask.asOf, settle: ask.settle ?? false };
  const scheduled = scheduleInForce(agreed.rows, events);
  const replaced = events.some((event) => event.type === 'replace-instalments');
  const inForce = [...scheduled].map(([due, { amount }]) => ({ due, total: amount }));
  const plan = replaced ? planOf(agreement, inForce) : agreed;
  const calendar = calendarOf(agreement, scheduled, events, view);
  const lastRow = calendar.at(-1)?.on ?? agreement.startOn;
  const lastDue = agreed.rows.at(-1)?.due ?? agreement.startOn;
  const account = { agreement, view, initialInterest: plan.initialInterest, lastDue, lastRow };
  const bounds = replaced ? [...scheduled.keys()] : boundingDays(agreement, scheduled.keys(), lastRow);
  const rows = withLatePayments(dailyRows(account, calendar), bounds);
  return { plan, rows };
}

function scheduleLines(plan: Plan, currency: Currency): ScheduleLine[] {
  const money = (amount: Minor) => formatAmount(amount, currency);
  return plan.rows.map((row, index) => ({
    n: index + 1,
    due: formatDay(row.due),
    principal: money(row.principal),
    interest: money(row.interest),
    total: money(row.total),
    balanceAfter: money(row.balanceAfter),
  }));
}

function totalsLine(plan: Plan, currency: Currency): PartLine {
  const money = (pick: (row: Plan['rows'][number]) => Minor) =>
    formatAmount(sum(plan.rows.map(pick)), currency);
  return {
    principal: money((row) => row.principal),
    interest: money((row) => row.interest),
    fee: formatAmount(0n, currency),
    penalty: formatAmount(0n, currency),
    total: money((row) => row.total),
  };
}

/** Parts with the shown decimals, half away from zero. */
function formatParts(parts: Parts, agreement: DailyAgreement, currency: Currency): string {
  const scale = 10n ** BigInt(SHOWN_DECIMALS);
  const den = agreement.partsPerMinor * 10n ** BigInt(currency.digits);
  return formatAmount(divideRounded(parts * scale, den, 'half-up'), { ...currency, digits: SHOWN_DECIMALS });
}

function dayLine(row: DailyRow, agreement: DailyAgreement, currency: Currency): DayLine {
  const money = (amount: Minor) => formatAmount(amount, currency);
  const parts = (amount: Parts) => formatParts(amount, agreement, currency);
  return {
    on: formatDay(row.on),
    accrued: parts(row.accrued),
    interestAdded: parts(row.interestAdded),
    due: money(row.due),
    paid: money(row.paid),
    charge: money(row.charge),
    chargePaid: money(row.chargePaid),
    interestPaid: money(row.interestPaid),
    feePaid: money(row.feePaid),
    principalPaid: money(row.principalPaid),
    feeRebate: money(row.feeRebate),
    feeRebateIfSettled: money(row.feeRebateIfSettled),
    chargeBalance: money(row.chargeBalance),
    interestBalance: parts(row.interestBalance),
    feeBalance: money(row.feeBalance),
    principalBalance: money(row.principalBalance),
    settlement: money(row.settlement),
  };
}

function statusLine(row: DailyRow, currency: Currency): DayStatusLine {
  const line = { on: formatDay(row.on), payment: row.payment, balance: row.balance };
  return row.owing === undefined ? line : { ...line, owing: formatAmount(row.owing, currency) };
}

function balancesLine(row: DailyRow, agreement: DailyAgreement, currency: Currency): PartLine {
  const interest = wholeMinor(row.interestBalance, agreement);
  const { principalBalance: principal, feeBalance: fee, chargeBalance: penalty } = row;
  const money = (amount: Minor) => formatAmount(amount, currency);
  return {
    principal: money(principal),
    interest: money(interest),
    fee: money(fee),
    penalty: money(penalty),
    total: money(principal + interest + fee + penalty),
  };
}

function answerOf(agreement: DailyAgreement, c: Case, agreed: Plan, ask: Ask): Answer {
  const { plan, rows } = replay(agreement, agreed, eventsFor(c, ask), ask);
  const shown = ask.trim ? rows.filter((row) => row.payment !== 'no-longer-required') : rows;
  const today = rows.find((row) => row.on === ask.asOf);
  const wants = (want: Want) => ask.want.includes(want);
  const { currency } = c;
  return {
    asOf: formatDay(ask.asOf),
    ...(ask.after === undefined ? {} : { after: ask.after }),
    ...(wants('schedule') ? { schedule: scheduleLines(plan, currency) } : {}),
    ...(wants('totals') ? { totals: totalsLine(plan, currency) } : {}),
    ...(wants('balances') && today ? { balances: balancesLine(today, agreement, currency) } : {}),
    ...(wants('settlement') && today
      ? { settlement: formatAmount(today.settling ?? today.settlement, currency) }
      : {}),
    ...(wants('days') ? { days: shown.map((row) => dayLine(row, agreement, currency)) } : {}),
    ...(wants('dayStatuses') ? { dayStatuses: shown.map((row) => statusLine(row, currency)) } : {}),
  };
}

/** Answers a case of daily interest, or names what this engine has no mechanism for. */
export function answerDaily(c: Case): CaseAnswer {
  const read = readAgreement(c);
  const unknown = [...('cannotExpress' in read ? read.cannotExpress : []), ...notUnderstood(c)];
  if ('cannotExpress' in read || unknown.length > 0) return { id: c.id, cannotExpress: unknown };
  const agreed = agreedPlan(read.ok);
  return { id: c.id, answers: c.ask.map((ask) => answerOf(read.ok, c, agreed, ask)) };
}
