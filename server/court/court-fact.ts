/**
 * What is noted in a person's log about a suit, a special path, or his credit limit?
 *
 * None of it says anything to the gate: what rests meanwhile are facts of their own. Each is proven like every fact, so a step that was
 * entered stays as it was, on its day, with who entered it.
 */
import type { Day } from '../../rules/days.ts';

/** A step of a case, or what was laid out for it. `what` absent: the case came to `stage`. */
export interface CourtStep {
  readonly type: 'court-step';
  readonly case: number;
  readonly account: string;
  readonly stage: string;
  readonly on: Day;
  readonly by: string;
  readonly what?: 'cost' | 'bundle' | 'halt' | 'paper' | 'paper-back';
  /** Reasons against it, what was laid out, what halts it, what was adjudged; of a paper its item (`kind`) and its digest. */
  readonly reasons?: readonly string[];
  readonly amount?: bigint;
  readonly kind?: string;
  readonly digest?: string;
  readonly award?: readonly bigint[];
  readonly payBy?: Day;
  readonly permit?: number;
  readonly message?: number;
}

/** A step of a special path. */
export interface PathStep {
  readonly type: 'path-step';
  readonly path: number;
  readonly account: string;
  readonly kind: string;
  readonly step: string;
  readonly document: string | null;
  readonly on: Day;
  readonly by: string;
}

/** The lender is to freeze or to restore what can still be drawn. */
export interface LimitStep {
  readonly type: 'limit-step';
  readonly act: 'freeze' | 'restore';
  readonly account: string;
  readonly why: string;
}
