/**
 * Which day is open, which nights were closed, and how far is one account closed?
 *
 * The open business day is the day after the last closed night. While a night runs, some accounts are already closed for
 * it and others are not: whoever enters a fact locks the account first and then asks `closedThrough`.
 */
import pg from 'pg';
import type { Day } from '../../rules/days.ts';
import { formatDay } from '../../rules/days.ts';
import type { Key } from './accounts.ts';
import { keyed, type Queryable } from './pool.ts';

/** A night of the book. `finishedAt` is null while it runs, and after it broke off. */
export interface Night {
  readonly day: Day;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly report: unknown;
}

/** The last night that is finished; null for a book that was never closed. */
export async function lastClosedDay(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(
    keyed({
      name: 'last-closed-day',
      text: 'select max(day) as day from night where finished_at is not null',
    }),
  );
  return rows[0]?.day ?? null;
}

/** The business day on which things happen now; null for a book that has not begun. */
export async function openDay(db: Queryable): Promise<Day | null> {
  const last = await lastClosedDay(db);
  return last === null ? null : last + 1;
}

/** Begins a book with `day` as its open day: everything before counts as closed elsewhere. False when it has begun. */
export async function beginBook(db: Queryable, day: Day): Promise<boolean> {
  const done = await db.query(
    `insert into night (day, finished_at, totals)
     select $1, now(), '{"takenOver": true}' where not exists (select from night) on conflict do nothing`,
    [formatDay(day - 1)],
  );
  return done.rowCount === 1;
}

/**
 * The last day that is closed for one account: the running night when its chunk is done, else the last finished night.
 * Right only while the caller holds the account's row lock. Null for a book that has not begun.
 */
export async function closedThrough(db: Queryable, { slot, accountId }: Key): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>(
    `with last as (select max(day) as day from night where finished_at is not null)
     select greatest(
       (select day from last),
       (select max(c.day) from chunk c
         where c.day >= coalesce((select day from last), '-infinity') and $1 between c.slot and c.slot_to
           and (c.slot < c.slot_to or $2 between c.low and c.high))) as day`,
    [slot, accountId],
  );
  return rows[0]?.day ?? null;
}

/** Notes that a night began; it stays as it is when it had begun before. */
export async function startNight(db: Queryable, day: Day): Promise<void> {
  await db.query('insert into night (day) values ($1) on conflict do nothing', [formatDay(day)]);
}

/** Marks a night as closed, with its report. */
export async function finishNight(db: Queryable, day: Day, report: unknown): Promise<void> {
  await db.query('update night set finished_at = now(), totals = $2 where day = $1', [
    formatDay(day),
    JSON.stringify(report),
  ]);
}

/** The latest nights, the last one first. */
export async function latestNights(db: Queryable, count: number): Promise<Night[]> {
  const { rows } = await db.query<Night>(
    `select day, started_at as "startedAt", finished_at as "finishedAt", totals as report
       from night order by day desc limit $1`,
    [count],
  );
  return rows;
}

/** Numbers the one closing that may run at a time: "closing" read as a number. */
const LOCK = '27988542884245095';

/**
 * Takes the right to close this book for the session of `db`; false when someone else has it. Waits a moment: a command that
 * was killed has it until the database notices.
 */
export async function takeClosingLock(db: Queryable): Promise<boolean> {
  await db.query("set lock_timeout = '2s'");
  try {
    await db.query('select pg_advisory_lock($1)', [LOCK]);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
    throw error;
  } finally {
    await db.query('reset lock_timeout');
  }
}

/** Gives that right back. */
export async function leaveClosingLock(db: Queryable): Promise<void> {
  await db.query('select pg_advisory_unlock($1)', [LOCK]);
}

/** Holds that right until the end of the transaction, for work that no night may overtake; false when someone else has it. */
export async function holdNights(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
    LOCK,
  ]);
  return rows[0]?.taken === true;
}

/** Whether a night began and is not finished: some accounts are closed for it and others are not. */
export async function isNightHalfClosed(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ half: boolean }>(
    'select exists (select from night where finished_at is null) as half',
  );
  return rows[0]?.half === true;
}

/** The first night that nobody has begun to close; null for a book that has not begun. */
export async function firstUnbegun(db: Queryable): Promise<Day | null> {
  const { rows } = await db.query<{ day: Day | null }>('select max(day) as day from night');
  const last = rows[0]?.day ?? null;
  return last === null ? null : last + 1;
}
