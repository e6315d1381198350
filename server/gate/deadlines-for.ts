/**
 * Which deadlines bind the house about a borrower who lives here?
 *
 * The lender's law and the borrower's together, as for contacts (`law-for.ts`); what is only assumed is not asked.
 */
import { deadlinesOn } from '../../policy/deadlines/deadlines.ts';
import type { Collecting } from '../../policy/house/collecting.ts';
import { jurisdictionsOf } from '../../policy/law/packs.ts';
import type { Day } from '../../rules/days.ts';
import type { DeadlineRule } from '../../rules/deadlines/deadline-law.ts';

/** The rules in force on `day` for a borrower of `region` ("CN-33"). */
export function deadlinesFor(
  region: string,
  day: Day,
  { seat, collector }: Pick<Collecting, 'seat' | 'collector'>,
): DeadlineRule[] {
  return deadlinesOn([...new Set([...seat, ...jurisdictionsOf(region)])], day, collector, new Set());
}
