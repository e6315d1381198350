/**
 * What is needed to make calls and to hear of them?
 *
 * The book, the gate with its clock, the line to the exchange, and the folder where recordings lie; by hand in `main.ts` or in
 * a test.
 */
import type { Rules } from '../../day-end/closer.ts';
import type { CallKey } from '../../db/calls/call-rows.ts';
import type { Pool } from '../../db/pool.ts';
import type { Gatehouse } from '../../gate/permit-desk.ts';
import type { VoiceLine } from '../carriers/voice-line.ts';
import type { KeptFiles } from '../kept-files.ts';

/** What outlives a request. */
export interface Telephone {
  readonly line: VoiceLine;
  readonly files: KeptFiles;
}

/** Everything a call needs at one minute. */
export interface CallRoom extends Telephone {
  readonly pool: Pool;
  readonly gatehouse: Gatehouse;
  readonly rules: Rules;
}

/** Under which name the exchange knows a call, and we find it again: "slot-borrower-permit". */
export function keyOfCall({ slot, borrower, permit }: CallKey): string {
  return `${slot}-${borrower}-${permit}`;
}

/** The call that is meant; null where the name is none of ours. */
export function callOfKey(key: string): CallKey | null {
  const parts = /^(\d{1,3})-(\d{1,18})-(\d{1,9})$/.exec(key);
  return parts === null
    ? null
    : { slot: Number(parts[1]), borrower: BigInt(parts[2]!), permit: Number(parts[3]) };
}
