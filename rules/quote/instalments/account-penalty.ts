/**
 * What does being late cost where penalty is one amount of the account, not of each instalment?
 *
 * Everything overdue bears the rate from the oldest unpaid due day on; the fraction of a minor unit is carried and
 * only whole units are owed, or each day is rounded by itself. The amount stands in a row of its own that never
 * falls due: it is paid together with the oldest due row, and by itself makes nobody late. Where arrears end, what
 * is left below one minor unit is dropped. What is charged in all may be held within a share of the principal.
 */
import { interestShare, type Rate } from '../../accrual.ts';
import type { PausedSpan } from '../../ageing.ts';
import type { Day } from '../../days.ts';
import {
  addFractions,
  divideRounded,
  type Fraction,
  floorDivide,
  least,
  type Minor,
  most,
} from '../../money.ts';
import type { OpenRow } from '../../payment.ts';
import type { Terms } from '../case.ts';
import { countingOf, shareOf } from './convention.ts';
import { type ByPart, type ChargeLine, newRow, nothing, openOf, type Row, totalOf } from './row.ts';

/** The penalty of an account, brought to a day. */
export interface AccountPenalty {
  readonly row: Row;
  to: Day;
  /** Exact amount since these arrears began, and the whole units of it that are owed already. */
  exact: Fraction;
  owed: Minor;
  /** Interest, penalty and fees charged so far, and the rows whose own are among them. */
  charged: Minor;
  readonly fallen: Set<Row>;
  readonly terms: Terms;
  readonly spans: readonly PausedSpan[];
}

/** A due day that never comes. */
const NEVER = Number.MAX_SAFE_INTEGER;
const ZERO: Fraction = { num: 0n, den: 1n };
const KEY = 'account-penalty';

/** The penalty of a new account, whose row is added to its rows; null where penalty belongs to instalments. */
export function openPenalty(rows: Row[], terms: Terms, spans: readonly PausedSpan[]): AccountPenalty | null {
  if (terms.penalty?.of !== 'account') return null;
  const row = newRow('penalty', terms.startOn, NEVER, 0n, 0n);
  row.charges.push({ key: KEY, part: 'penalty', dueOn: NEVER, amount: 0n, waived: 0n });
  rows.push(row);
  const held = terms.pause?.stops === 'ageing-and-penalty' ? spans : [];
  const before = terms.startOn - 1;
  return { row, to: before, exact: ZERO, owed: 0n, charged: 0n, fallen: new Set(), terms, spans: held };
}

/** Days up to `on` on which something falls due, and `on` itself: what is overdue changes only on these. */
export function daysUntil({ to }: AccountPenalty, rows: readonly Row[], on: Day): Day[] {
  const dues = rows.map(({ due }) => due).filter((due) => due > to && due < on);
  return [...new Set([...dues, on])].sort((a, b) => a - b);
}

/** Charges the days up to `day`, and holds what falls due by then within the cap of all charges. */
export function bringAccountPenalty(penalty: AccountPenalty, rows: readonly Row[], day: Day): void {
  const late = lateRows(penalty, rows, penalty.to);
  const oldest = late[0];
  if (oldest && day > penalty.to) {
    const from = Math.max(penalty.to, oldest.due + (penalty.terms.penalty?.afterDays ?? 0));
    let base = 0n;
    for (const row of late) base += baseOf(row, penalty.terms);
    for (const run of unpaused(from, day, penalty.spans)) add(penalty, base, run.from, run.to);
  }
  penalty.to = Math.max(penalty.to, day);
  fallDue(penalty, rows);
}

/** Rows that fell due by `on` and are not paid, penalty apart. */
function lateRows({ row: own }: AccountPenalty, rows: readonly Row[], on: Day): Row[] {
  const isOpen = (row: Row) => totalOf({ ...openOf(row), penalty: 0n }) > 0n;
  return rows.filter((row) => row !== own && row.due <= on && isOpen(row));
}

function baseOf(row: Row, { penalty }: Terms): Minor {
  const { principal, interest, fee } = openOf(row);
  return penalty?.on === 'overdue-principal' ? principal : principal + interest + fee;
}

/** Runs of days (from, to] that no pause takes away. */
function unpaused(from: Day, to: Day, spans: readonly PausedSpan[]): { from: Day; to: Day }[] {
  const runs: { from: Day; to: Day }[] = [];
  let start = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.to <= start + 1 || span.from > to) continue;
    if (span.from - 1 > start) runs.push({ from: start, to: span.from - 1 });
    start = span.to - 1;
  }
  if (to > start) runs.push({ from: start, to });
  return runs;
}

