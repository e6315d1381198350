/**
 * Has this third person refused to be contacted?
 *
 * Then never again, by anybody, about any debt of this debtor (GB/T 45251-2025: contact persons who refuse are left alone for
 * good). A refusal may be a formal stop or simply said.
 */
import { type Finding, missing, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo, standingOf } from '../parties.ts';
import type { Attempt, Role, Situation } from '../situation.ts';

export interface ThirdPartyOptOut {
  /** Roles that stand in the debtor's place and are no third parties. */
  readonly circle: readonly Role[];
}

export function thirdPartyOptOut(
  { circle }: ThirdPartyOptOut,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const standing = standingOf(attempt, situation, circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  if (standing !== 'third-party') return null;
  const refused = logUpTo(attempt, situation).find(
    (event) =>
      (event.type === 'opt-out' && event.by === attempt.person) ||
      (event.type === 'said' && event.says === 'asks-for-no-contact' && event.by === attempt.person),
  );
  if (refused === undefined) return null;
  return refuse('third_party_opt_out', null, {
    values: { permanent: true },
    from: { refused: refused.type, at: refused.at },
  });
}
