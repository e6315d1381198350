/**
 * How does a loan look that was paid for a year and then no more?
 *
 * Three years of equal parts, opened 24 months ago; the first twelve were paid on their days, then nothing.
 */
import { INSTALMENT } from '../../policy/house/products.ts';
import { addMonths, type Day } from '../../rules/days.ts';
import { openingOf } from '../../rules/history.ts';
import type { Life } from '../../server/api/small-lives.ts';

const PARTS = 36;
const PAID = 12;
/** Whose it is, and each part: principal and interest in minor units. */
const USUAL = { id: 1_000_001n, borrower: 1001n, principal: 200_000n, interest: 24_000n };

/** Such a loan as it is on `today`. */
export function longLoan(today: Day, { id, borrower, ...each }: typeof USUAL = USUAL): Life {
  const openedOn = addMonths(today, -24, 5, 'clamp-and-return');
  const schedule = Array.from({ length: PARTS }, (_, place) => ({
    seq: place + 1,
    due: addMonths(openedOn, place + 1, 5, 'clamp-and-return'),
    ...each,
    fee: 0n,
  }));
  const principal = each.principal * BigInt(PARTS);
  return {
    opening: openingOf(INSTALMENT, openedOn, {
      id,
      borrower,
      principal,
      next: schedule[0]!,
    }),
    schedule,
    told: schedule.slice(0, PAID).map(({ seq, due }) => ({
      on: due,
      fact: {
        id: `${id}-${seq}`,
        valueOn: due,
        type: 'paid',
        amount: each.principal + each.interest,
      } as const,
    })),
  };
}
