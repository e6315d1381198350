/**
 * What happens on a day with a debt that lies, or is to lie, with an agency?
 *
 * First the borrower is told; some days after the notice was handed over the agency may begin; then it lies there until its time is over or
 * something ends it: money, an agreement, a dispute, a hardship, a hold, an agency that may not work any more. Pure: the night, a story and
 * a test ask the same question.
 */
import type { Day } from '../days.ts';
import type { AgencyTerms } from './agency-fitness.ts';

/** Why a case goes back. `recalled`: somebody of the house decided so. */
export const RETURN_REASONS = [
  'recalled',
  'paid',
  'agreement',
  'dispute',
  'hardship',
  'held',
  'stopped',
  'written-off',
  'agency-unfit',
  'not-told',
  'time-over',
  'no-success',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What an agency's program is told of why: the kind alone, never what the person said or is. */
export const RETURN_KINDS = ['recalled', 'settled', 'protected', 'over'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

const KINDS: Readonly<Record<ReturnReason, ReturnKind>> = {
  recalled: 'recalled',
  paid: 'settled',
  agreement: 'settled',
  dispute: 'protected',
  hardship: 'protected',
  held: 'protected',
  stopped: 'protected',
  'written-off': 'over',
  'agency-unfit': 'over',
  'not-told': 'over',
  'time-over': 'over',
  'no-success': 'over',
};

export const returnKindOf = (why: ReturnReason): ReturnKind => KINDS[why];

/** A case as it stands. */
export interface AgencyCase {
  readonly drawnOn: Day;
  readonly askedOn: Day | null;
  readonly tries: number;
  readonly toldOn: Day | null;
  readonly beginsOn: Day | null;
  readonly lastOn: Day;
  readonly withoutSuccessDays: number;
}

/** What is known of its debt and person on the day. */
export interface CaseStanding {
  readonly isPaid: boolean;
  readonly isWrittenOff: boolean;
  readonly hasAgreement: boolean;
  readonly isDisputed: boolean;
  /** A hardship, an illness, a death: somebody who is not to be pressed. */
  readonly isVulnerable: boolean;
  readonly isHeld: boolean;
  readonly hasStopped: boolean;
  readonly agencyFit: boolean;
  /** A payment since it began. */
  readonly hasPaidSome: boolean;
  /** How the notice that was asked for stands; null: none was. */
  readonly notice: 'waiting' | 'handed-over' | 'failed' | null;
}

export type CaseStep =
  | { readonly act: 'wait' }
  | { readonly act: 'ask-notice' }
  | { readonly act: 'told' }
  | { readonly act: 'begin' }
  | { readonly act: 'return'; readonly why: ReturnReason };

const back = (why: ReturnReason): CaseStep => ({ act: 'return', why });

/** Why nobody may begin or go on with a case, going by its standing alone; null: nothing stands against it. */
export function barOf(now: CaseStanding): ReturnReason | null {
  if (now.isPaid) return 'paid';
  if (now.hasAgreement) return 'agreement';
  if (now.isDisputed) return 'dispute';
  if (now.isVulnerable) return 'hardship';
  if (now.hasStopped) return 'stopped';
  if (now.isWrittenOff) return 'written-off';
  if (now.isHeld) return 'held';
  return now.agencyFit ? null : 'agency-unfit';
}

/** What is to be done with a case on `day`. Asked again after it was done it says what is next, or to wait. */
export function caseStep(one: AgencyCase, now: CaseStanding, day: Day, terms: AgencyTerms): CaseStep {
  const bar = barOf(now);
  if (bar !== null) return back(bar);
  if (one.lastOn < day) return back('time-over');
  if (one.beginsOn !== null) {
    const idle = day - one.beginsOn >= one.withoutSuccessDays && !now.hasPaidSome;
    return idle ? back('no-success') : { act: 'wait' };
  }
  if (one.toldOn !== null) return day >= one.toldOn + terms.noticeDays ? { act: 'begin' } : { act: 'wait' };
  if (now.notice === 'handed-over') return { act: 'told' };
  if (now.notice === 'waiting') return { act: 'wait' };
  return one.tries < terms.noticeTries ? { act: 'ask-notice' } : back('not-told');
}
