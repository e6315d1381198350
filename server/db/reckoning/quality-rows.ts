/**
 * How many days did cases lie with each agency in each month, how many complaints about it were right, and which breaches were found?
 *
 * As it was known on a day: a complaint that is decided later changes the month it came in, by a line of its own.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import type { QualityMonth } from '../../../rules/reckoning/commission.ts';
import type { Queryable } from '../pool.ts';

/** Whose collectors are whose: a complaint may name the one or the other. */
export interface WorkersOf {
  readonly agencies: readonly string[];
  readonly workers: readonly string[];
}

/** What was counted of a month at one agency. */
export type QualityCounts = QualityMonth & { readonly agency: string };

/** Every month between two days (first days of months) with its counts. `asOf`: the last day that is known. */
export async function qualityMonths(
  db: Queryable,
  { agencies, workers }: WorkersOf,
  from: Day,
  to: Day,
  asOf: Day,
): Promise<QualityCounts[]> {
  const { rows } = await db.query<QualityCounts>(
    `with months as (select m::date as month, (m + interval '1 month')::date as next from generate_series($3::date, $4::date, '1 month') m),
     lay as (
       select c.agency, m.month, sum(least(coalesce(case when c.ended_on <= $5 then c.ended_on end, m.next), m.next)
                                      - greatest(c.begins_on, m.month))::int as days
         from months m join agency_case c on c.begins_on < m.next and c.begins_on <= $5 and (c.ended_on is null or c.ended_on > m.month)
        group by c.agency, m.month),
     told as (
       select case when o.cause = 'agency' then o.cause_of else w.agency end as agency, date_trunc('month', o.received_on)::date as month,
              count(*)::int as complaints
         from complaint o left join unnest($1::text[], $2::text[]) as w (agency, worker) on o.cause = 'agent' and o.cause_of = w.worker
        where o.valid and o.decided_on <= $5 and o.received_on >= $3 and (o.cause = 'agency' or w.agency is not null)
        group by 1, 2),
     broke as (
       select split_part(b.detail, ':', 1) as agency, date_trunc('month', b.day)::date as month, count(*)::int as breaches
         from breach b where b.kind like 'agency-%' and b.day between $3 and $5 group by 1, 2)
     select a.agency, m.month, coalesce(lay.days, 0) as days, coalesce(told.complaints, 0) as complaints, coalesce(broke.breaches, 0) as breaches
       from (select distinct agency from unnest($1::text[]) as a (agency)) a cross join months m
       left join lay using (agency, month) left join told using (agency, month) left join broke using (agency, month)
      order by a.agency, m.month`,
    [agencies, workers, formatDay(from), formatDay(to), formatDay(asOf)],
  );
  return rows;
}
