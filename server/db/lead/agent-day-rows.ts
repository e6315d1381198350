/**
 * What did an agent's days come to?
 *
 * Written by the night from what happened in the day alone: calls since the night before, rows of agreements that were decided tonight,
 * complaints that were decided. A look at thirty days then reads thirty rows an agent.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

/** Writes what a closed day came to; done again for its day it stands in the place of the one before. */
export async function keepAgentDay(db: Queryable, day: Day): Promise<void> {
  await db.query('delete from agent_day where day = $1', [formatDay(day)]);
  await db.query(
    `with span as (
       select (select max(finished_at) from night where day < $1) as begun,
              (select finished_at from night where day = $1) as ended),
     calls as (
       select worker, count(*) as calls, count(*) filter (where outcome = 'spoke') as right_party
         from phone_call, span
        where begun_at >= coalesce(span.begun, '-infinity') and begun_at < coalesce(span.ended, clock_timestamp())
        group by worker),
     refused as (
       select worker, count(*) as refused from call_refused, span
        where told_at >= coalesce(span.begun, '-infinity') and told_at < coalesce(span.ended, clock_timestamp())
        group by worker),
     promised as (
       select worker, count(*) filter (where state = 'kept') as kept, count(*) filter (where state = 'partly') as partly,
              count(*) filter (where state = 'broken') as broken
         from promised_row where decided_on = $1 and worker is not null group by worker),
     upheld as (
       select cause_of as worker, count(*) as upheld from complaint
        where decided_on = $1 and valid and cause = 'agent' and cause_of is not null group by cause_of)
     insert into agent_day (day, worker, calls, right_party, kept, partly, broken, upheld, refused)
     select $1, worker, coalesce(c.calls, 0), coalesce(c.right_party, 0), coalesce(p.kept, 0), coalesce(p.partly, 0),
            coalesce(p.broken, 0), coalesce(u.upheld, 0), coalesce(r.refused, 0)
       from calls c full join refused r using (worker) full join promised p using (worker) full join upheld u using (worker)`,
    [formatDay(day)],
  );
}

/** The sum of an agent's days. */
export interface AgentSum {
  readonly worker: string;
  readonly days: number;
  readonly calls: number;
  readonly rightParty: number;
  readonly kept: number;
  readonly partly: number;
  readonly broken: number;
  readonly upheld: number;
  readonly refused: number;
}

/** The sums from a day on, by agent. */
export async function agentSums(db: Queryable, from: Day): Promise<AgentSum[]> {
  const { rows } = await db.query<AgentSum>(
    `select worker, count(*)::int as days, sum(calls)::int as calls, sum(right_party)::int as "rightParty", sum(kept)::int as kept,
            sum(partly)::int as partly, sum(broken)::int as broken, sum(upheld)::int as upheld, sum(refused)::int as refused
       from agent_day where day >= $1 group by worker order by worker`,
    [formatDay(from)],
  );
  return rows;
}
