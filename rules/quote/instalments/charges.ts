/**
 * Into which row does a fee or a penalty go, and when does being late cost one?
 *
 * A charge belongs to the row in whose period its own due day lies. After the last row it opens one extra
 * row, whose due day is that of the latest such charge. A late fee is an ordinary charge that a rule adds
 * on the day its condition is met.
 */
import type { Day } from '../../days.ts';
import { divideRounded, type Fraction, least, type Minor } from '../../money.ts';
import type { PlanRounding } from '../../schedule.ts';
import type { CaseEvent, Terms } from '../case.ts';
import { shareOf } from './convention.ts';
import { type ChargeLine, newRow, openOf, paidOf, type Row, sortRows } from './row.ts';

type Charge = Extract<CaseEvent, { type: 'charge' }>;
type Waive = Extract<CaseEvent, { type: 'waive' }>;
type LateFee = NonNullable<Terms['lateFee']>[number];

/** `percent` of an amount, rounded to the grain of the plan. */
function percentOf(percent: Fraction, amount: Minor, { grain, mode }: PlanRounding): Minor {
  const share = shareOf(percent);
  return divideRounded(share.num * amount, share.den * grain, mode) * grain;
}

/** Adds a row of its own for a charge or for principal that is owed again, due on its day. */
export function ownRow(rows: Row[], on: Day, principal: Minor): Row {
  const row = newRow('charge', on, on, principal, 0n);
  rows.push(row);
  sortRows(rows);
  return row;
}

/** Adds a charge to the account under the name `key`. Returns the rows it went to. */
export function placeCharge(rows: Row[], charge: Charge, key: string, rounding: PlanRounding): Row[] {
  const dueOn = charge.dueOn ?? charge.valueOn ?? charge.on;
  if (charge.amount !== undefined)
    return [
      addLine(rowForDay(rows, dueOn), { key, part: charge.part, dueOn, amount: charge.amount, waived: 0n }),
    ];
  const percent = charge.percent!;
  const targets = charge.dueOn === undefined ? rows.filter(isInstalment) : [rowForDay(rows, dueOn)];
  return targets.map((row) => {
    const amount = percentOf(percent, row.planned.principal + row.planned.interest, rounding);
    const own = charge.dueOn ?? row.due;
    return addLine(row, { key, part: charge.part, dueOn: own, amount, waived: 0n });
  });
}

function isInstalment({ kind }: Row): boolean {
  return kind === 'ordinary' || kind === 're-aged';
}

function addLine(row: Row, line: ChargeLine): Row {
  row.charges.push(line);
  return row;
}

/** The row in whose period a day lies; the start day belongs to the first. Opens the extra row if need be. */
export function rowForDay(rows: Row[], day: Day): Row {
  const found = rows.find((row) => isInstalment(row) && day <= row.due);
  if (found) return found;
  return extraRow(rows, day);
}

/** The one row after the plan, due on the latest of the days put into it. */
export function extraRow(rows: Row[], day: Day): Row {
  const existing = rows.find(({ kind }) => kind === 'extra');
  if (existing) {
    if (day > existing.due) existing.due = day;
    return existing;
  }
  const row = newRow('extra', rows.at(-1)?.due ?? day, day, 0n, 0n);
  rows.push(row);
  sortRows(rows);
  return row;
}

/** Takes back what is open of a charge (or of a part, oldest row first), at most the amount stated. */
export function waive(rows: readonly Row[], event: Waive): void {
  const on = event.valueOn ?? event.on;
  let left = event.amount ?? null;
  for (const row of rows) {
    const open = openOf(row)[event.part];
    const lines = row.charges.filter(
      ({ part, key }) => part === event.part && (!event.of || key === event.of),
    );
    const most = event.of ? lines.reduce((total, line) => total + line.amount - line.waived, 0n) : open;
    let taken = left === null ? least(open, most) : least(left, least(open, most));
    if (taken <= 0n) continue;
    if (left !== null) left -= taken;
    row.touchedOn = on;
    for (const line of lines) {
      const part = least(taken, line.amount - line.waived);
      line.waived += part;
      taken -= part;
    }
    if (!event.of) row.forgiven[event.part] += taken;
  }
}

/** Unpaid principal and interest of everything that fell due. */
function overdueOver(rows: readonly Row[], on: Day): Minor {
  let total = 0n;
  for (const row of rows) if (row.due <= on) total += openOf(row).principal + openOf(row).interest;
  return total;
}

/** The day on which a late fee for a row is decided: the first with more than `afterDays` days past due. */
export function lateFeeDay(fee: LateFee, row: Row, terms: Terms): Day {
  const days = Math.max(fee.afterDays ?? 0, terms.grace?.paymentWindowDays ?? 0);
  return row.due + days + (terms.dueDayCountsAsOverdue ? 0 : 1);
}

/** Charges the late fee for a row if it is late on day `on`. Returns its line; null when none was charged. */
export function chargeLateFee(
  rows: Row[],
  row: Row,
  fee: LateFee,
  key: string,
  on: Day,
  rounding: PlanRounding,
): ChargeLine | null {
  const open = openOf(row);
  const whole = row.planned.principal + row.planned.interest;
  const paidInTime = paidOf(row, row.due);
  const cured =
    fee.curedBy === 'due-day-payment'
      ? paidInTime.principal + paidInTime.interest >= whole
      : open.principal + open.interest === 0n;
  if (cured || whole === 0n) return null;
  const bases = {
    instalment: whole,
    overdue: open.principal + open.interest,
    principal: open.principal,
    'all-overdue': overdueOver(rows, on),
  };
  const amount = fee.kind === 'flat' ? fee.amount! : percentOf(fee.percent!, bases[fee.of!], rounding);
  const dueOn = fee.bookedOn === 'due' ? row.due : on;
  const target = fee.bookTo === 'own-instalment' || fee.bookedOn === 'due' ? row : rowForDay(rows, dueOn);
  const line: ChargeLine = { key, part: fee.part ?? 'penalty', dueOn, amount, waived: 0n };
  addLine(target, line);
  return line;
}
