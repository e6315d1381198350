/**
 * What does this month's bill ask for, and what if less is paid?
 *
 * A revolving account is billed on its statement date. At or above the minimum the rest revolves and bears
 * contract interest from the day after the due day; below it the unpaid bill (or only the missing minimum, as the
 * product declares) is overdue from the day after the due day. Paid in full, a bill costs no interest.
 */

import { type Account, type AccountEvent, overdueAmount } from './account.ts';
import { addMonths, civil, type Day } from './days.ts';
import { type Posting, post } from './ledger.ts';
import { divideRounded, least, type Minor, most } from './money.ts';
import type { Coming, Product, StatementTerms } from './terms.ts';

/** The statement made on `day`, when it is the account's statement day. Money held as credit pays the bill first. */
export function makeStatement(account: Account, day: Day, product: Product): AccountEvent[] {
  const terms = product.statement;
  if (terms === null || account.nextStatement !== day || account.writtenOffOn !== null) return [];
  const { notDue, billed, revolving, interest, credit } = account.balances;
  const principal = notDue + billed + revolving;
  const held = -credit;
  const fromInterest = least(held, interest);
  const fromPrincipal = least(held - fromInterest, principal);
  const asked = {
    seq: statementNumber(day),
    due: day + terms.dueAfterDays,
    principal: principal - fromPrincipal,
    interest: interest - fromInterest,
    fee: 0n,
  };
  const fromRevolving = least(fromPrincipal, revolving);
  const postings = [
    ...post('billed', 'notDue', notDue),
    ...post('credit', 'interest', fromInterest),
    ...post('credit', 'revolving', fromRevolving),
    ...post('credit', 'billed', fromPrincipal - fromRevolving),
  ];
  const minimum = minimumOf(account, asked.principal, asked.interest, terms);
  const nextStatement = addMonths(day, 1, terms.statementDate, 'clamp-and-return');
  return [{ day, body: { type: 'statement', asked, minimum, nextStatement }, postings }];
}

/** The least that keeps the account out of arrears: what the bill asks at least, and all arrears with their penalty. */
export function minimumOf(account: Account, principal: Minor, interest: Minor, terms: StatementTerms): Minor {
  return overdueAmount(account) + account.balances.penalty + minimumOfBill(principal, interest, terms);
}

/** The least that a bill of `principal` and `interest` asks for by itself. */
function minimumOfBill(principal: Minor, interest: Minor, terms: StatementTerms): Minor {
  const share = divideRounded(principal * terms.minimumPpm, 1_000_000n, 'up');
  return least(principal + interest, most(share + interest, terms.minimumLeast));
}

/** What the due day of the current statement decides: paid, revolves, or overdue. */
export function settleStatement(account: Account, day: Day, product: Product): AccountEvent[] {
  const { next } = account;
  if (product.statement === null || next === null || next.due !== day) return [];
  const { billed, revolving } = account.balances;
  const asked = account.minimum === 0n ? nothingOf(next) : overdueOf(account, next, product.statement);
  const paid = billed + revolving + billedInterest(account, next) === 0n;
  const outcome = paid ? 'paid' : asked.principal + asked.interest > 0n ? 'overdue' : 'revolves';
  const fromBilled = least(asked.principal, billed);
  const postings: Posting[] = [
    ...post('duePrincipal', 'billed', fromBilled),
    ...post('duePrincipal', 'revolving', least(asked.principal - fromBilled, revolving)),
    ...post('dueInterest', 'interest', asked.interest),
    ...post('revolving', 'billed', billed - fromBilled),
  ];
  return [{ day, body: { type: 'statement-due', asked, outcome }, postings }];
}

function nothingOf(next: Coming): Coming {
  return { ...next, principal: 0n, interest: 0n, fee: 0n };
}

/** What becomes overdue: the whole unpaid bill, or what is missing of its own minimum, interest before principal. */
function overdueOf(account: Account, next: Coming, terms: StatementTerms): Coming {
  const principal = account.balances.billed + account.balances.revolving;
  const interest = billedInterest(account, next);
  if (terms.overdueAmount === 'statement') return { ...next, principal, interest, fee: 0n };
  // Payments go to arrears first, so what is missing is the bill's own part before it is theirs.
  const missing = least(account.minimum, minimumOfBill(next.principal, next.interest, terms));
  const fromInterest = least(missing, interest);
  return { ...next, principal: least(missing - fromInterest, principal), interest: fromInterest, fee: 0n };
}

/** Interest that the statement asked for and nobody has paid; what has accrued since belongs to the next one. */
function billedInterest(account: Account, next: Coming): Minor {
  return least(account.balances.interest, next.interest);
}

/** A statement's number is its month: 202611. */
function statementNumber(day: Day): number {
  const { year, month } = civil(day);
  return year * 100 + month;
}
