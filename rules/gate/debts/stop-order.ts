/**
 * Has the house ordered silence for this account?
 *
 * A stop that a person of the house recorded silences every channel at once, agencies too, until it is lifted.
 */
import type { Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';
import { type Holding, heldBy } from './holding.ts';

export function stopOrder(
  terms: Holding,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  return heldBy('house', 'stop_ordered', terms, attempt, situation);
}
