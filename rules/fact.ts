/**
 * What does a fact from outside do to an account on the day it counts from?
 *
 * Facts are payments, reversals, charges, waivers, write-offs, pauses and changes of terms. They only say what
 * happened; how it is booked is decided here, and again at every replay.
 */
import { type Account, CHANNELS, type Facets, type Fact } from './account.ts';
import type { PausedSpan } from './ageing.ts';
import { finishedDays } from './arrears.ts';
import { calledIn } from './instalment.ts';
import { applyPostings, type Posting, post } from './ledger.ts';
import { least, most, sum } from './money.ts';
import { effectiveInterest, effectivePenalty, roomForCharges } from './penalty.ts';
import { type DueRow, forgive, recover, repay, takeBackRecovery, writeOff } from './repayment.ts';
import type { Product } from './terms.ts';

/** An account with the instalments and statements that fell due and are not fully paid, oldest first. */
export interface State {
  readonly account: Account;
  readonly rows: readonly DueRow[];
  /** All pauses of the history: which of them count depends on the oldest due day. */
  readonly pauses: readonly PausedSpan[];
}

/** What a fact does: transfers, the facets it changes, and the open rows it leaves. */
export interface Effect {
  readonly postings: readonly Posting[];
  readonly facets: Facets;
  readonly rows: readonly DueRow[];
}

/** Applies a fact to a state whose charges are booked up to the fact's value day. */
export function applyFact(state: State, fact: Fact, product: Product): Effect {
  if (state.account.writtenOffOn !== null) return afterWriteOff(state, fact);
  const effect = effectOf(state, fact, product);
  return payFromCredit(state, effect, fact, product);
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
    default:
      return fact satisfies never;
  }
}

/** The part of an account that facts may restate. */
export function facetsOf(account: Account): Facets {
  const { id, borrower, product, openedOn, balances, seq, ...facets } = account;
  return facets;
}

/** After write-off everything received is recovery, and nothing is charged, asked for or aged any more. */
function afterWriteOff({ account, rows }: State, fact: Fact): Effect {
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

/** The age of what was lost stays what it is; nothing is to come. */
function closedAs(account: Account, writtenOffOn: number): Facets {
  const nothing = { next: null, nextStatement: null, lastDue: null, minimum: 0n };
  return { ...facetsOf(account), ...nothing, writtenOffOn, interestCarry: 0n, penaltyCarry: 0n };
}

/** Arrears follow the rows: their oldest due day, or none. What belongs to past arrears ends with them. */
function withRows(
  { account, pauses }: Pick<State, 'account' | 'pauses'>,
  { valueOn }: Fact,
  postings: readonly Posting[],
  rows: readonly DueRow[],
  change: Partial<Facets>,
): Effect {
  const sorted = [...rows].sort((a, b) => a.due - b.due);
  const oldestDue = sorted[0]?.due ?? null;
  const pausedDays = finishedDays({ ...account, oldestDue }, pauses, valueOn);
  const cured = oldestDue === null ? { tried: [], penaltyCarry: 0n } : {};
  // A row that a fact made bears the number of its day; only instalments and statements bear late fees.
  const lateFeeOpen = sorted.some(({ seq, due }) => due === account.lastDue && seq !== due);
  const lastDue = lateFeeOpen ? account.lastDue : null;
  const facets = { ...facetsOf(account), oldestDue, lastDue, pausedDays, ...cured, ...change };
  return { postings, facets, rows: sorted };
}

/** Money held for the borrower pays at once what a fact has made due. */
function payFromCredit(state: State, effect: Effect, fact: Fact, product: Product): Effect {
  const balances = applyPostings(state.account.balances, effect.postings);
  if (balances.credit === 0n || effect.facets.writtenOffOn !== null) return effect;
  if (effect.rows.length === 0 && balances.penalty === 0n) return effect;
  const account = { ...state.account, ...effect.facets, balances };
  const paid = repay(account, effect.rows, -balances.credit, fact.valueOn, product, 'credit');
  const minimum = most(0n, account.minimum - paid.towardsMinimum);
  const postings = [...effect.postings, ...paid.postings];
  return withRows({ account, pauses: state.pauses }, fact, postings, paid.rows, { minimum });
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

function callIn(state: State, fact: Fact): Effect {
  const postings = calledIn(state.account);
  const principal = sum(postings.map(({ amount }) => amount));
  const row = { seq: fact.valueOn, due: fact.valueOn, principal, interest: 0n, fee: 0n };
  const rows = principal > 0n ? [...state.rows, row] : state.rows;
  return withRows(state, fact, postings, rows, { next: null, minimum: 0n });
}

/** New rates from the next day on. A carried remainder is measured in days of its rate, so it changes with it. */
function changeRates(
  account: Account,
  { interestPpm, penaltyPpm }: Fact & { type: 'rate-changed' },
  product: Product,
): Partial<Facets> {
  const after = { ...account, interestPpm, penaltyPpm };
  const carried = (carry: bigint, rate: typeof effectivePenalty): bigint =>
    (carry * BigInt(rate(after, product).perDays)) / BigInt(rate(account, product).perDays);
  return {
    interestPpm,
    penaltyPpm,
    interestCarry: carried(account.interestCarry, effectiveInterest),
    penaltyCarry: carried(account.penaltyCarry, effectivePenalty),
  };
}
