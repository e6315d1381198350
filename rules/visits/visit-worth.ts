/**
 * Is a visit worth what it costs?
 *
 * Expected value: what is overdue, times the chance that he is met, that he then agrees and pays, and the share that this brings;
 * multiplied first and rounded down once. Cost: the sum of its parts. Each chance and part is an assumption of the house and is shown as one.
 */
import type { Minor } from '../money.ts';

export interface CostPart {
  readonly name: string;
  readonly amount: Minor;
  readonly why: { readonly en: string; readonly zh: string };
}

/** Assumptions of the house. Shares in millionths. */
export interface WorthTerms {
  readonly currency: string;
  readonly parts: readonly CostPart[];
  readonly metPpm: bigint;
  readonly agreesPpm: bigint;
  readonly bringsPpm: bigint;
}

/** What a visit would bring and cost, in minor units. */
export interface VisitWorth {
  readonly overdue: Minor;
  readonly value: Minor;
  readonly cost: Minor;
  /** The value is larger than the cost. In another currency than the costs it is not known, and so it is not. */
  readonly exceeds: boolean;
}

const PPM = 1_000_000n;

/** Reckons both sides for an amount that is overdue in `currency`. */
export function visitWorth(overdue: Minor, currency: string, terms: WorthTerms): VisitWorth {
  const { parts, metPpm, agreesPpm, bringsPpm } = terms;
  const value = (overdue * metPpm * agreesPpm * bringsPpm) / (PPM * PPM * PPM);
  const cost = parts.reduce((sum, { amount }) => sum + amount, 0n);
  return { overdue, value, cost, exceeds: currency === terms.currency && value > cost };
}
