/**
 * Which accounts does a borrower hold, and what was agreed on each?
 *
 * Pure functions of the seed and the account's number. The number says where the account stands in the book: product, date
 * of the month on which it falls due, borrower, and which of his accounts it is: accounts that fall due together have
 * neighbouring numbers, so that a night reads and writes neighbouring pages (docs/data.md).
 */

import { addMonths, type Day } from '../rules/days.ts';
import { buildSchedule, type ScheduleTerms } from '../rules/schedule.ts';
import type { Coming, Product } from '../rules/terms.ts';
import { accountsOf } from './borrowers.ts';
import { ASK, between, type Dice, diceOf, pick, toss } from './dice.ts';

/** What the house lends, and how it plans a loan. */
export interface House {
  readonly revolving: Product;
  readonly instalment: Product;
  readonly loanTerms: (
    loan: {
      readonly principal: bigint;
      readonly paidOutOn: Day;
      readonly months: number;
      readonly interestPpm: bigint;
    },
    product: Product,
  ) => ScheduleTerms;
}

/** An account of the book before anything happened on it. */
export interface Contract {
  readonly id: number;
  readonly borrower: number;
  readonly dice: Dice;
  readonly product: Product;
  readonly interestPpm: bigint;
  readonly penaltyPpm: bigint;
}

/** Borrowers up to 9,999,999, and up to nine accounts each, in the digits below product and date. */
const BORROWERS_MOST = 10_000_000;
const EACH_MOST = 10;
const DATES = 100;
/** The latest date of the month on which an instalment falls due, so that every month has it. */
const LAST_DATE = 28;
/** Of a borrower's first account: chance that it is a revolving one. Any other account is a loan. */
const REVOLVING_FIRST = 0.75;
/** Contract rates per day in ppm. */
const RATES = [250n, 300n, 350n, 400n];
const MONTHS = [6, 9, 12, 12, 18, 24];
/** The amounts lent, in whole currency units: the least, and the factor over it, most loans near the least. */
const LEAST = 1000;
const FACTOR = 40;

/** All accounts of a borrower; at most `most` of them (the book ends where its size says). */
export function contractsOf(seed: number, borrower: number, house: House, most = EACH_MOST): Contract[] {
  if (borrower >= BORROWERS_MOST) throw new Error(`a book has at most ${BORROWERS_MOST - 1} borrowers`);
  const first = toss(diceOf(seed, borrower), ASK.product) < REVOLVING_FIRST;
  return Array.from({ length: Math.min(most, accountsOf(seed, borrower)) }, (_, index) =>
    contractOf(seed, borrower, index + 1, first && index === 0 ? house.revolving : house.instalment),
  );
}

function contractOf(seed: number, borrower: number, place: number, product: Product): Contract {
  const birth = diceOf(seed, borrower * EACH_MOST + place);
  const date = product.family === 'revolving' ? 0 : between(toss(birth, ASK.dueDate), 1, LAST_DATE);
  const id = ((product.code * DATES + date) * BORROWERS_MOST + borrower) * EACH_MOST + place;
  const dice = diceOf(seed, id);
  if (product.family === 'revolving')
    return {
      id,
      borrower,
      dice,
      product,
      interestPpm: product.interest.ppm,
      penaltyPpm: product.penalty.ppm,
    };
  const interestPpm = pick(toss(dice, ASK.rate), RATES);
  // The house's penalty stands to its contract rate as the account's does.
  const penaltyPpm = (interestPpm * product.penalty.ppm) / product.interest.ppm;
  return { id, borrower, dice, product, interestPpm, penaltyPpm };
}

/** The least number of a made-up account; accounts that came from a host have smaller ones. */
export const MADE_UP_FROM = BigInt(DATES) * BigInt(BORROWERS_MOST) * BigInt(EACH_MOST);

/** The date of the month on which the account falls due; 0 for a revolving account, whose product says it. */
export function dateOf(contract: Contract): number {
  return Math.floor(contract.id / (BORROWERS_MOST * EACH_MOST)) % DATES;
}

/** How long the loan of a contract runs, in months. */
export function monthsOf(contract: Contract): number {
  return pick(toss(contract.dice, ASK.term), MONTHS);
}

/** The schedule of a loan paid out on `paidOutOn`. */
export function planOf(contract: Contract, paidOutOn: Day, house: House): readonly Coming[] {
  const { dice, product, interestPpm } = contract;
  const size = LEAST * FACTOR ** (toss(dice, ASK.amount) ** 1.5);
  const principal = BigInt(Math.round(size / 100) * 100) * 100n;
  return buildSchedule(
    house.loanTerms({ principal, paidOutOn, months: monthsOf(contract), interestPpm }, product),
  );
}

/** The last day before `day` on which a statement of this product is made. */
export function statementBefore(day: Day, product: Product): Day {
  const date = product.statement!.statementDate;
  const here = addMonths(day, 0, date, 'clamp-and-return');
  return here < day ? here : addMonths(day, -1, date, 'clamp-and-return');
}
