/**
 * Has this person been contacted too often, by whatever way?
 *
 * Calls, messages, letters and visits together, for one debt (6 RCNY 5-77) or for the person over all debts (the house: one
 * budget). Answers to the person's own contact, what a law requires and what never reached anything do not count.
 */
import { isAnswer } from '../exceptions.ts';
import { allowed, type Finding, missing, passed } from '../finding.ts';
import type { Attempt, Debt, Purpose, Situation } from '../situation.ts';
import { isConsented, soonest } from './call-attempts.ts';
import type { ConsentTerms } from './call-consent.ts';
import { isAbout, sameDebt } from './particular-debt.ts';
import { type Counted, counts, daysOf, foundWrong, fullest } from './tally.ts';

export interface AllWays extends Counted {
  readonly most: number;
  readonly days: number;
  readonly per: 'debt' | 'person';
  readonly folded: readonly Debt['kind'][];
  readonly consent: ConsentTerms | null;
  /** What these contacts are made for does not count and is not barred. */
  readonly except: readonly Purpose[];
}

export function allWays(terms: AllWays, attempt: Attempt, situation: Situation): Finding | null {
  if (!terms.ways.includes(attempt.way) || terms.except.includes(attempt.purpose)) return null;
  if (terms.per === 'debt' && attempt.debts.length === 0) return missing('attempt.debts');
  if (attempt.start !== 'collector' && isAnswer(attempt, situation))
    return allowed('consumer_initiated', undefined, attempt.at + 1);
  const wrong = foundWrong(attempt.at, situation);
  const groups = terms.per === 'person' ? [null] : attempt.debts;
  let [most, free]: [number, number | null] = [0, attempt.at];
  for (const debt of groups) {
    const group = debt === null ? null : sameDebt(debt, situation.debts, terms.folded);
    const found = fullest(terms.most, terms.days, attempt, situation, (zone, from) =>
      daysOf(
        attempt.at,
        from,
        zone,
        situation,
        (event) => counts(event, terms, attempt, wrong) && (group === null || isAbout(event, group)),
      ),
    );
    if (found.count > most) most = found.count;
    free = free === null || found.free === null ? null : Math.max(free, found.free);
  }
  const values = { limit: terms.most, windowDays: terms.days, countAcross: terms.across };
  const from = { contacts: most };
  if (most < terms.most) return passed(from, null, values);
  if (isConsented(terms, attempt, attempt.debts, situation))
    return allowed('consent_given', { values, from }, attempt.at + 1);
  return {
    outcome: 'refuse',
    until: soonest(free, terms, attempt, situation),
    reasons: ['frequency_attempts_all_channels'],
    values,
    from,
  };
}
