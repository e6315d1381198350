/**
 * What do the rows ask for when interest runs on a balance that draws and payments change?
 *
 * The rows are worked out one after the other, each from the balance the rows before it leave. Money paid
 * ahead lowers that balance from its own day (or from the next due day), overdue principal can raise it,
 * and what was paid beyond an instalment lowers the instalments, their number, or the next ones.
 */
import type { Span } from '../../accrual.ts';
import type { Day } from '../../days.ts';
import { addFractions, type Fraction, least, type Minor, most, multiplyFractions } from '../../money.ts';
import { levelInstalment, toGrain, toInstalment } from '../../schedule.ts';
import type { Terms } from '../case.ts';
import { type ByPart, openOf, paidOf, type Row } from './row.ts';
import { type Draw, ordinaryRows, type Plan } from './row-plan.ts';
import { type FreeSpan, levelShareOf, shareBetween } from './running-share.ts';

/** How a running plan follows what happens. */
export interface Recalculation {
  /** Money paid ahead counts from the next due day instead of its own. */
  readonly onDueDays: boolean;
  /** What is paid ahead waits for the due day of its instalment. */
  readonly waits: boolean;
  readonly onEarly: 'reduce-instalment' | 'reduce-count' | 'next-instalments' | 'none';
  /** Unpaid principal of earlier rows bears interest again: never, in today's period, or in every period begun. */
  readonly late: 'never' | 'current-period' | 'begun-periods';
  readonly lateInterestToo: boolean;
  readonly lateRoundedApart: boolean;
  /** Each run of days with one balance is rounded by itself. */
  readonly roundRuns: boolean;
}

/** The declared recalculation; a plan without the word only follows draws and agreed changes. */
export function recalculationOf({ recalculate }: Terms): Recalculation {
  const compounding = recalculate?.compounding === 'overdue-interest';
  const late = recalculate?.late !== undefined || recalculate?.lateInterest !== undefined || compounding;
  return {
    onDueDays: recalculate?.interest === 'due-days',
    waits: recalculate?.earlyPaymentTo === 'instalment',
    onEarly: recalculate?.onEarlyPayment ?? 'none',
    late: recalculate?.overduePrincipal ? 'begun-periods' : late ? 'current-period' : 'never',
    lateInterestToo: compounding,
    lateRoundedApart: recalculate?.lateInterest !== undefined,
    roundRuns: recalculate?.roundEach !== undefined,
  };
}

/** A plan being worked out on day `today`. */
interface Working {
  readonly plan: Plan;
  readonly how: Recalculation;
  readonly free: readonly FreeSpan[];
  readonly today: Day;
  readonly rows: readonly Row[];
  /** Day each row's interest starts after: its period's start, or the day the row before was paid in full. */
  readonly starts: Map<Row, Day>;
  level: Minor;
}

/** A change of the balance within a period. */
interface Step {
  readonly on: Day;
  readonly amount: Minor;
}

/**
 * Sets principal and interest of the ordinary rows as they stand on day `today`. Returns the rows that
 * early payment has made superfluous (their number was reduced).
 */
export function fillRunningPlan(
  plan: Plan,
  how: Recalculation,
  free: readonly FreeSpan[],
  today: Day,
): Set<Row> {
  const rows = ordinaryRows(plan);
  const work: Working = { plan, how, free, today, rows, starts: new Map(), level: plan.level };
  const superfluous = new Set<Row>();
  let balance = 0n;
  let ahead = 0n; // principal paid beyond earlier rows, still to be taken off the next ones
  let postponed = 0n; // interest that a later row collects
  let shorten = false;
  let over: Day = plan.terms.startOn;
  rows.forEach((row, index) => {
    const start = work.starts.get(row) ?? row.from;
    work.starts.set(row, start);
    balance += drawnBetween(plan.draws, index === 0 ? null : over, row.due);
    over = row.due;
    if (plan.relevel.has(row)) work.level = levelFrom(work, index, balance);
    if (shorten && balance === 0n) superfluous.add(row);
    const cut = plan.cut.get(row);
    if (cut) {
      Object.assign(row.planned, cut);
      balance -= cut.principal;
      return;
    }
    const interest = interestOfRow(work, index, balance) + (plan.carried.get(row) ?? 0n);
    const wanted = index === rows.length - 1 ? balance : wantedPrincipal(work, index, interest, balance);
    const taken = least(ahead, wanted);
    if (index < rows.length - 1) ahead -= taken;
    let principal = index < rows.length - 1 ? wanted - taken : balance;
    if (shorten && balance + interest <= work.level) principal = balance;
    const paid = paidOf(row, row.due).principal;
    row.planned.interest = interest;
    row.planned.principal = principal;
    if (how.onEarly === 'none') {
      if (!closeEarly(work, index)) keepPaid(row, balance);
    } else if (paid > principal) {
      keepPaid(row, balance);
      ahead += how.onEarly === 'next-instalments' ? row.planned.principal - principal : 0n;
      if (how.onEarly === 'reduce-count') shorten = true;
      if (how.onEarly === 'reduce-instalment' && index + 1 < rows.length)
        work.level = levelFrom(work, index + 1, balance - row.planned.principal);
    } else keepPaid(row, balance);
    balance -= row.planned.principal;
    postponed += row.planned.interest;
    row.planned.interest = plan.interestFree.has(row) && index < rows.length - 1 ? 0n : postponed;
    postponed -= row.planned.interest;
  });
  return superfluous;
}

