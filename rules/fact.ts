/**
 * What does a fact from outside do to an account on the day it counts from?
 *
 * Facts are payments, reversals, charges, waivers, write-offs, pauses and changes of terms. They only say what
 * happened; how it is booked is decided here, and again at every replay.
 */

import type { Account, Facets, Fact } from './account.ts';
import { runningPause } from './arrears.ts';
import { calledIn } from './instalment.ts';
import { type Posting, post } from './ledger.ts';
import { least, most } from './money.ts';
import { roomForCharges } from './penalty.ts';
import { type DueRow, forgive, repay, writeOff } from './repayment.ts';
import type { Product } from './terms.ts';

/** An account with the instalments and statements that fell due and are not fully paid, oldest first. */
export interface State {
  readonly account: Account;
  readonly rows: readonly DueRow[];
}

/** What a fact does: transfers, the facets it changes, and the open rows it leaves. */
export interface Effect {
  readonly postings: readonly Posting[];
  readonly facets: Facets;
  readonly rows: readonly DueRow[];
}

/** Applies a fact to a state whose charges are booked up to the fact's value day. */
export function applyFact(state: State, fact: Fact, product: Product): Effect {
  const { account, rows } = state;
  const unchanged: Effect = { postings: [], facets: facetsOf(account), rows };
  switch (fact.type) {
    case 'lent':
      return {
        ...unchanged,
        postings: post('notDue', 'cash', fact.amount),
        facets: { ...facetsOf(account), granted: account.granted + fact.amount },
      };
    case 'paid': {
      const {
        postings,
        rows: left,
        towardsMinimum,
      } = repay(account, rows, fact.amount, fact.valueOn, product);
      const minimum = most(0n, account.minimum - towardsMinimum);
      // A recovery after write-off pays no due day: the age of what was lost stays what it is.
      const age = account.writtenOffOn === null ? {} : { oldestDue: account.oldestDue, tried: account.tried };
      return withRows(account, postings, left, { minimum, ...age });
    }
    case 'reversed':
      return unchanged; // the payment it undoes is left out of the replay, so nothing is left to do
    case 'charged-back':
      return chargeBack(state, fact);
    case 'charged':
      return charge(state, fact, product);
    case 'waived': {
      const { postings, rows: left } = forgive(account, rows, fact.part, fact.amount);
      return withRows(account, postings, left, {});
    }
    case 'written-off':
      return withRows(account, writeOff(account.balances), [], {
        writtenOffOn: fact.valueOn,
        next: null,
        oldestDue: account.oldestDue,
      });
    case 'paused':
      return { ...unchanged, facets: { ...facetsOf(account), ...pause(account, fact.from, fact.to) } };
    case 'resumed':
      return { ...unchanged, facets: { ...facetsOf(account), ...resume(account, fact.valueOn) } };
    case 'rate-changed': {
      const { interestPpm, penaltyPpm } = fact;
      return { ...unchanged, facets: { ...facetsOf(account), interestPpm, penaltyPpm } };
    }
    case 'accelerated':
      return callIn(state, fact);
    case 'tried': {
      const tried = account.tried.includes(fact.channel) ? account.tried : [...account.tried, fact.channel];
      return { ...unchanged, facets: { ...facetsOf(account), tried } };
    }
    default:
      return fact satisfies never;
  }
}

/** The part of an account that facts may restate. */
export function facetsOf(account: Account): Facets {
  const { id, borrower, product, openedOn, balances, seq, ...facets } = account;
  return facets;
}

/** Arrears follow the rows: their oldest due day, or none. What belongs to past arrears ends with them. */
function withRows(
  account: Account,
  postings: readonly Posting[],
  rows: readonly DueRow[],
  change: Partial<Facets>,
): Effect {
  const sorted = [...rows].sort((a, b) => a.due - b.due);
  const oldestDue = sorted[0]?.due ?? null;
  const cured = oldestDue === null ? { pausedDays: 0, tried: [], penaltyCarry: 0n } : {};
  return { postings, facets: { ...facetsOf(account), oldestDue, ...cured, ...change }, rows: sorted };
}

/** Money taken back by the payer's bank is owed again from that day, as principal due on it. */
function chargeBack(state: State, fact: Fact & { type: 'charged-back' }): Effect {
  const { account, rows } = state;
  const { amount } = fact;
  const held = least(amount, -account.balances.credit);
  const row = { seq: fact.valueOn, due: fact.valueOn, principal: amount - held, interest: 0n, fee: 0n };
  const postings = [...post('credit', 'cash', held), ...post('duePrincipal', 'cash', amount - held)];
  return withRows(account, postings, amount > held ? [...rows, row] : rows, {});
}

/** A charge made elsewhere, cut to what the life cap still allows. */
function charge(state: State, fact: Fact & { type: 'charged' }, product: Product): Effect {
  const { account, rows } = state;
  const room = roomForCharges(account, product);
  const amount = room === null ? fact.amount : least(fact.amount, room);
  const charged = account.charged + amount;
  if (fact.part === 'penalty') {
    const postings = post('penalty', 'penaltyIncome', amount);
    return { postings, facets: { ...facetsOf(account), charged }, rows };
  }
  const row = { seq: fact.valueOn, due: fact.valueOn, principal: 0n, interest: 0n, fee: amount };
  const postings = post('dueFee', 'feeIncome', amount);
  return withRows(account, postings, amount > 0n ? [...rows, row] : rows, { charged });
}

function callIn(state: State, fact: Fact): Effect {
  const { account, rows } = state;
  const postings = calledIn(account);
  const principal = postings.reduce((total, { amount }) => total + amount, 0n);
  const row = { seq: fact.valueOn, due: fact.valueOn, principal, interest: 0n, fee: 0n };
  return withRows(account, postings, principal > 0n ? [...rows, row] : rows, { next: null });
}

/** A new pause takes the place of the running one, whose days up to then are kept. */
function pause(account: Account, from: number, to: number): Partial<Facets> {
  return { pausedFrom: from, pausedTo: to, pausedDays: account.pausedDays + runningPause(account, from) };
}

function resume(account: Account, on: number): Partial<Facets> {
  return { pausedFrom: null, pausedTo: null, pausedDays: account.pausedDays + runningPause(account, on) };
}
