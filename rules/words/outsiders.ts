/**
 * Does this tell somebody of the debt who must not learn of it?
 *
 * Whom the law counts as one who may know differs: the debtor always, elsewhere also the spouse, a guardian, an executor, a
 * bound guarantor. What is said under a number known to be somebody else's is said to a stranger. The debtor himself is
 * told nothing by way of a threat to tell others: that is barred as content.
 */
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Role } from '../gate/situation.ts';
import { revealing, type Saying } from './saying.ts';

export interface Outsiders {
  /** Roles that may know. A guarantor may where he is bound. */
  readonly insiders: readonly Role[];
  /** Roles that may know where they share the debt and that is evidenced (CN: household debts of spouses). */
  readonly sharers?: readonly Role[];
}

export function outsiders({ insiders, sharers = [] }: Outsiders, saying: Saying): Finding | null {
  const told = revealing(saying);
  if (told.contents.length === 0 && told.parts.length === 0) return null;
  const { role, bound, sharesDebt, atAnothers } = saying.hearer;
  const from = { contents: told.contents, parts: told.parts, role };
  // Whoever owes nothing may not be asked to pay either.
  const reasons = told.contents.includes('payment-demand') ? ['third_party_not_allowed'] : [];
  const stranger = (): Finding =>
    refuse('third_party_disclosure', null, { reasons, require: ['no_debt_disclosure'], from });
  if (atAnothers === true) return stranger();
  if (role === 'guarantor' && insiders.includes(role)) {
    if (bound === undefined) return missing('hearer.bound');
    return bound ? PASS : stranger();
  }
  if (sharers.includes(role)) {
    if (sharesDebt === undefined) return missing('hearer.sharesDebt');
    if (!sharesDebt) return stranger();
    return {
      outcome: 'flag',
      flags: ['related_third_party'],
      require: ['document_related_third_party'],
      from,
    };
  }
  if (!insiders.includes(role)) return stranger();
  return atAnothers === undefined ? missing('hearer.atAnothers') : PASS;
}
