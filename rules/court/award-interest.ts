/**
 * What is owed on a judgment that is not obeyed in time?
 *
 * A judgment names sums and a day. After that day China adds to what is unpaid, beside the interest that the judgment itself names, a
 * fixed daily share (民事诉讼法 264; 法释〔2014〕8号 1, 2). It is reckoned here and shown; the account's own ledger goes on by its contract and
 * is not touched: what the debtor finally owes is the greater law's, and a person books it.
 */
import type { Day } from '../days.ts';
import type { Cited } from '../gate/law.ts';
import { divideRounded, type Minor, most } from '../money.ts';

/** The daily share of a law, in ppm of what is unpaid. */
export interface DelayRate extends Cited {
  readonly dailyPpm: bigint;
}

/** What was adjudged. Amounts in minor units. */
export interface Award {
  readonly principal: Minor;
  /** Interest and penalty adjudged as a sum. */
  readonly interest: Minor;
  readonly costs: Minor;
  readonly judgedOn: Day;
  /** Last day on which it could be paid without more. */
  readonly payBy: Day;
}

/** Money received on the award, in order of days. */
export interface AwardPayment {
  readonly on: Day;
  readonly amount: Minor;
}

export interface AwardOwed {
  readonly unpaid: Minor;
  readonly delay: Minor;
  /** Days after `payBy` that bore it. */
  readonly days: number;
}

const PPM = 1_000_000n;

/**
 * What is owed at the end of `day`. Delay runs on principal and costs that are unpaid, not on interest (法释〔2014〕8号 1); payments go to
 * the award first, its principal and costs before its interest. `daily` null: no such law.
 */
export function awardOwed(
  { principal, interest, costs, payBy }: Award,
  payments: readonly AwardPayment[],
  day: Day,
  daily: bigint | null,
): AwardOwed {
  const base = principal + costs;
  const paidBy = (on: Day) =>
    payments.filter((one) => one.on <= on).reduce((all, { amount }) => all + amount, 0n);
  const unpaid = most(0n, base + interest - paidBy(day));
  let millionths = 0n;
  let days = 0;
  // From one payment to the next the base does not change.
  const turns = [
    ...new Set([payBy, ...payments.map(({ on }) => on).filter((on) => on > payBy && on < day)]),
  ].sort((a, b) => a - b);
  for (const [place, from] of turns.entries()) {
    const to = turns[place + 1] ?? day;
    const bearing = most(0n, base - paidBy(from));
    const span = Math.max(0, to - from);
    if (bearing > 0n) days += span;
    millionths += bearing * BigInt(span) * (daily ?? 0n);
  }
  return { unpaid, delay: divideRounded(millionths, PPM, 'half-even'), days };
}
