/**
 * Which fact or calendar was not there when a day was asked for?
 *
 * A deadline that is guessed is worse than none: where something is not recorded the answer is a lack that names it, and
 * the caller refuses with that name. Null is different: it is known that there is no such day (yet).
 */

/** What has to be recorded before the question can be answered: "claim.knownFrom", "calendar.2031". */
export interface Lack {
  readonly lacks: string;
}

/** An answer, or what is lacking for it. */
export type OrLack<T> = T | Lack;

/** Names what is lacking. */
export function lack(lacks: string): Lack {
  return { lacks };
}

/** True for the name of something lacking. */
export function isLack(answer: unknown): answer is Lack {
  return typeof answer === 'object' && answer !== null && 'lacks' in answer;
}
