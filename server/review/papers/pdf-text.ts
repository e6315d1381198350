/**
 * Which words stand on the pages of a PDF?
 *
 * The text that its pages show, letter by letter through each font's own table to Unicode; a font without one is read as Latin letters. Good
 * enough to compare two papers, not to set them again: columns and tables come out line by line.
 */
import type { PdfObject } from './pdf-look.ts';

interface Font {
  readonly letters: ReadonlyMap<number, string> | null;
  readonly bytes: 1 | 2;
}

const MOST_TEXT = 200_000;

/** The text of all pages. */
export function textOfPdf(objects: readonly PdfObject[], open: (one: PdfObject) => Buffer | null): string {
  const byNumber = new Map(objects.map((one) => [one.number, one]));
  const fonts = fontsOf(objects, byNumber, open);
  let text = '';
  for (const one of objects) {
    if (
      one.packed === null ||
      /\/(Subtype\s*\/Image|Type\s*\/(ObjStm|XRef|Metadata)|Length1)\b/.test(one.head)
    )
      continue;
    if (text.length > MOST_TEXT) break;
    const body = open(one)?.toString('latin1');
    if (body !== undefined && /\bBT\b/.test(body)) text += shownIn(body, fonts);
  }
  return text.slice(0, MOST_TEXT);
}

function fontsOf(
  objects: readonly PdfObject[],
  byNumber: ReadonlyMap<number, PdfObject>,
  open: (one: PdfObject) => Buffer | null,
): Map<string, Font> {
  const fonts = new Map<string, Font>();
  const read = (head: string): void => {
    for (const [, name, number] of head.matchAll(/\/([\w.+-]+)\s+(\d+)\s+\d+\s+R/g)) {
      const font = byNumber.get(Number(number));
      if (font !== undefined && /\/Type\s*\/Font\b/.test(font.head) && !fonts.has(name!))
        fonts.set(name!, fontOf(font, byNumber, open));
    }
  };
  for (const { head } of objects) {
    const inside = /\/Font\s*<<([\s\S]*?)>>/.exec(head)?.[1];
    const away = /\/Font\s+(\d+)\s+\d+\s+R/.exec(head)?.[1];
    if (inside !== undefined) read(inside);
    if (away !== undefined) read(byNumber.get(Number(away))?.head ?? '');
  }
  return fonts;
}

function fontOf(
  font: PdfObject,
  byNumber: ReadonlyMap<number, PdfObject>,
  open: (one: PdfObject) => Buffer | null,
): Font {
  const bytes = /\/Subtype\s*\/Type0\b/.test(font.head) ? 2 : 1;
  const number = Number(/\/ToUnicode\s+(\d+)/.exec(font.head)?.[1] ?? -1);
  const table = byNumber.get(number);
  const body = table === undefined ? null : open(table);
  return { bytes, letters: body === null ? null : lettersOf(body.toString('latin1')) };
}

const textIn = (hex: string): string => {
  const bytes = Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(4, '0'), 'hex');
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
};

function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, body] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, hex] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(Number.parseInt(code!, 16), textIn(hex!));
  for (const [, body] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, one, list] of body!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      const [first, last] = [
        Number.parseInt(from!, 16),
        Math.min(Number.parseInt(to!, 16), Number.parseInt(from!, 16) + 65_535),
      ];
      const each = [...(list ?? '').matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex]) => textIn(hex!));
      const start = one === undefined ? 0 : Number.parseInt(one.slice(-4), 16);
      for (let code = first; code <= last; code += 1)
        letters.set(
          code,
          one === undefined ? (each[code - first] ?? '') : String.fromCharCode(start + code - first),
        );
    }
  return letters;
}

/** The text that a page's instructions show. */
function shownIn(body: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font = { letters: null, bytes: 1 };
  let text = '';
  const word =
    /\/([\w.+-]+)\s+[\d.]+\s+Tf|\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9A-Fa-f\s]+)>|\b(T\*|Td|TD|Tm|ET)\b|'/g;
  for (const match of body.matchAll(word)) {
    const [, name, brackets, hex] = match;
    if (name !== undefined) font = fonts.get(name) ?? { letters: null, bytes: 1 };
    else if (brackets !== undefined) text += lettersIn(unescaped(brackets), font);
    else if (hex !== undefined) text += lettersIn(Buffer.from(hex.replace(/\s/g, ''), 'hex'), font);
    else text += '\n';
    if (text.length > MOST_TEXT) break;
  }
  return text.replace(/\n+/g, '\n');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): Buffer {
  const plain = text.replace(/\\(\d{1,3}|[\s\S])/g, (_, one: string) =>
    /^\d/.test(one) ? String.fromCharCode(Number.parseInt(one, 8) & 255) : (ESCAPES[one] ?? one),
  );
  return Buffer.from(plain, 'latin1');
}

function lettersIn(codes: Buffer, { letters, bytes }: Font): string {
  if (letters === null) return bytes === 1 ? codes.toString('latin1') : '';
  let text = '';
  for (let at = 0; at + bytes <= codes.length; at += bytes)
    text += letters.get(bytes === 2 ? codes.readUInt16BE(at) : codes[at]!) ?? '';
  return text;
}
