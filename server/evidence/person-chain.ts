/**
 * Has anything that was done with a person been changed, taken out or put in afterwards?
 *
 * As with an account (chain.ts): each proof's hash is SHA-256 over the hash before it and the proof's own bytes. The first follows
 * other 32 bytes than an account's first event, so no record of the one chain can pass for one of the other.
 */
import { hash } from 'node:crypto';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';

const HEAD_BYTES = 32;
/** Hash before, slot, borrower, seq, day, minute, length of the kind. */
const FIXED_BYTES = HEAD_BYTES + 2 + 8 + 4 + 4 + 4 + 2;
let bytes = Buffer.allocUnsafeSlow(4096);
let view = new DataView(bytes.buffer);

/** What the first proof of a person follows: SHA-256 of these words. */
export const PERSON_BEGINNING: Uint8Array = Buffer.from(
  hash('sha256', 'anhuan person chain 1', 'hex'),
  'hex',
);

/** A proof's own fields. */
export interface ProofFields {
  readonly slot: number;
  readonly borrower: bigint;
  readonly seq: number;
  readonly day: Day;
  readonly at: Minute;
  readonly kind: string;
  readonly data: string;
}

/** The number of the first proof of a whole chain, in order, that does not follow from the one before it; null when all do. */
export function firstBroken(chain: readonly (ProofFields & { readonly hash: Buffer })[]): number | null {
  let before: Uint8Array = PERSON_BEGINNING;
  for (const [place, proof] of chain.entries()) {
    if (proof.seq !== place + 1 || !personHash(before, proof).equals(proof.hash)) return proof.seq;
    before = proof.hash;
  }
  return null;
}

/**
 * Hash of a proof. Canonical bytes, big-endian: the hash before (32), slot (int16), borrower (int64), seq (int32), day as days
 * since 1970-01-01 (int32), minute since 1970-01-01T00:00Z (int32), length of the kind in bytes (int16), kind and data as UTF-8.
 */
export function personHash(before: Uint8Array, proof: ProofFields): Buffer {
  const { slot, borrower, seq, day, at, kind, data } = proof;
  if (before.length !== HEAD_BYTES) throw new Error(`a hash of ${before.length} bytes in the chain`);
  const most = FIXED_BYTES + 3 * (kind.length + data.length);
  if (most > bytes.length) {
    bytes = Buffer.allocUnsafeSlow(2 * most);
    view = new DataView(bytes.buffer);
  }
  bytes.set(before);
  view.setInt16(32, slot);
  view.setBigInt64(34, borrower);
  view.setInt32(42, seq);
  view.setInt32(46, day);
  view.setInt32(50, at);
  const kindBytes = bytes.write(kind, FIXED_BYTES);
  view.setInt16(54, kindBytes);
  const end = FIXED_BYTES + kindBytes + bytes.write(data, FIXED_BYTES + kindBytes);
  return Buffer.from(hash('sha256', bytes.subarray(0, end), 'hex'), 'hex');
}
