/**
 * How much interest does a balance bear over a run of days, and how much of it may be charged?
 *
 * Interest is simple: share per day × balance, each day limited by the daily cap, the days summed exactly and
 * cut down once, to whole parts. Day d of a run counts when previous row < d ≤ this row. The cap over the
 * whole life limits a running total, so it is applied by the callers to their own total.
 */
import type { Day } from '../../days.ts';
import { overlap } from '../../days.ts';
import type { Fraction, Minor } from '../../money.ts';
import { addFractions, floorDivide, least } from '../../money.ts';
import type { DailyAgreement, Parts } from './daily-terms.ts';

const NONE: Fraction = { num: 0n, den: 1n };

function smaller(a: Fraction, b: Fraction | null): Fraction {
  return b === null || a.num * b.den <= b.num * a.den ? a : b;
}

function times(share: Fraction, days: number): Fraction {
  return { num: share.num * BigInt(days), den: share.den };
}

function interestOf(balance: Minor, share: Fraction, agreement: DailyAgreement): Parts {
  return floorDivide(balance * agreement.partsPerMinor * share.num, share.den);
}

/** Interest at the standard rate alone, as the plan counts it: (from, to], daily cap included. */
export function planInterest(agreement: DailyAgreement, balance: Minor, from: Day, to: Day): Parts {
  const share = balance > 0n ? smaller(agreement.perDay, agreement.dailyCap) : agreement.perDay;
  return interestOf(balance, times(share, to - from), agreement);
}

/** Sum of the shares of the days in (from, to], a later promotion before an earlier one before the standard rate. */
function shareOf(agreement: DailyAgreement, from: Day, to: Day): Fraction {
  let sum = NONE;
  const cap = agreement.dailyCap;
  if (
    agreement.promotions.every(
      (promotion) => overlap(from + 1, to + 1, promotion.from, promotion.to + 1) === 0,
    )
  ) {
    return times(smaller(agreement.perDay, cap), to - from);
  }
  for (let day = from + 1; day <= to; day++) {
    const promotion = agreement.promotions.findLast(
      ({ from: first, to: last }) => first <= day && day <= last,
    );
    sum = addFractions(sum, smaller(promotion?.perDay ?? agreement.perDay, cap));
  }
  return sum;
}

/**
 * Interest that really accrues over (from, to] on an interest-bearing balance of `bearing`, while `principal`
 * is open. A principal of zero or less bears the rate on negative balances, which no cap limits.
 * `free`: the whole agreement is settled inside its interest-free days.
 */
export function accruedInterest(
  agreement: DailyAgreement,
  balance: { readonly principal: Minor; readonly bearing: Minor },
  from: Day,
  to: Day,
  free: boolean,
): Parts {
  if (balance.principal <= 0n) {
    const negative = agreement.negativePerDay;
    return negative === null ? 0n : interestOf(balance.bearing, times(negative, to - from), agreement);
  }
  return free ? 0n : interestOf(balance.bearing, shareOf(agreement, from, to), agreement);
}

/** What of `added` still fits under the cap over the whole life, when `before` was added already. */
export function underTotalCap(agreement: DailyAgreement, before: Parts, added: Parts): Parts {
  return agreement.totalCap === null ? added : least(added, agreement.totalCap - before);
}

/** Zero when less than one minor unit in size, else unchanged. */
export function dropFraction(parts: Parts, agreement: DailyAgreement): Parts {
  return parts < agreement.partsPerMinor && -parts < agreement.partsPerMinor ? 0n : parts;
}
