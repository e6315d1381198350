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

/** Passwords that everybody has heard of, as `knownAs` writes them. */
export type KnownPasswords = ReadonlySet<string>;

/** How a password stands in a list of known ones: small and capital letters, and ways to write a letter, are one. */
export const knownAs = (password: string): string => password.normalize('NFKC').toLowerCase();

const NONE: KnownPasswords = new Set();

/** Why a password is not taken; null: it is. `names`: what the person is called here; `known`: what the house has heard of. */
export function weakness(
  password: string,
  names: readonly string[],
  known: KnownPasswords = NONE,
): WeakPassword | null {
  const letters = [...password];
  if (letters.length < LEAST_LETTERS) return 'too-short';
  if (letters.length > MOST_LETTERS) return 'too-long';
  if (new Set(letters).size < 5) return 'one-letter';
  const low = password.toLowerCase();
  if (isGuessable(password) || known.has(knownAs(password))) return 'well-known';
  if (names.some((name) => name.length >= 4 && low.includes(name.toLowerCase()))) return 'own-name';
  return null;
}
