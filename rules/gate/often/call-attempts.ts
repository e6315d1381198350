/**
 * Has this person been called too often about this debt?
 *
 * Every call that reached the dialled number counts, answered or not (12 CFR 1006.14(b)(2)(i)(A), (b)(3)(ii)); calls with the
 * person's direct consent and those to his lawyer do not. Days are days of the calendar where he is. Where a law only presumes
 * that more is unlawful, a person may find that a named factor rebuts it; where it forbids more, none does.
 */
import { isAnswer } from '../exceptions.ts';
import { allowed, type Finding, missing, passed } from '../finding.ts';
import { dayAt } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import type { Address, Attempt, Debt, Happening, Role, Situation } from '../situation.ts';
import { type ConsentTerms, consentFor, consentTurns, hasConsentEnded } from './call-consent.ts';
import { isAbout, sameDebt } from './particular-debt.ts';
import { rebuttal } from './rebuttal.ts';
import { type Counted, counts, daysOf, foundWrong, fullest } from './tally.ts';

export interface CallAttempts extends Counted {
  readonly most: number;
  /** The window, in days of the calendar. */
  readonly days: number;
  /** Debts of these kinds that are serviced under one account are one. */
  readonly folded: readonly Debt['kind'][];
  /** Consent that takes a call out of the count; null: none does. */
  readonly consent: ConsentTerms | null;
  /** Calls to these do not count. */
  readonly excepted: readonly Role[];
  /** Only numbers at which the person lives or which are his own, or only others; null: all. */
  readonly where: 'residence' | 'elsewhere' | null;
  /** More is presumed unlawful, and may be rebutted. */
  readonly presumed: boolean;
}

export function callAttempts(terms: CallAttempts, attempt: Attempt, situation: Situation): Finding | null {
  if (!terms.ways.includes(attempt.way)) return null;
  const debt = attempt.debts[0];
  if (debt === undefined) return missing('attempt.debts');
  if (terms.where !== null && !isWhere(terms.where, attempt.address, situation)) return null;
  if (isExcepted(terms, attempt, situation)) return passed(undefined, null, UNCOUNTED);
  if (attempt.start === 'live' && isAnswer(attempt, situation)) return allowed('consumer_initiated');
  const group = sameDebt(debt, situation.debts, terms.folded);
  if (isConsented(terms, attempt, group, situation)) return consentedPass(attempt);
  const { count, free } = placedFor(terms, attempt, group, situation);
  const values = { limit: terms.most, windowDays: terms.days, counts: true };
  const from = { placed: count };
  if (count < terms.most)
    return terms.presumed
      ? passed(from, null, { ...values, presumption: 'compliance' })
      : passed(from, null, values);
  const until = soonest(free, terms, attempt, situation);
  const bare = {
    until,
    reasons: ['frequency_calls', ...endedConsent(terms, attempt, group, situation)],
    from,
  };
  if (!terms.presumed) return { ...bare, outcome: 'refuse', values };
  const factors = rebuttal(attempt, situation, free === null ? null : dayAt(situation.zones[0]!, free));
  return {
    ...bare,
    outcome: factors.length > 0 ? 'rebuttable' : 'refuse',
    factors,
    values: { ...values, presumption: 'violation' },
  };
}

/** Whose calls to whom, and when it is asked. */
export type Asked = Pick<Attempt, 'at' | 'by' | 'person'>;

/** How many calls about these debts were placed in the window that ends with the attempt's day; the attempt is not among them. */
export function placedFor(
  terms: CallAttempts,
  attempt: Asked,
  debts: readonly string[],
  situation: Situation,
): { readonly count: number; readonly free: number | null } {
  const wrong = foundWrong(attempt.at, situation);
  return fullest(terms.most, terms.days, attempt, situation, (zone, from) =>
    daysOf(attempt.at, from, zone, situation, (event, place) =>
      isPlaced(terms, event, place, attempt, debts, wrong, situation),
    ),
  );
}

/** True when an event of the log counts for these debts. */
export function isPlaced(
  terms: CallAttempts,
  event: Happening,
  place: number,
  attempt: Asked,
  debts: readonly string[],
  wrong: ReadonlySet<string> | null,
  situation: Situation,
): boolean {
  if (!counts(event, terms, attempt, wrong) || !isAbout(event, debts)) return false;
  if (event.type === 'visit') return true;
  if (terms.where !== null && !isWhere(terms.where, event.address, situation)) return false;
  return !wasConsented(terms, event, place, debts, situation);
}

/** True when a call of the log was made with consent. */
export function wasConsented(
  { consent }: CallAttempts,
  event: Happening,
  place: number,
  debts: readonly string[],
  situation: Situation,
): boolean {
  if (consent === null || event.type !== 'call') return false;
  const call = { at: event.at, address: event.address, debts, before: place, zone: situation.zones[0]! };
  return consentFor(consent, call, situation) !== null;
}

/** True when this call would leave the count because of the person's consent. */
export function isConsented(
  { consent }: Pick<CallAttempts, 'consent'>,
  { at, address }: Attempt,
  debts: readonly string[],
  situation: Situation,
): boolean {
  if (consent === null) return false;
  const call = { at, address, debts, before: situation.log.length };
  return situation.zones.every((zone) => consentFor(consent, { ...call, zone }, situation) !== null);
}

/** The reason that a consent which would have covered this call has run out, was taken back or used up. */
export function endedConsent(
  { consent }: Pick<CallAttempts, 'consent'>,
  { at }: Pick<Attempt, 'at'>,
  debts: readonly string[],
  situation: Situation,
): readonly 'consent_ended'[] {
  return hasConsentEnded(consent, { at, debts }, situation) ? ['consent_ended'] : [];
}

/** A call that does not count cannot be one too many. */
export const UNCOUNTED = { counts: false, presumption: 'compliance' } as const;

export function consentedPass({ at }: Attempt): Finding {
  return allowed('consent_given', { values: UNCOUNTED }, at + 1);
}

/** True for calls to people whose calls a law leaves out. */
export function isExcepted(
  { excepted }: Pick<CallAttempts, 'excepted'>,
  { person }: Attempt,
  { people }: Situation,
): boolean {
  if (excepted.length === 0) return false;
  const role = people.find(({ id }) => id === person)?.role;
  return role !== undefined && excepted.includes(role);
}

/** When time alone lifts the bar: when the window has room, or before, when a consent for certain hours begins. */
export function soonest(
  free: number | null,
  { consent }: Pick<CallAttempts, 'consent'>,
  { at }: Attempt,
  { log, zones }: Situation,
): number | null {
  if (consent === null || !logParts(log).consentsToCalls) return free;
  const begins = log.flatMap((event) =>
    event.type === 'consent' && event.scope === 'call' && event.at <= at
      ? consentTurns(event, consent, zones)
      : [],
  );
  return begins.reduce((first, turn) => (turn > at && (first === null || turn < first) ? turn : first), free);
}

function isWhere(
  where: 'residence' | 'elsewhere',
  address: string | null,
  { addresses }: Situation,
): boolean {
  const known = address === null ? undefined : addresses.find(({ id }) => id === address);
  const found = known === undefined ? null : whereOf(known);
  return found === null || found === where;
}

function whereOf({ use, kind }: Address): 'residence' | 'elsewhere' | null {
  if (use === 'work') return 'elsewhere';
  return use !== null || kind === 'mobile' ? 'residence' : null;
}
