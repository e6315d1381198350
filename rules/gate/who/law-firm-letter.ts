/**
 * Does this letter come from a law firm that is entrusted with it?
 *
 * House rule: the letter of the ladder is a lawyer's letter; only an entrusted law firm sends it.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export function lawFirmLetter(
  _terms: unknown,
  { by, way }: Attempt,
  { agencies }: Situation,
  _cited: Cited,
): Finding | null {
  if (way !== 'letter') return null;
  const agency = agencies.find(({ id }) => id === by);
  if (agency === undefined) return refuse('letter_not_from_law_firm', null, { from: { by } });
  if (agency.lawFirm === undefined) return missing(`agencies.${by}.lawFirm`);
  if (agency.entrusted === undefined) return missing(`agencies.${by}.entrusted`);
  const from = { by, lawFirm: agency.lawFirm, entrusted: agency.entrusted };
  return agency.lawFirm && agency.entrusted
    ? passed(from)
    : refuse('letter_not_from_law_firm', null, { from });
}
