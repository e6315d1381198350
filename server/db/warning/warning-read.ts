/**
 * What did the watch see and do, for those who read it on a screen?
 *
 * For screens only; nothing is locked. A borrower's own rows are found by his slot.
 */

import { type Day, formatDay } from '../../../rules/days.ts';
import type { WarningAction } from '../../../rules/warning/support.ts';
import type { Key } from '../accounts.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** A payment that was seen at risk. `messageState`: what became of the help. */
export interface WarningRow {
  readonly slot: number;
  readonly account: bigint;
  readonly product: number;
  readonly name: string;
  readonly due: Day;
  readonly day: Day;
  readonly points: number;
  readonly reasons: string;
  readonly action: WarningAction;
  readonly outcome: 'kept' | 'missed' | null;
  readonly messageState: string | null;
  readonly messageWhy: string | null;
}

const COLUMNS = `w.slot, w.account_id as account, a.product, ${personOf('b')} as person, w.due, w.day, w.points, w.reasons, w.action, w.outcome,
       m.state as "messageState", m.why as "messageWhy"`;
const JOINS = `join account a on a.slot = w.slot and a.account_id = w.account_id
       join borrower b on b.slot = w.slot and b.borrower_id = w.borrower_id
       left join message m on m.slot = w.slot and m.borrower_id = w.borrower_id and m.message = w.message`;

/** The latest, those that are still open first. */
export async function latestWarnings(db: Queryable, size: number): Promise<WarningRow[]> {
  const { rows } = await db.query<Omit<WarningRow, 'name'> & WithPerson>(
    `select ${COLUMNS} from early_warning w ${JOINS}
      order by (w.outcome is null) desc, w.day desc, w.points desc, w.slot, w.account_id limit $1`,
    [size],
  );
  return named<WarningRow>(rows);
}

/** What was last seen of one account; null: never at risk. */
export async function warningOf(db: Queryable, { slot, accountId }: Key): Promise<WarningRow | null> {
  const { rows } = await db.query<Omit<WarningRow, 'name'> & WithPerson>(
    `select ${COLUMNS} from early_warning w ${JOINS} where w.slot = $1 and w.account_id = $2 order by w.due desc limit 1`,
    [slot, accountId],
  );
  return named<WarningRow>(rows)[0] ?? null;
}

/** Whether a borrower turned early help off. */
export async function isTurnedOff(db: Queryable, { slot, borrower }: BorrowerKey): Promise<boolean> {
  const { rows } = await db.query<{ off: boolean }>(
    'select off from early_warning_wish where slot = $1 and borrower_id = $2',
    [slot, borrower],
  );
  return rows[0]?.off ?? false;
}

/** What the warnings since a day came to, by what was done. */
export interface WarningSum {
  readonly action: WarningAction;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
}

export async function warningSums(db: Queryable, since: Day): Promise<WarningSum[]> {
  const { rows } = await db.query<WarningSum>(
    `select action, count(*) filter (where outcome = 'kept')::int as kept,
            count(*) filter (where outcome = 'missed')::int as missed, count(*) filter (where outcome is null)::int as open
       from early_warning where day >= $1 group by action order by action`,
    [formatDay(since)],
  );
  return rows;
}

/** All nights of watching since a day, added up. `lead`: median days from seeing to the due day, of payments then missed. */
export interface WatchedNights {
  readonly nights: number;
  readonly looked: number;
  readonly alarmed: number;
  readonly missed: number;
  readonly lead: number | null;
}

export async function watchedSince(db: Queryable, since: Day): Promise<WatchedNights> {
  const { rows } = await db.query<WatchedNights>(
    `select count(*)::int as nights, coalesce(sum(looked), 0)::int as looked, coalesce(sum(alarmed), 0)::int as alarmed,
            coalesce(sum(missed), 0)::int as missed,
            (select (percentile_disc(0.5) within group (order by due - day))::int from early_warning
              where day >= $1 and outcome = 'missed') as lead
       from early_warning_night where day >= $1`,
    [formatDay(since)],
  );
  return rows[0]!;
}