/** Adds what `base` bears on the days (from, to]. */
function add(penalty: AccountPenalty, base: Minor, from: Day, to: Day): void {
  const { rounding } = penalty.terms.penalty!;
  if (rounding !== undefined && rounding !== 'carry') {
    const { num, den } = shareBetween(penalty.terms, to - 1, to);
    const yearly = penalty.terms.caps?.ratePercentPerYear;
    const rounded = divideRounded(base * num, den, rounding);
    const atMost = yearly ? floorDivide(base * yearly.num, yearly.den * 36_500n) : rounded;
    charge(penalty, least(rounded, atMost) * BigInt(to - from));
    return;
  }
  const share = shareBetween(penalty.terms, from, to);
  penalty.exact = addFractions(penalty.exact, { num: base * share.num, den: share.den });
  const whole = floorDivide(penalty.exact.num, penalty.exact.den);
  charge(penalty, whole - penalty.owed);
  penalty.owed = whole;
}

/** The share of the base that is charged for the days (from, to]: the rate, cut down to the yearly cap. */
function shareBetween(terms: Terms, from: Day, to: Day): Fraction {
  const stated = terms.penalty!;
  const rate: Rate = { share: shareOf(stated.percent), per: stated.per };
  const share = interestShare(rate, from, to, { ...countingOf(terms), interestDays: 'after-start' });
  const yearly = terms.caps?.ratePercentPerYear;
  if (!yearly) return share;
  const cap = { num: yearly.num * BigInt(to - from), den: yearly.den * 36_500n };
  return share.num * cap.den <= cap.num * share.den ? share : cap;
}

function charge(penalty: AccountPenalty, amount: Minor): void {
  const line = penalty.row.charges[0]!;
  const granted = least(amount, roomOf(penalty) ?? amount);
  line.amount += granted;
  penalty.charged += granted;
}

/** What may still be charged; null without a cap. */
function roomOf({ terms, charged }: AccountPenalty): Minor | null {
  const cap = terms.caps?.totalChargesPercent;
  return cap ? most(0n, floorDivide(terms.principal * cap.num, cap.den * 100n) - charged) : null;
}

/** A row's own interest and fees count as charged from its due day, cut to what the cap allows. */
function fallDue(penalty: AccountPenalty, rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.due > penalty.to || penalty.fallen.has(row)) continue;
    penalty.fallen.add(row);
    row.planned.interest = least(row.planned.interest, roomOf(penalty) ?? row.planned.interest);
    penalty.charged += row.planned.interest;
    for (const line of row.charges) holdWithinCap(penalty, line);
  }
}

/** Counts the charge that a row has just received: at once in the account's penalty, from its due day elsewhere. */
export function countCharge(penalty: AccountPenalty, row: Row): void {
  const line = row.charges.at(-1);
  if (row === penalty.row && line) holdWithinCap(penalty, line);
  else fallDue(penalty, [row]);
}

/** Cuts a charge to what the cap allows, and counts it. */
export function holdWithinCap(penalty: AccountPenalty, line: ChargeLine): void {
  line.amount = least(line.amount, roomOf(penalty) ?? line.amount);
  penalty.charged += line.amount;
}

/** What remains below one minor unit is dropped when nothing is overdue any more. */
export function dropRest(penalty: AccountPenalty, rows: readonly Row[]): void {
  if (lateRows(penalty, rows, penalty.to).length > 0) return;
  penalty.exact = ZERO;
  penalty.owed = 0n;
}

/** The rows as a payment on day `on` sees them: the oldest due one bears the penalty, or it stands alone. */
export function bearPenalty(
  { row: own }: AccountPenalty,
  rows: readonly Row[],
  open: readonly OpenRow[],
  on: Day,
): OpenRow[] {
  const bearer = open.find(
    ({ seq, due, open: parts }) => rows[seq] !== own && due <= on && totalOf(parts) > 0n,
  );
  const { penalty } = openOf(own);
  return open.flatMap((seen) => {
    if (rows[seen.seq] === own) return bearer ? [] : [{ ...seen, due: on }];
    return seen === bearer
      ? [{ ...seen, open: { ...seen.open, penalty: seen.open.penalty + penalty } }]
      : [seen];
  });
}

/** Of what a row received, the part that pays the account's penalty. */
export function penaltyShare({ row: own }: AccountPenalty, row: Row, parts: ByPart): ByPart {
  const penalty = row === own ? parts.penalty : least(parts.penalty, openOf(own).penalty);
  return { ...nothing(), penalty };
}
