/**
 * How does a fact enter an account that lives on, and what if it should have been known before?
 *
 * The history with the fact in its place is replayed, and the difference is booked today. What cannot be true is refused
 * with a reason; contacts that should not have happened are named; the ladder stands where the account, as it is now
 * known, has come. Nothing here depends on the order in which facts are entered.
 */
import { type Account, type AccountEvent, evolve, type Fact } from './account.ts';
import { delinquentDays, pausesOf } from './ageing.ts';
import type { Day } from './days.ts';
import { type History, type Replay, replay } from './history.ts';
import { restatement } from './ledger.ts';
import type { Coming, Product } from './terms.ts';

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
    postings: restatement(
      recorded.balances,
      balances,
      product.family === 'revolving' ? 'interest' : 'dueInterest',
    ),
  };
  return { event, account: evolve(recorded, event) };
}

function refuse({ opening, facts }: History, fact: Fact, today: Day, product: Product): Refusal | null {
  const known = facts.find(({ id }) => id === fact.id);
  if (known !== undefined)
    return isSame(known, fact)
      ? { refused: 'already-entered', what: `"${fact.id}" was entered before; nothing was changed` }
      : { refused: 'other-content', what: `"${fact.id}" was entered before and said something else` };
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

function isSame(a: Fact, b: Fact): boolean {
  const [known, told] = [new Map<string, unknown>(Object.entries(a)), Object.entries(b)];
  return known.size === told.length && told.every(([name, value]) => known.get(name) === value);
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
 * A step that was harder than the days past due, as they are now known, counts only as far as those had come.
 * Decided from all steps and all facts, so that the order in which facts become known does not matter.
 */
function ladderAfter(
  walked: readonly Walked[],
  after: Replay,
  history: History,
  product: Product,
): number | null {
  const { account, arrears, pauses } = after;
  const late = account.oldestDue !== null;
  const since = late ? arrears[arrears.findLastIndex((note) => note.oldestDue === null) + 1]!.from : null;
  const asked = late || account.next === null ? null : askedFrom(account.next, history, product);
  if (since === null && asked === null) return null;
  let last: number | null = null;
  for (const { on, ladderDay } of walked) {
    if (on <= (since ?? asked!) || ladderDay < 0 === late) continue;
    const due = arrears.findLast(({ from }) => from < on)?.oldestDue ?? null;
    const days = delinquentDays(due, on, product.dueDayCounts, pauses, product.ageingGraceDays);
    const reached = late ? Math.min(ladderDay, days) : ladderDay;
    if (last === null || reached > last) last = reached;
  }
  return last;
}

/** The day from which reminders are about `next`: the due day before it, or its statement day. */
function askedFrom(next: Coming, { opening, schedule }: History, product: Product): Day {
  if (product.statement !== null) return next.due - product.statement.dueAfterDays;
  return schedule.findLast(({ seq }) => seq < next.seq)?.due ?? opening.openedOn;
}
