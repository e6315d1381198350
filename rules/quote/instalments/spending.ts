/**
 * How is money that arrives spread over the rows?
 *
 * At once as far as the rule lets it; what is held as credit pays each due day in turn. Over a running plan it is
 * spread row by row, because what one row takes ahead changes what the next ones ask for.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import { type AllocationRule, allocate, type OpenRow, PARTS } from '../../payment.ts';
import type { CaseEvent } from '../case.ts';
import { bearPenalty, dropRest, penaltyShare } from './account-penalty.ts';
import { allocationOf } from './convention.ts';
import { nameOf } from './pauses.ts';
import type { Credit, Move, Replay } from './replay.ts';
import { nothing, openOf, openRow, type Row, sortRows, totalOf } from './row.ts';
import { ordinaryRows } from './row-plan.ts';
import { fillRunningPlan, openAhead } from './running-plan.ts';

/** Money held as credit pays what is due on day `on`. */
export function spendHeld(state: Replay, on: Day): void {
  for (const credit of state.credits) {
    const held = credit.rule.future === 'hold-as-credit' && credit.move.left !== 0n;
    if (held && on >= credit.move.on) spend(state, credit, on);
  }
}

/** Works a running plan out anew on day `on`. */
export function refill(state: Replay, on: Day): void {
  const { account, how, free } = state;
  if (!account.plan.running) return;
  const superfluous = fillRunningPlan(account.plan, how, free, on);
  const keep = (row: Row) => !superfluous.has(row) || row.charges.length > 0;
  account.rows = [
    ...account.rows.filter(({ kind }) => kind !== 'ordinary'),
    ...ordinaryRows(account.plan).filter(keep),
  ];
  sortRows(account.rows);
}

/** Money arrives: it is split at once, as far as the rule lets it. */
export function receive(state: Replay, event: CaseEvent, amount: Minor, on: Day): void {
  const move: Move = { of: nameOf(state.asked, event), on, parts: nothing(), left: amount };
  const credit: Credit = { move, rule: allocationOf(state.asked.terms, event.type) };
  state.account.moves.push(move);
  state.credits.push(credit);
  spend(state, credit, on);
}

/** Splits what is left of a credit over the rows as they stand on day `on`. */
export function spend(state: Replay, credit: Credit, on: Day): void {
  const chargesDue = state.asked.terms.allocation?.chargesDue ?? 'own-date';
  if (state.account.plan.running) {
    spendRunning(state, credit, on);
    return;
  }
  const open = state.account.rows.map((row, seq) => openRow(row, seq, on, chargesDue));
  const { penalty, rows } = state.account;
  take(state, credit, penalty ? bearPenalty(penalty, rows, open, on) : open, credit.rule, on);
}

/** Books one split: each row keeps its receipt, the credit what is left. */
function take(state: Replay, credit: Credit, open: readonly OpenRow[], rule: AllocationRule, on: Day): void {
  const { move } = credit;
  const { penalty, rows } = state.account;
  const { perRow, left } = allocate(open, move.left ?? 0n, rule, on);
  for (const { seq, ...parts } of perRow) {
    const row = rows[seq]!;
    const share = penalty ? penaltyShare(penalty, row, parts) : nothing();
    if (penalty && share.penalty > 0n) penalty.row.receipts.push({ on, parts: share });
    row.receipts.push({ on, parts: { ...parts, penalty: parts.penalty - share.penalty } });
    row.touchedOn = on;
    for (const part of PARTS) move.parts[part] += parts[part];
  }
  move.left = left;
  if (penalty) dropRest(penalty, rows);
}

/** Splits money over a running plan row by row: what one row takes ahead changes what the next ones ask for. */
function spendRunning(state: Replay, credit: Credit, on: Day): void {
  const early = state.asked.terms.recalculate?.earlyPaymentTo;
  const inAdvance = early === undefined ? credit.rule.orderInAdvance : credit.rule.order;
  const orderInAdvance =
    early === 'principal' ? [early, ...inAdvance.filter((part) => part !== early)] : inAdvance;
  const rule: AllocationRule = { ...credit.rule, orderInAdvance };
  for (;;) {
    const before = credit.move.left;
    take(state, credit, openRunning(state, on, early === 'principal'), rule, on);
    refill(state, on);
    if (credit.move.left === 0n || credit.move.left === before) return;
  }
}

/** What may be paid next: everything due, and the first row ahead that still takes something. */
function openRunning({ account, asked, how, free }: Replay, on: Day, principalFirst: boolean): OpenRow[] {
  const chargesDue = asked.terms.allocation?.chargesDue ?? 'own-date';
  const aheadOf = (row: Row) => openAhead(account.plan, how, free, row, on);
  const takes = (row: Row) => totalOf({ ...openOf(row), ...aheadOf(row) }) > 0n;
  const running = ordinaryRows(account.plan).find((row) => row.due >= on && takes(row));
  return account.rows.flatMap((row, seq) => {
    const seen = openRow(row, seq, on, chargesDue);
    if (row !== running) return row.due <= on || running === undefined || row.due < running.due ? [seen] : [];
    const open = { ...seen.open, ...aheadOf(row) };
    // Only after the principal is paid is it known what interest the row still asks for.
    if (principalFirst && row.due > on && open.principal > 0n)
      return [{ ...seen, open: { ...nothing(), principal: open.principal } }];
    return [{ ...seen, open }];
  });
}
