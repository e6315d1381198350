/**
 * How does a picture of a screen become small enough to be kept with the documentation?
 *
 * Screens have few colours: the 256 that stand for most of them go into a palette (PNG, colour type 3), and each line is packed with the
 * filter that suits a palette, none. What comes in is what a browser writes: eight bits, not interlaced, with or without alpha.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three octets a pixel. */
  readonly rgb: Buffer;
}

/** The same picture with at most 256 colours. */
export function smallPicture(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png);
  const { palette, placeOf } = paletteOf(rgb);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0, at = 0; y < height; y += 1) {
    const line = y * (width + 1) + 1;
    for (let x = 0; x < width; x += 1, at += 3)
      lines[line + x] = placeOf(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(lines, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** What a picture shows. Throws on what a browser does not write. */
function pixelsOf(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, type, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (type !== 2 && type !== 6) || interlaced !== 0)
    throw new Error('not a picture as a browser writes it');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const step = type === 6 ? 4 : 3;
  const plain = unfiltered(inflateSync(Buffer.concat(parts)), width * step, height, step);
  const rgb = Buffer.alloc(width * height * 3);
  for (let one = 0; one < width * height; one += 1) plain.copy(rgb, one * 3, one * step, one * step + 3);
  return { width, height, rgb };
}

/** Lines without their filters (PNG specification, 9). */
function unfiltered(raw: Buffer, row: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)]!;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < step ? 0 : out[at - step]!;
      const above = y === 0 ? 0 : out[at - row]!;
      const corner = x < step || y === 0 ? 0 : out[at - row - step]!;
      const by = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!;
      out[at] = (raw[y * (row + 1) + 1 + x]! + by) & 255;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** The colours that stand for most of a picture, and which of them stands for one. */
function paletteOf(rgb: Buffer): {
  readonly palette: Buffer;
  readonly placeOf: (red: number, green: number, blue: number) => number;
} {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  // Of colours that can hardly be told apart the most frequent one stays.
  const kept: number[] = [];
  const near = new Set<number>();
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const cell = colour & 0xf0f0f0;
    if (kept.length >= COLOURS || (near.has(cell) && kept.length >= COLOURS / 4)) continue;
    near.add(cell);
    kept.push(colour);
  }
  const places = new Map(kept.map((colour, place) => [colour, place]));
  const placeOf = (red: number, green: number, blue: number) => {
    const colour = (red << 16) | (green << 8) | blue;
    const known = places.get(colour);
    if (known !== undefined) return known;
    let [best, far] = [0, Number.POSITIVE_INFINITY];
    for (const [place, one] of kept.entries()) {
      const away = (red - (one >> 16)) ** 2 + (green - ((one >> 8) & 255)) ** 2 + (blue - (one & 255)) ** 2;
      if (away < far) [best, far] = [place, away];
    }
    places.set(colour, best);
    return best;
  };
  const palette = Buffer.alloc(kept.length * 3);
  for (const [place, colour] of kept.entries()) palette.writeUIntBE(colour, place * 3, 3);
  return { palette, placeOf };
}
