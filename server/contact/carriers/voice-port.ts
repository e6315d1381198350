/**
 * What do we and a telephone exchange say to each other?
 *
 * An order for a call with two legs (first the agent, then the borrower), what is known of a call, and events that carry all that
 * is known so far: whichever comes first, last or twice, the call is the same. docs/contact.md describes the port.
 */
import { z } from 'zod';
import type { CallOutcome } from '../../../rules/gate/situation.ts';

/** How a call ended. `agent-no-answer`: the agent's own leg was not taken, the borrower's was never rung. */
export const CAUSES = [
  'completed',
  'no-answer',
  'busy',
  'not-in-service',
  'unreachable',
  'rejected',
  'agent-no-answer',
  'cancelled',
] as const;
export type Cause = (typeof CAUSES)[number];

const Second = z.int().nonnegative().nullable();

/** A call as the exchange has it; times in seconds since 1970 by its clock. */
export const CallState = z.object({
  call: z.string().min(1).max(100),
  key: z.string().min(1).max(100),
  rang: Second,
  answered: Second,
  ended: Second,
  cause: z.enum(CAUSES).nullable(),
  recording: z
    .object({
      name: z.string().min(1).max(200),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      type: z.string().max(100),
    })
    .nullable(),
});
export type CallState = z.infer<typeof CallState>;

export const CallEvent = z.object({
  type: z.enum(['call.ringing', 'call.answered', 'call.ended', 'call.recording']),
  call: CallState,
});
export type CallEvent = z.infer<typeof CallEvent>;

/**
 * What an end means for the contact log when the agent has entered nothing; null: it was answered, and who it was and what was
 * said nobody has told: it stays unknown and counts. `not-sent`: the borrower was never rung.
 */
export function outcomeOf({ cause, rang, answered }: CallState): CallOutcome | 'not-sent' | null {
  switch (cause) {
    case null:
    case 'completed':
      return null;
    case 'agent-no-answer':
      return 'not-sent';
    case 'cancelled':
      return answered !== null ? null : rang === null ? 'not-sent' : 'no-answer';
    case 'rejected':
      return 'busy';
    case 'no-answer':
    case 'busy':
    case 'not-in-service':
    case 'unreachable':
      return answered === null ? cause : null;
    default:
      return cause satisfies never;
  }
}
