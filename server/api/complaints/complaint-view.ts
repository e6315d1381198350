/**
 * What does a person see of a complaint?
 */
import { SUGGESTION } from '../../../policy/complaints/suggestion-model.ts';
import { suggestKinds } from '../../../rules/complaint/kind-suggestion.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { ComplaintRow } from '../../db/gate/complaint-rows.ts';
import type { ComplaintShown, OwnComplaints } from './complaints-schema.ts';

const dayOrNull = (day: Day | null) => (day === null ? null : formatDay(day));

/** For the one who complained. */
export function showOwnComplaint(row: ComplaintRow): OwnComplaints['items'][number] {
  const { complaint, kind, rule, valid, answer, extendedWhy, words } = row;
  return {
    ...{ complaint, kind, rule, valid, answer, extendedWhy, words },
    receivedOn: formatDay(row.receivedOn),
    dueOn: dayOrNull(row.dueOn),
    decidedOn: dayOrNull(row.decidedOn),
  };
}

/** For those who decide. */
export function showComplaint(row: ComplaintRow, today: Day): ComplaintShown {
  const { about, via, takenBy, theirNumber, suggested, hardship, owner, reason, cause, causeOf, dueOn } = row;
  return {
    ...showOwnComplaint(row),
    ...{ about, via, takenBy, theirNumber, suggested, hardship, owner, reason, cause, causeOf },
    key: `${row.slot}-${row.borrower}-${row.complaint}`,
    account: row.account === null ? null : String(row.account),
    because: [...suggestKinds(row.words, SUGGESTION).because],
    overdue: row.decidedOn === null && dueOn !== null && dueOn < today,
  };
}
