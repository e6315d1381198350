/**
 * Whom must the debtor pay after the claim was assigned?
 *
 * China (民法典 546; 合同编通则解释 48): the assignment binds the debtor from the notice that reached him; what he paid to the
 * old creditor before is paid, what he pays him after is not. A suit of the new creditor is notice when it is served. After
 * the notice the old creditor has nothing left to ask for.
 */
import type { Day } from '../days.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Known } from '../gate/situation.ts';

/** What happened to the claim. */
export interface Assignment {
  /** Null: it was not assigned. */
  readonly assignedOn: Day | null;
  /** Day on which the notice reached the debtor, or a suit was served; null: it has not. */
  readonly noticedOn: Known<Day | null>;
  readonly payments: readonly {
    readonly on: Day;
    readonly to: 'assignor' | 'assignee';
    readonly inFull: boolean;
  }[];
}

/** May `by` ask the debtor for payment on `day`: for all, or for the part that was paid before? */
export function mayClaim(
  { assignedOn, noticedOn, payments }: Assignment,
  by: 'assignor' | 'assignee',
  part: 'all' | 'already-paid',
  day: Day,
): Finding {
  if (assignedOn === null || assignedOn > day)
    return by === 'assignor' ? PASS : refuse('assignment_not_notified', null);
  if (noticedOn === undefined) return missing('assignment.noticedOn');
  const noticed = noticedOn !== null && noticedOn <= day;
  if (by === 'assignee' && !noticed) return refuse('assignment_not_notified', null);
  if (by === 'assignor' && noticed) return refuse('assigned_away', null);
  const discharged = payments.filter(
    ({ on, to }) => on <= day && (to === 'assignee' || noticedOn === null || on < noticedOn),
  );
  const paid = part === 'already-paid' ? discharged[0] : discharged.find(({ inFull }) => inFull);
  if (paid === undefined) return PASS;
  return refuse(paid.to === 'assignor' ? 'paid_before_notice' : 'paid_already', null);
}
