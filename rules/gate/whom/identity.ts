/**
 * Has it been established that this is the debtor, before anything of the debt is told?
 *
 * Details of a debt are told only after it is known, by suitable means, that the person is the debtor or acts for him
 * (CONC 7.9.10R; confidentiality in Hong Kong, HKAB Code 43.1). Words that tell nothing of a debt need no check: that is how a
 * call begins.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import { wordsTellDebt } from '../revealing.ts';
import type { Attempt, Situation, Way } from '../situation.ts';

export interface Identity {
  /** Ways by which one speaks with whoever is there; a letter to a name needs no check. */
  readonly ways: readonly Way[];
}

export function identity(
  { ways }: Identity,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (!ways.includes(attempt.way)) return null;
  if (attempt.content === undefined) return missing('attempt.content');
  if (!wordsTellDebt(attempt.content)) return null;
  const checked = targetOf(attempt, situation)?.identityChecked;
  if (checked === undefined) return missing(`people.${attempt.person}.identityChecked`);
  return checked ? passed({ checked }) : refuse('identity_not_verified', null, { from: { checked } });
}
