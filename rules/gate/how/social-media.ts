/**
 * Could others see this message?
 *
 * Nothing about a debt where the public, or the person's contacts on a platform, can see it (12 CFR 1006.22(f)(4); eight bans of
 * the China Banking Association guideline 2026; CONC 7.9.7R; HKAB Code 43.2).
 */
import { type Finding, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

const UNSEEN = passed({ visibleTo: 'person' });

export function socialMedia(
  _terms: unknown,
  attempt: Attempt,
  _situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.visibleTo === 'person') return UNSEEN;
  const from = { visibleTo: attempt.visibleTo };
  return refuse('publicly_visible', null, {
    reasons: ['third_party_disclosure', ...(attempt.visibleTo === 'public' ? ['public_exposure'] : [])],
    from,
  });
}
