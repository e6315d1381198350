/**
 * Has this person been talked to often enough today?
 *
 * Only calls of the collector that came to a talk count, over the institution and all its agencies and all debts: one budget
 * for a person (GB/T 45251-2025). A call of which nobody heard again counts as a talk.
 */
import { type Finding, passed } from '../finding.ts';
import type { Attempt, Happening, Situation } from '../situation.ts';
import { type Counted, counts, daysOf, foundWrong, fullest } from './tally.ts';

export interface TalksADay extends Pick<Counted, 'across'> {
  readonly most: number;
  readonly days: number;
}

export function talksADay(terms: TalksADay, attempt: Attempt, situation: Situation): Finding | null {
  if (attempt.way !== 'call' && attempt.way !== 'voicemail') return null;
  if (attempt.start === 'live') return null;
  const { count, free } = talkedTo(terms, attempt, situation);
  const values = { limit: terms.most, windowDays: terms.days, countAcross: terms.across };
  const from = { talks: count };
  if (count < terms.most) return passed(from, null, values);
  return { outcome: 'refuse', until: free, reasons: ['frequency_effective_calls'], values, from };
}

const CALLS = ['call'] as const;
const ALL = [] as const;

function talkedTo(terms: TalksADay, attempt: Attempt, situation: Situation) {
  const wrong = foundWrong(attempt.at, situation);
  const counted: Counted = { ways: CALLS, across: terms.across, uncounted: ALL };
  const isCounted = (event: Happening) =>
    event.type === 'call' &&
    (event.outcome === 'conversation' || event.outcome === 'unknown') &&
    counts(event, counted, attempt, wrong);
  return fullest(terms.most, terms.days, attempt, situation, (zone, from) =>
    daysOf(attempt.at, from, zone, situation, isCounted),
  );
}
