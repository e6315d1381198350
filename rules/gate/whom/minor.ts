/**
 * Is the person who would be contacted of age?
 *
 * A minor is not asked to pay: his parent or guardian acts for him (Civil Code 19, 20, 23; 12 CFR 1006.6(a)(2)).
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import type { Attempt, Situation } from '../situation.ts';

const OF_AGE = passed({ minor: false });

export function minor(
  _terms: unknown,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const target = targetOf(attempt, situation);
  if (target?.minor === undefined) return missing(`people.${attempt.person}.minor`);
  return target.minor ? refuse('minor', null, { from: { minor: true } }) : OF_AGE;
}
