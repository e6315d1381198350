/**
 * What is in the made-up book of a seed and a size?
 *
 * Borrowers are numbered from 1 and hold their accounts; the last one holds as many as still fit. Most accounts begin on the
 * day of take-over with what is unpaid (takeover.ts). Some borrowers' accounts were opened months before and have lived
 * every day since, so that there are timelines to read. Each borrower can be made by himself, in any order, by any worker.
 */

import type { Account, AccountEvent } from '../rules/account.ts';
import { addMonths, type Day } from '../rules/days.ts';
import type { Ladder } from '../rules/strategy.ts';
import type { Coming } from '../rules/terms.ts';
import { type Payer, payerOf } from './behaviour.ts';
import { accountsOf, type Borrower, borrowerOf } from './borrowers.ts';
import { type Contract, contractsOf, dateOf, type House, monthsOf } from './contracts.ts';
import { ASK, between, diceOf, toss } from './dice.ts';
import { beginLife, liveThrough } from './lives.ts';
import { openNew, takeOver } from './takeover.ts';

/** What decides a book: the same plan is the same book to the last byte. `day` is the first business day that is open. */
export interface BookPlan {
  readonly seed: number;
  readonly accounts: number;
  readonly day: Day;
}

/** The borrowers of a plan: their number, and how many accounts the last of them still holds. */
export interface BookSize {
  readonly borrowers: number;
  readonly lastHolds: number;
}

/** One account of the book: its events so far, what it is after them, and its schedule. */
export interface BookAccount {
  readonly contract: Contract;
  readonly events: readonly AccountEvent[];
  readonly account: Account;
  readonly schedule: readonly Coming[];
}

/** Of the borrowers, the share whose accounts have lived day by day; at least so many accounts, at most so many. */
const TOLD = { share: 0.025, least: 200, most: 1000 } as const;
/** How many months before the take-over they were opened. */
const TOLD_MONTHS = [4, 10] as const;

/** How many borrowers a book of this size has. */
export function sizeOf({ seed, accounts }: BookPlan): BookSize {
  let borrowers = 0;
  for (let left = accounts; ; ) {
    borrowers += 1;
    const holds = accountsOf(seed, borrowers);
    if (holds >= left) return { borrowers, lastHolds: left };
    left -= holds;
  }
}

/** Borrower number `id` of the book. */
export function bookBorrower(plan: BookPlan, id: number): Borrower {
  return borrowerOf(plan.seed, id);
}

/** The accounts of borrower number `id`, as they stand when `plan.day` begins. */
export function bookAccounts(
  plan: BookPlan,
  size: BookSize,
  id: number,
  house: House,
  ladder: Ladder | null,
): BookAccount[] {
  const most = id === size.borrowers ? size.lastHolds : undefined;
  const told = isTold(plan, id);
  return contractsOf(plan.seed, id, house, most).map((contract) => {
    const payer = payerOf(plan.seed, id, contract.id);
    return told ? tellLife(plan, contract, payer, house, ladder) : takeOverOne(plan, contract, payer, house);
  });
}

/** True for the borrowers whose accounts have a past that is told event by event. */
export function isTold(plan: BookPlan, borrower: number): boolean {
  const wanted = Math.min(TOLD.most, Math.max(TOLD.least, plan.accounts * TOLD.share));
  return toss(diceOf(plan.seed, borrower), ASK.told) < wanted / plan.accounts;
}

function takeOverOne(plan: BookPlan, contract: Contract, payer: Payer, house: House): BookAccount {
  const start = takeOver(contract, payer, plan.day, house);
  const events: AccountEvent[] = [];
  const life = beginLife({ opening: start.opening, schedule: start.schedule }, false, (event) =>
    events.push(event),
  );
  return { contract, events, account: life.account, schedule: start.schedule };
}

function tellLife(
  plan: BookPlan,
  contract: Contract,
  payer: Payer,
  house: House,
  ladder: Ladder | null,
): BookAccount {
  const opened = openedOn(plan, contract);
  const start = openNew(contract, opened, house);
  const events: AccountEvent[] = [];
  const onlooker = (event: AccountEvent) => events.push(event);
  const life = beginLife({ opening: start.opening, schedule: start.schedule }, true, onlooker);
  liveThrough(life, payer, opened, plan.day - 1, contract.product, ladder, onlooker);
  return { contract, events, account: life.account, schedule: start.schedule };
}

/** A told account was opened some months ago; a loan on the date of the month on which it falls due. */
function openedOn({ day }: BookPlan, contract: Contract): Day {
  const chance = toss(contract.dice, ASK.began);
  if (contract.product.family === 'revolving')
    return day - between(chance, TOLD_MONTHS[0] * 30, TOLD_MONTHS[1] * 30);
  const months = between(chance, TOLD_MONTHS[0], Math.min(TOLD_MONTHS[1], monthsOf(contract)));
  return addMonths(day, -months, dateOf(contract), 'clamp-and-return');
}
