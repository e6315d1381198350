/**
 * What does an agreement do to its account on the day it begins, and when can it not begin?
 *
 * What is given up at the start goes, the contract's schedule changes, rates are relieved from the next day on, and the
 * account without all that is put aside. An agreement whose account, as is now known, had nothing to agree about never
 * begins: it changes nothing, and whoever enters it is told why.
 */

import { type Effect, facetsOf, followedBy, type State, withRows } from '../account/effect.ts';
import type { Account, Facets, Fact } from '../account.ts';
import { post, transfersBetween } from '../ledger.ts';
import { least, type Minor, most, sum } from '../money.ts';
import { carriesOver } from '../penalty.ts';
import type { Coming, Product } from '../terms.ts';
import { type AgreedPlan, foldsArrears, OF_ARREARS } from './agreed-plan.ts';
import { giveUpAll, owesNothing } from './plan-end.ts';

type Agreed = Extract<Fact, { type: 'agreed' }>;

/** Why an agreement does not fit its account. `voids`: it cannot begin; else it fits badly, and nobody may enter it so. */
export interface Objection {
  readonly fact: string;
  readonly refused: string;
  readonly what: string;
  readonly voids: boolean;
}

/** What speaks against an agreement or a withdrawal on the state of its value day; null when nothing does. */
export function objectionTo(state: State, fact: Fact, product: Product): Objection | null {
  if (fact.type === 'withdrawn') return withdrawalFault(state.account, fact);
  if (fact.type !== 'agreed') return null;
  const found = voidReason(state.account, fact.plan, product) ?? misfit(state, fact.plan);
  return found === null ? null : { fact: fact.id, ...found };
}

type Found = Omit<Objection, 'fact'>;
const voids = (refused: string, what: string): Found => ({ refused, what, voids: true });

function withdrawalFault({ plan }: Account, fact: Fact & { type: 'withdrawn' }): Objection | null {
  if (plan?.plan.id === fact.of) return null;
  const what = `the agreement "${fact.of}" is not alive on that day`;
  return { fact: fact.id, refused: 'not-alive', what, voids: true };
}

function voidReason(account: Account, plan: AgreedPlan, product: Product): Found | null {
  if (account.writtenOffOn !== null)
    return voids(
      'written-off',
      'the account is written off: what comes in is recovery, nothing is asked any more',
    );
  if (account.plan !== null)
    return voids('second-plan', `the agreement "${account.plan.plan.id}" is still alive`);
  if (owesNothing(account)) return voids('nothing-owed', 'nothing is owed on that day');
  if (OF_ARREARS.has(plan.kind) && account.oldestDue === null)
    return voids('not-overdue', 'nothing is overdue on that day');
  if (plan.schedule === null) return null;
  if (product.family !== 'instalment')
    return voids('no-schedule', 'only a loan with instalments has a schedule to change');
  if (principalToAsk(account, plan) === 0n && !foldsArrears(plan))
    return voids('nothing-to-come', 'no instalment is to come: there is no schedule to change');
  return null;
}

/** What was worked out on other numbers than the account shows. A replay after a backdated fact makes it fit instead. */
function misfit(state: State, plan: AgreedPlan): Found | null {
  const { account } = state;
  const { interestPpm, penaltyPpm } = plan.relief;
  if ((interestPpm ?? 0n) > account.interestPpm || (penaltyPpm ?? 0n) > account.penaltyPpm)
    return { refused: 'dearer', what: 'a relieved rate is above the account’s own', voids: false };
  if (plan.schedule === null) return unreachable(account, plan);
  const { balances } = waivedAtStart(state, plan).account;
  const toAsk = balances.notDue + (foldsArrears(plan) ? balances.duePrincipal : 0n);
  const asked = sum(plan.schedule.map(({ principal }) => principal));
  if (asked !== toAsk)
    return {
      refused: 'parts-do-not-sum',
      what: `the schedule asks for ${asked} of principal, to be asked for is ${toAsk} (minor units)`,
      voids: false,
    };
  const charges = sum(plan.schedule.map(({ interest, fee }) => interest + fee));
  const folded = foldsArrears(plan) ? balances.dueInterest + balances.dueFee : 0n;
  if (charges < folded)
    return {
      refused: 'parts-do-not-sum',
      what: `overdue interest and fees of ${folded} are folded in, the schedule asks for ${charges} (minor units)`,
      voids: false,
    };
  return null;
}

