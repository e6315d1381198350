/**
 * What is asked for on one due day, what of it was paid or waived, and when?
 *
 * A row remembers every receipt with its day, because later questions need them: what was paid ahead or
 * late, how much principal was really open on a given day, on which day the row was complete.
 */
import type { Day } from '../../days.ts';
import { least, type Minor, most } from '../../money.ts';
import { type OpenRow, PARTS, type Part } from '../../payment.ts';

/** Amounts by part. */
export type ByPart = Record<Part, Minor>;

/** A fee or penalty in a row. `dueOn` is its own due day; `key` names the event or rule that put it there. */
export interface ChargeLine {
  readonly key: string;
  readonly part: 'fee' | 'penalty';
  readonly dueOn: Day;
  amount: Minor;
  waived: Minor;
}

/** Money that reached a row on a day. */
export interface Receipt {
  readonly on: Day;
  readonly parts: ByPart;
}

/**
 * Down payments stand on a draw's day, extra rows after the plan, re-aged rows in place of an older plan; a charge's
 * own row on its day, the penalty of the whole account outside all days.
 */
export type RowKind = 'down' | 'ordinary' | 'extra' | 're-aged' | 'charge' | 'penalty';

/** One row of the plan as it stands. `from` is the day its period starts after. */
export interface Row {
  readonly kind: RowKind;
  from: Day;
  due: Day;
  readonly planned: { principal: Minor; interest: Minor };
  readonly charges: ChargeLine[];
  readonly receipts: Receipt[];
  readonly writtenOff: ByPart;
  /** Waived principal or interest; waived charges are kept on their lines. */
  readonly forgiven: ByPart;
  /** Day of the last thing that changed what is open. */
  touchedOn: Day | null;
}

/** Nothing of any part. */
export function nothing(): ByPart {
  return { principal: 0n, interest: 0n, fee: 0n, penalty: 0n };
}

/** Sum of all parts. */
export function totalOf(parts: ByPart): Minor {
  return parts.principal + parts.interest + parts.fee + parts.penalty;
}

/** A new row without charges or receipts. */
export function newRow(kind: RowKind, from: Day, due: Day, principal: Minor, interest: Minor): Row {
  return {
    kind,
    from,
    due,
    planned: { principal, interest },
    charges: [],
    receipts: [],
    writtenOff: nothing(),
    forgiven: nothing(),
    touchedOn: null,
  };
}

/** Everything the row asks for, by part. */
export function owedOf(row: Row): ByPart {
  const owed = { ...nothing(), ...row.planned };
  for (const charge of row.charges) owed[charge.part] += charge.amount;
  return owed;
}

/** Everything received up to and including day `until` (without it: ever), by part. */
export function paidOf(row: Row, until?: Day): ByPart {
  const paid = nothing();
  for (const { on, parts } of row.receipts) {
    if (until !== undefined && on > until) continue;
    for (const part of PARTS) paid[part] += parts[part];
  }
  return paid;
}

/** Everything waived, by part. */
export function waivedOf(row: Row): ByPart {
  const waived = { ...row.forgiven };
  for (const charge of row.charges) waived[charge.part] += charge.waived;
  return waived;
}

/** What is still open, by part; never negative. */
export function openOf(row: Row): ByPart {
  const [owed, paid, waived] = [owedOf(row), paidOf(row), waivedOf(row)];
  const open = nothing();
  for (const part of PARTS)
    open[part] = most(0n, owed[part] - paid[part] - waived[part] - row.writtenOff[part]);
  return open;
}

/** Paid before the due day, and after it. */
export function aheadAndLate(row: Row): { ahead: Minor; late: Minor } {
  let ahead = 0n;
  let late = 0n;
  for (const { on, parts } of row.receipts) {
    if (on < row.due) ahead += totalOf(parts);
    if (on > row.due) late += totalOf(parts);
  }
  return { ahead, late };
}

/** When a charge is due: from its own day, with its instalment, or in a row of its own on its day. */
export type ChargesDue = 'own-date' | 'with-instalment' | 'own-row';

/** Share of the open fee and penalty whose own due day has come by `on`. */
function chargesDueBy(row: Row, on: Day): { fee: Minor; penalty: Minor } {
  const [open, paid] = [openOf(row), paidOf(row)];
  const due = { fee: 0n, penalty: 0n };
  for (const charge of row.charges) if (charge.dueOn <= on) due[charge.part] += charge.amount - charge.waived;
  for (const part of ['fee', 'penalty'] as const)
    due[part] = least(open[part], most(0n, due[part] - paid[part]));
  return due;
}

/** The row as the split of a payment on day `on` sees it. */
export function openRow(row: Row, seq: number, on: Day, chargesDue: ChargesDue): OpenRow {
  const open = openOf(row);
  return chargesDue === 'own-date' && row.due > on
    ? { seq, due: row.due, open, dueAlready: chargesDueBy(row, on) }
    : { seq, due: row.due, open };
}

/** Rows in the order of their due days; on one day what was agreed first stands first: a draw's own row comes after. */
export function sortRows(rows: Row[]): Row[] {
  const rank = (row: Row) =>
    row.kind === 'down' ? 1 : row.kind === 'extra' || row.kind === 'charge' ? 2 : 0;
  return rows.sort((a, b) => a.due - b.due || rank(a) - rank(b));
}
