/**
 * Where can a case be, what may follow, and on which day at the earliest?
 *
 * One list of stages for a suit and for an arbitration, each with what may follow it. A case that rests goes on from where it rested. An
 * award ends an arbitration; a judgment may be appealed. A step lies on a day: never before the step it follows, never after today.
 */
import type { Day } from '../days.ts';

export const CASE_PATHS = ['suit', 'arbitration'] as const;
export type CasePath = (typeof CASE_PATHS)[number];

export const STAGES = [
  'prepared',
  'approved',
  'noticed',
  'filed',
  'rejected',
  'accepted',
  'mediation',
  'hearing',
  'judged',
  'appealed',
  'in-force',
  'enforcement',
  'stayed',
  'settled',
  'withdrawn',
  'refused',
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

/** Nothing follows these. */
export const OVER: readonly Stage[] = ['settled', 'withdrawn', 'refused', 'ended'];
/** The court or tribunal has it: whoever settles must tell it. */
export const PENDING: readonly Stage[] = ['filed', 'accepted', 'mediation', 'hearing', 'appealed', 'stayed'];

const LEAVE: readonly Stage[] = ['settled', 'withdrawn'];
const SUIT: Readonly<Record<Stage, readonly Stage[]>> = {
  prepared: ['approved', 'refused', ...LEAVE],
  approved: ['noticed', ...LEAVE],
  noticed: ['filed', ...LEAVE],
  filed: ['accepted', 'rejected', 'stayed', ...LEAVE],
  rejected: ['filed', 'ended', ...LEAVE],
  accepted: ['mediation', 'hearing', 'stayed', ...LEAVE],
  // What is agreed before a judge binds like a judgment (民事诉讼法 100).
  mediation: ['hearing', 'in-force', 'stayed', ...LEAVE],
  hearing: ['mediation', 'judged', 'stayed', ...LEAVE],
  judged: ['appealed', 'in-force', 'settled'],
  appealed: ['judged', 'stayed', ...LEAVE],
  'in-force': ['enforcement', 'settled', 'ended'],
  enforcement: ['stayed', 'settled', 'ended'],
  stayed: LEAVE,
  settled: [],
  withdrawn: [],
  refused: [],
  ended: [],
};

/** What may follow a stage. `rested`: where a case that is stayed had come to. */
export function followers(path: CasePath, stage: Stage, rested: Stage | null = null): readonly Stage[] {
  if (stage === 'stayed') return rested === null ? LEAVE : [rested, ...LEAVE, 'ended'];
  const next = SUIT[stage];
  return path === 'suit' ? next : next.filter((one) => one !== 'appealed');
}

/** A step that somebody wants to enter. */
export interface WantedStep {
  readonly path: CasePath;
  readonly from: Stage;
  readonly rested: Stage | null;
  readonly to: Stage;
  readonly on: Day;
  readonly lastOn: Day;
  readonly today: Day;
  /** First day on which what was judged can be in force; null: not judged, or at once. */
  readonly finalFrom: Day | null;
}

export const STEP_FAULTS = ['does-not-follow', 'before-the-last', 'in-the-future', 'appeal-open'] as const;
export type StepFault = (typeof STEP_FAULTS)[number];

/** Why the step cannot be; null: it can. */
export function faultOfStep({
  path,
  from,
  rested,
  to,
  on,
  lastOn,
  today,
  finalFrom,
}: WantedStep): StepFault | null {
  if (!followers(path, from, rested).includes(to)) return 'does-not-follow';
  if (on < lastOn) return 'before-the-last';
  if (on > today) return 'in-the-future';
  // A judgment of first instance is in force when nobody can appeal any more (民事诉讼法 158, 171); an award at once (仲裁法 57).
  if (path === 'suit' && from === 'judged' && to === 'in-force' && finalFrom !== null && on < finalFrom)
    return 'appeal-open';
  return null;
}
