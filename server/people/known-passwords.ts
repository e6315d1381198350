/**
 * Which passwords has everybody heard of, and where does a house say so?
 *
 * A file of its own, one password a line, the commonest that leaked: no such list comes with the product, because none with a free licence
 * has enough that are long enough for this house. Of each line only what could be taken here counts, and of those there must be as many
 * as OWASP ASVS 5.0 (6.2.4) asks for.
 */
import { readFileSync } from 'node:fs';
import { type KnownPasswords, knownAs, LEAST_LETTERS } from '../../rules/people/secret-words.ts';
import { Trouble, wordsOf } from '../trouble.ts';

/** How many passwords that are long enough a list must have. */
export const LEAST_KNOWN = 3_000;

/** Reads a list. Throws a Trouble where it cannot be read, or knows too few that are long enough. */
export function readKnownPasswords(path: string): KnownPasswords {
  const todo = `Name a list with at least ${LEAST_KNOWN} of ${LEAST_LETTERS} letters and more; docs/security.md says what it looks like.`;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Trouble(`The list of known passwords ${path} cannot be read: ${wordsOf(error)}`, todo, error);
  }
  const known = new Set(
    text
      .split(/\r?\n/)
      .filter((line) => [...line].length >= LEAST_LETTERS)
      .map(knownAs),
  );
  if (known.size >= LEAST_KNOWN) return known;
  throw new Trouble(
    `The list of known passwords ${path} has ${known.size} of ${LEAST_LETTERS} letters and more: too few.`,
    todo,
  );
}
