/**
 * What happened in a walk over the rungs, as anybody could have written it down who stood beside it?
 *
 * Raw facts in the order in which they happened, nothing that a rule worked out: the reader (`rung-reader.ts`) judges by them alone.
 * Minutes are those of the gate, days those of the place where everybody lives.
 */
import type { Day } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Step, Way } from '../../../rules/gate/situation.ts';
import type { Window } from '../../../rules/visits/visit-course.ts';

/** What keeps collection away from a person. */
export const QUIETS = [
  'dispute',
  'complaint',
  'plan',
  'hardship',
  'disaster',
  'stop',
  'written-stop',
  'lawyer',
  'death',
  'minor',
  'bankrupt',
  'paid',
] as const;
export type Quiet = (typeof QUIETS)[number];

/** Who makes a contact. */
export interface Maker {
  readonly house: boolean;
  readonly lawFirm: boolean;
  readonly entrusted: boolean;
  readonly told: boolean;
  /** Null: nobody in person. */
  readonly trained: boolean | null;
}

/** A letter as it stands at one of its steps. */
export interface LetterNote {
  readonly overdue: bigint;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly firm: {
    readonly inForce: boolean;
    readonly from: Day;
    readonly until: Day;
    readonly licenceUntil: Day;
    readonly covers: boolean;
    readonly lawyerUntil: Day;
  };
  readonly told: boolean;
  readonly undecided: readonly string[];
  readonly page: string;
  readonly signed: {
    readonly on: Day;
    readonly secondFactor: boolean;
    readonly page: string;
    readonly genuine: boolean;
  } | null;
}

/** A case as it stands at one of its acts. */
export interface CourtNote {
  readonly overdue: bigint;
  readonly path: 'suit' | 'arbitration';
  readonly clause: boolean;
  readonly daysLeft: number | null | undefined;
  readonly worthIt: boolean;
  readonly specialPath: boolean;
  readonly capable: boolean;
  readonly openedBy: string;
  readonly approvedBy: string | null;
  readonly noticeOn: Day | null;
  readonly noticeBack: boolean;
  readonly waitDays: number;
  readonly bundleOn: Day | null;
}

export type Entry = { readonly at: Minute } & (
  | { readonly type: 'arrears'; readonly since: Minute; readonly daysPastDue: number }
  | { readonly type: 'impossible'; readonly step: Step }
  | { readonly type: 'quiet'; readonly kind: Quiet; readonly on: boolean }
  | { readonly type: 'paid-part' }
  | {
      readonly type: 'contact';
      readonly way: Way;
      readonly maker: Maker;
      readonly collects: boolean;
      readonly booking: { readonly confirmed: boolean; readonly second: boolean } | null;
      /** It lies before the walk: the book was taken over with it. */
      readonly before: boolean;
    }
  | { readonly type: 'planned'; readonly channel: string }
  | {
      readonly type: 'letter';
      readonly step: 'propose' | 'give' | 'sign' | 'post';
      readonly note: LetterNote;
    }
  | {
      readonly type: 'visit-proposed';
      readonly by: string;
      readonly overdue: bigint;
      readonly currency: string;
      readonly another: boolean;
    }
  | {
      readonly type: 'visit-approved';
      readonly by: string;
      readonly visitors: readonly string[];
      readonly carded: readonly string[];
    }
  | { readonly type: 'visit-asked'; readonly windows: readonly Window[] }
  | { readonly type: 'visit-confirmed'; readonly by: string; readonly window: Window }
  | { readonly type: 'visit-moved' }
  | { readonly type: 'visit-over'; readonly declined: boolean }
  | {
      readonly type: 'visit-arrived';
      readonly by: string;
      readonly leave: { readonly from: Minute; readonly until: Minute; readonly revoked: boolean } | null;
    }
  | {
      readonly type: 'court';
      readonly act: 'approve' | 'notice' | 'file';
      readonly by: string;
      readonly note: CourtNote;
    }
);
