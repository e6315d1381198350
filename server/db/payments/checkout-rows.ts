/**
 * Which payments were begun at the provider, and what has each come to?
 *
 * A row a checkout. Whoever settles one locks its row first, before any account: notices, polling and the borrower's own window meet there.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export type CheckoutState = 'begun' | 'open' | 'paid' | 'expired' | 'refused' | 'set-aside';

/** How one is found. `checkout` is a UUID of ours. */
export interface CheckoutKey {
  readonly slot: number;
  readonly checkout: string;
}

export interface CheckoutRow extends CheckoutKey {
  readonly borrower: bigint;
  readonly account: bigint;
  readonly amount: Minor;
  readonly currency: string;
  readonly language: 'zh-CN' | 'en';
  readonly provider: string;
  readonly begunOn: Day;
  readonly begunAt: Date;
  readonly expiresAt: Date;
  readonly state: CheckoutState;
  readonly why: string | null;
  readonly session: string | null;
  readonly address: string | null;
  readonly intent: string | null;
  readonly paidOn: Day | null;
  readonly bookedOn: Day | null;
  readonly seq: number | null;
  readonly givenBack: Minor;
}

const COLUMNS = `slot, checkout, borrower_id as borrower, account_id as account, amount, currency, language, provider,
  begun_on as "begunOn", begun_at as "begunAt", expires_at as "expiresAt", state, why, session, address, intent,
  paid_on as "paidOn", booked_on as "bookedOn", seq, given_back as "givenBack"`;

/** What is written when one begins. */
export type NewCheckout = Pick<
  CheckoutRow,
  'slot' | 'checkout' | 'borrower' | 'account' | 'amount' | 'currency' | 'language' | 'provider' | 'begunOn'
> & { readonly minutes: number };

/** Begins one, unless one of the account is open: then that one is given back as it stands. */
export async function beginRow(db: Queryable, one: NewCheckout): Promise<CheckoutRow | null> {
  const { rows } = await db.query<CheckoutRow>(
    `insert into checkout (slot, checkout, borrower_id, account_id, amount, currency, language, provider, begun_on, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, date_trunc('second', clock_timestamp()) + make_interval(mins => $10))
     on conflict (slot, account_id) where state in ('begun', 'open') do nothing
     returning ${COLUMNS}`,
    [
      one.slot,
      one.checkout,
      one.borrower,
      one.account,
      one.amount,
      one.currency,
      one.language,
      one.provider,
      formatDay(one.begunOn),
      one.minutes,
    ],
  );
  return rows[0] ?? null;
}

/** The one of an account that is open; null: none. */
export async function openCheckout(db: Queryable, { slot, accountId }: Key): Promise<CheckoutRow | null> {
  const { rows } = await db.query<CheckoutRow>(
    `select ${COLUMNS} from checkout where slot = $1 and account_id = $2 and state in ('begun', 'open')`,
    [slot, accountId],
  );
  return rows[0] ?? null;
}

