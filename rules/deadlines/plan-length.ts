/**
 * How long may a repayment plan run?
 *
 * China, cards (信用卡办法 70): an individual plan for a debt that exceeds the cardholder's ability runs at most five years.
 */
import type { Day } from '../days.ts';
import type { Debt } from '../gate/situation.ts';
import { endOf } from './period.ts';

export interface PlanLengthTerms {
  readonly debts: readonly Debt['kind'][];
  readonly months: number;
}

/** The last day on which an instalment of a plan agreed on `agreedOn` may fall due. */
export function lastPlanDay(agreedOn: Day, { months }: PlanLengthTerms): Day {
  return endOf(agreedOn, { months });
}

/** True for a plan of so many months that the law does not allow. */
export function isTooLong(months: number, terms: PlanLengthTerms): boolean {
  return months > terms.months;
}
