/**
 * What did agents note about a person, what is typed and not kept yet, what was read to him, and who was abused?
 *
 * Of a note there is the number of the proof that seals its words; a draft is sealed by the house's key. Whoever writes a note or an abuse
 * holds the lock of the borrower.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { CallKey } from '../calls/call-rows.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';

export interface NoteRow {
  readonly note: number;
  readonly at: number;
  readonly worker: string;
  readonly about: 'note' | 'hand-over' | 'call';
  readonly proof: number;
  readonly pinnedBy: string | null;
  /** Whose person wrote it; null: the house's own. */
  readonly agency: string | null;
}

export async function addNote(
  client: Client,
  { slot, borrower }: BorrowerKey,
  { at, worker, about, proof, agency }: Omit<NoteRow, 'note' | 'pinnedBy'>,
): Promise<void> {
  await client.query(
    `insert into note (slot, borrower_id, note, at, worker, about, proof, agency)
     select $1::smallint, $2::bigint, coalesce(max(note), 0) + 1, $3::int, $4::text, $5::text, $6::int, $7::text
       from note where slot = $1 and borrower_id = $2`,
    [slot, borrower, at, worker, about, proof, agency],
  );
}

/** Notes of a person: pinned ones first, then the newest. */
export async function notesOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>(
    `select note, at, worker, about, proof, pinned_by as "pinnedBy", agency from note where slot = $1 and borrower_id = $2
      order by pinned_by is null, note desc`,
    [slot, borrower],
  );
  return rows;
}

/** Pins a note, or takes the pin out; false where there is none. */
export async function pinNote(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  note: number,
  by: string | null,
): Promise<boolean> {
  const done = await db.query(
    'update note set pinned_by = $4 where slot = $1 and borrower_id = $2 and note = $3',
    [slot, borrower, note, by],
  );
  return done.rowCount === 1;
}

/** Keeps a draft in the place of the one before; `words` null: there is none any more. */
export async function keepDraft(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  worker: string,
  words: Buffer | null,
): Promise<void> {
  if (words === null)
    await db.query('delete from note_draft where slot = $1 and borrower_id = $2 and worker = $3', [
      slot,
      borrower,
      worker,
    ]);
  else
    await db.query(
      `insert into note_draft (slot, borrower_id, worker, words) values ($1, $2, $3, $4)
       on conflict (slot, borrower_id, worker) do update set words = excluded.words, kept_at = clock_timestamp()`,
      [slot, borrower, worker, words],
    );
}

export async function draftOf(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  worker: string,
): Promise<Buffer | null> {
  const { rows } = await db.query<{ words: Buffer }>(
    'select words from note_draft where slot = $1 and borrower_id = $2 and worker = $3',
    [slot, borrower, worker],
  );
  return rows[0]?.words ?? null;
}

/** Keeps which lines were read in a call; each once. */
export async function keepSaid(
  db: Queryable,
  { slot, borrower, permit }: CallKey,
  lines: readonly string[],
  worker: string,
  at: number,
): Promise<void> {
  await db.query(
    `insert into call_said (slot, borrower_id, permit, line, worker, at) select $1, $2, $3, unnest($4::text[]), $5, $6
     on conflict (slot, borrower_id, permit, line) do nothing`,
    [slot, borrower, permit, lines, worker, at],
  );
}

export async function saidIn(db: Queryable, { slot, borrower, permit }: CallKey): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    'select line from call_said where slot = $1 and borrower_id = $2 and permit = $3 order by line',
    [slot, borrower, permit],
  );
  return rows.map(({ line }) => line);
}

/** Writes down that an agent was abused; returns how often he was today. */
export async function keepAbuse(
  client: Client,
  { slot, borrower }: BorrowerKey,
  {
    worker,
    day,
    at,
    permit,
  }: { readonly worker: string; readonly day: Day; readonly at: number; readonly permit: number | null },
): Promise<number> {
  await client.query(
    `insert into abuse (slot, borrower_id, seq, worker, day, at, permit)
     select $1::smallint, $2::bigint, coalesce(max(seq), 0) + 1, $3::text, $4::date, $5::int, $6::int
       from abuse where slot = $1 and borrower_id = $2`,
    [slot, borrower, worker, formatDay(day), at, permit],
  );
  return abusesOn(client, worker, day);
}

export async function abusesOn(db: Queryable, worker: string, day: Day): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*)::int as count from abuse where worker = $1 and day = $2',
    [worker, formatDay(day)],
  );
  return rows[0]!.count;
}

/** Whether an abuse of this day has not been followed by a milder one yet; asking uses it up where `use`. */
export async function owesMilder(db: Queryable, worker: string, day: Day, use: boolean): Promise<boolean> {
  const found = use
    ? await db.query('update abuse set eased = true where worker = $1 and day = $2 and not eased', [
        worker,
        formatDay(day),
      ])
    : await db.query('select from abuse where worker = $1 and day = $2 and not eased', [
        worker,
        formatDay(day),
      ]);
  return (found.rowCount ?? 0) > 0;
}

/** An abuse that an agent noted; `seenBy`: the lead who has seen it. */
export interface NotedAbuse extends BorrowerKey {
  readonly seq: number;
  readonly worker: string;
  readonly day: Day;
  readonly at: number;
  /** Null: the person's accounts are gone. */
  readonly accountId: bigint | null;
  /** How often the agent was abused on that day. */
  readonly today: number;
  readonly seenBy: string | null;
}

/** Which abuses: those nobody has seen or all, behind which place (day, minute, slot, borrower, number), how many. */
export interface AbusesWanted {
  readonly all: boolean;
  readonly after: readonly bigint[] | null;
  readonly size: number;
}

/** What agents noted, the latest first. */
export async function notedAbuses(db: Queryable, { all, after, size }: AbusesWanted): Promise<NotedAbuse[]> {
  const [day, ...rest] = after ?? [];
  const { rows } = await db.query<NotedAbuse>(
    `select a.slot, a.borrower_id as borrower, a.seq, a.worker, a.day, a.at, a.seen_by as "seenBy",
            (select min(account_id) from account where slot = a.slot and borrower_id = a.borrower_id) as "accountId",
            (select count(*)::int from abuse o where o.worker = a.worker and o.day = a.day) as today
       from abuse a
      where ($1 or a.seen_by is null)
        and ($3::date is null or (a.day, a.at, a.slot, a.borrower_id, a.seq) < ($3::date, $4::int, $5::smallint, $6::bigint, $7::int))
      order by a.day desc, a.at desc, a.slot desc, a.borrower_id desc, a.seq desc limit $2`,
    [
      all,
      size,
      day === undefined ? null : formatDay(Number(day)),
      ...[0, 1, 2, 3].map((place) => rest[place] ?? null),
    ],
  );
  return rows;
}

export async function markSeen(
  db: Queryable,
  { slot, borrower }: BorrowerKey,
  seq: number,
  by: string,
): Promise<boolean> {
  const done = await db.query(
    'update abuse set seen_by = $4 where slot = $1 and borrower_id = $2 and seq = $3 and seen_by is null',
    [slot, borrower, seq, by],
  );
  return done.rowCount === 1;
}
