/**
 * How old is a debt, and in which bucket is it?
 *
 * Age is derived from money and date only: the oldest due day on which something is still open. Paused
 * days count only where they fall between that due day and today; a pause that ended before the due day
 * takes nothing away. Pauses that overlap or touch are one, in whatever order they became known; to resume ends every
 * pause that was known before that day.
 */
import type { Fact } from './account.ts';
import { type Day, overlap } from './days.ts';

/** Days [from, to) that are not counted. */
export interface PausedSpan {
  readonly from: Day;
  readonly to: Day;
}

/** A named range of days past due; `to` null = open-ended. Both ends belong to it. */
export interface Bucket {
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

/**
 * Days past due on day `on` for the oldest unpaid due day (null = nothing unpaid). On the due day itself
 * the answer is 0, or 1 where the product counts the due day as overdue. Never negative.
 */
export function daysPastDue(oldestDue: Day | null, on: Day, dueDayCounts: boolean): number {
  if (oldestDue === null) return 0;
  return Math.max(0, on - oldestDue + (dueDayCounts ? 1 : 0));
}

/** Days of [due, on) that lie in a pause; overlapping pauses count once. */
export function pausedDays(pauses: readonly PausedSpan[], due: Day, on: Day): number {
  const spans = [...pauses].sort((a, b) => a.from - b.from);
  let counted = due;
  let total = 0;
  for (const span of spans) {
    total += overlap(Math.max(span.from, counted), span.to, due, on);
    counted = Math.max(counted, span.to);
  }
  return total;
}

/** Days past due less paused days and less the days of grace; never negative. */
export function delinquentDays(
  oldestDue: Day | null,
  on: Day,
  dueDayCounts: boolean,
  pauses: readonly PausedSpan[],
  graceDays: number,
): number {
  if (oldestDue === null) return 0;
  const days = daysPastDue(oldestDue, on, dueDayCounts);
  return Math.max(0, days - pausedDays(pauses, oldestDue, on) - graceDays);
}

/** The bucket that contains `days`; null when none does. */
export function bucketOf(days: number, buckets: readonly Bucket[]): string | null {
  return buckets.find(({ from, to }) => days >= from && (to === null || days <= to))?.name ?? null;
}

/** Days that are not counted, and the fact that began them. */
export interface Pause extends PausedSpan {
  readonly by: Fact & { readonly type: 'paused' };
}

/** The pauses that the facts make together, earliest first, none touching another, none before the opening. */
export function pausesOf(facts: readonly Fact[], openedOn: Day): Pause[] {
  const resumed = facts.filter(({ type }) => type === 'resumed').map(({ valueOn }) => valueOn);
  const spans = facts
    .filter((fact) => fact.type === 'paused')
    .map((by) => ({ from: Math.max(by.from, openedOn), to: endOf(by, resumed), by }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || (a.by.id < b.by.id ? -1 : 1));
  const merged: Pause[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || last.to < span.from) merged.push(span);
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, span.to) };
  }
  return merged;
}

function endOf(pause: Fact & { type: 'paused' }, resumed: readonly Day[]): Day {
  return Math.min(pause.to, ...resumed.filter((day) => day > pause.valueOn));
}
