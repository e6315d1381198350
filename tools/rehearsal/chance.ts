/**
 * Which chances does a rehearsal take? The same seed takes the same ones.
 *
 * Mulberry32, a small generator in the public domain: good enough to choose moments and amounts, and nothing else.
 */

/** Numbers in [0, 1) from a seed. */
export function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
