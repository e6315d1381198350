/**
 * How do re-ageing, re-amortising, a chargeback and a write-off move what is open between rows?
 *
 * Each takes the account as it stands on its day. Principal that leaves a row shrinks the row to what was
 * paid on it, and appears again in other rows to the cent: nothing is gained or lost by moving.
 */
import { civil, type Day } from '../../days.ts';
import { least, type Minor } from '../../money.ts';
import { type AllocationRule, PARTS, type Part } from '../../payment.ts';
import { equalShares } from '../../plan/equal-shares.ts';
import { type DueRule, dueDays, type PlanRounding } from '../../schedule.ts';
import type { CaseEvent, Terms } from '../case.ts';
import { extraRow, ownRow } from './charges.ts';
import { type ByPart, newRow, nothing, openOf, type Row, sortRows, totalOf } from './row.ts';

type ReAge = Extract<CaseEvent, { type: 're-age' }>;

/** Takes the open principal out of rows; returns how much left them. */
function takePrincipal(rows: readonly Row[], on: Day): Minor {
  let total = 0n;
  for (const row of rows) {
    const open = openOf(row).principal;
    if (open === 0n) continue;
    row.planned.principal -= open;
    row.touchedOn = on;
    total += open;
  }
  return total;
}

/**
 * All open principal leaves the old rows and is spread over new ones; charges stay, and of rows to come they fall due
 * at once, since the rows they stood in are no more. Returns what moved.
 */
export function reAge(rows: Row[], event: ReAge, on: Day, agreed: DueRule, rounding: PlanRounding): Minor {
  const principal = takePrincipal(rows, on);
  for (const row of rows) if (row.due > on && totalOf(openOf(row)) > 0n) row.due = on;
  reAgeRows(rows, event, on, agreed, rounding, { principal, interest: 0n });
  return principal;
}

/** New rows that ask for equal parts of an amount, on the days the event names. */
export function reAgeRows(
  rows: Row[],
  event: ReAge,
  on: Day,
  agreed: DueRule,
  rounding: PlanRounding,
  moved: { principal: Minor; interest: Minor },
): void {
  const rule: DueRule = {
    ...agreed,
    count: event.count,
    every: event.every ?? 1,
    unit: event.unit ?? 'month',
    firstDue: event.start,
    wishedDate: civil(event.start).date,
  };
  const dues = dueDays(rule);
  const interest = equalShares(moved.interest, event.count, rounding);
  equalShares(moved.principal, event.count, rounding).forEach((principal, index) => {
    rows.push(newRow('re-aged', dues[index - 1] ?? on, dues[index]!, principal, interest[index]!));
  });
  sortRows(rows);
}

/** Open principal of rows due by `on` is added in equal shares to the rows due later. Returns what moved. */
export function reAmortise(rows: readonly Row[], on: Day, rounding: PlanRounding): Minor {
  const later = rows.filter(({ due, kind }) => due > on && kind !== 'extra' && kind !== 'down');
  if (later.length === 0) return 0n;
  const moved = takePrincipal(
    rows.filter(({ due }) => due <= on),
    on,
  );
  equalShares(moved, later.length, rounding).forEach((part, index) => {
    later[index]!.planned.principal += part;
  });
  return moved;
}

/** Money taken back is owed again: in the first row due on or after the day, else in a row of its own. */
export function chargeBack(rows: Row[], terms: Terms, amount: Minor, on: Day): ByPart {
  const part: Part = terms.chargeback?.part ?? 'principal';
  if (terms.chargeback?.addTo === 'own-row') {
    ownRow(rows, on, amount);
    return { ...nothing(), principal: amount };
  }
  const row = rows.find(({ due, kind }) => due >= on && kind !== 'down') ?? extraRow(rows, on);
  if (part === 'principal' || part === 'interest') row.planned[part] += amount;
  else row.charges.push({ key: 'chargeback', part, dueOn: on, amount, waived: 0n });
  return { ...nothing(), [part]: amount };
}

/** Gives up what is open, oldest row first, at most `amount` (null: all). Returns what was given up. */
export function writeOff(
  rows: readonly Row[],
  amount: Minor | null,
  on: Day,
  order: AllocationRule['order'],
): ByPart {
  const given = nothing();
  let left = amount;
  for (const row of rows)
    for (const part of order) {
      const open = openOf(row)[part];
      const taken = left === null ? open : least(left, open);
      if (taken === 0n) continue;
      if (left !== null) left -= taken;
      row.writtenOff[part] += taken;
      row.touchedOn = on;
      given[part] += taken;
    }
  return given;
}

/** What is open over all rows, by part. */
export function openOver(rows: readonly Row[]): ByPart {
  const total = nothing();
  for (const row of rows) {
    const open = openOf(row);
    for (const part of PARTS) total[part] += open[part];
  }
  return total;
}
