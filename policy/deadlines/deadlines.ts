/**
 * Which deadlines does the law of these jurisdictions set on a day?
 *
 * One list for each jurisdiction that has one. A jurisdiction without a list sets none that we know: what needs one is then
 * refused with the name of what is missing, never answered as if the law were silent.
 */
import type { Day } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';
import { type Jurisdiction, rulesOn } from '../../rules/gate/law.ts';
import type { Collector } from '../../rules/gate/situation.ts';
import { kindsInLaw } from '../../rules/gate/who/kind-in-law.ts';
import { AMERICAN_DEADLINES } from './american-deadlines.ts';
import { BRITISH_DEADLINES } from './british-deadlines.ts';
import { CHINESE_DEADLINES } from './chinese-deadlines.ts';
import { INDIAN_DEADLINES } from './indian-deadlines.ts';

/** Every deadline rule there is, superseded ones and drafts among them. */
export const DEADLINES: readonly DeadlineRule[] = [
  ...CHINESE_DEADLINES,
  ...AMERICAN_DEADLINES,
  ...BRITISH_DEADLINES,
  ...INDIAN_DEADLINES,
];

/** The rules in force on `day` that bind this collector: as what it is, and as a debt collector where it hides its own name. */
export function deadlinesOn(
  jurisdictions: readonly Jurisdiction[],
  day: Day,
  collector: Pick<Collector, 'kind' | 'ownName'>,
  assumed: ReadonlySet<string>,
): DeadlineRule[] {
  return rulesOn(
    DEADLINES.filter(({ jurisdiction }) => jurisdictions.includes(jurisdiction)),
    day,
    kindsInLaw(collector),
    assumed,
  );
}
