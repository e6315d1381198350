/**
 * Which pauses hold, and which were refused?
 *
 * Pauses may touch but not overlap; they may start in the past or in the future. A resume ends the pause
 * that is running on its day, and only on the day it is entered. What is refused changes nothing.
 */
import type { PausedSpan } from '../../ageing.ts';
import type { Day } from '../../days.ts';
import type { Case, CaseEvent } from '../case.ts';

/** Pauses that hold after some events, and the ids of the events that were refused. */
export interface Pauses {
  readonly spans: readonly PausedSpan[];
  readonly refused: readonly string[];
}

/** Folds the pause and resume events in the order they were entered. */
export function pausesOf(asked: Case, events: readonly CaseEvent[]): Pauses {
  const spans: { from: Day; to: Day }[] = [];
  const refused: string[] = [];
  for (const event of events) {
    if (event.type === 'pause') {
      const clashes = spans.some(({ from, to }) => event.from < to && from < event.to);
      if (clashes || event.from >= event.to) refused.push(nameOf(asked, event));
      else spans.push({ from: event.from, to: event.to });
    }
    if (event.type === 'resume') {
      const running = spans.find(({ from, to }) => from <= event.on && event.on < to);
      const onItsDay = event.valueOn === undefined || event.valueOn === event.on;
      if (!running || !onItsDay) refused.push(nameOf(asked, event));
      else running.to = event.on;
    }
  }
  return { spans, refused };
}

/** The id of an event, or its place in the case when it has none. */
export function nameOf(asked: Case, event: CaseEvent): string {
  return event.id ?? `events[${asked.events.indexOf(event)}]`;
}
