/**
 * Which calls were drawn to be looked at, and what did a reviewer find in each?
 *
 * Drawn once and never again; filled once, by somebody else than the agent, which the table holds by itself.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Answered } from '../../../rules/lead/quality-score.ts';
import { toldPerson, wordsOpener } from '../../vault/sealed-person.ts';
import type { CallKey } from '../calls/call-rows.ts';
import type { Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

/** A call that was answered while a day was open. */
export interface AnsweredCall extends CallKey {
  readonly worker: string;
}

/** The calls that were answered while `day` was open, in order of key. */
export async function answeredOn(db: Queryable, day: Day): Promise<AnsweredCall[]> {
  const { rows } = await db.query<AnsweredCall>(
    `select slot, borrower_id as borrower, permit, worker from phone_call
      where begun_at >= coalesce((select max(finished_at) from night where day < $1), '-infinity')
        and begun_at < coalesce((select finished_at from night where day = $1), clock_timestamp())
        and state = 'placed' and answered_at is not null
      order by slot, borrower_id, permit`,
    [formatDay(day)],
  );
  return rows;
}

/** Keeps what was drawn; what is there already stays. Returns how many are new. */
export async function keepSamples(
  db: Queryable,
  day: Day,
  form: string,
  calls: readonly AnsweredCall[],
): Promise<number> {
  const { rowCount } = await db.query(
    `insert into quality_sample (slot, borrower_id, permit, day, worker, form)
     select c.slot, c.borrower_id, c.permit, $5, c.worker, $6
       from unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[]) as c (slot, borrower_id, permit, worker)
      order by c.slot, c.borrower_id, c.permit on conflict do nothing`,
    [
      calls.map(({ slot }) => slot),
      calls.map(({ borrower }) => borrower),
      calls.map(({ permit }) => permit),
      calls.map(({ worker }) => worker),
      formatDay(day),
      form,
    ],
  );
  return rowCount ?? 0;
}

export interface SampleRow extends CallKey {
  readonly day: Day;
  readonly worker: string;
  readonly form: string;
  readonly name: string;
  readonly outcome: string | null;
  /** Seconds that were spoken. */
  readonly seconds: number | null;
  readonly recorded: boolean;
  readonly reviewer: string | null;
  readonly reviewedOn: Day | null;
  readonly answers: readonly Answered[] | null;
  readonly yes: number | null;
  readonly no: number | null;
  readonly coaching: string | null;
  readonly read: boolean;
}

const SHOWN = `select q.slot, q.borrower_id as borrower, q.permit, q.day, q.worker, q.form, ${personOf('b')} as person, p.outcome,
       extract(epoch from p.ended_at - p.answered_at)::int as seconds, p.recording is not null as recorded, q.reviewer,
       q.reviewed_on as "reviewedOn", q.answers, q.yes, q.no, q.coaching, q.read_at is not null as read
  from quality_sample q
  join phone_call p on p.slot = q.slot and p.borrower_id = q.borrower_id and p.permit = q.permit
  join borrower b on b.slot = q.slot and b.borrower_id = q.borrower_id`;

type Flat = Omit<SampleRow, 'name' | 'answers' | 'coaching'> &
  WithPerson & { readonly answers: Buffer | null; readonly coaching: Buffer | null };

/** Samples as they are read; of a form about somebody who was erased, what was written down is gone. */
const samplesOf = (rows: readonly Flat[]): SampleRow[] =>
  rows.map(({ person, ...row }) => {
    const open = wordsOpener(person);
    const answers = open(wordsAt('quality_sample', 'answers', row.permit), row.answers) ?? '[]';
    return {
      ...row,
      name: toldPerson(person).name,
      answers: row.reviewer === null ? null : (JSON.parse(answers) as Answered[]),
      coaching: open(wordsAt('quality_sample', 'coaching', row.permit), row.coaching),
    };
  });

/** Calls that wait to be looked at, the oldest first, with how many there are. */
export async function waitingSamples(
  db: Queryable,
  size: number,
): Promise<{ readonly count: number; readonly rows: SampleRow[] }> {
  const [found, counted] = await Promise.all([
    db.query<Flat>(
      `${SHOWN} where q.reviewer is null order by q.day, q.slot, q.borrower_id, q.permit limit $1`,
      [size],
    ),
    db.query<{ count: number }>('select count(*)::int as count from quality_sample where reviewer is null'),
  ]);
  return { count: counted.rows[0]!.count, rows: samplesOf(found.rows) };
}

/** Calls that were looked at, the latest first; of one agent, or of all. */
export async function reviewedSamples(
  db: Queryable,
  worker: string | null,
  from: Day,
  size: number,
): Promise<SampleRow[]> {
  const { rows } = await db.query<Flat>(
    `${SHOWN} where q.reviewed_on >= $2 and ($1::text is null or q.worker = $1)
      order by q.reviewed_on desc, q.slot, q.borrower_id, q.permit limit $3`,
    [worker, formatDay(from), size],
  );
  return samplesOf(rows);
}

export async function readSample(
  db: Queryable,
  { slot, borrower, permit }: CallKey,
): Promise<SampleRow | null> {
  const { rows } = await db.query<Flat>(
    `${SHOWN} where q.slot = $1 and q.borrower_id = $2 and q.permit = $3`,
    [slot, borrower, permit],
  );
  return samplesOf(rows)[0] ?? null;
}

/** What a reviewer found. */
export interface Finding {
  readonly reviewer: string;
  readonly on: Day;
  readonly answers: readonly Answered[];
  readonly yes: number;
  readonly no: number;
  readonly coaching: string | null;
}

/** Fills a form; false: somebody was quicker, or it is his own call. */
export async function fillSample(
  db: Queryable,
  { slot, borrower, permit }: CallKey,
  { reviewer, on, answers, yes, no, coaching }: Finding,
): Promise<boolean> {
  const seal = await sealerOf(db, { slot, borrower });
  const words = [
    seal(wordsAt('quality_sample', 'answers', permit), JSON.stringify(answers)),
    seal(wordsAt('quality_sample', 'coaching', permit), coaching),
  ];
  const { rowCount } = await db.query(
    `update quality_sample set reviewer = $4, reviewed_on = $5, answers = $8, yes = $6, no = $7, coaching = $9
      where slot = $1 and borrower_id = $2 and permit = $3 and reviewer is null and worker <> $4`,
    [slot, borrower, permit, reviewer, formatDay(on), yes, no, ...words],
  );
  return rowCount === 1;
}

/** The agent has read what was said of these calls. */
export async function markRead(db: Queryable, worker: string): Promise<void> {
  await db.query(
    `update quality_sample set read_at = clock_timestamp() where worker = $1 and reviewer is not null and read_at is null`,
    [worker],
  );
}

/** What applied in each call that was looked at from a day on, by agent. */
export async function callScores(
  db: Queryable,
  from: Day,
): Promise<Map<string, { readonly yes: number; readonly no: number }[]>> {
  const { rows } = await db.query<{ worker: string; yes: number; no: number }>(
    `select worker, yes, no from quality_sample where reviewed_on >= $1 order by worker, slot, borrower_id, permit`,
    [formatDay(from)],
  );
  return Map.groupBy(rows, ({ worker }) => worker);
}
