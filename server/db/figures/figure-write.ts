/**
 * How does what happened become the rows that pictures are drawn from?
 *
 * In one statement for each table, over the days that are asked for: what stood there for them is taken away and counted again, so doing
 * it twice changes nothing. Only what happened on the days is read (`counted-rows.ts`), but for the two counts of the book at the
 * end of a month.
 */
import { COST_CURRENCY } from '../../../policy/house/contact-costs.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Product } from '../../../rules/terms.ts';
import type { Client, Queryable } from '../pool.ts';
import {
  BOOKED,
  CONTACTS,
  CURED,
  PAID,
  PASSAGES_WEIGHED,
  REACHED,
  RECEIVED,
  REFUSED,
  ROLLS,
} from './counted-rows.ts';

/** Days that are counted, both included, and what counting them needs to know. */
export interface Counting {
  readonly from: Day;
  readonly to: Day;
  /** Where the lender's days begin. */
  readonly timeZone: string;
  /** What a contact costs by way, in ten-thousandths of a minor unit. */
  readonly costs: Readonly<Record<string, number>>;
}

type Values = readonly (string | number)[];

async function again(db: Client, table: string, days: Values, insert: string, more: Values = []) {
  await db.query(`delete from ${table} where day between $1 and $2`, [...days]);
  await db.query(`insert into ${table} ${insert}`, [...days, ...more]);
}

/** Counts what is done with its day: passages, money, cures and refusals. */
export async function countDays(db: Client, { from, to, timeZone }: Counting): Promise<void> {
  const days = [formatDay(from), formatDay(to)];
  await again(
    db,
    'figure_passage',
    days,
    `select day, product, from_bucket, to_bucket, count(*)::int, sum(principal)::bigint from (${PASSAGES_WEIGHED}) r group by 1, 2, 3, 4`,
  );
  await again(
    db,
    'figure_reached',
    days,
    `select day, product, opened, late, count(*)::int from (${REACHED}) r group by 1, 2, 3, 4`,
  );
  await again(
    db,
    'figure_received',
    days,
    `select day, product, bucket, channel, count(*) filter (where amount > 0)::int, sum(amount)::bigint
       from (${RECEIVED}) r group by 1, 2, 3, 4`,
    [timeZone],
  );
  await again(
    db,
    'figure_cured',
    days,
    `select day, product, bucket, contacted, count(*)::int, sum(late_days)::bigint from (${CURED}) r group by 1, 2, 3, 4`,
    [timeZone],
  );
  await again(
    db,
    'figure_refusal',
    days,
    `select day, product, rule, code, count(*)::int from (${REFUSED}) r group by 1, 2, 3, 4`,
  );
}

/** Counts what goes on for days: contacts with what became of them, and complaints, which may be told of later. */
export async function countMade(db: Client, { from, to, timeZone, costs }: Counting): Promise<void> {
  const days = [formatDay(from), formatDay(to)];
  await countContacts(db, days, [timeZone, JSON.stringify(costs)]);
  await countComplaints(db, days);
}

/** Contacts are looked at once, for two tables. */
async function countContacts(db: Client, days: Values, more: Values): Promise<void> {
  await db.query('delete from figure_contact where day between $1 and $2', [...days]);
  await db.query('delete from figure_hour where day between $1 and $2', [...days]);
  await db.query(
    `with ${PAID}, made as materialized (${CONTACTS}),
          by_hour as (
            insert into figure_hour
            select day, product, way, weekday, hour, count(*)::int, count(*) filter (where case when way = 'in-app' then was_read else delivered end)::int
              from made group by 1, 2, 3, 4, 5)
     insert into figure_contact
     select day, product, way, step, count(at)::int, count(*) filter (where delivered)::int, count(*) filter (where was_read)::int,
            count(*) filter (where answered)::int, count(*) filter (where paid)::int, count(*) filter (where first_of_month)::int,
            sum(cost)::bigint
       from (select day, product, way, step, at, delivered, was_read, answered, paid, first_of_month, cost from made
             union all select day, product, way, '-', null, false, false, false, false, false, cost from (${BOOKED}) b) c
      group by 1, 2, 3, 4`,
    [...days, ...more, COST_CURRENCY.code],
  );
}

async function countComplaints(db: Client, days: Values): Promise<void> {
  await again(
    db,
    'figure_complaint',
    days,
    `select day, p.product, kind, sum(received)::int, sum(decided)::int, sum(upheld)::int
       from (select c.received_on as day, c.slot, c.account_id, c.kind, 1 as received, 0 as decided, 0 as upheld
               from complaint c where c.received_on between $1 and $2
             union all
             select c.decided_on, c.slot, c.account_id, c.kind, 0, 1, c.valid::int
               from complaint c where c.decided_on between $1 and $2) c
       left join lateral (select a.product from account a where a.slot = c.slot and a.account_id = c.account_id) a on true
       cross join lateral (select coalesce(a.product, 0)::smallint as product) p
      group by 1, 2, 3`,
  );
}

/** Counts where accounts stood at the two ends of a month, through `to`; `month` is its first day. */
export async function countRolls(db: Client, month: Day, to: Day): Promise<void> {
  await db.query('delete from figure_roll where month = $1', [formatDay(month)]);
  await db.query(
    `insert into figure_roll
     select $1::date, product, from_bucket, to_bucket, count(*)::int from (${ROLLS}) r where from_bucket <> to_bucket group by 2, 3, 4`,
    [formatDay(month), formatDay(to)],
  );
}

