/**
 * Is it known, and lawful, where this number or address came from?
 *
 * Contact data come from six sources: the contract, what the debtor reserved, his authorisation, lawful public channels, a
 * contact he named, an authorised credit-bureau enquiry (China Banking Association guideline 2026; PIPL 5, 13). Unknown is
 * unlawful. What the person used himself to write or call is his own giving.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import { addressOf } from '../parties.ts';
import type { Attempt, Situation, Provenance as Source, Way } from '../situation.ts';

export interface Provenance {
  readonly sources: readonly Source[];
  /** Ways that use no number or address. */
  readonly without: readonly Way[];
}

export function provenance(
  { sources, without }: Provenance,
  attempt: Attempt,
  situation: Situation,
  _cited: Cited,
): Finding | null {
  if (attempt.address === null && without.includes(attempt.way)) return null;
  const address = addressOf(attempt, situation);
  if (address === undefined) return missing('attempt.address');
  if (address.provenance === undefined) return missing(`addresses.${address.id}.provenance`);
  if (address.lawfullyObtained === undefined) return missing(`addresses.${address.id}.lawfullyObtained`);
  const from = { provenance: address.provenance, lawfullyObtained: address.lawfullyObtained };
  return address.lawfullyObtained && sources.includes(address.provenance)
    ? passed(from)
    : refuse('provenance_unknown', null, { from });
}
