/**
 * Does this law bind this collector at all?
 *
 * Regulation F binds debt collectors in the sense of 15 USC 1692a(6), not a creditor who collects his own debt in his own name.
 * That a law does not bind is said, because another one (a state's) still may.
 */
import type { Finding } from './finding.ts';
import type { Attempt, Situation } from './situation.ts';

export interface NotBound {
  /** Where a creditor may still be bound. */
  readonly flag: 'check_state_law';
}

export function notBound({ flag }: NotBound, _attempt: Attempt, { collector }: Situation): Finding | null {
  if (collector.ownName !== true) return null;
  return { outcome: 'pass', until: null, reasons: ['rule_not_applicable'], flags: [flag] };
}
