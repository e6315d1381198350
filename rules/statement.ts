/**
 * What does this month's bill ask for, and what if less is paid?
 *
 * A revolving account is billed on its statement date. At or above the minimum the rest revolves and bears
 * contract interest from the day after the due day; below it the unpaid bill (or only the missing minimum, as the
 * product declares) is overdue from the day after the due day. Paid in full, a bill costs no interest.
 */

import { type Account, type AccountEvent, overdueAmount, type StatementOutcome } from './account.ts';
import { addMonths, civil, type Day } from './days.ts';
import { type Posting, post } from './ledger.ts';
import { divideRounded, least, type Minor, most } from './money.ts';
import type { Product, StatementTerms } from './terms.ts';

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

/** The least that keeps the account out of arrears: a share of the bill plus interest, fees, penalty and arrears. */
export function minimumOf(account: Account, principal: Minor, interest: Minor, terms: StatementTerms): Minor {
  const share = divideRounded(principal * terms.minimumPpm, 1_000_000n, 'up');
  const arrears = overdueAmount(account) + account.balances.penalty;
  const whole = principal + interest + arrears;
  return least(whole, most(share + interest + arrears, least(terms.minimumLeast, whole)));
}

/** What the due day of the current statement decides: paid, revolves, or overdue. */
export function settleStatement(account: Account, day: Day, product: Product): AccountEvent[] {
  const { next } = account;
  if (product.statement === null || next === null || next.due !== day) return [];
  const { billed, revolving } = account.balances;
  const outcome = outcomeOf(account);
  const overdue = outcome !== 'overdue' ? 0n : overdueOf(account, product.statement);
  const fromBilled = least(overdue, billed);
  const asked = { ...next, principal: overdue, interest: 0n, fee: 0n };
  const postings: Posting[] = [
    ...post('duePrincipal', 'billed', fromBilled),
    ...post('duePrincipal', 'revolving', least(overdue - fromBilled, revolving)),
    ...post('revolving', 'billed', billed - fromBilled),
  ];
  return [{ day, body: { type: 'statement-due', asked, outcome }, postings }];
}

function outcomeOf(account: Account): StatementOutcome {
  if (account.balances.billed + account.balances.revolving === 0n) return 'paid';
  return account.minimum > 0n ? 'overdue' : 'revolves';
}

/** Principal that becomes overdue: the whole unpaid bill, or what is missing of the minimum. */
function overdueOf(account: Account, terms: StatementTerms): Minor {
  const { billed, revolving } = account.balances;
  return terms.overdueAmount === 'statement'
    ? billed + revolving
    : least(account.minimum, billed + revolving);
}

/** A statement's number is its month: 202611. */
function statementNumber(day: Day): number {
  const { year, month } = civil(day);
  return year * 100 + month;
}
