/**
 * On which day does a moratorium end, and from when may there be another?
 *
 * England and Wales, Debt Respite Scheme Regulations 2020: a breathing space of 60 days; in a mental-health crisis until
 * 30 days after the treatment. The day on which the debtor is free again differs by one with how the first day is counted;
 * the later one is taken, so that nobody is contacted a day too early, and the answer says that it is a choice. A second
 * breathing space within twelve months is not open to the debtor, a crisis moratorium always is.
 */
import type { Day } from '../days.ts';
import type { Hold, Known } from '../gate/situation.ts';
import { lack, type OrLack } from './lack.ts';
import { endOf, type Term } from './period.ts';

export interface MoratoriumTerms {
  readonly hold: Hold['kind'];
  readonly counts: 'from-start' | 'from-treatment-end';
  readonly runs: Term;
  /** The law leaves open whether the first day counts. */
  readonly openEnd: boolean;
  /** Not again before this has passed since the last one began; null: no such rule. */
  readonly notAgainWithin: Term | null;
}

export interface Moratorium {
  readonly kind: Hold['kind'];
  readonly from: Known<Day>;
  /** Null: the treatment goes on. */
  readonly treatmentEnds: Known<Day | null>;
}

/** The day on which it ends; null: it goes on until the treatment ends. */
export function moratoriumEnd(
  { from, treatmentEnds }: Moratorium,
  { counts, runs }: MoratoriumTerms,
): OrLack<Day | null> {
  const start = counts === 'from-start' ? from : treatmentEnds;
  if (start === undefined) return lack(counts === 'from-start' ? 'hold.from' : 'hold.treatmentEnds');
  return start === null ? null : endOf(start, runs);
}

/** Whether it runs on `day`, its last day included. */
export function isRunning(moratorium: Moratorium, terms: MoratoriumTerms, day: Day): OrLack<boolean> {
  if (moratorium.from !== undefined && day < moratorium.from) return false;
  const end = moratoriumEnd(moratorium, terms);
  if (typeof end === 'object' && end !== null) return end;
  return end === null || day <= end;
}

/** The first day on which another may begin after one that began on `from`; null: at any time. */
export function againFrom(from: Day, { notAgainWithin }: MoratoriumTerms): Day | null {
  return notAgainWithin === null ? null : endOf(from, notAgainWithin);
}
