/**
 * Was the cardholder demanded from effectively, twice, and far enough apart?
 *
 * China, malicious overdraft (法释〔2018〕19号 6, 7): a demand counts when it follows the breach, when its receipt can be
 * confirmed (or the holder evades it on purpose), and when it kept the rules of collection: a call at night is not only a
 * breach, it is worth nothing as proof. Two of them at least so many days apart; three months after the second without
 * payment. The bank's originals carry the signature of its staff and its seal.
 */
import type { Day } from '../days.ts';
import type { Debt, Known } from '../gate/situation.ts';
import type { Proof } from './interruption.ts';
import { isLack, lack, type OrLack } from './lack.ts';
import { endOf, type Term } from './period.ts';

export interface DemandTerms {
  readonly debts: readonly Debt['kind'][];
  readonly days: number;
  /** Without payment after the second for so long. */
  readonly afterSecond: Term;
  readonly pack: readonly Proof[];
}

export interface Demand {
  readonly id: string | null;
  readonly on: Day;
  readonly afterBreach: Known<boolean>;
  readonly receiptConfirmable: Known<boolean>;
  readonly evaded: Known<boolean>;
  /** Made within the rules of collection, law and agreement. */
  readonly compliant: Known<boolean>;
}

/** True when the demand is effective by itself; a lack only where what is missing would decide. */
export function isEffective({ afterBreach, receiptConfirmable, evaded, compliant }: Demand): OrLack<boolean> {
  const received = receiptConfirmable === true || evaded === true;
  if (afterBreach === false || compliant === false) return false;
  if (!received && receiptConfirmable === false && evaded === false) return false;
  if (afterBreach === undefined) return lack('demand.afterBreach');
  if (compliant === undefined) return lack('demand.compliant');
  return received || lack(receiptConfirmable === undefined ? 'demand.receiptConfirmable' : 'demand.evaded');
}

export interface Pair {
  readonly first: Demand;
  readonly second: Demand;
  readonly gapDays: number;
  readonly farEnough: boolean;
}

/**
 * The first two effective demands far enough apart; where none are, the widest two there are; null with fewer than two.
 * Demands of which it is not known whether they are effective do not count.
 */
export function pairOf(demands: readonly Demand[], { days }: DemandTerms): Pair | null {
  const counted = demands
    .filter((demand) => isEffective(demand) === true)
    .toSorted((one, other) => one.on - other.on);
  const [first] = counted;
  const second = first && (counted.find(({ on }) => on - first.on >= days) ?? counted.at(-1));
  if (first === undefined || second === undefined || second === first) return null;
  const gapDays = second.on - first.on;
  return { first, second, gapDays, farEnough: gapDays >= days };
}

/** The last day of the time without payment after the second; the condition is met after it. */
export function unpaidUntil({ second }: Pair, { afterSecond }: DemandTerms): Day {
  return endOf(second.on, afterSecond);
}

/** What the bundle lacks. */
export function lackingIn(items: readonly Proof[], { pack }: DemandTerms): Proof[] {
  return pack.filter((proof) => !items.includes(proof));
}

/** What keeps a demand from being judged, if anything. */
export function unknownOf(demands: readonly Demand[]): string[] {
  return demands.flatMap((demand) => {
    const effective = isEffective(demand);
    return isLack(effective) ? [effective.lacks] : [];
  });
}
