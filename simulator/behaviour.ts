/**
 * What does this borrower do today?
 *
 * A pure function of the seed, the borrower, the account as it stands and the day: nothing is remembered, so the next
 * day can be asked for at any time, by anyone, and gets the same answer. Each month between two due days holds at most one
 * decision for a borrower who is current (pay this bill or not) and one for a borrower who is late (how many months to
 * clear). Each has one pay day, drawn beforehand: a payment cannot be made twice because the account changed in between.
 */

import { type Account, type Fact, overdueAmount } from '../rules/account.ts';
import { addMonths, civil, type Day, formatDay } from '../rules/days.ts';
import { least, type Minor, most } from '../rules/money.ts';
import { accrue, accruedTo, effectivePenalty, penaltyBase, penaltyOn } from '../rules/penalty.ts';
import type { Product } from '../rules/terms.ts';
import { ASK, between, type Dice, diceOf, pickShare, toss } from './dice.ts';
import {
  BILL_DAYS_EARLY,
  BILL_MISSED,
  BILL_STAYS_LATE,
  DAYS_EARLY,
  DAYS_LATE,
  HARDSHIP,
  IN_TWO_PARTS,
  INSTALMENT_MISSED,
  LATE_NEXT,
  OFTEN_LATE_SHARE,
  PAID_OVER_MINIMUM,
  PAYS_MORE,
  SLOWLY_TOLD,
  TELLING_DAYS,
  TOKEN_PAID,
  TURNS_FULL,
  TURNS_REVOLVING,
} from './habits.ts';
import { purchasesIn, purchasesOn, usualSpending } from './purchases.ts';

/** Who pays: the account's own dice, and what kind of person its borrower is. */
export interface Payer {
  readonly dice: Dice;
  readonly oftenLate: boolean;
}

type Bins = readonly (readonly [share: number, from: number, to: number])[];
/** Days between a due day and the next on which someone who is late may pay. */
const LATE_DAYS = 27;
/** A month's purchases never exceed 2.25 × the usual: a larger bill is one that was carried over. */
const CARRIED = 2.25;

/** The payer behind an account. */
export function payerOf(seed: number, borrower: number, account: number): Payer {
  const oftenLate = toss(diceOf(seed, borrower), ASK.trait) < OFTEN_LATE_SHARE;
  return { dice: diceOf(seed, account), oftenLate };
}

/** Everything that the borrower does on `day` with an account closed up to the day before, in the order it is booked. */
export function factsOn(payer: Payer, account: Account, day: Day, product: Product): Fact[] {
  if (account.writtenOffOn !== null || day < account.openedOn) return [];
  const paid = payment(payer, account, day, product);
  const facts: Fact[] = [];
  const id = (what: string) => `${account.id}-${what}-${formatDay(day)}`;
  if (paid !== null && paid.amount > 0n)
    facts.push({ id: id('paid'), type: 'paid', valueOn: paid.on, amount: paid.amount });
  if (product.family === 'revolving') {
    const amount = purchasesOn(payer.dice, day);
    if (amount > 0n) facts.push({ id: id('lent'), type: 'lent', valueOn: day, amount });
  }
  if (asksForPause(payer, account, day)) {
    const span = { from: day, to: day + HARDSHIP.days };
    facts.push({ id: id('paused'), type: 'paused', valueOn: day, ...span, reason: 'hardship' });
  }
  return facts;
}

interface Payment {
  readonly amount: Minor;
  readonly on: Day;
}

function payment(payer: Payer, account: Account, day: Day, product: Product): Payment | null {
  if (account.oldestDue !== null) {
    return account.oldestDue < day ? latePayment(payer, account, account.oldestDue, day, product) : null;
  }
  if (account.next === null) return null;
  const amount =
    product.family === 'instalment'
      ? instalmentPayment(payer, account, account.next.due, day)
      : billPayment(payer, account, account.next.due, day, product);
  return { amount, on: day };
}

function asksForPause(payer: Payer, account: Account, day: Day): boolean {
  if (account.oldestDue === null || day - account.oldestDue !== HARDSHIP.at) return false;
  return account.pausedTo === null && toss(payer.dice, ASK.pause, account.oldestDue) < HARDSHIP.share;
}

// A borrower who is current.

function instalmentPayment(payer: Payer, account: Account, due: Day, day: Day): Minor {
  if (missesInstalment(payer, due)) return 0n;
  const on = instalmentPayDay(payer, due);
  const rest = askedNext(account) + account.balances.credit;
  const gap = toss(payer.dice, ASK.parts, due) < IN_TWO_PARTS ? Math.min(3, due - on) : 0;
  if (day === on + gap) return rest;
  if (day !== on) return 0n;
  const part = BigInt(between(toss(payer.dice, ASK.size, due), 5, 8));
  return (rest * part) / 10n;
}

