/**
 * Has this person said that this time does not suit?
 *
 * Times that a person has named, to the collector or in the creditor's file, bind until the day he named, by weekday and over
 * midnight, in every zone in which he may be (12 CFR 1006.6(b)(1)(i), comment 6(b)(1)-1). A later consent lifts them, his own
 * contact may be answered once (comment 6(b)(1)-2), and while the talk in which it came up still runs he may be asked when
 * contact would suit, but not whether to go on now (comment 6(b)(4)(i)-1).
 */
import { type Finding, missing, PASS, passed } from '../finding.ts';
import { clockAt, dayAt, isKnownAt, localOf, type Minute, startIfKnown, type Zone } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Happening, Inconvenient, Situation, Way } from '../situation.ts';
import {
  asksOnlyWhen,
  clocksOf,
  consentsToTimes,
  isAgreed,
  nextShown,
  opensFirst,
  turnsOf,
} from './clock-times.ts';
import { plausibleZones } from './plausible-zones.ts';

export interface InconvenientTimes {
  readonly ways: readonly Way[] | 'all';
  readonly consent: 'direct' | 'any';
  /** For so many minutes after the person said so, the talk in which he did is taken to run. */
  readonly talkMinutes: number;
}

type Preference = Extract<Happening, { type: 'preference' }>;

export function inconvenientTimes(
  terms: InconvenientTimes,
  attempt: Attempt,
  situation: Situation,
): Finding | null {
  const { at, way } = attempt;
  if (terms.ways !== 'all' && !terms.ways.includes(way)) return null;
  const preferences = timesOf(situation, at);
  if (preferences.length === 0) return null;
  const zones = plausibleZones(attempt, situation);
  const unknown = zones.find((zone) => !isKnownAt(zone, at));
  if (unknown !== undefined) return missing(`zones.${unknown.name}`);
  const isOpen = (minute: Minute) => barring(terms, minute, preferences, zones, situation) === null;
  if (isOpen(at))
    return { ...passOf(at, preferences, zones), until: endsNext(at, preferences, zones, terms, situation) };
  const barred = barring(terms, at, preferences, zones, situation)!;
  if (asksOnlyWhen(attempt) && isStillTalking(terms, attempt, barred, situation))
    return passed(undefined, at + 1);
  const until = opensAgain(at, preferences, zones, terms, situation, isOpen);
  const from = { named: barred.times, clocks: zones.map((zone) => clockAt(zone, at)) };
  return barredUnlessAnswer(attempt, situation, 'inconvenient_time', { from }, until);
}

function isStillTalking(
  { talkMinutes }: InconvenientTimes,
  { at }: Attempt,
  said: Preference,
  { zones: [home] }: Situation,
): boolean {
  return said.dayOnly ? dayAt(home!, said.at) === dayAt(home!, at) : at - said.at <= talkMinutes;
}

/** The person's preferences about times that are known by `at`; one without times and places takes the earlier ones back. */
export function timesOf({ log }: Situation, at: Minute): readonly Preference[] {
  let held: Preference[] | null = null;
  for (const event of logParts(log).preferences) {
    if (event.at > at) continue;
    if (event.times.length > 0) {
      held ??= [];
      held.push(event);
    } else if (event.places.length === 0) held = null;
  }
  return held ?? NONE;
}

const NONE: readonly Preference[] = [];

/** True when the time was named as one that does not suit, in one of the zones. */
export function isNamed({ times, until }: Preference, at: Minute, zones: readonly Zone[]): boolean {
  return zones.some((zone) => {
    const { day, clock, weekday } = localOf(zone, at);
    if (until !== null && day > until) return false;
    return times.some((time) => covers(time, clock, weekday));
  });
}

function covers({ weekdays, from, to }: Inconvenient, clock: number, weekday: number): boolean {
  const on = (day: number) => weekdays === null || weekdays.includes((day + 7) % 7);
  const [first, last] = [from ?? 0, to ?? 1440];
  if (first < last) return on(weekday) && clock >= first && clock < last;
  if (first === last) return on(weekday);
  return (clock >= first && on(weekday)) || (clock < last && on(weekday - 1));
}

function barring(
  terms: InconvenientTimes,
  at: Minute,
  preferences: readonly Preference[],
  zones: readonly Zone[],
  situation: Situation,
): Preference | null {
  for (const preference of preferences) {
    if (!isNamed(preference, at, zones)) continue;
    const later = consentsToTimes(at, situation, terms.consent, preference);
    if (!isAgreed(later, at, zones)) return preference;
  }
  return null;
}

/** It passes: by a later consent, because the preference has run out, or at the very end of a named time, which the law leaves open. */
function passOf(at: Minute, preferences: readonly Preference[], zones: readonly Zone[]): Finding {
  const reasons: string[] = [];
  if (preferences.some((one) => isNamed(one, at, zones))) reasons.push('consent_given');
  if (preferences.some((one) => !isNamed(one, at, zones) && isNamed({ ...one, until: null }, at, zones)))
    reasons.push('preference_ended');
  if (
    preferences.some(({ times }) =>
      times.some(({ to }) => to !== null && zones.some((zone) => clockAt(zone, at) === to)),
    )
  )
    reasons.push('boundary_choice');
  return reasons.length > 0 ? { outcome: 'pass', reasons } : PASS;
}

function endsNext(
  at: Minute,
  preferences: readonly Preference[],
  zones: readonly Zone[],
  terms: InconvenientTimes,
  situation: Situation,
): Minute {
  if (consentsToTimes(at, situation, terms.consent).length > 0) return at + 1;
  let next = Number.POSITIVE_INFINITY;
  for (const { times } of preferences)
    for (const { from } of times)
      for (const zone of zones) next = Math.min(next, nextShown(zone, at, clockAt(zone, at), from ?? 0));
  return next;
}

function opensAgain(
  at: Minute,
  preferences: readonly Preference[],
  zones: readonly Zone[],
  terms: InconvenientTimes,
  situation: Situation,
  isOpen: (minute: Minute) => boolean,
): Minute | null {
  const clocks = preferences.flatMap(({ times }) => times.flatMap(({ to }) => (to === null ? [] : [to])));
  const ends = preferences.flatMap(({ until }) =>
    until === null ? [] : zones.flatMap((zone) => startIfKnown(zone, until + 1) ?? []),
  );
  const consents = consentsToTimes(at, situation, terms.consent);
  const times = {
    clocks: [...clocks, ...clocksOf(consents)],
    minutes: [...ends, ...turnsOf(consents, zones)],
    days: 9,
  };
  // Wishes repeat by the week: what the coming days do not lift, only the end of one of them does.
  const starts = [at, ...ends.map((end) => end - 1).sort((a, b) => a - b)];
  const found = starts.flatMap((start) =>
    start < at ? [] : (opensFirst(start, zones, times, isOpen) ?? []),
  );
  return found.length === 0 ? null : Math.min(...found);
}
