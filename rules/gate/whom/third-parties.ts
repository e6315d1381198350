/**
 * May this person, who is not the debtor, be contacted at all?
 *
 * Only the debtor, whoever is bound by a guarantee, and those whom the law puts in his place may hear of the debt
 * (12 CFR 1006.6(d)(1), 15 USC 1692c(b); CONC 7.9.6R to 7.9.8R; RBI 2022; HKAB Code 43.3). Some laws let others be asked where
 * the debtor is, without a word of the debt and, where it says so, by the institution's own staff alone.
 */
import { type Finding, missing, PASS, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { standingOf } from '../parties.ts';
import { tellsDebt } from '../revealing.ts';
import type { Attempt, Purpose, Role, Situation } from '../situation.ts';

export interface ThirdParties {
  /** Roles that stand in the debtor's place; the bound guarantor and the debtor's lawyer always do. */
  readonly circle: readonly Role[];
  /** What others may be contacted for; empty: for nothing. */
  readonly others: readonly Purpose[];
  /** Only the institution's own staff may ask others. */
  readonly ownStaffOnly: boolean;
}

export function thirdParties(
  terms: ThirdParties,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const standing = standingOf(attempt, situation, terms.circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  if (standing === 'debtor') return null;
  const from = { standing, purpose: attempt.purpose };
  if (standing === 'in-his-place') return passed(from);
  if (attempt.content === undefined) return missing('attempt.content');
  const tells = tellsDebt(attempt);
  const reasons = tells ? ['third_party_disclosure'] : [];
  const mayAsk =
    terms.others.includes(attempt.purpose) && (!terms.ownStaffOnly || attempt.by === situation.collector.id);
  if (!mayAsk) return refuse('third_party_not_allowed', null, { reasons, from });
  if (tells) return refuse('third_party_disclosure', null, { from, require: ['no_debt_disclosure'] });
  return { ...PASS, from, require: ['no_debt_disclosure', 'no_payment_demand'] };
}
