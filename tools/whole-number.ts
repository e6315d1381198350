/**
 * Which number did an option give?
 */
import { Trouble } from '../server/trouble.ts';

/** A whole number given as an option, or a trouble that says what it must be. */
export function wholeNumber(
  name: string,
  given: string | boolean | undefined,
  from: number,
  to: number,
): number {
  const value = /^\d{1,15}$/.test(String(given)) ? Number(given) : Number.NaN;
  if (value >= from && value <= to) return value;
  throw new Trouble(`--${name} ${given} does not do.`, `Give a whole number from ${from} to ${to}.`);
}
