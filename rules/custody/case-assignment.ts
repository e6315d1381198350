/**
 * May this case be given to this worker or agency?
 *
 * The worker is trained and examined (GB/T 45251-2025) or certified (RBI); the debtor was told of the agency before it
 * collects; one debt is with one agency; the agency's contract runs and it was evaluated within the year; no complaint is
 * pending unless it was held frivolous (RBI).
 */
import { addMonths, civil, type Day } from '../days.ts';
import { type Finding, missing, PASS, refuse } from '../gate/finding.ts';
import type { Ground } from '../limits/judgement.ts';
import type { AssignAsked, Outsider, ReviewAsked } from './custody-question.ts';

export interface TrainedWorker {
  /** What the worker has to do first. */
  readonly require: readonly string[];
}

export function trainedWorker({ require }: TrainedWorker, { worker }: AssignAsked): Finding | null {
  if (worker === null) return null;
  if (worker.trained === undefined) return missing('worker.trained');
  return worker.trained ? PASS : refuse('collector_untrained', null, { require });
}

export function certifiedWorker(_terms: object, { worker }: AssignAsked): Finding | null {
  if (worker === null) return null;
  if (worker.certified === undefined) return missing('worker.certified');
  return worker.certified ? PASS : refuse('collector_not_certified', null);
}

/** The agency may begin once the debtor was told. */
export function toldOfAgency(_terms: object, { agency }: AssignAsked): Finding | null {
  if (agency === null) return null;
  if (agency.debtorTold === undefined) return missing('agency.debtorTold');
  return agency.debtorTold
    ? PASS
    : { outcome: 'require', reasons: ['agency_not_notified'], require: ['notify_debtor_of_agency'] };
}

export interface AgencyCount {
  readonly perDebt: number;
}

export function oneAgency({ perDebt }: AgencyCount, { agency, otherAgencies }: AssignAsked): Finding | null {
  if (agency === null) return null;
  if (otherAgencies === undefined) return missing('debt.agencies');
  return otherAgencies < perDebt
    ? PASS
    : refuse('debt_with_another_agency', null, { from: { otherAgencies } });
}

/** A case is not given out while a complaint waits, unless it was held frivolous. */
export function noGrievance(_terms: object, { outside, grievance }: AssignAsked): Finding | null {
  if (!outside) return null;
  if (grievance === undefined) return missing('complaint.pending');
  return grievance === 'pending' ? refuse('grievance_pending', null) : PASS;
}

export interface Evaluation {
  /** An evaluation is good for so many months. */
  readonly everyMonths: number;
}

/** Asked of a new assignment and of the review alike. */
export function evaluatedAgency(
  { everyMonths }: Evaluation,
  { agency }: AssignAsked | ReviewAsked,
  { day }: Ground,
): Finding | null {
  if (agency === null) return null;
  const { lastEvaluatedOn } = agency;
  if (lastEvaluatedOn === undefined) return missing('agency.lastEvaluatedOn');
  if (lastEvaluatedOn !== null && day <= goodUntil(lastEvaluatedOn, everyMonths)) return PASS;
  return { outcome: 'require', reasons: ['agency_not_evaluated'], require: ['evaluate_agency'] };
}

function goodUntil(evaluatedOn: Day, months: number): Day {
  return addMonths(evaluatedOn, months, civil(evaluatedOn).date, 'clamp');
}

/** Nothing is given to an agency whose contract is over; a review asks for the data back. */
export function runningContract(
  _terms: object,
  asked: AssignAsked | ReviewAsked,
  { day }: Ground,
): Finding | null {
  const { agency } = asked;
  if (agency === null) return null;
  if (agency.contractEndedOn === undefined) return missing('agency.contractEndedOn');
  if (!isOver(agency, day)) return PASS;
  if (asked.kind === 'assign') return refuse('agency_contract_ended', null);
  if (agency.holdsData === undefined) return missing('agency.holdsData');
  return agency.holdsData ? { outcome: 'require', require: ['return_or_delete_data'] } : PASS;
}

/** True after the last day of the contract. */
export function isOver({ contractEndedOn }: Outsider, day: Day): boolean {
  return contractEndedOn !== undefined && contractEndedOn !== null && day > contractEndedOn;
}
