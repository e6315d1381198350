/**
 * Until when does a paper prove anything, and what looks odd about its day?
 *
 * A paper proves a state for a time that its kind sets, from its issue, or from its arrival where no issue is given. One that has expired, or
 * that was issued on a day that has not come, is taken all the same: a person looks, and asks for a newer one.
 */
import type { Day } from '../days.ts';
import { type Flag, flagOf } from './flag.ts';

/** When a paper was issued, as its person says, and when it came. */
export interface PaperDays {
  readonly issuedOn: Day | null;
  readonly today: Day;
}

/** The last day on which it proves anything; null: for good. */
export function provesUntil({ issuedOn, today }: PaperDays, provesDays: number | null): Day | null {
  return provesDays === null ? null : (issuedOn ?? today) + provesDays;
}

/** What its day asks a person. */
export function dayFlags(days: PaperDays, provesDays: number | null): Flag[] {
  const { issuedOn, today } = days;
  if (issuedOn === null) return [];
  if (issuedOn > today) return [flagOf('document-after-today', 1_000_000)];
  const until = provesUntil(days, provesDays);
  return until !== null && until < today ? [flagOf('document-expired', 1_000_000)] : [];
}
