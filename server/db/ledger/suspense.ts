/**
 * Which money waits for an account we do not know?
 *
 * A row is the whole booking: cash against suspense on the day it was entered, and back on the day it was applied to its
 * account, where the payment itself is booked. Nothing is ever deleted.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minor } from '../../../rules/money.ts';
import type { Key } from '../accounts.ts';
import { int2s, texts } from '../binary-array.ts';
import type { Client, Queryable } from '../pool.ts';
import { slotOfReference } from '../slot.ts';

/** A payment as a host tells it: its own number, and whose account it is for. Amounts in minor units. */
export interface HostPayment {
  readonly host: string;
  readonly paymentId: string;
  readonly reference: string;
  readonly amount: Minor;
  /** ISO code; null when the host named none: then it is the account's own. */
  readonly currency: string | null;
  readonly valueOn: Day;
}

/** The accounts that hosts mean by their references, in the order asked; null for one we do not know. */
export async function accountsMeant(
  db: Queryable,
  wanted: readonly Pick<HostPayment, 'host' | 'reference'>[],
): Promise<(Key | null)[]> {
  const { rows } = await db.query<{ place: number; slot: number; accountId: bigint }>({
    name: 'accounts-meant',
    text: `select k.place::int, r.account_slot as slot, r.account_id as "accountId"
       from unnest($1::smallint[], $2::text[], $3::text[]) with ordinality as k (slot, host, reference, place)
       join reference r on r.slot = k.slot and r.host = k.host and r.reference = k.reference`,
    values: [
      int2s(wanted.map(({ host, reference }) => slotOfReference(host, reference))),
      texts(wanted.map(({ host }) => host)),
      texts(wanted.map(({ reference }) => reference)),
    ],
  });
  const found = new Map(rows.map(({ place, ...key }) => [place, key]));
  return wanted.map((_, place) => found.get(place + 1) ?? null);
}

/** Keeps payments in suspense; gives back the numbers of those that were not there before. */
export async function keepInSuspense(
  client: Client,
  payments: readonly HostPayment[],
  today: Day,
): Promise<Set<string>> {
  if (payments.length === 0) return new Set();
  const { rows } = await client.query<{ payment_id: string }>(
    `insert into suspense (slot, host, payment_id, reference, amount, value_on, currency, entered_on)
     select k.*, $8::date
       from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::date[], $7::text[]) as k
     on conflict do nothing returning payment_id`,
    [
      payments.map(({ host, reference }) => slotOfReference(host, reference)),
      payments.map(({ host }) => host),
      payments.map(({ paymentId }) => paymentId),
      payments.map(({ reference }) => reference),
      payments.map(({ amount }) => amount),
      payments.map(({ valueOn }) => formatDay(valueOn)),
      payments.map(({ currency }) => currency),
      formatDay(today),
    ],
  );
  return new Set(rows.map(({ payment_id }) => payment_id));
}

/** Money in suspense whose account has appeared, at most `count` payments, locked; others that lock them are passed over. */
export async function waitingForAccount(
  client: Client,
  count: number,
  after: Pick<HostPayment, 'host' | 'paymentId'> | null,
): Promise<(HostPayment & Key)[]> {
  const { rows } = await client.query<HostPayment & Key>(
    `select s.host, s.payment_id as "paymentId", s.reference, s.amount, s.value_on as "valueOn",
            s.currency, r.account_slot as slot, r.account_id as "accountId"
       from suspense s join reference r on r.slot = s.slot and r.host = s.host and r.reference = s.reference
      where s.applied_on is null and ($2::text is null or (s.host, s.payment_id) > ($2, $3))
      order by s.host, s.payment_id limit $1 for no key update of s skip locked`,
    [count, after?.host ?? null, after?.paymentId ?? null],
  );
  return rows;
}

/** Notes that money has left suspense for its account. */
export async function leaveSuspense(
  client: Client,
  applied: readonly { readonly payment: HostPayment; readonly on: Day }[],
): Promise<void> {
  if (applied.length === 0) return;
  await client.query(
    `update suspense s set applied_on = k.day
       from unnest($1::smallint[], $2::text[], $3::text[], $4::date[]) as k (slot, host, payment_id, day)
      where s.slot = k.slot and s.host = k.host and s.payment_id = k.payment_id and s.applied_on is null`,
    [
      applied.map(({ payment }) => slotOfReference(payment.host, payment.reference)),
      applied.map(({ payment }) => payment.host),
      applied.map(({ payment }) => payment.paymentId),
      applied.map(({ on }) => formatDay(on)),
    ],
  );
}

/** What was booked in suspense on a day in one currency: money that came in, and money that left for its account. */
export interface SuspenseBooking {
  readonly day: Day;
  readonly currency: string | null;
  readonly entered: Minor;
  readonly applied: Minor;
}

/** All bookings in suspense from `from` to `through`; null: without end. */
export async function suspenseByDay(
  db: Queryable,
  from: Day | null,
  through: Day | null,
): Promise<SuspenseBooking[]> {
  const { rows } = await db.query<SuspenseBooking>(
    `select day, currency, sum(entered)::bigint as entered, sum(applied)::bigint as applied from (
       select entered_on as day, currency, amount as entered, 0 as applied from suspense
       union all select applied_on, currency, 0, amount from suspense where applied_on is not null) booked
      where ($1::date is null or day >= $1) and ($2::date is null or day <= $2)
      group by day, currency order by day, currency`,
    [from === null ? null : formatDay(from), through === null ? null : formatDay(through)],
  );
  return rows;
}
