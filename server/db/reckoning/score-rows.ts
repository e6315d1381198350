/**
 * What did each agency do in a month: cases, contacts, agreements, complaints, calls that were heard; and which accounts stand behind a number?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { CallScore } from '../../../rules/lead/quality-score.ts';
import type { Key } from '../accounts.ts';
import type { Queryable } from '../pool.ts';
import type { WorkersOf } from './quality-rows.ts';
import type { MonthSpan } from './statement-rows.ts';

/** What was counted of a month. `contacts` by way; amounts in minor units. */
export interface ScoreRow {
  readonly agency: string;
  readonly cases: number;
  readonly overdue: bigint;
  readonly paying: number;
  readonly agreements: number;
  readonly broken: number;
  readonly keptInstalments: number;
  readonly received: number;
}

/** Cases that lay there in a month, what they owed when they were drawn, and what came of them; as it is known today. */
export async function scoreRows(db: Queryable, { first, last }: MonthSpan): Promise<ScoreRow[]> {
  const { rows } = await db.query<ScoreRow>(
    `with lay as (
       select * from agency_case c where c.begins_on <= $2 and (c.ended_on is null or c.ended_on > $1)),
     made as (
       select c.agency, count(*)::int as agreements, (count(*) filter (where l.ended = 'broken'))::int as broken
         from lay c join agreement g on g.slot = c.slot and g.account_id = c.account_id and g.state in ('bound', 'withdrawn')
          and g.agreed_on >= c.begins_on and (c.ended_on is null or g.agreed_on < c.ended_on) and g.agreed_on between $1 and $2
         left join plan_life l on l.slot = g.slot and l.account_id = g.account_id and l.agreement = g.agreement
        group by c.agency),
     lined as (
       select agency, sum(case when kind <> 'kept-instalment' then 0 when act = 'taken-back' then -1 else 1 end)::int as kept,
              count(distinct account_id) filter (where kind = 'recovered' and counted > 0)::int as paying
         from agency_line where month = $1 group by agency),
     told as (
       select c.agency, count(*)::int as received from lay c join complaint o on o.slot = c.slot and o.borrower_id = c.borrower_id
          and o.received_on between greatest(c.begins_on, $1) and $2 and (c.ended_on is null or o.received_on <= c.ended_on)
        group by c.agency)
     select lay.agency, count(*)::int as cases, sum(lay.overdue)::bigint as overdue, coalesce(max(lined.paying), 0) as paying,
            coalesce(max(made.agreements), 0) as agreements, coalesce(max(made.broken), 0) as broken,
            coalesce(max(lined.kept), 0) as "keptInstalments", coalesce(max(told.received), 0) as received
       from lay left join made using (agency) left join lined using (agency) left join told using (agency)
      group by lay.agency order by lay.agency`,
    [formatDay(first), formatDay(last)],
  );
  return rows;
}

/** Contacts by agencies between two minutes of the house, by way. */
export async function contactCounts(
  db: Queryable,
  agencies: readonly string[],
  from: number,
  to: number,
): Promise<{ readonly agency: string; readonly way: string; readonly contacts: number }[]> {
  const { rows } = await db.query<{ agency: string; way: string; contacts: number }>(
    `select sender as agency, way, count(*)::int as contacts from contact_attempt
      where at between $2 and $3 and sender = any ($1) group by sender, way`,
    [agencies, from, to],
  );
  return rows;
}

/** Calls of collectors that were drawn in a month and heard by a reviewer. */
export async function heardCalls(
  db: Queryable,
  { agencies, workers }: WorkersOf,
  { first, last }: MonthSpan,
): Promise<(CallScore & { readonly agency: string })[]> {
  const { rows } = await db.query<CallScore & { agency: string }>(
    `select w.agency, q.yes, q.no from quality_sample q join unnest($1::text[], $2::text[]) as w (agency, worker) on w.worker = q.worker
      where q.day between $3 and $4 and q.yes + q.no > 0`,
    [agencies, workers, formatDay(first), formatDay(last)],
  );
  return rows;
}

/** Cases that one rule drew for several agencies: how many paid something, and about how many a complaint was right. */
export interface RuleRow {
  readonly rule: string;
  readonly agency: string;
  readonly cases: number;
  readonly paying: number;
  readonly complained: number;
}

/** Over cases that began between two days. */
export async function ruleRows(db: Queryable, from: Day, to: Day): Promise<RuleRow[]> {
  const { rows } = await db.query<RuleRow>(
    `select c.rule, c.agency, count(*)::int as cases,
            (count(*) filter (where (select coalesce(sum(l.counted), 0) from agency_line l where l.slot = c.slot and l.account_id = c.account_id
                and l.agency = c.agency and l.case_number = c.number and l.kind = 'recovered') > 0))::int as paying,
            (count(*) filter (where exists (select from complaint o where o.slot = c.slot and o.borrower_id = c.borrower_id and o.valid
                and o.cause = 'agency' and o.cause_of = c.agency and o.received_on >= c.begins_on)))::int as complained
       from agency_case c where c.begins_on between $1 and $2
      group by c.rule, c.agency order by c.rule, c.agency`,
    [formatDay(from), formatDay(to)],
  );
  return rows;
}

/** What can be looked behind. */
export const BEHIND = ['recovered', 'agreements', 'complaints', 'breaches'] as const;
export type Behind = (typeof BEHIND)[number];

const LAY = `agency_case c where c.agency = $1 and c.begins_on <= $3 and (c.ended_on is null or c.ended_on > $2)`;
const SOURCES: Readonly<Record<Behind, string>> = {
  recovered: `select slot, account_id, month as day, sum(amount)::bigint as amount from agency_line
               where agency = $1 and month = $2 and account_id is not null and $3::date is not null group by slot, account_id, month`,
  agreements: `select c.slot, c.account_id, g.agreed_on as day, null::bigint as amount
                 from (select * from ${LAY}) c join agreement g on g.slot = c.slot and g.account_id = c.account_id
                  and g.agreed_on between greatest($2, c.begins_on) and $3 and (c.ended_on is null or g.agreed_on < c.ended_on)`,
  complaints: `select c.slot, c.account_id, o.received_on as day, null::bigint as amount
                 from (select * from ${LAY}) c join complaint o on o.slot = c.slot and o.borrower_id = c.borrower_id
                  and o.received_on between greatest($2, c.begins_on) and $3 and (c.ended_on is null or o.received_on <= c.ended_on)`,
  breaches: `select b.slot, (select min(a.account_id) from account a where a.slot = b.slot and a.borrower_id = b.borrower_id), b.day, null::bigint
               from breach b where b.kind like 'agency-%' and split_part(b.detail, ':', 1) = $1 and b.day between $2 and $3`,
};

/** The accounts behind a number of a month, in order of key. */
export async function accountsBehind(
  db: Queryable,
  what: Behind,
  agency: string,
  { first, last }: MonthSpan,
  after: Key | null,
  size: number,
): Promise<(Key & { readonly day: Day; readonly amount: bigint | null })[]> {
  const { rows } = await db.query<Key & { day: Day; amount: bigint | null }>(
    `select slot, account_id as "accountId", max(day) as day, sum(amount)::bigint as amount
       from (${SOURCES[what]}) as one (slot, account_id, day, amount)
      where (slot, account_id) > ($4::smallint, $5::bigint) group by slot, account_id order by slot, account_id limit $6`,
    [agency, formatDay(first), formatDay(last), after?.slot ?? -1, after?.accountId ?? 0n, size],
  );
  return rows;
}
