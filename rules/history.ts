/**
 * What would this account be if everything had been known on time?
 *
 * A history is the opening, the schedule and the facts. Replaying it in order of value day, whatever the order
 * in which the facts were entered, gives the account. So the past heals: a payment entered late leads to
 * exactly the account that on-time entry would have led to, and the difference is booked on the day it is known.
 */

import { type Account, type AccountEvent, evolve, type Fact, netOfCredit, type Opening } from './account.ts';
import { bookCharges, closeDay, isDue, nextActionOn } from './day.ts';
import type { Day } from './days.ts';
import { applyFact, type State } from './fact.ts';
import { fallDue } from './instalment.ts';
import { type Posting, post, transfersBetween } from './ledger.ts';
import { type Pause, pausesOf } from './pause.ts';
import { isOpen } from './repayment.ts';
import type { Coming, Product } from './terms.ts';

/** Everything that decides an account, in any order. */
export interface History {
  readonly opening: Opening;
  readonly schedule: readonly Coming[];
  readonly facts: readonly Fact[];
}

/** An account as replayed, with the days on which its arrears began or ended. */
export interface Replay extends State {
  readonly arrears: readonly { readonly from: Day; readonly oldestDue: Day | null }[];
}

/** Called with every event of a replay, in order, and the account after it: for statements and traces. */
export type Witness = (event: AccountEvent, after: Account) => void;

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
  const arrears: { from: Day; oldestDue: Day | null }[] = [];
  const note = (from: Day): void => {
    if ((arrears.at(-1)?.oldestDue ?? null) !== state.account.oldestDue)
      arrears.push({ from, oldestDue: state.account.oldestDue });
  };
  const happen = (events: readonly AccountEvent[]): void => {
    for (const event of events) {
      state = witnessed(state, event);
      witness(event, state.account);
    }
  };
  let closedTo = history.opening.openedOn - 1;
  note(closedTo);
  const closeUntil = (last: Day): void => {
    for (;;) {
      const day = nextActionOn(state.account, closedTo, product, null);
      if (day === null || day > last) break;
      happen(closeDay(state.account, day, product, null, history.schedule).events);
      closedTo = day;
      note(day);
    }
    closedTo = Math.max(closedTo, last);
  };
  const enter = (fact: Fact, day: Day): void => {
    const pause = pauses.find(({ by }) => by.id === fact.id);
    if (!movesNothing(fact)) {
      happen(bookCharges(state.account, day, product));
      while (isDue(state.account, day, product))
        happen(fallDue(state.account, day, product, history.schedule));
    }
    const { postings, facets: left, rows } = applyFact(state, fact, product);
    const facets = pause === undefined ? left : { ...left, pausedFrom: pause.from, pausedTo: pause.to };
    const event: AccountEvent = { day, body: { type: 'fact', fact, facets, regretted: [] }, postings };
    state = { account: evolve(state.account, event), rows, pauses };
    witness(event, state.account);
    note(day);
  };
  const ahead: Fact[] = [];
  for (const { fact, on } of placed(facts, pauses)) {
    if (on > today) ahead.push(fact);
    else {
      closeUntil(Math.min(on - 1, through));
      enter(fact, on);
    }
  }
  closeUntil(through);
  // A pause still to come is noted when it is known; a second one cannot be (`enterFact` refuses it).
  for (const fact of ahead.slice(0, 1)) if (state.account.pausedFrom === null) enter(fact, today);
  return { ...state, arrears };
}

/** Facts that neither need charges booked before them nor care what falls due on their day. */
function movesNothing({ type }: Fact): boolean {
  return type === 'paused' || type === 'resumed';
}

