/**
 * Was this visit booked by the borrower and approved by a second person?
 *
 * House rule: a visit is the last resort; the borrower himself confirms the appointment, and somebody other than the visitor
 * approves it.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export function visitApproval(
  _terms: unknown,
  attempt: Attempt,
  _situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way !== 'visit') return null;
  const { booking } = attempt;
  if (booking === undefined) return missing('attempt.booking');
  const from = { ...booking };
  if (!booking.confirmedByBorrower) return refuse('visit_not_booked', null, { from });
  return booking.approvedBySecond ? passed(from) : refuse('visit_not_approved', null, { from });
}
