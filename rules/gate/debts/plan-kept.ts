/**
 * Is there a plan for this debt that is being kept?
 *
 * Once an individual instalment agreement is signed the issuer and its agencies stop collecting unless it is broken (card
 * measures art. 70): the plan's own dates are all there is to speak of.
 */
import type { Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';
import { type Holding, heldBy } from './holding.ts';

export function planKept(
  terms: Holding,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  return heldBy('plan-kept', 'plan_performing', terms, attempt, situation);
}
