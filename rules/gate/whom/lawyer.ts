/**
 * Is the debtor represented by a lawyer, so that the lawyer must be contacted instead?
 *
 * Where the collector knows of the representation for this debt and knows, or can easily find, the lawyer's name and address,
 * nobody but the lawyer may be contacted, not even a third party about where the debtor is (12 CFR 1006.6(b)(2),
 * 1006.10(b)(5)). What the debtor starts himself may be answered; the representation goes on.
 */
import { type Finding, missing, passed } from '../finding.ts';
import type { Cited } from '../law.ts';
import { debtorOf, targetOf } from '../parties.ts';
import { barredUnlessAnswer } from '../reply.ts';
import type { Attempt, Situation } from '../situation.ts';

export function lawyer(
  _terms: unknown,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.way === 'court') return null;
  const target = targetOf(attempt, situation);
  if (target === undefined) return missing(`people.${attempt.person}`);
  if (target.role === 'attorney') return null;
  const debtor = debtorOf(situation);
  if (debtor === undefined) return missing('people.debtor');
  const unknown = [debtor, target].find(({ represented }) => represented === undefined);
  if (unknown !== undefined) return missing(`people.${unknown.id}.represented`);
  const known = [debtor, target].some(
    ({ represented }) => represented !== false && represented?.contactKnown === true,
  );
  const from = { represented: debtor.represented || target.represented };
  if (!known) return passed(from);
  return barredUnlessAnswer(attempt, situation, 'represented_by_attorney', {
    require: ['contact_attorney_instead'],
    from,
  });
}