/** Principal that is not due yet is given up only by a lump sum, which calls everything in, or with a schedule that asks for less. */
function unreachable({ balances: b }: Account, { kind, waive }: AgreedPlan): Found | null {
  if (kind === 'lump-sum') return null;
  const promised = sum(
    waive.filter(({ part, when }) => part === 'principal' && when === 'end').map(({ amount }) => amount),
  );
  const inReach = b.duePrincipal + b.billed + b.revolving;
  if (promised <= inReach) return null;
  const what = `${promised} of principal is promised to be given up, ${inReach} of it is asked for by then (minor units)`;
  return { refused: 'waiver-out-of-reach', what, voids: false };
}

function waivedAtStart(state: State, plan: AgreedPlan): State {
  const effect = atStart(state, plan, { valueOn: state.account.settledTo });
  const balances = { ...state.account.balances };
  for (const { debit, credit, amount } of effect.postings) {
    balances[debit] += amount;
    balances[credit] -= amount;
  }
  return { ...state, account: { ...state.account, balances } };
}

function atStart(state: State, plan: AgreedPlan, on: Pick<Fact, 'valueOn'>): Effect {
  return giveUpAll(state, plan, 'start', on);
}

/** Principal that a new schedule asks for. */
function principalToAsk({ balances }: Account, plan: AgreedPlan): Minor {
  return balances.notDue + (foldsArrears(plan) ? balances.duePrincipal : 0n);
}

/** The account from an agreement on. Charges are booked up to its day. */
export function beginPlan(state: State, fact: Agreed, product: Product): Effect {
  const unchanged: Effect = { postings: [], facets: facetsOf(state.account), rows: state.rows };
  if (voidReason(state.account, fact.plan, product) !== null) return unchanged;
  const waived = atStart(state, fact.plan, fact);
  const changed = followedBy(state, waived, (then) => rearranged(then, fact));
  const { plan } = fact;
  const alive = {
    plan,
    agreedOn: fact.valueOn,
    received: 0n,
    row: 0,
    behind: null,
    missed: 0,
    without: state.account,
    asOf: fact.valueOn - 1,
  };
  const after = { ...state.account, ...changed.facets, plan: alive };
  const carried = carriesOver({ ...after, plan: null }, after, product);
  return { ...changed, facets: { ...changed.facets, ...carried, plan: alive } };
}

/** The contract with its new schedule. Arrears that are folded in are asked for again when its rows fall due. */
function rearranged(state: State, { plan, valueOn }: Agreed): Effect {
  const { account, rows } = state;
  if (plan.schedule === null) return { postings: [], facets: facetsOf(account), rows };
  const { duePrincipal, dueInterest, dueFee } = account.balances;
  const schedule = fitPrincipal(plan.schedule, principalToAsk(account, plan));
  const change: Partial<Facets> = { next: schedule[0] ?? null, rearranged: schedule.slice(1) };
  if (!foldsArrears(plan)) return { postings: [], facets: { ...facetsOf(account), ...change }, rows };
  const postings = [
    ...post('notDue', 'duePrincipal', duePrincipal),
    ...post('interestIncome', 'dueInterest', dueInterest),
    ...post('feeIncome', 'dueFee', dueFee),
  ];
  const charged = account.charged - dueInterest - dueFee;
  return withRows(state, { valueOn }, postings, [], { ...change, charged });
}

/**
 * A schedule made to ask for exactly `principal`: less is taken from its last rows, more is added to the last one. So an
 * agreement still adds up when a payment before it becomes known. A row that asks for no principal any more asks for nothing.
 */
export function fitPrincipal(schedule: readonly Coming[], principal: Minor): readonly Coming[] {
  let left = principal;
  const fitted = schedule.map((row, place) => {
    const last = place === schedule.length - 1;
    const part = last ? left : least(row.principal, left);
    left -= part;
    return { ...row, principal: most(0n, part) };
  });
  const planned = sum(schedule.map((row) => row.principal));
  return planned <= principal
    ? fitted
    : fitted.filter((row, place) => row.principal > 0n || schedule[place]!.principal === 0n);
}

/** The account as it would be had nothing been agreed. */
export function withdrawPlan(state: State, fact: Extract<Fact, { type: 'withdrawn' }>): Effect {
  const { account, rows, without } = state;
  if (account.plan?.plan.id !== fact.of || without === undefined)
    return { postings: [], facets: facetsOf(account), rows };
  const back = without.state;
  return {
    postings: transfersBetween(account.balances, back.account.balances),
    facets: facetsOf(back.account),
    rows: back.rows,
    pauses: back.pauses,
  };
}
