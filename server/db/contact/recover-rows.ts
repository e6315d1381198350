/**
 * Which messages has somebody to look after again: left by a sender that died, unknown, wanted back, or not told to their accounts?
 *
 * Each of these is a small index that is empty most of the time. What is taken is taken by one alone (`skip locked`).
 */
import type { Day } from '../../../rules/days.ts';
import { asLists } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { addressed, type MessageKey, type SealedMessage, type TakenMessage, taken } from './message-rows.ts';

/** Takes messages whose sender has not come back in time, of a way and its carriers by name; their borrowers are locked. */
export async function takeAbandoned(
  client: Client,
  way: string,
  carriers: readonly string[],
  count: number,
  address: string | null,
): Promise<TakenMessage[]> {
  const { rows } = await client.query<SealedMessage>(
    `select ${taken('$4::text')}
       from message m join borrower b on b.slot = m.slot and b.borrower_id = m.borrower_id
      where m.state = 'sending' and m.lease_until < clock_timestamp() and m.way = $1 and m.carrier = any($2::text[])
      limit $3 for no key update of b skip locked`,
    [way, carriers, count, address],
  );
  return rows.map(addressed);
}

/**
 * Gives up messages whose sender has not come back, but those of carriers that recognise a key: nobody knows whether they went
 * out. Returns how many.
 */
export async function giveUpAbandoned(
  client: Client,
  except: readonly string[],
  count: number,
): Promise<number> {
  const done = await client.query(
    `with left_behind as (
       select m.slot, m.borrower_id, m.message
         from message m join borrower b on b.slot = m.slot and b.borrower_id = m.borrower_id
        where m.state = 'sending' and m.lease_until < clock_timestamp() and m.carrier <> all ($1::text[])
        limit $2 for no key update of b, m skip locked)
     update message m set state = 'unknown', why = 'its sender did not come back', lease_until = null, ended_at = clock_timestamp()
       from left_behind l
      where m.slot = l.slot and m.borrower_id = l.borrower_id and m.message = l.message and m.state = 'sending'`,
    [except, count],
  );
  return done.rowCount ?? 0;
}

/** When the next lease ends, in milliseconds from now; null while nothing is being sent. */
export async function nextLease(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ wait: number | null }>(
    `select extract(epoch from min(lease_until) - clock_timestamp())::float8 * 1000 as wait from message where state = 'sending'`,
  );
  return rows[0]?.wait ?? null;
}

/** A message about which its carrier is asked something. */
export interface AskedMessage extends MessageKey {
  readonly carrier: string;
  readonly reference: string | null;
}

/** Times a carrier is asked about one message; each time after twice the pause. */
export const MOST_ASKS = 5;

/** Messages of which nobody knows whether they went out, whose carriers (by name) are to be asked now. Counts the asking. */
export async function takeUnknown(
  client: Client,
  carriers: readonly string[],
  count: number,
): Promise<AskedMessage[]> {
  const { rows } = await client.query<AskedMessage>(
    `update message m set asked = m.asked + 1
       from (select slot, borrower_id, message from message
              where state = 'unknown' and carrier = any($1::text[]) and asked < $3
                and ended_at <= clock_timestamp() - make_interval(mins => (2 ^ asked)::int - 1)
              limit $2 for update skip locked) u
      where m.slot = u.slot and m.borrower_id = u.borrower_id and m.message = u.message
     returning m.slot, m.borrower_id as borrower, m.message, m.carrier, m.reference`,
    [carriers, count, MOST_ASKS],
  );
  return rows;
}

/**
 * Gives up what is wanted back and never can be had: from carriers that give nothing back (by name), under no name after all the asking,
 * or from a carrier that nobody here has known for a day. Returns how many.
 */
export async function giveUpRecalls(
  client: Client,
  unable: readonly string[],
  count: number,
): Promise<number> {
  const done = await client.query(
    `update message m set recall = 'too-late'
       from (select slot, borrower_id, message from message
              where recall in ('wanted', 'asked') and state <> 'sending'
                and (carrier = any($1::text[]) or carrier is null or (reference is null and (state <> 'unknown' or asked >= $3))
                     or coalesce(handed_at, ended_at) < clock_timestamp() - interval '1 day')
              limit $2 for update skip locked) w
      where m.slot = w.slot and m.borrower_id = w.borrower_id and m.message = w.message`,
    [unable, count, MOST_ASKS],
  );
  return done.rowCount ?? 0;
}

/** Messages wanted back that one of these carriers (by name) has; from now on asked for. */
export async function takeRecalls(
  client: Client,
  carriers: readonly string[],
  count: number,
): Promise<AskedMessage[]> {
  const { rows } = await client.query<AskedMessage>(
    `update message m set recall = 'asked'
       from (select slot, borrower_id, message from message
              where recall = 'wanted' and state <> 'sending' and reference is not null and carrier = any($2::text[])
              limit $1 for update skip locked) w
      where m.slot = w.slot and m.borrower_id = w.borrower_id and m.message = w.message
     returning m.slot, m.borrower_id as borrower, m.message, m.carrier, m.reference`,
    [count, carriers],
  );
  return rows;
}

/** These could not be had back. */
export async function closeRecalls(client: Client, keys: readonly MessageKey[]): Promise<void> {
  await client.query(
    `update message m set recall = 'too-late'
       from unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, message)
      where m.slot = k.slot and m.borrower_id = k.borrower_id and m.message = k.message and m.recall = 'asked'`,
    [...asLists(keys), keys.map(({ message }) => message)],
  );
}

/** A message whose accounts do not know yet that its way was tried. `went`: a carrier had it. */
export interface UntoldMessage extends MessageKey {
  readonly way: string;
  readonly debts: string;
  readonly day: Day;
  readonly permit: number;
  readonly went: boolean;
}

/** Messages that are not told to their accounts yet and whose fate is known. */
export async function untoldMessages(db: Queryable, count: number): Promise<UntoldMessage[]> {
  const { rows } = await db.query<UntoldMessage>(
    `select slot, borrower_id as borrower, message, way, debts, day, permit, handed_at is not null as went from message
      where untold and state in ('sent', 'delivered', 'failed', 'cancelled', 'refused', 'expired') limit $1`,
    [count],
  );
  return rows;
}

/** These are told. */
export async function closeUntold(db: Queryable, keys: readonly MessageKey[]): Promise<void> {
  await db.query(
    `update message m set untold = false
       from (select t.slot, t.borrower_id, t.message from message t
               join unnest($1::smallint[], $2::bigint[], $3::int[]) as k (slot, borrower_id, message)
                 on t.slot = k.slot and t.borrower_id = k.borrower_id and t.message = k.message for update of t skip locked) u
      where m.slot = u.slot and m.borrower_id = u.borrower_id and m.message = u.message`,
    [...asLists(keys), keys.map(({ message }) => message)],
  );
}
