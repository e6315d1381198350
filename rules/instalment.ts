/**
 * What happens when an instalment falls due, stays unpaid, or all of them are called in at once?
 */

import type { Account, AccountEvent } from './account.ts';
import { dayAtDaysPastDue } from './arrears.ts';
import type { Day } from './days.ts';
import { type LedgerAccount, type Posting, post } from './ledger.ts';
import { divideRounded, least, type Minor, most } from './money.ts';
import { roomForCharges } from './penalty.ts';
import { isQuiet, relievedInstalment, sparesLateFees } from './plan/alive-plan.ts';
import type { Coming, Product } from './terms.ts';

/**
 * The instalment whose due day has come is asked for. Money held as credit pays it at once, in the
 * product's order; what is left of it is unpaid, and overdue from the next day.
 */
export function fallDue(
  account: Account,
  day: Day,
  product: Product,
  coming: readonly Coming[],
): AccountEvent[] {
  const { next } = account;
  if (product.family !== 'instalment' || next === null || next.due > day) return [];
  const asked = withinLifeCap(account, product, relievedInstalment(account, next));
  const following = (account.rearranged ?? coming).find(({ seq }) => seq > next.seq) ?? null;
  const fromCredit = payFromCredit(-account.balances.credit, asked, product);
  const postings = [
    ...post('duePrincipal', 'notDue', asked.principal),
    ...post('dueInterest', 'interestIncome', asked.interest),
    ...post('dueFee', 'feeIncome', asked.fee),
    ...fromCredit,
  ];
  const paid = fromCredit.reduce((total, { amount }) => total + amount, 0n);
  const unpaid = asked.principal + asked.interest + asked.fee > paid;
  return [{ day, body: { type: 'due', asked, next: following, unpaid }, postings }];
}

/** A contract's own interest and fees are cut to what the life cap still allows. */
function withinLifeCap(account: Account, product: Product, next: Coming): Coming {
  const room = roomForCharges(account, product);
  if (room === null || next.interest + next.fee <= room) return next;
  const interest = least(next.interest, room);
  return { ...next, interest, fee: least(next.fee, room - interest) };
}

const DUE_ACCOUNT = { principal: 'duePrincipal', interest: 'dueInterest', fee: 'dueFee' } as const;

function payFromCredit(held: Minor, asked: Coming, product: Product): Posting[] {
  let left = held;
  return product.allocation.order.flatMap((part) => {
    if (part === 'penalty') return [];
    const paid = least(left, asked[part]);
    left -= paid;
    return post('credit', DUE_ACCOUNT[part], paid);
  });
}

/** The late fee of the instalment or statement that fell due last, once its days past due exceed the product's. */
export function chargeLateFee(account: Account, day: Day, product: Product): AccountEvent[] {
  // `lastDue` is forgotten when its instalment is paid, so here it is unpaid.
  if (account.lastDue === null || lateFeeOn(account, product) !== day) return [];
  const room = roomForCharges(account, product);
  const fee = lateFeeOf(account, product);
  const amount = room === null ? fee : least(fee, room);
  if (amount === 0n) return [];
  return [
    {
      day,
      body: { type: 'late-fee', amount, due: account.lastDue },
      postings: post('dueFee', 'feeIncome', amount),
    },
  ];
}

/** Day on which the late fee of the last due day would be charged; null when none can be. */
export function lateFeeOn(account: Account, product: Product): Day | null {
  if (product.lateFee === null || account.lastDue === null || sparesLateFees(account)) return null;
  return account.lastDue + product.lateFee.afterDays + (product.dueDayCounts ? 0 : 1);
}

function lateFeeOf(account: Account, product: Product): Minor {
  const fee = product.lateFee;
  if (fee === null) return 0n;
  if (fee.kind === 'flat') return fee.amount;
  const { duePrincipal, dueInterest } = account.balances;
  return most(fee.least, divideRounded((duePrincipal + dueInterest) * fee.ppm, 1_000_000n, 'half-even'));
}

/** All principal not yet due is asked for when the product's limit of days past due is reached. */
export function accelerate(account: Account, day: Day, product: Product): AccountEvent[] {
  const on = accelerateOn(account, product);
  if (on === null || on > day) return [];
  return [{ day, body: { type: 'accelerated' }, postings: calledIn(account) }];
}

/** Day on which the product calls in all principal, as things stand; null when there is none to call in. */
export function accelerateOn(account: Account, product: Product): Day | null {
  if (product.accelerateAt === null || account.oldestDue === null || account.writtenOffOn !== null)
    return null;
  if (isQuiet(account)) return null; // an agreement that is kept leads to no calling in; after a break it comes at once
  const { notDue, billed, revolving } = account.balances;
  if (notDue + billed + revolving === 0n) return null;
  return dayAtDaysPastDue(account, product.accelerateAt, product);
}

/** Transfers that make all principal due. */
export function calledIn(account: Account): Posting[] {
  const from: readonly LedgerAccount[] = ['notDue', 'billed', 'revolving'];
  return from.flatMap((held) => post('duePrincipal', held, account.balances[held]));
}