/** Takes the agreements up that were bound within the days, and notes how those that ended by then did. */
export async function followPlans(db: Client, from: Day, to: Day): Promise<void> {
  const days = [formatDay(from), formatDay(to)];
  await db.query(
    `insert into plan_life (slot, account_id, agreement, product, kind, agreed_on)
     select g.slot, g.account_id, g.agreement, a.product, substring(g.plan from '"kind":"([a-z-]+)"'), g.agreed_on
       from agreement g join account a on a.slot = g.slot and a.account_id = g.account_id
      where g.agreed_on between $1 and $2 and g.state in ('bound', 'withdrawn')
     on conflict (slot, account_id, agreement) do nothing`,
    days,
  );
  await db.query(
    `update plan_life l set ended_on = t.day, ended = t.state
       from (select distinct on (e.slot, e.account_id, e.data::jsonb ->> 'plan')
                    e.slot, e.account_id, e.data::jsonb ->> 'plan' as agreement, e.day, e.data::jsonb ->> 'state' as state
               from event e
              where e.type = 'plan' and e.day between $1 and $2 and e.data::jsonb ->> 'state' in ('broken', 'completed', 'ended')
              order by 1, 2, 3, e.seq desc) t
      where l.slot = t.slot and l.account_id = t.account_id and l.agreement = t.agreement`,
    days,
  );
  await db.query(
    `update plan_life l set ended_on = g.withdrawn_on, ended = 'withdrawn'
       from agreement g
      where l.ended is null and g.slot = l.slot and g.account_id = l.account_id and g.agreement = l.agreement
        and g.withdrawn_on between $1 and $2`,
    days,
  );
}

/** Forgets the agreements, to take them up anew. */
export async function forgetPlans(db: Client): Promise<void> {
  await db.query('delete from plan_life');
}

/** Counts the book by the month in which accounts were opened, and by bucket as it stands at the end of `day`, the last that is closed. */
export async function countBook(db: Client, day: Day, products: ReadonlyMap<number, Product>): Promise<void> {
  await db.query('delete from figure_opened');
  await db.query(
    `insert into figure_opened
     select date_trunc('month', opened_on)::date, product, count(*)::int from account where opened_on <= $1 group by 1, 2`,
    [formatDay(day)],
  );
  const buckets = [...products.values()].flatMap(({ code, ageingGraceDays, dueDayCounts, buckets: own }) =>
    own.map(({ name, from, to }) => ({
      product: code,
      name,
      low: from + ageingGraceDays - (dueDayCounts ? 1 : 0),
      high: to === null ? null : to + ageingGraceDays - (dueDayCounts ? 1 : 0),
    })),
  );
  await db.query('delete from figure_stock where day = $1', [formatDay(day)]);
  await db.query(
    `insert into figure_stock
     select $1::date, product, bucket, count(*)::int
       from (select a.product, coalesce(
               (select coalesce(e.data::jsonb ->> 'to', 'current') from event e
                 where a.touched and e.slot = a.slot and e.account_id = a.account_id and e.type = 'bucket' and e.day <= $1
                 order by e.seq desc limit 1),
               (select r.name from jsonb_to_recordset($2::jsonb) r (product int, name text, low int, high int)
                 where r.product = a.product and $1::date - a.oldest_due - a.paused_days >= r.low
                   and ($1::date - a.oldest_due - a.paused_days <= r.high or r.high is null)),
               'current') as bucket
               from (select i.*, i.oldest_due is not null or exists (
                              select from event l where l.type = 'bucket' and l.day > $1
                                 and l.slot = i.slot and l.account_id = i.account_id) as touched
                       from account i
                      where i.written_off_on is null
                        and (i.oldest_due is not null or i.not_due + i.billed + i.revolving > 0)) a) stood
      group by 2, 3`,
    [formatDay(day), JSON.stringify(buckets)],
  );
}

/** First and last day on which anything happened that figures are made of; null for a book without a past. */
export async function daysOfFigures(
  db: Queryable,
): Promise<{ readonly first: Day; readonly last: Day } | null> {
  const { rows } = await db.query<{ first: Day | null; last: Day | null }>(
    `select least((select min(day) from event where type = 'bucket'), (select min(day) from night)) as first,
            (select max(day) from night where finished_at is not null) as last`,
  );
  const [found] = rows;
  return found?.first == null || found.last === null ? null : { first: found.first, last: found.last };
}

/** The last night that is counted; null for none. */
export async function lastCounted(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>('select max(day) as day from figure_night');
  return rows[0]?.day ?? null;
}

/** Notes that nights are counted. */
export async function noteCounted(db: Client, day: Day): Promise<void> {
  await db.query(
    'insert into figure_night (day) values ($1) on conflict (day) do update set written_at = now()',
    [formatDay(day)],
  );
}

/** Takes everything away that can be counted again, of days from `from` on. */
export async function forgetFrom(db: Client, from: Day): Promise<void> {
  for (const table of [
    'figure_passage',
    'figure_reached',
    'figure_received',
    'figure_cured',
    'figure_contact',
    'figure_hour',
    'figure_complaint',
    'figure_refusal',
    'figure_night',
  ])
    await db.query(`delete from ${table} where day >= $1`, [formatDay(from)]);
  await db.query(`delete from figure_roll where month >= date_trunc('month', $1::date)`, [formatDay(from)]);
}

/** Whether the book was counted at the end of `day`, or ever (null). */
export async function isBookCounted(db: Queryable, day: Day | null): Promise<boolean> {
  const { rows } = await db.query<{ counted: boolean }>(
    'select exists (select from figure_stock where $1::date is null or day = $1) as counted',
    [day === null ? null : formatDay(day)],
  );
  return rows[0]?.counted === true;
}
