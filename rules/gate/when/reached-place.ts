/**
 * At which place would this contact reach the person?
 *
 * A fixed telephone, a letter and a visit are tied to a place; a mobile phone, a mailbox or an app is not, unless the
 * collector knows where the person is (12 CFR 1006.6(b)(1)(ii), comment 6(b)(1)(ii)-1).
 */
import type { Attempt, Place, Situation, Way } from '../situation.ts';

/** `place` null: not known. `bound`: the way is tied to a place. */
export interface Reached {
  readonly place: Place | null;
  readonly bound: boolean;
}

const POSTED: readonly Way[] = ['letter', 'postcard', 'visit', 'court'];

const isCall = (way: Way): boolean => way === 'call' || way === 'voicemail';

/** Where the contact reaches the person, as far as is known. */
export function reachedPlace(attempt: Attempt, { addresses, people }: Situation): Reached {
  const { way, place, person } = attempt;
  const address = attempt.address === null ? undefined : addresses.find(({ id }) => id === attempt.address);
  const bound =
    POSTED.includes(way) || (isCall(way) && (address?.kind === 'landline' || address?.kind === 'phone'));
  if (place !== null) return { place, bound: true };
  if (bound && address?.use === 'home') return { place: 'home', bound };
  // A telephone of the workplace leads there, a mobile one too.
  if ((bound || isCall(way)) && address?.use === 'work') return { place: 'work', bound: true };
  return { place: people.find(({ id }) => id === person)?.at ?? null, bound };
}
