/**
 * Which messages are due, who takes them, and how does a row get from one state into the next?
 *
 * A message changes only under the lock of its borrower, whoever changes it: a sender takes borrowers who are free (`skip
 * locked`) and never waits for one, so a payment or a stop never waits for more than one batch. What was read before the
 * lock is read again after it. Every statement is for a batch and names the slot.
 */

import type { Day } from '../../../rules/days.ts';
import { toldWithReach } from '../../vault/sealed-person.ts';
import { bools, int2s, int4s, int8s, texts } from '../binary-array.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { slotOfReference } from '../slot.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';

/** A message by its number. */
export interface MessageKey extends BorrowerKey {
  readonly message: number;
}

/** A message that someone has taken, with what he needs to address it. */
export interface TakenMessage extends MessageKey {
  readonly template: string;
  readonly tone: string;
  readonly purpose: string;
  readonly debts: string;
  readonly replyTo: string | null;
  readonly day: Day;
  readonly notAfter: number;
  readonly tries: number;
  readonly permit: number | null;
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  /** Number or mailbox the way goes to; null where there is none, or the way has none. */
  readonly literal: string | null;
}

/** What a sender reads of a message `m` and its borrower `b`; the parameter that names the address. */
export const taken = (
  address: string,
) => `m.slot, m.borrower_id as borrower, m.message, m.template, m.tone, m.purpose, m.debts, m.reply_to as "replyTo", m.day,
  m.not_after as "notAfter", m.tries, m.permit, b.language,
  ${personOf('b')} as person, ${address} as "addressId",
  (select a.sealed from address a where a.slot = b.slot and a.borrower_id = b.borrower_id and a.address_id = ${address}) as reach`;

/** A message as `taken` reads it. */
export interface SealedMessage extends Omit<TakenMessage, 'name' | 'literal'>, WithPerson {
  readonly addressId: string | null;
  readonly reach: Buffer | null;
}

/** The same with name and address in the clear: an address that was told stands before the one on file. */
export function addressed({ person, addressId, reach, ...message }: SealedMessage): TakenMessage {
  const own = toldWithReach(
    person,
    addressId === null || reach === null ? null : { id: addressId, sealed: reach },
  );
  const onFile = addressId === 'phone' ? own.phone : addressId === 'email' ? own.email : null;
  return { ...message, name: own.name, literal: own.literal ?? onFile };
}

/** Slots in which something waits for one of these ways; `due`: the earliest minute from which on. One probe for each pair. */
export async function waitingSlots(
  db: Queryable,
  ways: readonly string[],
  slots: readonly number[],
): Promise<{ way: string; slot: number; due: number }[]> {
  const { rows } = await db.query<{ way: string; slot: number; due: number }>({
    name: 'waiting-slots',
    text: `select w.way, s.slot, m.due
       from unnest($1::text[]) as w (way) cross join unnest($2::smallint[]) as s (slot)
      cross join lateral (select not_before as due from message
                           where slot = s.slot and way = w.way and state = 'waiting' order by not_before limit 1) m
      order by w.way, s.slot`,
    values: [ways, slots],
  });
  return rows;
}

/** Takes up to `count` messages of these slots that are due, and locks their borrowers. Someone else's are passed over. */
export async function takeWaiting(
  client: Client,
  slots: readonly number[],
  way: string,
  at: number,
  count: number,
  address: string | null,
): Promise<TakenMessage[]> {
  const { rows } = await client.query<SealedMessage>({
    name: 'take-waiting',
    text: `select ${taken('$5::text')}
       from message m join borrower b on b.slot = m.slot and b.borrower_id = m.borrower_id
      where m.slot = any($1::smallint[]) and m.way = $2 and m.state = 'waiting' and m.not_before <= $3
      limit $4 for no key update of b skip locked`,
    values: [slots, way, at, count, address],
  });
  return rows.map(addressed);
}

/** A message as it stands under the lock; `contacts`: the planned contacts it carries, with their accounts and states. */
export interface StandingMessage extends MessageKey {
  readonly state: string;
  readonly abandoned: boolean;
  readonly contacts: readonly { readonly account: bigint; readonly state: string }[];
}

