/**
 * What was complained about, how much of it was right, and whom did it concern?
 *
 * By kind, and by the agent that a decision named or who had the person when he complained. Counted by the day of receipt.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

export interface ComplaintTally {
  /** A kind, or an agent's number. */
  readonly of: string;
  readonly received: number;
  readonly open: number;
  readonly upheld: number;
  /** Not decided by its day. */
  readonly late: number;
}

/** Complaints received from a day on: by kind; by the agent who caused them, where that was decided; by the agent who has the person. */
export async function tallyComplaints(
  db: Queryable,
  from: Day,
  today: Day,
): Promise<{
  readonly kinds: ComplaintTally[];
  readonly caused: ComplaintTally[];
  readonly held: ComplaintTally[];
}> {
  const { rows } = await db.query<ComplaintTally & { what: 'kind' | 'caused' | 'held' }>(
    `select v.what, v.of, count(*)::int as received, count(*) filter (where c.decided_on is null)::int as open,
            count(*) filter (where c.valid)::int as upheld,
            count(*) filter (where coalesce(c.decided_on, $2::date) > c.due_on)::int as late
       from complaint c
       left join assignment s on s.slot = c.slot and s.borrower_id = c.borrower_id
      cross join lateral (values ('kind', c.kind), ('caused', case when c.cause = 'agent' and c.valid then c.cause_of end),
                                 ('held', s.worker)) as v (what, of)
      where c.received_on >= $1 and v.of is not null
      group by v.what, v.of order by v.what, v.of`,
    [formatDay(from), formatDay(today)],
  );
  const of = (which: string) => rows.filter(({ what }) => what === which).map(({ what: _, ...one }) => one);
  return { kinds: of('kind'), caused: of('caused'), held: of('held') };
}
