/**
 * How late is an account, seen from its rows?
 *
 * Everything follows from the rows that are still open and from the pauses that hold: nothing here is kept
 * from one day to the next. Only a frozen or kept bucket looks back, at the day before the pause began.
 */
import { bucketOf, daysPastDue, delinquentDays, pausedDays } from '../../ageing.ts';
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import { PARTS } from '../../payment.ts';
import type { Terms } from '../case.ts';
import type { Account } from './replay.ts';
import { type ByPart, nothing, openOf, type Row, totalOf } from './row.ts';

/** How late an account is on a day. */
export interface Arrears {
  readonly daysPastDue: number;
  readonly delinquentDays: number;
  /** Oldest unpaid due day plus the days of grace; null when nothing is overdue. */
  readonly delinquentSince: Day | null;
  readonly bucket: string | null;
  readonly overdue: ByPart;
  readonly overdueSince: Day | null;
  readonly instalmentBuckets: ReadonlyMap<string, Minor>;
}

/** An account as it stood right after another day, for buckets that do not move during a pause. */
export type LookBack = (day: Day) => Arrears;

/** The arrears of an account on day `on`. */
export function arrearsOf(account: Account, terms: Terms, on: Day, lookBack: LookBack): Arrears {
  const dueDayCounts = terms.dueDayCountsAsOverdue ?? false;
  const open = account.rows.filter((row) => totalOf(openOf(row)) > 0n);
  const late = open.filter(({ due }) => (dueDayCounts ? due <= on : due < on));
  const oldest = late[0]?.due ?? null;
  const grace = terms.grace?.ageingDays ?? 0;
  const spans = stopsAgeing(terms) ? account.pauses.spans : [];
  const delinquent = delinquentDays(oldest, on, dueDayCounts, spans, grace);
  const overdue = nothing();
  // The penalty of the whole account is overdue as long as anything is.
  const counted = oldest === null ? [] : [...late, ...open.filter(({ kind }) => kind === 'penalty')];
  for (const row of counted) for (const part of PARTS) overdue[part] += openOf(row)[part];
  const due = open[0] !== undefined && open[0].due <= on;
  const bucket = due ? bucketOf(delinquent, bucketsOf(terms)) : null;
  return {
    daysPastDue: daysPastDue(oldest, on, dueDayCounts),
    delinquentDays: delinquent,
    delinquentSince: oldest === null ? null : oldest + grace,
    bucket: pausedBucket(account, terms, on, lookBack, { bucket, overdue: oldest !== null }),
    overdue,
    overdueSince: oldest,
    instalmentBuckets: bucketsByRow(late, terms, on, account, delinquent),
  };
}

function stopsAgeing({ pause }: Terms): boolean {
  return pause?.stops === 'ageing' || pause?.stops === 'ageing-and-penalty';
}

function bucketsOf({ buckets }: Terms): { name: string; from: number; to: number | null }[] {
  return (buckets ?? []).map(({ name, from, to }) => ({ name, from, to: to ?? null }));
}

/** While a pause holds, a bucket is what it was the day before (frozen), or at least not worse (kept). */
function pausedBucket(
  { pauses }: Account,
  terms: Terms,
  on: Day,
  lookBack: LookBack,
  now: { bucket: string | null; overdue: boolean },
): string | null {
  const rule = stopsAgeing(terms) ? terms.pause?.bucket : undefined;
  const pause = pauses.spans.find(({ from, to }) => from <= on && on <= to);
  if (!rule || !pause) return now.bucket;
  if (!now.overdue) return rule === 'frozen' ? null : now.bucket;
  const before = lookBack(pause.from - 1).bucket;
  if (rule === 'frozen') return before;
  if (on === pause.to) return now.bucket;
  const names = bucketsOf(terms).map(({ name }) => name);
  const worse =
    now.bucket !== null && names.indexOf(now.bucket) > (before === null ? -1 : names.indexOf(before));
  return worse ? before : now.bucket;
}

/** Open amounts of late rows by the bucket of each row's own age. */
function bucketsByRow(
  late: readonly Row[],
  terms: Terms,
  on: Day,
  account: Account,
  delinquent: number,
): Map<string, Minor> {
  const buckets = new Map<string, Minor>();
  const ownGrace = terms.instalmentAgeing === 'no-grace' || terms.grace?.ageingDaysOn === 'loan';
  if (terms.instalmentAgeing === 'no-grace' && delinquent === 0) return buckets;
  const grace = ownGrace ? 0 : (terms.grace?.ageingDays ?? 0);
  const spans = stopsAgeing(terms) ? account.pauses.spans : [];
  for (const row of late) {
    const age = daysPastDue(row.due, on, terms.dueDayCountsAsOverdue ?? false);
    const days = Math.max(0, age - pausedDays(spans, row.due, on) - grace);
    const name = bucketOf(days, bucketsOf(terms));
    if (name !== null) buckets.set(name, (buckets.get(name) ?? 0n) + totalOf(openOf(row)));
  }
  return buckets;
}
