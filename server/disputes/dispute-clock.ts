/**
 * By which day must a dispute be answered, and does it count as written?
 *
 * The law of the lender's seat and of the person's place, as dated data (`policy/deadlines`); where none sets a day the house's own.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import type { Day } from '../../rules/days.ts';
import { termsOf } from '../../rules/deadlines/deadline-law.ts';
import { isLack } from '../../rules/deadlines/lack.ts';
import { answerBy, decideBy } from '../../rules/deadlines/reply-clock.ts';
import { isWritten } from '../../rules/deadlines/written-dispute.ts';
import { type ClockDay, clockOfDispute } from '../../rules/dispute/dispute-kinds.ts';
import type { Via } from '../../rules/gate/situation.ts';
import { deadlinesFor } from '../gate/deadlines-for.ts';

/** The day by which a dispute is answered: the earliest that a law which binds the house sets, or the house's own. */
export function clockFor(collecting: Collecting, region: string, today: Day): ClockDay {
  const laws = deadlinesFor(region, today, collecting).flatMap((rule): ClockDay[] => [
    ...termsOf([rule], 'complaint').map((terms) => ({
      day: decideBy(today, 'simple', terms),
      rule: rule.id,
    })),
    ...termsOf([rule], 'credit-dispute-reply').map((terms) => ({
      day: answerBy(today, terms),
      rule: rule.id,
    })),
  ]);
  return clockOfDispute(today, laws);
}

/** Whether it counts as written. A medium of which nobody wrote down whether it is taken counts for the person. */
export function isTakenAsWritten(
  collecting: Collecting,
  { region, via }: { readonly region: string; readonly via: Via },
  today: Day,
): boolean {
  const [terms] = termsOf(deadlinesFor(region, today, collecting), 'written');
  const written = isWritten(via, collecting.collector.accepts, terms ?? { electronic: 'where-accepted' });
  return isLack(written) || written;
}
