/**
 * Whose clocks must be right for a contact?
 *
 * Where a person is may be uncertain: the time must suit every zone in which he may be (12 CFR 1006.6(b)(1), comment
 * 6(b)(1)(i)-2). The zones on his file are joined by those that his numbers and addresses point to, as long as these are
 * believed to be his.
 */
import type { Zone } from '../local-time.ts';
import type { Attempt, Situation } from '../situation.ts';

/** Every zone whose clocks count for this contact; at least those of the person's file. */
export function plausibleZones({ person }: Attempt, { zones, addresses }: Situation): readonly Zone[] {
  let all: Zone[] | null = null;
  for (const { zone, of, state, belongsTo } of addresses) {
    if (zone === null || of !== person || state === 'wrong' || state === 'invalid') continue;
    if (belongsTo !== null && belongsTo !== person) continue;
    if ((all ?? zones).some(({ name }) => name === zone.name)) continue;
    all = [...(all ?? zones), zone];
  }
  return all ?? zones;
}
