/**
 * Which principal did a loan have when its plan began, as far as the lender's file proves it?
 *
 * The file does not tell it; it tells what would have paid the loan off that day, which is principal and interest since the last
 * payment, by days of a 360-day year. Neither the plan's payment nor its rate is looked at here, so that both can be checked.
 * Three proofs: only the plan's payments came since, so what was not repaid is still what was owed then; the payoff is the
 * contract's own balance and whole days of interest; or it is that balance after the instalment then overdue was paid.
 */
import { civil, type Day } from '../../rules/days.ts';
import { divideRounded, type Minor } from '../../rules/money.ts';
import type { HardshipRow, LenderLoan } from './lender-file.ts';

/** Principal, minor units, and what proves it. */
export interface HeldBalance {
  readonly principal: Minor;
  readonly proof: 'unmoved' | 'schedule' | 'before-payment';
  /** Whole days of interest in the payoff; null where it was not needed. */
  readonly days: number | null;
}

/** Balances are kept in millionths of a cent: the lender rounds no interest while a loan runs as agreed. */
const FINE = 1_000_000n;
const DAYS_A_YEAR = 360n;
const PPM = 1_000_000n;
/** Longest time that can lie between the last payment and the plan, and what the payoff may differ by: two cents. */
const LONGEST = 95;
const NEAR = 2n * FINE;
/** Instalments that may be missing when a plan begins. */
const MISSING = 3;

/** What the file proves; null: the loan was not where its contract would have it, and how far off is not told. */
export function heldBalance(loan: LenderLoan, plan: HardshipRow): HeldBalance | null {
  const left = loan.lent - loan.principalPaid;
  if (left > 0n && loan.lastPaid === plan.payment) return { principal: left, proof: 'unmoved', days: null };
  const balances = scheduledBalances(loan);
  const due = monthsBetween(loan.openedIn, plan.startsIn);
  for (let count = Math.min(due, balances.length - 1); count >= Math.max(0, due - MISSING); count -= 1) {
    const owed = balances[count]!;
    const rest = plan.payoff * FINE - owed;
    const days = wholeDays(rest, owed, loan.ratePpm);
    if (days !== null) return { principal: toMinor(owed), proof: 'schedule', days };
    // Overdue days and the month before them, all paid with one instalment by the time the payoff was stated.
    const since = 30 + plan.daysPastDue;
    const paid = loan.instalment * FINE - interestOf(owed, loan.ratePpm, since);
    if (plan.daysPastDue > 0 && near(rest, -paid))
      return { principal: toMinor(owed), proof: 'before-payment', days: since };
  }
  return null;
}

/** The contract's balances after so many instalments, in millionths of a minor unit. */
export function scheduledBalances({ lent, months, ratePpm, instalment }: LenderLoan): readonly bigint[] {
  const balances = [lent * FINE];
  for (let count = 0; count < months; count += 1) {
    const owed = balances.at(-1)!;
    balances.push(owed + interestOf(owed, ratePpm, 30) - instalment * FINE);
  }
  return balances;
}

/** Interest of so many days of a 360-day year. */
function interestOf(owed: bigint, ppm: bigint, days: number): bigint {
  return divideRounded(owed * ppm * BigInt(days), PPM * DAYS_A_YEAR, 'half-even');
}

function wholeDays(rest: bigint, owed: bigint, ppm: bigint): number | null {
  for (let days = 1; days <= LONGEST; days += 1) if (near(rest, interestOf(owed, ppm, days))) return days;
  return null;
}

const near = (a: bigint, b: bigint) => a - b <= NEAR && b - a <= NEAR;

/** Rounded half up to whole minor units. */
export function toMinor(fine: bigint): Minor {
  return divideRounded(fine, FINE, 'half-up');
}

export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [civil(from), civil(to)];
  return (b.year - a.year) * 12 + b.month - a.month;
}
