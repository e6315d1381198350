/**
 * Could somebody see from the outside of this letter that money is owed?
 *
 * No postcards (12 CFR 1006.22(f)(1)), nothing on an envelope but the sender's address and a name that does not show the trade
 * (1006.22(f)(2)); in the United Kingdom addressed to the person and marked private (CONC 7.9.7R, 7.9.8G).
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export interface Cover {
  /** The envelope must be addressed to the person. */
  readonly addressed: boolean;
  /** The envelope must be marked private. */
  readonly marked: boolean;
}

export function cover(
  { addressed, marked }: Cover,
  attempt: Attempt,
  _situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way === 'postcard')
    return refuse('postcard', null, { reasons: ['third_party_disclosure'], from: { way: attempt.way } });
  if (attempt.way !== 'letter') return null;
  const { envelope } = attempt;
  if (envelope === undefined) return missing('attempt.envelope');
  const from = { envelope };
  if (envelope.includes('sender-reveals-debt')) return refuse('envelope_reveals_debt', null, { from });
  if (addressed && !envelope.includes('addressed')) return refuse('addressee_not_identified', null, { from });
  if (marked && !envelope.includes('private')) return refuse('envelope_reveals_debt', null, { from });
  return passed(from);
}
