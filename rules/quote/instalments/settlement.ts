/**
 * What would pay an account off on a day?
 *
 * Everything that is due, and the principal that is not due yet. Interest of rows to come is owed only as
 * far as it has accrued: flat interest and interest of a period that is charged whole are owed in full.
 */
import { partOfPeriod } from '../../accrual.ts';
import type { Day } from '../../days.ts';
import { least, type Minor, most } from '../../money.ts';
import { toGrain } from '../../schedule.ts';
import type { Terms } from '../case.ts';
import type { Account } from './replay.ts';
import { openOf, paidOf, type Row, totalOf } from './row.ts';

/** The amount that pays everything off on day `on`; a remainder below the declared amount is nothing. */
export function settlementOf(account: Account, terms: Terms, on: Day): Minor {
  let total = 0n;
  for (const row of account.rows) {
    const open = openOf(row);
    const owed = totalOf(open) - open.interest + least(open.interest, interestOwed(account, terms, row, on));
    total += owed;
  }
  const tiny = terms.settlement?.roundOwedBelow;
  total = most(0n, total - heldOf(account));
  return tiny !== undefined && total < tiny ? 0n : total;
}

/** Money held for the borrower, which pays first. */
function heldOf({ moves }: Account): Minor {
  return moves.reduce((held, { left }) => held + (left ?? 0n), 0n);
}

/** Open interest of a row that has accrued by day `on`, on overdue principal too where that bears interest. */
export function interestOwed({ plan, rows }: Account, asked: Terms, row: Row, on: Day): Minor {
  const { interest } = openOf(row);
  const { terms } = plan;
  if (row.due <= on || terms.interest !== 'declining' || row.kind === 're-aged') return interest;
  if (on <= row.from) return 0n;
  if (terms.accrual === 'per-period') return interest;
  const bearsToo = asked.recalculate?.overduePrincipal === 'bears-interest';
  const bearing = rows.filter(
    ({ due, kind }) => (due > row.from || bearsToo) && kind !== 're-aged' && kind !== 'charge',
  );
  const balance = bearing.reduce((total, later) => total + openOf(later).principal, 0n);
  const period = { from: row.from, to: row.due };
  const share = partOfPeriod(terms.rate, { from: row.from, to: on }, period, terms.counting);
  const accrued = toGrain({ num: balance * share.num, den: share.den }, terms.rounding);
  return accrued - paidOf(row).interest > 0n ? accrued - paidOf(row).interest : 0n;
}
