/**
 * What is an agent doing, as far as the house can know?
 *
 * Derived from calls and signing in, never reported by anybody: a call that is open, a call that ended and has no entry yet, a page that
 * was open a moment ago. What an agent does away from both nobody sees, and the board says so.
 */

export type AgentState = 'on-call' | 'wrap-up' | 'idle' | 'off' | 'absent';

/** What is known of one agent; times in milliseconds, all of one clock. Null: there is none. */
export interface AgentSigns {
  readonly absent: boolean;
  /** His latest call: when it began and ended, and whether what came of it was entered. */
  readonly call: {
    readonly begunAt: number;
    readonly endedAt: number | null;
    readonly entered: boolean;
  } | null;
  /** When a page of his was last seen to be open. */
  readonly seenAt: number | null;
}

export interface StateLimits {
  readonly wrapUpMinutes: number;
  readonly seenMinutes: number;
}

/** A call of which nobody told the end lasts no longer: its news was lost. */
const LONGEST_CALL = 4 * 3_600_000;

/** What he is doing at `now`, and since when; null: since long or never. */
export function agentState(
  { absent, call, seenAt }: AgentSigns,
  now: number,
  { wrapUpMinutes, seenMinutes }: StateLimits,
): { readonly state: AgentState; readonly since: number | null } {
  if (call !== null && !call.entered) {
    if (call.endedAt === null && now - call.begunAt < LONGEST_CALL)
      return { state: 'on-call', since: call.begunAt };
    if (call.endedAt !== null && now - call.endedAt <= wrapUpMinutes * 60_000)
      return { state: 'wrap-up', since: call.endedAt };
  }
  if (absent) return { state: 'absent', since: null };
  const stirred = Math.max(seenAt ?? 0, call?.endedAt ?? 0, call?.begunAt ?? 0);
  if (stirred > 0 && now - stirred <= seenMinutes * 60_000) return { state: 'idle', since: stirred };
  return { state: 'off', since: stirred === 0 ? null : stirred };
}
