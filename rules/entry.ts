/**
 * How does a fact enter an account that lives on, and what if it should have been known before?
 *
 * The history with the fact in its place is replayed, and the difference is booked today. What cannot be true is refused
 * with a reason; contacts that should not have happened are named; the ladder stands where the account, as it is now
 * known, has come. Nothing here depends on the order in which facts are entered.
 */
import { isSame } from './account/same-fact.ts';
import { type Account, type AccountEvent, evolve, type Fact } from './account.ts';
import { delinquentDays, pausesOf } from './ageing.ts';
import type { Day } from './days.ts';
import { type History, type Replay, replay } from './history.ts';
import { restatement } from './ledger.ts';
import { standsFrom } from './plan/alive-plan.ts';
import { dueBefore } from './plan/contract-rows.ts';
import { agreementFault } from './plan/plan-check.ts';
import { pausesAfter } from './plan/plan-end.ts';
import { planTold } from './plan/plan-told.ts';
import { saleFault, undoneIn } from './sale/sold-claim.ts';
import type { Coming, Product } from './terms.ts';

/** Why a fact cannot be entered. */
export interface Refusal {
  readonly refused: string;
  readonly what: string;
}

/** A fact entered on `today`: the event to append, the account after it and what is told of its agreement, or why not. */
export type Entry =
  | { readonly event: AccountEvent; readonly account: Account; readonly told: readonly AccountEvent[] }
  | Refusal;

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
  const agreements = known.facts.some(({ type }) => type === 'agreed');
  const before = agreements || fact.valueOn < today ? replay(history, product, through, today) : null;
  const objection = before && objectionOf(fact, before, after);
  if (objection) return objection;
  const ladderDay = ladderAfter(walked, after, history, product, today);
  const { id, borrower, product: code, openedOn, balances, seq, ...facets } = after.account;
  const regretted = before ? regrettedDays(history.opening.openedOn, before, after, today) : [];
  const event: AccountEvent = {
    day: today,
    body: { type: 'fact', fact, facets: { ...facets, ladderDay }, regretted },
    postings: restatement(
      recorded.balances,
      balances,
      product.family === 'revolving' ? 'interest' : 'dueInterest',
    ),
  };
  const told = before ? planTold(before, after, today) : [];
  return { event, account: evolve(recorded, event), told };
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
    if (target?.type !== 'paid' && target?.type !== 'agreed' && target?.type !== 'written-off')
      return { refused: 'unknown-payment', what: `no payment or agreement "${fact.of}" on this account` };
    if (facts.some((other) => other.type === 'reversed' && other.of === fact.of))
      return { refused: 'already-reversed', what: `"${fact.of}" was reversed before` };
  }
  const fault = agreementFault(facts, fact) ?? saleFault(facts, fact);
  if (fault !== null) return fault;
  if (fact.type === 'paused' && fact.to <= fact.from)
    return { refused: 'empty-pause', what: `"${fact.id}" ends before it begins` };
  return null;
}

/** Why these facts cannot stand side by side, in whatever order they are entered. */
function refuseTogether({ opening, facts }: History, fact: Fact, today: Day): Refusal | null {
  const undone = undoneIn(facts);
  const lost = facts.findLast(({ type, id }) => type === 'written-off' && !undone.has(id));
  const lent = lost && facts.find(({ type, valueOn }) => type === 'lent' && valueOn >= lost.valueOn);
  if (lent !== undefined)
    return { refused: 'written-off', what: `"${fact.id}": money is lent on a day after the write-off` };
  if (
    fact.type === 'written-off' &&
    facts.some((one) => one.type === fact.type && one !== fact && !undone.has(one.id))
  )
    return { refused: 'written-off', what: `"${fact.id}": the account was written off before` };
  if (pausesOf(facts, opening.openedOn).filter(({ to }) => to >= today).length > 1)
    return { refused: 'second-pause', what: `"${fact.id}": enter it when the pause before it has ended` };
  return null;
}

/** What speaks against an agreement, or a withdrawal, where it takes its place among all that is known. */
function objectionOf(fact: Fact, before: Replay, after: Replay): Refusal | null {
  const own = after.objections.find((one) => one.fact === fact.id);
  if (own !== undefined) return { refused: own.refused, what: `"${fact.id}": ${own.what}` };
  if (fact.type !== 'agreed') return null;
  const known = new Set(before.objections.filter(({ voids }) => voids).map((one) => one.fact));
  const other = after.objections.find((one) => one.voids && !known.has(one.fact));
  return other === undefined
    ? null
    : {
        refused: 'second-plan',
        what: `"${fact.id}": the agreement "${other.fact}" could not have begun then`,
      };
}

/**
 * Days on which, as is now known, the account was not overdue, or an agreement lived, although it did not seem so: their
 * contacts get an apology. A contact of a day was planned the evening before.
 */
function regrettedDays(openedOn: Day, before: Replay, after: Replay, today: Day): Day[] {
  const asked = ({ arrears }: Replay, day: Day): boolean => {
    const note = arrears.findLast(({ from }) => from < day);
    return note !== undefined && note.oldestDue !== null && !note.quiet;
  };
  const days: Day[] = [];
  for (let day = openedOn; day < today; day += 1)
    if (asked(before, day) && !asked(after, day)) days.push(day);
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
  today: Day,
): number | null {
  const { account, arrears } = after;
  const stands = standsFrom(account);
  const pauses = stands === null ? after.pauses : pausesAfter(account, after.pauses, today);
  const late = account.oldestDue !== null;
  const since = late ? arrears[arrears.findLastIndex((note) => note.oldestDue === null) + 1]!.from : null;
  const asked = late || account.next === null ? null : askedFrom(account.next, account, history, product);
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
function askedFrom(next: Coming, account: Account, history: History, product: Product): Day {
  if (product.statement !== null) return next.due - product.statement.dueAfterDays;
  return dueBefore(next, account, history);
}
