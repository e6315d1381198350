/**
 * Has this person been visited too often?
 *
 * Visits at which somebody was met count, for one debt or for the person (940 CMR 7.04(1): one in thirty days for each debt,
 * those at which nobody was met excluded).
 */
import { isAnswer } from '../exceptions.ts';
import { allowed, type Finding, missing, passed } from '../finding.ts';
import type { Attempt, Situation } from '../situation.ts';
import { isAbout } from './particular-debt.ts';
import { daysOf, fullest } from './tally.ts';

export interface HomeVisits {
  readonly most: number;
  readonly days: number;
  readonly per: 'debt' | 'person';
  /** Visits at which nobody was met count too. */
  readonly inVain: boolean;
}

export function homeVisits(terms: HomeVisits, attempt: Attempt, situation: Situation): Finding | null {
  if (attempt.way !== 'visit') return null;
  if (terms.per === 'debt' && attempt.debts.length === 0) return missing('attempt.debts');
  if (attempt.start !== 'collector' && isAnswer(attempt, situation))
    return allowed('consumer_initiated', undefined, attempt.at + 1);
  const { count, free } = fullest(terms.most, terms.days, attempt, situation, (zone, from) =>
    daysOf(
      attempt.at,
      from,
      zone,
      situation,
      (event) =>
        event.type === 'visit' &&
        (event.met || terms.inVain) &&
        (terms.per === 'person' || isAbout(event, attempt.debts)),
    ),
  );
  const values = { limit: terms.most, windowDays: terms.days };
  const from = { visits: count };
  if (count < terms.most) return passed(from, null, values);
  return { outcome: 'refuse', until: free, reasons: ['frequency_visits'], values, from };
}
