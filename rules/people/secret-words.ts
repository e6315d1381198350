/**
 * Is this password long and strange enough to be taken?
 *
 * Length is what counts; no kinds of letters are asked for (NIST SP 800-63B §3.1.1.2, OWASP ASVS 5.0 V6.2). What everybody tries first,
 * and what the person is called, is refused.
 */

import { isGuessable } from './guessable.ts';

export const LEAST_LETTERS = 12;
export const MOST_LETTERS = 128;

export type WeakPassword = 'too-short' | 'too-long' | 'one-letter' | 'well-known' | 'own-name';

/** Why a password is not taken; null: it is. `names`: what the person is called here. */
export function weakness(password: string, names: readonly string[]): WeakPassword | null {
  const letters = [...password];
  if (letters.length < LEAST_LETTERS) return 'too-short';
  if (letters.length > MOST_LETTERS) return 'too-long';
  if (new Set(letters).size < 5) return 'one-letter';
  const low = password.toLowerCase();
  if (isGuessable(password)) return 'well-known';
  if (names.some((name) => name.length >= 4 && low.includes(name.toLowerCase()))) return 'own-name';
  return null;
}
