/**
 * Can the person who would be contacted act for himself?
 *
 * Nobody presses a person who has no or limited capacity: a guardian acts for him (Civil Code 21 to 23), and in the United
 * Kingdom pursuit is suspended once a firm is told or suspects so (CONC 7.10).
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import type { Attempt, Situation } from '../situation.ts';

const CAPABLE = passed({ capable: true });

export function incapable(
  _terms: unknown,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const target = targetOf(attempt, situation);
  if (target?.capable === undefined) return missing(`people.${attempt.person}.capable`);
  return target.capable ? CAPABLE : refuse('incapable', null, { from: { capable: false } });
}
