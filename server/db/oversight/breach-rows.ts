/**
 * Which breaches were found, which wait for an answer, and how much was looked at?
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Queryable } from '../pool.ts';
import type { BreachKind } from './day-check-rows.ts';

/** A breach as it stands. */
export interface BreachRow extends BorrowerKey {
  readonly breach: number;
  readonly day: Day;
  readonly kind: BreachKind;
  readonly permit: number | null;
  readonly detail: string;
  /** How often it was tried; of what is found in the log always one. */
  readonly tries: number;
  readonly account: bigint | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly remedy: string | null;
}

/** Breaches, latest day first, behind one; at most `size`. */
export async function readBreaches(
  db: Queryable,
  openOnly: boolean,
  after: (Pick<BreachRow, 'day' | 'breach'> & BorrowerKey) | null,
  size: number,
): Promise<BreachRow[]> {
  const { rows } = await db.query<BreachRow>(
    `select b.slot, b.borrower_id as borrower, b.breach, b.day, b.kind, b.permit, b.detail, b.tries,
            (select min(a.account_id) from account a where a.slot = b.slot and a.borrower_id = b.borrower_id) as account,
            b.answered_at as "answeredAt", b.answered_by as "answeredBy", b.remedy
       from breach b
      where (not $1 or b.answered_at is null)
        and ($2::date is null or (b.day, b.slot, b.borrower_id, b.breach) < ($2, $3::smallint, $4::bigint, $5::int))
      order by b.day desc, b.slot desc, b.borrower_id desc, b.breach desc limit $6`,
    [
      openOnly,
      after === null ? null : formatDay(after.day),
      after?.slot ?? null,
      after?.borrower ?? null,
      after?.breach ?? null,
      size,
    ],
  );
  return rows;
}

/** Writes what was done about a breach, once; false where there is none that waits. */
export async function answerBreach(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  breach: number,
  by: string,
  remedy: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update breach set answered_at = clock_timestamp(), answered_by = $4, remedy = $5
      where slot = $1 and borrower_id = $2 and breach = $3 and answered_at is null`,
    [slot, borrower, breach, by, remedy],
  );
  return rowCount === 1;
}

/** Where the house stands, in numbers. Days are those from `from` on. */
export interface Standing {
  readonly daysChecked: number;
  readonly lastChecked: Day | null;
  readonly contacts: number;
  readonly handed: number;
  readonly refused: number;
  readonly replayed: number;
  readonly chains: number;
  readonly breaches: number;
  readonly openBreaches: number;
  readonly wrongMessages: number;
  readonly complaintsOpen: number;
  readonly complaintsLate: number;
  readonly complaintsDue: Day | null;
  readonly disputesOpen: number;
  readonly disputesLate: number;
  readonly disputesDue: Day | null;
  readonly lastSealed: Day | null;
  readonly holds: number;
}

/** The numbers of the first page: what was looked at, what was found, which clocks run. */
export async function readStanding(db: Queryable, from: Day, today: Day): Promise<Standing> {
  const { rows } = await db.query<Standing>(
    `with looked as (select * from day_check where day >= $1),
     told as (select * from complaint where decided_on is null),
     argued as (select * from dispute where state in ('open', 'person'))
     select (select count(*)::int from looked) as "daysChecked", (select max(day) from day_check) as "lastChecked",
            (select coalesce(sum(contacts), 0)::int from looked) as contacts,
            (select coalesce(sum(handed), 0)::int from looked) as handed,
            (select coalesce(sum(refused), 0)::int from looked) as refused,
            (select coalesce(sum(replayed), 0)::int from looked) as replayed,
            (select coalesce(sum(chains), 0)::int from looked) as chains,
            (select count(*)::int from breach where day >= $1) as breaches,
            (select count(*)::int from breach where answered_at is null) as "openBreaches",
            (select count(*)::int from dispute where kind = 'message' and verdict = 'wrong' and decided_on >= $1) as "wrongMessages",
            (select count(*)::int from told) as "complaintsOpen",
            (select count(*)::int from told where due_on < $2) as "complaintsLate",
            (select min(due_on) from told) as "complaintsDue",
            (select count(*)::int from argued) as "disputesOpen",
            (select count(*)::int from argued where due_on < $2) as "disputesLate",
            (select min(due_on) from argued) as "disputesDue",
            (select max(day) from seal) as "lastSealed",
            (select count(*)::int from legal_hold where lifted_at is null) as holds`,
    [formatDay(from), formatDay(today)],
  );
  return rows[0]!;
}
