/**
 * Is anything still owed on what this contact is about?
 *
 * Nobody is asked for what is paid, settled or discharged: to say that it is owed would be false (15 USC 1692e(2)(A); Civil Code
 * 557; CONC 7.11). A payment in full in the log counts before any book is updated.
 */
import { type Finding, missing, PASS, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { logUpTo } from '../parties.ts';
import type { Attempt, Purpose, Situation } from '../situation.ts';
import { debtsOf } from './debts-asked.ts';

export interface Settled {
  /** Purposes that ask for nothing. */
  readonly except: readonly Purpose[];
}

export function settled(
  { except }: Settled,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (except.includes(attempt.purpose)) return null;
  const debts = debtsOf(attempt, situation);
  if ('unknown' in debts) return missing(debts.unknown);
  const unknown = debts.about.find(({ owed }) => owed === undefined);
  if (unknown !== undefined) return missing(`debts.${unknown.id}.owed`);
  const paid = debts.about.filter(({ owed }) => owed === false).map(({ id }) => id);
  const inFull = logUpTo(attempt, situation).find((event) => event.type === 'payment' && event.inFull);
  const from = { paid, paidInFullAt: inFull?.at ?? null };
  if (paid.length === 0 && inFull === undefined) return { ...PASS, from };
  return refuse('not_owed', null, { reasons: ['misleading_statement'], from });
}
