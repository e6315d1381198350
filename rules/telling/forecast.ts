/**
 * What do I owe on a day, and what if I pay this much on that day?
 *
 * A forecast is a replay that goes on into days to come, with the payments one imagines. It promises nothing
 * about contacts and writes nothing; the same rules that will close those days give its numbers.
 */

import type { Account, Fact } from '../account.ts';
import { partOfPeriod } from '../accrual.ts';
import { bucketOn, daysPastDueOf } from '../arrears.ts';
import type { Day } from '../days.ts';
import { type History, replay } from '../history.ts';
import { divideRounded, least, type Minor, sum } from '../money.ts';
import { accruedTo, effectiveInterest } from '../penalty.ts';
import { dueBefore, rowsToCome } from '../plan/contract-rows.ts';
import type { Product } from '../terms.ts';

/** What an account owes at the end of a day, part by part. Minor units. */
export interface Position {
  readonly day: Day;
  /** Principal not yet asked for, and principal on a statement or revolving. */
  readonly notDue: Minor;
  readonly billed: Minor;
  readonly duePrincipal: Minor;
  readonly interest: Minor;
  readonly fee: Minor;
  readonly penalty: Minor;
  readonly credit: Minor;
  /** Everything together, less credit. */
  readonly owed: Minor;
  /** What is asked for and unpaid, penalty included: paying this ends the arrears. Zero when current. */
  readonly overdue: Minor;
  /** Pays everything off on this day: what is owed and the contract interest of the running period so far. */
  readonly settlement: Minor;
  readonly minimum: Minor;
  readonly daysPastDue: number;
  readonly bucket: string | null;
  /** What one more day costs as things stand. */
  readonly costOfWaiting: Minor;
}

/** The position at the end of `day`, after the recorded facts and the imagined payments valued up to it. */
export function forecast(
  history: History,
  product: Product,
  day: Day,
  payments: readonly { readonly on: Day; readonly amount: Minor }[],
): Position {
  const imagined: Fact[] = payments.map(({ on, amount }, place) => ({
    id: `imagined-${place + 1}`,
    type: 'paid',
    valueOn: on,
    amount,
  }));
  const { account } = replay({ ...history, facts: [...history.facts, ...imagined] }, product, day, day);
  return positionOf(account, day, product, history);
}

/** How late an account is on a day: all that a message about it needs. Minor units. */
export interface Lateness {
  /** Asked for and unpaid, penalty included: paying this ends the arrears. Zero when current. */
  readonly overdue: Minor;
  readonly daysPastDue: number;
  /** Due day of the oldest unpaid amount; null when current. */
  readonly oldestDue: Day | null;
}

/** How late an account is at the end of `day`, from its own row alone. */
export function latenessOf(account: Account, day: Day, product: Product): Lateness {
  const { balances: b, oldestDue } = account;
  const penalty = b.penalty + accruedTo(account, day, product).penalty;
  return {
    overdue: oldestDue === null ? 0n : b.duePrincipal + b.dueInterest + b.dueFee + penalty,
    daysPastDue: daysPastDueOf(account, day, product),
    oldestDue,
  };
}

/** What one more day after `day` costs as things stand, from an account's own row. Minor units. */
export function costOfWaiting(account: Account, day: Day, product: Product): Minor {
  const now = accruedTo(account, day, product);
  const tomorrow = accruedTo(account, day + 1, product);
  return tomorrow.interest + tomorrow.penalty - now.interest - now.penalty;
}

/** The position of an account whose day `day` is closed. */
export function positionOf(account: Account, day: Day, product: Product, history: History): Position {
  const { balances: b } = account;
  const now = accruedTo(account, day, product);
  const { overdue, daysPastDue } = latenessOf(account, day, product);
  const penalty = b.penalty + now.penalty;
  const interest = b.dueInterest + b.interest + now.interest;
  const billed = b.billed + b.revolving;
  const owed = b.notDue + billed + b.duePrincipal + interest + b.dueFee + penalty + b.credit;
  return {
    day,
    notDue: b.notDue,
    billed,
    duePrincipal: b.duePrincipal,
    interest,
    fee: b.dueFee,
    penalty,
    credit: -b.credit,
    owed,
    overdue,
    settlement: owed + runningInterest(account, day, product, history),
    minimum: account.minimum,
    daysPastDue,
    bucket: bucketOn(account, day, product),
    costOfWaiting: costOfWaiting(account, day, product),
  };
}

/**
 * Contract interest that is not due yet and that settling on `day` pays, as the product declares: what has accrued since
 * the last due day (never more than the instalment asks for), the running period's, or that of all instalments to come.
 */
export function runningInterest(account: Account, day: Day, product: Product, history: History): Minor {
  const { next } = account;
  if (product.family !== 'instalment' || next === null) return 0n;
  const { interest, counting, rounding } = product.earlySettlement;
  if (interest === 'plan') return sum(rowsToCome(account, history.schedule).map((row) => row.interest));
  const from = dueBefore(next, account, history);
  if (day <= from) return 0n;
  if (interest === 'period') return next.interest;
  const { ppm, perDays } = effectiveInterest(account, product);
  const rate = { share: { num: ppm, den: 1_000_000n }, per: perDays === 1 ? 'day' : 'year' } as const;
  const { num, den } = partOfPeriod(rate, { from, to: day }, { from, to: next.due }, counting);
  return least(next.interest, divideRounded(account.balances.notDue * num, den, rounding));
}
