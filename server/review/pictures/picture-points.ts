/**
 * By which points is a picture known again when it was turned, cropped, darkened or saved anew?
 *
 * Corners of light and dark (Harris and Stephens, 1988), each with its own direction and 256 comparisons of light around it, turned with it
 * (BRIEF and ORB, 2010, 2011). Two lists of points are compared in `picture-match.ts`; for finding a picture among many, a few bits
 * of each point are marks, looked up like the marks of texts.
 */
import { type Grey, integralOf, meanOf } from './grey-picture.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** 256 bits. */
  readonly bits: Uint32Array;
}

const POINTS = 220;
const REACH = 15;
const PAIRS = 256;
const CELL = 6;

/** Where light is compared, the same for every point of every picture: pairs of places around it. */
const PATTERN: Float32Array = (() => {
  let state = 0x2545f491;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) / 4_294_967_296 + ((state >>> 8) & 0xffff) / 65_536 - 1) * 11;
  };
  return Float32Array.from({ length: PAIRS * 4 }, next);
})();

/** The points of a picture, the plainest first. */
export function pointsOf(picture: Grey): Point[] {
  const sums = integralOf(picture);
  return cornersOf(picture)
    .slice(0, POINTS)
    .map(({ x, y }) => ({ x, y, bits: bitsAt(picture, sums, x, y) }));
}

function cornersOf(picture: Grey): { x: number; y: number; strength: number }[] {
  const { width, height } = picture;
  const strengths = harris(picture);
  const found: { x: number; y: number; strength: number }[] = [];
  for (let top = REACH; top + CELL < height - REACH; top += CELL)
    for (let left = REACH; left + CELL < width - REACH; left += CELL) {
      let best = 0;
      let place = -1;
      for (let y = top; y < top + CELL; y += 1)
        for (let x = left; x < left + CELL; x += 1)
          if (strengths[y * width + x]! > best) {
            best = strengths[y * width + x]!;
            place = y * width + x;
          }
      if (place < 0) continue;
      const x = place % width;
      const y = (place - x) / width;
      if (isPeak(strengths, width, x, y)) found.push({ x, y, strength: best });
    }
  return found.sort((a, b) => b.strength - a.strength);
}

function isPeak(strengths: Float32Array, width: number, x: number, y: number): boolean {
  const own = strengths[y * width + x]!;
  for (let dy = -2; dy <= 2; dy += 1)
    for (let dx = -2; dx <= 2; dx += 1) if (strengths[(y + dy) * width + x + dx]! > own) return false;
  return true;
}

/** How much of a corner each place is. */
function harris({ width, height, at }: Grey): Float32Array {
  const size = width * height;
  const xx: Grey = { width, height, at: new Float32Array(size) };
  const yy: Grey = { width, height, at: new Float32Array(size) };
  const xy: Grey = { width, height, at: new Float32Array(size) };
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const place = y * width + x;
      const dx = at[place + 1]! - at[place - 1]!;
      const dy = at[place + width]! - at[place - width]!;
      xx.at[place] = dx * dx;
      yy.at[place] = dy * dy;
      xy.at[place] = dx * dy;
    }
  const [a, b, c] = [integralOf(xx), integralOf(yy), integralOf(xy)];
  const strengths = new Float32Array(size);
  for (let y = 3; y < height - 3; y += 1)
    for (let x = 3; x < width - 3; x += 1) {
      const area = [x - 2, y - 2, x + 3, y + 3] as const;
      const [p, q, r] = [meanOf(a, width, ...area), meanOf(b, width, ...area), meanOf(c, width, ...area)];
      const strength = p * q - r * r - 0.05 * (p + q) ** 2;
      strengths[y * width + x] = strength > 500 ? strength : 0;
    }
  return strengths;
}

/** The comparisons around a point, in its own direction: towards where the light is. */
function bitsAt({ width, height, at }: Grey, sums: Float64Array, x: number, y: number): Uint32Array {
  let right = 0;
  let down = 0;
  for (let dy = -REACH; dy <= REACH; dy += 1)
    for (let dx = -REACH; dx <= REACH; dx += 1) {
      if (dx * dx + dy * dy > REACH * REACH) continue;
      const light = at[(y + dy) * width + x + dx]!;
      right += dx * light;
      down += dy * light;
    }
  const angle = Math.atan2(down, right);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const mean = (place: number): number => {
    const [px, py] = [PATTERN[place]!, PATTERN[place + 1]!];
    const cx = Math.min(width - 3, Math.max(2, Math.round(x + px * cos - py * sin)));
    const cy = Math.min(height - 3, Math.max(2, Math.round(y + px * sin + py * cos)));
    return meanOf(sums, width, cx - 2, cy - 2, cx + 3, cy + 3);
  };
  const bits = new Uint32Array(PAIRS / 32);
  for (let pair = 0; pair < PAIRS; pair += 1)
    if (mean(pair * 4) < mean(pair * 4 + 2)) bits[pair >> 5]! |= 1 << (pair & 31);
  return bits;
}

/** Points of which marks are kept, tables of marks, and bits in a mark. */
const MARKED = 200;
const TABLES = 3;
const BITS = 17;

/** Marks of a picture for finding it among others: 32-bit numbers. */
export function pictureMarks(points: readonly Point[]): number[] {
  const marks = new Set<number>();
  for (const { bits } of points.slice(0, MARKED))
    for (let table = 0; table < TABLES; table += 1) {
      let mark = table;
      for (let bit = 0; bit < BITS; bit += 1) {
        const place = (table * 83 + bit * 13) % PAIRS;
        mark = mark * 2 + ((bits[place >> 5]! >>> (place & 31)) & 1);
      }
      marks.add(mark);
    }
  return [...marks].sort((a, b) => a - b);
}
