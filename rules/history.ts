/**
 * What would this account be if everything had been known on time?
 *
 * A history is the opening, the schedule and the facts. Replaying it in order of value day, whatever the order
 * in which the facts were entered, gives the account. So the past heals: a payment entered late leads to
 * exactly the account that on-time entry would have led to, and the difference is booked on the day it is known.
 */

import type { State, Without } from './account/effect.ts';
import { type Account, type AccountEvent, evolve, type Fact, netOfCredit, type Opening } from './account.ts';
import { type Pause, pausesOf } from './ageing.ts';
import { bookCharges, closeDay, isDue, nextActionOn } from './day.ts';
import type { Day } from './days.ts';
import { applyFact } from './fact.ts';
import { fallDue } from './instalment.ts';
import { type Posting, post } from './ledger.ts';
import { type AlivePlan, isQuiet } from './plan/alive-plan.ts';
import { type Objection, objectionTo } from './plan/plan-begin.ts';
import { pausesAfter } from './plan/plan-end.ts';
import { type PlanNote, turnByFact, turnByNight } from './plan/plan-told.ts';
import { isOpen } from './repayment.ts';
import { undoneIn } from './sale/sold-claim.ts';
import type { Coming, Product } from './terms.ts';

/** Everything that decides an account, in any order. */
export interface History {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly facts: readonly Fact[];
}

/** An account as replayed, with the days on which its arrears began or ended, or an agreement kept the ladder quiet. */
export interface Replay extends State {
  readonly arrears: readonly ArrearsNote[];
  /** Turns in the life of its agreements, and what speaks against those that did not begin or do not fit. */
  readonly notes: readonly PlanNote[];
  readonly objections: readonly Objection[];
}

export interface ArrearsNote {
  readonly from: Day;
  readonly oldestDue: Day | null;
  readonly quiet: boolean;
}

/** Called with every event of a replay, in order, and the account after it: for statements and traces. */
export type Witness = (event: AccountEvent, after: Account) => void;

/** An opening at the product's rates with nothing in it but what `change` states. */
export function openingOf(product: Product, openedOn: Day, change: Partial<Opening> = {}): Opening {
  return {
    id: 1n,
    borrower: 1n,
    product: product.code,
    openedOn,
    interestPpm: product.interest.ppm,
    penaltyPpm: product.penalty.ppm,
    principal: 0n,
    billed: 0n,
    minimum: 0n,
    revolving: 0n,
    interest: 0n,
    penalty: 0n,
    arrears: [],
    credit: 0n,
    next: null,
    nextStatement: null,
    ...change,
  };
}

/** The opening event: what was paid out, or taken over, against cash. Credit first pays what was unpaid. */
export function openingEvent(given: Opening): AccountEvent {
  const opening = netOfCredit(given);
  const due = (part: 'principal' | 'interest' | 'fee') =>
    opening.arrears.reduce((total, row) => total + row[part], 0n);
  return {
    day: opening.openedOn,
    body: { type: 'opened', opening },
    postings: [
      ...post('notDue', 'cash', opening.principal),
      ...post('billed', 'cash', opening.billed),
      ...post('revolving', 'cash', opening.revolving),
      ...post('interest', 'cash', opening.interest),
      ...post('penalty', 'cash', opening.penalty),
      ...post('duePrincipal', 'cash', due('principal')),
      ...post('dueInterest', 'cash', due('interest')),
      ...post('dueFee', 'cash', due('fee')),
      ...post('cash', 'credit', opening.credit),
    ],
  };
}

/**
 * The account at the end of `through` (all closings up to it have run), with the facts valued up to `today`
 * already in. `today` is at most the day after `through`. Charges are booked up to the last fact.
 */
