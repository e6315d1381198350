/**
 * Do the chains belong to the seals of their days, and did the house sign those?
 *
 * A head leads by its path to its slot's root and on to the day's; the seal's text names that root and is signed by a key that the file
 * holds; each seal names the one before it, each key but the first is announced by the one before it. A record that was added to a sealed
 * day, or dated back into it, makes the head of that day another one.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { parseDay } from '../../../rules/days.ts';
import { atOf, type Numbered } from './chain-check.ts';
import type { ChainRecord, InclusionRecord, KeyRecord, SealRecord } from './evidence-records.ts';
import { fromBase64, fromHex, toHex } from './file-parts.ts';
import { type Found, found } from './finding-words.ts';
import { leafBytes, leafHash, rootBy, type Sha256 } from './merkle.ts';
import { keyWording, sealWording } from './signed-texts.ts';
import { readStamp } from './stamp-reading.ts';

/** How many slots a day's tree has. */
const SLOTS = 256;

const utf8 = new TextEncoder();

/** Whether a signature over a text is that of a key (Ed25519). */
export type SignedBy = (signature: Uint8Array, text: Uint8Array, publicKey: Uint8Array) => boolean;

/** Ed25519 in plain JavaScript: the same in Node and in a browser. */
export const signedBy: SignedBy = (signature, text, publicKey) => {
  try {
    return ed25519.verify(signature, text, publicKey);
  } catch {
    return false;
  }
};

/** Public keys of a file by id, those that are vouched for, and what is wrong with the others. */
export function keyFindings(
  keys: readonly Numbered<KeyRecord>[],
  sha256: Sha256,
  signed: SignedBy,
): { readonly known: ReadonlyMap<string, Uint8Array>; readonly wrong: Found[] } {
  const known = new Map<string, Uint8Array>();
  const wrong: Found[] = [];
  for (const [place, { record, key, public: hex, from, before, voucher }] of keys.entries()) {
    const bytes = fromHex(hex);
    const named = bytes !== null && bytes.length === 32 && toHex(sha256(bytes)).slice(0, 16) === key;
    const words = utf8.encode(keyWording({ key, public: hex, from, before: before ?? '' }));
    const old = before === null ? undefined : known.get(before);
    const vouched =
      place === 0 ||
      (old !== undefined && voucher !== null && signed(fromHex(voucher) ?? new Uint8Array(64), words, old));
    if (named && vouched && bytes !== null) known.set(key, bytes);
    else wrong.push(found('key', { record, day: from, field: named ? 'voucher' : 'public' }));
  }
  return { known, wrong };
}

/** What the text of a seal says; null when it is not in its only form. */
export function sealWords(text: string): {
  readonly day: string;
  readonly root: string;
  readonly previous: string | null;
  readonly key: string;
  readonly count: number;
} | null {
  try {
    const { day, root, count, previous, key } = JSON.parse(text);
    return sealWording({ day, root, count, previous, key }) === text
      ? { day, root, count, previous, key }
      : null;
  } catch {
    return null;
  }
}

/** Roots by day, and what is wrong with the seals. */
export function sealFindings(
  seals: readonly Numbered<SealRecord>[],
  keys: ReadonlyMap<string, Uint8Array>,
  sha256: Sha256,
  signed: SignedBy,
): { readonly roots: ReadonlyMap<string, string>; readonly wrong: Found[] } {
  const roots = new Map<string, string>();
  const wrong: Found[] = [];
  let before: string | null = null;
  for (const { record, day, text, signature, stamp } of seals) {
    const words = sealWords(text);
    const bytes = utf8.encode(text);
    const hash = sha256(bytes);
    const key = words === null ? undefined : keys.get(words.key);
    const by = fromHex(signature);
    if (words === null || words.day !== day) wrong.push(found('seal', { record, day, field: 'text' }));
    else if (key === undefined) wrong.push(found('unknown-key', { record, day, field: 'text' }));
    else if (by === null || !signed(by, bytes, key))
      wrong.push(found('seal', { record, day, field: 'signature' }));
    else roots.set(day, words.root);
    if (before !== null && words !== null && words.previous !== before)
      wrong.push(found('previous', { record, day, field: 'text' }));
    before = toHex(hash);
    if (stamp === null) continue;
    const token = fromBase64(stamp);
    const imprint = token === null ? null : readStamp(token)?.imprint;
    if (imprint === undefined || imprint === null || toHex(imprint) !== before)
      wrong.push(found('stamp', { record, day, field: 'stamp' }));
  }
  return { roots, wrong };
}

/** Whether the heads of a chain are in the seals, and every record of a sealed day under one. */
export function inclusionFindings(
  chain: readonly Numbered<ChainRecord>[],
  inclusions: readonly Numbered<InclusionRecord>[],
  roots: ReadonlyMap<string, string>,
  sha256: Sha256,
): Found[] {
  const wrong: Found[] = [];
  const bySeq = new Map(chain.map((record) => [record.seq, record]));
  for (const one of inclusions) {
    const { record, day, seq } = one;
    const head = bySeq.get(seq);
    const later = bySeq.get(seq + 1);
    const where = { record, day, seq, chain: `${one.chain} ${one.id}` };
    const root = head === undefined ? null : rootFrom(one, head, sha256);
    if (root === null || roots.get(day) !== root) wrong.push(found('inclusion', where));
    else if (head !== undefined && head.day > day) wrong.push(found('inclusion', atOf(head, 'day')));
    else if (later !== undefined && later.day <= day) wrong.push(found('inclusion', atOf(later, 'day')));
  }
  const days = inclusions.map(({ day, seq }) => ({ day, seq }));
  const last = [...roots.keys()].at(-1) ?? '';
  for (const record of chain)
    if (record.day <= last && !days.some(({ day, seq }) => day >= record.day && seq >= record.seq))
      wrong.push(found('not-included', atOf(record)));
  return wrong;
}

function rootFrom(one: InclusionRecord, head: ChainRecord, sha256: Sha256): string | null {
  const hash = fromHex(head.hash);
  if (hash === null || parseDay(one.day) === null) return null;
  const leaf = leafHash(sha256, leafBytes(one.chain, one.slot, BigInt(one.id), one.seq, hash));
  const slot = rootBy(sha256, leaf, one.place, one.leaves, bytesOf(one.path));
  if (slot === null) return null;
  const root = rootBy(sha256, leafHash(sha256, slot), one.slot, SLOTS, bytesOf(one.slotPath));
  return root === null ? null : toHex(root);
}

const bytesOf = (path: readonly string[]): Uint8Array[] =>
  path.map((text) => fromHex(text) ?? new Uint8Array(0));
