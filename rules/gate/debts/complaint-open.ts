/**
 * Is a complaint of the person still undecided?
 *
 * While it is open the house does not collect what it is about; one that was held frivolous does not stop collection. A complaint
 * held as a case, and one that stands in the log alone, count alike.
 */
import { type Finding, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import type { Attempt, Situation } from '../situation.ts';
import { type Holding, heldBy } from './holding.ts';

export function complaintOpen(
  terms: Holding,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (terms.except.includes(attempt.purpose)) return null;
  const open = logParts(situation.log).complaints.find(
    ({ at, pending, frivolous }) => at <= attempt.at && pending && !frivolous,
  );
  if (open !== undefined) return refuse('grievance_pending', null, { from: { complaintAt: open.at } });
  return heldBy('complaint', 'grievance_pending', terms, attempt, situation);
}
