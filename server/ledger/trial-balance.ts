/**
 * Do the books balance, and do they say what the accounts say?
 *
 * Every transfer debits and credits the same amount, so the sum over all ledger accounts is zero in each currency; and
 * what borrowers' accounts hold according to the postings is what their rows hold. Suspense is part of it: its table is
 * its booking. Both are checked here from every posting ever made.
 */
import type { Day } from '../../rules/days.ts';
import { HELD, LEDGER, type LedgerAccount } from '../../rules/ledger.ts';
import type { Currency, Minor } from '../../rules/money.ts';
import type { Product } from '../../rules/terms.ts';
import { heldByRows, lastBookingDay, type PostingSum, postingSums } from '../db/ledger/posting-sums.ts';
import { type SuspenseBooking, suspenseByDay } from '../db/ledger/suspense.ts';
import type { Queryable } from '../db/pool.ts';

/** Money in suspense whose currency nobody has told us (ISO 4217 has XXX for it). Shown in smallest units. */
export const NO_CURRENCY: Currency = { code: 'XXX', digits: 0 };

/** One line: everything debited and credited to a ledger account, and what is left of it on one side. */
export interface Line {
  readonly currency: Currency;
  readonly account: LedgerAccount;
  readonly debited: Minor;
  readonly credited: Minor;
  /** Above zero: a debit balance. */
  readonly balance: Minor;
}

export interface TrialBalance {
  /** Last day counted; null: all of them, and the rows are compared too. */
  readonly through: Day | null;
  readonly lines: readonly Line[];
  /** What does not hold, in words; none when the books are in order. */
  readonly faults: readonly string[];
}

/** Debits and credits of all ledger accounts through a day. */
export async function trialBalance(
  db: Queryable,
  products: ReadonlyMap<number, Product>,
  through: Day | null = null,
): Promise<TrialBalance> {
  const sums = await postingSums(db, null, through, false);
  const suspense = await suspenseByDay(db, null, through);
  const moved = [
    ...sums.map((sum) => transferOf(sum, products)),
    ...suspense.flatMap(suspenseTransfers(products)),
  ];
  const lines = linesOf(moved);
  const faults = unbalanced(lines);
  const last = await lastBookingDay(db);
  if (through === null || last === null || last <= through) faults.push(...(await rowsDiffer(db, sums)));
  return { through, lines, faults };
}

/** One transfer of money in its currency. */
export interface Transfer {
  readonly currency: Currency;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Minor;
}

function transferOf(sum: PostingSum, products: ReadonlyMap<number, Product>): Transfer {
  const { debit, credit, amount } = sum;
  return { currency: products.get(sum.product)?.currency ?? NO_CURRENCY, debit, credit, amount };
}

/** What was booked in suspense: money in against suspense, and back when it is applied to its account. */
export function suspenseTransfers(
  products: ReadonlyMap<number, Product>,
): (booked: SuspenseBooking) => Transfer[] {
  const known = new Map([...products.values()].map(({ currency }) => [currency.code, currency]));
  return ({ currency: code, entered, applied }) => {
    const currency = code === null ? NO_CURRENCY : (known.get(code) ?? { code, digits: 0 });
    return [
      ...(entered > 0n ? [{ currency, debit: 'cash', credit: 'suspense', amount: entered } as const] : []),
      ...(applied > 0n ? [{ currency, debit: 'suspense', credit: 'cash', amount: applied } as const] : []),
    ];
  };
}

/** Both sides of every ledger account that was ever used, by currency and in the order of their codes. */
export function linesOf(moved: readonly Transfer[]): Line[] {
  const sides = new Map<
    string,
    { currency: Currency; account: LedgerAccount; debited: Minor; credited: Minor }
  >();
  const side = (currency: Currency, account: LedgerAccount) => {
    const key = `${currency.code} ${account}`;
    const found = sides.get(key) ?? { currency, account, debited: 0n, credited: 0n };
    sides.set(key, found);
    return found;
  };
  for (const { currency, debit, credit, amount } of moved) {
    side(currency, debit).debited += amount;
    side(currency, credit).credited += amount;
  }
  return [...sides.values()]
    .map((line) => ({ ...line, balance: line.debited - line.credited }))
    .sort(
      (a, b) =>
        (a.currency.code < b.currency.code ? -1 : a.currency.code > b.currency.code ? 1 : 0) ||
        LEDGER.indexOf(a.account) - LEDGER.indexOf(b.account),
    );
}

function unbalanced(lines: readonly Line[]): string[] {
  return [...Map.groupBy(lines, ({ currency }) => currency.code)].flatMap(([code, some]) => {
    const left = some.reduce((total, { balance }) => total + balance, 0n);
    return left === 0n ? [] : [`${code}: debits exceed credits by ${left} minor units`];
  });
}

/** Where the postings and the account rows say different things. */
async function rowsDiffer(db: Queryable, sums: readonly PostingSum[]): Promise<string[]> {
  const posted = new Map<string, Minor>();
  const add = (key: string, amount: Minor) => posted.set(key, (posted.get(key) ?? 0n) + amount);
  for (const { product, debit, credit, amount } of sums) {
    add(`${product} ${debit}`, amount);
    add(`${product} ${credit}`, -amount);
  }
  return (await heldByRows(db)).flatMap(({ product, held }) =>
    HELD.flatMap((name) => {
      const inBooks = posted.get(`${product} ${name}`) ?? 0n;
      if (held[name] === inBooks) return [];
      return [`product ${product}: accounts hold ${held[name]} as ${name}, the postings say ${inBooks}`];
    }),
  );
}
