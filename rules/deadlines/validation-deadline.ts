/**
 * When did the first communication about the debt happen, and until when is the validation notice owed?
 *
 * USA (12 CFR 1006.34(a), (b)(2)): the first time that anything about the debt is conveyed to the consumer, except in a
 * pleading (a proof of claim is one) or in a form that another law prescribes; a limited-content message conveys nothing.
 * The notice goes with it or within five days; it is not owed when the debt was paid before. Massachusetts (940 CMR 7.08):
 * five business days, creditors included. Where several laws ask, the earliest day counts.
 */
import type { Day } from '../days.ts';
import { isLack, type OrLack } from './lack.ts';
import { endOf, type Term } from './period.ts';
import { afterWorkingDays, type HolidayRule, type WorkCalendar } from './working-day.ts';

export interface ValidationNoticeTerms {
  readonly within: Term | { readonly workingDays: number };
  /** Days off that the count of working days leaves out. */
  readonly holidays: readonly HolidayRule[];
}

/** Something that was told or tried, in order of time. */
export interface Telling {
  readonly on: Day;
  /** Told to the consumer, or to who stands in for him. */
  readonly toConsumer: boolean;
  readonly conveys: 'debt' | 'limited-content' | 'nothing';
  /** A pleading, or a form prescribed by another law. */
  readonly formal: boolean;
  /** Carried the validation information. */
  readonly withValidation: boolean;
}

/** The first communication; null: there was none. */
export function firstCommunication<T extends Telling>(tellings: readonly T[]): T | null {
  return (
    tellings.find(({ toConsumer, conveys, formal }) => toConsumer && conveys === 'debt' && !formal) ?? null
  );
}

/** The last day for the notice after a first communication on `first`. */
export function noticeDueBy(
  first: Day,
  { within }: ValidationNoticeTerms,
  calendar: WorkCalendar,
): OrLack<Day> {
  return 'workingDays' in within
    ? afterWorkingDays(first, within.workingDays, calendar)
    : endOf(first, within);
}

export interface NoticeState {
  readonly first: Telling | null;
  /** Day on which a notice was provided that did not come back; null: none. */
  readonly providedOn: Day | null;
  readonly paidInFullOn: Day | null;
}

/** Whether the notice is (still) owed on `asOf`. `dueBy`: the last day for it. */
export function isNoticeOwed(
  { first, providedOn, paidInFullOn }: NoticeState,
  dueBy: OrLack<Day>,
  asOf: Day,
): OrLack<boolean> {
  if (first === null || first.on > asOf || first.withValidation) return false;
  if (providedOn !== null && providedOn <= asOf) return false;
  if (paidInFullOn === null || paidInFullOn > asOf) return true;
  return isLack(dueBy) ? dueBy : paidInFullOn > dueBy;
}
