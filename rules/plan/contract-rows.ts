/**
 * Which instalments are still to come, and when did the running period begin?
 *
 * The book keeps the schedule that a contract began with; an agreement may have changed it since.
 */
import type { Account } from '../account.ts';
import type { Day } from '../days.ts';
import type { History } from '../history.ts';
import type { Coming } from '../terms.ts';

/** The instalment that is asked for next and all after it, as the contract stands now. */
export function rowsToCome({ next, rearranged }: Account, schedule: readonly Coming[]): readonly Coming[] {
  if (next === null) return [];
  return [next, ...(rearranged ?? schedule).filter(({ seq }) => seq > next.seq)];
}

/** The due day before `next`: where its period begins. The opening day when nothing fell due before. */
export function dueBefore(next: Coming, { rearranged }: Account, { opening, schedule, facts }: History): Day {
  const before = schedule.findLast(({ seq }) => seq < next.seq)?.due ?? opening.openedOn;
  if (rearranged === null) return before;
  const agreed = facts.findLast(
    (fact) => fact.type === 'agreed' && fact.plan.schedule?.some(({ due }) => due === next.due) === true,
  );
  if (agreed?.type !== 'agreed' || agreed.plan.schedule === null) return before;
  const { plan, valueOn } = agreed;
  const fallen = schedule.findLast(({ due }) => due <= valueOn)?.due ?? opening.openedOn;
  return plan.schedule!.findLast(({ due }) => due < next.due)?.due ?? fallen;
}
