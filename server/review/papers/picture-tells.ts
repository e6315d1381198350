/**
 * What does a picture file tell of the program that wrote it, and when?
 *
 * Exif of a JPEG (program, day taken, day changed), the text parts of a PNG, and the words of an XMP packet in either. Broken notes are no notes:
 * the picture itself was read before.
 */

export interface PictureTells {
  readonly program: string;
  readonly made: string | null;
  readonly changed: string | null;
  /** Words of an XMP packet and text parts, for what stands in no field. */
  readonly words: string;
}

const MOST_WORDS = 20_000;

/** What the notes of a JPEG or PNG say. */
export function tellsOfPicture(file: Uint8Array): PictureTells {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tags = exifOf(bytes);
  const day = (text: string | undefined) => text?.replace(/\D/g, '').slice(0, 14) || null;
  return {
    program: tags.get(0x0131) ?? '',
    made: day(tags.get(0x9003)),
    changed: day(tags.get(0x0132)),
    words: wordsIn(bytes),
  };
}

function wordsIn(bytes: Buffer): string {
  const parts: string[] = [];
  const from = bytes.indexOf('<x:xmpmeta');
  if (from >= 0) parts.push(bytes.toString('utf8', from, from + MOST_WORDS));
  if (bytes.indexOf('Photoshop 3.0') >= 0) parts.push('photoshop');
  if (bytes[0] === 0x89)
    for (let place = 8; place + 12 <= bytes.length; place += 12 + bytes.readUInt32BE(place)) {
      const kind = bytes.toString('latin1', place + 4, place + 8);
      if (kind === 'tEXt' || kind === 'iTXt')
        parts.push(bytes.toString('utf8', place + 8, place + 8 + Math.min(2000, bytes.readUInt32BE(place))));
    }
  return parts.join(' ').slice(0, MOST_WORDS);
}

/** Texts of the Exif part, by tag. */
function exifOf(bytes: Buffer): Map<number, string> {
  const tags = new Map<number, string>();
  const from = bytes.indexOf('Exif\0\0', 0, 'latin1');
  if (bytes[0] !== 0xff || from < 0 || from > 70_000) return tags;
  const start = from + 6;
  const little = bytes.toString('latin1', start, start + 2) === 'II';
  const two = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const four = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const read = (place: number, deep: boolean): void => {
    for (let entry = 0; entry < Math.min(two(place), 200); entry += 1) {
      const at = place + 2 + entry * 12;
      const [tag, kind, count] = [two(at), two(at + 2), four(at + 4)];
      if (tag === 0x8769 && !deep) read(start + four(at + 8), true);
      if (kind !== 2 || count > 500) continue;
      const value = count <= 4 ? at + 8 : start + four(at + 8);
      tags.set(tag, bytes.toString('latin1', value, value + count).replace(/\0.*$/s, ''));
    }
  };
  try {
    read(start + four(start + 4), false);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return tags;
}
