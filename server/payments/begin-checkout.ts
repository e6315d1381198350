/**
 * How does a borrower come to the provider's page?
 *
 * The wish is written down first, then the provider is asked under its number, then the address of its page is written down: whatever
 * breaks off in between, the next try finds the same checkout. One of an account is open at a time: the same amount leads back to it,
 * another amount ends it at the provider first, so that two windows cannot be paid for one wish.
 */
import { randomUUID } from 'node:crypto';
import type { Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import type { Key } from '../db/accounts.ts';
import {
  beginRow,
  type CheckoutRow,
  endRow,
  openCheckout,
  openRow,
  readCheckout,
} from '../db/payments/checkout-rows.ts';
import { asHouse } from '../db/people/walled-pool.ts';
import type { Pool } from '../db/pool.ts';
import type { PaymentLine } from './payment-line.ts';
import { type Counter, referenceOf, settleAnswer } from './settle-checkout.ts';

/** Minutes in which it can be paid: the shortest that the wire allows is 30. */
const MINUTES = 35;
/** A checkout that stands in the way is looked at so often before we give up. */
const ROUNDS = 3;

/** What somebody wants to pay. `back`: the page of a checkout where he comes back. */
export interface PayWish {
  readonly key: Key;
  readonly borrower: bigint;
  readonly amount: Minor;
  readonly currency: string;
  readonly language: 'zh-CN' | 'en';
  readonly what: string;
  readonly today: Day;
  readonly back: (checkout: string) => string;
}

/** What came of it. `paid`: an earlier one of this account has just been paid. */
export type Beginning =
  | { readonly state: 'open' | 'paid'; readonly row: CheckoutRow }
  | { readonly state: 'refused' | 'unknown'; readonly why: string };

/** Begins a payment, or finds the one that was begun. */
export async function beginCheckout(
  pool: Pool,
  line: PaymentLine,
  counter: Counter,
  wish: PayWish,
): Promise<Beginning> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = await beginRow(pool, {
      ...{
        slot: wish.key.slot,
        account: wish.key.accountId,
        borrower: wish.borrower,
        checkout: randomUUID(),
      },
      ...{ amount: wish.amount, currency: wish.currency, language: wish.language, begunOn: wish.today },
      ...{ provider: line.name, minutes: MINUTES },
    });
    const row = fresh ?? (await openCheckout(pool, wish.key));
    if (row === null) continue; // it ended meanwhile
    const opened = await openAt(pool, line, row, wish);
    if (opened.state !== 'open') return opened;
    if (isWanted(opened.row, wish)) return opened;
    const way = await clear(pool, line, counter, opened.row);
    if (way !== 'clear') return way;
  }
  return { state: 'unknown', why: 'another payment of this account is being begun' };
}

function isWanted({ amount, expiresAt }: CheckoutRow, wish: PayWish): boolean {
  return amount === wish.amount && expiresAt.getTime() > Date.now() + 60_000;
}

/** Has the provider make its page, unless that was done. */
async function openAt(pool: Pool, line: PaymentLine, row: CheckoutRow, wish: PayWish): Promise<Beginning> {
  if (row.state === 'open') return { state: 'open', row };
  const { amount, currency, language, expiresAt, checkout } = row;
  const begun = await line.begin({
    ...{ reference: referenceOf(row), amount, currency, language, expiresAt },
    ...{ what: wish.what, back: wish.back(checkout) },
  });
  if (begun.state === 'refused') await endRow(pool, row, 'refused', begun.why);
  if (begun.state !== 'open') return begun;
  await openRow(pool, row, begun.session, begun.address);
  const now = await readCheckout(pool, row);
  if (now === null) throw new Error('a checkout that was begun is gone');
  return { state: now.state === 'paid' ? 'paid' : 'open', row: now };
}

/** Ends an open one at the provider; where that cannot be done it may have been paid, and that is asked. */
async function clear(
  pool: Pool,
  line: PaymentLine,
  counter: Counter,
  row: CheckoutRow,
): Promise<'clear' | Beginning> {
  if (row.session === null) throw new Error('an open checkout has no session');
  if (await line.end(row.session)) {
    await endRow(pool, row, 'expired');
    return 'clear';
  }
  const told = await line.ask(row.session);
  if (told === 'absent') {
    await endRow(pool, row, 'expired', 'the provider has no such checkout');
    return 'clear';
  }
  if (told === null || told.state === 'open' || told.state === 'processing')
    return { state: 'unknown', why: 'an earlier payment of this account is being processed' };
  await asHouse(() => settleAnswer(counter, row, told));
  const now = await readCheckout(pool, row);
  return now?.state === 'paid' ? { state: 'paid', row: now } : 'clear';
}
