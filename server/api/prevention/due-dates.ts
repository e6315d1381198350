/**
 * On which days will this borrower be asked for something, as far as it is known today?
 */
import type { Day } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import type { Product } from '../../../rules/terms.ts';
import type { Told } from '../../db/reading/told-account.ts';

const DAYS_AHEAD = 366;

/** Something that will be asked for. */
export interface DueDate {
  readonly day: Day;
  readonly account: bigint;
  readonly product: Product;
  readonly amount: Minor;
}

/** All due days of the coming year, soonest first: what waits now, and the instalments that were agreed. */
export function dueDatesOf(
  accounts: readonly { readonly told: Told; readonly product: Product }[],
  today: Day,
): DueDate[] {
  return accounts
    .flatMap(({ told: { account, history }, product }) => {
      if (account.writtenOffOn !== null) return [];
      const { next } = account;
      const later = history.schedule.filter(
        ({ seq }) => next !== null && product.family === 'instalment' && seq > next.seq,
      );
      return [...(next === null ? [] : [next]), ...later].map(({ due, principal, interest, fee }) => ({
        day: due,
        account: account.id,
        product,
        amount: principal + interest + fee,
      }));
    })
    .filter(({ day, amount }) => day >= today && day <= today + DAYS_AHEAD && amount > 0n)
    .sort((a, b) => a.day - b.day || (a.account < b.account ? -1 : 1));
}
