/**
 * What may a strategist write, and when is it refused?
 *
 * A strategy is dated data: steps with a day past due (or before the due day, below zero), a channel and a reason, in a closed
 * vocabulary. Compiled, it is a ladder: repeats written out, sorted by day (`walk.ts` walks it).
 */
import type { Channel } from './account.ts';
import type { Day } from './days.ts';
import { faultsOfStrategy, faultText } from './ladder/strategy-faults.ts';
import type { Minor } from './money.ts';

/** One step as written by a strategist. */
export interface Step {
  readonly id: string;
  /** Days past due; below zero: days before the due day. */
  readonly day: number;
  /** Repeated every so many days … */
  readonly every?: number;
  /** … up to and including this day past due. */
  readonly until?: number;
  readonly channel: Channel;
  readonly template: string;
  readonly tone: 'friendly' | 'plain' | 'firm' | 'formal';
  /** Channels that must have been tried in these arrears before this step may be planned. */
  readonly needs: readonly Channel[];
  /** Only while at least this much is asked for and unpaid, in minor units. */
  readonly least?: Minor;
}

/** How a ladder is walked where its days alone leave that open. */
export interface Walk {
  /** Rungs passed without closing: only the last counts (absent), or one each night from the first on, none skipped. */
  readonly missed?: 'one-by-one';
  /** Repeated steps whose days overlap: all of them (absent), or only the one that runs the fewest days. */
  readonly overlap?: 'narrowest';
}

/** A version of a ladder. Its steps are validated by `compileStrategy` before anything uses it. */
export interface Strategy {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly Step[];
  readonly walk?: Walk;
}

/** A strategy with repeats written out and sorted by day: what closing reads. */
export interface Ladder {
  readonly id: string;
  readonly version: number;
  readonly rungs: readonly Rung[];
  readonly missed?: Walk['missed'];
  /** The first night of this version, where another was walked before: what an account had passed by then stays behind it. */
  readonly since?: Day;
}

/** A step on one of its days. */
export interface Rung {
  readonly day: number;
  readonly step: Step;
  /** Where the same step stood earlier in versions before: whoever had passed it there does not get it again. */
  readonly had?: readonly Had[];
}

/** On the night `until` an earlier version ended, in which the step stood on `day`. */
export interface Had {
  readonly until: Day;
  readonly day: number;
}

/** Writes out repeats and checks the strategy; the answer lists what is wrong, in words for a strategist. */
export function compileStrategy(strategy: Strategy): { ladder: Ladder } | { refused: readonly string[] } {
  const wrong = faultsOfStrategy(strategy).map(faultText);
  if (wrong.length > 0) return { refused: wrong };
  const { id, version, steps, walk } = strategy;
  const stands = (step: Step, day: number) =>
    walk?.overlap !== 'narrowest' || steps.every((other) => !isNarrower(other, step) || !covers(other, day));
  const rungs = steps.flatMap((step) =>
    daysOf(step).flatMap((day) => (stands(step, day) ? [{ day, step }] : [])),
  );
  rungs.sort((a, b) => a.day - b.day);
  return { ladder: walk?.missed ? { id, version, rungs, missed: walk.missed } : { id, version, rungs } };
}

function covers({ day, until }: Step, position: number): boolean {
  return day <= position && position <= (until ?? day);
}

function isNarrower(a: Step, b: Step): boolean {
  return (a.until ?? a.day) - a.day < (b.until ?? b.day) - b.day;
}

function daysOf(step: Step): number[] {
  if (step.every === undefined || step.until === undefined) return [step.day];
  const days: number[] = [];
  for (let day = step.day; day <= step.until; day += step.every) days.push(day);
  return days;
}
