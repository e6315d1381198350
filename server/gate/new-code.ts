/**
 * Which code does a borrower check a contact by, when a new one is needed?
 *
 * Taken at random, so that nothing about the person, the debt or the code before it can be told from it.
 */
import { randomInt } from 'node:crypto';
import { CODE_SIGNS } from '../../rules/telling/check-code.ts';

/** A code that nobody can guess. */
export function newCode(): string {
  return Array.from({ length: 8 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
}
