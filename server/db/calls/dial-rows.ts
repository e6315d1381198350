/**
 * Whom is a person to call today, in which order?
 *
 * Everybody who wished to be called, and everybody for whom the ladder planned a call up to today and who still is past due; once a
 * person, about all his debts. Who wished for a time comes first, at that time and not before, and on no other day; then what is planned for
 * today, then what was planned earlier and not made, the largest amount past due first. Who was called today waits for
 * tomorrow, or for his wish.
 */

import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';
import { personOf, told, type WithPerson } from '../vault/person-columns.ts';

/** What the list is asked for. `dayBegins`: the minute at which the business day begins where the lender is. */
export interface DialAsked {
  readonly today: Day;
  readonly now: number;
  readonly dayBegins: number;
  /** How many days back a planned call is still worth making. */
  readonly daysBack: number;
  readonly size: number;
}

export type DialRank = 'wish-due' | 'today' | 'earlier' | 'wish-later';

/** A person to call. `overdue` without penalty interest, in minor units of the currency of his first account. */
export interface DialRow {
  readonly slot: number;
  readonly borrower: bigint;
  readonly rank: DialRank;
  readonly wish: number | null;
  /** Last day for which a call was planned. */
  readonly planned: Day | null;
  readonly overdue: bigint;
  readonly accounts: bigint[];
  readonly name: string;
  readonly phone: string | null;
  readonly language: 'zh-CN' | 'en';
}

/** The first `size` people of the list. */
export async function readDial(db: Queryable, asked: DialAsked): Promise<DialRow[]> {
  const { today, now, dayBegins, daysBack, size } = asked;
  const { rows } = await db.query<Omit<DialRow, 'name' | 'phone'> & WithPerson>(
    `with planned as (
       select c.slot, c.borrower_id, max(c.day) as day
         from contact c
        where c.state = 'planned' and c.channel = $1 and c.day <= $2::date and c.day > $2::date - $3::int
        group by c.slot, c.borrower_id),
     wished as (
       select slot, borrower_id, at from call_back where done is null),
     person as (
       select slot, borrower_id, w.at as wish, p.day as planned
         from planned p full join wished w using (slot, borrower_id)
        where w.at is null or w.at < $5::int + 1440),
     owing as (
       select p.slot, p.borrower_id, p.wish, p.planned, a.overdue, a.accounts
         from person p
        cross join lateral (
          select sum(due_principal + due_interest + due_fee)::bigint as overdue,
                 array_agg(account_id order by account_id) as accounts
            from account where slot = p.slot and borrower_id = p.borrower_id and oldest_due is not null and written_off_on is null
          offset 0) a
        where a.overdue is not null
          and (p.wish is not null
               or not exists (select from contact_attempt t where t.slot = p.slot and t.borrower_id = p.borrower_id
                                 and t.way = 'call' and t.at >= $5::int)))
     select o.slot, o.borrower_id as borrower, o.wish, o.planned, o.overdue, o.accounts, ${personOf('b')} as person, b.language,
            case when o.wish <= $4::int then 'wish-due' when o.wish is not null then 'wish-later'
                 when o.planned = $2::date then 'today' else 'earlier' end as rank
       from owing o join borrower b on b.slot = o.slot and b.borrower_id = o.borrower_id
      order by case when o.wish <= $4::int then 0 when o.wish is not null then 1 when o.planned = $2::date then 2 else 3 end,
               o.wish, -o.overdue, o.slot, o.borrower_id
      limit $6`,
    [CHANNELS.indexOf('call'), formatDay(today), daysBack, now, dayBegins, size],
  );
  return told(rows).map(({ email: _, ...row }) => row);
}
