/**
 * By what does the house order the work of its agents?
 *
 * House rules. The chances are an assumption to sort by, never shown as a forecast and never a reason to contact anybody: earlier
 * arrears are cured more often than late ones. Replace them by what your own book shows.
 */
import type { Chances } from '../../../rules/work/next-account.ts';

export const WORK_ORDER = {
  chances: {
    from: [0, 8, 31, 61, 91, 181],
    permille: [500, 400, 250, 150, 80, 40],
    reachedPermille: 100,
  } satisfies Chances,
  /** A planned contact that was not made stays on the list so many days; then the ladder has planned anew. */
  daysBack: 30,
  /** Whoever takes a person has him to himself so many minutes; opening him again begins them anew. */
  claimMinutes: 20,
  /** Left without an entry he is asked about again after so many minutes. */
  leftMinutes: 30,
  /** Whom the gate does not allow and names no minute is asked about again after so many. */
  askAgainMinutes: 120,
  /** A complaint, dispute or abuse counts as strain so many days. */
  strainDays: 90,
} as const;