export function replay(
  history: History,
  product: Product,
  through: Day,
  today: Day,
  witness: Witness = () => {},
): Replay {
  const opened = openingEvent(history.opening);
  const { arrears: rows } = netOfCredit(history.opening);
  const facts = inOrder(history.facts, product).filter(({ valueOn }) => valueOn <= today);
  const pauses = pausesOf(facts, history.opening.openedOn);
  let state: State = { account: evolve(null, opened), rows, pauses };
  witness(opened, state.account);
  const told = { notes: [] as PlanNote[], objections: [] as Objection[], arrears: [] as ArrearsNote[] };
  const life: Life = { history, product, witness, told };
  const note = (from: Day): void => {
    const { oldestDue } = state.account;
    const [last, quiet] = [told.arrears.at(-1), isQuiet(state.account)];
    if ((last?.oldestDue ?? null) !== oldestDue || (last?.quiet ?? false) !== quiet)
      told.arrears.push({ from, oldestDue, quiet });
  };
  let closedTo = history.opening.openedOn - 1;
  note(closedTo);
  const closeUntil = (last: Day): void => {
    for (;;) {
      const day = nextActionOn(state.account, closedTo, product, null);
      if (day === null || day > last) break;
      state = closedOn(state, day, life);
      closedTo = day;
      note(day);
    }
    closedTo = Math.max(closedTo, last);
  };
  const ahead: Placed[] = [];
  for (const place of placed(facts, pauses)) {
    if (place.on > today) ahead.push(place);
    else {
      closeUntil(Math.min(place.on - 1, through));
      state = takenIn(state, place, life);
      note(place.on);
    }
  }
  closeUntil(through);
  // A pause still to come is noted when it is known; a second one cannot be (`enterFact` refuses it).
  const [pause] = ahead;
  if (pause !== undefined && state.account.pausedFrom === null)
    state = takenIn(state, { ...pause, on: today }, life);
  return { ...state, ...told };
}

/** What is replayed, and what is told of it on the way. */
interface Life {
  readonly history: History;
  readonly product: Product;
  readonly witness: Witness;
  readonly told: { readonly notes: PlanNote[]; readonly objections: Objection[] };
}

/** The state after the closing of `day`, which is the next that changes anything. */
function closedOn(before: State, day: Day, { history, product, witness, told }: Life): State {
  const { schedule } = history;
  const without = before.without && unagreedThrough(before.without, day, product, schedule);
  let state: State = { ...before, without };
  for (const event of closeDay(before.account, day, product, null, schedule).events) {
    const { account, pauses } = state;
    state = witnessed(state, event);
    witness(event, state.account);
    const turn = turnByNight(event);
    if (turn !== null) told.notes.push(turn);
    if (event.body.type === 'plan' && event.body.facets !== null)
      state =
        event.body.takenBack && without !== undefined
          ? { ...without.state, account: state.account }
          : { ...state, pauses: pausesAfter(account, pauses, day), without: undefined };
  }
  return state;
}

/** The account without its agreement, closed through `last`. */
function unagreedThrough(
  { state: before, closedTo }: Without,
  last: Day,
  product: Product,
  schedule: readonly Coming[],
): Without {
  let state = before;
  let after = closedTo;
  for (;;) {
    const day = nextActionOn(state.account, after, product, null);
    if (day === null || day > last) return { state, closedTo: Math.max(after, last) };
    for (const event of closeDay(state.account, day, product, null, schedule).events)
      state = witnessed(state, event);
    after = day;
  }
}

/** A fact with the day on which it takes its place, and the pause that it begins. */
interface Placed {
  readonly fact: Fact;
  readonly on: Day;
  readonly pause: Pause | undefined;
}

/** Each fact in its place: on its value day, or on the first day of the pause that it begins, before all others. */
function placed(facts: readonly Fact[], pauses: readonly Pause[]): Placed[] {
  const begun = new Map(pauses.map((pause) => [pause.by.id, pause]));
  return facts
    .map((fact) => ({ fact, pause: begun.get(fact.id), on: begun.get(fact.id)?.from ?? fact.valueOn }))
    .sort((a, b) => a.on - b.on || Number(b.pause !== undefined) - Number(a.pause !== undefined));
}

/** The state after a fact, and what would be without the agreement that lives. */
function takenIn(before: State, place: Placed, life: Life): State {
  const { fact, on } = place;
  const { product, told } = life;
  const agreement = fact.type === 'agreed' || fact.type === 'withdrawn';
  const silent = { ...life, witness: () => {} };
  if (agreement) {
    const objection = objectionTo(upTo(before, place, silent), fact, product);
    if (objection !== null) told.objections.push(objection);
    if (objection?.voids === true) return before; // as if it had never been entered
  }
  const unagreed = before.without && unagreedThrough(before.without, on - 1, product, life.history.schedule);
  const without = unagreed && {
    closedTo: unagreed.closedTo,
    state: agreement
      ? upTo(unagreed.state, place, silent)
      : counted(upTo(unagreed.state, place, silent), place, silent),
  };
  const reached = upTo(before, place, life);
  const state = counted({ ...reached, without }, place, life);
  const turn = turnByFact(reached.account.plan, state.account.plan, fact);
  if (turn !== null) told.notes.push(turn);
  return state;
}

