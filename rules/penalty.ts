/**
 * What has a day, or a month, of being late cost so far?
 *
 * Charges are a closed form, not a daily write: base × rate × days, with the fraction of a minor unit
 * carried. A daily walk with carry is repeated division of one whole-number total, so settling once a month
 * or every night gives the same amount on every day (property: eager = lazy).
 * Days are counted (settledTo, day]: the first day after the due day bears penalty, the day of payment does too.
 */
import type { Account } from './account.ts';
import { type Day, overlap } from './days.ts';
import { type Posting, post } from './ledger.ts';
import { divideRounded, least, type Minor } from './money.ts';
import { relievedPpm } from './plan/alive-plan.ts';
import { capRate, type DailyRate, type Product } from './terms.ts';

/** Charges accrued from `settledTo` to a day, with the remainders to carry. Nothing is booked yet. */
export interface Accrual {
  readonly to: Day;
  readonly interest: Minor;
  readonly penalty: Minor;
  /** Remainders in millionths of a minor unit × `perDays` of the rate. */
  readonly interestCarry: bigint;
  readonly penaltyCarry: bigint;
}

/**
 * One line of the closed form: `base × rate × days` plus the carried remainder, whole units and rest.
 * A day that is rounded by itself is not rounded up past `yearlyPpm`, the cap in force.
 */
export function accrue(
  base: Minor,
  rate: DailyRate,
  days: number,
  carry: bigint,
  rounding: Product['dailyRounding'],
  yearlyPpm: bigint | null = null,
): { amount: Minor; carry: bigint } {
  if (base <= 0n || days <= 0 || rate.ppm === 0n) return { amount: 0n, carry };
  const unit = 1_000_000n * BigInt(rate.perDays);
  if (rounding !== 'carry') {
    const rounded = divideRounded(base * rate.ppm, unit, rounding);
    const aDay = yearlyPpm === null ? rounded : least(rounded, (base * yearlyPpm) / 365_000_000n);
    return { amount: aDay * BigInt(days), carry: 0n };
  }
  const total = base * rate.ppm * BigInt(days) + carry;
  const amount = total / unit;
  return { amount, carry: total - amount * unit };
}

/** Everything accrued up to and including `day`, held within the life cap. Pure; calling it changes nothing. */
export function accruedTo(account: Account, day: Day, product: Product): Accrual {
  const accrual = uncapped(account, day, product);
  const room = roomForCharges(account, product);
  if (room === null || accrual.interest + accrual.penalty < room) return accrual;
  return cutToRoom(account, day, product, room);
}

/** The closed form before any cap. */
function uncapped(account: Account, day: Day, product: Product): Accrual {
  const days = Math.max(0, day - account.settledTo);
  const interest = accrue(
    account.balances.revolving,
    effectiveInterest(account, product),
    days,
    account.interestCarry,
    product.dailyRounding,
    product.caps.yearlyPpm,
  );
  const penalty = accrue(
    penaltyBase(account, product),
    effectivePenalty(account, product),
    penaltyDays(account, day, product),
    account.penaltyCarry,
    product.dailyRounding,
    product.caps.yearlyPpm,
  );
  return {
    to: account.settledTo + days,
    interest: interest.amount,
    penalty: penalty.amount,
    interestCarry: interest.carry,
    penaltyCarry: penalty.carry,
  };
}

/**
 * The accrual of a period in which the cap is reached: everything up to the last day below it, then
 * what is left of the cap on the next day (interest first), then nothing. So a cap splits the same way whether
 * the period is settled at once or night by night. Remainders are dropped: no later day can round up past the cap.
 */
function cutToRoom(account: Account, day: Day, product: Product, room: Minor): Accrual {
  let below = account.settledTo;
  let above = day;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    const { interest, penalty } = uncapped(account, middle, product);
    if (interest + penalty <= room) below = middle;
    else above = middle;
  }
  const before = uncapped(account, below, product);
  const left = room - before.interest - before.penalty;
  const interest = least(uncapped(account, above, product).interest - before.interest, left);
  return {
    to: day,
    interest: before.interest + interest,
    penalty: before.penalty + left - interest,
    interestCarry: 0n,
    penaltyCarry: 0n,
  };
}

/** True while days that pass cost something: a rate, what bears it, and room below the life cap. */
export function bearsCharges(account: Account, product: Product): boolean {
  if (roomForCharges(account, product) === 0n) return false;
  const penalty = account.oldestDue !== null && penaltyBase(account, product) > 0n;
  return (
    (penalty && effectivePenalty(account, product).ppm > 0n) ||
    (account.balances.revolving > 0n && effectiveInterest(account, product).ppm > 0n)
  );
}

/** Penalty outstanding at the end of `day`, in minor units. */
export function penaltyOn(account: Account, day: Day, product: Product): Minor {
  return account.balances.penalty + accruedTo(account, day, product).penalty;
}

/** The amount that bears penalty. */
export function penaltyBase(account: Account, product: Product): Minor {
  const { duePrincipal, dueInterest, dueFee } = account.balances;
  return product.penaltyOn === 'overdue-principal' ? duePrincipal : duePrincipal + dueInterest + dueFee;
}

/**
 * Days in (settledTo, day] that bear penalty: those more than `penaltyAfterDays` after the oldest due day,
 * and not paused where a pause stops penalty.
 */
export function penaltyDays(account: Account, day: Day, product: Product): number {
  if (account.oldestDue === null) return 0;
  const from = Math.max(account.settledTo, account.oldestDue + product.penaltyAfterDays);
  if (day <= from) return 0;
  const { pausedFrom, pausedTo } = account;
  if (product.pauseStops === 'ageing' || pausedFrom === null || pausedTo === null) return day - from;
  return day - from - overlap(from + 1, day + 1, pausedFrom, pausedTo);
}

/** The account's penalty rate, relieved while an agreement lives, cut down to the cap in force. */
export function effectivePenalty(account: Account, product: Product): DailyRate {
  const ppm = relievedPpm(account, account.penaltyPpm, 'penaltyPpm');
  return capRate({ ppm, perDays: product.penalty.perDays }, product.caps.yearlyPpm);
}

/** The account's contract rate, relieved while an agreement lives, cut down to the cap in force. */
export function effectiveInterest(account: Account, product: Product): DailyRate {
  const ppm = relievedPpm(account, account.interestPpm, 'interestPpm');
  return capRate({ ppm, perDays: product.interest.perDays }, product.caps.yearlyPpm);
}

/** What two accounts with different rates carry: a remainder is measured in days of its rate, so it changes with it. */
export function carriesOver(
  before: Account,
  after: Account,
  product: Product,
): Pick<Account, 'interestCarry' | 'penaltyCarry'> {
  const carried = (carry: bigint, rate: typeof effectivePenalty): bigint =>
    (carry * BigInt(rate(after, product).perDays)) / BigInt(rate(before, product).perDays);
  return {
    interestCarry: carried(before.interestCarry, effectiveInterest),
    penaltyCarry: carried(before.penaltyCarry, effectivePenalty),
  };
}

/** What may still be charged in the account's life; null without a cap. Never below zero. */
export function roomForCharges(account: Account, product: Product): Minor | null {
  if (product.caps.lifePpm === null) return null;
  const room = (account.granted * product.caps.lifePpm) / 1_000_000n - account.charged;
  return room > 0n ? room : 0n;
}

/** Postings that book an accrual. */
export function accrualPostings(accrual: Accrual): Posting[] {
  return [
    ...post('interest', 'interestIncome', accrual.interest),
    ...post('penalty', 'penaltyIncome', accrual.penalty),
  ];
}
