/**
 * Is collection held because the person's area was struck by a disaster?
 *
 * While the authorities' or the house's disaster measures run, nobody there is asked to pay.
 */
import type { Finding } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';
import { type Holding, heldBy } from './holding.ts';

export function disaster(
  terms: Holding,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  return heldBy('disaster', 'disaster_area', terms, attempt, situation);
}
