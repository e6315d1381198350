/**
 * Is the debt itself unlawful?
 *
 * A usurious or otherwise unlawful debt is not collected; to collect one by force, intrusion or harassment is a crime (Criminal Law
 * 293-1; Civil Code 680).
 */
import { type Finding, type Flag, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';
import { debtsOf } from './debts-asked.ts';

export interface Unlawful {
  readonly flags: readonly Flag[];
}

const LAWFUL = passed({ unlawful: [] });

export function unlawful(
  { flags }: Unlawful,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  const debts = debtsOf(attempt, situation);
  if ('unknown' in debts) return missing(debts.unknown);
  const unknown = debts.about.find(({ lawful }) => lawful === undefined);
  if (unknown !== undefined) return missing(`debts.${unknown.id}.lawful`);
  const barred = debts.about.filter(({ lawful }) => lawful === false).map(({ id }) => id);
  return barred.length === 0 ? LAWFUL : refuse('unlawful_debt', null, { flags, from: { unlawful: barred } });
}
