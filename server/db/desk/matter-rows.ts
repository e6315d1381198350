/**
 * What is open about a person that an agent must see before he speaks with him?
 *
 * Disputes, complaints, cases and replies with the day by which they must be answered; leave that was given and not used; whether he
 * needs care. Counts and days only: what they say is read where they are decided.
 */
import type { Day } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

export interface MatterRow {
  readonly kind: 'dispute' | 'complaint' | 'review' | 'reply';
  readonly count: number;
  /** The first day by which one must be answered; null: no clock runs. */
  readonly due: Day | null;
  /** One of them is about a need of care. */
  readonly care: boolean;
}

const REPLIES = `
       union all
       select 4, 'reply', count(*)::int, null, false
         from reply_of o join reply r on r.slot = o.reply_slot and r.reference = o.reference
        where o.slot = $1 and o.borrower_id = $2 and r.state = 'open'`;

/**
 * Open matters of a person, hardest first; kinds of which there is none are left out. What people wrote before it was known who they are
 * is read by no agency (`withReplies` false).
 */
export async function mattersOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  withReplies = true,
): Promise<MatterRow[]> {
  const { rows } = await db.query<MatterRow>(
    `select * from (
       select 1 as place, 'dispute' as kind, count(*)::int as count, min(due_on) as due, false as care
         from dispute where slot = $1 and borrower_id = $2 and state in ('open', 'person')
       union all
       select 2, 'complaint', count(*)::int, min(due_on), false
         from complaint where slot = $1 and borrower_id = $2 and decided_on is null
       union all
       select 3, 'review', count(*)::int, date '1970-01-01' + min(due_at) / 1440, coalesce(bool_or(kind = 'vulnerability'), false)
         from review_case where slot = $1 and borrower_id = $2 and decided_by is null
       ${withReplies ? REPLIES : ''}) m
      where count > 0 order by place`,
    [slot, borrower],
  );
  return rows;
}

/** Leave that was given and is neither used nor revoked. */
export interface OpenPermit {
  readonly permit: number;
  readonly at: number;
  readonly until: number;
  readonly code: string;
}

export async function openPermits(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  now: number,
): Promise<OpenPermit[]> {
  const { rows } = await db.query<OpenPermit>(
    `select permit, at, until, code from permit
      where slot = $1 and borrower_id = $2 and used_at is null and revoked_at is null and until >= $3 order by at`,
    [slot, borrower, now],
  );
  return rows;
}

/** Those of these accounts that lie with an agency on a day. */
export async function placedOf(
  db: Queryable,
  slot: number,
  accounts: readonly bigint[],
  agency: string,
  day: string,
): Promise<bigint[]> {
  const { rows } = await db.query<{ account: bigint }>(
    `select account_id as account from placement
      where slot = $1 and account_id = any($2::bigint[]) and agency = $3 and from_day <= $4
        and (until_day is null or until_day > $4)`,
    [slot, accounts.map(String), agency, day],
  );
  return rows.map(({ account }) => account);
}
