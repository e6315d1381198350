/**
 * How does each charge come about?
 *
 * Base, rate and days of what has accrued, so that each number on a screen opens its derivation. A reading of an
 * account, never a change of it.
 */

import type { Account } from '../account.ts';
import type { Day } from '../days.ts';
import type { Minor } from '../money.ts';
import { accruedTo, effectiveInterest, effectivePenalty, penaltyBase, penaltyDays } from '../penalty.ts';
import type { DailyRate, Product } from '../terms.ts';

/** One charge over a span of days: `base × rate × days`, whole minor units of it. */
export interface Charge {
  readonly kind: 'interest' | 'penalty';
  /** The charge covers the days after `after`, up to and including `to`. */
  readonly after: Day;
  readonly to: Day;
  readonly days: number;
  readonly base: Minor;
  readonly rate: DailyRate;
  readonly amount: Minor;
}

/** The charges of the days after the account was last settled, up to `day`: what booking them now would book. */
export function chargesUpTo(account: Account, day: Day, product: Product): Charge[] {
  const { interest, penalty } = accruedTo(account, day, product);
  const days = penaltyDays(account, day, product);
  const charges: Charge[] = [];
  if (interest > 0n)
    charges.push({
      kind: 'interest',
      after: account.settledTo,
      to: day,
      days: day - account.settledTo,
      base: account.balances.revolving,
      rate: effectiveInterest(account, product),
      amount: interest,
    });
  if (penalty > 0n)
    charges.push({
      kind: 'penalty',
      after: Math.max(account.settledTo, day - days),
      to: day,
      days,
      base: penaltyBase(account, product),
      rate: effectivePenalty(account, product),
      amount: penalty,
    });
  return charges;
}

/** `base × rate × days` in millionths of a minor unit, before rounding and carrying; rounded down to a millionth. */
export function exactly(charge: Charge): bigint {
  return (charge.base * charge.rate.ppm * BigInt(charge.days)) / BigInt(charge.rate.perDays);
}
