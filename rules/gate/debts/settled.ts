/**
 * Is anything still owed on what this contact is about?
 *
 * Nobody is asked for what is paid, settled or discharged: to say that it is owed would be false (15 USC 1692e(2)(A); Civil Code
 * 557; CONC 7.11). A payment in full in the log counts before any book is updated.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logParts } from '../log-parts.ts';
import type { Attempt, Purpose, Situation, Way } from '../situation.ts';
import { debtsOf } from './debts-asked.ts';

export interface Settled {
  /** Purposes that ask for nothing. */
  readonly except: readonly Purpose[];
  /** Ways that ask only for what is overdue: a reminder may come before the due day, a call may not. Absent: none. */
  readonly onlyOverdue?: readonly Way[];
}

const OWED = passed({ paid: [], paidInFullAt: null });

export function settled(
  { except, onlyOverdue }: Settled,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (except.includes(attempt.purpose)) return null;
  const debts = debtsOf(attempt, situation);
  if ('unknown' in debts) return missing(debts.unknown);
  const unknown = debts.about.find(({ owed }) => owed === undefined);
  if (unknown !== undefined) return missing(`debts.${unknown.id}.owed`);
  if (onlyOverdue?.includes(attempt.way) && attempt.start === 'collector') {
    const overdue = debts.about.filter((debt) => debt.overdue !== false);
    if (overdue.length === 0) return refuse('not_overdue', null, { from: { overdue: [] } });
  }
  const inFull = logParts(situation.log).payments.find((event) => event.at <= attempt.at && event.inFull);
  if (inFull === undefined && debts.about.every(({ owed }) => owed !== false)) return OWED;
  const paid = debts.about.filter(({ owed }) => owed === false).map(({ id }) => id);
  const from = { paid, paidInFullAt: inFull?.at ?? null };
  return refuse('not_owed', null, { reasons: ['misleading_statement'], from });
}
