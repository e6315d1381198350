/**
 * Has this person said that this place does not suit?
 *
 * A place that a person has named bars the ways that lead there, and every way while he is known to be there (12 CFR
 * 1006.6(b)(1)(ii), comment 6(b)(1)(ii)-1). A way that is tied to a place nobody has recorded is refused: it could lead there.
 */
import { allowed, type Finding, missing, PASS } from '../finding.ts';
import { dayAt, startIfKnown } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Happening, Place, Situation } from '../situation.ts';
import { reachedPlace } from './reached-place.ts';

type Preference = Extract<Happening, { type: 'preference' }>;

export function inconvenientPlaces(_terms: object, attempt: Attempt, situation: Situation): Finding | null {
  const { at } = attempt;
  const named = placesOf(situation, at);
  if (named.length === 0) return null;
  const home = situation.zones[0]!;
  const today = dayAt(home, at);
  const held = named.filter(({ until }) => until === null || today <= until);
  if (held.length === 0) return allowed('preference_ended');
  const { place, bound } = reachedPlace(attempt, situation);
  if (place === null) return bound ? unknownPlace(attempt) : allowed('not_place_bound');
  const barred = held.filter(({ places }) => places.some((one) => isSame(one, place)));
  if (barred.length === 0) return PASS;
  const ends = barred.map(({ until }) => (until === null ? null : startIfKnown(home, until + 1)));
  const until = ends.includes(null) ? null : Math.max(...(ends as number[]));
  return barredUnlessAnswer(attempt, situation, 'inconvenient_place', { from: { place } }, until);
}

function placesOf({ log }: Situation, at: number): readonly Preference[] {
  let held: Preference[] | null = null;
  for (const event of logParts(log).preferences) {
    if (event.at > at) continue;
    if (event.places.length > 0) {
      held ??= [];
      held.push(event);
    } else if (event.times.length === 0) held = null;
  }
  return held ?? [];
}

function isSame(named: Place, reached: Place): boolean {
  return named === reached || (named === 'home' && reached === 'inside-home');
}

function unknownPlace({ address, way }: Attempt): Finding {
  return missing(address === null ? `attempt.place (${way})` : `addresses.${address}.use`);
}
