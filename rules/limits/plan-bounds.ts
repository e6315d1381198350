/**
 * May a repayment plan of this length be offered, and may a proposal be refused?
 *
 * A card debt that is more than the holder can pay, while he is willing, may be spread by individual agreement over five
 * years at most (信用卡办法第70条). In the UK refusing a reasonable, affordable proposal without any alternative is likely to
 * breach the duty of forbearance (CONC 7.3.4R, 7.3.8G).
 */
import { isTooLong, type PlanLengthTerms } from '../deadlines/plan-length.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { PlanAsked, RefusalAsked } from './lent.ts';

/** The length of a plan, and who may have one. */
export function planLength(terms: PlanLengthTerms, asked: PlanAsked): Finding | null {
  if (!terms.debts.includes(asked.debt)) return null;
  if (asked.months === undefined) return missing('plan.months');
  if (asked.exceedsAbility === undefined) return missing('debt.exceedsAbility');
  if (asked.willing === undefined) return missing('debt.willing');
  const from = { months: asked.months };
  if (isTooLong(asked.months, terms)) return refuse('plan_too_long', null, { from });
  if (!asked.exceedsAbility || !asked.willing) return refuse('plan_not_open_to_debtor', null, { from });
  return { ...PASS, from };
}

/** A reasonable and affordable proposal is not refused without offering something else. */
export function planRefusal(_terms: object, asked: RefusalAsked): Finding | null {
  if (asked.reasonable === undefined) return missing('proposal.reasonable');
  if (asked.affordable === undefined) return missing('proposal.affordable');
  if (asked.alternativeOffered === undefined) return missing('proposal.alternativeOffered');
  if (!asked.reasonable || !asked.affordable || asked.alternativeOffered) return PASS;
  return refuse('forbearance', null);
}
