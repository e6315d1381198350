/**
 * How late is this account today, and since when?
 *
 * The arrears facet: derived from the oldest unpaid due day and the pauses of these arrears, never stored.
 */
import type { Account } from './account.ts';
import { bucketOf, daysPastDue, type PausedSpan } from './ageing.ts';
import { type Day, overlap } from './days.ts';
import { standsFrom } from './plan/alive-plan.ts';
import type { Product } from './terms.ts';

/** Days past due on `day`, less paused days and the product's grace. Zero for an account that is current. */
export function daysPastDueOf(account: Account, day: Day, product: Product): number {
  if (account.oldestDue === null) return 0;
  const counted = daysPastDue(account.oldestDue, day, product.dueDayCounts);
  return Math.max(0, counted - pausedUntil(account, day) - product.ageingGraceDays);
}

/** Bucket on `day`; null for an account that is current. */
export function bucketOn(account: Account, day: Day, product: Product): string | null {
  const days = daysPastDueOf(account, day, product);
  return days === 0 ? null : bucketOf(days, product.buckets);
}

/**
 * Days of these arrears before `day` that are not counted: finished pauses, the running one, whose last day is not counted, and
 * those since an agreement under which they stand still (pauses after its beginning take nothing more).
 */
export function pausedUntil(account: Account, day: Day): number {
  const stands = standsFrom(account);
  const { oldestDue } = account;
  const standing = stands === null || oldestDue === null ? 0 : Math.max(0, day - Math.max(stands, oldestDue));
  return account.pausedDays + runningPause(account, day) + standing;
}

/** Days of the running pause that lie in these arrears, up to `day`. */
export function runningPause(account: Account, day: Day): number {
  const { oldestDue, pausedFrom, pausedTo } = account;
  if (oldestDue === null || pausedFrom === null || pausedTo === null) return 0;
  return overlap(oldestDue, Math.min(day, standsFrom(account) ?? day), pausedFrom, pausedTo);
}

/** True while ageing is paused on `day`: nothing is escalated. */
export function isPaused(account: Account, day: Day): boolean {
  const { pausedFrom, pausedTo } = account;
  return pausedFrom !== null && pausedTo !== null && pausedFrom <= day && day < pausedTo;
}

/** First day on which the account is `days` days past due, as things stand; null while it is current or stands still. */
export function dayAtDaysPastDue(account: Account, days: number, product: Product): Day | null {
  if (account.oldestDue === null) return null;
  const reached = dayReached(account, account.oldestDue, days, product);
  const stands = standsFrom(account);
  return stands === null || reached <= Math.max(stands, account.oldestDue) ? reached : null;
}

function dayReached(account: Account, oldestDue: Day, days: number, product: Product): Day {
  const plain = oldestDue + days + product.ageingGraceDays - (product.dueDayCounts ? 1 : 0);
  const reached = plain + account.pausedDays;
  const { pausedFrom, pausedTo } = account;
  if (pausedFrom === null || pausedTo === null) return reached;
  if (Math.max(pausedFrom, oldestDue) >= reached) return reached;
  return reached + overlap(oldestDue, pausedTo, pausedFrom, pausedTo);
}

/** Days since the oldest due day that finished pauses took; the running pause is counted by itself. */
export function finishedDays(account: Account, pauses: readonly PausedSpan[], on: Day): number {
  const due = account.oldestDue;
  if (due === null) return 0;
  const until = Math.min(on, standsFrom(account) ?? on);
  const finished = pauses.filter(({ from, to }) => to <= on && from !== account.pausedFrom);
  return finished.reduce((days, { from, to }) => days + overlap(due, until, from, to), 0);
}