/** Charges booked and instalments fallen due before a fact. Pauses need neither. */
function upTo(before: State, { fact, on }: Placed, { history, product, witness }: Life): State {
  let state = before;
  const happen = (events: readonly AccountEvent[]): void => {
    for (const event of events) {
      state = witnessed(state, event);
      witness(event, state.account);
    }
  };
  if (fact.type === 'paused' || fact.type === 'resumed') return state;
  happen(bookCharges(state.account, on, product));
  while (isDue(state.account, on, product)) happen(fallDue(state.account, on, product, history.schedule));
  return state;
}

/** The fact itself. An agreement that lives after it knows what would be without it, as of this fact. */
function counted(state: State, { fact, on, pause }: Placed, { product, witness }: Life): State {
  const { postings, facets: left, rows, pauses = state.pauses } = applyFact(state, fact, product);
  const paused = pause === undefined ? left : { ...left, pausedFrom: pause.from, pausedTo: pause.to };
  const begun = fact.type === 'agreed' && state.account.plan === null && left.plan !== null;
  const without = begun ? { state: { ...state, without: undefined }, closedTo: on - 1 } : state.without;
  const plan = left.plan && without && { ...left.plan, ...asOf(without) };
  const facets = plan ? { ...paused, plan } : paused;
  const event: AccountEvent = { day: on, body: { type: 'fact', fact, facets, regretted: [] }, postings };
  const account = evolve(state.account, event);
  witness(event, account);
  return { account, rows, pauses, without: account.plan === null ? undefined : without };
}

/** What a break falls back on. Nobody counts the events of a life that was not lived, nor the rungs of its ladder. */
function asOf({ state, closedTo }: Without): Pick<AlivePlan, 'without' | 'asOf'> {
  return { without: { ...state.account, seq: 0, ladderDay: null }, asOf: closedTo };
}

/** Carries the open rows along with the events that add to them. */
export function witnessed(state: State, event: AccountEvent): State {
  const account = evolve(state.account, event);
  const { body } = event;
  const { rows } = state;
  if (body.type === 'due' || body.type === 'statement-due') {
    const { seq, due } = body.asked;
    const row = { seq, due, ...unpaidOf(event) };
    return { ...state, account, rows: isOpen(row) ? [...rows, row] : rows };
  }
  if (body.type === 'late-fee') {
    const late = rows.findIndex(({ due, seq }) => due === body.due && seq !== due);
    const charged = rows.map((row, place) => (place === late ? { ...row, fee: row.fee + body.amount } : row));
    return { ...state, account, rows: charged };
  }
  if (body.type === 'accelerated') {
    const called = debited(event, 'duePrincipal');
    const joined = rows.map((row, place) =>
      place === rows.length - 1 ? { ...row, principal: row.principal + called } : row,
    );
    return { ...state, account, rows: joined };
  }
  return { ...state, account };
}

/** What an event left unpaid of what it asked for: asked, less what credit paid. */
function unpaidOf(event: AccountEvent): { principal: bigint; interest: bigint; fee: bigint } {
  return {
    principal: debited(event, 'duePrincipal'),
    interest: debited(event, 'dueInterest'),
    fee: debited(event, 'dueFee'),
  };
}

function debited(event: AccountEvent, account: Posting['debit']): bigint {
  let total = 0n;
  for (const { debit, credit, amount } of event.postings) {
    if (debit === account) total += amount;
    if (credit === account) total -= amount;
  }
  return total;
}

/**
 * Facts in the order in which they count: by value day, then by kind as the product declares, then by their
 * sender's reference; an agreement before all. Nothing here depends on when they were entered. What is reversed never counted.
 */
function inOrder(facts: readonly Fact[], product: Product): Fact[] {
  const undone = undoneIn(facts);
  return facts
    .filter((fact) => !undone.has(fact.id) && fact.type !== 'reversed')
    .sort(
      (a, b) =>
        a.valueOn - b.valueOn ||
        rankOf(a, product) - rankOf(b, product) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
}

function rankOf(fact: Fact, product: Product): number {
  if (fact.type === 'agreed') return -1;
  // What left the books on a day may be sold on it, and money of that day was still ours.
  if (fact.type === 'sold') return 3;
  if (fact.type === 'passed-on') return 4;
  const payment = fact.type === 'paid' ? 0 : fact.type === 'charged' ? 1 : 2;
  return product.sameDay === 'payment-first' || payment === 2 ? payment : 1 - payment;
}
