/**
 * What does a fact from outside do to an account on the day it counts from?
 *
 * Facts are payments, reversals, charges, waivers, write-offs, pauses changes of terms and agreements. They only say
 * what happened; how it is booked is decided here, and again at every replay.
 */

import { callIn, type Effect, facetsOf, payFromCredit, type State, withRows } from './account/effect.ts';
import { type Account, CHANNELS, type Facets, type Fact } from './account.ts';
import { post } from './ledger.ts';
import { least, most, sum } from './money.ts';
import { carriesOver, roomForCharges } from './penalty.ts';
import { beginPlan, withdrawPlan } from './plan/plan-begin.ts';
import { watchFact } from './plan/plan-end.ts';
import { forgive, recover, repay, takeBackRecovery, writeOff } from './repayment.ts';
import { afterSale, closedAs, sellClaim } from './sale/sold-claim.ts';
import type { Product } from './terms.ts';

export type { Effect, State } from './account/effect.ts';

/** Applies a fact to a state whose charges are booked up to the fact's value day. */
export function applyFact(state: State, fact: Fact, product: Product): Effect {
  if (state.account.soldOn !== null) return afterSale(state, fact);
  if (state.account.writtenOffOn !== null) return afterWriteOff(state, fact);
  const effect = effectOf(state, fact, product);
  return watchFact(state, payFromCredit(state, effect, fact, product), fact, product);
}

function effectOf(state: State, fact: Fact, product: Product): Effect {
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
      const paid = repay(account, rows, fact.amount, fact.valueOn, product, 'cash');
      const minimum = most(0n, account.minimum - paid.towardsMinimum);
      return withRows(state, fact, paid.postings, paid.rows, { minimum });
    }
    case 'reversed': // the payment it undoes is left out of the replay
    case 'paused': // the replay sets the account's pause from all facts together (rules/pause.ts)
    case 'resumed':
    case 'sold': // only what was written off is sold; the rest stands in rules/sale/sold-claim.ts
    case 'bought-back':
    case 'passed-on':
      return unchanged;
    case 'charged-back': {
      // Money taken back by the payer's bank is owed again from that day, as principal due on it.
      const row = { seq: fact.valueOn, due: fact.valueOn, principal: fact.amount, interest: 0n, fee: 0n };
      return withRows(state, fact, post('duePrincipal', 'cash', fact.amount), [...rows, row], {});
    }
    case 'charged':
      return charge(state, fact, product);
    case 'waived': {
      const { postings, rows: left } = forgive(account, rows, fact.part, fact.amount);
      // What is forgiven need not be paid to keep out of arrears either.
      const forgiven = sum(postings.map(({ amount }) => amount));
      const minimum = most(0n, account.minimum - forgiven);
      return withRows(state, fact, postings, left, { minimum });
    }
    case 'written-off':
      return { postings: writeOff(account.balances), facets: closedAs(account, fact.valueOn), rows: [] };
    case 'rate-changed':
      return { ...unchanged, facets: { ...facetsOf(account), ...changeRates(account, fact, product) } };
    case 'accelerated':
      return callIn(state, fact);
    case 'tried': {
      // What was tried while nothing was overdue prepares nothing harder.
      if (account.oldestDue === null || account.tried.includes(fact.channel)) return unchanged;
      const tried = CHANNELS.filter((one) => one === fact.channel || account.tried.includes(one));
      return { ...unchanged, facets: { ...facetsOf(account), tried } };
    }
    case 'agreed':
      return beginPlan(state, fact, product);
    case 'withdrawn':
      return withdrawPlan(state, fact);
    default:
      return fact satisfies never;
  }
}

/** After write-off everything received is recovery, and nothing is charged, asked for or aged any more. */
function afterWriteOff({ account, rows }: State, fact: Fact): Effect {
  if (fact.type === 'sold') return sellClaim({ account, rows }, fact);
  const postings =
    fact.type === 'paid'
      ? recover(account, fact.amount)
      : fact.type === 'charged-back'
        ? takeBackRecovery(account, fact.amount)
        : fact.type === 'lent' // refused at entry: replays of impossible histories still lose no money
          ? post('notDue', 'cash', fact.amount)
          : [];
  return { postings, facets: facetsOf(account), rows };
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
  return withRows(state, fact, postings, amount > 0n ? [...rows, row] : rows, { charged });
}

/** New rates from the next day on, with what was carried under the old ones. */
function changeRates(
  account: Account,
  { interestPpm, penaltyPpm }: Fact & { type: 'rate-changed' },
  product: Product,
): Partial<Facets> {
  const after = { ...account, interestPpm, penaltyPpm };
  return { interestPpm, penaltyPpm, ...carriesOver(account, after, product) };
}