/** Each fact with the day it takes its place: its value day, or the first day of the pause that it begins. */
function placed(
  facts: readonly Fact[],
  pauses: readonly Pause[],
): { readonly fact: Fact; readonly on: Day }[] {
  const begins = new Map(pauses.map(({ by, from }) => [by.id, from]));
  return facts
    .map((fact) => ({ fact, on: begins.get(fact.id) ?? fact.valueOn }))
    .sort((a, b) => a.on - b.on || Number(begins.has(b.fact.id)) - Number(begins.has(a.fact.id)));
}

/** Carries the open rows along with the events that add to them. */
export function witnessed(state: State, event: AccountEvent): State {
  const account = evolve(state.account, event);
  const { body } = event;
  const { rows, pauses } = state;
  if (body.type === 'due' || body.type === 'statement-due') {
    const { seq, due } = body.asked;
    const row = { seq, due, ...unpaidOf(event) };
    return { account, rows: isOpen(row) ? [...rows, row] : rows, pauses };
  }
  if (body.type === 'late-fee') {
    const late = rows.findIndex(({ due, seq }) => due === body.due && seq !== due);
    const charged = rows.map((row, place) => (place === late ? { ...row, fee: row.fee + body.amount } : row));
    return { account, rows: charged, pauses };
  }
  if (body.type === 'accelerated') {
    const called = debited(event, 'duePrincipal');
    const joined = rows.map((row, place) =>
      place === rows.length - 1 ? { ...row, principal: row.principal + called } : row,
    );
    return { account, rows: joined, pauses };
  }
  return { account, rows, pauses };
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
 * sender's reference. Nothing here depends on when they were entered. A reversed payment never counted.
 */
function inOrder(facts: readonly Fact[], product: Product): Fact[] {
  const undone = new Set(facts.flatMap((fact) => (fact.type === 'reversed' ? [fact.of] : [])));
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
  const payment = fact.type === 'paid' ? 0 : fact.type === 'charged' ? 1 : 2;
  return product.sameDay === 'payment-first' || payment === 2 ? payment : 1 - payment;
}

/** Why a fact cannot be entered. */
export interface Refusal {
  readonly refused: string;
  readonly what: string;
}

/** A fact entered on `today`: the event to append and the account after it, or why not. */
export type Entry = { readonly event: AccountEvent; readonly account: Account } | Refusal;

/** A contact that a closing planned: its day, and the rung of the ladder it stands on. */
export interface Walked {
  readonly on: Day;
  readonly ladderDay: number;
}

/** The rungs that an account's events walked. */
export function walkedIn(events: Iterable<AccountEvent>): Walked[] {
  const walked: Walked[] = [];
  for (const { body } of events)
    if (body.type === 'step') walked.push({ on: body.on, ladderDay: body.ladderDay });
  return walked;
}

/**
 * Enters a fact into an account that is closed up to `through` (so `today` is the next day). `recorded` is the
 * fold of its events, `walked` the rungs they walked. The same fact entered twice is refused as `already-entered`,
 * which callers treat as done.
 */
export function enterFact(
  recorded: Account,
  history: History,
  fact: Fact,
  through: Day,
  today: Day,
  product: Product,
  walked: readonly Walked[],
): Entry {
  const known = { ...history, facts: [...history.facts, fact] };
  const refusal = refuse(history, fact, today, product) ?? refuseTogether(known, fact, today);
  if (refusal !== null) return refusal;
  const after = replay(known, product, through, today);
  const ladderDay = ladderAfter(walked, after, history, product);
  const { id, borrower, product: code, openedOn, balances, seq, ...facets } = after.account;
  const regretted = fact.valueOn < today ? regrettedDays(history, after, product, through, today) : [];
  const event: AccountEvent = {
    day: today,
    body: { type: 'fact', fact, facets: { ...facets, ladderDay }, regretted },
    postings: transfersBetween(recorded.balances, balances),
  };
  return { event, account: evolve(recorded, event) };
}

function refuse({ opening, facts }: History, fact: Fact, today: Day, product: Product): Refusal | null {
  if (facts.some(({ id }) => id === fact.id))
    return { refused: 'already-entered', what: `"${fact.id}" was entered before; nothing was changed` };
  if (fact.valueOn < opening.openedOn)
    return { refused: 'before-opening', what: `"${fact.id}" is valued before the account was opened` };
  if (fact.valueOn > today) return { refused: 'in-the-future', what: `"${fact.id}" is valued after today` };
  if ('amount' in fact && fact.amount <= 0n)
    return { refused: 'not-positive', what: `"${fact.id}": the amount must be above zero` };
  if (fact.type === 'rate-changed' && (fact.interestPpm < 0n || fact.penaltyPpm < 0n))
    return { refused: 'negative-rate', what: `"${fact.id}": a rate cannot be below zero` };
  if (fact.type === 'lent' && product.family === 'instalment')
    return { refused: 'no-schedule', what: `"${fact.id}": an instalment loan lends by its schedule only` };
  if (fact.type === 'reversed') {
    const target = facts.find(({ id }) => id === fact.of);
    if (target?.type !== 'paid')
      return { refused: 'unknown-payment', what: `no payment "${fact.of}" on this account` };
    if (facts.some((other) => other.type === 'reversed' && other.of === fact.of))
      return { refused: 'already-reversed', what: `payment "${fact.of}" was reversed before` };
  }
  if (fact.type === 'paused' && fact.to <= fact.from)
    return { refused: 'empty-pause', what: `"${fact.id}" ends before it begins` };
  return null;
}

/** Why these facts cannot stand side by side, in whatever order they are entered. */
function refuseTogether({ opening, facts }: History, fact: Fact, today: Day): Refusal | null {
  const lost = facts.find(({ type }) => type === 'written-off');
  const lent = lost && facts.find(({ type, valueOn }) => type === 'lent' && valueOn >= lost.valueOn);
  if (lent !== undefined)
    return { refused: 'written-off', what: `"${fact.id}": money is lent on a day after the write-off` };
  if (lost !== undefined && lost !== fact && fact.type === 'written-off')
    return { refused: 'written-off', what: `"${fact.id}": the account was written off before` };
  if (pausesOf(facts, opening.openedOn).filter(({ to }) => to >= today).length > 1)
    return { refused: 'second-pause', what: `"${fact.id}": enter it when the pause before it has ended` };
  return null;
}

/**
 * Days on which, as is now known, the account was not overdue although it seemed so: their contacts get an apology.
 * A contact of a day was planned the evening before.
 */
function regrettedDays(history: History, after: Replay, product: Product, through: Day, today: Day): Day[] {
  const before = replay(history, product, through, today);
  const overdue = ({ arrears }: Replay, day: Day): boolean =>
    (arrears.findLast(({ from }) => from < day)?.oldestDue ?? null) !== null;
  const days: Day[] = [];
  for (let day = history.opening.openedOn; day < today; day += 1)
    if (overdue(before, day) && !overdue(after, day)) days.push(day);
  return days;
}

/**
 * Steps walked stay walked while the arrears that they were walked in go on, and reminders until their due day.
 * Decided from all steps and all facts, so that the order in which facts become known does not matter.
 */
function ladderAfter(
  walked: readonly Walked[],
  { account, arrears }: Replay,
  { opening, schedule }: History,
  product: Product,
): number | null {
  const { next, oldestDue } = account;
  let since: Day;
  if (oldestDue !== null) {
    const current = arrears.findLastIndex((note) => note.oldestDue === null);
    since = arrears[current + 1]!.from;
  } else {
    if (next === null) return null;
    const before = schedule.findLast(({ seq }) => seq < next.seq)?.due ?? opening.openedOn;
    since = product.statement === null ? before : next.due - product.statement.dueAfterDays;
  }
  let last: number | null = null;
  for (const { on, ladderDay } of walked)
    if (on > since && ladderDay < 0 === (oldestDue === null) && (last === null || ladderDay > last))
      last = ladderDay;
  return last;
}
