/**
 * How is an amount split into equal parts that sum to it?
 *
 * Each part is rounded as the plan's instalments are, the last takes the rest; no part is larger than what is left.
 */
import { least, type Minor } from '../money.ts';
import { type PlanRounding, toInstalment } from '../schedule.ts';

/** `count` parts of `amount`, above zero. */
export function equalShares(amount: Minor, count: number, rounding: PlanRounding): Minor[] {
  const share = toInstalment({ num: amount, den: BigInt(count) }, rounding);
  let left = amount;
  return Array.from({ length: count }, (_, index) => {
    const part = index === count - 1 ? left : least(share, left);
    left -= part;
    return part;
  });
}
