/**
 * How does an agency do, and is one better than another or are the counts too small to tell?
 *
 * Recovery never stands alone: kept plans, valid complaints, breaches, contacts and cost stand beside it, each with what it was divided by.
 * Two agencies are compared only over cases that one rule drew for both, and a difference counts only where the whole of its interval lies
 * on one side of nothing (R. G. Newcombe, 1998, method 10: from Wilson's intervals; 95 %).
 */

/** So many out of so many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A share in millionths with its interval; null where there is nothing to divide by. */
export interface Interval {
  readonly ppm: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;
const PPM = 1_000_000;
/** Fewer cases than this on a side say nothing: the interval would, but nobody should look at it twice. */
export const LEAST_CASES = 30;

function wilson({ part, whole }: Share): {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
} {
  const mean = part / whole;
  const z2 = Z * Z;
  const middle = (mean + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (Z / (1 + z2 / whole)) * Math.sqrt((mean * (1 - mean)) / whole + z2 / (4 * whole * whole));
  return { mean, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** A share with Wilson's interval. */
export function intervalOf(share: Share): Interval | null {
  if (share.whole === 0) return null;
  const { mean, low, high } = wilson(share);
  return { ppm: Math.round(mean * PPM), low: Math.round(low * PPM), high: Math.round(high * PPM) };
}

/** What the difference of two shares says. `difference` in millionths: the first less the second. */
export interface Compared {
  readonly verdict: 'first-more' | 'second-more' | 'not-enough';
  readonly difference: Interval | null;
}

/** Compares two shares. */
export function compareShares(first: Share, second: Share): Compared {
  if (first.whole === 0 || second.whole === 0) return { verdict: 'not-enough', difference: null };
  const [a, b] = [wilson(first), wilson(second)];
  const mean = a.mean - b.mean;
  const low = mean - Math.hypot(a.mean - a.low, b.high - b.mean);
  const high = mean + Math.hypot(a.high - a.mean, b.mean - b.low);
  const difference = {
    ppm: Math.round(mean * PPM),
    low: Math.round(low * PPM),
    high: Math.round(high * PPM),
  };
  const few = Math.min(first.whole, second.whole) < LEAST_CASES;
  if (few || (low <= 0 && high >= 0)) return { verdict: 'not-enough', difference };
  return { verdict: low > 0 ? 'first-more' : 'second-more', difference };
}

/** Events for every ten thousand days of cases, in hundredths, rounded half up; null without a day. */
export function perTenThousandDays(count: number, days: number): number | null {
  return days === 0 ? null : Math.round((count * 1_000_000) / days) / 100;
}
