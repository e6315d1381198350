/**
 * Has anything in an account's history been changed, taken out or put in?
 *
 * Each event's hash is SHA-256 over the hash before it and the event's own bytes, so a change anywhere breaks every hash
 * after it. The first event follows 32 zero bytes. The text of an event holds its postings: money is covered too.
 */
import { hash } from 'node:crypto';
import type { Day } from '../../rules/days.ts';

/** What the first event of an account follows. */
export const BEGINNING: Uint8Array = new Uint8Array(32);

const HEAD_BYTES = 32;
/** Hash before, slot, account, seq, day, length of the type. */
const FIXED_BYTES = HEAD_BYTES + 2 + 8 + 4 + 4 + 2;
let bytes = Buffer.allocUnsafeSlow(4096);
let view = new DataView(bytes.buffer);

/**
 * Hash of an event. Canonical bytes, big-endian: the hash before (32), slot (int16), account (int64), seq (int32), day as
 * days since 1970-01-01 (int32), length of the type in bytes (int16), the type and the data as UTF-8.
 */
export function chainHash(
  before: Uint8Array,
  slot: number,
  accountId: bigint,
  seq: number,
  day: Day,
  type: string,
  data: string,
): Buffer {
  if (before.length !== HEAD_BYTES) throw new Error(`a hash of ${before.length} bytes in the chain`);
  const most = FIXED_BYTES + 3 * (type.length + data.length);
  if (most > bytes.length) {
    bytes = Buffer.allocUnsafeSlow(2 * most);
    view = new DataView(bytes.buffer);
  }
  bytes.set(before);
  view.setInt16(32, slot);
  view.setBigInt64(34, accountId);
  view.setInt32(42, seq);
  view.setInt32(46, day);
  const typeBytes = bytes.write(type, FIXED_BYTES);
  view.setInt16(50, typeBytes);
  const end = FIXED_BYTES + typeBytes + bytes.write(data, FIXED_BYTES + typeBytes);
  // As text and back: asked for a buffer, `hash` takes four times as long (2.8 µs against 0.6 µs, Node 24).
  return Buffer.from(hash('sha256', bytes.subarray(0, end), 'hex'), 'hex');
}
