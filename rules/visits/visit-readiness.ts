/**
 * Have the milder steps failed, so that a visit may be thought of at all?
 *
 * A message, a call and a letter were each tried since the debts fell overdue, so many days went by after the last try, and what is due
 * is still due; or the step is recorded to be impossible. The gate asks about the letter alone, because a letter needs a call and a call a
 * message; here each is asked for by itself, with what came of it.
 */
import { debtorIn, stepTried } from '../gate/how/milder-step.ts';
import type { Minute } from '../gate/local-time.ts';
import type { CallOutcome, Happening, Situation, Step } from '../gate/situation.ts';

/** How a milder step stands. `open`: tried, and there was not time enough yet. */
export type StepStand = 'failed' | 'impossible' | 'open' | 'not-tried';

export const MILDER_STEPS = ['message', 'call', 'letter'] as const satisfies readonly Step[];
export type MilderStep = (typeof MILDER_STEPS)[number];

/** A step with the last minute at which it was tried. */
export interface StepFound {
  readonly stand: StepStand;
  readonly lastAt: Minute | null;
  readonly tries: number;
}

const DAY = 1440;
/** A call that was never carried out says nothing about the person. */
const NO_CALL: ReadonlySet<CallOutcome> = new Set(['unknown']);

/** How each milder step stands at a minute. Where the ladder is not recorded, nothing was tried. */
export function milderSteps(
  { steps, log, people }: Situation,
  at: Minute,
  failedAfterDays: number,
): Readonly<Record<MilderStep, StepFound>> {
  const debtor = debtorIn(people);
  const found = (step: MilderStep): StepFound => {
    if (steps === undefined) return { stand: 'not-tried', lastAt: null, tries: 0 };
    const tried = log.filter(
      (event) => event.at >= steps.since && event.at <= at && stepIn(event, debtor) === step,
    );
    const lastAt = tried.at(-1)?.at ?? null;
    const tries = tried.length;
    // A call of which nobody knows is no try, and may have been one: its days have to go by as well.
    const waits = step === 'call' && log.some((event) => isUnheard(event, at - failedAfterDays * DAY, at));
    if (lastAt !== null)
      return { stand: lastAt + failedAfterDays * DAY <= at && !waits ? 'failed' : 'open', lastAt, tries };
    return { stand: steps.impossible.includes(step) ? 'impossible' : 'not-tried', lastAt, tries };
  };
  return { message: found('message'), call: found('call'), letter: found('letter') };
}

function isUnheard(event: Happening, after: Minute, at: Minute): boolean {
  return event.type === 'call' && NO_CALL.has(event.outcome) && event.at > after && event.at <= at;
}

function stepIn(event: Happening, debtor: string | null): MilderStep | null {
  if (event.type === 'call' && NO_CALL.has(event.outcome)) return null;
  const step = stepTried(event, debtor);
  return step === 'visit' ? null : step;
}
