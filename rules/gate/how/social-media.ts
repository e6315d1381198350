/**
 * Could others see this message?
 *
 * Nothing about a debt where the public, or the person's contacts on a platform, can see it (12 CFR 1006.22(f)(4); eight bans of
 * the China Banking Association guideline 2026; CONC 7.9.7R; HKAB Code 43.2).
 */
import { type Finding, PASS, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export function socialMedia(
  _terms: unknown,
  attempt: Attempt,
  _situation: Situation,
  _cited: Cited,
): Finding | null {
  const from = { visibleTo: attempt.visibleTo };
  if (attempt.visibleTo === 'person') return { ...PASS, from };
  return refuse('publicly_visible', null, {
    reasons: ['third_party_disclosure', ...(attempt.visibleTo === 'public' ? ['public_exposure'] : [])],
    from,
  });
}
