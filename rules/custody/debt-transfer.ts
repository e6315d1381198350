/**
 * May this debt be sold, assigned or placed?
 *
 * A debt that was paid, settled or discharged may not be passed on for collection (12 CFR 1006.30(b)(1)); it may go back to
 * its owner, to an earlier owner where the contract with him says so, or with the business itself (1006.30(b)(2)).
 */
import { allowed, type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { TransferAsked } from './custody-question.ts';

export interface OwedDebts {
  /** The exceptions that the law knows. */
  readonly exceptions: readonly TransferAsked['exception'][];
}

export function owedDebts(
  { exceptions }: OwedDebts,
  { to, exception, allOwed }: TransferAsked,
): Finding | null {
  if (allOwed === undefined) return missing('debts.owed');
  if (allOwed) return PASS;
  // Who owns the debt is a fact, not a claim to an exception: back to him it may always go.
  const relied = to === 'owner' ? 'to-owner' : exception;
  return relied !== 'none' && fits(relied, to) && exceptions.includes(relied)
    ? allowed('transfer_exception', { from: { exception: relied } })
    : refuse('debt_not_transferable', null, { from: { exception } });
}

/** An exception that names a recipient helps nobody else. */
function fits(exception: TransferAsked['exception'], to: TransferAsked['to']): boolean {
  if (exception === 'to-owner') return to === 'owner';
  if (exception === 'previous-owner-by-contract') return to === 'previous-owner';
  return true;
}
