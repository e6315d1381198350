/**
 * How is a paper taken, kept so that only this house can open it, and forgotten?
 *
 * It is counted and sealed (AES-256-GCM under a key of its own) while it comes in: no byte of it lies in the clear, and one byte too many ends
 * it. The key of the file is sealed with its proof under the borrower's key: erasing him makes what a backup still holds unreadable. What it is is
 * judged from its content, all of it, before it counts as handed in. Whoever opens it gives a reason, which stays.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import {
  DOCUMENTS,
  type DocumentKind,
  MOST_PAPER_BYTES,
  MOST_PAPERS,
} from '../../../policy/house/document-kinds.ts';
import type { Day } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import { type Flag, flagOf } from '../../../rules/review/flag.ts';
import { dayFlags, provesUntil } from '../../../rules/review/paper-days.ts';
import type { KeptFiles } from '../../contact/kept-files.ts';
import { type BorrowerKey, lockBorrowers } from '../../db/gate/person-rows.ts';
import { type Client, type Pool, transaction } from '../../db/pool.ts';
import { dropMarks, keepMarks } from '../../db/review/likeness-rows.ts';
import {
  keepPaper,
  nextPaper,
  noteLook,
  type PaperRow,
  papersOf,
  readPaper,
  withdrawPaper,
} from '../../db/review/paper-rows.ts';
import { casesOf } from '../../db/review/review-rows.ts';
import { appendProofs, openProofs } from '../../evidence/proof.ts';
import { likenessKey } from '../../vault/house-key.ts';
import { likePapers } from '../find-likes.ts';
import { routeToPerson } from '../route-person.ts';
import { PAPER_BENCH, type PaperBench } from './paper-bench.ts';
import { mediaOf, type PaperLook, type PaperRefusal, type PaperSeen } from './paper-look.ts';

export interface PaperRoom {
  readonly pool: Pool;
  readonly files: KeptFiles;
  /** Where papers are read; left out: on the bench of this process. */
  readonly bench?: PaperBench;
}

/** What is said about a paper. */
export interface Handing {
  readonly key: BorrowerKey;
  readonly account: bigint | null;
  readonly kind: DocumentKind;
  readonly issuedOn: Day | null;
  readonly consent: boolean;
  readonly at: Minute;
  readonly today: Day;
}

export type TakeRefusal =
  | PaperRefusal
  | 'too-large'
  | 'empty'
  | 'broken-off'
  | 'too-many'
  | 'needs-consent'
  | 'erased';
export type TakenPaper =
  | { readonly state: 'kept'; readonly seq: number; readonly flags: readonly Flag[]; readonly again: boolean }
  | { readonly state: 'refused'; readonly why: TakeRefusal };

const refused = (why: TakeRefusal): TakenPaper => ({ state: 'refused', why });
const NONCE = 12;
const TAG = 16;

/** Takes a paper as it comes in. Nothing of one that is refused is kept. */
export async function takePaper(
  room: PaperRoom,
  handing: Handing,
  source: AsyncIterable<Uint8Array>,
): Promise<TakenPaper> {
  const { key, kind, consent } = handing;
  if (DOCUMENTS[kind].sensitive && !consent) return refused('needs-consent');
  const before = (await papersOf(room.pool, key)).filter(({ digest }) => digest !== null);
  if (before.length >= MOST_PAPERS) return refused('too-many');
  const fileKey = randomBytes(32);
  const known = createHmac('sha256', await likenessKey(room.pool, 'papers'));
  const sealed = await room.files.keep(key, sealing(source, fileKey, known), {
    mostBytes: MOST_PAPER_BYTES + NONCE + TAG,
  });
  if (sealed.state === 'refused')
    return refused(sealed.why === 'differs' || sealed.why === 'other-kind' ? 'broken-off' : sealed.why);
  const bytes = sealed.bytes - NONCE - TAG;
  const keyed = known.digest('hex');
  const same = before.find((one) => one.keyed === keyed);
  if (bytes === 0 || same !== undefined) {
    await room.files.drop(key, sealed.digest);
    return same === undefined ? refused('empty') : { state: 'kept', seq: same.seq, flags: [], again: true };
  }
  const clear = await opened(room.files, key, sealed.digest, fileKey);
  const seen = await lookOrFlag(room, clear!);
  if (seen.state === 'refused') {
    await room.files.drop(key, sealed.digest);
    return refused(seen.why);
  }
  try {
    return await entered(room, handing, seen.look, { digest: sealed.digest, bytes, keyed, fileKey });
  } catch (error) {
    await room.files.drop(key, sealed.digest);
    throw error;
  }
}

/** What a paper tells of itself; one that could not be read to its end is kept for a person to read. */
async function lookOrFlag({ bench = PAPER_BENCH }: PaperRoom, file: Buffer): Promise<PaperSeen> {
  const seen = await bench.look(file);
  if (seen.state !== 'unread') return seen;
  const media = mediaOf(file);
  if (media === null) return { state: 'refused', why: 'not-a-paper' };
  const flags = [flagOf('not-comparable', 0, { why: seen.why })];
  const nothing = { pages: 0, program: '', made: null, changed: null, text: '', pictures: [] };
  return { state: 'read', look: { media, ...nothing, flags } };
}

/** Nonce, ciphertext and tag of what comes in, and its keyed digest on the way. */
async function* sealing(
  source: AsyncIterable<Uint8Array>,
  fileKey: Buffer,
  known: ReturnType<typeof createHmac>,
): AsyncGenerator<Uint8Array> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', fileKey, nonce);
  yield nonce;
  for await (const piece of source) {
    known.update(piece);
    yield cipher.update(piece);
  }
  yield cipher.final();
  yield cipher.getAuthTag();
}

