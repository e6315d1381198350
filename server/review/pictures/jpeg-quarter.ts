/**
 * What does a JPEG show at a quarter of its size?
 *
 * ITU-T T.81, baseline and progressive Huffman coding. Of every block of 64 coefficients only the four lowest are turned back into light: a
 * quarter of the size is all that comparing needs, and a picture of forty megapixels costs no more memory than a small one. Only the
 * brightness is looked at. A file that does not hold what it says stops with a `BrokenPicture`.
 */
import type { Grey } from './grey-picture.ts';

export class BrokenPicture extends Error {}

/** Pixels at most: a page at 600 dpi has 35 million. */
export const MOST_PIXELS = 60_000_000;

interface Component {
  readonly id: number;
  readonly h: number;
  readonly v: number;
  readonly quant: number;
  /** Blocks across and down, as they are coded. */
  wide: number;
  high: number;
  /** Four coefficients a block: zigzag places 0, 1, 2 and 4. */
  low: Float32Array;
  dc: number;
  dcTable: Huffman | null;
  acTable: Huffman | null;
}

/** Codes by length: the smallest and largest code of each length, and where its values begin. */
interface Huffman {
  readonly most: Int32Array;
  readonly first: Int32Array;
  readonly values: Uint8Array;
}

/** Which of the four kept places a zigzag place is; −1: none. */
const KEPT = [0, 1, 2, -1, 3] as const;

/** Decodes the brightness of a JPEG at a quarter of its size. */
export function quarterOfJpeg(bytes: Uint8Array): Grey {
  return new JpegReader(bytes).read();
}

class JpegReader {
  readonly #bytes: Uint8Array;
  readonly #tables = new Map<number, Huffman>();
  readonly #quants = new Map<number, Uint16Array>();
  #components: Component[] = [];
  #width = 0;
  #height = 0;
  #progressive = false;
  #restart = 0;
  #place = 0;
  #bits = 0;
  #count = 0;
  #run = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): Grey {
    if (this.#word() !== 0xffd8) throw new BrokenPicture('no JPEG');
    let scans = 0;
    for (;;) {
      const marker = this.#marker();
      if (marker === 0xd9) break;
      const end = this.#place + this.#word();
      if (end > this.#bytes.length) throw new BrokenPicture('a part is longer than the file');
      if (marker === 0xc4) this.#huffman(end);
      else if (marker === 0xdb) this.#quant(end);
      else if (marker === 0xdd) this.#restart = this.#word();
      else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2) this.#frame(marker === 0xc2);
      else if (marker > 0xc2 && marker < 0xd0 && marker !== 0xc8 && marker !== 0xcc)
        throw new BrokenPicture('a coding that nobody uses');
      else if (marker === 0xda) {
        this.#scan();
        scans += 1;
        if (scans > 200) throw new BrokenPicture('too many scans');
        continue;
      }
      this.#place = end;
    }
    if (scans === 0) throw new BrokenPicture('no picture in it');
    return this.#light();
  }

