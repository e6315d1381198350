/**
 * Was the milder step tried before this one?
 *
 * House rule: no call before a message, no letter before a call, no visit before a letter, no court before a letter, unless
 * the step before was tried since the debt fell overdue, or is recorded to be impossible. Only what asked the debtor himself to pay was a
 * try: a notice that the law demands, an apology, an answer, or a call to somebody else was none.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Minute } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import type { Attempt, Happening, Purpose, Situation, Step, Way } from '../situation.ts';

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
  const triedAt = firstTried(needed, steps.since, attempt, situation);
  const from = { needed, since: steps.since, triedAt, impossible };
  return triedAt !== null || impossible ? passed(from) : refuse('milder_step_not_tried', null, { from });
}

/** The first minute from `since` on at which a step was tried; null when it was not. */
function firstTried(needed: Step, since: Minute, { at }: Attempt, { log, people }: Situation): Minute | null {
  const debtor = debtorIn(people);
  const isTry = (event: Happening) => stepTried(event, debtor) === needed;
  const { inOrder, minutes } = logParts(log);
  if (!inOrder) return log.find((event) => event.at >= since && event.at <= at && isTry(event))?.at ?? null;
  let [low, high] = [0, log.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (minutes[middle]! < since) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < log.length && minutes[place]! <= at; place += 1)
    if (isTry(log[place]!)) return minutes[place]!;
  return null;
}

/** Who owes; null: it is not recorded, and whatever was tried counts. */
export function debtorIn(people: Situation['people']): string | null {
  return people.find(({ role }) => role === 'debtor')?.id ?? null;
}

/** The step of the ladder that was tried with this happening; null: none. */
export function stepTried(event: Happening, debtor: string | null): Step | null {
  switch (event.type) {
    case 'call':
      return isAsked(event, debtor) ? 'call' : null;
    case 'visit':
      return 'visit';
    case 'message':
      if (!isAsked(event, debtor)) return null;
      return event.way === 'letter' ? 'letter' : 'message';
    default:
      return null;
  }
}

/** He was asked himself, and to pay. */
function isAsked(
  { to, purpose }: { readonly to: string; readonly purpose?: Purpose },
  debtor: string | null,
) {
  return (debtor === null || to === debtor) && (purpose === undefined || purpose === 'collect');
}
