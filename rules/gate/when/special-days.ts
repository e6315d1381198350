/**
 * Is it a day on which this person must be left alone?
 *
 * Bereavement, a natural disaster, a wedding, a festival (draft directions of the Reserve Bank of India, February 2026). The
 * draft names the occasions, not how long they last: `daysAfter` is the house's reading, the day itself when it is 0.
 */
import { type Finding, missing, PASS, refuse } from '../finding.ts';
import { dayAt, startIfKnown } from '../local-time.ts';
import type { Attempt, Situation, SpecialDay } from '../situation.ts';

export interface SpecialDays {
  readonly kinds: readonly SpecialDay['kind'][];
  readonly daysAfter: number;
}

export function specialDays(terms: SpecialDays, { at }: Attempt, situation: Situation): Finding {
  if (situation.specialDays === undefined) return missing('specialDays');
  let until: number | null = 0;
  let barred: SpecialDay | null = null;
  for (const special of situation.specialDays) {
    if (!terms.kinds.includes(special.kind)) continue;
    for (const zone of situation.zones) {
      const today = dayAt(zone, at);
      if (today < special.on || today > special.on + terms.daysAfter) continue;
      barred = special;
      const free = startIfKnown(zone, special.on + terms.daysAfter + 1);
      until = free === null || until === null ? null : Math.max(until, free);
    }
  }
  return barred === null ? PASS : refuse('sensitive_occasion', until, { from: { occasion: barred.kind } });
}
