/**
 * What does a debt amount to, in the eyes of the rule that asks?
 *
 * The same account has several amounts: what a notice itemises (12 CFR 1006.34(c)(2)), the principal that was really lent
 * (民法典第670条: interest kept back at payout was never lent), and the principal that counts for a malicious overdraft, for
 * which every repayment is a repayment of principal (法释〔2018〕19号第9条), unlike in civil law.
 */
import { type Minor, most } from '../money.ts';

/** The amount on the itemisation date and what came since. */
export interface Itemisation {
  readonly amount: Minor;
  readonly interest: Minor;
  readonly fees: Minor;
  readonly payments: Minor;
  readonly credits: Minor;
}

/** The current amount of the debt by its itemisation. */
export function currentAmount({ amount, interest, fees, payments, credits }: Itemisation): Minor {
  return amount + interest + fees - payments - credits;
}

/** The principal that was lent: the cash, without interest kept back. Never negative. */
export function principalLent(nominal: Minor, interestKeptBack: Minor): Minor {
  return most(0n, nominal - interestKeptBack);
}

/** The first amount of each grade of a malicious overdraft: 数额较大, 数额巨大, 数额特别巨大. */
export interface OverdraftGrades {
  readonly large: Minor;
  readonly huge: Minor;
  readonly enormous: Minor;
}

/** The overdrawn principal that is not repaid; interest, compound interest and fees do not count. Never negative. */
export function overdraftAmount(principal: Minor, repaid: Minor): Minor {
  return most(0n, principal - repaid);
}

/** The grade of an amount; null below the first. */
export function overdraftGrade(amount: Minor, grades: OverdraftGrades): keyof OverdraftGrades | null {
  if (amount >= grades.enormous) return 'enormous';
  if (amount >= grades.huge) return 'huge';
  return amount >= grades.large ? 'large' : null;
}