function askedNext(account: Account): Minor {
  const { next } = account;
  return next === null ? 0n : next.principal + next.interest + next.fee;
}

/** True when the instalment of `due` is not paid by then. */
export function missesInstalment(payer: Payer, due: Day): boolean {
  return toss(payer.dice, ASK.missed, due) < INSTALMENT_MISSED[payer.oftenLate ? 1 : 0];
}

/** The day on which the instalment of `due`, if not missed, is paid: not before the one before it was. */
export function instalmentPayDay(payer: Payer, due: Day): Day {
  const planned = due - inBins(DAYS_EARLY, toss(payer.dice, ASK.daysEarly, due));
  const before = dueBefore(due, due);
  const late = missesInstalment(payer, before) ? paysMissedOn(payer, before, 'instalment') : null;
  return Math.min(due, late === null ? planned : Math.max(planned, late + 1));
}

function billPayment(payer: Payer, account: Account, due: Day, day: Day, product: Product): Minor {
  if (day !== billPayDay(payer, due)) return 0n;
  const { billed, revolving, notDue } = account.balances;
  const whole = billed + revolving + interestOn(account, day, product);
  const carried = revolving > 0n || isCarried(payer, billed);
  if (missesBill(payer, due, carried)) return 0n;
  if (!letsRevolve(payer, due, carried)) {
    const more = toss(payer.dice, ASK.size, due);
    return more < PAYS_MORE ? whole + (notDue * BigInt(between(more / PAYS_MORE, 2, 10))) / 10n : whole;
  }
  const share = inRange(PAID_OVER_MINIMUM, toss(payer.dice, ASK.size, due));
  return least(whole, (account.minimum * BigInt(Math.round(share * 100))) / 100n);
}

/** True when a bill is so large that part of it must come from earlier months. */
export function isCarried(payer: Payer, billed: Minor): boolean {
  return Number(billed) > CARRIED * usualSpending(payer.dice);
}

/** True when less than the minimum of the bill of `due` is paid by then. `carried`: the balance revolves already. */
export function missesBill(payer: Payer, due: Day, carried: boolean): boolean {
  return (
    toss(payer.dice, ASK.missed, due) < BILL_MISSED[carried ? 'revolves' : 'full'][payer.oftenLate ? 1 : 0]
  );
}

/** True when only part of the bill of `due` is paid, so that the rest revolves. */
export function letsRevolve(payer: Payer, due: Day, carried: boolean): boolean {
  const chance = toss(payer.dice, ASK.habit, due);
  return carried ? chance >= TURNS_FULL : chance < TURNS_REVOLVING;
}

/** The day on which the bill of `due`, if not missed, is paid. */
export function billPayDay(payer: Payer, due: Day): Day {
  return due - inBins(BILL_DAYS_EARLY, toss(payer.dice, ASK.daysEarly, due));
}

function interestOn(account: Account, day: Day, product: Product): Minor {
  return account.balances.interest + accruedTo(account, day, product).interest;
}

// A borrower who is late.

function latePayment(
  payer: Payer,
  account: Account,
  oldest: Day,
  day: Day,
  product: Product,
): Payment | null {
  const start = dueBefore(oldest, day);
  const before = monthsBetween(oldest, start);
  if (before === 0 && isFresh(account, oldest, day, product)) {
    const on = paysMissedOn(payer, start, product.family);
    if (on !== null) {
      if (day !== toldOn(payer, start, on) || on < account.openedOn) return null;
      return { amount: everything(payer, account, on, product), on };
    }
  }
  if (day !== latePayDay(payer, start)) return null;
  const after = before === 0 ? 1 : lateAfter(payer, start, before);
  if (after === 0) return { amount: everything(payer, account, day, product), on: day };
  if (after > before) return { amount: token(payer, account, start, before), on: day };
  const kept = newestRows(payer, account, start, before + 1, after, product);
  return { amount: most(0n, overdueAmount(account) - kept + penaltyOn(account, day, product)), on: day };
}

/**
 * True when these arrears began with this due day. Arrears whose older months were cleared look the same but for their
 * penalty, which was paid with them: someone who just paid for being months late does not pay again the week after.
 */
function isFresh(account: Account, oldest: Day, day: Day, product: Product): boolean {
  const days = day - Math.max(oldest + product.penaltyAfterDays, account.openedOn);
  const rate = effectivePenalty(account, product);
  const whole = accrue(penaltyBase(account, product), rate, days, 0n, product.dailyRounding).amount;
  return penaltyOn(account, day, product) >= whole;
}

