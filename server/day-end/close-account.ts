/**
 * What does a night make of one account?
 *
 * The rules run for every day that the account waits for: one, or several when it was set aside before. Nothing is
 * written here, and what cannot be right is refused before it could be.
 */

import type { Account, AccountEvent } from '../../rules/account.ts';
import { closeDay, nextActionOn } from '../../rules/day.ts';
import type { Day } from '../../rules/days.ts';
import type { Ladder } from '../../rules/strategy.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { AccountRow } from '../db/account-row.ts';
import { faultOf } from './totals.ts';

/** An account after the night, what happened to it, and its next night. */
export interface Closed {
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  readonly nextActionOn: Day | null;
}

/**
 * Closes every day up to `night` that the account waits for. Contacts are planned for the last one alone: for a day that is
 * long over nobody can be reached any more. Throws when the outcome cannot be right; the caller sets the account aside.
 */
export function closeAccount(
  row: AccountRow,
  night: Day,
  product: Product | undefined,
  ladder: Ladder,
  coming: readonly Coming[],
): Closed {
  if (product === undefined) throw new Error(`no product has the code ${row.account.product}`);
  let { account } = row;
  let events: readonly AccountEvent[] = [];
  let day = row.nextActionOn;
  while (day !== null && day <= night) {
    const closing = closeDay(account, day, product, day === night ? ladder : null, coming);
    account = closing.account;
    events = events.length === 0 ? closing.events : [...events, ...closing.events];
    day = nextActionOn(account, day, product, ladder);
  }
  const fault = faultOf(row.account, account, events.length);
  if (fault !== null) throw new Error(fault);
  return { account, events, nextActionOn: day };
}
