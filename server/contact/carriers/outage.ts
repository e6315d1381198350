/**
 * Is the far end known to be down, and when is it tried again?
 *
 * A few failures of the connection in a row and it counts as down: another carrier of the same way is used. After a while it
 * counts as up again and the next message tries it; when that fails too, the while doubles. No timer runs: time is asked for.
 */

/** What is known about the far end. */
export interface Outage {
  /** False while it is known to be down. */
  isUp(): boolean;
  /** It answered. */
  worked(): void;
  /** The connection could not be made, was lost, or it refuses us altogether. */
  failed(why?: string): void;
  /** What failed last, since it worked last; null: nothing. */
  why(): string | null;
}

/** How soon it counts as down, and for how long at first and at most (milliseconds). */
export interface OutageLimits {
  readonly failures: number;
  readonly firstWait: number;
  readonly longestWait: number;
}

export const USUAL_OUTAGE: OutageLimits = { failures: 3, firstWait: 5_000, longestWait: 300_000 };

/** Begins as up. `now`: milliseconds that never run backwards. */
export function watchOutage(limits: OutageLimits, now: () => number): Outage {
  let failures = 0;
  let wait = limits.firstWait;
  let trouble: string | null = null;
  let downUntil = Number.NEGATIVE_INFINITY;
  return {
    isUp: () => now() >= downUntil,
    worked: () => {
      failures = 0;
      trouble = null;
      wait = limits.firstWait;
      downUntil = Number.NEGATIVE_INFINITY;
    },
    why: () => trouble,
    failed: (why) => {
      trouble = why ?? 'the connection failed';
      failures += 1;
      // What fails while it already counts as down was under way before: it says nothing new.
      if (failures < limits.failures || now() < downUntil) return;
      downUntil = now() + wait;
      wait = Math.min(wait * 2, limits.longestWait);
    },
  };
}
