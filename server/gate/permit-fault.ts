/**
 * Why is a permit, or a question about somebody, no good before any rule is asked?
 *
 * A permit that was used, revoked or kept too long is no leave, whatever the rules say; of somebody whom the book does not have
 * nothing is known, and what is not known is a refusal.
 */
import type { Minute } from '../../rules/gate/local-time.ts';
import type { PermitState } from '../db/gate/permit-rows.ts';
import type { Judgement } from './kept-judgement.ts';

/** The refusal of a contact with somebody of whom something is not known; the borrower himself when nothing is named. */
export function unknown(missing = 'borrower'): Judgement {
  return { result: 'refuse', missing: [missing], nextAllowedAt: null, until: null, verdicts: [] };
}

/** Why a permit that there is is no good by itself; null when it may be tried. */
export function faultOf(permit: PermitState | undefined, at: Minute): string | null {
  if (permit === undefined) return null;
  if (permit.usedAt !== null) return 'it was used before';
  if (permit.revokedWhy !== null) return `it was revoked: ${permit.revokedWhy}`;
  if (at < permit.at) return 'it begins later: a clock was put back';
  return at > permit.until ? 'it has run out' : null;
}
