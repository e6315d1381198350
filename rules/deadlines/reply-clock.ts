/**
 * By which day must a complaint be decided, or a dispute of a credit record be answered?
 *
 * China: a complaint in 15 days, a complex one in 30, and 30 more where the case is exceptional, the extension approved and
 * the complainant told (银行业保险业消费投诉处理管理办法 2020); a disputed credit record in 20 days (征信业管理条例 25). Days
 * are calendar days, the day of receipt not counted; a last day that is a day off is not moved, so that nobody waits longer.
 */
import type { Day } from '../days.ts';
import { endOf, type Term } from './period.ts';

export interface ComplaintTerms {
  readonly simple: Term;
  readonly complex: Term;
  /** Approved, and the complainant told. */
  readonly extended: Term;
}

export interface ReplyTerms {
  readonly within: Term;
  /** The record is marked as disputed meanwhile. */
  readonly mark: boolean;
}

/** The last day to decide a complaint received on `on`. */
export function decideBy(on: Day, kind: keyof ComplaintTerms, terms: ComplaintTerms): Day {
  return endOf(on, terms[kind]);
}

/** The last day to answer a dispute received on `on`. */
export function answerBy(on: Day, { within }: ReplyTerms): Day {
  return endOf(on, within);
}
