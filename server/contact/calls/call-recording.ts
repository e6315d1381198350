/**
 * How does the recording of a call get here whole, and how is that proven?
 *
 * It is written down while its SHA-256 is reckoned. What the exchange announced must have the length and digest that it said;
 * what is uploaded must not end early; both must begin as a sound that can be played, whose kind is what its bytes say. The digest goes into the person's chain of proofs. There is one recording a call:
 * the same again changes nothing, another one is refused.
 */

import { type CallKey, markFault, markRecording, readCall } from '../../db/calls/call-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { appendProofs } from '../../evidence/proof.ts';
import type { CallState } from '../carriers/voice-port.ts';
import type { KeptFile } from '../kept-files.ts';
import type { CallRoom } from './call-room.ts';
import { HEAD_BYTES, type Sound, soundOf } from './sound-kind.ts';

/** About three hours of speech as an exchange records it (16-bit, 8 kHz). */
export const MOST_BYTES = 200_000_000;
const FETCH_MS = 120_000;

export type Recorded =
  | Extract<KeptFile, { state: 'kept' }>
  | {
      readonly state: 'refused';
      readonly why:
        | Extract<KeptFile, { state: 'refused' }>['why']
        | 'no-such-call'
        | 'another-one'
        | 'not-there';
    };

/** Finds out the kind of sound while it comes. */
class Listening {
  type: Sound | null = null;
  readonly bytes = HEAD_BYTES;
  readonly isRight = (head: Uint8Array): boolean => {
    this.type = soundOf(head);
    return this.type !== null;
  };
}

/** Keeps what is uploaded. */
export async function takeRecording(
  room: CallRoom,
  call: CallKey,
  source: AsyncIterable<Uint8Array>,
  mostBytes = MOST_BYTES,
): Promise<Recorded> {
  if ((await readCall(room.pool, call)) === null) return { state: 'refused', why: 'no-such-call' };
  const head = new Listening();
  const kept = await room.files.keep(call, source, { mostBytes, head });
  return kept.state === 'kept' ? mark(room, call, kept, head.type!, 'upload') : kept;
}

/** Fetches what the exchange announced; why it could not be kept stands in the call, and it may be announced again. */
export async function fetchRecording(
  room: CallRoom,
  call: CallKey,
  { name, bytes, sha256 }: NonNullable<CallState['recording']>,
): Promise<Recorded> {
  const row = await readCall(room.pool, call);
  if (row?.recording === sha256) return { state: 'kept', digest: sha256, bytes };
  const source = await room.line.fetchRecording(name, FETCH_MS);
  const head = new Listening();
  const terms = { mostBytes: MOST_BYTES, head, said: { bytes, sha256 } };
  const kept: Recorded =
    source === null
      ? { state: 'refused', why: 'not-there' }
      : await room.files.keep(call, source as AsyncIterable<Uint8Array>, terms);
  if (kept.state === 'refused') {
    await markFault(room.pool, call, kept.why);
    return kept;
  }
  return mark(room, call, kept, head.type!, 'exchange');
}

async function mark(
  { pool, gatehouse }: CallRoom,
  call: CallKey,
  kept: Extract<KeptFile, { state: 'kept' }>,
  type: Sound,
  from: 'exchange' | 'upload',
): Promise<Recorded> {
  const { digest, bytes } = kept;
  const isNew = await transaction(pool, async (client) => {
    await lockBorrowers(client, [call]);
    if (!(await markRecording(client, call, { digest, bytes, type, from }))) return false;
    const { slot, borrower, permit } = call;
    const data = { permit, sha256: digest, bytes, type, from };
    await appendProofs(client, [{ slot, borrower, at: gatehouse.now(), kind: 'recording', data }]);
    return true;
  });
  if (isNew) return kept;
  const before = (await readCall(pool, call))?.recording;
  return before === digest ? kept : { state: 'refused', why: 'another-one' };
}