  #byte(): number {
    const byte = this.#bytes[this.#place];
    if (byte === undefined) throw new BrokenPicture('it ends too early');
    this.#place += 1;
    return byte;
  }

  #word(): number {
    return this.#byte() * 256 + this.#byte();
  }

  /** The next marker; what stands between is passed over. */
  #marker(): number {
    for (;;) {
      while (this.#byte() !== 0xff);
      let code = this.#byte();
      while (code === 0xff) code = this.#byte();
      if (code !== 0 && (code < 0xd0 || code > 0xd7)) return code;
    }
  }

  #huffman(end: number): void {
    while (this.#place < end) {
      const id = this.#byte();
      const counts = Array.from({ length: 16 }, () => this.#byte());
      const most = new Int32Array(17).fill(-1);
      const first = new Int32Array(17);
      const values = new Uint8Array(counts.reduce((sum, one) => sum + one, 0));
      let code = 0;
      let place = 0;
      for (let length = 1; length <= 16; length += 1) {
        const count = counts[length - 1]!;
        first[length] = place - code;
        if (count > 0) most[length] = code + count - 1;
        place += count;
        code = (code + count) << 1;
      }
      for (let at = 0; at < values.length; at += 1) values[at] = this.#byte();
      this.#tables.set(id, { most, first, values });
    }
  }

  #quant(end: number): void {
    while (this.#place < end) {
      const head = this.#byte();
      const table = new Uint16Array(64);
      for (let at = 0; at < 64; at += 1) table[at] = head >> 4 === 0 ? this.#byte() : this.#word();
      this.#quants.set(head & 15, table);
    }
  }

  #frame(progressive: boolean): void {
    if (this.#components.length > 0) throw new BrokenPicture('two pictures in one');
    this.#progressive = progressive;
    if (this.#byte() !== 8) throw new BrokenPicture('not eight bits');
    this.#height = this.#word();
    this.#width = this.#word();
    if (this.#width < 16 || this.#height < 16) throw new BrokenPicture('too small');
    if (this.#width * this.#height > MOST_PIXELS) throw new BrokenPicture('too many pixels');
    const count = this.#byte();
    if (count < 1 || count > 4) throw new BrokenPicture('no colours');
    const parts = Array.from({ length: count }, () => ({
      id: this.#byte(),
      hv: this.#byte(),
      quant: this.#byte(),
    }));
    const mostH = Math.max(...parts.map(({ hv }) => hv >> 4));
    const mostV = Math.max(...parts.map(({ hv }) => hv & 15));
    if (mostH < 1 || mostV < 1 || mostH > 4 || mostV > 4) throw new BrokenPicture('no sampling');
    this.#components = parts.map(({ id, hv, quant }, at) => {
      const h = hv >> 4;
      const v = hv & 15;
      const wide = Math.ceil(this.#width / (8 * mostH)) * h;
      const high = Math.ceil(this.#height / (8 * mostV)) * v;
      const low = new Float32Array(at === 0 ? wide * high * 4 : 0);
      return { id, h, v, quant, wide, high, low, dc: 0, dcTable: null, acTable: null };
    });
  }

  #scan(): void {
    const chosen = Array.from({ length: this.#byte() }, () => {
      const id = this.#byte();
      const tables = this.#byte();
      const one = this.#components.find((component) => component.id === id);
      if (one === undefined) throw new BrokenPicture('a scan of nothing');
      one.dcTable = this.#tables.get(tables >> 4) ?? null;
      one.acTable = this.#tables.get(16 + (tables & 15)) ?? null;
      return one;
    });
    const from = this.#byte();
    const to = this.#byte();
    const steps = this.#byte();
    // Later approximations change the last bits only, and colours nothing at all: they are passed over.
    const refines = this.#progressive && steps >> 4 > 0;
    const luma = chosen.includes(this.#components[0]!);
    if (chosen.length === 0 || refines || !luma || (this.#progressive && from > 4)) return;
    this.#blocks(chosen, from, to, steps & 15);
  }

  #blocks(chosen: readonly Component[], from: number, to: number, shift: number): void {
    this.#reset(chosen);
    const [only] = chosen;
    const alone = chosen.length === 1;
    const first = this.#components[0]!;
    const mostH = Math.max(...this.#components.map(({ h }) => h));
    const mostV = Math.max(...this.#components.map(({ v }) => v));
    // Alone, a component's blocks stand in rows of its own; together they stand in units of h × v blocks of each.
    const wide = alone ? Math.ceil((this.#width * only!.h) / (8 * mostH)) : first.wide / first.h;
    const high = alone ? Math.ceil((this.#height * only!.v) / (8 * mostV)) : first.high / first.v;
    for (let unit = 0; unit < wide * high; unit += 1) {
      if (this.#restart > 0 && unit > 0 && unit % this.#restart === 0) {
        if (!this.#skipRestart()) return;
        this.#reset(chosen);
      }
      const x = unit % wide;
      const y = (unit - x) / wide;
      for (const one of chosen) {
        const across = alone ? 1 : one.h;
        const down = alone ? 1 : one.v;
        for (let place = 0; place < across * down; place += 1) {
          const column = x * across + (place % across);
          const row = y * down + Math.floor(place / across);
          this.#block(one, one.low.length === 0 ? -1 : (row * one.wide + column) * 4, from, to, shift);
        }
      }
    }
  }

  #reset(chosen: readonly Component[]): void {
    for (const one of chosen) one.dc = 0;
    this.#count = 0;
    this.#run = 0;
  }

  #skipRestart(): boolean {
    this.#count = 0;
    while (this.#place + 1 < this.#bytes.length) {
      const code = this.#bytes[this.#place + 1]!;
      if (this.#bytes[this.#place] === 0xff && code >= 0xd0 && code <= 0xd7) {
        this.#place += 2;
        return true;
      }
      if (this.#bytes[this.#place] === 0xff && code !== 0) return false;
      this.#place += 1;
    }
    return false;
  }

  /** One block; `place` −1: a colour, only passed over. */
  #block(one: Component, place: number, from: number, to: number, shift: number): void {
    let at = from;
    if (at === 0) {
      const size = this.#symbol(one.dcTable);
      one.dc += size === 0 ? 0 : this.#signed(size);
      if (place >= 0) one.low[place] = one.dc * (1 << shift);
      at = 1;
    }
    if (this.#run > 0) {
      this.#run -= 1;
      return;
    }
    while (at <= to) {
      const symbol = this.#symbol(one.acTable);
      const zeros = symbol >> 4;
      const size = symbol & 15;
      if (size === 0) {
        if (zeros === 15) {
          at += 16;
          continue;
        }
        if (this.#progressive) this.#run = (1 << zeros) - 1 + (zeros === 0 ? 0 : this.#take(zeros));
        return;
      }
      at += zeros;
      const value = this.#signed(size);
      const kept = at < KEPT.length ? KEPT[at]! : -1;
      if (place >= 0 && kept >= 0) one.low[place + kept] = value * (1 << shift);
      at += 1;
    }
  }

  #bit(): number {
    if (this.#count === 0) {
      this.#bits = this.#bytes[this.#place] ?? 0;
      if (this.#bits === 0xff) {
        // A marker inside: the data is over, and what is missing is nought.
        if (this.#bytes[this.#place + 1] !== 0) return 0;
        this.#place += 1;
      }
      if (this.#place >= this.#bytes.length) throw new BrokenPicture('it ends too early');
      this.#place += 1;
      this.#count = 8;
    }
    this.#count -= 1;
    return (this.#bits >> this.#count) & 1;
  }

  #take(size: number): number {
    let value = 0;
    for (let at = 0; at < size; at += 1) value = value * 2 + this.#bit();
    return value;
  }

  #signed(size: number): number {
    const value = this.#take(size);
    return value < 2 ** (size - 1) ? value - 2 ** size + 1 : value;
  }

  #symbol(table: Huffman | null): number {
    if (table === null) throw new BrokenPicture('a table is missing');
    let code = 0;
    for (let length = 1; length <= 16; length += 1) {
      code = code * 2 + this.#bit();
      if (code <= table.most[length]!) return table.values[table.first[length]! + code] ?? 0;
    }
    throw new BrokenPicture('a code that does not exist');
  }

  /** Two by two points of every block. */
  #light(): Grey {
    const one = this.#components[0]!;
    const quant = this.#quants.get(one.quant);
    if (quant === undefined) throw new BrokenPicture('a table is missing');
    const mostH = Math.max(...this.#components.map(({ h }) => h));
    const mostV = Math.max(...this.#components.map(({ v }) => v));
    const width = Math.max(1, Math.floor((this.#width * one.h) / (4 * mostH)));
    const height = Math.max(1, Math.floor((this.#height * one.v) / (4 * mostV)));
    const at = new Float32Array(width * height);
    const [q0, q1, q2, q4] = [quant[0]!, quant[1]!, quant[2]!, quant[4]!];
    // Means of the quarters of a block: the lowest cosine's mean over a half is 0.641 of its height, scaled by √2 ⁄ 8.
    const slope = (Math.SQRT2 * 0.6407) / 8;
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const place = ((y >> 1) * one.wide + (x >> 1)) * 4;
        const across = x & 1 ? -slope : slope;
        const down = y & 1 ? -slope : slope;
        const light =
          128 +
          (one.low[place]! * q0) / 8 +
          one.low[place + 1]! * q1 * across +
          one.low[place + 2]! * q2 * down +
          one.low[place + 3]! * q4 * across * down * 8;
        at[y * width + x] = Math.min(255, Math.max(0, light));
      }
    return { width, height, at };
  }
}