async function opened(
  files: KeptFiles,
  key: BorrowerKey,
  digest: string,
  fileKey: Uint8Array,
): Promise<Buffer | null> {
  const file = await files.read(key, digest);
  if (file === null) return null;
  const pieces: Buffer[] = [];
  for await (const piece of file.stream) pieces.push(piece as Buffer);
  const all = Buffer.concat(pieces);
  const decipher = createDecipheriv('aes-256-gcm', fileKey, all.subarray(0, NONCE));
  decipher.setAuthTag(all.subarray(all.length - TAG));
  return Buffer.concat([decipher.update(all.subarray(NONCE, all.length - TAG)), decipher.final()]);
}

interface Sealed {
  readonly digest: string;
  readonly bytes: number;
  readonly keyed: string;
  readonly fileKey: Buffer;
}

async function entered(
  room: PaperRoom,
  handing: Handing,
  look: PaperLook,
  file: Sealed,
): Promise<TakenPaper> {
  const { key, kind, account, issuedOn, at, today, consent } = handing;
  const likes = await likePapers(room, key, look, file.keyed);
  const flags = [...look.flags, ...dayFlags(handing, DOCUMENTS[kind].provesDays), ...likes.flags];
  const terms = DOCUMENTS[kind];
  const expiresOn = provesUntil(handing, terms.provesDays);
  const { digest, bytes, keyed, fileKey } = file;
  return transaction(room.pool, async (client): Promise<TakenPaper> => {
    await lockBorrowers(client, [key]);
    const seq = await nextPaper(client, key);
    const data = { paper: seq, step: 'handed-in', kind, media: look.media, bytes, sha256: digest };
    const [proof] = await appendProofs(client, [
      { ...key, at, kind: 'paper', data, sealed: { key: fileKey.toString('hex') } },
    ]);
    const { media, pages, program, made, changed } = look;
    await keepPaper(client, seq, {
      ...{
        ...key,
        kind,
        accountId: account,
        at,
        day: today,
        media,
        bytes,
        digest,
        keyed,
        issuedOn,
        expiresOn,
      },
      ...{ askedFor: terms.why.en, consentAt: consent ? at : null, proof: proof! },
      found: JSON.stringify({ pages, program: program.slice(0, 200), made, changed }),
    });
    for (const { what, marks } of likes.marks)
      await keepMarks(client, { ...key, isPaper: true, item: seq }, what, marks);
    // Every paper is looked at by a person; what looks odd about it stands beside it and no more.
    await routeToPerson(client, {
      subject: { key, account, about: `paper ${seq}` },
      ...{ kind: 'paper', why: flags.length === 0 ? 'handed-in' : 'flagged', flags, at, by: null, level: 1 },
    });
    return { state: 'kept', seq, flags, again: false };
  });
}

/** The clear bytes of a paper, for the machine alone; null when it was withdrawn or erased. */
export async function bytesOfPaper(
  { pool, files }: PaperRoom,
  key: BorrowerKey,
  row: PaperRow,
): Promise<Buffer | null> {
  if (row.digest === null) return null;
  const texts = await openProofs(pool, [{ ...key, seq: row.proof }]);
  const fileKey = texts.get(`${key.borrower}-${row.proof}`)?.key;
  return fileKey === undefined ? null : opened(files, key, row.digest, Buffer.from(fileKey, 'hex'));
}

/** Opens a paper for a person, who says why: that he did is on record before he sees it. */
export async function openPaper(
  room: PaperRoom,
  key: BorrowerKey,
  seq: number,
  look: { readonly worker: string; readonly why: string; readonly at: Minute },
): Promise<{ readonly row: PaperRow; readonly bytes: Buffer } | null> {
  const row = await readPaper(room.pool, key, seq);
  const bytes = row === null ? null : await bytesOfPaper(room, key, row);
  if (row === null || bytes === null) return null;
  await transaction(room.pool, async (client) => {
    await lockBorrowers(client, [key]);
    await noteLook(client, key, seq, look);
    const data = { paper: seq, step: 'opened', by: look.worker, why: look.why };
    await appendProofs(client, [{ ...key, at: look.at, kind: 'paper', data }]);
  });
  return { row, bytes };
}

export type Withdrawn = 'withdrawn' | 'no-such-paper' | 'being-decided';

/** Takes a paper back: file and marks go, that there was one stays. Not while somebody decides about it. */
export async function takeBack(
  room: PaperRoom,
  key: BorrowerKey,
  seq: number,
  at: Minute,
): Promise<Withdrawn> {
  const row = await readPaper(room.pool, key, seq);
  if (row?.digest == null) return 'no-such-paper';
  const done = await transaction(room.pool, async (client: Client): Promise<Withdrawn> => {
    await lockBorrowers(client, [key]);
    const cases = await casesOf(client, key);
    const open = cases.filter((one) => one.about === `paper ${seq}` && one.case.decided === null);
    // One that nobody has begun may go; its case says so and is decided by a person all the same.
    if (open.some((one) => one.case.owner !== null || one.flags.length > 0)) return 'being-decided';
    if (!(await withdrawPaper(client, key, seq, at))) return 'no-such-paper';
    await dropMarks(client, { ...key, isPaper: true, item: seq });
    await appendProofs(client, [{ ...key, at, kind: 'paper', data: { paper: seq, step: 'taken-back' } }]);
    return 'withdrawn';
  });
  if (done === 'withdrawn') await room.files.drop(key, row.digest);
  return done;
}
