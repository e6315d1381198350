/**
 * May this case be approved, announced, filed: what must be so, and is it so today?
 *
 * One row for each precondition with the acts that need it, asked anew at every act. A fact that is not known does not hold. Nothing is
 * filed without every one of them; the gate then judges the filing itself once more as a contact.
 */
import type { Day } from '../days.ts';
import type { CasePath } from './court-stage.ts';
import type { WorthReason } from './worth-it.ts';

export const COURT_ACTS = ['approve', 'notice', 'file'] as const;
export type CourtAct = (typeof COURT_ACTS)[number];

/** What is known of the case and its borrower on a day. Days are null where it never happened. */
export interface CourtStanding {
  readonly today: Day;
  readonly path: CasePath;
  readonly overdue: bigint;
  readonly messageOn: Day | null;
  readonly callOn: Day | null;
  readonly letterOn: Day | null;
  readonly disputeOpen: boolean;
  readonly planAlive: boolean;
  /** Kinds of holds that stand: hardship, complaint, breathing space … */
  readonly holds: readonly string[];
  readonly complaintOpen: boolean;
  /** Undefined: not recorded. */
  readonly alive: boolean | undefined;
  readonly minor: boolean | undefined;
  readonly capable: boolean | undefined;
  readonly bankrupt: boolean | undefined;
  /** A special path stands open: insolvency, estate, fraud, guardian. */
  readonly specialPath: string | null;
  /** Days left of limitation; null: it stands still; undefined: unknown. */
  readonly daysLeft: number | null | undefined;
  readonly against: readonly WorthReason[];
  readonly openedBy: string;
  readonly approvedBy: string | null;
  readonly noticeOn: Day | null;
  /** The notice came back or could not be sent. */
  readonly noticeBack: boolean;
  readonly waitDays: number;
  /** The last bundle that was made and lacks nothing. */
  readonly bundleOn: Day | null;
  readonly bundleMaxDays: number;
  readonly arbitrationClause: boolean;
}

export const PRECONDITIONS = [
  'overdue',
  'message-tried',
  'call-tried',
  'letter-tried',
  'no-dispute',
  'no-plan',
  'no-hold',
  'no-complaint',
  'can-be-sued',
  'no-special-path',
  'in-time',
  'worth-it',
  'arbitration-clause',
  'second-person',
  'noticed',
  'notice-arrived',
  'waited',
  'bundle-complete',
] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

interface Row {
  readonly for: readonly CourtAct[];
  readonly holds: (standing: CourtStanding) => boolean;
}

const ALWAYS: readonly CourtAct[] = ['approve', 'notice', 'file'];
const AFTER_APPROVAL: readonly CourtAct[] = ['notice', 'file'];
const AT_FILING: readonly CourtAct[] = ['file'];

/** Each precondition: what must be so. */
export const PRECONDITION_ROWS: Readonly<Record<Precondition, Row>> = {
  overdue: { for: ALWAYS, holds: ({ overdue }) => overdue > 0n },
  'message-tried': { for: ALWAYS, holds: ({ messageOn }) => messageOn !== null },
  'call-tried': { for: ALWAYS, holds: ({ callOn }) => callOn !== null },
  'letter-tried': { for: ALWAYS, holds: ({ letterOn }) => letterOn !== null },
  'no-dispute': { for: ALWAYS, holds: ({ disputeOpen }) => !disputeOpen },
  'no-plan': { for: ALWAYS, holds: ({ planAlive }) => !planAlive },
  'no-hold': { for: ALWAYS, holds: ({ holds }) => holds.length === 0 },
  'no-complaint': { for: ALWAYS, holds: ({ complaintOpen }) => !complaintOpen },
  'can-be-sued': {
    for: ALWAYS,
    holds: ({ alive, minor, capable, bankrupt }) =>
      alive === true && minor === false && capable === true && bankrupt === false,
  },
  'no-special-path': { for: ALWAYS, holds: ({ specialPath }) => specialPath === null },
  'in-time': {
    for: ALWAYS,
    holds: ({ daysLeft }) => daysLeft === null || (daysLeft !== undefined && daysLeft >= 0),
  },
  'worth-it': { for: ALWAYS, holds: ({ against }) => against.length === 0 },
  'arbitration-clause': {
    for: ALWAYS,
    holds: ({ path, arbitrationClause }) => path === 'suit' || arbitrationClause,
  },
  'second-person': {
    for: AFTER_APPROVAL,
    holds: ({ approvedBy, openedBy }) => approvedBy !== null && approvedBy !== openedBy,
  },
  noticed: { for: AT_FILING, holds: ({ noticeOn }) => noticeOn !== null },
  'notice-arrived': { for: AT_FILING, holds: ({ noticeBack }) => !noticeBack },
  waited: {
    for: AT_FILING,
    // The day of sending is not counted; the wait is over when the last of its days is.
    holds: ({ noticeOn, waitDays, today }) => noticeOn === null || today > noticeOn + waitDays,
  },
  'bundle-complete': {
    for: AT_FILING,
    holds: ({ bundleOn, bundleMaxDays, today }) => bundleOn !== null && today - bundleOn <= bundleMaxDays,
  },
};

/** What stands against an act, in the order of the list. `rows` other than all of them are for whoever tries what one of them is worth. */
export function blockersOf(
  standing: CourtStanding,
  act: CourtAct,
  rows: readonly Precondition[] = PRECONDITIONS,
): Precondition[] {
  return rows.filter((name) => {
    const row = PRECONDITION_ROWS[name];
    return row.for.includes(act) && !row.holds(standing);
  });
}
