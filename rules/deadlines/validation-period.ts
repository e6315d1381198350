/**
 * Until which day may the consumer dispute the debt, so that collection must stop?
 *
 * USA (12 CFR 1006.34(b)(5)): from the day the validation information is provided until 30 days after it is received or
 * assumed to be received, which may be any day at least five working days later (legal public holidays of 5 USC 6103(a),
 * Saturdays and Sundays left out). The assumption holds even when another day of receipt is learned later (comment
 * 34(b)(5)-1); a notice that came back starts nothing, the next one does (-2). What was handed over was received.
 */
import type { Day } from '../days.ts';
import { weekdayOf } from '../gate/local-time.ts';
import type { Way } from '../gate/situation.ts';
import { isLack, lack, type OrLack } from './lack.ts';
import { endOf, type Term } from './period.ts';
import { afterWorkingDays, type WorkCalendar } from './working-day.ts';

export interface ValidationPeriodTerms {
  readonly assumedAfterWorkingDays: number;
  readonly runs: Term;
}

/** Validation information as it was provided. */
export interface ProvidedNotice {
  readonly id: string | null;
  readonly on: Day;
  readonly way: Way;
  /** Day of receipt, where it is known. */
  readonly receivedOn: Day | null;
  readonly cameBack: boolean;
}

export interface ValidationPeriod {
  readonly notice: ProvidedNotice;
  readonly basis: 'actual' | 'assumed';
  /** The earliest day on which receipt may be assumed. */
  readonly assumedOn: Day;
  readonly ends: Day;
  /** A holiday on a weekend lies in the count: its observed weekday (5 USC 6103(b)) is not left out, though it might be. */
  readonly observedDayCounted: boolean;
}

/** The notice that starts the period: the first that did not come back; null: none did not. */
export function startingNotice(notices: readonly ProvidedNotice[]): ProvidedNotice | null {
  return notices.toSorted((a, b) => a.on - b.on).find(({ cameBack }) => !cameBack) ?? null;
}

/** Said, handed over or shown: received at that moment, so there is nothing to assume. */
const AT_ONCE: readonly Way[] = ['call', 'visit'];

/** Whether the period runs from the actual or from the assumed day of receipt. */
export function receiptBasis({ on, way, receivedOn }: ProvidedNotice): 'actual' | 'assumed' {
  return AT_ONCE.includes(way) || (receivedOn !== null && receivedOn <= on) ? 'actual' : 'assumed';
}

/** The period of the starting notice. */
export function validationPeriod(
  notices: readonly ProvidedNotice[],
  { assumedAfterWorkingDays, runs }: ValidationPeriodTerms,
  calendar: WorkCalendar,
): OrLack<ValidationPeriod> {
  const notice = startingNotice(notices);
  if (notice === null) return lack(notices.length > 0 ? 'notice.received' : 'notice');
  const assumedOn = afterWorkingDays(notice.on, assumedAfterWorkingDays, calendar);
  if (isLack(assumedOn)) return assumedOn;
  const basis = receiptBasis(notice);
  const observedDayCounted = [...calendar.holidays].some((holiday) => {
    const observed = observedOn(holiday);
    return observed !== holiday && observed > notice.on && observed <= assumedOn;
  });
  const ends = endOf(basis === 'actual' ? notice.on : assumedOn, runs);
  return { notice, basis, assumedOn, ends, observedDayCounted };
}

/** The weekday on which offices observe a holiday that falls on a Saturday or Sunday. */
function observedOn(holiday: Day): Day {
  const weekday = weekdayOf(holiday);
  if (weekday === 5) return holiday - 1;
  return weekday === 6 ? holiday + 1 : holiday;
}
