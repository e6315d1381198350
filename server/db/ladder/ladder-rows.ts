/**
 * Which versions of the ladder are kept, what became of them, and which was put into force when?
 *
 * Few rows, read whole. Versions, marks and what was scheduled are appended; only a draft changes, and only as long as nobody else has
 * changed it since it was read.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';

export interface VersionKey {
  readonly strategy: string;
  readonly version: number;
}

export interface LadderMark {
  readonly by: string;
  readonly day: Day;
  readonly why: string;
}

/** A version with what became of it. */
export interface VersionRow extends VersionKey {
  readonly body: string;
  readonly digest: string;
  readonly basedOn: number | null;
  readonly why: string;
  readonly author: string;
  readonly madeOn: Day;
  readonly approved: LadderMark | null;
  readonly refused: LadderMark | null;
  readonly retired: LadderMark | null;
}

/** "From this night on, this version." */
export interface ScheduleRow extends VersionKey {
  readonly seq: number;
  readonly from: Day;
  readonly by: string;
  readonly why: string;
  readonly saidOn: Day;
}

export interface DraftRow {
  readonly draft: number;
  readonly strategy: string;
  readonly basedOn: number;
  readonly body: string;
  readonly author: string;
  readonly revision: number;
}

type Mark = 'approved' | 'refused' | 'retired';
interface FlatMark {
  readonly strategy: string;
  readonly version: number;
  readonly mark: Mark;
  readonly by: string;
  readonly day: Day;
  readonly why: string;
}

/** Holds all versions until the end of the transaction: they are numbered, marked and scheduled one at a time. */
export async function lockLadders(client: Client): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended('ladder_version', 0))");
}

/** All versions, the first one first. */
export async function readVersions(db: Queryable): Promise<VersionRow[]> {
  const { rows } = await db.query<Omit<VersionRow, Mark>>(
    `select strategy, version, body, digest, based_on as "basedOn", why, author, made_on as "madeOn"
       from ladder_version order by strategy, version`,
  );
  const { rows: marks } = await db.query<FlatMark>(
    'select strategy, version, mark, by_whom as by, day, why from ladder_mark',
  );
  return rows.map((row) => {
    const at = (wanted: Mark): LadderMark | null => {
      const found = marks.find(
        ({ strategy, version, mark }) =>
          strategy === row.strategy && version === row.version && mark === wanted,
      );
      return found === undefined ? null : { by: found.by, day: found.day, why: found.why };
    };
    return { ...row, approved: at('approved'), refused: at('refused'), retired: at('retired') };
  });
}

/** What was put into force, in the order in which it was said. */
export async function readSchedule(db: Queryable): Promise<(ScheduleRow & { readonly body: string })[]> {
  const { rows } = await db.query<ScheduleRow & { body: string }>(
    `select s.seq, s.strategy, s.version, s.from_night as "from", s.by_whom as by, s.why, s.said_on as "saidOn", v.body
       from ladder_schedule s join ladder_version v on v.strategy = s.strategy and v.version = s.version order by s.seq`,
  );
  return rows;
}

/** How many words were said; nothing else ever happens to them. */
export async function countSchedule(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    'select coalesce(max(seq), 0)::int as last from ladder_schedule',
  );
  return rows[0]?.last ?? 0;
}

/** Appends a version; false when the same steps stand there under another number. */
export async function appendVersion(
  client: Client,
  row: Omit<VersionRow, 'approved' | 'refused' | 'retired'>,
): Promise<boolean> {
  const done = await client.query(
    `insert into ladder_version (strategy, version, body, digest, based_on, why, author, made_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      row.strategy,
      row.version,
      row.body,
      row.digest,
      row.basedOn,
      row.why,
      row.author,
      formatDay(row.madeOn),
    ],
  );
  return done.rowCount === 1;
}

/** Appends a mark; false when it is there already. */
export async function appendMark(
  client: Client,
  { strategy, version, author }: VersionKey & { readonly author: string },
  mark: Mark,
  { by, day, why }: LadderMark,
): Promise<boolean> {
  const done = await client.query(
    `insert into ladder_mark (strategy, version, author, mark, by_whom, why, day)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [strategy, version, author, mark, by, why, formatDay(day)],
  );
  return done.rowCount === 1;
}

/** Puts an approved version into force. */
export async function appendSchedule(client: Client, row: Omit<ScheduleRow, 'seq'>): Promise<void> {
  await client.query(
    `insert into ladder_schedule (strategy, version, from_night, by_whom, why, said_on)
     values ($1, $2, $3, $4, $5, $6)`,
    [row.strategy, row.version, formatDay(row.from), row.by, row.why, formatDay(row.saidOn)],
  );
}

const DRAFT = 'draft, strategy, based_on as "basedOn", body, author, revision';

/** Drafts that somebody works on, the last changed first. */
export async function readDrafts(db: Queryable): Promise<DraftRow[]> {
  const { rows } = await db.query<DraftRow>(
    `select ${DRAFT} from ladder_draft order by changed_at desc, draft limit 100`,
  );
  return rows;
}

export async function readDraft(db: Queryable, draft: number): Promise<DraftRow | null> {
  const { rows } = await db.query<DraftRow>(`select ${DRAFT} from ladder_draft where draft = $1`, [draft]);
  return rows[0] ?? null;
}

export async function openDraft(
  db: Queryable,
  { strategy, basedOn, body, author }: Omit<DraftRow, 'draft' | 'revision'>,
): Promise<number> {
  const { rows } = await db.query<{ draft: number }>(
    'insert into ladder_draft (strategy, based_on, body, author) values ($1, $2, $3, $4) returning draft',
    [strategy, basedOn, body, author],
  );
  return rows[0]!.draft;
}

/** Saves a draft as its author has it now; false when it was changed since `revision`, or is gone. */
export async function saveDraft(
  db: Queryable,
  { draft, body, author, revision }: Omit<DraftRow, 'strategy' | 'basedOn'>,
): Promise<boolean> {
  const done = await db.query(
    `update ladder_draft set body = $2, revision = revision + 1, changed_at = clock_timestamp()
      where draft = $1 and author = $3 and revision = $4`,
    [draft, body, author, revision],
  );
  return done.rowCount === 1;
}

export async function dropDraft(db: Queryable, draft: number, author: string): Promise<boolean> {
  const done = await db.query('delete from ladder_draft where draft = $1 and author = $2', [draft, author]);
  return done.rowCount === 1;
}
