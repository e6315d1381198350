/**
 * May this way be used at this place at all?
 *
 * Some laws bar a way at a place whatever the person has said: a visit to the place of work, for instance (940 CMR 7.04(1)).
 * A visit whose place nobody has recorded is refused.
 */
import { type Finding, missing, PASS } from '../finding.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Place, Situation, Way } from '../situation.ts';
import { reachedPlace } from './reached-place.ts';

export interface BarredPlace {
  readonly ways: readonly Way[];
  readonly places: readonly Place[];
}

export function barredPlace(terms: BarredPlace, attempt: Attempt, situation: Situation): Finding | null {
  if (!terms.ways.includes(attempt.way)) return null;
  const { place } = reachedPlace(attempt, situation);
  if (place === null) return missing('attempt.place');
  if (!terms.places.includes(place)) return PASS;
  return barredUnlessAnswer(attempt, situation, 'inconvenient_place', { from: { place } });
}