/** Reads taken messages again, now that their borrowers are locked. */
export async function readStanding(client: Client, keys: readonly MessageKey[]): Promise<StandingMessage[]> {
  const { rows } = await client.query<{
    borrower: bigint;
    slot: number;
    message: number;
    state: string;
    abandoned: boolean;
    account: bigint | null;
    contact: string | null;
  }>({
    name: 'read-standing',
    text: `select k.slot, k.borrower_id as borrower, k.message, m.state, m.abandoned, c.account_id as account, c.state as contact
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, message)
      cross join lateral (select day, state, debts, coalesce(lease_until < clock_timestamp(), false) as abandoned from message
                           where slot = k.slot and borrower_id = k.borrower_id and message = k.message offset 0) m
       left join lateral unnest(string_to_array(m.debts, ' ')::bigint[]) as d (account_id) on true
       left join lateral (select account_id, state from contact
                           where slot = k.slot and account_id = d.account_id and day = m.day and message = k.message offset 0) c on true`,
    values: [...asLists(keys), int4s(keys.map(({ message }) => message))],
  });
  const byMessage = Map.groupBy(rows, ({ borrower, message }) => `${borrower}-${message}`);
  return [...byMessage.values()].map((some) => {
    const { slot, borrower, message, state, abandoned } = some[0]!;
    const contacts = some.flatMap(({ account, contact }) =>
      account === null || contact === null ? [] : [{ account, state: contact }],
    );
    return { slot, borrower, message, state, abandoned, contacts };
  });
}

/** What becomes of a message that was taken. */
export interface NextState extends MessageKey {
  readonly state: 'waiting' | 'sending' | 'refused' | 'cancelled' | 'expired' | 'unknown';
  readonly why: string | null;
  /** Null: as it was. */
  readonly notBefore: number | null;
  readonly permit: number | null;
  /** Number of the proof that seals the words. */
  readonly proof: number | null;
  readonly carrier: string | null;
  readonly debts: string;
  /** An account does not know yet that this way was tried. */
  readonly untold: boolean;
}

/** Moves taken messages into their next state; a lease of so many seconds for those that are being sent. */
export async function settleTaken(
  client: Client,
  rows: readonly NextState[],
  leaseSeconds: number,
): Promise<void> {
  if (rows.length === 0) return;
  const done = await client.query({
    name: 'settle-taken',
    text: `update message m set state = k.state, why = k.why, debts = k.debts, untold = m.untold or k.untold,
            not_before = least(coalesce(k.not_before, m.not_before), m.not_after),
            permit = coalesce(k.permit, m.permit), proof = coalesce(k.proof, m.proof), carrier = coalesce(k.carrier, m.carrier),
            tries = m.tries + (k.state = 'sending')::int,
            lease_until = case k.state when 'sending' then clock_timestamp() + make_interval(secs => $12) end,
            ended_at = case when k.state in ('refused', 'cancelled', 'expired', 'unknown') then clock_timestamp() end
       from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[],
                   $10::boolean[], $11::int[])
         as k (slot, borrower_id, message, state, why, not_before, permit, carrier, debts, untold, proof)
      where m.slot = k.slot and m.borrower_id = k.borrower_id and m.message = k.message and m.state in ('waiting', 'sending')`,
    values: [
      ...asLists(rows),
      int4s(rows.map(({ message }) => message)),
      texts(rows.map(({ state }) => state)),
      texts(rows.map(({ why }) => why)),
      int4s(rows.map(({ notBefore }) => notBefore)),
      int4s(rows.map(({ permit }) => permit)),
      texts(rows.map(({ carrier }) => carrier)),
      texts(rows.map(({ debts }) => debts)),
      bools(rows.map(({ untold }) => untold)),
      int4s(rows.map(({ proof }) => proof)),
      leaseSeconds,
    ],
  });
  if (done.rowCount !== rows.length)
    throw new Error(`${rows.length} messages to settle, ${done.rowCount} found as they were`);
}

