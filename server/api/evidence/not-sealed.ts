/**
 * What does somebody hear who asks for proof of a book of which no day was sealed yet?
 *
 * A refusal, not a fault: it is sealed with the next night.
 */
import { Trouble } from '../../trouble.ts';
import { Refused } from '../problem.ts';

/** For `.catch()` of whatever makes a file of evidence; anything else is thrown on. */
export function notSealed(error: unknown): never {
  if (!(error instanceof Trouble)) throw error;
  throw new Refused(409, 'There is no proof yet: no day of the book has been sealed.', [
    { where: 'book', what: error.message, todo: 'Ask again tomorrow.' },
  ]);
}
