/**
 * Does a hold of this kind keep collection away from this debt today?
 *
 * A hold covers some debts or all, from a day to a day or until it is lifted; its last day belongs to it. In every zone in which
 * the person may be it must have ended before it is over.
 */
import type { Day } from '../../days.ts';
import { type Finding, type Reason, refuse } from '../finding.ts';
import { localOf, type Minute, startOfDay } from '../local-time.ts';
import type { Attempt, Hold, Purpose, Situation } from '../situation.ts';
import { touches } from './debts-asked.ts';

export interface Holding {
  /** Purposes that the hold leaves open. */
  readonly except: readonly Purpose[];
}

/** The first minute at which `day` is over in every zone. */
export function endOfDay(day: Day, { zones }: Situation): Minute {
  return Math.max(...zones.map((zone) => startOfDay(zone, day + 1)));
}

/** True when `from` … `to` holds at the minute of the attempt in any zone in which the person may be. */
export function runs(from: Day, to: Day | null, { at }: Attempt, { zones }: Situation): boolean {
  return zones.some((zone) => {
    const { day } = localOf(zone, at);
    return from <= day && (to === null || day <= to);
  });
}

/** Refuses while a hold of this kind runs; null when there is none. */
export function heldBy(
  kind: Hold['kind'],
  reason: Reason,
  { except }: Holding,
  attempt: Attempt,
  situation: Situation,
): Finding | null {
  if (situation.holds.length === 0 || except.includes(attempt.purpose)) return null;
  const running = situation.holds.filter(
    (hold) =>
      hold.kind === kind && touches(hold.debts, attempt) && runs(hold.from, hold.to, attempt, situation),
  );
  if (running.length === 0) return null;
  const ends = running.map(({ to }) => to);
  const until = ends.includes(null)
    ? null
    : endOfDay(Math.max(...ends.filter((to) => to !== null)), situation);
  return refuse(reason, until, { from: { hold: kind, heldFrom: running[0]!.from, heldTo: ends[0] ?? null } });
}
