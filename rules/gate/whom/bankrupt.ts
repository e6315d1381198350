/**
 * Does a bankruptcy stay all collection from this person?
 *
 * From the petition on the automatic stay bars every act to collect, and after discharge the debt is not to be collected
 * (11 USC 362(a)(6), 524(a)(2)); Hong Kong institutions stop once the debtor is adjudged bankrupt. Claims go to the court.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import type { Attempt, Situation } from '../situation.ts';

const SOLVENT = passed({ bankrupt: false });

export function bankrupt(
  _terms: unknown,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way === 'court') return null;
  const target = targetOf(attempt, situation);
  if (target?.bankrupt === undefined) return missing(`people.${attempt.person}.bankrupt`);
  return target.bankrupt
    ? refuse('bankrupt', null, { flags: ['legal_review'], from: { bankrupt: true } })
    : SOLVENT;
}
