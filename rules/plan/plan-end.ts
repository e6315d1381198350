/**
 * What does money do to an agreement that is alive, and what is left when it ends?
 *
 * Money received since the agreement covers its rows in order. When all are covered, or nothing is owed any more, it is
 * completed: what was promised for the end is given up, and the account goes on as it stands. Days past due that stood still
 * stay uncounted; rates are the account's own from the next day on.
 */

import {
  callIn,
  type Effect,
  facetsOf,
  followedBy,
  payFromCredit,
  type State,
  withRows,
} from '../account/effect.ts';
import type { Account, Facets, Fact } from '../account.ts';
import type { PausedSpan } from '../ageing.ts';
import { pausedUntil } from '../arrears.ts';
import type { Day } from '../days.ts';
import { lateFeeOn } from '../instalment.ts';
import { post } from '../ledger.ts';
import { least, type Minor, most, sum } from '../money.ts';
import { carriesOver } from '../penalty.ts';
import { forgive, isOpen } from '../repayment.ts';
import type { Product } from '../terms.ts';
import type { AgreedPlan, PlanWaiver } from './agreed-plan.ts';
import { firstUnpaid, sparesLateFees, standsFrom } from './alive-plan.ts';

/** True when nothing is owed, now or later, as booked: nothing is left to agree about. */
export function owesNothing({ balances: b }: Pick<Account, 'balances'>): boolean {
  const owed =
    b.notDue + b.billed + b.revolving + b.duePrincipal + b.dueInterest + b.dueFee + b.interest + b.penalty;
  return owed === 0n;
}

/** What a fact means for the agreement that lives after it: money counts, and may complete it. */
export function watchFact(state: State, effect: Effect, fact: Fact, product: Product): Effect {
  const alive = effect.facets.plan;
  if (alive === null || fact.type === 'paused' || fact.type === 'resumed') return effect;
  const { plan } = alive;
  const moved = fact.type === 'paid' ? fact.amount : fact.type === 'charged-back' ? -fact.amount : 0n;
  const received = alive.received + moved;
  const row = firstUnpaid(plan, received);
  const behind = alive.behind !== null && row > alive.behind ? null : alive.behind;
  const watched = { ...effect, facets: { ...effect.facets, plan: { ...alive, received, row, behind } } };
  const settled = plan.rows.length > 0 && row === plan.rows.length;
  return followedBy(state, watched, (now) => {
    const stays: Effect = { postings: [], facets: facetsOf(now.account), rows: now.rows };
    return settled || owesNothing(now.account) ? completed(now, plan, fact, product) : stays;
  });
}

/** Kept to the end: what was promised for it is given up. A lump sum pays off everything, so everything is called in first. */
function completed(state: State, plan: AgreedPlan, fact: Pick<Fact, 'valueOn'>, product: Product): Effect {
  const rewards = plan.waive.some(({ when }) => when === 'end');
  const unchanged: Effect = { postings: [], facets: facetsOf(state.account), rows: state.rows };
  const called =
    rewards && plan.kind === 'lump-sum'
      ? payFromCredit(state, callIn(state, fact), fact, product)
      : unchanged;
  const given = followedBy(state, called, (now) => giveUpAll(now, plan, 'end', fact));
  return followedBy(state, given, (now) => {
    const over = endPlan(now.account, fact.valueOn, product);
    const effect: Effect = { postings: [], facets: facetsOf(over), rows: now.rows };
    const pauses = pausesAfter(now.account, now.pauses, fact.valueOn);
    return pauses === now.pauses ? effect : { ...effect, pauses };
  });
}

/** Everything that an agreement gives up at its start or at its end. */
export function giveUpAll(
  state: State,
  { waive, schedule }: AgreedPlan,
  when: PlanWaiver['when'],
  on: Pick<Fact, 'valueOn'>,
): Effect {
  const unchanged: Effect = { postings: [], facets: facetsOf(state.account), rows: state.rows };
  // Principal that is not due yet shrinks only with a schedule that asks for less.
  const toCome = when === 'start' && schedule !== null;
  return waive
    .filter((one) => one.when === when)
    .reduce((effect, one) => followedBy(state, effect, (now) => giveUp(now, one, on, toCome)), unchanged);
}

function giveUp(
  state: State,
  { part, amount }: PlanWaiver,
  on: Pick<Fact, 'valueOn'>,
  toCome: boolean,
): Effect {
  const { account, rows } = state;
  const { postings, rows: left } =
    part === 'principal' ? giveUpPrincipal(state, amount, toCome) : forgive(account, rows, part, amount);
  // What is given up need not be paid to keep out of arrears either.
  const minimum = most(0n, account.minimum - sum(postings.map((posting) => posting.amount)));
  return withRows(state, on, postings, left, { minimum });
}

/** Principal given up is a loss in the books: of what is overdue the oldest first, then of the bill, then of what is to come. */
function giveUpPrincipal(
  { account, rows }: State,
  amount: Minor,
  toCome: boolean,
): Pick<Effect, 'postings' | 'rows'> {
  let left = amount;
  const take = (owed: Minor): Minor => {
    const given = least(left, owed);
    left -= given;
    return given;
  };
  const open = rows.map((row) => ({ ...row, principal: row.principal - take(row.principal) })).filter(isOpen);
  const { revolving, billed, notDue } = account.balances;
  return {
    postings: [
      ...post('loss', 'duePrincipal', amount - left),
      ...post('loss', 'revolving', take(revolving)),
      ...post('loss', 'billed', take(billed)),
      ...post('loss', 'notDue', toCome ? take(notDue) : 0n),
    ],
    rows: open,
  };
}

/** The account when its agreement is over at the end of `day`, with what was granted until then. Charges are booked. */
export function endPlan(account: Account, day: Day, product: Product): Account {
  const { lastDue } = account;
  const on = lateFeeOn({ ...account, plan: null }, product);
  const spared = sparesLateFees(account) && on !== null && on <= day;
  const after: Account = { ...account, plan: null, lastDue: spared ? null : lastDue };
  return { ...after, ...carriesOver(account, after, product), ...standingKept(account, day) };
}

/** Days that stood still stay uncounted; of a pause that runs on, only the days from now on are still to come. */
function standingKept(account: Account, day: Day): Partial<Facets> {
  const stands = standsFrom(account);
  if (stands === null) return {};
  const { pausedFrom, pausedTo } = account;
  const runs = pausedFrom !== null && pausedTo !== null && pausedFrom < day && day <= pausedTo;
  return { pausedDays: pausedUntil(account, day), pausedFrom: runs ? day : pausedFrom };
}

/** All pauses, with the days of an agreement under which days past due stood still as one more. */
export function pausesAfter(
  account: Account,
  pauses: readonly PausedSpan[],
  day: Day,
): readonly PausedSpan[] {
  const from = standsFrom(account);
  if (from === null) return pauses;
  const around = pauses.flatMap((pause) => [
    { from: pause.from, to: Math.min(pause.to, from) },
    { from: Math.max(pause.from, day), to: pause.to },
  ]);
  return [...around, { from, to: day }].filter((span) => span.from < span.to).sort((a, b) => a.from - b.from);
}
