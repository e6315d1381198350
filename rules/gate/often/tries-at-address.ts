/**
 * Has this number been tried in vain often enough today?
 *
 * Calls to one contact point that came to no talk should not pass a number a day, over the institution and all its agencies,
 * unless the person agreed to more (China Banking Association guideline, 2026: 不宜, a should). A call without a recorded
 * number counts at every number.
 */
import { allowed, type Finding, passed } from '../finding.ts';
import type { Attempt, Happening, Situation } from '../situation.ts';
import { isConsented, soonest } from './call-attempts.ts';
import type { ConsentTerms } from './call-consent.ts';
import { type Counted, counts, daysOf, foundWrong, fullest } from './tally.ts';

export interface TriesAtAddress extends Pick<Counted, 'across'> {
  readonly most: number;
  readonly days: number;
  /** An agreement to more calls lifts it. */
  readonly consent: ConsentTerms | null;
}

const CALLS = ['call'] as const;
/** A talk is no try in vain. */
const TALKS = ['conversation'] as const;

export function triesAtAddress(
  terms: TriesAtAddress,
  attempt: Attempt,
  situation: Situation,
): Finding | null {
  if (attempt.way !== 'call' && attempt.way !== 'voicemail') return null;
  if (attempt.start === 'live') return null;
  const wrong = foundWrong(attempt.at, situation);
  const counted: Counted = { ways: CALLS, across: terms.across, uncounted: TALKS };
  const isCounted = (event: Happening) =>
    event.type === 'call' &&
    (event.address === attempt.address || event.address === null || attempt.address === null) &&
    counts(event, counted, attempt, wrong);
  const { count, free } = fullest(terms.most, terms.days, attempt, situation, (zone, from) =>
    daysOf(attempt.at, from, zone, situation, isCounted),
  );
  const values = { limit: terms.most, windowDays: terms.days, countAcross: terms.across };
  const from = { tries: count };
  if (count < terms.most) return passed(from, null, values);
  if (isConsented(terms, attempt, attempt.debts, situation))
    return allowed('consent_given', { values, from }, attempt.at + 1);
  return {
    outcome: 'refuse',
    until: soonest(free, terms, attempt, situation),
    reasons: ['frequency_contact_point_attempts'],
    values,
    from,
  };
}
