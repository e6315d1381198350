/**
 * Where do pages, pictures and recordings lie, and is each what its name says?
 *
 * A file lies in the folder of its borrower under its SHA-256, which is reckoned while it is written: one that is larger than it may
 * be, shorter than was said or other than was said is never kept. It gets its name when all of it is on the disk. Erasing
 * a borrower erases his folder; what was proven of the files stays.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BorrowerKey } from '../db/gate/person-rows.ts';

/** How a file must begin: judged by its first bytes as soon as there are so many, or all of it. */
export interface FileHead {
  readonly bytes: number;
  readonly isRight: (head: Uint8Array) => boolean;
}

/** What a file may be. `said`: what whoever sent it claims. */
export interface FileTerms {
  readonly mostBytes: number;
  readonly head?: FileHead;
  readonly said?: { readonly bytes: number; readonly sha256: string };
}

export type KeptFile =
  | { readonly state: 'kept'; readonly digest: string; readonly bytes: number }
  | {
      readonly state: 'refused';
      readonly why: 'too-large' | 'empty' | 'broken-off' | 'differs' | 'other-kind';
    };

const MODE = 0o600;

/** Files of borrowers below one folder. */
export class KeptFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a file down as it comes. A source that fails leaves nothing behind. */
  async keep(
    key: BorrowerKey,
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    terms: FileTerms,
  ): Promise<KeptFile> {
    const folder = this.#folderOf(key);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = join(folder, `.${randomUUID()}.half`);
    try {
      const hash = createHash('sha256');
      const written = await writeThrough(half, source, hash, terms);
      if (written === null) return { state: 'refused', why: 'broken-off' };
      if (written === 'other-kind') return { state: 'refused', why: written };
      if (written > terms.mostBytes) return { state: 'refused', why: 'too-large' };
      const fault = faultOf(written, hash.copy().digest('hex'), terms);
      if (fault !== null) return { state: 'refused', why: fault };
      const digest = hash.digest('hex');
      await rename(half, join(folder, digest));
      return { state: 'kept', digest, bytes: written };
    } finally {
      await rm(half, { force: true });
    }
  }

  /** Bytes of a file from `start` to `end`, both included; null when it is not there. */
  async read(
    key: BorrowerKey,
    digest: string,
    part: { readonly start?: number; readonly end?: number } = {},
  ): Promise<{ readonly bytes: number; readonly stream: ReadStream } | null> {
    if (!/^[0-9a-f]{64}$/.test(digest)) return null;
    const path = join(this.#folderOf(key), digest);
    const found = await stat(path).catch(() => null);
    return found === null ? null : { bytes: found.size, stream: createReadStream(path, part) };
  }

  /** Erases one file: it was withdrawn, or never should have been kept. */
  async drop(key: BorrowerKey, digest: string): Promise<void> {
    if (/^[0-9a-f]{64}$/.test(digest)) await rm(join(this.#folderOf(key), digest), { force: true });
  }

  /** Erases everything of a borrower. */
  async forget(key: BorrowerKey): Promise<void> {
    await rm(this.#folderOf(key), { recursive: true, force: true });
  }

  #folderOf({ slot, borrower }: BorrowerKey): string {
    return join(this.#folder, String(slot), String(borrower));
  }
}

/** How many bytes were written; one too many ends it, and a beginning that is not right; null when the source broke off. */
async function writeThrough(
  path: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  hash: Hash,
  { mostBytes: most, head }: FileTerms,
): Promise<number | 'other-kind' | null> {
  const file = await open(path, 'wx', MODE);
  let bytes = 0;
  let first = Buffer.alloc(0);
  try {
    const pieces = (async function* () {
      yield* source;
    })();
    while (bytes <= most) {
      // Only the source may break off: a disk that is full is a failure of ours.
      const next = await pieces.next().catch(() => null);
      if (next === null) return null;
      if (next.done === true) break;
      if (head !== undefined && first.length < head.bytes) {
        first = Buffer.concat([first, next.value.subarray(0, head.bytes - first.length)]);
        if (first.length === head.bytes && !head.isRight(first)) {
          await pieces.return(undefined).catch(() => {});
          return 'other-kind';
        }
      }
      bytes += next.value.length;
      hash.update(next.value);
      await file.write(next.value);
    }
    if (bytes > most) await pieces.return(undefined).catch(() => {});
    const isShort = head !== undefined && bytes > 0 && first.length < head.bytes;
    if (isShort && !head.isRight(first)) return 'other-kind';
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

function faultOf(
  bytes: number,
  sha256: string,
  { said }: FileTerms,
): 'empty' | 'broken-off' | 'differs' | null {
  if (bytes === 0) return 'empty';
  if (said === undefined) return null;
  if (bytes < said.bytes) return 'broken-off';
  return bytes === said.bytes && sha256 === said.sha256 ? null : 'differs';
}

/** Folders of a house's files about people, below its home: recordings of calls, pages of letters, papers handed in. */
export const FILE_FOLDERS = { recordings: 'recordings', letters: 'letters', papers: 'papers' } as const;

/** Erases a borrower's files in every folder below `home`. */
export async function forgetFiles(home: string, key: BorrowerKey): Promise<void> {
  for (const folder of Object.values(FILE_FOLDERS)) await new KeptFiles(join(home, folder)).forget(key);
}
