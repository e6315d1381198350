/**
 * Does a leaf belong to a tree of which only the root is known?
 *
 * Hashing of RFC 6962: SHA-256(0x00 ‖ leaf) and SHA-256(0x01 ‖ left ‖ right), so that no leaf passes for a node; the root of no leaves is
 * SHA-256 of nothing. Pairing level by level and lifting a last odd node up gives that tree. A day's tree has two storeys: the
 * leaves of each slot, and above them the roots of the 256 slots as leaves. It runs in Node and in a browser.
 */

/** SHA-256 of bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const HASH = 32;
const node = new Uint8Array(1 + 2 * HASH);
node[0] = 1;

/** Hash of a leaf. */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + leaf.length);
  bytes.set(leaf, 1);
  return sha256(bytes);
}

/** Hash of two nodes. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + HASH);
  return sha256(node);
}

/** The root over leaves that are hashed already. */
export function rootOf(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  let level = leaves;
  while (level.length > 1) level = above(sha256, level);
  return level[0]!;
}

/** What stands beside the way from leaf `place` up to the root. */
export function pathOf(sha256: Sha256, leaves: readonly Uint8Array[], place: number): Uint8Array[] {
  const path: Uint8Array[] = [];
  let at = place;
  for (let level = leaves; level.length > 1; level = above(sha256, level), at >>= 1) {
    const beside = level[at ^ 1];
    if (beside !== undefined) path.push(beside);
  }
  return path;
}

/** The root that a leaf and its path lead to, for a tree of `count` leaves; null when the path is not as long as it must be. */
export function rootBy(
  sha256: Sha256,
  leaf: Uint8Array,
  place: number,
  count: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (place < 0 || place >= count) return null;
  let hash = leaf;
  let taken = 0;
  let at = place;
  for (let wide = count; wide > 1; wide = (wide + 1) >> 1, at >>= 1) {
    if ((at ^ 1) >= wide) continue;
    const beside = path[taken];
    if (beside === undefined || beside.length !== HASH) return null;
    taken += 1;
    hash = (at & 1) === 1 ? nodeHash(sha256, beside, hash) : nodeHash(sha256, hash, beside);
  }
  return taken === path.length ? hash : null;
}

function above(sha256: Sha256, level: readonly Uint8Array[]): Uint8Array[] {
  const next: Uint8Array[] = new Array((level.length + 1) >> 1);
  for (let at = 0; at + 1 < level.length; at += 2)
    next[at >> 1] = nodeHash(sha256, level[at]!, level[at + 1]!);
  if (level.length % 2 === 1) next[next.length - 1] = level[level.length - 1]!;
  return next;
}

/** Whose chain a leaf stands for. */
export type ChainOf = 'account' | 'person';

const LEAF = 1 + 2 + 8 + 4 + HASH;

/**
 * Bytes of a leaf: "a" for an account or "p" for a person (1), slot (int16), number (int64), how many records its chain has (int32), hash
 * of the last (32); big-endian.
 */
export function leafBytes(of: ChainOf, slot: number, id: bigint, seq: number, head: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(LEAF);
  const view = new DataView(bytes.buffer);
  bytes[0] = of === 'account' ? 0x61 : 0x70;
  view.setInt16(1, slot);
  view.setBigInt64(3, id);
  view.setInt32(11, seq);
  bytes.set(head, 15);
  return bytes;
}
