/**
 * Was there a talk about this debt only days ago?
 *
 * After a talk about a debt, whoever called, the person is left alone for seven days of the calendar, the day of the talk being
 * the first (12 CFR 1006.14(b)(2)(i)(B)). A direct consent to a call lifts it; a violation is presumed and may be rebutted.
 */
import { isAnswer } from '../exceptions.ts';
import { allowed, type Finding, missing, passed } from '../finding.ts';
import { dayAt } from '../local-time.ts';
import type { Attempt, Debt, Happening, Role, Situation } from '../situation.ts';
import { consentedPass, endedConsent, isConsented, isExcepted, soonest, UNCOUNTED } from './call-attempts.ts';
import type { ConsentTerms } from './call-consent.ts';
import { isTalkAbout, sameDebt } from './particular-debt.ts';
import { rebuttal } from './rebuttal.ts';
import { daysOf, foundWrong, fullest } from './tally.ts';

export interface TalkRest {
  readonly days: number;
  readonly folded: readonly Debt['kind'][];
  readonly consent: ConsentTerms | null;
  readonly excepted: readonly Role[];
  /** Talks with the one who is about to call, or with everyone who collects. */
  readonly across: 'collector' | 'institution_and_agencies';
}

export function talkRest(terms: TalkRest, attempt: Attempt, situation: Situation): Finding | null {
  if (attempt.way !== 'call' && attempt.way !== 'voicemail') return null;
  const debt = attempt.debts[0];
  if (debt === undefined) return missing('attempt.debts');
  if (isExcepted(terms, attempt, situation)) return passed(undefined, null, UNCOUNTED);
  if (attempt.start === 'live' && isAnswer(attempt, situation)) return allowed('consumer_initiated');
  const group = sameDebt(debt, situation.debts, terms.folded);
  const wrong = foundWrong(attempt.at, situation);
  const { count, free } = fullest(1, terms.days, attempt, situation, (zone, from) =>
    daysOf(attempt.at, from, zone, situation, (event) => isTalk(event, terms, attempt, group, wrong)),
  );
  if (count === 0) return passed(undefined, null, { presumption: 'compliance' });
  if (isConsented(terms, attempt, group, situation)) return consentedPass(attempt);
  const factors = rebuttal(attempt, situation, free === null ? null : dayAt(situation.zones[0]!, free));
  return {
    outcome: factors.length > 0 ? 'rebuttable' : 'refuse',
    until: soonest(free, terms, attempt, situation),
    reasons: ['frequency_after_conversation', ...endedConsent(terms, attempt, group, situation)],
    factors,
    values: { windowDays: terms.days, presumption: 'violation' },
    from: { talks: count },
  };
}

/** True for a talk with this person about one of these debts. */
export function isTalk(
  event: Happening,
  { across }: Pick<TalkRest, 'across'>,
  { by, person }: Pick<Attempt, 'by' | 'person'>,
  debts: readonly string[],
  wrong: ReadonlySet<string> | null,
): boolean {
  if (event.type === 'call') {
    if (event.to !== person || (across === 'collector' && event.by !== by)) return false;
    if (wrong !== null && event.address !== null && wrong.has(event.address)) return false;
  } else if (event.type !== 'inbound' || event.from !== person) return false;
  return isTalkAbout(event, debts);
}
