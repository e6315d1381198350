/**
 * Is agreed damages for default too much for the loss?
 *
 * More than 30 % above the loss is generally excessive, and a court may reduce it on request (合同编通则解释第65条第2款);
 * generally, not always: it is raised to a person, who decides what to claim.
 */
import { type Finding, missing } from '../gate/finding.ts';
import type { ChargeAsked } from './lent.ts';

export interface PenaltyExcess {
  /** So many percent above the loss are not yet excessive. */
  readonly abovePercent: bigint;
}

export function penaltyAboveLoss(terms: PenaltyExcess, { charge, lent }: ChargeAsked): Finding | null {
  if (charge !== 'contract-penalty') return null;
  if (lent.loss === undefined) return missing('debt.loss');
  if (lent.penaltyAmount === undefined) return missing('debt.penaltyAmount');
  const excessive = lent.penaltyAmount * 100n > lent.loss * (100n + terms.abovePercent);
  return excessive
    ? { outcome: 'flag', reasons: ['penalty_excessive'], flags: ['legal_review'], values: { excessive } }
    : { outcome: 'pass', values: { excessive } };
}
