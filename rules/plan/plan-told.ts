/**
 * What is told of an agreement when a fact changes how it stands?
 *
 * Nights tell what days do (`plan-watch.ts`). A fact may cover a row, catch up with a missed one, complete the agreement, or
 * show, valued earlier, that it was kept or broken otherwise than was thought. One event tells where it stands now.
 */
import type { AccountEvent, Fact } from '../account.ts';
import type { Day } from '../days.ts';
import type { PlanState } from './agreed-plan.ts';
import type { AlivePlan } from './alive-plan.ts';

/** A turn in the life of an agreement: the last of a replay says how it stands. */
export interface PlanNote {
  readonly plan: string;
  readonly state: PlanState;
  readonly row: number | null;
}

/** What a replay knows of the agreements of an account. */
export interface PlanLife {
  readonly notes: readonly PlanNote[];
  readonly account: { readonly plan: AlivePlan | null };
}

/** The turn that a fact brings about in its place; null when it brings none. */
export function turnByFact(before: AlivePlan | null, after: AlivePlan | null, fact: Fact): PlanNote | null {
  // What was given up at its start may leave nothing to keep.
  if (before === null && after === null && fact.type === 'agreed')
    return { plan: fact.plan.id, state: 'completed', row: null };
  if (before === null) return null;
  const plan = before.plan.id;
  if (after === null) {
    const gone = fact.type === 'withdrawn' || fact.type === 'written-off';
    return { plan, state: gone ? 'ended' : 'completed', row: null };
  }
  if (before.behind !== null && after.behind === null) return { plan, state: 'cured', row: before.behind };
  return after.row > before.row ? { plan, state: 'row-kept', row: after.row - 1 } : null;
}

/** The turn that a night tells of. */
export function turnByNight({ body }: AccountEvent): PlanNote | null {
  return body.type === 'plan' ? { plan: body.plan, state: body.state, row: body.row } : null;
}

/** What a fact entered on `today` changes about an agreement, as an event; none when it stands as before. */
export function planTold(before: PlanLife, after: PlanLife, today: Day): readonly AccountEvent[] {
  const note = standing(before, after);
  if (note === null) return [];
  const missed = after.account.plan?.missed ?? 0;
  return [
    { day: today, body: { type: 'plan', ...note, missed, takenBack: false, facets: null }, postings: [] },
  ];
}

function standing(before: PlanLife, after: PlanLife): PlanNote | null {
  const [was, is] = [before.notes.at(-1), after.notes.at(-1)];
  const [lived, lives] = [before.account.plan, after.account.plan];
  if (lived !== null && lives === null && (is === undefined || is.plan !== lived.plan.id))
    return { plan: lived.plan.id, state: 'ended', row: null };
  if (lived === null && lives !== null && was?.plan === lives.plan.id)
    return { plan: lives.plan.id, state: 'cured', row: null };
  const same = was?.plan === is?.plan && was?.state === is?.state && was?.row === is?.row;
  return same || is === undefined ? null : is;
}
