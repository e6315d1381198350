/**
 * How does a file that somebody sends become a sealed paper that was looked at?
 *
 * It is counted and sealed while it comes in: one byte too many ends it. What it is is judged from its content, all of it, before it
 * counts as taken; of one that is refused nothing stays.
 */
import { randomBytes } from 'node:crypto';
import { MOST_PAPER_BYTES } from '../../../policy/house/document-kinds.ts';
import { flagOf } from '../../../rules/review/flag.ts';
import type { KeptFiles } from '../../contact/kept-files.ts';
import type { BorrowerKey } from '../../db/gate/person-rows.ts';
import { openSealed, SEALED_MORE, sealedStream } from '../../vault/sealed-file.ts';
import { PAPER_BENCH, type PaperBench } from './paper-bench.ts';
import { mediaOf, type PaperLook, type PaperRefusal } from './paper-look.ts';
import { type Scanner, scanFile } from './virus-scanner.ts';

/** Where papers lie and are read. `bench` left out: that of this process. */
export interface PaperShelf {
  readonly files: KeptFiles;
  readonly bench?: PaperBench;
  /** The house's scanner of viruses; left out: it has none. */
  readonly scanner?: Scanner;
}

/** Why a file is no paper that can be taken. */
export type FileRefusal = PaperRefusal | 'too-large' | 'empty' | 'broken-off' | 'virus' | 'not-scanned';

/** A file as it lies there: `digest` of the sealed bytes, `bytes` in the clear. */
export interface SealedPaper {
  readonly digest: string;
  readonly bytes: number;
  readonly fileKey: Buffer;
}

type Refused = { readonly state: 'refused'; readonly why: FileRefusal };
const refused = (why: FileRefusal): Refused => ({ state: 'refused', why });

/** Takes a file in, sealed; `seen` is told each clear piece. */
export async function sealPaper(
  { files }: PaperShelf,
  key: BorrowerKey,
  source: AsyncIterable<Uint8Array>,
  seen: (piece: Uint8Array) => void,
): Promise<Refused | { readonly state: 'sealed'; readonly paper: SealedPaper }> {
  const fileKey = randomBytes(32);
  const kept = await files.keep(key, sealedStream(source, fileKey, seen), {
    mostBytes: MOST_PAPER_BYTES + SEALED_MORE,
  });
  if (kept.state === 'refused')
    return refused(kept.why === 'differs' || kept.why === 'other-kind' ? 'broken-off' : kept.why);
  const { digest } = kept;
  const bytes = kept.bytes - SEALED_MORE;
  if (bytes > 0) return { state: 'sealed', paper: { digest, bytes, fileKey } };
  await files.drop(key, digest);
  return refused('empty');
}

/** What a sealed paper tells of itself; one that is refused is dropped, one that could not be read to its end is for a person to read. */
export async function lookAtSealed(
  { files, bench = PAPER_BENCH, scanner }: PaperShelf,
  key: BorrowerKey,
  { digest, fileKey }: SealedPaper,
): Promise<Refused | { readonly state: 'read'; readonly look: PaperLook }> {
  const file = (await openSealed(files, key, digest, fileKey))!;
  const scanned = scanner === undefined ? 'clean' : await scanFile(scanner, file);
  if (scanned !== 'clean') {
    await files.drop(key, digest);
    return refused(scanned === 'found' ? 'virus' : 'not-scanned');
  }
  const seen = await bench.look(file);
  if (seen.state === 'read') return seen;
  const media = mediaOf(file);
  if (seen.state === 'refused' || media === null) {
    await files.drop(key, digest);
    return refused(seen.state === 'refused' ? seen.why : 'not-a-paper');
  }
  const flags = [flagOf('not-comparable', 0, { why: seen.why })];
  const nothing = { pages: 0, program: '', made: null, changed: null, text: '', pictures: [] };
  return { state: 'read', look: { media, ...nothing, flags } };
}
