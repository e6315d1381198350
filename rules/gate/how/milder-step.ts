/**
 * Was the milder step tried before this one?
 *
 * House rule: no call before a message, no letter before a call, no visit before a letter, no court before a letter, unless
 * the step before was tried since the debt fell overdue, or is recorded to be impossible.
 */
import { type Finding, missing, PASS, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo } from '../parties.ts';
import type { Attempt, Happening, Situation, Step, Way } from '../situation.ts';

export interface MilderStep {
  /** What a way needs before it. */
  readonly before: Readonly<Partial<Record<Way, Step>>>;
}

export function milderStep(
  { before }: MilderStep,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const needed = before[attempt.way];
  if (needed === undefined || attempt.start !== 'collector') return null;
  const { steps } = situation;
  if (steps === undefined) return missing('steps');
  const impossible = steps.impossible.includes(needed);
  const tried = logUpTo(attempt, situation).find(
    (event) => event.at >= steps.since && stepOf(event) === needed,
  );
  const from = { needed, since: steps.since, triedAt: tried?.at ?? null, impossible };
  return tried !== undefined || impossible
    ? { ...PASS, from }
    : refuse('milder_step_not_tried', null, { from });
}

function stepOf(event: Happening): Step | null {
  switch (event.type) {
    case 'call':
      return 'call';
    case 'visit':
      return 'visit';
    case 'message':
      return event.way === 'letter' ? 'letter' : 'message';
    default:
      return null;
  }
}
