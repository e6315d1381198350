/**
 * Who notices in the whole system that a guard is gone: a table, or the reader?
 *
 * A guard is taken out of its list in the memory of this process alone, the street is walked until something is wrong, and the list is
 * made whole again. Where a table holds the row back, its checks are dropped and the street is walked once more: then the reader must see it.
 * A guard behind which another one stands is left to the walks over the rules alone.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRECONDITIONS as COURT } from '../../../rules/court/court-preconditions.ts';
import { PRECONDITIONS as LETTERS } from '../../../rules/firms/letter-conditions.ts';
import type { Law } from '../../../rules/gate/gate.ts';
import { GUARDS } from '../../../rules/visits/visit-course.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import type { StreetWish } from './street-walks.ts';

/** A guard that is gone, and whether tables hold what it let through. */
export interface StreetRemoved {
  readonly name: string;
  /** Tables that hold it back: walked first with and then without their checks. */
  readonly tables: readonly string[];
  readonly wish: Partial<StreetWish>;
  /** Does `work` without it. */
  readonly without: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Takes one out of a list while `work` is done. The lists are constants of the rules: nobody but this process sees it. */
async function withoutOne<T, R>(
  list: readonly T[],
  fits: (one: T) => boolean,
  work: () => Promise<R>,
): Promise<R> {
  const whole = list as T[];
  const place = whole.findIndex(fits);
  if (place < 0) throw new Error('there is no such guard');
  const [gone] = whole.splice(place, 1);
  try {
    return await work();
  } finally {
    whole.splice(place, 0, gone!);
  }
}

const letter = (name: string, tables: readonly string[] = []): StreetRemoved => ({
  name: `letter:${name}`,
  tables,
  wish: {},
  without: (work) => withoutOne(LETTERS, (one) => one.name === name, work),
});
const visit = (name: string, tables: readonly string[] = []): StreetRemoved => ({
  name: `visit:${name}`,
  tables,
  wish: {},
  without: (work) => withoutOne(GUARDS, (one) => one.name === name, work),
});
const court = (name: (typeof COURT)[number]): StreetRemoved => ({
  name: `court:${name}`,
  tables: [],
  wish: {},
  without: (work) => withoutOne(COURT, (one) => one === name, work),
});

/** The law of a place without a rule, for agents' calls. */
function lawWithout(id: string): NonNullable<StreetWish['lawOf']> {
  const made = new Map<Law, Law>();
  return (region) => {
    const law = lawFor(region, HOUSE);
    const less = made.get(law) ?? {
      ...law,
      version: `without ${id}`,
      rules: law.rules.filter((rule) => rule.id !== id),
    };
    made.set(law, less);
    return less;
  };
}
const gate = (id: string): StreetRemoved => ({
  name: `gate:${id}`,
  tables: [],
  wish: { lawOf: lawWithout(id) },
  without: (work) => work(),
});

export const STREET_REMOVED: readonly StreetRemoved[] = [
  gate('HOUSE-MILDER-FIRST'),
  letter('call-failed'),
  letter('borrower-told'),
  letter('worth-its-cost', ['letter_order']),
  visit('message-not-failed'),
  visit('call-not-failed'),
  visit('letter-not-failed'),
  visit('own-proposal', ['visit']),
  visit('approver-visits', ['visit']),
  visit('proposer-visits', ['visit']),
  visit('not-two-visitors', ['visit']),
  visit('no-card'),
  visit('declined-before'),
  visit('not-his-visit'),
  court('waited'),
  court('bundle-complete'),
];
