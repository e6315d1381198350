/**
 * Is this number or address really the person's, and does it work?
 *
 * What is found to be somebody else's is not used any more: it would tell a stranger of the debt (12 CFR 1006.6(d)(1);
 * PIPL 8: accuracy; CONC 7.9.7R). What does not work is not tried again. A house may ask for a degree of certainty.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import { addressOf, logUpTo } from '../parties.ts';
import type { Address, Attempt, Situation } from '../situation.ts';

export interface Ownership {
  /** Least certainty that it is his, in hundredths; 0: not asked. */
  readonly atLeast: number;
}

export function ownership(
  { atLeast }: Ownership,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.address === null) return null;
  const address = addressOf(attempt, situation);
  if (address === undefined) return missing(`addresses.${attempt.address}`);
  const { id, belongsTo, confidence } = address;
  const state = stateOf(address, attempt, situation);
  if (state === undefined) return missing(`addresses.${id}.state`);
  const from = { state, belongsTo, confidence: confidence ?? null };
  const another = state === 'wrong' || (belongsTo !== null && belongsTo !== attempt.person);
  if (another) return refuse('third_party_not_allowed', null, { reasons: ['third_party_disclosure'], from });
  if (state === 'invalid') return refuse('address_invalid', null, { from });
  if (atLeast === 0) return passed(from);
  if (confidence === undefined) return missing(`addresses.${id}.confidence`);
  return confidence >= atLeast ? passed(from) : refuse('ownership_uncertain', null, { from });
}

/** What is recorded, made worse by what was found out since. */
function stateOf(address: Address, attempt: Attempt, situation: Situation): Address['state'] {
  if (logParts(situation.log).numbers.length === 0) return address.state;
  let [invalid, reassigned] = [false, false];
  for (const event of logUpTo(attempt, situation)) {
    if (event.type === 'number-wrong' && event.address === address.id) return 'wrong';
    if (event.type === 'number-invalid' && event.address === address.id) invalid = true;
    if (event.type === 'number-checked' && event.address === address.id) reassigned = event.reassigned;
  }
  if (reassigned) return 'wrong';
  return invalid ? 'invalid' : address.state;
}
