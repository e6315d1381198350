/**
 * How is a paper of the borrower taken, kept so that only this house can open it, and forgotten?
 *
 * It is sealed and looked at as it comes in (`sealed-paper.ts`); the key of the file is sealed with its proof under the borrower's key.
 * Every paper is looked at by a person, beside what is alike. Whoever opens it gives a reason, which stays.
 */
import { createHmac } from 'node:crypto';
import { DOCUMENTS, type DocumentKind, MOST_PAPERS } from '../../../policy/house/document-kinds.ts';
import type { Day } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Flag } from '../../../rules/review/flag.ts';
import { dayFlags, provesUntil } from '../../../rules/review/paper-days.ts';
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
import { openSealed } from '../../vault/sealed-file.ts';
import { likePapers } from '../find-likes.ts';
import { routeToPerson } from '../route-person.ts';
import type { PaperLook } from './paper-look.ts';
import {
  type FileRefusal,
  lookAtSealed,
  type PaperShelf,
  type SealedPaper,
  sealPaper,
} from './sealed-paper.ts';

export interface PaperRoom extends PaperShelf {
  readonly pool: Pool;
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

export type TakeRefusal = FileRefusal | 'too-many' | 'needs-consent' | 'erased';
export type TakenPaper =
  | { readonly state: 'kept'; readonly seq: number; readonly flags: readonly Flag[]; readonly again: boolean }
  | { readonly state: 'refused'; readonly why: TakeRefusal };

const refused = (why: TakeRefusal): TakenPaper => ({ state: 'refused', why });

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
  const known = createHmac('sha256', await likenessKey(room.pool, 'papers'));
  const sealed = await sealPaper(room, key, source, (piece) => known.update(piece));
  if (sealed.state === 'refused') return sealed;
  const { paper } = sealed;
  const keyed = known.digest('hex');
  const same = before.find((one) => one.keyed === keyed);
  if (same !== undefined) {
    await room.files.drop(key, paper.digest);
    return { state: 'kept', seq: same.seq, flags: [], again: true };
  }
  const seen = await lookAtSealed(room, key, paper);
  if (seen.state === 'refused') return seen;
  try {
    return await entered(room, handing, seen.look, { ...paper, keyed });
  } catch (error) {
    await room.files.drop(key, paper.digest);
    throw error;
  }
}

interface Sealed extends SealedPaper {
  readonly keyed: string;
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
  return fileKey === undefined ? null : openSealed(files, key, row.digest, Buffer.from(fileKey, 'hex'));
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
