/**
 * What goes to the general ledger for a month?
 *
 * One line for each day, product and ledger account with what was debited and credited, then the month's totals by
 * currency, in which both sides are equal: the receiver's control totals. Amounts are in major units with the currency's
 * digits. A month that is exported twice is the same file.
 */
import { addMonths, type Day, dayOf, formatDay } from '../../rules/days.ts';
import type { LedgerAccount } from '../../rules/ledger.ts';
import { type Currency, formatAmount, type Minor, sum } from '../../rules/money.ts';
import type { Product } from '../../rules/terms.ts';
import { postingSums } from '../db/ledger/posting-sums.ts';
import { suspenseByDay } from '../db/ledger/suspense.ts';
import type { Queryable } from '../db/pool.ts';
import { linesOf, NO_CURRENCY, suspenseTransfers, type Transfer } from './trial-balance.ts';

/** One line of the export. `product` is empty for suspense, whose account is not known. */
export interface GeneralLedgerLine {
  readonly day: Day;
  readonly product: string;
  readonly account: LedgerAccount;
  readonly debited: Minor;
  readonly credited: Minor;
  readonly currency: Currency;
}

/** A month's lines and its control totals by currency. */
export interface GeneralLedger {
  readonly month: string;
  readonly lines: readonly GeneralLedgerLine[];
  readonly totals: readonly {
    readonly currency: Currency;
    readonly debited: Minor;
    readonly credited: Minor;
  }[];
}

/** The days of "2026-11", first and last; null when the text is not a month. */
export function monthDays(month: string): { readonly first: Day; readonly last: Day } | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!match) return null;
  const first = dayOf(Number(match[1]), Number(match[2]), 1);
  return { first, last: addMonths(first, 0, 31, 'last-day') };
}

/** Everything booked in a month. */
export async function generalLedger(
  db: Queryable,
  products: ReadonlyMap<number, Product>,
  month: string,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<GeneralLedger> {
  const moved = new Map<string, { day: Day; product: string; transfers: Transfer[] }>();
  const add = (day: Day, product: string, transfers: Transfer[]) => {
    const found = moved.get(`${day} ${product}`);
    if (found === undefined) moved.set(`${day} ${product}`, { day, product, transfers });
    else found.transfers.push(...transfers);
  };
  for (const { day, product: code, debit, credit, amount } of await postingSums(db, first, last, true)) {
    const product = products.get(code);
    const currency = product?.currency ?? NO_CURRENCY;
    add(day!, product?.id ?? `product ${code}`, [{ currency, debit, credit, amount }]);
  }
  const ofSuspense = suspenseTransfers(products);
  for (const booked of await suspenseByDay(db, first, last)) add(booked.day, '', ofSuspense(booked));
  const lines = [...moved.values()]
    .sort((a, b) => a.day - b.day || (a.product < b.product ? -1 : 1))
    .flatMap(({ day, product, transfers }) =>
      linesOf(transfers).map(({ balance, ...line }) => ({ day, product, ...line })),
    );
  const totals = [...Map.groupBy(lines, ({ currency }) => currency.code).values()].map((some) => ({
    currency: some[0]!.currency,
    debited: sum(some.map(({ debited }) => debited)),
    credited: sum(some.map(({ credited }) => credited)),
  }));
  return { month, lines, totals };
}

const HEADING = ['day', 'product', 'ledger account', 'debit', 'credit', 'currency'];

/** The export as CSV with its heading; the lines of the totals bear the month instead of a day. */
export function generalLedgerCsv({ month, lines, totals }: GeneralLedger): string {
  const rows = [
    HEADING,
    ...lines.map(({ day, product, account, debited, credited, currency }) => [
      formatDay(day),
      product,
      account,
      formatAmount(debited, currency),
      formatAmount(credited, currency),
      currency.code,
    ]),
    ...totals.map(({ currency, debited, credited }) => [
      month,
      '',
      'total',
      formatAmount(debited, currency),
      formatAmount(credited, currency),
      currency.code,
    ]),
  ];
  return `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`;
}
