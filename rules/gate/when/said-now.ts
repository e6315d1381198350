/**
 * Has this person said today that it does not suit now?
 *
 * "This is not a good time" makes that time inconvenient (12 CFR 1006.6(b)(1), comment 6(b)(1)-1); how long it lasts is not
 * said, so the collector stays away for the rest of the person's day. In that talk he may ask when it would suit, but not
 * whether to go on. "I am busy" alone names no time.
 */
import { allowed, type Finding, PASS, passed } from '../finding.ts';
import { dayAt, isKnownAt, startIfKnown } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Situation } from '../situation.ts';
import { asksOnlyWhen, consentsToTimes, isAgreed } from './clock-times.ts';
import { plausibleZones } from './plausible-zones.ts';

export interface SaidNow {
  readonly consent: 'direct' | 'any';
  /** For so many minutes after the person said so, the talk in which he did is taken to run. */
  readonly talkMinutes: number;
}

export function saidNow(terms: SaidNow, attempt: Attempt, situation: Situation): Finding | null {
  const { at, person } = attempt;
  const said = logParts(situation.log).said.findLast(
    (event) =>
      event.at <= at &&
      event.by === person &&
      (event.says === 'inconvenient-now' || event.says === 'busy-now'),
  );
  if (said === undefined) return null;
  if (said.says === 'busy-now') return allowed('no_preference_designated');
  const zones = plausibleZones(attempt, situation).filter((zone) => isKnownAt(zone, at));
  const home = situation.zones[0]!;
  const lasts = zones.filter((zone) => dayAt(said.dayOnly ? home : zone, said.at) === dayAt(zone, at));
  if (lasts.length === 0) return PASS;
  const consents = consentsToTimes(at, situation, terms.consent, said);
  if (isAgreed(consents, at, zones)) return allowed('consent_given', undefined, at + 1);
  if (asksOnlyWhen(attempt) && (said.dayOnly || at - said.at <= terms.talkMinutes))
    return passed(undefined, at + 1);
  let until: number | null = consents.length > 0 ? at + 1 : 0;
  for (const zone of consents.length > 0 ? [] : lasts) {
    const start = startIfKnown(zone, dayAt(zone, at) + 1);
    until = start === null || until === null ? null : Math.max(until, start);
  }
  return barredUnlessAnswer(attempt, situation, 'inconvenient_time', { from: { saidAt: said.at } }, until);
}
