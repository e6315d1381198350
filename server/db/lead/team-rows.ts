/**
 * Who is in the team, what holds for each, and who is away?
 *
 * In the team is whoever may call on the lender's behalf (`worker`) or has signed up as an agent, and has not left. What is not said of
 * him is the house's usual. Days away are the house's.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Queryable } from '../pool.ts';

export interface MemberRow {
  readonly worker: string;
  /** As he signed up; null: he never did. */
  readonly name: string | null;
  /** Trained to speak with people in distress, by the register of reviewers. */
  readonly trained: boolean;
  readonly languages: readonly string[] | null;
  readonly queues: readonly string[] | null;
  readonly capacity: number | null;
  readonly load: number;
  /** Away today until this day; null: here. */
  readonly awayUntil: Day | null;
  readonly awayWhy: string | null;
}

/** Everybody who is in the team on a day, in order of number. */
export async function readTeam(db: Queryable, today: Day): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>(
    `with team as (
       select worker_id as worker from worker
       union select number from staff where 'agent' = any (roles) and agency is null)
     select t.worker, s.name, coalesce(r.trained, false) as trained, m.languages, m.queues, m.capacity,
            coalesce(l.load, 0)::int as load, a.until_day as "awayUntil", a.why as "awayWhy"
       from team t
       left join staff s on s.number = t.worker
       left join reviewer r on r.worker_id = t.worker
       left join team_member m on m.worker = t.worker
       left join (select worker, count(*) as load from assignment group by worker) l on l.worker = t.worker
       left join lateral (
         select until_day, why from absence
          where worker = t.worker and ended_by is null and $1 between from_day and until_day
          order by until_day desc limit 1) a on true
      where s.ended_at is null
      order by t.worker`,
    [formatDay(today)],
  );
  return rows;
}

/** Sets what holds for one agent. */
export async function setMember(
  db: Queryable,
  {
    worker,
    languages,
    queues,
    capacity,
  }: Pick<MemberRow, 'worker'> & {
    readonly languages: readonly string[];
    readonly queues: readonly string[];
    readonly capacity: number;
  },
  by: string,
): Promise<void> {
  await db.query(
    `insert into team_member (worker, languages, queues, capacity, set_by) values ($1, $2, $3, $4, $5)
     on conflict (worker) do update set languages = excluded.languages, queues = excluded.queues,
       capacity = excluded.capacity, set_by = excluded.set_by, set_at = clock_timestamp()`,
    [worker, languages, queues, capacity, by],
  );
}

export interface AbsenceRow {
  readonly absence: number;
  readonly worker: string;
  readonly from: Day;
  readonly until: Day;
  readonly why: string;
  readonly notedBy: string;
}

/** Absences that are not over, those to come too, the first on top. */
export async function openAbsences(db: Queryable, today: Day): Promise<AbsenceRow[]> {
  const { rows } = await db.query<AbsenceRow>(
    `select absence, worker, from_day as "from", until_day as until, why, noted_by as "notedBy" from absence
      where homed_on is null and ended_by is null and until_day >= $1 order by from_day, worker, absence`,
    [formatDay(today)],
  );
  return rows;
}

/** Notes that somebody is away; returns its number. */
export async function noteAbsence(
  db: Queryable,
  { worker, from, until, why }: Omit<AbsenceRow, 'absence' | 'notedBy'>,
  by: string,
): Promise<number> {
  const { rows } = await db.query<{ absence: number }>(
    `insert into absence (worker, from_day, until_day, why, noted_by) values ($1, $2, $3, $4, $5) returning absence`,
    [worker, formatDay(from), formatDay(until), why, by],
  );
  return rows[0]!.absence;
}

/** Somebody is back before his day; false: there is no such absence, or it is over. */
export async function endAbsence(db: Queryable, absence: number, by: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update absence set ended_by = $2 where absence = $1 and ended_by is null and homed_on is null',
    [absence, by],
  );
  return rowCount === 1;
}

/** Who was away and is here on a day, his people not yet back with him. */
export async function returned(db: Queryable, today: Day): Promise<string[]> {
  const { rows } = await db.query<{ worker: string }>(
    `select distinct worker from absence a
      where homed_on is null and (ended_by is not null or until_day < $1)
        and not exists (select from absence o where o.worker = a.worker and o.ended_by is null
                           and $1 between o.from_day and o.until_day)
      order by worker`,
    [formatDay(today)],
  );
  return rows.map(({ worker }) => worker);
}

/** Their people are back with them. */
export async function markHomed(db: Queryable, workers: readonly string[], today: Day): Promise<void> {
  await db.query(
    `update absence set homed_on = $2
      where worker = any ($1::text[]) and homed_on is null and (ended_by is not null or until_day < $2)`,
    [workers, formatDay(today)],
  );
}
