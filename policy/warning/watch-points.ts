/**
 * How much does each fact count before a payment is due, from when on is help offered, and how often?
 *
 * The house's own choice, version 1: late before weighs most, because published figures say so (rules/warning/row-watch.ts). Measured
 * on the made-up book by `./anhuan warn book`; a change is a new version.
 */
import type { WatchPoints } from '../../rules/warning/row-watch.ts';

export const WATCH_POINTS: WatchPoints = {
  version: 'watch-1',
  lateLast: 30,
  longDays: 8,
  longLateLast: 40,
  lateTwice: 20,
  lateMoreOften: 35,
  inParts: 10,
  lastMinute: 5,
  early: -10,
  earlyDays: 3,
  firstOfPlan: 20,
  carriedOver: 10,
  partPaid: -20,
  missedRow: 0,
  brokenBefore: 0,
  halfPaid: 0,
  answered: 0,
  contactLost: 0,
  lookBack: 6,
  helpFrom: { bill: 30, instalment: 30, plan: 30 },
};

/** Inside an agreement. Settling of what came of its rows goes by the version's first word. */
export const PLAN_POINTS: WatchPoints = {
  ...WATCH_POINTS,
  version: 'plan-watch-1',
  missedRow: 25,
  brokenBefore: 15,
  halfPaid: -10,
  answered: -5,
  contactLost: 15,
};

/** How the watch is kept. */
export interface WatchTerms {
  readonly points: WatchPoints;
  readonly planPoints: WatchPoints;
  /** Nights before the due day on which an account is looked at: early enough to move a date, then once more. */
  readonly looksAhead: readonly number[];
  /** Of a hundred accounts so many get no help from the watch, so that what it does can be measured. Chosen by the account's number alone. */
  readonly controlPercent: number;
}

export const WATCH: WatchTerms = {
  points: WATCH_POINTS,
  planPoints: PLAN_POINTS,
  looksAhead: [7, 3],
  controlPercent: 10,
};
