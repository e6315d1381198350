/**
 * What does a PDF hold, and may it be taken?
 *
 * Objects and streams are read as ISO 32000 lays them down, without any program in it being run. Taken is what a person can read: pages of text
 * and pictures. Refused is what he cannot (encrypted, damaged), what does something by itself (scripts, launches, attached files), and
 * what unpacks to more than it should. What it tells of its own making (program, dates, later additions) and its text are given back.
 */
import { inflateSync } from 'node:zlib';
import { textOfPdf } from './pdf-text.ts';

export type PdfRefusal =
  | 'not-a-pdf'
  | 'damaged'
  | 'encrypted'
  | 'active'
  | 'attached-files'
  | 'unpacks-too-large';

export interface PdfLook {
  readonly pages: number;
  readonly producer: string;
  readonly creator: string;
  /** As the file writes them: "20261101093000". */
  readonly made: string | null;
  readonly changed: string | null;
  /** How often something was appended after it was first finished. */
  readonly additions: number;
  readonly text: string;
  /** Pictures in it, as JPEG. */
  readonly pictures: readonly Uint8Array[];
}

export type PdfSeen =
  | { readonly state: 'read'; readonly look: PdfLook }
  | { readonly state: 'refused'; readonly why: PdfRefusal };

/** An object: its own words, and its stream as it lies there. */
export interface PdfObject {
  readonly number: number;
  readonly head: string;
  readonly packed: Buffer | null;
}

/** What all streams may unpack to, and one of them. */
const MOST_UNPACKED = 96 * 1024 * 1024;
const MOST_OF_ONE = 48 * 1024 * 1024;
const MOST_OBJECTS = 50_000;

