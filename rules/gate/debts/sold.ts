/**
 * Is the claim still ours?
 *
 * From the sale on it is the buyer's: we ask for nothing, and tell only what the law wants told (Civil Code 546; Interpretation on the
 * general part of contracts, art. 48). One contact about several debts is refused when one of them was sold.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Purpose, Situation } from '../situation.ts';
import { debtsOf } from './debts-asked.ts';

export interface Sold {
  /** Purposes that ask for nothing. */
  readonly except: readonly Purpose[];
}

const OURS = passed({ sold: [] });

export function sold(
  { except }: Sold,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (except.includes(attempt.purpose)) return null;
  // Nearly nobody has a debt that was sold.
  if (situation.debts.every((debt) => debt.sold !== true)) return null;
  const debts = debtsOf(attempt, situation);
  if ('unknown' in debts) return missing(debts.unknown);
  const away = debts.about.filter((debt) => debt.sold === true).map(({ id }) => id);
  return away.length === 0 ? OURS : refuse('sold', null, { from: { sold: away } });
}