/** The day on which something missed on `due` is paid, if that is before the next due day; null when it is not. */
export function paysMissedOn(payer: Payer, due: Day, family: Product['family']): Day | null {
  const chance = toss(payer.dice, ASK.daysLate, due);
  if (family === 'revolving') {
    if (chance < BILL_STAYS_LATE) return null;
    const shares = DAYS_LATE.slice(0, -1);
    return due + inBins(shares, (chance - BILL_STAYS_LATE) / (1 - BILL_STAYS_LATE));
  }
  const days = inBins(DAYS_LATE, chance);
  return days > LATE_DAYS ? null : due + days;
}

/** The day on which we learn of the payment of `paidOn`. */
export function toldOn(payer: Payer, due: Day, paidOn: Day): Day {
  const late = toss(payer.dice, ASK.slow, due) < SLOWLY_TOLD;
  return late && paidOn + TELLING_DAYS <= due + LATE_DAYS ? paidOn + TELLING_DAYS : paidOn;
}

/** The one day after `due` on which someone who is more than a month late pays, if he pays. */
export function latePayDay(payer: Payer, due: Day): Day {
  return due + between(toss(payer.dice, ASK.payDay, due), 1, LATE_DAYS);
}

/** Months late at the eve of the next due day, `before` (1 or more) at the eve of `due`. */
export function lateAfter(payer: Payer, due: Day, before: number): number {
  const known = Math.min(before, LATE_NEXT.length);
  const next = pickShare(toss(payer.dice, ASK.clears, due), LATE_NEXT[known - 1]!);
  return next > known || next === LATE_NEXT.length ? before + 1 : next;
}

/** What ends all arrears: whatever is due with its penalty, the bill that waits, and an instalment whose pay day has passed. */
function everything(payer: Payer, account: Account, day: Day, product: Product): Minor {
  const { billed, revolving, credit } = account.balances;
  const due = overdueAmount(account) + penaltyOn(account, day, product);
  if (product.family === 'revolving') return due + billed + revolving + interestOn(account, day, product);
  const next = account.next?.due ?? null;
  if (next === null || missesInstalment(payer, next) || instalmentPayDay(payer, next) > day) return due;
  return due + most(0n, askedNext(account) + credit);
}

/** A little, to show good will: never enough to clear a month. */
function token(payer: Payer, account: Account, due: Day, before: number): Minor {
  const at = Math.min(before, TOKEN_PAID.length - 1);
  if (toss(payer.dice, ASK.token, due) >= TOKEN_PAID[at]!) return 0n;
  const percent = BigInt(between(toss(payer.dice, ASK.size, due), 2, 9));
  return (overdueAmount(account) * percent) / (100n * BigInt(before + 1));
}

/** The amount of the `kept` newest of the `rows` months that are unpaid: payments go to the oldest, so these are whole. */
function newestRows(
  payer: Payer,
  account: Account,
  start: Day,
  rows: number,
  kept: number,
  product: Product,
): Minor {
  if (product.statement === null) {
    const one = account.next === null ? overdueAmount(account) / BigInt(rows) : askedNext(account);
    return one * BigInt(kept);
  }
  let total = 0n;
  for (let back = 0; back < kept; back += 1)
    total += billOf(payer, monthsAfter(start, -back), product.statement);
  return total;
}

/** What was bought for the bill of `due`. */
export function billOf(
  payer: Payer,
  due: Day,
  terms: { readonly dueAfterDays: number; readonly statementDate: number },
): Minor {
  const made = due - terms.dueAfterDays;
  const before = addMonths(made, -1, terms.statementDate, 'clamp-and-return');
  return purchasesIn(payer.dice, before + 1, made);
}

// Months.

/** The last due day before `day`, on the date of the month of `due`. */
export function dueBefore(due: Day, day: Day): Day {
  const months = (civil(day).year - civil(due).year) * 12 + civil(day).month - civil(due).month;
  const here = monthsAfter(due, months);
  return here < day ? here : monthsAfter(due, months - 1);
}

/** `due`, so many months later or earlier. */
export function monthsAfter(due: Day, months: number): Day {
  return months === 0 ? due : addMonths(due, months, civil(due).date, 'clamp-and-return');
}

function monthsBetween(from: Day, to: Day): number {
  const a = civil(from);
  const b = civil(to);
  return (b.year - a.year) * 12 + b.month - a.month;
}

function inBins(bins: Bins, chance: number): number {
  const { from, to, within } = binOf(bins, chance);
  return between(within, from, to);
}

function inRange(bins: Bins, chance: number): number {
  const { from, to, within } = binOf(bins, chance);
  return from + (to - from) * within;
}

/** The bin a throw falls into, and how far into it: one throw decides both. */
function binOf(bins: Bins, chance: number): { from: number; to: number; within: number } {
  let left = chance * bins.reduce((sum, [share]) => sum + share, 0);
  for (const [share, from, to] of bins) {
    if (left < share) return { from, to, within: left / share };
    left -= share;
  }
  const [, from, to] = bins.at(-1)!;
  return { from, to, within: 0.5 };
}
