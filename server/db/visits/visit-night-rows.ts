/**
 * Which visits are over without having been made, and to whom did the ladder come with a visit?
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import { readVisit, type VisitKey, type VisitRow } from './visit-rows.ts';

/** Why an open visit is over. */
export type Lapse = 'not-kept' | 'not-answered' | 'not-approved';

/** A proposal that nobody approved for so many minutes is over: what was true then may not be any more. */
const PROPOSAL_MINUTES = 14 * 1440;

/** What happened at a door may be heard so much later: a device without a network keeps it. Until then an appointment is not said to be missed. */
const UNHEARD_MINUTES = 2 * 1440;

export interface OverVisit extends VisitKey {
  readonly why: Lapse;
}

/** Open visits that nobody can keep, answer or approve any more. */
export async function openVisitsOver(db: Queryable, at: Minute): Promise<OverVisit[]> {
  const { rows } = await db.query<OverVisit>(
    `select slot, borrower_id as borrower, visit,
            case state when 'booked' then 'not-kept' when 'asked' then 'not-answered' else 'not-approved' end as why
       from visit
      where state = 'booked' and until_at <= $1::int - $3::int
         or state = 'asked' and coalesce((regexp_match(windows, '(\\d+)-\\d+$'))[1]::int, asked_at) <= $1::int
         or state in ('proposed', 'approved') and proposed_at <= $1::int - $2::int
      order by slot, borrower_id, visit`,
    [at, PROPOSAL_MINUTES, UNHEARD_MINUTES],
  );
  return rows;
}

/** Ends them; the rows as they were before. */
export async function lapseVisits(
  client: Client,
  over: readonly OverVisit[],
  at: Minute,
): Promise<{ readonly row: VisitRow; readonly why: Lapse }[]> {
  const ended: { row: VisitRow; why: Lapse }[] = [];
  for (const key of over) {
    const row = await readVisit(client, key);
    if (row === null) continue;
    await client.query(
      `update visit set state = 'lapsed', ended_at = $4, ended_why = $5 where slot = $1 and borrower_id = $2 and visit = $3`,
      [key.slot, key.borrower, key.visit, at, key.why],
    );
    ended.push({ row, why: key.why });
  }
  return ended;
}

/** Borrowers for whom a visit is planned on a day, without one that is open or that they declined. */
export async function visitsWanted(db: Queryable, day: Day, size: number): Promise<BorrowerKey[]> {
  const { rows } = await db.query<BorrowerKey>(
    `select distinct c.slot, c.borrower_id as borrower from contact c
      where c.day = $1 and c.channel = $2 and c.state = 'planned'
        and not exists (select from visit v where v.slot = c.slot and v.borrower_id = c.borrower_id
              and (v.state in ('proposed', 'approved', 'asked', 'booked', 'arrived') or v.rest_until > $1))
      order by c.slot, c.borrower_id limit $3`,
    [formatDay(day), CHANNELS.indexOf('visit'), size],
  );
  return rows;
}
