/**
 * Which events does a question know, which of them still stand, and from which day does each count?
 *
 * A question knows what was entered by its day. What was reversed or undone is as if it had never happened;
 * what was entered late counts from its own value day.
 */
import type { Day } from '../../days.ts';
import type { Ask, Case, CaseEvent } from '../case.ts';

/** Events entered by the asked day, or up to the one the question stands after. */
export function eventsKnown({ events }: Case, { asOf, after }: Ask): CaseEvent[] {
  if (after === 'start') return [];
  const last = after === undefined ? events.length : events.findIndex(({ id }) => id === after) + 1;
  return events.slice(0, last).filter(({ on }) => on <= asOf);
}

/** Events that still stand: what was reversed or undone later is gone, and so is the reversal. */
export function withoutReversed(events: readonly CaseEvent[]): CaseEvent[] {
  const gone = new Set<string>();
  for (const event of events) if (event.type === 'reverse' || event.type === 'undo') gone.add(event.of);
  return events.filter(
    ({ id, type }) => type !== 'reverse' && type !== 'undo' && (id === undefined || !gone.has(id)),
  );
}

/** The effective day of an event: its value day; a charge counts from its due day when that is earlier. */
export function effectiveDay(event: CaseEvent): Day {
  if (event.type === 'charge' && event.valueOn === undefined && event.dueOn !== undefined)
    return Math.min(event.dueOn, event.on);
  return event.valueOn ?? event.on;
}