/** What a carrier said about a message that was handed to it, or that it never got it. */
export interface AnswerRow extends MessageKey {
  readonly permit: number;
  /** `sending`: it stays in doubt, and is looked after again when its lease is over. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown';
  readonly why: string | null;
  readonly notBefore: number | null;
  readonly reference: string | null;
  readonly parts: number | null;
  readonly cost: number | null;
}

const ANSWERS = `unnest($1::smallint[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[], $7::int[], $8::text[], $9::smallint[],
              $10::int[]) as k (slot, borrower_id, message, permit, next, because, later, named, in_parts, price)
      where m.slot = k.slot and m.borrower_id = k.borrower_id and m.message = k.message and m.permit = k.permit`;

/**
 * Keeps the answers of a carrier. A message of which more is known already (a receipt was quicker) keeps that and takes only the
 * carrier's name for it. Returns those whose state is the one given.
 */
export async function keepAnswers(
  client: Client,
  rows: readonly AnswerRow[],
  leaseSeconds: number,
): Promise<MessageKey[]> {
  if (rows.length === 0) return [];
  const values = [
    ...asLists(rows),
    int4s(rows.map(({ message }) => message)),
    int4s(rows.map(({ permit }) => permit)),
    texts(rows.map(({ state }) => state)),
    texts(rows.map(({ why }) => why)),
    int4s(rows.map(({ notBefore }) => notBefore)),
    texts(rows.map(({ reference }) => reference)),
    int2s(rows.map(({ parts }) => parts)),
    int4s(rows.map(({ cost }) => cost)),
  ];
  const done = await client.query<MessageKey>({
    name: 'keep-answers',
    // That a lease runs says that it is being sent; named as a state, the small index of those would be read for each.
    text: `update message m
        set state = k.next, why = k.because, not_before = coalesce(k.later, m.not_before),
            lease_until = case k.next when 'sending' then clock_timestamp() + make_interval(secs => $11) end,
            handed_at = case k.next when 'sent' then coalesce(m.handed_at, clock_timestamp()) else m.handed_at end,
            ended_at = case when k.next in ('failed', 'unknown') then clock_timestamp() else m.ended_at end,
            reference = coalesce(k.named, m.reference), parts = coalesce(k.in_parts, m.parts), cost = coalesce(k.price, m.cost)
       from ${ANSWERS}
        and m.lease_until is not null
     returning m.slot, m.borrower_id as borrower, m.message`,
    values: [...values, leaseSeconds],
  });
  if (done.rows.length === rows.length) return done.rows;
  await client.query({
    name: 'keep-late-answers',
    text: `update message m
        set handed_at = case k.next when 'sent' then coalesce(m.handed_at, clock_timestamp()) else m.handed_at end,
            reference = coalesce(k.named, m.reference), parts = coalesce(k.in_parts, m.parts), cost = coalesce(k.price, m.cost)
       from ${ANSWERS}
        and (m.slot, m.borrower_id, m.message) not in (select * from unnest($11::smallint[], $12::bigint[], $13::int[]))`,
    values: [...values, ...asLists(done.rows), int4s(done.rows.map(({ message }) => message))],
  });
  return done.rows;
}

/**
 * Keeps under which name a carrier knows messages; `whole`: it is the name of a part of what has that name. `again`: a name that is
 * there already now means this message. Without it such a name is an error of the table (`isTaken`): looking for each first, and
 * writing so that another may write the same meanwhile, is half of what keeping an answer takes.
 */
export async function keepHanded(
  client: Client,
  carrier: string,
  all: readonly (MessageKey & { readonly reference: string; readonly whole?: string })[],
  again: boolean,
): Promise<void> {
  if (all.length === 0) return;
  const rows = again ? [...new Map(all.map((row) => [row.reference, row])).values()] : all;
  const insert = `insert into handed (slot, carrier, reference, borrower_slot, borrower_id, message, whole)
     select h.slot, $2, h.reference, h.borrower_slot, h.borrower_id, h.message, h.whole
       from unnest($1::smallint[], $3::text[], $4::smallint[], $5::bigint[], $6::int[], $7::text[])
         as h (slot, reference, borrower_slot, borrower_id, message, whole)`;
  await client.query({
    name: again ? 'keep-handed-again' : 'keep-handed',
    text: again
      ? `${insert} on conflict (slot, carrier, reference) do update
       set borrower_slot = excluded.borrower_slot, borrower_id = excluded.borrower_id, message = excluded.message,
           whole = excluded.whole, told = null`
      : insert,
    values: [
      int2s(rows.map(({ reference }) => slotOfReference(carrier, reference))),
      carrier,
      texts(rows.map(({ reference }) => reference)),
      int2s(rows.map(({ slot }) => slot)),
      int8s(rows.map(({ borrower }) => borrower)),
      int4s(rows.map(({ message }) => message)),
      texts(rows.map(({ whole }) => whole ?? null)),
    ],
  });
}
