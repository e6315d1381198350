/**
 * How is what is said at a door recorded, kept and heard, and what becomes of it when he no longer agrees?
 *
 * Only while his consent stands in the entries of the visit. Pieces come in their order, each sealed under the key of the recording: the
 * same piece again is already kept. When he withdraws, what was recorded goes in the same transaction (PIPL 47(1)(3)); that there was a
 * recording stays. Whoever of the house hears it gives a reason, and that he did is on record before he hears it.
 */
import { randomBytes } from 'node:crypto';
import { MOST_PIECE_BYTES, MOST_SOUND_BYTES } from '../../policy/house/visits/visit-terms.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { HEAD_BYTES, soundOf } from '../contact/calls/sound-kind.ts';
import type { KeptFiles } from '../contact/kept-files.ts';
import { lockBorrowers } from '../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import {
  addPiece,
  addSound,
  agreesToSound,
  bytesOfVisit,
  endSoundRow,
  forgetVisitSound,
  piecesOf,
  readSound,
  type SoundKey,
  type SoundRow,
} from '../db/visits/sound-rows.ts';
import type { VisitKey } from '../db/visits/visit-rows.ts';
import { appendProofs, openProofs } from '../evidence/proof.ts';
import { sha256 } from '../evidence/seal.ts';
import { toHex } from '../evidence/verifying/file-parts.ts';
import { openSealed, SEALED_MORE, sealedStream } from '../vault/sealed-file.ts';

/** Where pieces lie. */
export interface SoundRoom {
  readonly pool: Pool;
  readonly files: KeptFiles;
}

export const SOUND_REFUSALS = [
  'no-consent',
  'no-beginning',
  'over',
  'not-a-sound',
  'too-large',
  'empty',
] as const;
export type SoundRefusal = (typeof SOUND_REFUSALS)[number];
export type PieceTaken =
  | { readonly state: 'kept' | 'known' }
  | { readonly state: 'refused'; readonly why: SoundRefusal };

const refused = (why: SoundRefusal): PieceTaken => ({ state: 'refused', why });

/** Takes a piece of a recording. `seq` counts from 1; `at`: when the house hears it. */
export async function takePiece(
  { pool, files }: SoundRoom,
  key: SoundKey,
  { by, seq, at }: { readonly by: string; readonly seq: number; readonly at: Minute },
  piece: Buffer,
): Promise<PieceTaken> {
  if (piece.length === 0) return refused('empty');
  if (piece.length > MOST_PIECE_BYTES) return refused('too-large');
  if (!(await agreesToSound(pool, key))) return refused('no-consent');
  const before = await readSound(pool, key);
  if (before === null && seq !== 1) return refused('no-beginning');
  const media = before?.media ?? mediaOf(piece);
  if (media === null) return refused('not-a-sound');
  const fileKey = before === null ? randomBytes(32) : await keyOf(pool, before);
  if (fileKey === null) return refused('over');
  const kept = await files.keep(
    key,
    sealedStream(once(piece), fileKey, () => {}),
    {
      mostBytes: MOST_PIECE_BYTES + SEALED_MORE,
    },
  );
  if (kept.state === 'refused') throw new Error(`a piece of sound could not be kept: ${kept.why}`);
  const { digest } = kept;
  const taken = await transaction(pool, async (client): Promise<PieceTaken> => {
    await lockBorrowers(client, [key]);
    // He may have said no, or somebody sent the same, while this piece was written.
    if (!(await agreesToSound(client, key))) return refused('no-consent');
    const row = (await readSound(client, key)) ?? null;
    if ((row === null) !== (before === null)) return { state: 'known' };
    if (row !== null && (row.endedAt !== null || row.goneAt !== null)) return knownOrOver(client, key, seq);
    if ((await bytesOfVisit(client, key)) + piece.length > MOST_SOUND_BYTES) return refused('too-large');
    if (row === null) await begin(client, key, { by, at, media, fileKey });
    return { state: (await addPiece(client, key, { seq, bytes: piece.length, digest })) ? 'kept' : 'known' };
  });
  if (taken.state !== 'kept') await files.drop(key, digest);
  return taken;
}

async function* once(piece: Buffer): AsyncGenerator<Uint8Array> {
  yield piece;
}

async function knownOrOver(client: Client, key: SoundKey, seq: number): Promise<PieceTaken> {
  const there = (await piecesOf(client, key)).some((one) => one.seq === seq);
  return there ? { state: 'known' } : refused('over');
}

