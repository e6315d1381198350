/**
 * How many agreements are still kept after so many days?
 *
 * The product-limit estimate of E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", Journal of the
 * American Statistical Association 53 (1958), pp. 457–481: S(t) is the product over all days up to t on which agreements broke of
 * 1 − broken / at risk. An agreement that was completed, withdrawn or still lives was at risk until then and did not break: it is
 * censored, after those that broke on the same day. Each day's factor is computed exactly and rounded once, to parts per million.
 */

/** Agreements that lived so many days. `broken`: they ended by a break. */
export interface Lived {
  readonly days: number;
  readonly broken: boolean;
  readonly plans: number;
}

/** The estimate from a day on. */
export interface SurvivalPoint {
  readonly days: number;
  /** Agreements that were alive just before. */
  readonly atRisk: number;
  readonly broken: number;
  /** Kept at least so long, in parts per million. */
  readonly keptPpm: number;
}

const MILLION = 1_000_000;

/** The curve, from day 0 on: one point for each day on which anything ended. */
export function survivalOf(lives: readonly Lived[]): SurvivalPoint[] {
  const byDay = new Map<number, { ended: number; broken: number }>();
  let atRisk = 0;
  for (const { days, broken, plans } of lives) {
    const there = byDay.get(days) ?? { ended: 0, broken: 0 };
    there.ended += plans;
    if (broken) there.broken += plans;
    byDay.set(days, there);
    atRisk += plans;
  }
  const points: SurvivalPoint[] = [{ days: 0, atRisk, broken: 0, keptPpm: MILLION }];
  let kept = 1;
  for (const [days, { ended, broken }] of [...byDay].sort(([one], [other]) => one - other)) {
    kept *= (atRisk - broken) / atRisk;
    const point = { days, atRisk, broken, keptPpm: Math.round(kept * MILLION) };
    if (days === 0) points[0] = point;
    else points.push(point);
    atRisk -= ended;
  }
  return points;
}

/** What the curve says of a day, with how many were still looked at then; null where nobody was. */
export function survivalAt(
  points: readonly SurvivalPoint[],
  days: number,
): { readonly keptPpm: number; readonly atRisk: number } | null {
  const here = points.findLast((point) => point.days <= days);
  const next = points.find((point) => point.days >= days);
  return here === undefined || next === undefined ? null : { keptPpm: here.keptPpm, atRisk: next.atRisk };
}
