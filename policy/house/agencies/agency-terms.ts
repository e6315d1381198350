/**
 * On which terms does the house work with agencies?
 *
 * Dated: the last row that has begun is in force. Years are those of GB/T 45251-2025 (CN-OUT-1, CN-OUT-2). The rest are the house's own,
 * each an assumption that whoever runs it may change by a new row: three days in which a borrower can ask before anybody calls; a month in
 * which a licence can be renewed; a month in which what came back is the house's own to speak with; at most seven tenths of the pay by recovered money, since the law gives no figure (CN-OUT-5); two hours
 * for an outcome, since a budget of one person needs it the same day.
 */
import type { AgencyTerms } from '../../../rules/agencies/agency-fitness.ts';
import { type Day, parseDay } from '../../../rules/days.ts';

const TERMS: readonly AgencyTerms[] = [
  {
    from: parseDay('2020-01-01')!,
    noticeDays: 3,
    noticeTries: 3,
    warnDays: 30,
    restDays: 30,
    evaluationDays: 365,
    examinationDays: 365,
    mostRecoveredPpm: 700_000,
    outcomeMinutes: 120,
  },
];

/** The terms in force on a day. */
export function agencyTermsOn(day: Day): AgencyTerms {
  const row = TERMS.findLast(({ from }) => from <= day);
  if (row === undefined) throw new Error(`no terms for agencies on day ${day}`);
  return row;
}

/** Numbers that all programs of one agency may be told: beyond these none is told, and compliance sees an alarm. */
export const NUMBERS_TOLD_TO = 'POST /api/agency/permits/:permit/use';
