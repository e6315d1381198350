/**
 * What is unpaid, and since when, on a card of which only the last bills and the months late are known?
 *
 * The host's status alone opens no arrears. What a status says is late must be money: the bill before the last one,
 * less what was paid since. When nothing of it is unpaid, the account is taken over as not late and the
 * contradiction is listed.
 */
import { evolve, type Opening } from '../../rules/account.ts';
import { addMonths, civil, type Day } from '../../rules/days.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import { least, type Minor, most } from '../../rules/money.ts';
import { minimumOf } from '../../rules/statement.ts';
import type { Coming, Product } from '../../rules/terms.ts';
import type { CardRecord } from './host-record.ts';
import type { Numbers, TakenOver, TakeOverRefusal, Taking } from './take-over.ts';

/** Takes a card over on the book's day, which is taken as the day of the last statement. */
export function takeCard(
  record: CardRecord,
  taking: Taking,
  product: Product,
  numbers: Numbers,
): TakenOver | TakeOverRefusal {
  const terms = product.statement;
  if (terms === null || taking.asOf === null)
    return {
      refused: `"${product.id}" is no product with statements`,
      column: '',
      remedy: 'Name another product.',
    };
  const { bill, monthsLate } = record;
  const unpaid = unpaidBill(record);
  const late = monthsLate > 0 && unpaid > 0n;
  const arrears = late ? [rowOf(statementBefore(taking, monthsLate), terms.dueAfterDays, unpaid)] : [];
  const billed = most(0n, bill) - (late ? unpaid : 0n);
  const day = taking.today;
  const opening: Opening = openingOf(product, day, {
    id: numbers.account,
    borrower: numbers.borrower,
    billed,
    arrears,
    credit: most(0n, -bill),
    next: billed > 0n ? rowOf(day, terms.dueAfterDays, billed) : null,
    nextStatement: addMonths(day, 1, terms.statementDate, 'clamp-and-return'),
  });
  const account = evolve(null, openingEvent(opening));
  const minimum = billed > 0n ? minimumOf(account, billed, 0n, terms) : 0n;
  return {
    opening: { ...opening, minimum },
    schedule: [],
    facts: [],
    hostBalance: bill,
    measure: 'outstanding',
    doubt: doubtOf(record, late),
  };
}

/** What of the bill before the last is still owed: it cannot be more than is owed at all. */
function unpaidBill({ bill, billBefore, paid }: CardRecord): Minor {
  return most(0n, least(billBefore - paid, bill));
}

function doubtOf({ monthsLate, bill }: CardRecord, late: boolean): string | null {
  if (monthsLate <= 0 || late) return null;
  return bill > 0n
    ? 'late by status, but nothing that fell due is unpaid: taken over as not late'
    : 'late by status, but nothing is owed: taken over as not late';
}

/** The day of the statement that was made `months` months before the last one, moved with the book's day. */
function statementBefore({ asOf, today }: Taking, months: number): Day {
  const last = asOf ?? today;
  return addMonths(last, -months, 31, 'clamp-and-return') + (today - last);
}

function rowOf(statementOn: Day, dueAfterDays: number, principal: Minor): Coming {
  const { year, month } = civil(statementOn);
  return { seq: year * 100 + month, due: statementOn + dueAfterDays, principal, interest: 0n, fee: 0n };
}
