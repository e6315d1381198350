/**
 * Is it a time of day at which this person may be contacted?
 *
 * The permitted window must be open in every zone in which the person may be (12 CFR 1006.6(b)(1)(i), comment 6(b)(1)(i)-2);
 * the moment of sending counts, not that of reading. A person's own consent to other hours opens them; what he started
 * himself may be answered once. Where a law does not say whether the first or last minute belongs to its window, that minute
 * is refused and the choice is stated.
 */
import { allowed, type Finding, missing, passed } from '../finding.ts';
import { type Clock, clockAt, isKnownAt, type Minute, nextChange, type Zone } from '../local-time.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Debt, Situation, Way } from '../situation.ts';
import { clocksOf, consentsToTimes, isAgreed, nextShown, opensFirst, turnsOf } from './clock-times.ts';
import { plausibleZones } from './plausible-zones.ts';

export interface QuietHours {
  /** Contact is allowed from `opens` to before `closes`. */
  readonly opens: Clock;
  readonly closes: Clock;
  readonly ways: readonly Way[] | 'all';
  /** Which of the two minutes the law leaves open: `opens` then counts as closed; `closes` does anyway. */
  readonly unsettled: 'neither' | 'opens' | 'both';
  /** Whose consent lifts it: one given to the collector itself, or any agreement. */
  readonly consent: 'direct' | 'any';
  /** Holds for debts of these kinds alone, or for all but these. */
  readonly debts?: { readonly only: readonly Debt['kind'][] } | { readonly except: readonly Debt['kind'][] };
  /** Gives way where the person is known to be awake at other hours. */
  readonly yieldsToWakingHours?: boolean;
}

const BOUNDARY = ['boundary_choice'];

export function quietHours(terms: QuietHours, attempt: Attempt, situation: Situation): Finding | null {
  const { at, way } = attempt;
  if (terms.ways !== 'all' && !terms.ways.includes(way)) return null;
  if (terms.debts !== undefined && !concerns(terms.debts, attempt, situation)) return null;
  const zones = plausibleZones(attempt, situation);
  for (const zone of zones) if (!isKnownAt(zone, at)) return missing(`zones.${zone.name}`);
  const values = { from: terms.opens, to: terms.closes };
  if (isOpen(terms, zones, at)) return passed(undefined, closesNext(terms, zones, at), values);
  const person = situation.people.find(({ id }) => id === attempt.person);
  if (terms.yieldsToWakingHours && person?.otherWakingHours) return passed(undefined, null, values);
  const consents = consentsToTimes(at, situation, terms.consent);
  if (isAgreed(consents, at, zones))
    return {
      ...allowed('consent_given', { values, require: ['keep_record_of_consent'] }),
      until: at + 1,
    };
  const soon = consents.length === 0 ? opensSoon(terms, zones, at) : null;
  const until = soon ?? opensLater(terms, consents, zones, at);
  const reasons = isEdge(terms, zones, at) ? BOUNDARY : [];
  const from = { clocks: zones.map((zone) => clockAt(zone, at)) };
  return barredUnlessAnswer(attempt, situation, 'time_of_day', { values, from, reasons }, until);
}

/** The window as the law's choice leaves it: the first minute that is allowed. */
export function firstClock({ opens, unsettled }: QuietHours): Clock {
  return unsettled === 'neither' ? opens : opens + 1;
}

function concerns(
  which: NonNullable<QuietHours['debts']>,
  { debts }: Attempt,
  { debts: known }: Situation,
): boolean {
  const kinds = debts.flatMap((id) => known.find((debt) => debt.id === id)?.kind ?? []);
  return 'only' in which
    ? kinds.some((kind) => which.only.includes(kind))
    : kinds.length === 0 || kinds.some((kind) => !which.except.includes(kind));
}

function isOpen(terms: QuietHours, zones: readonly Zone[], at: Minute): boolean {
  const first = firstClock(terms);
  for (const zone of zones) {
    const clock = clockAt(zone, at);
    if (clock < first || clock >= terms.closes) return false;
  }
  return true;
}

function isEdge({ opens, closes, unsettled }: QuietHours, zones: readonly Zone[], at: Minute): boolean {
  if (unsettled === 'neither') return false;
  return zones.some((zone) => {
    const clock = clockAt(zone, at);
    return clock === opens || (unsettled === 'both' && clock === closes);
  });
}

/** In one zone, where no change of the clocks comes between: when its clock next shows the first allowed minute. */
function opensSoon(terms: QuietHours, [zone, ...others]: readonly Zone[], at: Minute): Minute | null {
  if (zone === undefined || others.length > 0) return null;
  const clock = clockAt(zone, at);
  const first = firstClock(terms);
  const opens = at + (clock < first ? first - clock : first - clock + 1440);
  return opens < nextChange(zone, at) ? opens : null;
}

/** The first minute after `at` at which it is open, or the person has agreed to the time, in every zone; null: none is known. */
function opensLater(
  terms: QuietHours,
  consents: ReturnType<typeof consentsToTimes>,
  zones: readonly Zone[],
  at: Minute,
): Minute | null {
  const times = {
    clocks: [terms.opens, terms.opens + 1, ...clocksOf(consents)],
    minutes: turnsOf(consents, zones),
    days: 3,
  };
  return opensFirst(
    at,
    zones,
    times,
    (turn) => isOpen(terms, zones, turn) || isAgreed(consents, turn, zones),
  );
}

/** The first minute after `at` at which it could be closed in one of the zones. */
function closesNext({ closes }: QuietHours, zones: readonly Zone[], at: Minute): Minute {
  let next = Number.POSITIVE_INFINITY;
  for (const zone of zones) next = Math.min(next, nextShown(zone, at, clockAt(zone, at), closes));
  return next;
}
