/**
 * What does a table test start from when only one thing matters?
 *
 * A plain product in cents without fees or caps, and an account with nothing on it; a test states what differs.
 */
import { INSTALMENT, REVOLVING } from '../../policy/house/products.ts';
import { type Account, evolve } from '../../rules/account.ts';
import { dayOf } from '../../rules/days.ts';
import { openingEvent, openingOf } from '../../rules/history.ts';
import { applyPostings, type LedgerAccount, NOTHING } from '../../rules/ledger.ts';
import type { Coming, Product, StatementTerms } from '../../rules/terms.ts';

/** Day 0 of the tables: 5 January 2026. */
export const START = dayOf(2026, 1, 5);

/** An instalment product without caps: 0.04 % contract rate, 0.06 % penalty a day on overdue principal. */
export function loanProduct(change: Partial<Product> = {}): Product {
  return { ...INSTALMENT, caps: { yearlyPpm: null, lifePpm: null }, ...change };
}

/** A revolving product without caps: statement on the 1st, due nine days later, a tenth at least. */
export function billProduct(change: Partial<StatementTerms> = {}, more: Partial<Product> = {}): Product {
  const statement = { ...REVOLVING.statement!, ...change };
  return { ...REVOLVING, caps: { yearlyPpm: null, lifePpm: null }, statement, ...more };
}

/** An account with these balances and facets on the opening day. Cash is what the balances were paid with. */
export function accountOf(
  product: Product,
  balances: Partial<Record<LedgerAccount, bigint>> = {},
  change: Partial<Account> = {},
): Account {
  const account = evolve(null, openingEvent(openingOf(product, START)));
  const postings = Object.entries(balances).map(([name, amount]) => ({
    debit: name as LedgerAccount,
    credit: 'cash' as const,
    amount,
  }));
  return { ...account, balances: applyPostings(NOTHING, postings), ...change };
}

/** Instalment `seq` with its due day so many days after the start. */
export function rowOf(seq: number, after: number, principal: bigint, interest = 0n, fee = 0n): Coming {
  return { seq, due: START + after, principal, interest, fee };
}
