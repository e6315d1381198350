/**
 * What does the exchange's news make of a call?
 *
 * Every event carries all that is known, and is laid over the row without replacing anything: late, twice or in another order it
 * comes to the same. A call that ended without anybody answering completes its own outcome, unless the agent has entered
 * one. One that was answered stays unknown until the agent says who it was: unknown counts as a talk.
 */
import type { CallKey, CallRow } from '../../db/calls/call-rows.ts';
import { foldCall, markOutcome } from '../../db/calls/call-rows.ts';
import { answerWish } from '../../db/calls/wish-rows.ts';
import { lockBorrowers } from '../../db/gate/person-rows.ts';
import { transaction } from '../../db/pool.ts';
import { tellOutcomesIn } from '../../gate/tell-person.ts';
import { CAUSES, type CallState, type Cause, outcomeOf } from '../carriers/voice-port.ts';
import { type CallRoom, callOfKey } from './call-room.ts';
import { tellTried } from './tell-tried.ts';

/** Keeps what is told; null when it is about no call of ours. */
export async function keepNews(room: CallRoom, told: CallState): Promise<CallKey | null> {
  const call = callOfKey(told.key);
  if (call === null) return null;
  const { pool, gatehouse, line } = room;
  const kept = await transaction(pool, async (client) => {
    await lockBorrowers(client, [call]);
    const { call: reference, rang, answered, ended, cause } = told;
    const row = await foldCall(client, call, line.name, { reference, rang, answered, ended, cause });
    if (row === null) return null;
    await answerWish(client, call);
    const outcome = outcomeFrom(row, told);
    if (outcome === null || !(await markOutcome(client, call, outcome, 'exchange', null)))
      return { outcome: null };
    const ending = { type: 'outcome', outcome, raised: [], discussed: [] } as const;
    await tellOutcomesIn(client, [{ key: call, permit: call.permit, at: gatehouse.now(), ending }]);
    return { outcome };
  });
  if (kept === null) return null;
  if (kept.outcome !== null && kept.outcome !== 'not-sent') await tellTried(room, call);
  return call;
}

/** What the row as it is now known to be amounts to; null while it runs, or when only a person can say. */
function outcomeFrom(row: CallRow, told: CallState) {
  if (row.endedAt === null || row.outcome !== null) return null;
  const cause = CAUSES.find((one): one is Cause => one === row.cause) ?? null;
  return outcomeOf({ ...told, cause, rang: row.rangAt, answered: row.answeredAt });
}
