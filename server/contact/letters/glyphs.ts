/**
 * Which characters can this font print?
 *
 * Typesetting does not complain of a missing sign: it leaves a hole in a name. So the font's own table of characters (`cmap`,
 * formats 4 and 12 of OpenType) is read, and a letter with a character that is not there is refused by name.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The fonts that come with the product, and what they can print. */
export interface HouseFonts {
  readonly blobs: readonly Buffer[];
  /** What the house's own font has, plain and bold. */
  readonly own: ReadonlySet<number>;
  /** What it has together with the second. */
  readonly all: ReadonlySet<number>;
}

/**
 * The house's own font for everything, and a second for the letters which that one lacks (Č, Ł, İ, Ġ, Devanagari): people who live here have
 * such names. A page that needs none of them is the same bytes with it as without.
 */
export function houseFonts(): HouseFonts {
  const { resolve } = createRequire(import.meta.url);
  const file = (name: string) => readFileSync(resolve(`@expo-google-fonts/${name}`));
  const both = (plain: Buffer, bold: Buffer): number[] => {
    const inBold = charactersOf(bold);
    return [...charactersOf(plain)].filter((character) => inBold.has(character));
  };
  const own = [
    file('noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    file('noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
  ] as const;
  const second = [
    file('noto-sans/400Regular/NotoSans_400Regular.ttf'),
    file('noto-sans/700Bold/NotoSans_700Bold.ttf'),
  ] as const;
  const inOwn = new Set(both(...own));
  return { blobs: [...own, ...second], own: inOwn, all: new Set([...inOwn, ...both(...second)]) };
}

/**
 * The pattern of a word with a sign that only the second font has: it is set in that font as a whole, since a name in two faces looks like a
 * mistake. Null: no such word stands in these texts.
 */
export function secondFontWords(texts: readonly string[], { own, all }: HouseFonts): string | null {
  const signs = new Set(texts.flatMap((text) => [...text]));
  const lacking = [...signs].filter(
    (sign) => !own.has(sign.codePointAt(0)!) && all.has(sign.codePointAt(0)!),
  );
  if (lacking.length === 0) return null;
  const one = lacking.map((sign) => `\\x{${sign.codePointAt(0)!.toString(16)}}`).join('');
  const part = "[\\p{Latin}\\p{Greek}\\p{Cyrillic}\\p{Devanagari}\\p{M}'’-]";
  return `${part}*[${one}](?:${part}|[${one}])*`;
}

/** The characters that a font has signs for. Throws for a file that is no such font. */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, 'cmap');
  const found = new Set<number>();
  const count = font.readUInt16BE(table + 2);
  for (let place = 0; place < count; place += 1) {
    const record = table + 4 + place * 8;
    const platform = font.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const at = table + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) segments(font, at, found);
    if (format === 12) groups(font, at, found);
  }
  if (found.size === 0) throw new Error('the font has no table of characters that can be read');
  return found;
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let place = 0; place < count; place += 1) {
    const record = 12 + place * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table "${tag}"`);
}

/** Format 4: segments of the first plane. */
function segments(font: Buffer, at: number, found: Set<number>): void {
  const twice = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const ranges = deltas + twice;
  for (let one = 0; one < twice; one += 2) {
    const [first, last] = [font.readUInt16BE(starts + one), font.readUInt16BE(ends + one)];
    const delta = font.readUInt16BE(deltas + one);
    const range = font.readUInt16BE(ranges + one);
    for (let character = first; character <= last && character !== 0xffff; character += 1) {
      const raw = range === 0 ? character : font.readUInt16BE(ranges + one + range + (character - first) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) found.add(character);
    }
  }
}

/** Format 12: groups of any plane. */
function groups(font: Buffer, at: number, found: Set<number>): void {
  const count = font.readUInt32BE(at + 12);
  for (let place = 0; place < count; place += 1) {
    const group = at + 16 + place * 12;
    const [first, last] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
    const glyph = font.readUInt32BE(group + 8);
    for (let character = first; character <= last; character += 1)
      if (glyph + character - first !== 0) found.add(character);
  }
}

/** The first character of a text that none of these are; null: all can be printed. */
export function missingIn(text: string, characters: ReadonlySet<number>): string | null {
  for (const sign of text) if (!characters.has(sign.codePointAt(0)!)) return sign;
  return null;
}

/** A text in which every character that none of these are stands as its number: "[U+1D7AD]". Ends of lines stay. */
export function inSigns(text: string, characters: ReadonlySet<number>): string {
  return Array.from(text, (sign) =>
    sign === '\n' || characters.has(sign.codePointAt(0)!) ? sign : `[${codePoint(sign)}]`,
  ).join('');
}

/** "U+00E9". */
export const codePoint = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
