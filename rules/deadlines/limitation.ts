/**
 * Until which day does the limitation period of a claim run?
 *
 * China (民法典 188, 189, 194, 195, 201–203; 总则解释 35, 38): from the day the creditor knew, with instalments from the due
 * day of the last; anew after every interruption that falls into the running period; an obstacle in its last part makes it
 * end no sooner than a while after the obstacle is gone; a last day that is a day off moves to the day after. The outermost
 * limit from the injury knows neither interruption nor suspension. Courts do not raise it of their own motion (193).
 */
import type { Day } from '../days.ts';
import type { Known } from '../gate/situation.ts';
import type { Interruption } from './interruption.ts';
import { isLack, type Lack, lack, type OrLack } from './lack.ts';
import { endOf, startBefore, type Term } from './period.ts';
import { rollForward, type WorkCalendar } from './working-day.ts';

/** The numbers of the law. */
export interface LimitationTerms {
  readonly runs: Term;
  readonly outermost: Term;
  /** An obstacle counts when it exists in this last part … */
  readonly lastPart: Term;
  /** … and the period then ends so long after the obstacle is gone. */
  readonly afterObstacle: Term;
  /** A last day that is a day off moves to the day after the days off. */
  readonly rolls: boolean;
}

/** What kept the creditor from claiming: force majeure, no legal representative, no heir known. `to` null: still there. */
export interface Obstacle {
  readonly from: Day;
  readonly to: Day | null;
}

export interface Claim {
  /** Due day, or the day on which the creditor knew of the injury and of the debtor. */
  readonly knownFrom: Known<Day>;
  /** Due day of the last instalment; null: not owed in instalments. */
  readonly lastInstalment: Day | null;
  /** Day of the injury, where it is not the day above. */
  readonly injuredOn: Day | null;
  readonly interruptions: readonly Interruption[];
  readonly obstacles: readonly Obstacle[];
}

export interface Limitation {
  /** Day from which the running period counts; null: it stands still after the last interruption. */
  readonly since: Day | null;
  /** Last day; null: it stands still. */
  readonly ends: Day | null;
  readonly outermost: Day;
  /** The last interruption that fell into the period. */
  readonly last: Interruption | null;
}

/** `calendar` null: days off are not at issue. */
export function limitation(
  claim: Claim,
  terms: LimitationTerms,
  calendar: WorkCalendar | null,
): OrLack<Limitation> {
  const start = claim.lastInstalment ?? claim.knownFrom;
  if (start === undefined) return lack('claim.knownFrom');
  const outermost = lastDay(endOf(claim.injuredOn ?? start, terms.outermost), terms, calendar);
  const first = periodFrom(start, claim, terms, calendar);
  if (isLack(outermost)) return outermost;
  if (isLack(first)) return first;
  let [since, ends, last]: [Day | null, Day | null, Interruption | null] = [start, first, null];
  for (const cut of claim.interruptions.toSorted((a, b) => a.on - b.on)) {
    if (cut.on < start) continue;
    if (since === null || (ends !== null && cut.on > ends)) break;
    last = cut;
    if (cut.again === null) [since, ends] = [null, null];
    else {
      const anew = periodFrom(cut.again, claim, terms, calendar);
      if (isLack(anew)) return anew;
      [since, ends] = [cut.again, later(ends, anew)];
    }
  }
  return { since, outermost, last, ends: ends === null ? null : Math.min(ends, outermost) };
}

/** The last day of a period that begins on `from`, obstacles and days off counted; null: an obstacle still holds it. */
function periodFrom(
  from: Day,
  { obstacles }: Claim,
  terms: LimitationTerms,
  calendar: WorkCalendar | null,
): OrLack<Day | null> {
  let ends = endOf(from, terms.runs);
  for (const { from: began, to } of obstacles.toSorted((a, b) => a.from - b.from)) {
    if (began > ends || (to !== null && to < startBefore(ends, terms.lastPart))) continue;
    if (to === null) return null;
    ends = Math.max(ends, endOf(to, terms.afterObstacle));
  }
  return lastDay(ends, terms, calendar);
}

function lastDay(day: Day, { rolls }: LimitationTerms, calendar: WorkCalendar | null): Day | Lack {
  return rolls && calendar !== null ? rollForward(day, calendar) : day;
}

/** Null is later than any day: the period stands still. */
function later(one: Day | null, other: Day | null): Day | null {
  return one === null || other === null ? null : Math.max(one, other);
}