/** Drawn after `after` (null: from the beginning) and up to `until`. */
function drawnBetween(draws: readonly Draw[], after: Day | null, until: Day): Minor {
  let total = 0n;
  for (const { on, amount } of draws) if ((after === null || on > after) && on <= until) total += amount;
  return total;
}

/** Principal of a row by the level amount, leaving to later rows what was paid on them ahead. */
function wantedPrincipal(work: Working, index: number, interest: Minor, balance: Minor): Minor {
  const row = work.rows[index]!;
  if (work.plan.holidays.has(row)) return 0n;
  let free = balance;
  for (const later of work.rows.slice(index + 1)) free -= paidOf(later).principal;
  return most(0n, least(free, work.level - interest + (work.plan.added.get(row) ?? 0n)));
}

/** What was paid is not taken back: a row never asks for less than it has received. */
function keepPaid(row: Row, balance: Minor): void {
  const paid = paidOf(row);
  row.planned.interest = most(row.planned.interest, paid.interest);
  row.planned.principal = most(row.planned.principal, least(paid.principal, balance));
}

/** The level amount that pays `balance` off over the rows from `index` on. */
function levelFrom(work: Working, index: number, balance: Minor): Minor {
  const { plan, rows } = work;
  const paying = rows.slice(index).filter((row) => !plan.holidays.has(row));
  // A level amount worked out for one row does not foresee rates that change after that row.
  const rates = plan.rates.filter(({ from }) => from < rows[index]!.due);
  const shares = paying.map((row) => levelShareOf({ ...plan, rates }, row));
  if (paying.length === 0) return balance;
  const level = levelInstalment(balance, shares);
  const carried = plan.carried.get(rows[index]!);
  if (carried === undefined) return toInstalment(level, plan.terms.rounding);
  // Interest carried into the first row bears none itself: it counts as if it stood one period discounted.
  const whole = levelInstalment(carried, shares);
  const grown = { num: shares[0]!.den, den: shares[0]!.den + shares[0]!.num };
  return toInstalment(addFractions(level, multiplyFractions(whole, grown)), plan.terms.rounding);
}

/** Interest of one row on the balance that stands in its period. `balance` is what the rows before it leave. */
function interestOfRow(work: Working, index: number, balance: Minor): Minor {
  const row = work.rows[index]!;
  const start = work.starts.get(row)!;
  const base = balanceSteps(work, index, balance, start, row.due);
  const period = { from: start, to: row.due };
  return accrue(work, base, lateSteps(work, index, start), period, period);
}

/** The planned balance at the start of a period and its changes within: draws, and principal paid ahead. */
function balanceSteps(work: Working, index: number, balance: Minor, from: Day, to: Day): Step[] {
  const steps: Step[] = [{ on: from, amount: balance }];
  for (const draw of work.plan.draws) {
    if (draw.on <= from || draw.on > to) continue;
    steps[0] = { on: from, amount: steps[0]!.amount - draw.amount };
    steps.push({ on: draw.on, amount: draw.amount });
  }
  for (const row of work.rows.slice(index)) {
    for (const { on, parts } of row.receipts) {
      const counts = countsFrom(work, row, on);
      if (counts < to) steps.push({ on: Math.max(counts, from), amount: -parts.principal });
    }
  }
  return steps;
}

/** The day from which principal paid ahead lowers the balance. */
function countsFrom(work: Working, row: Row, on: Day): Day {
  if (on >= row.due) return Number.POSITIVE_INFINITY; // not ahead: the row itself lowers the balance
  if (work.how.waits) return row.due;
  if (!work.how.onDueDays) return on;
  return work.rows.find(({ due }) => due >= on)?.due ?? row.due;
}

/** Overdue amounts that bear interest again in the period after `from`, as steps of that extra balance. */
function lateSteps(work: Working, index: number, from: Day): Step[] {
  const { how, today } = work;
  const to = work.rows[index]!.due;
  const applies = how.late === 'begun-periods' ? from < today : from < today && today <= to;
  if (how.late === 'never' || !applies) return [];
  const steps: Step[] = [];
  for (const row of work.rows.slice(0, index)) {
    const before = paidOf(row, from);
    let open = row.planned.principal - before.principal;
    if (how.lateInterestToo) open += row.planned.interest - before.interest;
    steps.push({ on: from, amount: open });
    if (how.onDueDays) continue;
    for (const { on, parts } of row.receipts) {
      const paid = parts.principal + (how.lateInterestToo ? parts.interest : 0n);
      if (on > from && on <= Math.min(today, to)) steps.push({ on, amount: -paid });
    }
  }
  // After today the rows before are taken as paid: what is not known is planned.
  if (!how.onDueDays && today < to) {
    const left = steps.reduce((total, step) => total + step.amount, 0n);
    steps.push({ on: today, amount: -left });
  }
  return steps;
}

