/**
 * Does the contract with an agency hold what the law wants in it?
 *
 * Each clause stands with the text that names it. A contract that lacks one cannot begin; one that pays by recovered money alone cannot
 * either, nor one that lets the agency pass the work on.
 */
import type { Day } from '../days.ts';

/** A clause that the law names, and where. `from`: the first day on which contracts need it. */
export interface NamedClause {
  readonly id: string;
  readonly source: string;
  readonly from: Day;
  readonly says: { readonly en: string; readonly zh: string };
}

/** How an agency calls: through the product, or on its own lines with numbers that are told once for each contact. */
export const DIALS = ['product', 'own'] as const;
export type Dials = (typeof DIALS)[number];

/** A contract as it is proposed. `recoveredPpm`: what of the pay hangs on recovered money, in millionths. */
export interface EntrustingContract {
  readonly from: Day;
  readonly until: Day;
  readonly clauses: readonly string[];
  readonly passesOn: boolean;
  readonly recoveredPpm: number;
  /** What else the pay hangs on: "kept-plans", "valid-complaints". */
  readonly payBeside: readonly string[];
  /** Cases that may lie there at once. */
  readonly capacity: number;
  readonly dials: Dials;
}

/** What stands against a contract, by code and source. */
export interface Lack {
  readonly lack: 'clause' | 'passes-on' | 'pay' | 'days' | 'capacity';
  readonly about: string;
  readonly source: string;
}

/** Everything that a contract lacks; none: it may begin. */
export function contractLacks(
  contract: EntrustingContract,
  clauses: readonly NamedClause[],
  mostRecoveredPpm: number,
): readonly Lack[] {
  const lacks: Lack[] = [];
  for (const { id, source, from } of clauses)
    if (from <= contract.from && !contract.clauses.includes(id))
      lacks.push({ lack: 'clause', about: id, source });
  if (contract.passesOn)
    lacks.push({ lack: 'passes-on', about: 'sub-outsourcing', source: 'CN-OUT-4; PIPL 21' });
  if (contract.recoveredPpm > mostRecoveredPpm || contract.payBeside.length === 0)
    lacks.push({ lack: 'pay', about: String(contract.recoveredPpm), source: 'CN-OUT-5' });
  if (contract.until < contract.from) lacks.push({ lack: 'days', about: 'until', source: 'PIPL 21' });
  if (contract.capacity <= 0) lacks.push({ lack: 'capacity', about: '0', source: 'house' });
  return lacks;
}
