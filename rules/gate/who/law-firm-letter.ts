/**
 * Does this letter come from a law firm that is entrusted with it?
 *
 * House rule: a letter that asks for money is a lawyer's letter; only an entrusted law firm sends it. In its own name the house announces a
 * suit that two of its people decided, and writes what asks for nothing: that something ended, that it regrets.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Purpose, Situation } from '../situation.ts';

/** Purposes of letters in which nobody is asked for money. */
const ASKS_NOTHING: ReadonlySet<Purpose> = new Set<Purpose>([
  'legally-required',
  'requested-information',
  'confirm-opt-out',
  'confirm-end',
]);

export function lawFirmLetter(
  _terms: unknown,
  { by, way, purpose, announces }: Attempt,
  { agencies, collector }: Situation,
  _cited: Cited,
): Finding | null {
  if (way !== 'letter') return null;
  if (by === collector.id && (ASKS_NOTHING.has(purpose) || announces === 'suit')) return null;
  const agency = agencies.find(({ id }) => id === by);
  if (agency === undefined) return refuse('letter_not_from_law_firm', null, { from: { by } });
  if (agency.lawFirm === undefined) return missing(`agencies.${by}.lawFirm`);
  if (agency.entrusted === undefined) return missing(`agencies.${by}.entrusted`);
  const from = { by, lawFirm: agency.lawFirm, entrusted: agency.entrusted };
  return agency.lawFirm && agency.entrusted
    ? passed(from)
    : refuse('letter_not_from_law_firm', null, { from });
}
