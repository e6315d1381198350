/**
 * How do re-ageing, re-amortising and a chargeback move what is open when interest runs on the balance?
 *
 * Old rows shrink to what was paid on them; the balance they leave is planned again by the running plan. A
 * re-aged debt bears no further interest: what has accrued by its day is split with the principal.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import type { CaseEvent, Terms } from '../case.ts';
import { reAgeRows } from './rearrange.ts';
import type { Account } from './replay.ts';
import { type ByPart, nothing, openOf, paidOf, type Row } from './row.ts';
import { ordinaryRows, type Plan } from './row-plan.ts';
import { interestOwed } from './settlement.ts';

/** Applies an event to a running plan; null when it is not one of these, or has no row to go to. */
export function rearrangeRunning(account: Account, terms: Terms, event: CaseEvent, on: Day): ByPart | null {
  if (event.type === 're-amortise') return reAmortiseRunning(account.plan, on);
  if (event.type === 'chargeback' && terms.chargeback?.addTo === 'own-row') return null;
  if (event.type === 'chargeback') return chargeBackRunning(account.plan, terms, event.amount, on);
  if (event.type !== 're-age') return null;
  const moved = nothing();
  for (const row of ordinaryRows(account.plan)) moved.interest += interestOwed(account, terms, row, on);
  for (const row of ordinaryRows(account.plan)) moved.principal += cut(account.plan, row, on).principal;
  reAgeRows(account.rows, event, on, account.plan.terms.dues, account.plan.terms.rounding, moved);
  return moved;
}

/** Shrinks a row to what was paid on it; returns what was open. */
function cut(plan: Plan, row: Row, on: Day): { principal: Minor; interest: Minor } {
  const { principal, interest } = openOf(row);
  const paid = paidOf(row);
  plan.cut.set(row, { principal: paid.principal, interest: paid.interest });
  if (principal + interest > 0n) row.touchedOn = on;
  return { principal, interest };
}

/** One new level amount over the later rows; the first of them also asks for the overdue interest. */
function reAmortiseRunning(plan: Plan, on: Day): ByPart {
  const moved = nothing();
  const rows = ordinaryRows(plan);
  const first = rows.find(({ due }) => due > on);
  if (!first) return moved;
  for (const row of rows.filter(({ due }) => due <= on)) {
    const open = cut(plan, row, on);
    moved.principal += open.principal;
    moved.interest += open.interest;
  }
  plan.carried.set(first, (plan.carried.get(first) ?? 0n) + moved.interest);
  plan.relevel.add(first);
  return moved;
}

/** Principal owed again from its day on, asked for in the next row. */
function chargeBackRunning(plan: Plan, terms: Terms, amount: Minor, on: Day): ByPart | null {
  const row = ordinaryRows(plan).find(({ due }) => due >= on);
  if (!row || (terms.chargeback?.part ?? 'principal') !== 'principal') return null;
  plan.draws.push({ on, amount, down: 0n });
  plan.added.set(row, (plan.added.get(row) ?? 0n) + amount);
  return { ...nothing(), principal: amount };
}