export async function readCheckout(db: Queryable, key: CheckoutKey): Promise<CheckoutRow | null> {
  const { rows } = await db.query<CheckoutRow>(
    `select ${COLUMNS} from checkout where slot = $1 and checkout = $2`,
    [key.slot, key.checkout],
  );
  return rows[0] ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockCheckout(client: Client, key: CheckoutKey): Promise<CheckoutRow | null> {
  const { rows } = await client.query<CheckoutRow>(
    `select ${COLUMNS} from checkout where slot = $1 and checkout = $2 for update`,
    [key.slot, key.checkout],
  );
  return rows[0] ?? null;
}

/** Somebody's latest, newest first. */
export async function checkoutsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<CheckoutRow[]> {
  const { rows } = await db.query<CheckoutRow>(
    `select ${COLUMNS} from checkout where slot = $1 and borrower_id = $2 order by begun_at desc limit 20`,
    [slot, borrower],
  );
  return rows;
}

/** The provider made it: its number and the address of its page. Nothing is changed where it has ended meanwhile. */
export async function openRow(
  db: Queryable,
  key: CheckoutKey,
  session: string,
  address: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update checkout set state = 'open', session = $3, address = $4
      where slot = $1 and checkout = $2 and state in ('begun', 'open')`,
    [key.slot, key.checkout, session, address],
  );
  return rowCount === 1;
}

/** It has ended without money: by its time, or refused by the provider. */
export async function endRow(
  db: Queryable,
  key: CheckoutKey,
  state: 'expired' | 'refused',
  why: string | null = null,
): Promise<void> {
  await db.query(
    `update checkout set state = $3, why = $4 where slot = $1 and checkout = $2 and state in ('begun', 'open')`,
    [key.slot, key.checkout, state, why?.slice(0, 300) ?? null],
  );
}

/** The money is booked as event `seq` of the account. */
export async function bookRow(
  client: Client,
  key: CheckoutKey,
  booked: {
    readonly session: string;
    readonly intent: string | null;
    readonly paidOn: Day;
    readonly bookedOn: Day;
    readonly seq: number;
  },
): Promise<void> {
  await client.query(
    `update checkout set state = 'paid', why = null, session = $3, intent = $4, paid_on = $5, booked_on = $6, seq = $7
      where slot = $1 and checkout = $2`,
    [
      key.slot,
      key.checkout,
      booked.session,
      booked.intent,
      formatDay(booked.paidOn),
      formatDay(booked.bookedOn),
      booked.seq,
    ],
  );
}

/** Money came that cannot be booked as it was asked for: it is in suspense, and a person looks. */
export async function setAsideRow(
  client: Client,
  key: CheckoutKey,
  session: string,
  intent: string | null,
  why: string,
): Promise<void> {
  await client.query(
    `update checkout set state = 'set-aside', why = $5, session = $3, intent = $4 where slot = $1 and checkout = $2`,
    [key.slot, key.checkout, session, intent, why.slice(0, 300)],
  );
}

/** So much was given back in all. */
export async function giveBackRow(client: Client, key: CheckoutKey, givenBack: Minor): Promise<void> {
  await client.query('update checkout set given_back = $3 where slot = $1 and checkout = $2', [
    key.slot,
    key.checkout,
    givenBack,
  ]);
}

/**
 * Whatever is said about one payment of a provider is taken one after the other, also while it is not known whose it is. Taken before
 * the row of the checkout, by everybody.
 */
export async function lockIntent(client: Client, provider: string, intent: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `payment/${provider}/${intent}`,
  ]);
}

/** The checkout that a provider's payment belongs to. Over all slots: asked once a chargeback. */
export async function checkoutOfIntent(
  db: Queryable,
  provider: string,
  intent: string,
): Promise<CheckoutKey | null> {
  const { rows } = await db.query<CheckoutKey>(
    'select slot, checkout from checkout where intent = $2 and provider = $1 limit 1',
    [provider, intent],
  );
  return rows[0] ?? null;
}

/** Open ones about which the provider was not asked for `seconds`, longest waiting first; they are marked as asked. */
export async function claimUnasked(
  db: Queryable,
  seconds: number,
  only: CheckoutKey | null = null,
): Promise<CheckoutRow[]> {
  const { rows } = await db.query<CheckoutRow>(
    `update checkout c set asked_at = clock_timestamp()
       from (select slot, checkout from checkout
              where state in ('begun', 'open') and coalesce(asked_at, begun_at) <= clock_timestamp() - make_interval(secs => $1)
                and ($2::smallint is null or (slot = $2 and checkout = $3))
              order by begun_at limit 100 for update skip locked) w
      where c.slot = w.slot and c.checkout = w.checkout
     returning ${COLUMNS.replace('slot, checkout', 'c.slot, c.checkout')}`,
    [seconds, only?.slot ?? null, only?.checkout ?? null],
  );
  return rows;
}
