/**
 * Is this an advertisement to somebody who has not agreed to any?
 *
 * Commercial messages need prior consent and stop when refused (short-message regulation art. 18, 20; consumer protection
 * law art. 29). A notice of the debt itself is a service message; an offer of a loan to settle it is commercial.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo, targetOf } from '../parties.ts';
import type { Attempt, Situation } from '../situation.ts';
import { covers } from './media.ts';

export function advertising(
  _terms: unknown,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.advertising === undefined) return missing('attempt.advertising');
  if (!attempt.advertising) return null;
  const agreed = targetOf(attempt, situation)?.agreedToAdvertising;
  if (agreed === undefined) return missing(`people.${attempt.person}.agreedToAdvertising`);
  const refused = logUpTo(attempt, situation).some(
    (event) =>
      event.type === 'opt-out' &&
      event.by === attempt.person &&
      (event.scope === 'person' ||
        (event.scope === 'way' && (event.way === null || covers(event.way, attempt.way))) ||
        (event.scope === 'address' && (event.address === null || event.address === attempt.address))),
  );
  const from = { agreed, refused };
  return agreed && !refused ? passed(from) : refuse('commercial_consent_missing', null, { from });
}
