/**
 * May this agency, and this collector of it, work on a day, and what ends soon?
 *
 * Licence and contract run, the contract holds what the law names, the agency was evaluated within the year and not found poor
 * (GB/T 45251-2025; CN-OUT-1), somebody there may work; a collector was examined and passed within the year (CN-OUT-2). The first
 * evaluation is due a year after the contract began.
 */
import type { Day } from '../days.ts';
import type { AgencyFile, Collector } from './agency-paper.ts';
import { contractLacks, type NamedClause } from './entrusting-contract.ts';

/** The house's terms for agencies on a day. All days; `mostRecoveredPpm` millionths of the pay. */
export interface AgencyTerms {
  readonly from: Day;
  readonly noticeDays: number;
  readonly noticeTries: number;
  readonly warnDays: number;
  /** What came back stays in the house so long. */
  readonly restDays: number;
  readonly evaluationDays: number;
  readonly examinationDays: number;
  readonly mostRecoveredPpm: number;
  /** Minutes after its use within which the outcome of a contact is reported. */
  readonly outcomeMinutes: number;
}

export type Unfit =
  | 'not-let-in'
  | 'ended'
  | 'no-licence'
  | 'licence-expired'
  | 'no-contract'
  | 'contract-lacks'
  | 'contract-not-begun'
  | 'contract-over'
  | 'not-evaluated'
  | 'evaluated-poor'
  | 'no-collector';

/** Why an agency may not work on a day; none: it may. */
export function unfitFor(
  file: AgencyFile | null,
  day: Day,
  terms: AgencyTerms,
  clauses: readonly NamedClause[],
): readonly Unfit[] {
  if (file === null) return ['not-let-in'];
  if (file.isEnded) return ['ended'];
  const why: Unfit[] = [];
  const { licence, contract, collectors } = file;
  if (licence === null) why.push('no-licence');
  else if (licence.until < day) why.push('licence-expired');
  if (contract === null) why.push('no-contract');
  else {
    if (contractLacks(contract, clauses, terms.mostRecoveredPpm).length > 0) why.push('contract-lacks');
    if (day < contract.from) why.push('contract-not-begun');
    if (contract.until < day) why.push('contract-over');
    const until = evaluatedUntil(file, terms);
    if (until !== null && until < day) why.push('not-evaluated');
  }
  if (file.evaluation?.grade === 'poor') why.push('evaluated-poor');
  if (!file.lawFirm && !collectors.some((one) => isExamined(one, day, terms))) why.push('no-collector');
  return why;
}

/** The last day on which the last evaluation, or the year before the first, is good; null: there is no contract. */
export function evaluatedUntil({ contract, evaluation }: AgencyFile, terms: AgencyTerms): Day | null {
  if (evaluation !== null) return evaluation.on + terms.evaluationDays;
  return contract === null ? null : contract.from + terms.evaluationDays;
}

/** The last day on which an examination is good. */
export function examinedUntil({ examinedOn }: Collector, { examinationDays }: AgencyTerms): Day {
  return examinedOn + examinationDays;
}

/** Whether a collector may work on a day. */
export function isExamined(one: Collector, day: Day, terms: AgencyTerms): boolean {
  return one.passed && one.examinedOn <= day && day <= examinedUntil(one, terms);
}

/** Something that ends. `about`: the collector; empty: the agency itself. */
export interface Ending {
  readonly what: 'licence' | 'contract' | 'evaluation' | 'examination';
  readonly about: string;
  readonly until: Day;
}

/** All that ends for an agency that is not ended, the soonest first. */
export function endingsOf(file: AgencyFile, terms: AgencyTerms): readonly Ending[] {
  if (file.isEnded) return [];
  const { licence, contract, collectors } = file;
  const evaluated = evaluatedUntil(file, terms);
  return [
    ...(licence === null ? [] : [{ what: 'licence' as const, about: '', until: licence.until }]),
    ...(contract === null ? [] : [{ what: 'contract' as const, about: '', until: contract.until }]),
    ...(evaluated === null ? [] : [{ what: 'evaluation' as const, about: '', until: evaluated }]),
    ...collectors
      .filter(({ passed }) => passed)
      .map((one) => ({
        what: 'examination' as const,
        about: one.worker,
        until: examinedUntil(one, terms),
      })),
  ].sort((a, b) => a.until - b.until || (a.what + a.about < b.what + b.about ? -1 : 1));
}