/** What a telephone records, by how it begins. */
function mediaOf(piece: Buffer): SoundRow['media'] | null {
  const sound = soundOf(piece.subarray(0, HEAD_BYTES));
  return sound === 'audio/webm' || sound === 'audio/mp4' || sound === 'audio/ogg' ? sound : null;
}

interface Beginning extends Pick<SoundRow, 'by' | 'media'> {
  readonly at: Minute;
  readonly fileKey: Buffer;
}

async function begin(client: Client, key: SoundKey, { by, at, media, fileKey }: Beginning): Promise<void> {
  const [proof] = await appendProofs(client, [
    {
      ...proofAbout(key, at, { step: 'begun', worker: by, media }),
      sealed: { key: fileKey.toString('hex') },
    },
  ]);
  const nothing = { pieces: 0, bytes: 0, endedAt: null, goneAt: null };
  await addSound(client, { ...key, ...nothing, by, media, begunAt: at, proof: proof! });
}

const proofAbout = (
  { slot, borrower, visit, recording }: SoundKey,
  at: Minute,
  data: Readonly<Record<string, string | number>>,
) => ({ slot, borrower, at, kind: 'recording' as const, data: { visit, recording, ...data } });

/** The recording is whole: its digest is that of the digests of its pieces, in their order. Done again it changes nothing. */
export async function endSound({ pool }: SoundRoom, key: SoundKey, at: Minute): Promise<PieceTaken> {
  return transaction(pool, async (client) => {
    await lockBorrowers(client, [key]);
    const row = await readSound(client, key);
    if (row === null) return refused('no-beginning');
    if (row.endedAt !== null) return { state: 'known' };
    const pieces = await piecesOf(client, key);
    const digest = toHex(sha256(Buffer.from(pieces.map((one) => one.digest).join(' '))));
    const data = { step: 'ended', pieces: pieces.length, bytes: row.bytes, sha256: digest };
    await appendProofs(client, [proofAbout(key, at, data)]);
    await endSoundRow(client, key, at);
    return { state: 'kept' };
  });
}

/**
 * What was recorded on a visit goes, in the caller's transaction that has locked the person. The files go before it ends: cut off between, the
 * device sends his word again and the rest goes then; the other way round, sealed sound that no row names would stay.
 */
export async function withdrawSound(
  client: Client,
  files: KeptFiles | undefined,
  key: VisitKey,
  at: Minute,
): Promise<void> {
  const { recordings, digests } = await forgetVisitSound(client, key, at);
  await appendProofs(
    client,
    recordings.map((recording) => proofAbout({ ...key, recording }, at, { step: 'withdrawn' })),
  );
  for (const digest of digests) await files?.drop(key, digest);
}

/** Why somebody of the house hears a recording. */
export const HEARING_REASONS = ['complaint', 'dispute', 'alarm', 'quality'] as const;
export type HearingReason = (typeof HEARING_REASONS)[number];

/** The sound of a recording; null: there is none, or it is gone. `who`: somebody of the house, noted before he hears it; null: the borrower. */
export async function hearSound(
  { pool, files }: SoundRoom,
  key: SoundKey,
  who: { readonly by: string; readonly why: HearingReason; readonly at: Minute } | null,
): Promise<{ readonly media: SoundRow['media']; readonly sound: Buffer } | null> {
  const row = await readSound(pool, key);
  const fileKey = row === null || row.goneAt !== null ? null : await keyOf(pool, row);
  if (row === null || fileKey === null) return null;
  const parts: Buffer[] = [];
  for (const { digest } of await piecesOf(pool, key)) {
    const part = await openSealed(files, key, digest, fileKey);
    if (part !== null) parts.push(part);
  }
  if (parts.length === 0) return null;
  if (who !== null)
    await transaction(pool, async (client) => {
      await lockBorrowers(client, [key]);
      await appendProofs(client, [proofAbout(key, who.at, { step: 'heard', worker: who.by, why: who.why })]);
    });
  return { media: row.media, sound: Buffer.concat(parts) };
}

/** The key of a recording; null: the person was erased. */
async function keyOf(pool: Pool, { slot, borrower, proof }: SoundRow): Promise<Buffer | null> {
  const texts = await openProofs(pool, [{ slot, borrower, seq: proof }]);
  const key = texts.get(`${borrower}-${proof}`)?.key;
  return key === undefined ? null : Buffer.from(key, 'hex');
}
