/**
 * Which offers and agreements have something to be told, and what was told of them already?
 *
 * Found over all slots by two small indexes: turns of agreements by their day, open offers by their last day. What was told is a row,
 * written in the transaction of the message.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { Client, Queryable } from '../pool.ts';

/** An account about which something may have to be told, and why. `about`: last day of its offers, or its agreement. */
export interface NoticeDue extends Key {
  readonly what: 'offer-ending' | 'plan-missed' | 'plan-broken' | 'plan-completed';
  readonly about: string;
}

/**
 * Everything that nobody was told of yet: agreements that turned between `from` and `to`, offers whose last day is `ends` or the day
 * after. In order of account.
 */
export async function noticesDue(db: Queryable, from: Day, to: Day, ends: Day): Promise<NoticeDue[]> {
  const { rows } = await db.query<NoticeDue>(
    `with found as (
       select e.slot, e.account_id, t.what,
              case when t.what = 'plan-missed' then concat(e.data::jsonb ->> 'plan', '/', e.data::jsonb ->> 'row')
                   else e.data::jsonb ->> 'plan' end as about
         from event e
         join (values ('row-missed', 'plan-missed'), ('broken', 'plan-broken'), ('completed', 'plan-completed')) as t (state, what)
           on t.state = e.data::jsonb ->> 'state'
        where e.type = 'plan' and e.day between $1 and $2
       union
       select o.slot, o.account_id, 'offer-ending', o.until::text
         from offer o where o.ended is null and o.until in ($3::date, $3::date + 1))
     select f.slot, f.account_id as "accountId", f.what, f.about
       from found f
      where not exists (select from plan_notice n
                         where n.slot = f.slot and n.account_id = f.account_id and n.what = f.what and n.about = f.about)
      order by f.slot, f.account_id, f.what, f.about`,
    [formatDay(from), formatDay(to), formatDay(ends)],
  );
  return rows;
}

/** Notes that something is being told. */
export async function keepNotice(
  client: Client,
  { slot, accountId, what, about }: NoticeDue,
  { borrower, day, message }: { readonly borrower: bigint; readonly day: Day; readonly message: number },
): Promise<void> {
  await client.query(
    `insert into plan_notice (slot, account_id, what, about, borrower_id, day, message) values ($1, $2, $3, $4, $5, $6, $7)`,
    [slot, accountId, what, about, borrower, formatDay(day), message],
  );
}

/** Whether something was told, under the account's lock. */
export async function isTold(client: Client, { slot, accountId, what, about }: NoticeDue): Promise<boolean> {
  const found = await client.query(
    'select from plan_notice where slot = $1 and account_id = $2 and what = $3 and about = $4',
    [slot, accountId, what, about],
  );
  return found.rowCount === 1;
}