/** Reads a PDF, or says why it is not taken. */
export function lookAtPdf(file: Uint8Array): PdfSeen {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const refused = (why: PdfRefusal): PdfSeen => ({ state: 'refused', why });
  if (bytes.indexOf('%PDF-') !== 0) return refused('not-a-pdf');
  if (bytes.indexOf('startxref') < 0 || bytes.indexOf('%%EOF') < 0) return refused('damaged');
  const raw = bytes.toString('latin1');
  if (/\/Encrypt\b/.test(raw.replace(/stream[\r\n][\s\S]*?endstream/g, ''))) return refused('encrypted');
  const plain = objectsOf(bytes, raw);
  if (plain === null) return refused('damaged');
  const unpacking = new Unpacking();
  const objects = withPacked(plain, unpacking);
  if (objects === null) return refused('unpacks-too-large');
  const words = objects.map(({ head }) => nameIn(head)).join('\n');
  if (/\/(JavaScript|JS|Launch|RichMedia|XFA|SubmitForm|ImportData)\b/.test(words)) return refused('active');
  if (/\/(EmbeddedFiles?|Filespec|FileAttachment)\b/.test(words)) return refused('attached-files');
  const pages = (words.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  if (pages === 0) return refused('damaged');
  const text = textOfPdf(objects, (object) => unpacking.open(object));
  if (unpacking.full) return refused('unpacks-too-large');
  return {
    state: 'read',
    look: { ...tellsOf(objects, raw, unpacking), pages, text, pictures: picturesOf(objects) },
  };
}

/** Unpacks streams and counts what they come to. */
export class Unpacking {
  #left = MOST_UNPACKED;
  full = false;

  /** The stream of an object; null: none, packed otherwise, broken, or beyond the limit. */
  open({ head, packed }: PdfObject): Buffer | null {
    if (packed === null || this.full) return null;
    const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head)?.[1] ?? '';
    if (filters === '') return packed;
    if ((filters.match(/\/\w+/g) ?? []).some((one) => one !== '/FlateDecode' && one !== '/Fl')) return null;
    const times = (filters.match(/\/\w+/g) ?? []).length;
    let data: Buffer = packed;
    for (let round = 0; round < times; round += 1) {
      try {
        data = inflateSync(data, { maxOutputLength: Math.min(this.#left, MOST_OF_ONE) });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') this.full = true;
        return null;
      }
    }
    this.#left -= data.length;
    if (this.#left <= 0) this.full = true;
    return data;
  }
}

function objectsOf(bytes: Buffer, raw: string): PdfObject[] | null {
  const found: PdfObject[] = [];
  const begins = /(?:^|[\r\n\s])(\d{1,10})\s+\d{1,5}\s+obj\b/g;
  for (let match = begins.exec(raw); match !== null; match = begins.exec(raw)) {
    if (found.length > MOST_OBJECTS) return null;
    const from = match.index + match[0].length;
    const end = raw.indexOf('endobj', from);
    if (end < 0) return null;
    const stream = /stream\r?\n/g;
    stream.lastIndex = from;
    const at = stream.exec(raw);
    if (at === null || at.index > end) {
      found.push({ number: Number(match[1]), head: raw.slice(from, end), packed: null });
      begins.lastIndex = end;
      continue;
    }
    const begin = at.index + at[0].length;
    const head = raw.slice(from, at.index);
    const said = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head)?.[1] ?? Number.NaN);
    // A length that does not lead to the end of a stream is not believed.
    const close =
      Number.isFinite(said) && /^\s*endstream/.test(raw.slice(begin + said, begin + said + 14))
        ? begin + said
        : raw.indexOf('endstream', begin);
    if (close < 0) return null;
    found.push({ number: Number(match[1]), head, packed: bytes.subarray(begin, close) });
    begins.lastIndex = close;
  }
  return found.length === 0 ? null : found;
}

/** The objects with those that lie packed in streams of objects; null when that is too much. */
function withPacked(plain: readonly PdfObject[], unpacking: Unpacking): PdfObject[] | null {
  const all = [...plain];
  for (const one of plain) {
    if (!/\/Type\s*\/ObjStm\b/.test(one.head)) continue;
    const body = unpacking.open(one)?.toString('latin1');
    if (unpacking.full) return null;
    if (body === undefined) continue;
    const first = Number(/\/First\s+(\d+)/.exec(one.head)?.[1] ?? 0);
    const places = (body.slice(0, first).match(/\d+/g) ?? []).map(Number);
    for (let at = 0; at + 1 < places.length; at += 2) {
      const end = places[at + 3] ?? body.length - first;
      all.push({ number: places[at]!, head: body.slice(first + places[at + 1]!, first + end), packed: null });
    }
    if (all.length > MOST_OBJECTS) return null;
  }
  return all;
}

/** Names as they are meant: "/J#61vaScript" is one too. */
const nameIn = (head: string): string =>
  head.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function tellsOf(
  objects: readonly PdfObject[],
  raw: string,
  unpacking: Unpacking,
): Pick<PdfLook, 'producer' | 'creator' | 'made' | 'changed' | 'additions'> {
  const info = Number(
    /\/Info\s+(\d+)\s+\d+\s+R/.exec(raw)?.[1] ??
      objects.map(({ head }) => /\/Info\s+(\d+)/.exec(head)?.[1]).find((one) => one !== undefined) ??
      -1,
  );
  const head = objects.findLast(({ number }) => number === info)?.head ?? '';
  const xmp = objects
    .filter((one) => /\/Type\s*\/Metadata\b/.test(one.head))
    .map((one) => unpacking.open(one)?.toString('utf8') ?? '')
    .join('');
  const tag = (name: string) => new RegExp(`${name}(?:>|=")([^<"]{1,200})`).exec(xmp)?.[1] ?? '';
  const day = (text: string | null) =>
    text === null ? null : (/\d[\d:T-]{7,18}/.exec(text)?.[0].replace(/\D/g, '') ?? null);
  return {
    producer: stringOf(head, 'Producer') || tag('pdf:Producer'),
    creator: stringOf(head, 'Creator') || tag('xmp:CreatorTool'),
    made: day(stringOf(head, 'CreationDate') || tag('xmp:CreateDate') || null),
    changed: day(stringOf(head, 'ModDate') || tag('xmp:ModifyDate') || null),
    // A file made for the web has two ends from the beginning.
    additions: Math.max(0, (raw.match(/%%EOF/g) ?? []).length - (raw.includes('/Linearized') ? 2 : 1)),
  };
}

/** A string of a dictionary: in brackets or as digits, in Latin letters or UTF-16. */
function stringOf(head: string, name: string): string {
  const match = new RegExp(`/${name}\\s*(?:\\(((?:\\\\.|[^\\\\)])*)\\)|<([0-9A-Fa-f\\s]*)>)`).exec(head);
  if (match === null) return '';
  const bytes =
    match[2] === undefined
      ? Buffer.from(match[1]!.replace(/\\([()\\])/g, '$1'), 'latin1')
      : Buffer.from(match[2].replace(/\s/g, ''), 'hex');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('latin1');
}

const MOST_PICTURES = 8;

function picturesOf(objects: readonly PdfObject[]): Uint8Array[] {
  return objects
    .filter(
      ({ head, packed }) =>
        packed !== null && /\/Subtype\s*\/Image\b/.test(head) && /\/Filter\s*\[?\s*\/DCTDecode/.test(head),
    )
    .map(({ packed }) => packed!)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PICTURES);
}
