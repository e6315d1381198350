/**
 * How were this account's earlier payments made: in time, late, in parts, how early?
 *
 * Read from its events alone. A row is an instalment or a bill on its due day; the rows of a plan have the same form, so that one
 * watch looks at all three.
 */
import { type Account, type AccountEvent, evolve } from '../account.ts';
import type { Day } from '../days.ts';

/** One row that fell due. */
export interface PastRow {
  readonly due: Day;
  /** Days after the due day until nothing of it was lacking; 0: in time; null: something still lacks. */
  readonly daysLate: number | null;
  /** Day of the last payment before or on the due day; null: none since the row before. */
  readonly lastPaidOn: Day | null;
  /** Payments since the row before. */
  readonly payments: number;
  /** A bill of which a part was carried over with interest. */
  readonly carriedOver: boolean;
}

/** The rows that fell due, in order, as the events tell them. */
export function pastRowsOf(events: readonly AccountEvent[]): PastRow[] {
  const rows: PastRow[] = [];
  let account: Account | null = null;
  let paidOn: Day[] = [];
  let waiting = false;
  let billed = false;
  for (const event of events) {
    const before: Account | null = account;
    account = evolve(account, event);
    const { body } = event;
    // A bill that was paid before its due day asks for nothing any more on it: what counts is that it was made.
    if (body.type === 'opened') billed = body.opening.billed > 0n;
    if (body.type === 'statement') billed = owes(body.asked);
    if (body.type === 'fact' && body.fact.type === 'paid') paidOn.push(body.fact.valueOn);
    const fell = fellDue(before, account, event, billed);
    if (fell !== null) {
      rows.push({
        ...fell,
        lastPaidOn: paidOn.length === 0 ? null : Math.max(...paidOn),
        payments: paidOn.length,
      });
      paidOn = [];
    }
    const waited = waiting;
    waiting = settleRows(rows, account, event);
    // What ended the arrears was paid for them and is no part of the next payment.
    if (waited && !waiting) paidOn = [];
  }
  return rows;
}

const owes = (asked: { principal: bigint; interest: bigint; fee: bigint }): boolean =>
  asked.principal + asked.interest + asked.fee > 0n;

/** The row that fell due with an event; null when none did. */
function fellDue(
  before: Account | null,
  after: Account,
  { day, body }: AccountEvent,
  billed: boolean,
): Pick<PastRow, 'due' | 'daysLate' | 'carriedOver'> | null {
  const row = (due: Day, isLate: boolean, carriedOver: boolean) => ({
    due,
    daysLate: isLate ? null : 0,
    carriedOver,
  });
  if (body.type === 'due') return row(body.asked.due, body.unpaid, false);
  if (body.type === 'statement-due')
    return billed ? row(body.asked.due, body.outcome === 'overdue', body.outcome === 'revolves') : null;
  // A payment on the due day itself takes the instalment with it: no closing tells of it any more.
  if (body.type !== 'fact' || body.fact.type !== 'paid') return null;
  const due = before?.next?.due ?? null;
  if (due === null || due > day || after.nextStatement !== null || after.next?.due === due) return null;
  return row(due, after.oldestDue !== null && after.oldestDue <= due, false);
}

/** Rows older than what is owed now are settled on the day the event counts from. True while one waits. */
function settleRows(rows: PastRow[], { oldestDue }: Account, { day, body }: AccountEvent): boolean {
  const on = body.type === 'fact' ? body.fact.valueOn : day;
  let waits = false;
  for (let at = rows.length - 1; at >= 0 && rows[at]!.daysLate !== 0; at -= 1) {
    const row = rows[at]!;
    if (row.daysLate !== null) continue;
    if (oldestDue !== null && row.due >= oldestDue) waits = true;
    else if (on > row.due) rows[at] = { ...row, daysLate: on - row.due };
    else rows[at] = { ...row, daysLate: 0, lastPaidOn: on, payments: row.payments + 1 };
  }
  return waits;
}
