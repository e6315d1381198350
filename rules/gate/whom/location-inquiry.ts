/**
 * May this third party be asked once more where the debtor can be found?
 *
 * One communication with each person, unless he asks for another, or his earlier answer is believed wrong or incomplete and
 * he is now believed to have the right one (12 CFR 1006.10(c), 15 USC 1692b(3)). The asker says who he is, but not for whom
 * he asks unless he is expressly asked (1006.10(b)(1)). A call that reached nobody is no communication.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo, standingOf } from '../parties.ts';
import type { Attempt, Happening, Purpose, Role, Situation } from '../situation.ts';

export interface LocationInquiry {
  /** Purposes that are such an inquiry. */
  readonly purposes: readonly Purpose[];
  /** Roles that stand in the debtor's place and are no third parties. */
  readonly circle: readonly Role[];
  /** How many communications with one person there may be. */
  readonly limit: number;
}

export function locationInquiry(
  { purposes, circle, limit }: LocationInquiry,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (!purposes.includes(attempt.purpose)) return null;
  const standing = standingOf(attempt, situation, circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  if (standing !== 'third-party') return null;
  const log = logUpTo(attempt, situation);
  const asked = log.findLastIndex((event) => event.type === 'asked' && event.by === attempt.person);
  if (attempt.saysCollector === undefined) return missing('attempt.saysCollector');
  if (attempt.saysCollector && asked < 0)
    return refuse('third_party_disclosure', null, { from: { saysCollector: true } });
  const earlier = log.flatMap((event, place) => (isCommunication(event, attempt.person) ? [place] : []));
  const from = { earlier: earlier.length, askedSince: asked > (earlier.at(-1) ?? -1) };
  if (earlier.length < limit || from.askedSince) return passed(from);
  const last = log[earlier.at(-1)!]!;
  if (last.type === 'call' && last.answerBelievedWrong && last.nowBelievedRight)
    return passed({ ...from, answerBelievedWrong: true, nowBelievedRight: true });
  return refuse('third_party_single_communication', null, { from, values: { limit } });
}

function isCommunication(event: Happening, person: string): boolean {
  if (event.type === 'message') return event.to === person;
  return (
    event.type === 'call' &&
    event.to === person &&
    (event.outcome === 'conversation' || event.outcome === 'voicemail' || event.outcome === 'unknown')
  );
}
