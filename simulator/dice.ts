/**
 * What does chance say, when the same question must always get the same answer?
 *
 * There is no stream to advance: every throw is a hash of the seed, of whom it is about, of what is asked and of when.
 * So a borrower's behaviour on a day does not depend on who was asked before, on how many workers there are, or on
 * whether the program was interrupted. Mixing function: "lowbias32" with the constants of the hash-prospector project
 * (public domain), which spreads every input bit over all 32 output bits.
 */

/** The throws of one borrower or one account under one seed. */
export type Dice = number;

/** What is asked. Append only: another number is another book. */
export const ASK = {
  accounts: 1,
  name: 2,
  givenName: 3,
  place: 4,
  trait: 5,
  product: 6,
  amount: 7,
  rate: 8,
  term: 9,
  age: 10,
  dueDate: 11,
  spending: 12,
  dormant: 13,
  missed: 14,
  daysEarly: 15,
  daysLate: 16,
  clears: 17,
  payDay: 18,
  size: 19,
  token: 20,
  parts: 21,
  slow: 22,
  purchases: 23,
  purchaseDay: 24,
  purchaseAmount: 25,
  told: 26,
  began: 27,
  method: 28,
  habit: 29,
  balance: 30,
  pause: 31,
} as const;

/** The dice of borrower or account number `id` (a whole number below 2^53). */
export function diceOf(seed: number, id: number): Dice {
  const high = Math.floor(id / 0x1_0000_0000);
  return mix(mix(mix(seed ^ 0x5bd1e995) ^ (id >>> 0)) ^ high);
}

/** A throw in [0, 1) about `what` at `turn` (a day, a number in a list, or nothing). */
export function toss(dice: Dice, what: number, turn = 0): number {
  return mix(mix(dice ^ Math.imul(what, 0x9e3779b9)) ^ Math.imul(turn, 0x85ebca6b)) / 0x1_0000_0000;
}

/** A whole number from `low` to `high`, both included. */
export function between(chance: number, low: number, high: number): number {
  return low + Math.floor(chance * (high - low + 1));
}

/** One of a list. */
export function pick<T>(chance: number, list: readonly T[]): T {
  return list[Math.floor(chance * list.length)]!;
}

/** Index into shares that add up to about 1; the last index takes what rounding left. */
export function pickShare(chance: number, shares: readonly number[]): number {
  let left = chance;
  for (let index = 0; index < shares.length - 1; index += 1) {
    left -= shares[index]!;
    if (left < 0) return index;
  }
  return shares.length - 1;
}

function mix(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  x ^= x >>> 15;
  return x >>> 0;
}
