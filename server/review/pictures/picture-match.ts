/**
 * Are two pictures one paper, and where do they differ?
 *
 * Points that look alike say how one picture lies on the other (moved, turned, larger). Laid over it so, the two are compared in small
 * squares: papers made with one form agree in its printed lines and differ in what was filled in; a copy with another name differs in the
 * name alone. Only squares with something on them count.
 */
import { type Grey, sampled } from './grey-picture.ts';
import type { Point } from './picture-points.ts';

export interface Laid {
  /** Share of the squares with something on them that are the same, in ppm. */
  readonly sharePpm: number;
  readonly squares: number;
  /** Squares of the first picture that are the same: left, top, width, height in thousandths of it. */
  readonly alike: readonly (readonly [number, number, number, number])[];
}

/** From which share on, over how many squares, two pictures are one paper. */
export const PICTURE_LIMITS = { sharePpm: 860_000, squares: 24 } as const;

export const isNearPicture = ({ sharePpm, squares }: Laid): boolean =>
  sharePpm >= PICTURE_LIMITS.sharePpm && squares >= PICTURE_LIMITS.squares;

/** x' = a·x − b·y + c, y' = b·x + a·y + d. */
interface Turn {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

const ALIKE_BITS = 64;
const TRIES = 400;
const NEAR = 4;
const LEAST_POINTS = 8;

/** Compares two pictures; null when one cannot be laid on the other. */
export function lay(one: Grey, points: readonly Point[], other: Grey, others: readonly Point[]): Laid | null {
  const pairs = pairsOf(points, others);
  const turn = turnOf(pairs);
  return turn === null ? null : compared(one, other, turn);
}

type Pair = readonly [Point, Point];

/** Each point with the one that looks most like it, where that is no chance. */
function pairsOf(points: readonly Point[], others: readonly Point[]): Pair[] {
  const pairs: { pair: Pair; apart: number }[] = [];
  for (const point of points) {
    let best: Point | null = null;
    let least = ALIKE_BITS + 1;
    for (const other of others) {
      let apart = 0;
      for (let word = 0; word < 8 && apart < least; word += 1)
        apart += ones(point.bits[word]! ^ other.bits[word]!);
      if (apart < least) {
        least = apart;
        best = other;
      }
    }
    if (best !== null) pairs.push({ pair: [point, best], apart: least });
  }
  return pairs.sort((a, b) => a.apart - b.apart).map(({ pair }) => pair);
}

function ones(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The turn on which most pairs agree. The tries are the same for the same pairs. */
function turnOf(pairs: readonly Pair[]): Turn | null {
  if (pairs.length < LEAST_POINTS) return null;
  let state = 12_345;
  const next = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * most);
  };
  let best: Pair[] = [];
  for (let round = 0; round < TRIES; round += 1) {
    // The first tries look among the surest pairs.
    const among = Math.min(pairs.length, 10 + Math.floor((round * pairs.length) / TRIES));
    const turn = turnFrom([pairs[next(among)]!, pairs[next(among)]!]);
    if (turn === null) continue;
    const agreeing = pairs.filter((pair) => isOn(turn, pair));
    if (agreeing.length > best.length) best = agreeing;
  }
  return best.length < LEAST_POINTS ? null : turnFrom(best);
}

function isOn({ a, b, c, d }: Turn, [from, to]: Pair): boolean {
  return (
    Math.abs(a * from.x - b * from.y + c - to.x) < NEAR && Math.abs(b * from.x + a * from.y + d - to.y) < NEAR
  );
}

