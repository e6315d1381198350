/**
 * What does a PNG show, in grey?
 *
 * ISO/IEC 15948: parts with checksums, rows with filters. It is unpacked with a limit that follows from its own size, so a small file cannot
 * fill the memory. Interlaced pictures (rare) are read for their first pass only, an eighth of the size: enough to compare.
 */
import { crc32, inflateSync } from 'node:zlib';
import type { Grey } from './grey-picture.ts';
import { BrokenPicture, MOST_PIXELS } from './jpeg-quarter.ts';

const SIGNATURE = '89504e470d0a1a0a';
/** Values a point has, by kind of colour. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Head {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Decodes a PNG to grey. */
export function lightOfPng(file: Uint8Array): Grey {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.subarray(0, 8).toString('hex') !== SIGNATURE) throw new BrokenPicture('no PNG');
  const data: Buffer[] = [];
  let head: Head | null = null;
  let palette: Buffer = Buffer.alloc(0);
  let ended = false;
  for (let place = 8; place < bytes.length && !ended; ) {
    if (place + 12 > bytes.length) throw new BrokenPicture('it ends too early');
    const length = bytes.readUInt32BE(place);
    const end = place + 8 + length;
    if (end + 4 > bytes.length) throw new BrokenPicture('a part is longer than the file');
    const kind = bytes.toString('latin1', place + 4, place + 8);
    if (crc32(bytes.subarray(place + 4, end)) !== bytes.readUInt32BE(end))
      throw new BrokenPicture('a checksum is wrong');
    const body = bytes.subarray(place + 8, end);
    if (kind === 'IHDR') head = headOf(body);
    else if (kind === 'PLTE') palette = body;
    else if (kind === 'IDAT') data.push(body);
    else if (kind === 'IEND') ended = true;
    place = end + 4;
  }
  if (head === null || data.length === 0 || !ended) throw new BrokenPicture('a part is missing');
  return greyOf(head, Buffer.concat(data), palette);
}

function headOf(body: Buffer): Head {
  if (body.length !== 13) throw new BrokenPicture('no head');
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [depth, colour, , , interlace] = body.subarray(8);
  if (width < 16 || height < 16) throw new BrokenPicture('too small');
  if (width * height > MOST_PIXELS) throw new BrokenPicture('too many pixels');
  if (CHANNELS[colour!] === undefined || ![1, 2, 4, 8, 16].includes(depth!))
    throw new BrokenPicture('no colours');
  return { width, height, depth: depth!, colour: colour!, interlaced: interlace === 1 };
}

function greyOf(head: Head, packed: Buffer, palette: Buffer): Grey {
  const channels = CHANNELS[head.colour]!;
  const width = head.interlaced ? Math.ceil(head.width / 8) : head.width;
  const height = head.interlaced ? Math.ceil(head.height / 8) : head.height;
  const row = Math.ceil((width * channels * head.depth) / 8);
  const most = Math.ceil((head.width * channels * head.depth) / 8 + 1) * head.height + 8 * head.height + 1024;
  let raw: Buffer;
  try {
    raw = inflateSync(packed, { maxOutputLength: most });
  } catch {
    throw new BrokenPicture('it does not unpack to what it says');
  }
  if (raw.length < (row + 1) * height) throw new BrokenPicture('it ends too early');
  const step = Math.max(1, (channels * head.depth) >> 3);
  const at = new Float32Array(width * height);
  let before: Buffer = Buffer.alloc(row);
  for (let y = 0; y < height; y += 1) {
    const from = y * (row + 1);
    const line = raw.subarray(from + 1, from + 1 + row);
    unfilter(raw[from]!, line, before, step);
    for (let x = 0; x < width; x += 1) at[y * width + x] = lightAt(line, x, head, channels, palette);
    before = line;
  }
  return { width, height, at };
}

function unfilter(kind: number, line: Buffer, above: Buffer, step: number): void {
  if (kind > 4) throw new BrokenPicture('a filter that does not exist');
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? line[at - step]! : 0;
    const up = above[at]!;
    const corner = at >= step ? above[at - step]! : 0;
    const add =
      kind === 0
        ? 0
        : kind === 1
          ? left
          : kind === 2
            ? up
            : kind === 3
              ? (left + up) >> 1
              : paeth(left, up, corner);
    line[at] = (line[at]! + add) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function lightAt(
  line: Buffer,
  x: number,
  { depth, colour }: Head,
  channels: number,
  palette: Buffer,
): number {
  const value = (channel: number): number => {
    const place = x * channels + channel;
    if (depth >= 8) return line[place * (depth >> 3)]!;
    const bit = place * depth;
    return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  const grey = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b;
  if (colour === 3) {
    const place = value(0) * 3;
    return grey(palette[place] ?? 0, palette[place + 1] ?? 0, palette[place + 2] ?? 0);
  }
  const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
  const light = channels >= 3 ? grey(value(0), value(1), value(2)) : value(0) * scale;
  const alpha = channels === 2 || channels === 4 ? value(channels - 1) / 255 : 1;
  return light * alpha + 255 * (1 - alpha);
}
