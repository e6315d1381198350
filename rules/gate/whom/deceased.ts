/**
 * Is the person who would be contacted alive?
 *
 * The dead are not contacted. Where a law says so, what is meant for the debtor goes to a person identified by name who may
 * act for the estate (12 CFR 1006.6(a)(4), comment 34(a)(1)-1; China: the administrator of the estate, Civil Code 1145 on).
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { targetOf } from '../parties.ts';
import type { Attempt, Situation } from '../situation.ts';

export interface Deceased {
  /** The law lets a named representative of the estate be addressed instead. */
  readonly estate: boolean;
}

const ALIVE = passed({ alive: true });

export function deceased(
  { estate }: Deceased,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const target = targetOf(attempt, situation);
  if (target?.alive === undefined) return missing(`people.${attempt.person}.alive`);
  if (target.alive) return ALIVE;
  const from = { alive: false };
  if (!estate || target.role !== 'debtor') return refuse('deceased', null, { from });
  return {
    outcome: 'require',
    until: null,
    reasons: ['deceased'],
    require: ['address_named_estate_representative'],
    from,
  };
}
