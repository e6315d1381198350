/**
 * How often does a ladder alone reach for one person?
 *
 * Counted from its rungs, as if every step were allowed and nothing were paid: the most in a week and in thirty days, and where. A law or
 * a house that allows less refuses the rest at the gate; who sees it while he designs need not plan it.
 */
import type { Channel } from '../account.ts';
import type { Rung } from '../strategy.ts';

/** The fullest stretch of so many days. */
export interface Fullest {
  readonly contacts: number;
  /** The first day of the ladder in it. */
  readonly from: number;
}

/** The fullest `days` days in a row; of those that are equal the first. `channels` null: all. */
export function fullestDays(
  rungs: readonly Rung[],
  days: number,
  channels: ReadonlySet<Channel> | null = null,
): Fullest {
  const on = rungs
    .filter(({ step }) => channels === null || channels.has(step.channel))
    .map(({ day }) => day);
  let best: Fullest = { contacts: 0, from: on[0] ?? 0 };
  let first = 0;
  for (const [last, day] of on.entries()) {
    while (on[first]! <= day - days) first += 1;
    if (last - first + 1 > best.contacts) best = { contacts: last - first + 1, from: on[first]! };
  }
  return best;
}

/** Contacts within each stretch of thirty days after the due day: 1–30, 31–60 … up to the last rung. */
export function byMonth(rungs: readonly Rung[]): number[] {
  const months: number[] = [];
  for (const { day } of rungs) {
    if (day < 1) continue;
    const month = Math.floor((day - 1) / 30);
    while (months.length <= month) months.push(0);
    months[month]! += 1;
  }
  return months;
}
