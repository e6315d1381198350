/**
 * With which firm does an account lie for its letter, and which orders end in a night?
 *
 * Set-based: a night costs what is open, never the book. An order that ends frees its account; on its first day that is the day after, since
 * a placement lasts a whole day.
 */
import { COST_CURRENCY } from '../../../policy/house/contact-costs.ts';
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';
import type { OrderKey } from './order-rows.ts';

/** Lays an account with a firm for its letter; one that lies there already stays. False: it lies with another. */
export async function placeForLetter(
  client: Client,
  { slot, accountId }: Key,
  firm: string,
  day: Day,
): Promise<boolean> {
  const { rows } = await client.query<{ agency: string }>(
    `with open as (
       select agency from placement where slot = $1 and account_id = $2 and purpose = 'letter' and (until_day is null or until_day > $4)),
     new as (
       insert into placement (slot, account_id, agency, purpose, from_day)
       select $1, $2, $3, 'letter', $4 where not exists (select from open) returning agency)
     select agency from open union all select agency from new`,
    [slot, accountId, firm, formatDay(day)],
  );
  return rows.some(({ agency }) => agency === firm);
}

/** Ends placements for letters whose order is closed, or whose letter went out so many days ago. */
export async function endPlacements(client: Client, day: Day, keptDays: number): Promise<number> {
  const { rowCount } = await client.query(
    `update placement p set until_day = greatest(p.from_day + 1, $1::date)
      where p.purpose = 'letter' and p.until_day is null
        and not exists (select from letter_order o where o.slot = p.slot and o.account_id = p.account_id and o.firm = p.agency
                           and (o.state in ('proposed', 'with-firm', 'signed', 'sent-back')
                                or o.state = 'posted' and o.signed_on > $1::date - $2::int))`,
    [formatDay(day), keptDays],
  );
  return rowCount ?? 0;
}

/** An order that a night ends, and why. */
export interface EndedOrder extends OrderKey {
  readonly why: string;
}

/** What ends orders in a night. `firmDays`: how long one may lie with its firm. */
export interface Ending {
  readonly day: Day;
  readonly at: number;
  readonly firmDays: number;
  readonly goodDays: number;
}

/**
 * Ends what may not go on: the engagement is over, nothing is overdue any more, it lay too long, its message cannot go out. What the post has is
 * posted.
 */
export async function settleOrders(
  client: Client,
  { day, at, firmDays, goodDays }: Ending,
): Promise<EndedOrder[]> {
  // What a posted letter cost is booked once, at the price by which it was ordered.
  await client.query(
    `with posted as (
       update letter_order o set state = 'posted' from message m
        where o.state = 'signed' and m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
          and m.state in ('sent', 'delivered', 'unknown')
       returning o.slot, o.borrower_id, o.letter_order, o.account_id, o.cost, o.firm, m.permit)
     insert into booked_cost (slot, borrower_id, kind, name, account_id, day, amount, currency, permit, source, at)
     select slot, borrower_id, 'letter', letter_order::text, account_id, $1, cost, $2, permit, 'order of a letter at ' || firm, $3
       from posted where cost > 0
     on conflict do nothing`,
    [formatDay(day), COST_CURRENCY.code, at],
  );
  const { rows } = await client.query<EndedOrder>(
    `with over as (
       select o.slot, o.borrower_id, o.letter_order,
              case when e.state <> 'in-force' then 'engagement-over'
                   when a.oldest_due is null or a.written_off_on is not null then 'nothing-overdue'
                   when o.state = 'with-firm' and o.decided_at < $2::int - $3::int * 1440 then 'not-signed-in-time'
                   when o.state in ('proposed', 'sent-back') and o.proposed_on < $1::date - 30 then 'not-decided-in-time'
                   when o.state = 'signed' and m.state in ('refused', 'cancelled', 'expired', 'failed') then coalesce(m.why, m.state)
                   when o.state = 'signed' and o.signed_on < $1::date - $4::int and m.state = 'waiting' then 'not-posted-in-time' end as why
         from letter_order o
         join firm_engagement e on e.engagement = o.engagement
         join account a on a.slot = o.slot and a.account_id = o.account_id
         left join message m on m.slot = o.slot and m.borrower_id = o.borrower_id and m.message = o.message
        where o.state in ('proposed', 'with-firm', 'signed', 'sent-back'))
     update letter_order o set state = 'ended', closed_at = $2, closed_by = 'night', why = v.why
       from over v
      where v.why is not null and o.slot = v.slot and o.borrower_id = v.borrower_id and o.letter_order = v.letter_order
     returning o.slot, o.borrower_id as borrower, o.letter_order as "order", o.why`,
    [formatDay(day), at, firmDays, goodDays],
  );
  return rows;
}

/** An account to which the ladder came with a letter on a day, whose borrower has no order open. */
export interface LetterWanted extends BorrowerKey, Key {}

export async function lettersWanted(db: Queryable, day: Day): Promise<LetterWanted[]> {
  const { rows } = await db.query<LetterWanted>(
    `select distinct on (c.slot, c.borrower_id) c.slot, c.borrower_id as borrower, c.account_id as "accountId"
       from contact c
      where c.day = $1 and c.channel = $2 and c.state = 'planned'
        and not exists (select from letter_order o where o.slot = c.slot and o.borrower_id = c.borrower_id
                           and (o.state in ('proposed', 'with-firm', 'signed', 'sent-back') or o.proposed_on = $1))
      order by c.slot, c.borrower_id, c.account_id`,
    [formatDay(day), CHANNELS.indexOf('letter')],
  );
  return rows;
}

/** Whether a message of a borrower went out: a carrier has it. */
export async function hasGoneOut(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  message: number,
): Promise<boolean> {
  const { rows } = await db.query(
    `select from message where slot = $1 and borrower_id = $2 and message = $3 and state in ('sent', 'delivered')`,
    [slot, borrower, message],
  );
  return rows.length > 0;
}

/** A borrower whose debts may be worth a letter, as demonstrations and tests pick some. */
export interface LateBorrower extends BorrowerKey, Key {
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
}

/** Borrowers with one account, late and at rest nowhere, who owe the most. */
export async function latestDebts(db: Queryable, language: string, size: number): Promise<LateBorrower[]> {
  const { rows } = await db.query<Omit<LateBorrower, 'name'> & WithPerson>(
    `select a.slot, a.borrower_id as borrower, a.account_id as "accountId", b.language, ${personOf('b')} as person
       from account a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.oldest_due is not null and a.paused_from is null and a.written_off_on is null and b.language = $1 and b.phone_mark is not null
        and not exists (select from account o where o.slot = a.slot and o.borrower_id = a.borrower_id and o.account_id <> a.account_id)
      order by a.due_principal + a.due_interest + a.due_fee desc, a.slot, a.account_id limit $2`,
    [language, size],
  );
  return named<LateBorrower>(rows);
}
