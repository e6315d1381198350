/**
 * Is the agency that would make this contact entrusted with the debt, and has the debtor been told of it?
 *
 * The debtor is told before an agency collects (consumer protection measures for banks and insurers, 2022, art. 41; RBI draft
 * of 2026; HKAB Code chapter on agencies). One that is not entrusted contacts nobody, and about no debt but those that lie with it.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export function entrustedAgency(
  _terms: unknown,
  { by, debts }: Attempt,
  { agencies, collector }: Situation,
  _cited: Cited,
): Finding | null {
  if (by === collector.id) return null;
  const agency = agencies.find(({ id }) => id === by);
  if (agency?.entrusted === undefined) return missing(`agencies.${by}.entrusted`);
  if (agency.debtorTold === undefined) return missing(`agencies.${by}.debtorTold`);
  const its = agency.debts;
  const entrusted = agency.entrusted && (its === undefined || debts.every((debt) => its.includes(debt)));
  const from = { agency: by, entrusted, debtorTold: agency.debtorTold };
  if (!entrusted) return refuse('agency_not_entrusted', null, { from });
  return agency.debtorTold
    ? passed(from)
    : refuse('agency_not_notified', null, { require: ['notify_debtor_of_agency'], from });
}
