/**
 * What is the team doing at this moment, and what is due today?
 *
 * Calls and pages tell by the database's clock; a business day lasts from the end of the night before it until its own night ends. What is
 * due is read by the small indexes of what is open: promises of the day, wishes to be called, clocks.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';
import { named, personOf, type WithPerson } from '../vault/person-columns.ts';

/** What an agent has done since the day was opened. Times in milliseconds of the database's clock. */
export interface BusyRow {
  readonly worker: string;
  readonly calls: number;
  readonly rightParty: number;
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly entered: boolean;
}

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
/** Since when the open day is open. */
const OPENED = `(select max(finished_at) from night where finished_at is not null)`;

/** Each agent's calls of the open day, and his latest one. */
export async function callsToday(db: Queryable): Promise<BusyRow[]> {
  const { rows } = await db.query<BusyRow>(
    `select distinct on (worker) worker, count(*) over w::int as calls,
            (count(*) filter (where outcome = 'spoke') over w)::int as "rightParty",
            ${MS('begun_at')} as "begunAt", ${MS('ended_at')} as "endedAt",
            (coalesce(outcome_by = 'agent', false) or state = 'refused' or (ended_at is not null and answered_at is null)) as entered
       from phone_call where begun_at >= ${OPENED}
     window w as (partition by worker)
      order by worker, begun_at desc`,
  );
  return rows;
}

/** When a page of each was last seen, of those who are signed in. */
export async function seenToday(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ worker: string; at: number }>(
    `select staff as worker, ${MS('max(seen_at)')} as at from session
      where staff is not null and ended_at is null and ends_at > clock_timestamp() group by staff`,
  );
  return new Map(rows.map(({ worker, at }) => [worker, at]));
}

/** The database's clock, in milliseconds. */
export async function clockNow(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ now: number }>(`select ${MS('clock_timestamp()')} as now`);
  return rows[0]!.now;
}

/** A call that an agent asked for and the gate refused. */
export interface RefusedRow {
  readonly slot: number;
  readonly borrower: bigint;
  readonly worker: string;
  readonly at: number;
  readonly rule: string;
  readonly account: bigint | null;
  readonly name: string;
}

/** Refusals of the open day, the newest first, with how many there were. */
export async function refusedToday(
  db: Queryable,
  size: number,
): Promise<{ readonly count: number; readonly rows: RefusedRow[] }> {
  const { rows } = await db.query<Omit<RefusedRow, 'name'> & WithPerson & { count: number }>(
    `select c.slot, c.borrower_id as borrower, c.worker, c.at, c.rule, ${personOf('b')} as person, count(*) over ()::int as count,
            (select min(account_id) from account a where a.slot = c.slot and a.borrower_id = c.borrower_id) as account
       from call_refused c join borrower b on b.slot = c.slot and b.borrower_id = c.borrower_id
      where c.told_at >= ${OPENED} order by c.told_at desc, c.slot, c.borrower_id, c.decision limit $1`,
    [size],
  );
  return { count: rows[0]?.count ?? 0, rows: named<RefusedRow>(rows) };
}

/** Keeps whose press was refused; a second time it stays as it is. */
export async function keepRefused(
  db: Queryable,
  one: Omit<RefusedRow, 'name' | 'account'> & { readonly decision: number },
): Promise<void> {
  await db.query(
    `insert into call_refused (slot, borrower_id, decision, worker, at, rule) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [one.slot, one.borrower, one.decision, one.worker, one.at, one.rule],
  );
}

/** What is due today, counted; clocks are those that end by `dayEnds`, a minute of the house. */
export interface DueToday {
  readonly promises: number;
  readonly callBacks: number;
  readonly callBacksLate: number;
  readonly reviews: number;
  readonly complaints: number;
  readonly disputes: number;
  /** Noted today by agents, and those of any day that no lead has seen. */
  readonly abuses: number;
  readonly abusesUnseen: number;
}

export async function dueToday(
  db: Queryable,
  { today, now, dayEnds }: { readonly today: Day; readonly now: number; readonly dayEnds: number },
): Promise<DueToday> {
  const { rows } = await db.query<DueToday>(
    `select (select count(*) from promised_row where due = $1 and state = 'pending')::int as promises,
            (select count(*) from call_back where done is null and at < $3)::int as "callBacks",
            (select count(*) from call_back where done is null and at < $2)::int as "callBacksLate",
            (select count(*) from review_case where decided_by is null and due_at < $3)::int as reviews,
            (select count(*) from complaint where decided_on is null and due_on <= $1)::int as complaints,
            (select count(*) from dispute where state in ('open', 'person') and due_on <= $1)::int as disputes,
            (select count(*) from abuse where day = $1)::int as abuses,
            (select count(*) from abuse where seen_by is null)::int as "abusesUnseen"`,
    [formatDay(today), now, dayEnds],
  );
  return rows[0]!;
}
