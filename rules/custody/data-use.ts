/**
 * May personal data be collected, given on, kept or made public in this way?
 *
 * As little as the purpose needs (PIPL 6, 19); sensitive data with separate consent (28–29); a processor by contract, and no
 * further without leave (21); another institution with separate consent (23); the public never without it (25); and an impact
 * assessment before any of the weightier ones (55). Where a basis other than consent is on file, whether it replaces the
 * separate consent is disputed: a lawyer must decide.
 */
import { type Finding, missing, type Notes, PASS, refuse } from '../gate/finding.ts';
import type { Role } from '../gate/situation.ts';
import type { Ground } from '../limits/judgement.ts';
import { isOver } from './case-assignment.ts';
import type { ContractItem, DataKind, UseAsked } from './custody-question.ts';

/** What a purpose may need. A kind of data that stands nowhere is never needed. */
export interface NeededData {
  readonly byPurpose: Readonly<Record<string, readonly DataKind[]>>;
  /** For every purpose without a row. */
  readonly otherwise: readonly DataKind[];
}

export function neededData(terms: NeededData, { operation, data, purpose }: UseAsked): Finding | null {
  if (operation === 'hold' || data.length === 0) return null;
  const needed = Object.hasOwn(terms.byPurpose, purpose) ? terms.byPurpose[purpose]! : terms.otherwise;
  const beyond = data.filter((kind) => !needed.includes(kind));
  return beyond.length === 0 ? PASS : refuse('not_minimum_necessary', null, { from: { beyond } });
}

export interface SensitiveData {
  readonly kinds: readonly DataKind[];
}

export function sensitiveData(
  { kinds }: SensitiveData,
  { operation, data, grounds }: UseAsked,
): Finding | null {
  if (operation === 'hold' || operation === 'publish') return null;
  const sensitive = data.filter((kind) => kinds.includes(kind));
  if (sensitive.length === 0) return null;
  const found = consented(grounds, { from: { sensitive } });
  return found.outcome === 'rebuttable' ? { ...found, outcome: 'refuse', until: null } : found;
}

/** A processor that decides its own purposes needs the person's separate consent, and the person needs to know it. */
export function independentRecipient(
  _terms: object,
  { operation, recipient, grounds }: UseAsked,
): Finding | null {
  if (operation !== 'share' || recipient !== 'independent') return null;
  return consented(grounds, { require: ['inform_about_recipient'] });
}

/** With consent: yes. On another basis: a lawyer decides. On none: presumed unlawful. */
function consented({ separateConsent, otherBasis }: UseAsked['grounds'], notes: Notes): Finding {
  if (separateConsent === undefined) return missing('person.separateConsent');
  if (separateConsent) return { ...notes, outcome: 'pass' };
  if (otherBasis === undefined) return missing('person.otherBasis');
  if (otherBasis) return { ...notes, outcome: 'flag', flags: ['legal_review'] };
  return {
    ...notes,
    outcome: 'rebuttable',
    until: null,
    reasons: ['separate_consent_missing'],
    flags: ['legal_review'],
    require: [...(notes.require ?? []), 'separate_consent_or_documented_basis'],
  };
}

export interface ProcessorContract {
  readonly items: readonly ContractItem[];
}

/** A processor works under a contract that runs and settles everything it must. */
export function processorContract(
  { items }: ProcessorContract,
  { operation, recipient, agency }: UseAsked,
  { day }: Ground,
): Finding | null {
  if (operation !== 'share' || recipient !== 'entrusted') return null;
  if (agency === null) return missing('agency');
  if (agency.contractEndedOn === undefined) return missing('agency.contractEndedOn');
  if (isOver(agency, day)) return refuse('agency_contract_ended', null);
  const { contractCovers } = agency;
  if (contractCovers === undefined) return missing('agency.contractCovers');
  const lacking = items.filter((item) => !contractCovers.includes(item));
  if (lacking.length === 0) return PASS;
  const require = lacking.map((item) => `contract_settles_${item}`);
  return refuse('processor_contract_incomplete', null, { require, from: { lacking } });
}

/** A processor passes nothing on without leave. */
export function passedOn(_terms: object, { operation, recipient, agency }: UseAsked): Finding | null {
  if (operation !== 'share' || recipient !== 'sub-entrusted') return null;
  if (agency === null) return missing('agency');
  if (agency.mayPassOn === undefined) return missing('agency.mayPassOn');
  return agency.mayPassOn ? PASS : refuse('sub_outsourcing_without_consent', null);
}

/** Where the supervisor bars it, leave does not help. */
export function neverPassedOn(_terms: object, { operation, recipient }: UseAsked): Finding | null {
  if (operation !== 'share' || recipient !== 'sub-entrusted') return null;
  return refuse('sub_outsourcing_without_consent', null, { from: { barred: 'by supervisor' } });
}

export interface ImpactAssessment {
  /** Kinds of data that need one by themselves. */
  readonly sensitive: readonly DataKind[];
}

export function impactAssessment(
  { sensitive }: ImpactAssessment,
  { operation, data, grounds }: UseAsked,
): Finding | null {
  const weighty =
    operation === 'share' ||
    operation === 'publish' ||
    (operation === 'collect' && data.some((kind) => sensitive.includes(kind)));
  if (!weighty) return null;
  if (grounds.impactAssessed === undefined) return missing('data.impactAssessed');
  return grounds.impactAssessed
    ? PASS
    : refuse('impact_assessment_missing', null, { require: ['impact_assessment_before_entrusting'] });
}

/** Personal data is not made public; even with the person's consent a lawyer decides. */
export function publishedData(_terms: object, { operation, grounds }: UseAsked): Finding | null {
  if (operation !== 'publish') return null;
  if (grounds.separateConsent === undefined) return missing('person.separateConsent');
  return grounds.separateConsent
    ? { outcome: 'flag', flags: ['legal_review'] }
    : refuse('publication_of_personal_data', null);
}

/** Data that is no longer needed is given back or deleted; while a law wants it kept, it is only kept. */
export function heldData(_terms: object, asked: UseAsked, { day }: Ground): Finding | null {
  const { operation, agency, retentionRuns, purposeAchieved } = asked;
  if (operation !== 'hold') return null;
  if (agency !== null) {
    if (agency.contractEndedOn === undefined) return missing('agency.contractEndedOn');
    if (!isOver(agency, day)) return PASS;
    if (agency.holdsData === undefined) return missing('agency.holdsData');
    return agency.holdsData ? { outcome: 'require', require: ['return_or_delete_data'] } : PASS;
  }
  if (purposeAchieved === undefined) return missing('data.purposeAchieved');
  if (!purposeAchieved) return PASS;
  if (retentionRuns === undefined) return missing('data.retentionRuns');
  return {
    outcome: 'require',
    require: [retentionRuns ? 'restrict_to_storage_and_security' : 'return_or_delete_data'],
  };
}

export interface BoundRoles {
  /** People whose data may go to an agency. */
  readonly roles: readonly Role[];
}

/** Data of people who are not bound by the debt stays with the institution. */
export function boundRoles({ roles }: BoundRoles, { operation, recipient, of }: UseAsked): Finding | null {
  if (operation !== 'share' || recipient === null) return null;
  const others = of.filter((role) => !roles.includes(role));
  return others.length === 0
    ? PASS
    : refuse('third_party_not_allowed', null, { reasons: ['not_minimum_necessary'], from: { others } });
}
