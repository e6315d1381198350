/**
 * What does a fact leave behind: which transfers, which open rows, which facets?
 *
 * The parts that facts of every kind share: arrears follow the open rows, and money held for the borrower pays at once what
 * became due.
 */
import type { Account, Facets, Fact } from '../account.ts';
import type { PausedSpan } from '../ageing.ts';
import { finishedDays } from '../arrears.ts';
import type { Day } from '../days.ts';
import { calledIn } from '../instalment.ts';
import { applyPostings, type Posting } from '../ledger.ts';
import { most, sum } from '../money.ts';
import { type DueRow, repay } from '../repayment.ts';
import type { Product } from '../terms.ts';

/** An account with the instalments and statements that fell due and are not fully paid, oldest first. */
export interface State {
  readonly account: Account;
  readonly rows: readonly DueRow[];
  /** All pauses of the history: which of them count depends on the oldest due day. */
  readonly pauses: readonly PausedSpan[];
  /** While an agreement lives: the same account without it, closed up to `closedTo`. */
  readonly without?: Without | undefined;
}

/** An account as it would be had nothing been agreed. */
export interface Without {
  readonly state: State;
  readonly closedTo: Day;
}

/** What a fact does: transfers, the facets it changes, and the open rows it leaves. */
export interface Effect {
  readonly postings: readonly Posting[];
  readonly facets: Facets;
  readonly rows: readonly DueRow[];
  /** The pauses from now on, where an agreement under which days stood still has ended. */
  readonly pauses?: readonly PausedSpan[];
}

/** The part of an account that facts may restate. */
export function facetsOf(account: Account): Facets {
  const { id, borrower, product, openedOn, balances, seq, ...facets } = account;
  return facets;
}

/** The state after an effect: what a second step of the same fact begins from. */
export function afterEffect(state: State, effect: Effect): State {
  const balances = applyPostings(state.account.balances, effect.postings);
  const account = { ...state.account, ...effect.facets, balances };
  return { ...state, account, rows: effect.rows, pauses: effect.pauses ?? state.pauses };
}

/** One effect after another, the second made from the state that the first left. */
export function followedBy(state: State, first: Effect, next: (state: State) => Effect): Effect {
  const second = next(afterEffect(state, first));
  const pauses = second.pauses ?? first.pauses;
  const both = { ...second, postings: [...first.postings, ...second.postings] };
  return pauses === undefined ? both : { ...both, pauses };
}

/** Arrears follow the rows: their oldest due day, or none. What belongs to past arrears ends with them. */
export function withRows(
  { account, pauses }: Pick<State, 'account' | 'pauses'>,
  { valueOn }: Pick<Fact, 'valueOn'>,
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
export function payFromCredit(
  state: State,
  effect: Effect,
  fact: Pick<Fact, 'valueOn'>,
  product: Product,
): Effect {
  const balances = applyPostings(state.account.balances, effect.postings);
  if (balances.credit === 0n || effect.facets.writtenOffOn !== null) return effect;
  if (effect.rows.length === 0 && balances.penalty === 0n) return effect;
  return followedBy(state, effect, ({ account, rows, pauses }) => {
    const paid = repay(account, rows, -account.balances.credit, fact.valueOn, product, 'credit');
    const minimum = most(0n, account.minimum - paid.towardsMinimum);
    return withRows({ account, pauses }, fact, paid.postings, paid.rows, { minimum });
  });
}

/** All principal is asked for on the fact's day. */
export function callIn(state: State, fact: Pick<Fact, 'valueOn'>): Effect {
  const postings = calledIn(state.account);
  const principal = sum(postings.map(({ amount }) => amount));
  const row = { seq: fact.valueOn, due: fact.valueOn, principal, interest: 0n, fee: 0n };
  const rows = principal > 0n ? [...state.rows, row] : state.rows;
  return withRows(state, fact, postings, rows, { next: null, rearranged: null, minimum: 0n });
}
