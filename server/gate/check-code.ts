/**
 * By which code does a borrower check that a contact is genuine?
 *
 * Eight signs that cannot be told from the person, the debt or the code before: 30 to the power of 8 of them.
 */
import { randomInt } from 'node:crypto';

/** Letters and digits that are not taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh check code. */
export function newCode(): string {
  return Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
