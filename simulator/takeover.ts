/**
 * How does an account stand on the day the book begins, when its past is not told event by event?
 *
 * The book is taken over from another system, as any real one is: each account brings what is unpaid, what is to come and what
 * was paid ahead. Its past months are walked with the same decisions that its future will be lived with
 * (behaviour.ts), month by month instead of day by day, so the arrears at take-over have the shares that living gives.
 */

import type { Opening } from '../rules/account.ts';
import { addMonths, civil, type Day } from '../rules/days.ts';
import { openingOf } from '../rules/history.ts';
import { divideRounded, least, type Minor, most } from '../rules/money.ts';
import type { Coming, StatementTerms } from '../rules/terms.ts';
import {
  billOf,
  billPayDay,
  instalmentPayDay,
  lateAfter,
  latePayDay,
  letsRevolve,
  missesBill,
  missesInstalment,
  monthsAfter,
  type Payer,
  paysMissedOn,
  toldOn,
} from './behaviour.ts';
import { type Contract, dateOf, type House, monthsOf, planOf, statementBefore } from './contracts.ts';
import { ASK, between, toss } from './dice.ts';
import { isDormant, purchasesIn, usualSpending } from './purchases.ts';

/** What an account starts from: its opening and the instalments to come. */
export interface Start {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
}

/** Months of the past that are walked before the take-over of a revolving account: long enough to forget the first. */
const WALKED = 14;
/** A revolving balance is so many times the usual spending of a month. */
const BALANCE = [2, 7] as const;
/** Share of accounts that revolve when the walk begins; its first months wear off. */
const REVOLVING_SHARE = 0.75;

/** The account as taken over on `day`: everything up to the day before has happened. */
export function takeOver(contract: Contract, payer: Payer, day: Day, house: House): Start {
  return contract.product.family === 'revolving'
    ? takeOverRevolving(contract, payer, day)
    : takeOverLoan(contract, payer, day, house);
}

/** An account opened on `day`, with nothing in its past. A loan is paid out; a revolving account is empty. */
export function openNew(contract: Contract, day: Day, house: House): Start {
  if (contract.product.family === 'revolving') {
    const nextStatement = monthsAfter(statementBefore(day, contract.product), 1);
    return { opening: { ...blank(contract, day), nextStatement }, schedule: [] };
  }
  const schedule = planOf(contract, day, house);
  const principal = schedule.reduce((total, row) => total + row.principal, 0n);
  return { opening: { ...blank(contract, day), principal, next: schedule[0] ?? null }, schedule };
}

function blank(contract: Contract, openedOn: Day): Opening {
  const { id, borrower, product, interestPpm, penaltyPpm } = contract;
  return openingOf(product, openedOn, {
    id: BigInt(id),
    borrower: BigInt(borrower),
    interestPpm,
    penaltyPpm,
  });
}

function takeOverLoan(contract: Contract, payer: Payer, day: Day, house: House): Start {
  const months = monthsOf(contract);
  // So many due days lie behind: from none to all but one.
  const passed = between(toss(contract.dice, ASK.age), 0, months - 1);
  const lastDue = addMonths(day, 0, dateOf(contract), 'clamp-and-return');
  const due = lastDue < day ? lastDue : monthsAfter(lastDue, -1);
  const plan = planOf(contract, monthsAfter(due, -passed), house);
  const schedule = plan.filter((row) => row.due >= day);
  const behind = plan.filter((row) => row.due < day);
  let late = 0;
  for (const row of behind) {
    if (late === 0)
      late = missesInstalment(payer, row.due) && !hasPaidMissed(payer, row.due, day, contract) ? 1 : 0;
    else late = latePayDay(payer, row.due) < day ? lateAfter(payer, row.due, late) : late + 1;
  }
  const arrears = late === 0 ? [] : behind.slice(-late);
  const next = schedule[0] ?? null;
  const ahead =
    next !== null &&
    late === 0 &&
    !missesInstalment(payer, next.due) &&
    instalmentPayDay(payer, next.due) < day;
  const principal = schedule.reduce((total, row) => total + row.principal, 0n);
  const credit = ahead ? next.principal + next.interest + next.fee : 0n;
  return { opening: { ...blank(contract, day), principal, arrears, credit, next }, schedule };
}

