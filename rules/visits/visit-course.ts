/**
 * How does a visit come about, and what must be true before each step?
 *
 * One fold over its events. Each precondition is a guard with a name, so that a refusal says which one is missing and a test can take each
 * away in turn. A step that a guard refuses does not happen: the visit stays as it was. What happened at a door all the same is no step
 * but a breach, and is recorded as one.
 */
import type { Minute } from '../gate/local-time.ts';
import { MILDER_STEPS, type MilderStep, type StepFound } from './visit-readiness.ts';

export const VISIT_STATES = [
  'proposed',
  'approved',
  'asked',
  'booked',
  'arrived',
  'done',
  'refused',
  'declined',
  'cancelled',
  'lapsed',
] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** States in which something may still come of it. */
export const OPEN_STATES = ['proposed', 'approved', 'asked', 'booked', 'arrived'] as const;

export interface Window {
  readonly from: Minute;
  /** The first minute that no longer belongs to it. */
  readonly until: Minute;
}

/** The house's terms, by number. */
export interface VisitTerms {
  readonly daysPastDueLeast: number;
  readonly overdueLeast: bigint;
  readonly failedAfterDays: number;
  readonly restAfterDeclineDays: number;
  readonly windowMinutes: number;
  readonly firstDaysAhead: number;
  readonly lastDaysAhead: number;
  /** Minutes of the day at which windows begin. */
  readonly windowStarts: readonly number[];
  readonly earlyMinutes: number;
  readonly permitMinutes: number;
  readonly positionMetres: number;
}

/** What is known when a visit is proposed. */
export interface VisitReady {
  readonly steps: Readonly<Record<MilderStep, Pick<StepFound, 'stand'>>>;
  readonly daysPastDue: number;
  readonly overdue: bigint;
  readonly exceeds: boolean;
  /** What the gate says against it, apart from the appointment that is not made yet. */
  readonly bars: readonly string[];
  /** He declined before, and is left in peace. */
  readonly resting: boolean;
  /** Another visit to him is open. */
  readonly another: boolean;
}

export interface Visit {
  readonly state: VisitState;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly visitors: readonly string[];
  readonly windows: readonly Window[];
  readonly appointment: Window | null;
  readonly arrivedAt: Minute | null;
}

export type VisitEvent =
  | { readonly type: 'proposed'; readonly by: string; readonly ready: VisitReady }
  | {
      readonly type: 'approved';
      readonly by: string;
      readonly visitors: readonly string[];
      /** Visitors whose card stands in the register and who are trained. */
      readonly carded: readonly string[];
    }
  | { readonly type: 'refused'; readonly by: string }
  | { readonly type: 'asked'; readonly windows: readonly Window[] }
  | { readonly type: 'confirmed'; readonly by: string; readonly window: Window; readonly at: Minute }
  | { readonly type: 'moved'; readonly by: string }
  | { readonly type: 'declined'; readonly by: string }
  | { readonly type: 'cancelled'; readonly why: string }
  | { readonly type: 'lapsed' }
  /** `permit`: whether leave was given for this minute and still stood. */
  | {
      readonly type: 'arrived';
      readonly by: string;
      readonly at: Minute;
      readonly permit: 'open' | 'revoked' | 'over' | 'none';
    }
  | { readonly type: 'ended'; readonly by: string };

/** A visit as it is before its first event. */
const NOTHING: Visit = {
  state: 'proposed',
  proposedBy: '',
  approvedBy: null,
  visitors: [],
  windows: [],
  appointment: null,
  arrivedAt: null,
};

/** From which states a step can be taken. `null`: from nothing. */
const FROM: Readonly<Record<VisitEvent['type'], readonly (VisitState | null)[]>> = {
  proposed: [null],
  approved: ['proposed'],
  refused: ['proposed'],
  asked: ['proposed', 'approved', 'asked'],
  confirmed: ['approved', 'asked', 'booked'],
  moved: ['asked', 'booked'],
  declined: ['asked', 'booked'],
  cancelled: ['proposed', 'approved', 'asked', 'booked'],
  lapsed: ['proposed', 'approved', 'asked', 'booked'],
  arrived: ['proposed', 'approved', 'asked', 'booked'],
  ended: ['arrived'],
};

type Guarded = 'proposed' | 'approved' | 'asked' | 'confirmed' | 'arrived';
type Of<Type extends VisitEvent['type']> = Extract<VisitEvent, { type: Type }>;

/** What must be true for a step; `name` is the reason of the refusal. */
export type Guard = {
  [Type in Guarded]: {
    readonly name: string;
    readonly on: Type;
    readonly holds: (event: Of<Type>, visit: Visit, terms: VisitTerms) => boolean;
  };
}[Guarded];

const failed = (step: MilderStep): Guard => ({
  name: `${step}-not-failed`,
  on: 'proposed',
  holds: ({ ready }) => ready.steps[step].stand === 'failed' || ready.steps[step].stand === 'impossible',
});

