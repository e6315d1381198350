/**
 * What does the night make of an agreement that is alive?
 *
 * Only what days do: a row that is not covered by its day with grace is missed, or the agreement broken; a life without rows
 * ends with its last day. What money does is seen when the money is known (`plan-end.ts`). A break falls back on the account
 * as it would be had nothing been agreed, or goes on with what was granted where that was agreed and costs no more.
 */

import { facetsOf } from '../account/effect.ts';
import { type Account, type AccountEvent, evolve, outstanding } from '../account.ts';
import type { Day } from '../days.ts';
import { type Posting, restatement } from '../ledger.ts';
import type { Minor } from '../money.ts';
import { accruedTo } from '../penalty.ts';
import type { Product } from '../terms.ts';
import type { PlanState } from './agreed-plan.ts';
import { checkpointOf, lastChanceOf } from './alive-plan.ts';
import { endPlan, owesNothing } from './plan-end.ts';

/** What a night can do that the watch needs: close the days of an account without the agreement, and book charges. */
export interface Night {
  readonly closeUntilTonight: (without: Account, closedTo: Day) => Account;
  readonly bookCharges: (account: Account) => readonly AccountEvent[];
}

/** How the agreement stands at the end of `day`; nothing on days that change nothing about it. */
export function watchPlan(
  account: Account,
  day: Day,
  product: Product,
  night: Night,
): readonly AccountEvent[] {
  const alive = account.plan;
  if (alive === null) return [];
  if (owesNothing(account)) return over(account, day, product, night, 'completed');
  if (day < checkpointOf(alive)) return [];
  const { plan, row, behind, missed } = alive;
  if (row >= plan.rows.length) return over(account, day, product, night, 'completed');
  const mayMiss = behind !== row && missed < plan.missesAllowed && day < lastChanceOf(plan, row);
  if (mayMiss)
    return [{ day, body: { ...told(account, 'row-missed', row), missed: missed + 1 }, postings: [] }];
  return broken(account, day, product, night);
}

type PlanBody = Extract<AccountEvent['body'], { type: 'plan' }>;

function told({ plan: alive }: Account, state: PlanState, row: number | null): PlanBody {
  if (alive === null) throw new Error('no agreement is alive here');
  const { plan, missed } = alive;
  return { type: 'plan', plan: plan.id, state, row, missed, takenBack: false, facets: null };
}

/** It ends with what was granted until now. */
function over(
  account: Account,
  day: Day,
  product: Product,
  night: Night,
  state: PlanState,
  row: number | null = null,
): readonly AccountEvent[] {
  const booked = night.bookCharges(account);
  const facets = facetsOf(endPlan(after(account, booked), day, product));
  return [...booked, { day, body: { ...told(account, state, row), facets }, postings: [] }];
}

function broken(account: Account, day: Day, product: Product, night: Night): readonly AccountEvent[] {
  const { plan, row, without, asOf } = account.plan!;
  const never = night.closeUntilTonight(without, asOf);
  if (plan.onBreak === 'kept' && owedOn(account, day, product) <= owedOn(never, day, product))
    return over(account, day, product, night, 'broken', row);
  // The rungs walked are the account's own: nobody walks the ladder of a life that was not lived.
  const facets = { ...facetsOf(never), ladderDay: account.ladderDay };
  const body = { ...told(account, 'broken', row), takenBack: true, facets };
  return [{ day, body, postings: takenBack(account, never, product) }];
}

function takenBack(account: Account, never: Account, product: Product): readonly Posting[] {
  const heldAs = product.family === 'revolving' ? 'interest' : 'dueInterest';
  return restatement(account.balances, never.balances, heldAs);
}

/** Everything owed at the end of a day, booked or not. */
function owedOn(account: Account, day: Day, product: Product): Minor {
  const { interest, penalty } = accruedTo(account, day, product);
  return outstanding(account) + interest + penalty;
}

function after(account: Account, events: readonly AccountEvent[]): Account {
  return events.reduce<Account>((now, event) => evolve(now, event), account);
}
