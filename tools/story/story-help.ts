/**
 * Would the night of this day offer help ahead of the next payment, and which?
 *
 * The watch as the product keeps it, without the share that is held out: a story tells of one borrower and not of chance. Once for each
 * payment.
 */
import { WATCH } from '../../policy/warning/watch-points.ts';
import type { Account, AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { AlivePlan } from '../../rules/plan/alive-plan.ts';
import type { Product } from '../../rules/terms.ts';
import { pastRowsOf } from '../../rules/warning/past-rows.ts';
import { nextPlanRow, planPastOf, sharePaid } from '../../rules/warning/plan-past.ts';
import { type RowWatch, type WatchScore, watchScore } from '../../rules/warning/row-watch.ts';
import { supportFor } from '../../rules/warning/support.ts';
import { watchedRow } from '../../rules/warning/watched-row.ts';

/** What the borrower wishes, and the payments about which he was helped. */
export interface Helped {
  isOff: boolean;
  readonly dues: Set<Day>;
}

/** The help that the night of `day` offers; a dash for none. */
export function helpOn(
  account: Account,
  events: readonly AccountEvent[],
  product: Product,
  day: Day,
  helped: Helped,
): string {
  const { plan } = account;
  const planned = plan !== null && plan.plan.rows.length > 0;
  const next = planned ? nextPlanRow(account) : watchedRow(account, product);
  if (next === null || !WATCH.looksAhead.includes(next.due - day) || helped.dues.has(next.due)) return '–';
  const kind = product.statement === null ? 'instalment' : 'bill';
  const score = planned
    ? planScore(plan, next, events, day)
    : watchScore({ kind, rows: pastRowsOf(events), next }, WATCH.points);
  const who = { account: account.id, isOff: helped.isOff, controlPercent: 0 };
  const action = supportFor(score, who);
  if (action === null) return '–';
  helped.dues.add(next.due);
  return action;
}

/** As the product scores a row of an agreement, of a borrower who neither wrote nor is lost. */
function planScore(
  plan: AlivePlan,
  next: RowWatch['next'],
  events: readonly AccountEvent[],
  day: Day,
): WatchScore {
  const { rows, broken } = planPastOf(events, day);
  const signs = { missed: plan.missed, brokenBefore: broken, sharePaid: sharePaid(plan) };
  return watchScore(
    { kind: 'plan', rows, next, plan: { ...signs, answered: false, lost: false } },
    WATCH.planPoints,
  );
}
