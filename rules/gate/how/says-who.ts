/**
 * Does the contact say who is behind it?
 *
 * A collector says that it is one, also when it asks to be connected on a platform (12 CFR 1006.18(d) comment 1.i, 1006.18(e));
 * who contacts a customer says for whom and why (CONC 7.9.5R); no anonymous calls or notes (RBI 2022, HKAB Code 43.2).
 * A third party who is asked where the debtor is, is not told, and a recorded message that may be overheard need not say it.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { standingOf } from '../parties.ts';
import { wordsTellDebt } from '../revealing.ts';
import type { Attempt, Role, Situation } from '../situation.ts';

export interface SaysWho {
  readonly circle: readonly Role[];
  /** What hiding it amounts to, besides not saying that it is a collector. */
  readonly amountsTo: readonly string[];
}

const SAID = passed({ saysCollector: true });

export function saysWho(
  { circle, amountsTo }: SaysWho,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const standing = standingOf(attempt, situation, circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  if (standing === 'third-party') return null;
  if (attempt.way === 'voicemail') {
    if (attempt.content === undefined) return missing('attempt.content');
    if (!wordsTellDebt(attempt.content)) return null;
  }
  const { saysCollector } = attempt;
  if (saysCollector === undefined) return missing('attempt.saysCollector');
  return saysCollector
    ? SAID
    : refuse('collector_not_disclosed', null, { reasons: amountsTo, from: { saysCollector } });
}
