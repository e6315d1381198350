/**
 * Under which conventions does the house plan an instalment loan?
 *
 * Data: equal instalments (等额本息) on the first due day a month after paying out, interest by the day on what is still owed
 * (actual days, the day of paying out bears none, the due day does), each row rounded to a cent, the last takes the rest.
 */

import { addMonths, civil, type Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import type { ScheduleTerms } from '../../rules/schedule.ts';
import type { Product } from '../../rules/terms.ts';
import { INSTALMENT, REVOLVING } from './products.ts';

/** What differs from loan to loan. `interestPpm` is the contract rate per day. */
export interface Loan {
  readonly principal: Minor;
  readonly paidOutOn: Day;
  readonly months: number;
  readonly interestPpm: bigint;
}

/** The terms from which `buildSchedule` plans a loan of the house. */
export function loanTerms(loan: Loan, product: Product): ScheduleTerms {
  return {
    principal: loan.principal,
    startOn: loan.paidOutOn,
    rate: { share: { num: loan.interestPpm, den: 1_000_000n }, per: 'day' },
    method: 'equal-instalment',
    interest: 'declining',
    accrual: 'daily',
    counting: { dayCount: 'actual/365', leap: 'none', interestDays: 'after-start' },
    dues: {
      count: loan.months,
      every: 1,
      unit: 'month',
      firstDue: addMonths(loan.paidOutOn, 1, civil(loan.paidOutOn).date, product.monthEnd),
      monthEnd: product.monthEnd,
      wishedDate: civil(loan.paidOutOn).date,
    },
    levelRate: 'as-accrued',
    rounding: { mode: 'half-even', grain: 1n, instalment: 'cent', unit: 100n },
    grace: { principalPeriods: 0, interestPeriods: 0, interestFreeDays: 0 },
    downPayment: null,
    level: null,
    approved: null,
    instalmentFee: null,
  };
}

/** What the house lends, for whoever makes up a book or lives one: the simulator is pure and knows no policy. */
export const HOUSE = { revolving: REVOLVING, instalment: INSTALMENT, loanTerms };
