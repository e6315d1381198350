/**
 * Which contacts were made that, as is now known, should not have been, and who has had an apology?
 *
 * A plan that is regretted (a payment or a hold became known late) and a contact that really began on that day about that account,
 * where the person lives. One that never left the house needs no apology.
 */

import type { Day } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';
import type { BorrowerKey } from './person-rows.ts';

/** One contact that should not have been made. `why` in the words of the plan; `apology`: state of the message that says sorry. */
export interface RegretRow extends BorrowerKey {
  readonly permit: number;
  readonly name: string;
  readonly accounts: readonly string[];
  readonly day: Day;
  readonly at: number;
  readonly way: string;
  readonly why: string;
  /** Number of the proof with its words; null where it had none. */
  readonly proof: number | null;
  readonly apology: string | null;
}

const REGRETS = `
  select c.slot, a.borrower_id as borrower, a.permit, ${personOf('b')} as person, array_agg(distinct c.slot || '-' || c.account_id) as accounts,
         min(c.day) as day, a.at, a.way, min(c.reason) as why, w.proof,
         (select m.state from message m where m.slot = c.slot and m.borrower_id = a.borrower_id
             and m.template = 'apology' and m.reply_to = 'c' || a.permit order by m.message desc limit 1) as apology
    from contact c
    join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
    join contact_attempt a on a.slot = c.slot and a.borrower_id = c.borrower_id
     and c.account_id::text = any (string_to_array(a.debts, ' '))
     and (to_timestamp(a.at * 60::float8) at time zone b.time_zone)::date = c.day
     and not exists (select from person_fact f where f.slot = a.slot and f.borrower_id = a.borrower_id
                        and f.permit = a.permit and f.type = 'outcome' and f.data like '%"not-sent"%')
    left join message w on w.slot = a.slot and w.borrower_id = a.borrower_id and w.permit = a.permit
   where c.state = 'regretted'`;

const GROUP = `group by c.slot, a.borrower_id, a.permit, b.slot, b.borrower_id, a.at, a.way, w.proof`;

/** The latest of all, newest first. */
export async function readRegrets(db: Queryable, size: number): Promise<RegretRow[]> {
  const { rows } = await db.query<Omit<RegretRow, 'name'> & WithPerson>(
    `${REGRETS} ${GROUP} order by min(c.day) desc, c.slot, a.borrower_id, a.permit limit $1`,
    [size],
  );
  return named<RegretRow>(rows);
}

/** One of them; null where this contact is not regretted. */
export async function readRegret(
  db: Queryable,
  { slot, borrower, permit }: BorrowerKey & { readonly permit: number },
): Promise<RegretRow | null> {
  const { rows } = await db.query<Omit<RegretRow, 'name'> & WithPerson>(
    `${REGRETS} and c.slot = $1 and c.borrower_id = $2 and a.permit = $3 ${GROUP}`,
    [slot, borrower, permit],
  );
  return named<RegretRow>(rows)[0] ?? null;
}
