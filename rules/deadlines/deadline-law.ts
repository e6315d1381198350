/**
 * Which numbers does the law give for its deadlines, since when, and how sure are we?
 *
 * The same dated form as the rules of the gate (source, strength, confidence, superseded ones kept), but instead of barring
 * a contact each sets the terms of one deadline. `policy/law/` holds the data; this file says which terms there are and
 * finds those that are in force.
 */
import type { Cited } from '../gate/law.ts';
import type { CollectorKind, Debt } from '../gate/situation.ts';
import type { DutyTerms } from './duty.ts';
import type { DemandTerms } from './effective-demand.ts';
import type { ConsentTerms, ContactFirstTerms } from './furnishing.ts';
import type { ReservedPointTerms } from './interruption.ts';
import type { LimitationTerms } from './limitation.ts';
import type { MoratoriumTerms } from './moratorium-end.ts';
import type { NegativeRecordTerms } from './negative-record.ts';
import type { PlanLengthTerms } from './plan-length.ts';
import type { ComplaintTerms, ReplyTerms } from './reply-clock.ts';
import type { RetentionTerms } from './retention.ts';
import type { ClauseTerms } from './time-bar.ts';
import type { ValidationNoticeTerms } from './validation-deadline.ts';
import type { ValidationPeriodTerms } from './validation-period.ts';
import type { HolidayRule } from './working-day.ts';
import type { WrittenTerms } from './written-dispute.ts';

/** Whom an act of law binds: these collectors always; others for debts of these kinds; some never. */
export interface Binding {
  readonly collectors: readonly CollectorKind[];
  readonly debts: readonly Debt['kind'][];
  readonly never: readonly CollectorKind[];
}

interface Terms {
  limitation: LimitationTerms;
  'reserved-point': ReservedPointTerms;
  clause: ClauseTerms;
  'effective-demand': DemandTerms;
  'validation-period': ValidationPeriodTerms & { readonly holidays: readonly HolidayRule[] };
  'validation-notice': ValidationNoticeTerms;
  written: WrittenTerms;
  'message-time': { readonly counts: 'sent' | 'received' | 'read' };
  'furnish-by-consent': ConsentTerms;
  'furnish-after-contact': ContactFirstTerms;
  'negative-record': NegativeRecordTerms;
  'credit-dispute-reply': ReplyTerms;
  complaint: ComplaintTerms;
  retention: RetentionTerms;
  recording: { readonly required: boolean };
  moratorium: MoratoriumTerms;
  'plan-length': PlanLengthTerms;
  duty: DutyTerms;
  assignment: { readonly bindsFrom: 'notice' };
  act: Binding;
}

export type Setting = { [Kind in keyof Terms]: { readonly kind: Kind } & Terms[Kind] }[keyof Terms];

/** One rule that sets the terms of a deadline. */
export interface DeadlineRule extends Cited {
  readonly sets: Setting;
}

/** The terms of one kind among rules that are in force. */
export function termsOf<Kind extends keyof Terms>(
  rules: readonly DeadlineRule[],
  kind: Kind,
): Extract<Setting, { kind: Kind }>[] {
  return rules.flatMap(({ sets }) => (sets.kind === kind ? [sets as Extract<Setting, { kind: Kind }>] : []));
}

/** True when an act binds a collector of this kind for debts of these kinds. */
export function binds(
  { collectors, debts, never }: Binding,
  collector: CollectorKind,
  kinds: readonly Debt['kind'][],
): boolean {
  if (never.includes(collector)) return false;
  return collectors.includes(collector) || kinds.some((kind) => debts.includes(kind));
}
