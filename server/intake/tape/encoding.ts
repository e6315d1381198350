/**
 * Which letters do these bytes mean?
 *
 * UTF-8 (with or without a byte order mark) and GB18030 (which contains GBK and GB2312) are both common in this field,
 * and a wrong guess turns names into other names without any error. So decoding is strict: bytes that are no letter
 * stop the file with their line, and a declared encoding that contradicts the bytes is refused. Plain ASCII is the same
 * in all of them, so the decision waits for the first other byte.
 */
import { Trouble } from '../../trouble.ts';

/** Encodings that can be declared. GBK and GB2312 are read as GB18030, which contains them. */
export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const ALIASES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** The encoding a word means; null for a word we do not know. */
export function encodingOf(word: string): Encoding | null {
  return ALIASES[word.toLowerCase()] ?? null;
}

/** Bytes looked at, from the first that is not ASCII, before an encoding is chosen. */
const WINDOW = 64 * 1024;

/** Counts line ends (CR, LF or CRLF) over pieces of text. */
export class LineCounter {
  /** Line ends passed so far. */
  ends = 0;
  #afterReturn = false;

  pass(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10) {
        if (!this.#afterReturn) this.ends += 1;
        this.#afterReturn = false;
      } else {
        this.#afterReturn = code === 13;
        if (this.#afterReturn) this.ends += 1;
      }
    }
  }
}

/**
 * Text of the bytes, piece by piece, in bounded memory. `declared` null: found out. Throws `Trouble` with the line;
 * `lines` counts along.
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  declared: Encoding | null,
  name: string,
  lines: LineCounter,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let held: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  let first = true;
  for await (let piece of bytes) {
    if (first && piece.length > 0) {
      refuseWide(piece, name);
      first = false;
    }
    if (decoder === null) {
      piece = held.length === 0 ? piece : Buffer.concat([held, piece]);
      const start = firstBeyondAscii(piece);
      if (start >= 0 && piece.length - start < WINDOW) {
        held = piece;
        continue;
      }
      if (start >= 0) decoder = decoderFor(piece.subarray(start, start + WINDOW), declared, name, false);
      held = new Uint8Array(0);
    }
    const text = read(decoder, piece, true, lines, name);
    lines.pass(text);
    yield text;
  }
  const start = firstBeyondAscii(held);
  decoder ??= decoderFor(held.subarray(Math.max(0, start)), declared, name, true);
  const text = read(decoder, held, false, lines, name);
  if (text !== '') yield text;
}

function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at]! > 127) return at;
  return -1;
}

function refuseWide(bytes: Uint8Array, name: string): void {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    throw new Trouble(
      `${name}, line 1: the file is UTF-16.`,
      'Save it as UTF-8 (or GB18030) and import it again.',
    );
}

/** Chooses the decoder from the first bytes beyond ASCII. `whole`: nothing comes after them. */
function decoderFor(
  sample: Uint8Array,
  declared: Encoding | null,
  name: string,
  whole: boolean,
): TextDecoder {
  const utf8 = reads('utf-8', sample, whole);
  if (declared === 'gb18030' && utf8 && hasThreeByteLetter(sample))
    throw new Trouble(
      `${name}: --encoding says GB18030, but the bytes are UTF-8.`,
      'Leave --encoding out, or declare utf-8.',
    );
  const encoding = declared ?? (utf8 ? 'utf-8' : 'gb18030');
  return new TextDecoder(encoding, { fatal: true });
}

function reads(encoding: Encoding, sample: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Chinese letters take three bytes in UTF-8; two-byte pairs alone could be GB18030 by chance. */
function hasThreeByteLetter(sample: Uint8Array): boolean {
  return sample.some((byte) => byte >= 0xe0 && byte < 0xf0);
}

function read(
  decoder: TextDecoder | null,
  piece: Uint8Array,
  more: boolean,
  lines: LineCounter,
  name: string,
): string {
  if (decoder === null)
    return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
  const carried = decoder.encoding;
  try {
    return decoder.decode(piece, { stream: more });
  } catch {
    const line = lines.ends + 1 + linesBeforeFault(piece, carried as Encoding);
    const remedy =
      carried === 'utf-8'
        ? 'Declare the encoding of the file (--encoding gb18030), or save the file as UTF-8.'
        : 'The file is neither UTF-8 nor GB18030 throughout: save it as UTF-8.';
    throw new Trouble(
      `${name}, line ${line}: these bytes are no letters of ${carried.toUpperCase()}.`,
      remedy,
    );
  }
}

/**
 * Line ends before the first line of the piece that cannot be read. A letter cut by the start of the piece may
 * shift it by one.
 */
function linesBeforeFault(piece: Uint8Array, encoding: Encoding): number {
  let passed = 0;
  let from = 0;
  for (let at = 0; at <= piece.length; at += 1) {
    if (at < piece.length && piece[at] !== 10) continue;
    if (!reads(encoding, piece.subarray(from, at), true) && from > 0) return passed;
    if (from === 0 && !reads(encoding, skipTail(piece.subarray(0, at)), true)) return passed;
    from = at + 1;
    passed += 1;
  }
  return Math.max(0, passed - 1);
}

/** Without the up to three bytes that belong to a letter begun in the piece before. */
function skipTail(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at < 3 && at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at += 1;
  return bytes.subarray(at);
}