/** Every precondition of a visit. Nothing else stands between a proposal and a door. */
export const GUARDS: readonly Guard[] = [
  ...MILDER_STEPS.map(failed),
  {
    name: 'not-old-enough',
    on: 'proposed',
    holds: ({ ready }, _, terms) => ready.daysPastDue >= terms.daysPastDueLeast,
  },
  {
    name: 'not-large-enough',
    on: 'proposed',
    holds: ({ ready }, _, terms) => ready.overdue >= terms.overdueLeast,
  },
  { name: 'costs-more', on: 'proposed', holds: ({ ready }) => ready.exceeds },
  { name: 'barred', on: 'proposed', holds: ({ ready }) => ready.bars.length === 0 },
  { name: 'declined-before', on: 'proposed', holds: ({ ready }) => !ready.resting },
  { name: 'another-visit', on: 'proposed', holds: ({ ready }) => !ready.another },
  { name: 'own-proposal', on: 'approved', holds: ({ by }, { proposedBy }) => by !== proposedBy },
  { name: 'approver-visits', on: 'approved', holds: ({ by, visitors }) => !visitors.includes(by) },
  {
    name: 'proposer-visits',
    on: 'approved',
    holds: ({ visitors }, { proposedBy }) => !visitors.includes(proposedBy),
  },
  { name: 'not-two-visitors', on: 'approved', holds: ({ visitors }) => new Set(visitors).size === 2 },
  {
    name: 'no-card',
    on: 'approved',
    holds: ({ visitors, carded }) => visitors.every((one) => carded.includes(one)),
  },
  { name: 'not-approved', on: 'asked', holds: (_, { approvedBy }) => approvedBy !== null },
  { name: 'no-window', on: 'asked', holds: ({ windows }) => windows.length > 0 },
  { name: 'not-the-borrower', on: 'confirmed', holds: ({ by }) => by === 'borrower' },
  {
    name: 'not-offered',
    on: 'confirmed',
    holds: ({ window }, { windows }) => windows.some((one) => sameWindow(one, window)),
  },
  { name: 'too-late', on: 'confirmed', holds: ({ window, at }) => at < window.from },
  { name: 'not-confirmed', on: 'arrived', holds: (_, { state }) => state === 'booked' },
  { name: 'not-his-visit', on: 'arrived', holds: ({ by }, { visitors }) => visitors.includes(by) },
  {
    name: 'not-the-hour',
    on: 'arrived',
    holds: ({ at }, { appointment }, terms) =>
      appointment === null || (at >= appointment.from - terms.earlyMinutes && at < appointment.until),
  },
  { name: 'no-permit', on: 'arrived', holds: ({ permit }) => permit === 'open' },
];

export const sameWindow = (a: Window, b: Window): boolean => a.from === b.from && a.until === b.until;

export type VisitStep =
  | { readonly state: 'done'; readonly visit: Visit }
  | { readonly state: 'refused'; readonly why: readonly string[] };

/** Takes a step, or says every reason why not. `guards`: left out, all of them. */
export function stepVisit(
  visit: Visit | null,
  event: VisitEvent,
  terms: VisitTerms,
  guards: readonly Guard[] = GUARDS,
): VisitStep {
  if (!FROM[event.type].includes(visit?.state ?? null)) return { state: 'refused', why: ['not-now'] };
  const before = visit ?? NOTHING;
  const why = guards.flatMap((guard) => (isHeld(guard, event, before, terms) ? [] : [guard.name]));
  return why.length > 0 ? { state: 'refused', why } : { state: 'done', visit: after(before, event) };
}

function isHeld(guard: Guard, event: VisitEvent, visit: Visit, terms: VisitTerms): boolean {
  if (guard.on !== event.type) return true;
  // The guard of a type is asked about an event of that type.
  const holds = guard.holds as (event: VisitEvent, visit: Visit, terms: VisitTerms) => boolean;
  return holds(event, visit, terms);
}

function after(visit: Visit, event: VisitEvent): Visit {
  switch (event.type) {
    case 'proposed':
      return { ...NOTHING, proposedBy: event.by };
    case 'approved':
      return { ...visit, state: 'approved', approvedBy: event.by, visitors: event.visitors };
    case 'asked':
      return { ...visit, state: 'asked', windows: event.windows };
    case 'confirmed':
      return { ...visit, state: 'booked', appointment: event.window };
    case 'moved':
      return { ...visit, state: 'asked', appointment: null };
    case 'arrived':
      return { ...visit, state: 'arrived', arrivedAt: event.at };
    case 'ended':
      return { ...visit, state: 'done' };
    case 'refused':
    case 'declined':
    case 'cancelled':
    case 'lapsed':
      return { ...visit, state: event.type };
    default:
      return event satisfies never;
  }
}
