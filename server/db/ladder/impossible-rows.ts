/**
 * Whom could a step of the ladder not reach, since no number or no address of his is on file?
 *
 * By what the sender said of messages of a day; one index holds no others.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** The step can be taken again. */
const AGAIN = `'%"possible":true%'`;

/** A step that nobody can take about this borrower. */
export interface Unreachable extends BorrowerKey {
  readonly step: 'call' | 'letter';
}

/**
 * Those of whom a message of `day` found no address, and of whom that is not recorded yet in these arrears. A text that has no number says
 * that nobody can call either; messages themselves are never impossible, since everybody has his own pages.
 */
export async function unreachableOn(db: Queryable, day: Day): Promise<Unreachable[]> {
  const { rows } = await db.query<Unreachable>(
    `select distinct m.slot, m.borrower_id as borrower, s.step
       from message m
      cross join lateral (select case m.way when 'letter' then 'letter' else 'call' end as step) s
       join lateral (select min(a.oldest_due) as since from account a
                      where a.slot = m.slot and a.borrower_id = m.borrower_id and a.oldest_due is not null) d on d.since is not null
      where m.day = $1 and m.state = 'refused' and m.why = 'no address' and m.way in ('sms', 'letter')
        and coalesce((select f.data like ${AGAIN} from person_fact f
              where f.slot = m.slot and f.borrower_id = m.borrower_id and f.type = 'step-impossible'
                and f.at > (d.since - date '1970-01-01') * 1440 and f.data like '%"step":"' || s.step || '"%'
              order by f.seq desc limit 1), true)
      order by m.slot, m.borrower_id, s.step`,
    [formatDay(day)],
  );
  return rows;
}

/** The steps that cannot be taken about somebody, by the last word about each. */
export async function impossibleNow(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
): Promise<Unreachable['step'][]> {
  const { rows } = await db.query<Pick<Unreachable, 'step'>>(
    `select step from (
       select distinct on (s.step) s.step, f.data from person_fact f
        cross join lateral (select case when f.data like '%"step":"letter"%' then 'letter' else 'call' end as step) s
        where f.slot = $1 and f.borrower_id = $2 and f.type = 'step-impossible' order by s.step, f.seq desc) l
      where data not like ${AGAIN} order by step`,
    [slot, borrower],
  );
  return rows.map(({ step }) => step);
}
