/**
 * Which events say that a consequence was decided for an account, and which contacts were demands?
 *
 * Read by key when a letter is written, signed and posted. Nothing is reckoned here.
 */
import type { Day } from '../../../rules/days.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';

/** What the credit bureau was told, or the borrower was told that it will be, about arrears of one due day. */
export interface CreditSaid {
  readonly seq: number;
  readonly day: Day;
  readonly act: string;
  readonly since: Day;
}

/** In order. */
export async function creditSaid(db: Queryable, { slot, accountId }: Key): Promise<CreditSaid[]> {
  const { rows } = await db.query<CreditSaid>(
    'select seq, day, act, since from credit_event where slot = $1 and account_id = $2 order by seq',
    [slot, accountId],
  );
  return rows;
}

/** A contact that went out about an account, with what the far end said of it. */
export interface DemandRow {
  readonly permit: number;
  /** Minute of the house. */
  readonly at: number;
  readonly way: string;
  /** What became of it, as it was told last; null: nothing was. */
  readonly outcome: string | null;
  /** Of a letter: state at the post, why it came back, and its number there. */
  readonly post: string | null;
  readonly reason: string | null;
  readonly tracking: string | null;
  /** A dispute found it wrong, or the house's own check did. */
  readonly wrong: boolean;
}

/** Messages, calls and letters that asked for this debt, the oldest first. */
export async function demandsAbout(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  accountId: bigint,
  size: number,
): Promise<DemandRow[]> {
  const { rows } = await db.query<DemandRow>(
    `select a.permit, a.at, a.way, l.post, l.reason, l.tracking,
            (select substring(f.data from '"outcome":"([a-z-]+)"') from person_fact f
              where f.slot = a.slot and f.borrower_id = a.borrower_id and f.permit = a.permit and f.type = 'outcome'
              order by f.seq desc limit 1) as outcome,
            exists (select from dispute d where d.slot = a.slot and d.borrower_id = a.borrower_id and d.permit = a.permit
                       and d.verdict in ('wrong', 'regretted', 'not-ours'))
              or exists (select from breach b where b.slot = a.slot and b.borrower_id = a.borrower_id and b.permit = a.permit) as wrong
       from contact_attempt a
       left join lateral (
         select l.state as post, l.reason, l.tracking from message m
           join letter l on l.slot = m.slot and l.borrower_id = m.borrower_id and l.message = m.message
          where m.slot = a.slot and m.borrower_id = a.borrower_id and m.permit = a.permit
          order by l.told_at desc nulls last limit 1) l on true
      where a.slot = $1 and a.borrower_id = $2 and a.purpose = 'collect' and a.person = 'borrower'
        and $3::text = any (string_to_array(a.debts, ' ')) and a.way in ('sms', 'email', 'in-app', 'call', 'letter')
      order by a.at, a.permit limit $4`,
    [slot, borrower, String(accountId), size],
  );
  return rows;
}