/** True when what was missed on `due` is paid, and known to be, before `day`. */
function hasPaidMissed(payer: Payer, due: Day, day: Day, contract: Contract): boolean {
  const on = paysMissedOn(payer, due, contract.product.family);
  return on !== null && toldOn(payer, due, on) < day;
}

function takeOverRevolving(contract: Contract, payer: Payer, day: Day): Start {
  const { product, dice } = contract;
  const terms = product.statement!;
  const made = statementBefore(day, product);
  const nextStatement = monthsAfter(made, 1);
  const opening: Opening = { ...blank(contract, day), nextStatement };
  if (isDormant(dice)) return { opening, schedule: [] };
  const current = made + terms.dueAfterDays;
  const waits = current >= day;
  const last = waits ? monthsAfter(current, -1) : current;
  const { late, carried } = walk(payer, last, day, contract);
  const balance = carried ? BigInt(Math.round(usualSpending(dice) * balanceOf(payer))) : 0n;
  const arrears: Coming[] = [];
  for (let back = late - 1; back >= 0; back -= 1) {
    const due = monthsAfter(last, -back);
    const principal = billOf(payer, due, terms) + (back === late - 1 ? balance : 0n);
    if (principal > 0n)
      arrears.push({ seq: statementNumber(due - terms.dueAfterDays), due, principal, interest: 0n, fee: 0n });
  }
  const fresh = purchasesIn(dice, made + 1, day - 1);
  const rest = late > 0 ? 0n : balance;
  if (!waits) return { opening: { ...opening, principal: fresh + rest, arrears }, schedule: [] };
  const bill = billOf(payer, current, terms) + rest;
  const state = billState(payer, current, bill, arrears, carried, day, terms);
  return { opening: { ...opening, principal: fresh, arrears, ...state }, schedule: [] };
}

/** Walks the months up to the due day `last`: months late on `day`, and whether the balance revolves. */
function walk(payer: Payer, last: Day, day: Day, contract: Contract): { late: number; carried: boolean } {
  let late = 0;
  let carried = toss(payer.dice, ASK.habit) < REVOLVING_SHARE;
  for (let back = WALKED - 1; back >= 0; back -= 1) {
    const due = monthsAfter(last, -back);
    if (late > 0) {
      late = latePayDay(payer, due) < day ? lateAfter(payer, due, late) : late + 1;
      if (late === 0) carried = false;
    } else if (missesBill(payer, due, carried)) {
      late = hasPaidMissed(payer, due, day, contract) ? 0 : 1;
      if (late === 0) carried = false;
    } else carried = letsRevolve(payer, due, carried);
  }
  return { late, carried };
}

function balanceOf(payer: Payer): number {
  return BALANCE[0] + (BALANCE[1] - BALANCE[0]) * toss(payer.dice, ASK.balance);
}

/** The bill that waits for its due day, less what was paid of it before `day`. */
function billState(
  payer: Payer,
  due: Day,
  bill: Minor,
  arrears: readonly Coming[],
  carried: boolean,
  day: Day,
  terms: StatementTerms,
): Pick<Opening, 'billed' | 'minimum' | 'next'> {
  const overdue = arrears.reduce((total, row) => total + row.principal, 0n);
  const share = divideRounded(bill * terms.minimumPpm, 1_000_000n, 'up');
  const least10 = least(terms.minimumLeast, bill + overdue);
  const minimum = least(bill + overdue, most(share + overdue, least10));
  const asked = {
    seq: statementNumber(due - terms.dueAfterDays),
    due,
    principal: bill,
    interest: 0n,
    fee: 0n,
  };
  const paid = arrears.length === 0 && billPayDay(payer, due) < day && !missesBill(payer, due, carried);
  if (!paid) return { billed: bill, minimum, next: bill > 0n ? asked : null };
  const billed = letsRevolve(payer, due, carried) ? most(0n, bill - minimum) : 0n;
  return { billed, minimum: 0n, next: asked };
}

function statementNumber(made: Day): number {
  const { year, month } = civil(made);
  return year * 100 + month;
}
