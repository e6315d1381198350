/**
 * What happens to one account on one day? This function is the order of the day, and nothing else is.
 *
 *   due → penalty → plan → ageing → ladder
 *
 * Closing a day looks at the end of that day: payments of the day are already in. It is called for the days
 * on which something can change (`nextActionOn`); any other day changes nothing, which the tests prove.
 */
import { type Account, type AccountEvent, evolve } from './account.ts';
import { bucketOn, dayAtDaysPastDue, daysPastDueOf, runningPause } from './arrears.ts';
import { addMonths, civil, type Day } from './days.ts';
import { accelerate, accelerateOn, chargeLateFee, fallDue, lateFeeOn } from './instalment.ts';
import { accrualPostings, accruedTo, bearsCharges } from './penalty.ts';
import { nextPlanOn } from './plan/alive-plan.ts';
import { type Night, watchPlan } from './plan/plan-watch.ts';
import { makeStatement, settleStatement } from './statement.ts';
import type { Ladder } from './strategy.ts';
import type { Coming, Product } from './terms.ts';
import { nextStepOn, planSteps } from './walk.ts';

/** An account after its day was closed, and the events that led there. */
export interface Closing {
  readonly account: Account;
  readonly events: readonly AccountEvent[];
}

/**
 * Closes `day` for one account. `coming` holds the instalments after `account.next`, as far as they can matter today.
 * `ladder` null: money only (replays of the past plan no contacts).
 */
export function closeDay(
  account: Account,
  day: Day,
  product: Product,
  ladder: Ladder | null,
  coming: readonly Coming[],
): Closing {
  const events: AccountEvent[] = [];
  let now = account;
  const happen = (made: readonly AccountEvent[]): void => {
    for (const event of made) {
      now = evolve(now, event);
      events.push(event);
    }
  };
  if (mustBook(now, day, product)) happen(bookCharges(now, day, product));
  while (isDue(now, day, product)) happen(fallDue(now, day, product, coming));
  happen(settleStatement(now, day, product)); // a bill that waits is settled before the next one is made …
  happen(makeStatement(now, day, product));
  happen(settleStatement(now, day, product)); // … which itself may be due at once
  happen(chargeLateFee(now, day, product));
  happen(accelerate(now, day, product));
  happen(endPause(now, day));
  happen(watchPlan(now, day, product, tonight(day, product, coming)));
  happen(accelerate(now, day, product)); // what an agreement kept back until tonight
  happen(crossBucket(account, now, day, product));
  if (ladder !== null) happen(planSteps(now, day, product, ladder));
  return { account: now, events };
}

/** The account after every closing in (after, last] that changes anything. No contact is planned. */
export function closeThrough(
  account: Account,
  after: Day,
  last: Day,
  product: Product,
  coming: readonly Coming[],
): Account {
  let now = account;
  let day = nextActionOn(now, after, product, null);
  while (day !== null && day <= last) {
    now = closeDay(now, day, product, null, coming).account;
    day = nextActionOn(now, day, product, null);
  }
  return now;
}

/** The account with what a break of its agreement would fall back on, closed through `last`. */
export function withoutThrough(
  account: Account,
  last: Day,
  product: Product,
  coming: readonly Coming[],
): Account {
  if (account.plan === null) return account;
  const { without, asOf } = account.plan;
  const closed = closeThrough(without, asOf, last, product, coming);
  return { ...account, plan: { ...account.plan, without: { ...closed, seq: 0 }, asOf: last } };
}

function tonight(day: Day, product: Product, coming: readonly Coming[]): Night {
  return {
    closeUntilTonight: (without, closedTo) => closeThrough(without, closedTo, day, product, coming),
    bookCharges: (account) => bookCharges(account, day, product),
  };
}

/** True while an instalment waits whose due day has come. */
export function isDue(account: Account, day: Day, product: Product): boolean {
  return product.family === 'instalment' && account.next !== null && account.next.due <= day;
}

