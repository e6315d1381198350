/**
 * Which payment of this account is the watch to look at, if any?
 *
 * Only what is still to come, on an account that owes nothing past due, is not paused and not written off: whoever is late already
 * has the ladder and its offers, and a pause is a promise of quiet.
 */
import { type Account, outstanding } from '../account.ts';
import type { Product } from '../terms.ts';
import type { RowWatch } from './row-watch.ts';

/** The coming row with what is asked and what has arrived of it; null when there is nothing to watch. */
export function watchedRow(account: Account, product: Product): RowWatch['next'] | null {
  const { next, balances, minimum } = account;
  if (next === null || account.oldestDue !== null || account.writtenOffOn !== null) return null;
  if (account.pausedFrom !== null || outstanding(account) <= 0n) return null;
  if (product.statement !== null)
    return minimum > 0n ? { due: next.due, amount: minimum, received: 0n } : null;
  const amount = next.principal + next.interest + next.fee;
  const received = -balances.credit;
  return received >= amount ? null : { due: next.due, amount, received };
}
