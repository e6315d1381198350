/**
 * Is a private phone or account of a worker used that the institution does not know?
 *
 * Staff of agencies use no private phones or social accounts for collection unless the institution has agreed (eight bans of the
 * China Banking Association guideline 2026): what is said there is neither recorded nor checked.
 */
import { type Finding, missing, passed, refuse } from '../finding.ts';
import type { Cited } from '../law.ts';
import type { Attempt, Situation } from '../situation.ts';

export function registeredChannel(
  _terms: unknown,
  { way }: Attempt,
  { collector: { allowsPersonalDevices } }: Situation,
  _cited: Cited,
): Finding | null {
  if (way !== 'personal-account') return null;
  if (allowsPersonalDevices === undefined) return missing('collector.allowsPersonalDevices');
  const from = { allowsPersonalDevices };
  return allowsPersonalDevices ? passed(from) : refuse('unregistered_channel', null, { from });
}
