/**
 * Is this password long and strange enough to be taken?
 *
 * Length is what counts; no kinds of letters are asked for (NIST SP 800-63B §3.1.1.2, OWASP ASVS 5.0 V6.2). What everybody tries first,
 * and what the person is called, is refused.
 */

export const LEAST_LETTERS = 12;
export const MOST_LETTERS = 128;

const TRIED_FIRST = [
  '123456789012',
  'passwordpassword',
  'password1234',
  'qwertyuiop',
  'administrator',
  'letmein',
  'iloveyou',
  'changeme',
  'woaini1314520',
  '1qaz2wsx3edc',
];

export type WeakPassword = 'too-short' | 'too-long' | 'one-letter' | 'well-known' | 'own-name';

/** Why a password is not taken; null: it is. `names`: what the person is called here. */
export function weakness(password: string, names: readonly string[]): WeakPassword | null {
  const letters = [...password];
  if (letters.length < LEAST_LETTERS) return 'too-short';
  if (letters.length > MOST_LETTERS) return 'too-long';
  if (new Set(letters).size < 5) return 'one-letter';
  const low = password.toLowerCase();
  if (TRIED_FIRST.some((word) => low.includes(word) && low.length < word.length + 6)) return 'well-known';
  if (names.some((name) => name.length >= 4 && low.includes(name.toLowerCase()))) return 'own-name';
  return null;
}
