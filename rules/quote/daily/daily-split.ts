/**
 * Which part of what is owed does the money of a day pay?
 *
 * Charges first, then interest, then the up-front fee and the principal by the fee's own rule; when the money
 * covers the settlement figure, the fee is paid less its rebate. Money back to the customer only takes what is
 * owed to the customer and raises the principal by the rest.
 */
import type { Minor } from '../../money.ts';
import { divideRounded, least, most } from '../../money.ts';
import type { DailyAgreement } from './daily-terms.ts';

/** What is open on a day before its money is counted. Negative interest is owed to the customer. */
export interface Owed {
  readonly principal: Minor;
  readonly fee: Minor;
  readonly interest: Minor;
  readonly charge: Minor;
}

/** What the money of a day paid of each part, and the fee that was given back with it. */
export interface Split extends Owed {
  readonly rebate: Minor;
}

/** What settling would take: the figure as the money is compared with it, and the fee rebate inside it. */
export interface SettlementTerms {
  readonly figure: Minor;
  readonly rebate: Minor;
}

/** The share of `left` (what charges and interest leave) that goes to the up-front fee. */
function feeShare(agreement: DailyAgreement, left: Minor, feeBalance: Minor): Minor {
  const { total, amortise } = agreement.fee;
  if (left <= 0n || total === 0n) return 0n;
  const whole = agreement.principal + total;
  const share = amortise === 'before-principal' ? left : divideRounded(left * total, whole, 'up');
  return least(feeBalance, share);
}

/** Splits `net`, the money of one day, over what is `owed`. The parts add up to `net`. */
export function splitMoney(
  agreement: DailyAgreement,
  owed: Owed,
  net: Minor,
  settle: SettlementTerms,
): Split {
  if (net < 0n) {
    const interest = owed.interest < 0n ? most(owed.interest, net) : 0n;
    return { charge: 0n, interest, fee: 0n, principal: net - interest, rebate: 0n };
  }
  const charge = least(net, owed.charge);
  const left = net - charge;
  // Without money left nothing is rounded, so even interest owed to the customer stays where it is.
  const interest = left === 0n ? 0n : least(left, owed.interest);
  const rest = left - interest;
  const share = feeShare(agreement, rest, owed.fee);
  const settles = rest > 0n && settle.figure <= net;
  // Where more of the fee was paid than its days cost, the difference pays principal.
  const fee = settles ? owed.fee - settle.rebate : share;
  return { charge, interest, fee, principal: rest - fee, rebate: settles ? settle.rebate : 0n };
}

/**
 * Everything is paid by `paid`: the money of the day and the settling payment. A cent that add-on interest
 * rounds away, and a remainder that is written off, are interest not taken.
 */
export function settledSplit(owed: Owed, rebate: Minor, paid: Minor): Split {
  const { charge, principal } = owed;
  const fee = owed.fee - rebate;
  return { charge, interest: paid - charge - fee - principal, fee, principal, rebate };
}
