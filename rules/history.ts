/**
 * What would this account be if everything had been known on time?
 *
 * A history is the opening, the schedule and the facts. Replaying it in order of value day, whatever the order
 * in which the facts were entered, gives the account. So the past heals: a payment entered late leads to
 * exactly the account that on-time entry would have led to, and the difference is booked on the day it is known.
 */

import { type Account, type AccountEvent, evolve, type Fact, type Opening } from './account.ts';
import { bookCharges, closeDay, isDue, nextActionOn } from './day.ts';
import type { Day } from './days.ts';
import { applyFact, type State } from './fact.ts';
import { fallDue } from './instalment.ts';
import { type Posting, post, transfersBetween } from './ledger.ts';
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

/** The opening event: what was paid out, or taken over, against cash. */
export function openingEvent(opening: Opening): AccountEvent {
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
  let state: State = { account: evolve(null, opened), rows: history.opening.arrears };
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
  for (const fact of inOrder(history.facts, product)) {
    if (fact.valueOn > today) continue;
    closeUntil(Math.min(fact.valueOn - 1, through));
    happen(bookCharges(state.account, fact.valueOn, product));
    while (isDue(state.account, fact.valueOn, product))
      happen(fallDue(state.account, fact.valueOn, product, history.schedule));
    const { postings, facets, rows } = applyFact(state, fact, product);
    const event: AccountEvent = {
      day: fact.valueOn,
      body: { type: 'fact', fact, facets, regretted: [] },
      postings,
    };
    state = { account: evolve(state.account, event), rows };
    witness(event, state.account);
    note(fact.valueOn);
  }
  closeUntil(through);
  return { ...state, arrears };
}

/** Carries the open rows along with the events that add to them. */
function witnessed(state: State, event: AccountEvent): State {
  const account = evolve(state.account, event);
  const { body } = event;
  if (body.type === 'due' || body.type === 'statement-due') {
    if (body.type === 'statement-due' && body.outcome !== 'overdue') return { account, rows: state.rows };
    const { seq, due } = body.asked;
    return { account, rows: [...state.rows, { seq, due, ...unpaidOf(event) }] };
  }
  if (body.type === 'late-fee') {
    const rows = state.rows.map((row) =>
      row.due === body.due ? { ...row, fee: row.fee + body.amount } : row,
    );
    return { account, rows };
  }
  if (body.type === 'accelerated') {
    const last = state.rows.at(-1);
    const called = debited(event, 'duePrincipal');
    const rows =
      last === undefined ? [] : [...state.rows.slice(0, -1), { ...last, principal: last.principal + called }];
    return { account, rows };
  }
  return { account, rows: state.rows };
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

/**
 * Enters a fact into an account that is closed up to `through` (so `today` is the next day). `recorded` is the
 * fold of its events. The same fact entered twice is refused as `already-entered`, which callers treat as done.
 */
export function enterFact(
  recorded: Account,
  history: History,
  fact: Fact,
  through: Day,
  today: Day,
  product: Product,
): Entry {
  const refusal = refuse(history, fact, today);
  if (refusal !== null) return refusal;
  const after = replay({ ...history, facts: [...history.facts, fact] }, product, through, today);
  const { account } = after;
  const regretted = regrettedDays(after, recorded, fact, today);
  const { id, borrower, product: code, openedOn, balances, seq, ...facets } = account;
  const ladderDay = ladderAfter(recorded, account);
  const tried = account.oldestDue === null ? [] : [...new Set([...recorded.tried, ...account.tried])];
  const event: AccountEvent = {
    day: today,
    body: { type: 'fact', fact, facets: { ...facets, ladderDay, tried }, regretted },
    postings: transfersBetween(recorded.balances, balances),
  };
  return { event, account: evolve(recorded, event) };
}

function refuse(history: History, fact: Fact, today: Day): Refusal | null {
  const { opening, facts } = history;
  if (facts.some(({ id }) => id === fact.id))
    return { refused: 'already-entered', what: `"${fact.id}" was entered before; nothing was changed` };
  if (fact.valueOn < opening.openedOn)
    return { refused: 'before-opening', what: `"${fact.id}" is valued before the account was opened` };
  if (fact.valueOn > today) return { refused: 'in-the-future', what: `"${fact.id}" is valued after today` };
  if ('amount' in fact && fact.amount <= 0n)
    return { refused: 'not-positive', what: `"${fact.id}": the amount must be above zero` };
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

/** Contact days that, as is now known, came after the arrears had ended: their contacts get an apology. */
function regrettedDays(after: Replay, recorded: Account, fact: Fact, today: Day): Day[] {
  if (recorded.oldestDue === null || fact.valueOn >= today) return [];
  const days: Day[] = [];
  for (let day = Math.max(fact.valueOn, recorded.oldestDue) + 1; day < today; day += 1) {
    const evening = after.arrears.findLast(({ from }) => from < day);
    if (evening === undefined || evening.oldestDue === null) days.push(day);
  }
  return days;
}

/** Steps walked stay walked while the arrears go on; an account that is current again starts anew. */
function ladderAfter(recorded: Account, after: Account): number | null {
  if (after.oldestDue !== null) return recorded.oldestDue === null ? null : recorded.ladderDay;
  const sameDueDay = after.next !== null && after.next.due === recorded.next?.due;
  return recorded.oldestDue === null && sameDueDay ? recorded.ladderDay : null;
}