/** Books the charges accrued up to `day`; nothing when there are none and no remainder moved. */
export function bookCharges(account: Account, day: Day, product: Product): AccountEvent[] {
  if (day <= account.settledTo) return [];
  const accrual = accruedTo(account, day, product);
  const { interestCarry, penaltyCarry } = accrual;
  return [
    { day, body: { type: 'accrued', interestCarry, penaltyCarry }, postings: accrualPostings(accrual) },
  ];
}

/** Charges are booked when what bears them is about to change, at month end, or every night if the product says so. */
function mustBook(account: Account, day: Day, product: Product): boolean {
  if (!bearsCharges(account, product)) return changesBase(account, day, product);
  return product.posting === 'daily' || isMonthEnd(day) || changesBase(account, day, product);
}

function changesBase(account: Account, day: Day, product: Product): boolean {
  if (account.next !== null && account.next.due <= day) return true;
  if (account.nextStatement === day || account.pausedTo === day) return true;
  if (lateFeeOn(account, product) === day) return true;
  const calledInOn = accelerateOn(account, product);
  return calledInOn !== null && calledInOn <= day;
}

/** A pause ends on its last day; the days it took from these arrears are kept. */
function endPause(account: Account, day: Day): AccountEvent[] {
  if (account.pausedTo === null || account.pausedTo > day) return [];
  return [{ day, body: { type: 'pause-ended', days: runningPause(account, day) }, postings: [] }];
}

/** The passage from one bucket to another during this day, for roll rates. */
function crossBucket(before: Account, after: Account, day: Day, product: Product): AccountEvent[] {
  return passage(bucketOn(before, day - 1, product), after, day, day, product);
}

/** The passage that a fact entered on `today` brings about at once: a cure is counted on the day it is known. */
export function crossByFact(before: Account, after: Account, today: Day, product: Product): AccountEvent[] {
  return passage(bucketOn(before, today - 1, product), after, today - 1, today, product);
}

function passage(from: string | null, after: Account, asOf: Day, day: Day, product: Product): AccountEvent[] {
  const to = bucketOn(after, asOf, product);
  if (from === to) return [];
  const daysPastDue = daysPastDueOf(after, asOf, product);
  return [{ day, body: { type: 'bucket', from, to, daysPastDue }, postings: [] }];
}

/**
 * The first day after `after` on which closing could change anything; null when none will come by itself.
 * Tonight's work is the accounts whose day this is: cost follows what is due, not the size of the book.
 */
export function nextActionOn(
  account: Account,
  after: Day,
  product: Product,
  ladder: Ladder | null,
): Day | null {
  const calledInOn = accelerateOn(account, product);
  const days: (Day | null)[] = [
    account.next?.due ?? null,
    account.nextStatement,
    account.pausedTo,
    lateFeeOn(account, product),
    ladder === null ? null : nextStepOn(account, after, product, ladder),
    nextBucketOn(account, after, product),
    nextPlanOn(account, after),
    bearsCharges(account, product) ? (product.posting === 'daily' ? after + 1 : monthEndOf(after + 1)) : null,
    calledInOn === null ? null : Math.max(calledInOn, after + 1),
  ];
  let first: Day | null = null;
  for (const day of days) if (day !== null && day > after && (first === null || day < first)) first = day;
  return first;
}

function nextBucketOn(account: Account, after: Day, product: Product): Day | null {
  if (account.oldestDue === null) return null;
  let first: Day | null = null;
  const passAt = (days: number): void => {
    const on = days < 1 ? null : dayAtDaysPastDue(account, days, product);
    if (on !== null && on > after && (first === null || on < first)) first = on;
  };
  for (const { from, to } of product.buckets) {
    passAt(from);
    if (to !== null) passAt(to + 1); // where no bucket follows at once, leaving one is a passage too
  }
  return first;
}

/** Last day of the month of `day`. */
export function monthEndOf(day: Day): Day {
  return addMonths(day, 0, 31, 'last-day');
}

function isMonthEnd(day: Day): boolean {
  return civil(day + 1).date === 1;
}