/** The turn that fits pairs best (least squares); null when it would stretch beyond reason. */
function turnFrom(pairs: readonly Pair[]): Turn | null {
  const count = pairs.length;
  const mean = (pick: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + pick(pair), 0) / count;
  const [mx, my] = [mean(([p]) => p.x), mean(([p]) => p.y)];
  const [nx, ny] = [mean(([, q]) => q.x), mean(([, q]) => q.y)];
  let spread = 0;
  let along = 0;
  let across = 0;
  for (const [p, q] of pairs) {
    const [px, py, qx, qy] = [p.x - mx, p.y - my, q.x - nx, q.y - ny];
    spread += px * px + py * py;
    along += px * qx + py * qy;
    across += px * qy - py * qx;
  }
  if (spread < 200) return null;
  const [a, b] = [along / spread, across / spread];
  const size = Math.hypot(a, b);
  if (size < 0.55 || size > 1.8) return null;
  return { a, b, c: nx - a * mx + b * my, d: ny - b * mx - a * my };
}

const SQUARE = 16;
/** Contrast from which a square has something on it, and from which likeness it is the same. */
const INK = 9;
const SAME = 0.62;
/** So alike that no shift need be tried. */
const SURE = 0.85;
const SHIFTS = [-2, -1, 0, 1, 2] as const;

function compared(one: Grey, other: Grey, turn: Turn): Laid {
  const theirs = laidOver(one, other, turn);
  const alike: [number, number, number, number][] = [];
  let squares = 0;
  for (let top = 0; top + SQUARE <= one.height; top += SQUARE)
    for (let left = 0; left + SQUARE <= one.width; left += SQUARE) {
      const likeness = squareLike(one, theirs, left, top);
      if (likeness === null) continue;
      squares += 1;
      if (likeness < SAME) continue;
      const part = (value: number, whole: number) => Math.round((value * 1000) / whole);
      alike.push([
        part(left, one.width),
        part(top, one.height),
        part(SQUARE, one.width),
        part(SQUARE, one.height),
      ]);
    }
  return { squares, sharePpm: squares === 0 ? 0 : Math.round((alike.length * 1_000_000) / squares), alike };
}

/** The other picture as it lies on the first; NaN where it does not reach. */
function laidOver({ width, height }: Grey, other: Grey, { a, b, c, d }: Turn): Grey {
  const at = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      at[y * width + x] = sampled(other, a * x - b * y + c, b * x + a * y + d) ?? Number.NaN;
  return { width, height, at };
}

/** How alike a square is at the best of a few small shifts, −1 … 1; null: nothing on it, or outside the other. */
function squareLike(one: Grey, other: Grey, left: number, top: number): number | null {
  const own = squareAt(one, left, top);
  const straight = squareAt(other, left, top);
  if (own === null || straight === null) return null;
  const { like, most } = correlated(own, straight);
  if (most < INK) return null;
  if (like >= SURE) return like;
  let best = like;
  for (const dy of SHIFTS)
    for (const dx of SHIFTS) {
      const theirs = squareAt(other, left + dx, top + dy);
      if (theirs !== null) best = Math.max(best, correlated(own, theirs).like);
    }
  return best;
}

function squareAt({ width, height, at }: Grey, left: number, top: number): Float32Array | null {
  if (left < 0 || top < 0 || left + SQUARE > width || top + SQUARE > height) return null;
  const square = new Float32Array(SQUARE * SQUARE);
  for (let y = 0; y < SQUARE; y += 1) {
    const from = (top + y) * width + left;
    square.set(at.subarray(from, from + SQUARE), y * SQUARE);
  }
  return square.some(Number.isNaN) ? null : square;
}

function correlated(one: Float32Array, other: Float32Array): { like: number; most: number } {
  const count = one.length;
  let [sum1, sum2, square1, square2, both] = [0, 0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const [p, q] = [one[at]!, other[at]!];
    sum1 += p;
    sum2 += q;
    square1 += p * p;
    square2 += q * q;
    both += p * q;
  }
  const spread1 = Math.sqrt(Math.max(0, square1 / count - (sum1 / count) ** 2));
  const spread2 = Math.sqrt(Math.max(0, square2 / count - (sum2 / count) ** 2));
  const like =
    spread1 < 1 || spread2 < 1 ? 0 : (both / count - (sum1 * sum2) / count / count) / (spread1 * spread2);
  return { like, most: Math.max(spread1, spread2) };
}
