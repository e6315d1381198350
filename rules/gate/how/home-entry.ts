/**
 * Would somebody enter the home without consent?
 *
 * Nobody enters a home, or a place of work in China, unless the person agrees (Civil Code 1033; guideline 2026; CONC 7.9.14R;
 * 940 CMR 7.05). Where the place of a visit is not settled it is not made.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import type { Attempt, Place, Situation } from '../situation.ts';

export interface HomeEntry {
  /** Places that need consent. */
  readonly places: readonly Place[];
}

export function homeEntry(
  { places }: HomeEntry,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way !== 'visit') return null;
  if (attempt.place === null) return missing('attempt.place');
  if (!places.includes(attempt.place)) return null;
  const agreed = targetOf(attempt, situation)?.agreedToEntry;
  if (agreed === undefined) return missing(`people.${attempt.person}.agreedToEntry`);
  const from = { place: attempt.place, agreed };
  return agreed ? passed(from) : refuse('home_entry_without_consent', null, { from });
}
