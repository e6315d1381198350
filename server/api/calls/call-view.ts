/**
 * How does a call look to the agent who makes it?
 *
 * Its state is read from what the exchange has told, never guessed; while nothing is told nothing is said.
 */

import { keyOfCall } from '../../contact/calls/call-room.ts';
import type { CallRow } from '../../db/calls/call-rows.ts';
import type { CallShown } from './calls-schema.ts';

/** A call as it stands. */
export function showCall(row: CallRow, debts: readonly string[]): CallShown {
  const { recording, recordingBytes, recordingType, recordingFrom } = row;
  return {
    call: keyOfCall(row),
    worker: row.worker,
    state: stateOf(row),
    cause: row.cause,
    begun: Math.round(row.begunAt),
    answered: row.answeredAt,
    ended: row.endedAt,
    outcome: row.outcome,
    outcomeBy: row.outcomeBy,
    debts: [...debts],
    recording:
      recording === null
        ? null
        : {
            sha256: recording,
            bytes: recordingBytes ?? 0,
            type: recordingType ?? 'application/octet-stream',
            from: recordingFrom ?? 'upload',
          },
    recordingFault: row.recordingFault,
  };
}

function stateOf({ state, rangAt, answeredAt, endedAt }: CallRow): CallShown['state'] {
  if (state === 'refused') return 'refused';
  if (endedAt !== null) return 'ended';
  if (answeredAt !== null) return 'talking';
  if (rangAt !== null) return 'ringing';
  return state === 'unknown' ? 'unknown' : 'ordered';
}
