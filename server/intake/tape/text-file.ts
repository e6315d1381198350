/**
 * What text does a file hold, however large it is, plain or gzipped?
 *
 * Read once from front to back in pieces of 64 KB: memory does not grow with the file. A gzip that ends too early, a
 * broken disk or a missing file is said with the place. What the text means is asked by `table.ts`.
 */
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Trouble, wordsOf } from '../../trouble.ts';
import { decode, type Encoding, LineCounter } from './encoding.ts';

/** The text of a file, piece by piece. `gzip` when the file's name ends in .gz. */
export function readText(path: string, encoding: Encoding | null): AsyncGenerator<string> {
  return textOf(readBytes(path), encoding, path, isGzip(path));
}

/** The text of bytes from anywhere: the same reader for a file, a pipe and a generated stream. */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding | null,
  name: string,
  gzip: boolean,
): AsyncGenerator<string> {
  const lines = new LineCounter();
  try {
    yield* decode(bytes, encoding, name, lines);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const place = `${name}, line ${lines.ends + 1}`;
    if (gzip && code === 'Z_BUF_ERROR')
      throw new Trouble(
        `${place}: the gzip file is cut in the middle.`,
        'Nothing was applied. Fetch the file again and compare its size with the sender.',
        error,
      );
    if (gzip && typeof code === 'string' && code.startsWith('Z_'))
      throw new Trouble(
        `${place}: the gzip file is damaged (${wordsOf(error)}).`,
        'Nothing was applied. Fetch the file again.',
        error,
      );
    throw new Trouble(
      `${place}: the file cannot be read on (${wordsOf(error)}).`,
      'Nothing was applied.',
      error,
    );
  }
}

/** Whether a file is read through gunzip. */
export function isGzip(path: string): boolean {
  return path.toLowerCase().endsWith('.gz');
}

/** Size in bytes; `Trouble` when there is no such file. */
export function sizeOf(path: string): number {
  try {
    const about = statSync(path);
    if (about.isFile()) return about.size;
  } catch (error) {
    throw new Trouble(
      `${path}: there is no such file (${wordsOf(error)}).`,
      'Name a file that exists.',
      error,
    );
  }
  throw new Trouble(`${path} is not a file.`, 'Name a CSV, XLSX or JSON Lines file.');
}

function readBytes(path: string): AsyncIterable<Uint8Array> {
  sizeOf(path);
  const file = createReadStream(path);
  if (!isGzip(path)) return file;
  // pipeline carries an error of the file into the reader of the gunzip; its callback has nothing left to do.
  return pipeline(file, createGunzip(), () => {});
}