/** Interest of some days of a period on a stepped balance and a stepped extra balance, rounded as declared. */
function accrue(
  work: Working,
  base: readonly Step[],
  late: readonly Step[],
  days: Span,
  period: Span,
): Minor {
  if (work.plan.terms.accrual === 'per-period') {
    const opening = base.filter(({ on }) => on <= days.from).reduce((total, step) => total + step.amount, 0n);
    return rounded(work, [{ ...days, balance: opening }], period);
  }
  if (work.how.lateRoundedApart)
    return rounded(work, runsOf(base, days), period) + rounded(work, runsOf(late, days), period);
  return rounded(work, runsOf([...base, ...late], days), period);
}

/** Days on which a balance stands unchanged. */
interface Run extends Span {
  readonly balance: Minor;
}

function runsOf(steps: readonly Step[], { from, to }: Span): Run[] {
  const days = steps.map(({ on }) => Math.max(on, from)).filter((day) => day < to);
  const points = [...new Set([from, ...days])].sort((a, b) => a - b);
  return points.map((point, index) => ({
    from: point,
    to: points[index + 1] ?? to,
    balance: steps.filter(({ on }) => on <= point).reduce((total, step) => total + step.amount, 0n),
  }));
}

/** Interest of all runs: each rounded by itself where declared, else the exact sum rounded once. */
function rounded({ plan, how, free }: Working, runs: readonly Run[], period: Span): Minor {
  let exact: Fraction = { num: 0n, den: 1n };
  let total = 0n;
  for (const run of runs) {
    const share = shareBetween(plan, free, run, period);
    const interest = { num: run.balance * share.num, den: share.den };
    if (how.roundRuns) total += toGrain(interest, plan.terms.rounding);
    else exact = addFractions(exact, interest);
  }
  return how.roundRuns ? total : toGrain(exact, plan.terms.rounding);
}

/**
 * A row paid in full before its due day bears interest to that day only; the days after it belong to the
 * next row. Only where early money goes to the next rows as they are (`none`).
 */
function closeEarly(work: Working, index: number): boolean {
  const row = work.rows[index]!;
  const next = work.rows[index + 1];
  const last = row.receipts.at(-1);
  if (!next || !last || last.on >= row.due || work.plan.terms.accrual !== 'daily' || work.how.onDueDays)
    return false;
  const paid = paidOf(row);
  if (paid.principal + paid.interest < row.planned.principal + row.planned.interest) return false;
  row.planned.interest = paid.interest;
  row.planned.principal = paid.principal;
  work.starts.set(next, last.on);
  return true;
}

/** Open principal and interest of a row of a running plan, as far as they may be paid on day `on`. */
export function openAhead(
  plan: Plan,
  how: Recalculation,
  free: readonly FreeSpan[],
  row: Row,
  on: Day,
): Partial<ByPart> {
  if (row.kind !== 'ordinary' || row.due < on || plan.cut.has(row)) return {};
  if (how.onEarly === 'none') {
    if (row.due === on || how.onDueDays || how.waits || plan.terms.accrual !== 'daily') return {};
    const payable = payableAhead(plan, how, free, row, on);
    const paid = paidOf(row);
    return {
      principal: most(0n, payable.principal - paid.principal),
      interest: most(0n, payable.interest - paid.interest),
    };
  }
  // The row whose period is running takes everything that is paid early; what it takes changes the rows after it.
  const rows = ordinaryRows(plan);
  let principal = 0n;
  for (const later of rows.slice(rows.indexOf(row))) principal += openOf(later).principal;
  return { principal };
}

/**
 * What a row takes on day `on` before it is due, where interest runs daily and early money goes to the rows
 * as they are: interest up to that day, and principal up to the level amount.
 */
function payableAhead(
  plan: Plan,
  how: Recalculation,
  free: readonly FreeSpan[],
  row: Row,
  on: Day,
): { principal: Minor; interest: Minor } {
  const rows = ordinaryRows(plan);
  const index = rows.indexOf(row);
  const before = rows[index - 1];
  const closed = before?.receipts.at(-1)?.on;
  const start =
    before && closed !== undefined && closed < before.due && isComplete(before) ? closed : row.from;
  const whole = row.planned.principal + row.planned.interest;
  const work: Working = { plan, how, free, today: on, rows, starts: new Map(), level: 0n };
  const balance = rows.slice(index).reduce((total, later) => total + later.planned.principal, 0n);
  const steps = balanceSteps(work, index, balance, start, row.due).filter((step) => step.on < on);
  const period = { from: start, to: row.due };
  const late = lateSteps(work, index, start);
  const accrued = on > start ? accrue(work, steps, late, { from: start, to: on }, period) : 0n;
  const interest = least(accrued, row.planned.interest);
  const principal = index === rows.length - 1 ? row.planned.principal : whole - interest;
  return { principal: least(principal, balance), interest };
}

function isComplete(row: Row): boolean {
  const paid = paidOf(row);
  return paid.principal + paid.interest >= row.planned.principal + row.planned.interest;
}
