/**
 * What do tests and the demonstration do by hand that a carrier would: hand notices over; and what do they look at?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** A case that lies with an agency and may be worked on. */
export interface LyingCase {
  readonly slot: number;
  readonly accountId: bigint;
  readonly borrower: bigint;
  readonly agency: string;
  readonly region: string;
}

/** The carrier took every notice of an agency that waits. */
export async function handOverNotices(db: Queryable): Promise<void> {
  await db.query(
    `update message set state = 'delivered' where template = 'agency-notice' and state = 'waiting'`,
  );
}

/** What lies with whom and is begun, in order of account. */
export async function lyingCases(db: Queryable): Promise<LyingCase[]> {
  const { rows } = await db.query<LyingCase>(
    `select c.slot, c.account_id as "accountId", c.borrower_id as borrower, c.agency, b.region
       from agency_case c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where c.ended_on is null and c.begins_on is not null order by c.account_id`,
  );
  return rows;
}

/** When leave ended, in milliseconds of the database's clock: the commit that used it, or the one that revoked it, and why. */
export interface LeaveEnd {
  readonly permit: number;
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
  readonly why: string | null;
}

/** How each permit of a person ended. The server must keep the moments of commits (`track_commit_timestamp`). */
export async function leaveEnds(db: Queryable, { slot, borrower }: BorrowerKey): Promise<LeaveEnd[]> {
  const { rows } = await db.query<LeaveEnd>(
    `select permit, case when used_at is not null then ended end as "usedAt", case when revoked_at is not null then ended end as "revokedAt",
            revoked_why as why
       from permit, lateral (select (extract(epoch from pg_xact_commit_timestamp(permit.xmin)) * 1000)::float8 as ended) of
      where slot = $1 and borrower_id = $2 order by permit`,
    [slot, borrower],
  );
  return rows;
}

/** Where the code of the last agreement about a debt was sent to: in life the borrower reads it there. */
export async function codeSentTo(db: Queryable, accountId: bigint): Promise<string> {
  const { rows } = await db.query<{ replyTo: string }>(
    `select reply_to as "replyTo" from message where template = 'agreement-code' and debts = $1 order by message desc limit 1`,
    [String(accountId)],
  );
  return rows[0]!.replyTo;
}

/**
 * Lends the accounts that are late longest to an agency, as if they had been drawn and told days ago; none that lay with one before, and none
 * whose way is shown. Returns whose they are.
 */
export async function lendLongest(
  db: Queryable,
  agency: string,
  day: Day,
  most: number,
): Promise<BorrowerKey[]> {
  const { rows } = await db.query<BorrowerKey>(
    `with lent as (
       insert into agency_case (slot, account_id, number, borrower_id, agency, rule, overdue, drawn_on, asked_on, tries, told_on, begins_on,
                                last_on, idle_days, days_past_due)
       select slot, account_id, 1, borrower_id, $1, 'demonstration', due_principal + due_interest + due_fee, $2::date - 5, $2::date - 5, 1,
              $2::date - 4, $2::date, $2::date + 60, 45, greatest(1, $2::date - oldest_due)
         from account where oldest_due is not null and written_off_on is null and agreement is null and paused_from is null
          and not exists (select from agency_case c where c.slot = account.slot and c.account_id = account.account_id)
          and not exists (select from shown_way w where w.slot = account.slot and w.account_id = account.account_id)
        order by oldest_due, slot, account_id limit $3
       returning slot, account_id, borrower_id),
     placed as (
       insert into placement (slot, account_id, agency, from_day) select slot, account_id, $1, $2 from lent)
     select distinct slot, borrower_id as borrower from lent order by slot, borrower_id`,
    [agency, formatDay(day), most],
  );
  return rows;
}

/** A case as a test of money made it: begun, and perhaps given back, on days that are over. */
export interface PastCase {
  readonly slot: number;
  readonly accountId: bigint;
  readonly number: number;
  readonly borrower: bigint;
  readonly agency: string;
  readonly daysPastDue: number;
  readonly beginsOn: Day;
  readonly endedOn: Day | null;
}

/** Keeps cases that lay with agencies in the past. */
export async function keepPastCases(db: Queryable, cases: readonly PastCase[]): Promise<void> {
  for (const { slot, accountId, number, borrower, agency, daysPastDue, beginsOn, endedOn } of cases)
    await db.query(
      `insert into agency_case (slot, account_id, number, borrower_id, agency, rule, overdue, drawn_on, told_on, begins_on, last_on, idle_days,
                                ended_on, ended_why, days_past_due)
       values ($1, $2, $3, $4, $5, 'late-people@1', 100000, $7::date - 4, $7::date - 3, $7, $7::date + 400, 400, $8,
               case when $8::date is not null then 'no-success' end, $6)`,
      [
        slot,
        accountId,
        number,
        borrower,
        agency,
        daysPastDue,
        formatDay(beginsOn),
        endedOn === null ? null : formatDay(endedOn),
      ],
    );
}
