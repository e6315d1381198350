/**
 * Of which parts is an evidence file made, and does every byte belong to one of them?
 *
 * The body (readable part and records), the manifest about the body, the signature over the manifest, and an end that is the same in every
 * file. The manifest holds length and SHA-256 of the body, which makes it one with the signature, and a mark of each line: four bytes that
 * prove nothing and only say where something was changed. What follows the body is rebuilt and compared: nothing hides there.
 */
import { canonical } from './canonical.ts';

/** What is signed. `marks`: four bytes for each line of the body, in base64. */
export interface Manifest {
  readonly anhuan: 'manifest/1';
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly marks: string;
}

export const RECORDS_TAG = '<script type="application/json" id="anhuan-records">';
const MANIFEST_TAG = '<script type="application/json" id="anhuan-manifest">';
const SIGNATURE_TAG = '<script type="text/plain" id="anhuan-signature">';
const CLOSE = '</script>';

/** Everything behind the body. */
export function tailOf(manifest: string, signature: string): string {
  return `${MANIFEST_TAG}\n${manifest}\n${CLOSE}\n${SIGNATURE_TAG}\n${signature}\n${CLOSE}\n</body>\n</html>\n`;
}

/** The text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return canonical({ ...manifest });
}

/** A file taken apart. `tail` is what stands behind the body, as text. */
export interface FileParts {
  readonly body: Uint8Array;
  readonly manifest: string;
  readonly signature: string;
  readonly tailHolds: boolean;
}

/** Takes a file apart; null when it has no manifest at all. */
export function partsOf(file: Uint8Array): FileParts | null {
  const at = lastPlaceOf(file, new TextEncoder().encode(`${MANIFEST_TAG}\n`));
  if (at === -1) return null;
  const tail = new TextDecoder().decode(file.subarray(at));
  const lines = tail.split('\n');
  const [manifest = '', signature = ''] = [lines[1], lines[4]];
  return { body: file.subarray(0, at), manifest, signature, tailHolds: tail === tailOf(manifest, signature) };
}

function lastPlaceOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (let at = bytes.length - wanted.length; at >= 0; at -= 1) {
    let same = 0;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return at;
  }
  return -1;
}

/** The mark of each line of a body (FNV-1a, 32 bits), its line end not counted. */
export function marksOf(body: Uint8Array): Int32Array {
  const marks: number[] = [];
  let mark = 0x811c9dc5 | 0;
  let open = false;
  for (const byte of body) {
    open = byte !== 10;
    if (open) mark = Math.imul(mark ^ byte, 0x01000193);
    else {
      marks.push(mark);
      mark = 0x811c9dc5 | 0;
    }
  }
  if (open) marks.push(mark);
  return Int32Array.from(marks);
}

/** The mark of one line. */
export function markOf(line: string): number {
  return marksOf(new TextEncoder().encode(line))[0] ?? 0x811c9dc5 | 0;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in base64. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    const whole = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += LETTERS[whole >> 18]! + LETTERS[(whole >> 12) & 63]!;
    text +=
      b === undefined ? '==' : LETTERS[(whole >> 6) & 63]! + (c === undefined ? '=' : LETTERS[whole & 63]!);
  }
  return text;
}

/** The bytes of a text in base64; null when it is none, or not the only way to write them. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const four = text.slice(at, at + 4).replace(/=+$/, '');
    const values = [...four].map((letter) => LETTERS.indexOf(letter));
    if (four.length < 2 || values.includes(-1)) return null;
    const whole = values.reduce((sum, value, place) => sum | (value << (18 - 6 * place)), 0);
    for (let place = 0; place < four.length - 1; place += 1) bytes.push((whole >> (16 - 8 * place)) & 255);
  }
  const found = Uint8Array.from(bytes);
  return toBase64(found) === text ? found : null;
}

/** Bytes in hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

/** The bytes of a hexadecimal text; null when it is none. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || /[^0-9a-f]/.test(text)) return null;
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** Numbers of 32 bits as bytes, big-endian. */
export function packMarks(marks: Int32Array): Uint8Array {
  const bytes = new Uint8Array(4 * marks.length);
  const view = new DataView(bytes.buffer);
  for (const [place, mark] of marks.entries()) view.setInt32(4 * place, mark);
  return bytes;
}

/** The reverse. */
export function unpackMarks(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Int32Array.from({ length: bytes.length >> 2 }, (_, place) => view.getInt32(4 * place));
}
