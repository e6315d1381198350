/**
 * When does the house tell a credit bureau, and when does it say so before?
 *
 * House terms, dated; the law only asks that the borrower is told before and, in the USA, that fourteen days pass. Ours are wider: an
 * announcement well before anything is reported, a wait in every country, and nothing about small sums or short delays, because a
 * record outlives the debt by years.
 */
import { type Day, dayOf } from '../../rules/days.ts';

/** Terms of reporting. Days past due and days. */
export interface CreditTerms {
  readonly from: Day;
  /** Announced when so many days past due. */
  readonly announceAt: number;
  /** Reported when at least so many days past due … */
  readonly reportAt: number;
  /** … and so many days after the announcement went out and did not come back. */
  readonly waitDays: number;
  /** Nothing below this sum overdue, in minor units by currency; a currency that is not named is not reported. */
  readonly least: Readonly<Record<string, bigint>>;
  /** The contract holds the borrower's written consent to reports (征信业管理条例 15; 民法典 1029 names his rights). */
  readonly consentInContract: boolean;
}

const TERMS: readonly CreditTerms[] = [
  {
    from: dayOf(2020, 1, 1),
    announceAt: 10,
    reportAt: 31,
    waitDays: 15,
    least: { CNY: 10_000n, USD: 5_000n, GBP: 5_000n, INR: 100_000n, HKD: 50_000n, TWD: 500n },
    consentInContract: true,
  },
];

/** The terms in force on a day. */
export function creditTermsOn(day: Day): CreditTerms {
  const terms = TERMS.findLast(({ from }) => from <= day);
  if (terms === undefined) throw new RangeError('the house reported nothing to a bureau on that day');
  return terms;
}
