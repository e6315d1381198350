/**
 * May somebody beside the debtor be contacted in China, for what, and with which words?
 *
 * Collection is from the debtor and, within law and contract, the guarantor (GB/T 45251-2025; card measures art. 68). Contact
 * persons only when the debtor is lost, dead or without full capacity, only to obtain contact data or pass on a message,
 * never with a word of the debt. A person on whom the debt bears, such as a spouse where it is shown that the money went into
 * the common household, may be addressed, but a person must hear of it and the ground goes on file (association guideline).
 */
import { type Finding, missing, PASS, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { debtorOf, standingOf, targetOf } from '../parties.ts';
import { tellsDebt } from '../revealing.ts';
import type { Attempt, Purpose, Role, Situation } from '../situation.ts';
import { type LostTerms, lostContact } from './lost-contact.ts';

export interface ContactPersons {
  /** Roles that stand in the debtor's place. */
  readonly circle: readonly Role[];
  /** Roles on whom the debt may bear. */
  readonly related: readonly Role[];
  /** Roles that may be contacted when the debtor is lost, dead or without capacity: named by the debtor. */
  readonly named: readonly Role[];
  /** What they may be contacted for. */
  readonly purposes: readonly Purpose[];
  readonly lost: LostTerms;
}

export function contactPersons(
  terms: ContactPersons,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const standing = standingOf(attempt, situation, terms.circle);
  if (typeof standing === 'object') return missing(standing.unknown);
  if (standing === 'debtor') return null;
  if (standing === 'in-his-place') return passed({ standing });
  const { role } = targetOf(attempt, situation)!;
  const related = terms.related.includes(role) ? bearsOn(attempt, situation) : false;
  if (typeof related === 'object') return missing(related.unknown);
  if (related)
    return {
      outcome: 'flag',
      flags: ['related_third_party'],
      require: ['document_related_third_party'],
      from: { role, household: 'evidenced' },
    };
  return asContact(terms, attempt, situation, role);
}

/** True when each debt is shown to have gone into the common household. */
function bearsOn({ debts }: Attempt, situation: Situation): boolean | { readonly unknown: string } {
  const about = situation.debts.filter(({ id }) => debts.includes(id));
  const unknown = about.find(({ household }) => household === undefined);
  if (unknown !== undefined) return { unknown: `debts.${unknown.id}.household` };
  return about.length > 0 && about.every(({ household }) => household !== false && household?.evidenced);
}

/** Somebody the debtor named, contacted because the debtor himself cannot be. */
function asContact(terms: ContactPersons, attempt: Attempt, situation: Situation, role: Role): Finding {
  const debtor = debtorOf(situation);
  if (debtor === undefined) return missing('people.debtor');
  const { alive, capable } = debtor;
  if (alive === undefined) return missing('people.debtor.alive');
  if (capable === undefined) return missing('people.debtor.capable');
  if (attempt.content === undefined) return missing('attempt.content');
  const lost = lostContact(terms.lost, attempt.at, situation);
  const open = !alive || !capable || (lost.from !== null && lost.from <= attempt.at);
  const from = { role, purpose: attempt.purpose, alive, capable, lostFrom: lost.from };
  const may = terms.named.includes(role) && terms.purposes.includes(attempt.purpose);
  const tells = tellsDebt(attempt);
  if (!may || tells)
    return refuse('third_party_not_allowed', null, {
      reasons: [...(open ? [] : ['debtor_not_lost']), ...(tells ? ['third_party_disclosure'] : [])],
      from,
    });
  if (open) return { ...PASS, from, require: ['no_debt_disclosure', 'no_payment_demand'] };
  return refuse('debtor_not_lost', lost.from, {
    reasons: ['third_party_not_allowed', ...(lost.boundary ? ['boundary_choice'] : [])],
    from,
  });
}
