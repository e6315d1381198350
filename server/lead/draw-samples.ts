/**
 * Which calls of a day are looked at?
 *
 * A tenth of those that were answered, drawn by a keyed digest of the call and the day: nobody chooses, nobody can tell beforehand which
 * call it will be, and the same day draws the same calls again. The key is the house's own and lies in no code.
 */
import { createHmac } from 'node:crypto';
import { QUALITY_FORM } from '../../policy/house/desk/quality-form.ts';
import { teamRulesOn } from '../../policy/house/desk/team-rules.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { keyOfCall } from '../contact/calls/call-room.ts';
import { answeredOn, keepSamples } from '../db/lead/sample-rows.ts';
import type { Pool } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';

const KEY = 'quality-sample';
const MILLION = 1_000_000;

/** Whether a call of a day is drawn: its place in a million, below the share. */
export function isDrawn(key: Uint8Array, call: string, day: Day, sharePpm: number): boolean {
  const digest = createHmac('sha256', key)
    .update(`${formatDay(day)} ${call}`)
    .digest();
  // 48 bits over a million: no place is likelier than another by more than one in 2.8 · 10⁸.
  return digest.readUIntBE(0, 6) % MILLION < sharePpm;
}

/** Draws the calls of a closed day; returns how many are new. */
export async function drawSamples(pool: Pool, day: Day): Promise<number> {
  const { samplePpm } = teamRulesOn(day);
  const calls = await answeredOn(pool, day);
  if (calls.length === 0) return 0;
  const key = await houseKey(pool, KEY);
  const drawn = calls.filter((call) => isDrawn(key, keyOfCall(call), day, samplePpm));
  return keepSamples(pool, day, QUALITY_FORM, drawn);
}
