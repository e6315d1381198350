/**
 * Is collection held because the person is in hardship?
 *
 * A firm treats customers in difficulty with forbearance and due consideration (CONC 7.3.4R); while a hardship case is open the
 * house is silent, but for what the person asks.
 */
import type { Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';
import { type Holding, heldBy } from './holding.ts';

export function hardship(
  terms: Holding,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  return heldBy('hardship', 'forbearance', terms, attempt, situation);
}
