/**
 * Which planned contacts have no message yet, and how do they get one?
 *
 * A few slots at a time, under the locks of their borrowers: messages are numbered within the borrower, and a contact that has
 * one is never given another.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { asLists, type BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

/** A planned contact without a message. `possibleAt`: when the night's preview thought it possible. */
export interface LooseContact extends BorrowerKey {
  readonly account: bigint;
  readonly step: string;
  readonly channel: number;
  readonly template: string;
  readonly timeZone: string;
  readonly possibleAt: number | null;
}

/** Slots in which contacts of a day and of these channels have no message yet, with their number. */
export async function looseSlots(
  db: Queryable,
  day: Day,
  channels: readonly number[],
): Promise<{ slot: number; contacts: number }[]> {
  const { rows } = await db.query<{ slot: number; contacts: number }>(
    `select slot, count(*)::int as contacts from contact
      where day = $1 and state = 'planned' and message is null and channel = any($2::smallint[]) group by slot order by slot`,
    [formatDay(day), channels],
  );
  return rows;
}

/** Locks the borrowers of these slots who have such contacts, in order. */
export async function lockLoose(
  client: Client,
  day: Day,
  channels: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  await client.query(
    `select from borrower b
      where b.slot between $3 and $4 and exists (
        select from contact c where c.slot = b.slot and c.borrower_id = b.borrower_id and c.slot between $3 and $4
           and c.day = $1 and c.state = 'planned' and c.message is null and c.channel = any($2::smallint[]))
      order by b.slot, b.borrower_id for no key update of b`,
    [formatDay(day), channels, from, to],
  );
}

/** Such contacts of these slots, those of one borrower together. */
export async function looseContacts(
  client: Client,
  day: Day,
  channels: readonly number[],
  from: number,
  to: number,
): Promise<LooseContact[]> {
  const { rows } = await client.query<LooseContact>(
    `select c.slot, c.borrower_id as borrower, c.account_id as account, c.step, c.channel, c.template, b.time_zone as "timeZone",
            p.possible_at as "possibleAt"
       from contact c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
       left join preview p on p.slot = c.slot and p.account_id = c.account_id and p.day = c.day and p.step = c.step
      where c.slot between $3 and $4 and b.slot between $3 and $4 and c.day = $1 and c.state = 'planned' and c.message is null
        and c.channel = any($2::smallint[])
      order by c.slot, c.borrower_id, c.channel, c.account_id, c.step`,
    [formatDay(day), channels, from, to],
  );
  return rows;
}

/** A message about to be written; its number comes from the borrower's last. */
export interface NewMessage extends BorrowerKey {
  readonly way: string;
  readonly template: string;
  readonly tone: string;
  readonly purpose: string;
  readonly debts: string;
  readonly replyTo: string | null;
  readonly day: Day;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Why it can never go out: it is settled at once. */
  readonly impossible?: string;
}

/** Writes messages that wait, or are settled as impossible, those of one borrower in the order given; returns their numbers. Under the borrowers' locks. */
export async function writeMessages(client: Client, rows: readonly NewMessage[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const last = await client.query<{ borrower: bigint; message: number | null }>(
    `select k.borrower_id as borrower, (select max(m.message) from message m
                                         where m.slot = k.slot and m.borrower_id = k.borrower_id) as message
       from unnest($1::smallint[], $2::bigint[]) as k (slot, borrower_id)`,
    asLists(rows),
  );
  const next = new Map(last.rows.map(({ borrower, message }) => [borrower, message ?? 0]));
  const numbers = rows.map(({ borrower }) => {
    const number = (next.get(borrower) ?? 0) + 1;
    next.set(borrower, number);
    return number;
  });
  await client.query(
    `insert into message (slot, borrower_id, message, way, template, tone, purpose, debts, reply_to, day, not_before, not_after, why,
                          state, ended_at)
     select k.*, case when k.why is null then 'waiting' else 'failed' end, case when k.why is not null then clock_timestamp() end
       from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::date[], $11::int[], $12::int[], $13::text[])
         as k (slot, borrower_id, message, way, template, tone, purpose, debts, reply_to, day, not_before, not_after, why)`,
    [
      ...asLists(rows),
      numbers,
      rows.map(({ way }) => way),
      rows.map(({ template }) => template),
      rows.map(({ tone }) => tone),
      rows.map(({ purpose }) => purpose),
      rows.map(({ debts }) => debts),
      rows.map(({ replyTo }) => replyTo),
      rows.map(({ day }) => formatDay(day)),
      rows.map(({ notBefore }) => notBefore),
      rows.map(({ notAfter }) => notAfter),
      rows.map(({ impossible }) => impossible ?? null),
    ],
  );
  return numbers;
}

/** Says which message carries each of these contacts. */
export async function tieContacts(
  client: Client,
  day: Day,
  rows: readonly (Pick<LooseContact, 'slot' | 'account' | 'step'> & { readonly message: number })[],
): Promise<void> {
  const done = await client.query(
    `update contact c set message = k.message
       from unnest($1::smallint[], $2::bigint[], $3::text[], $4::int[]) as k (slot, account_id, step, message)
      where c.slot = k.slot and c.account_id = k.account_id and c.step = k.step and c.day = $5 and c.message is null`,
    [
      rows.map(({ slot }) => slot),
      rows.map(({ account }) => account),
      rows.map(({ step }) => step),
      rows.map(({ message }) => message),
      formatDay(day),
    ],
  );
  if (done.rowCount !== rows.length)
    throw new Error(`${rows.length} contacts to be carried, ${done.rowCount} found`);
}
