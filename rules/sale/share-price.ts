/**
 * Which part of a price belongs to which claim, so that the parts are the price?
 *
 * In proportion to the claims, whole minor units; what rounding leaves goes, one unit each, to the largest remainders and among equals to the
 * first. Who sells a claim back gives back exactly its part.
 */
import { type Minor, sum } from '../money.ts';

/** The share of each claim, in order. All claims above zero, the price not below. */
export function sharesOf(price: Minor, claims: readonly Minor[]): Minor[] {
  const whole = sum(claims);
  if (whole <= 0n) {
    if (price !== 0n || claims.some((claim) => claim < 0n))
      throw new Error('a price needs claims that it pays for');
    return claims.map(() => 0n);
  }
  const parts = claims.map((claim, place) => ({
    place,
    share: (price * claim) / whole,
    rest: (price * claim) % whole,
  }));
  let left = price - sum(parts.map(({ share }) => share));
  const shares = parts.map(({ share }) => share);
  for (const { place } of [...parts].sort((a, b) =>
    a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0n) break;
    shares[place]! += 1n;
    left -= 1n;
  }
  return shares;
}

/** What is settled with the buyer for a claim that comes back: its price, less what was passed on and what he took in himself. */
export function refundOf(price: Minor, passedOn: Minor, tookIn: Minor): Minor {
  return price - passedOn - tookIn;
}
