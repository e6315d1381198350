/**
 * Which recordings were made at a door, and of which pieces does each consist?
 */
import { valueIn } from '../../gate/stored-text.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Queryable } from '../pool.ts';
import type { VisitKey } from './visit-rows.ts';

export interface SoundKey extends VisitKey {
  readonly recording: string;
}

/** A recording. `goneAt`: consent was withdrawn, nothing of it is left; `proof` seals the key of its pieces. */
export interface SoundRow extends SoundKey {
  readonly by: string;
  readonly media: 'audio/webm' | 'audio/mp4' | 'audio/ogg';
  readonly begunAt: number;
  readonly endedAt: number | null;
  readonly pieces: number;
  readonly bytes: number;
  readonly goneAt: number | null;
  readonly proof: number;
}

/** A piece of one; `digest` of the sealed file. */
export interface PieceRow {
  readonly seq: number;
  readonly bytes: number;
  readonly digest: string;
}

const COLUMNS = `slot, borrower_id as borrower, visit, recording, by, media, begun_at as "begunAt", ended_at as "endedAt", pieces,
  bytes::float8 as bytes, gone_at as "goneAt", proof`;

/** Whether the last that was entered about recording is that he agrees. */
export async function agreesToSound(db: Queryable, { slot, borrower, visit }: VisitKey): Promise<boolean> {
  const { rows } = await db.query<{ data: string }>(
    `select data from visit_entry where slot = $1 and borrower_id = $2 and visit = $3 and type = 'consent' order by seq desc`,
    [slot, borrower, visit],
  );
  const said = rows.map(({ data }) => valueIn(data) as { of: string; given: boolean });
  return said.find(({ of }) => of === 'recording')?.given === true;
}

/** One recording; null: there is none. */
export async function readSound(
  db: Queryable,
  { slot, borrower, visit, recording }: SoundKey,
): Promise<SoundRow | null> {
  const { rows } = await db.query<SoundRow>(
    `select ${COLUMNS} from visit_sound where slot = $1 and borrower_id = $2 and visit = $3 and recording = $4`,
    [slot, borrower, visit, recording],
  );
  return rows[0] ?? null;
}

/** All recordings of a person's visits in their order, also those that are gone. */
export async function soundsOf(db: Queryable, { slot, borrower }: BorrowerKey): Promise<SoundRow[]> {
  const { rows } = await db.query<SoundRow>(
    `select ${COLUMNS} from visit_sound where slot = $1 and borrower_id = $2 order by visit, begun_at, recording`,
    [slot, borrower],
  );
  return rows;
}

/** Begins a recording; the person is locked. */
export async function addSound(client: Client, one: SoundRow): Promise<void> {
  await client.query(
    `insert into visit_sound (slot, borrower_id, visit, recording, by, media, begun_at, proof) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [one.slot, one.borrower, one.visit, one.recording, one.by, one.media, one.begunAt, one.proof],
  );
}

/** Keeps a piece and counts it; false: it is there. */
export async function addPiece(
  client: Client,
  { slot, borrower, visit, recording }: SoundKey,
  { seq, bytes, digest }: PieceRow,
): Promise<boolean> {
  const key = [slot, borrower, visit, recording];
  const added = await client.query(
    `insert into visit_sound_piece (slot, borrower_id, visit, recording, seq, bytes, digest) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [...key, seq, bytes, digest],
  );
  if (added.rowCount !== 1) return false;
  await client.query(
    `update visit_sound set pieces = pieces + 1, bytes = bytes + $5
      where slot = $1 and borrower_id = $2 and visit = $3 and recording = $4`,
    [...key, bytes],
  );
  return true;
}

/** How much was recorded on a visit in all. */
export async function bytesOfVisit(db: Queryable, { slot, borrower, visit }: VisitKey): Promise<number> {
  const { rows } = await db.query<{ bytes: number }>(
    `select coalesce(sum(bytes), 0)::float8 as bytes from visit_sound
      where slot = $1 and borrower_id = $2 and visit = $3 and gone_at is null`,
    [slot, borrower, visit],
  );
  return rows[0]!.bytes;
}

/** The pieces of a recording in their order. */
export async function piecesOf(
  db: Queryable,
  { slot, borrower, visit, recording }: SoundKey,
): Promise<PieceRow[]> {
  const { rows } = await db.query<PieceRow>(
    `select seq, bytes, digest from visit_sound_piece
      where slot = $1 and borrower_id = $2 and visit = $3 and recording = $4 order by seq`,
    [slot, borrower, visit, recording],
  );
  return rows;
}

/** Notes that a recording is whole. */
export async function endSoundRow(
  client: Client,
  { slot, borrower, visit, recording }: SoundKey,
  at: number,
): Promise<void> {
  await client.query(
    `update visit_sound set ended_at = $5 where slot = $1 and borrower_id = $2 and visit = $3 and recording = $4`,
    [slot, borrower, visit, recording, at],
  );
}

/** Takes away what was recorded on a visit; returns the digests of the files that go. */
export async function forgetVisitSound(
  client: Client,
  { slot, borrower, visit }: VisitKey,
  at: number,
): Promise<{ readonly recordings: string[]; readonly digests: string[] }> {
  const key = [slot, borrower, visit];
  const { rows: pieces } = await client.query<{ digest: string }>(
    'delete from visit_sound_piece where slot = $1 and borrower_id = $2 and visit = $3 returning digest',
    key,
  );
  const { rows } = await client.query<{ recording: string }>(
    `update visit_sound set gone_at = $4, ended_at = coalesce(ended_at, $4)
      where slot = $1 and borrower_id = $2 and visit = $3 and gone_at is null returning recording`,
    [...key, at],
  );
  return { recordings: rows.map(({ recording }) => recording), digests: pieces.map(({ digest }) => digest) };
}
