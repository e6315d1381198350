/**
 * Would the night of this day offer help ahead of the next payment, and which?
 *
 * The watch as the product keeps it, without the share that is held out: a story tells of one borrower and not of chance. Once for each
 * payment.
 */
import { WATCH } from '../../policy/warning/watch-points.ts';
import type { Account, AccountEvent } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import { pastRowsOf } from '../../rules/warning/past-rows.ts';
import { watchScore } from '../../rules/warning/row-watch.ts';
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
  const next = watchedRow(account, product);
  if (next === null || !WATCH.looksAhead.includes(next.due - day) || helped.dues.has(next.due)) return '–';
  const kind = product.statement === null ? 'instalment' : 'bill';
  const score = watchScore({ kind, rows: pastRowsOf(events), next }, WATCH.points);
  const who = { account: account.id, isOff: helped.isOff, controlPercent: 0 };
  const action = supportFor(score, WATCH.points, who);
  if (action === null) return '–';
  helped.dues.add(next.due);
  return action;
}
