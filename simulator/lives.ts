/**
 * How does an account live from day to day under the real rules?
 *
 * Facts of a day first, then its closing: exactly the order in which the book is run. A fact that counts from today is
 * booked from the state we carry; one that counts from an earlier day replays the history, as the rules do for every fact.
 * That both give the same account is tested, and the reason why thousands of months can be lived through in a second.
 */

import { type Account, type AccountEvent, evolve, type Fact, netOfCredit } from '../rules/account.ts';
import { pausesOf } from '../rules/ageing.ts';
import { bookCharges, closeDay, crossByFact, isDue, nextActionOn } from '../rules/day.ts';
import type { Day } from '../rules/days.ts';
import { enterFact, type Walked } from '../rules/entry.ts';
import { applyFact, type State } from '../rules/fact.ts';
import { type History, openingEvent, replay, witnessed } from '../rules/history.ts';
import { fallDue } from '../rules/instalment.ts';
import { restatement } from '../rules/ledger.ts';
import type { Ladder } from '../rules/strategy.ts';
import type { Product } from '../rules/terms.ts';
import { factsOn, type Payer } from './behaviour.ts';

/** Told every event as it happens, with the account after it. */
export type Onlooker = (event: AccountEvent, after: Account) => void;

/** An account that is being lived: what it is now, and everything that decided it. */
export interface Life {
  account: Account;
  /** What is unpaid, oldest first; not kept up in an exact life, where each fact works it out. */
  rows: State['rows'];
  /** The rungs of the ladder that were walked. */
  readonly walked: Walked[];
  /** True: every fact replays the history, as the book does. Otherwise no ladder is walked. */
  readonly exact: boolean;
  readonly history: History & { readonly facts: Fact[] };
}

/** Begins a life with the opening event. */
export function beginLife(
  history: Omit<History, 'facts'>,
  exact: boolean,
  onlooker: Onlooker = () => {},
): Life {
  const opened = openingEvent(history.opening);
  const account = evolve(null, opened);
  onlooker(opened, account);
  const { arrears } = netOfCredit(history.opening);
  return { account, rows: arrears, walked: [], exact, history: { ...history, facts: [] } };
}

/** Lives through the days from `first` to `last`: what the borrower does, then the closing. */
export function liveThrough(
  life: Life,
  payer: Payer,
  first: Day,
  last: Day,
  product: Product,
  ladder: Ladder | null,
  onlooker: Onlooker = () => {},
): void {
  let action = nextActionOn(life.account, first - 1, product, ladder);
  for (let day = first; day <= last; day += 1) {
    const facts = factsOn(payer, life.account, day, product);
    for (const fact of facts) enter(life, fact, day, product, onlooker);
    if (facts.length > 0) action = nextActionOn(life.account, day - 1, product, ladder);
    if (action !== day) continue;
    closeNight(life, day, product, ladder, onlooker);
    action = nextActionOn(life.account, day, product, ladder);
  }
}

/** Closes `day` for one account. */
export function closeNight(
  life: Life,
  day: Day,
  product: Product,
  ladder: Ladder | null,
  onlooker: Onlooker,
): void {
  let state: State = { account: life.account, rows: life.rows, pauses: [] };
  for (const event of closeDay(life.account, day, product, ladder, life.history.schedule).events) {
    state = witnessed(state, event);
    if (event.body.type === 'step') life.walked.push(event.body);
    onlooker(event, state.account);
  }
  life.account = state.account;
  life.rows = state.rows;
}

/** Enters a fact on `today`; a refused one (told twice, before the opening) changes nothing. */
export function enter(life: Life, fact: Fact, today: Day, product: Product, onlooker: Onlooker): void {
  const quick = !life.exact && fact.valueOn === today && (fact.type === 'paid' || fact.type === 'lent');
  const event = quick ? bookedFrom(life, fact, today, product) : replayed(life, fact, today, product);
  if (event === null) return;
  const before = life.account;
  life.history.facts.push(fact);
  life.account = evolve(before, event);
  if (!quick && !life.exact) life.rows = replay(life.history, product, today - 1, today).rows;
  onlooker(event, life.account);
  if (!life.exact) return;
  for (const passage of crossByFact(before, life.account, today, product)) {
    life.account = evolve(life.account, passage);
    onlooker(passage, life.account);
  }
}

function replayed(life: Life, fact: Fact, today: Day, product: Product): AccountEvent | null {
  const entry = enterFact(life.account, life.history, fact, today - 1, today, product, life.walked);
  return 'refused' in entry ? null : entry.event;
}

/** The event of a fact that counts from today, made from the state at hand; `life.rows` becomes what it leaves. */
function bookedFrom(life: Life, fact: Fact, today: Day, product: Product): AccountEvent {
  const recorded = life.account;
  let state: State = {
    account: recorded,
    rows: life.rows,
    pauses: pausesOf(life.history.facts, life.history.opening.openedOn),
  };
  const happen = (events: readonly AccountEvent[]): void => {
    for (const event of events) state = witnessed(state, event);
  };
  happen(bookCharges(recorded, today, product));
  while (isDue(state.account, today, product))
    happen(fallDue(state.account, today, product, life.history.schedule));
  const { postings, facets, rows } = applyFact(state, fact, product);
  const effect: AccountEvent = {
    day: today,
    body: { type: 'fact', fact, facets, regretted: [] },
    postings,
  };
  const after = evolve(state.account, effect);
  life.rows = rows;
  const heldAs = product.family === 'revolving' ? 'interest' : 'dueInterest';
  return { ...effect, postings: restatement(recorded.balances, after.balances, heldAs) };
}
