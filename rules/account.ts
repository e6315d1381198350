/**
 * What is an account, and what does an event do to it?
 *
 * An account is the fold of its events and of nothing else: `evolve` is the only place where it changes.
 * Four facets, never one status: arrears (money and the oldest due day), ladder (which steps were walked),
 * plan (an agreement that is alive) and holds (pauses). Days past due and bucket are derived, never stored as truth.
 */
import { type Opening, openAccount } from './account/opening.ts';
import type { Day } from './days.ts';
import { applyPostings, type Balances, movedBy, NOTHING, type Posting } from './ledger.ts';
import type { Minor } from './money.ts';
import type { AgreedPlan, PlanState } from './plan/agreed-plan.ts';
import type { AlivePlan } from './plan/alive-plan.ts';
import type { SaleFact } from './sale/sale-fact.ts';
import type { Coming } from './terms.ts';

export { netOfCredit, type Opening } from './account/opening.ts';

/** Ways of reaching a borrower, mildest first. */
export const CHANNELS = ['in-app', 'push', 'sms', 'e-mail', 'call', 'letter', 'visit', 'court'] as const;
export type Channel = (typeof CHANNELS)[number];

/** One borrower's account. Amounts in minor units, days as day numbers, null where a day is not set. */
export interface Account {
  readonly id: bigint;
  readonly borrower: bigint;
  readonly product: number;
  readonly openedOn: Day;
  /** Contract and penalty rate of this account, ppm per the product's `perDays`. */
  readonly interestPpm: bigint;
  readonly penaltyPpm: bigint;
  readonly balances: Balances;
  /** All principal ever lent, and all interest, penalty and fees ever charged: what the life cap compares. */
  readonly granted: Minor;
  readonly charged: Minor;
  /** Charges are booked up to and including this day. */
  readonly settledTo: Day;
  readonly interestCarry: bigint;
  readonly penaltyCarry: bigint;
  /** Due day of the oldest amount that is due and unpaid. Arrears begin after it. */
  readonly oldestDue: Day | null;
  /** Due day of the instalment or statement that fell due last and is unpaid: its late fee may still be to come. */
  readonly lastDue: Day | null;
  /** What will be asked for next; null when nothing is to come. For a bill: the statement that waits for its due day. */
  readonly next: Coming | null;
  readonly nextStatement: Day | null;
  /** What must still be paid of the current statement to keep out of arrears. */
  readonly minimum: Minor;
  /** Days past due whose ladder steps are done; null when no step was walked since the account was last current. */
  readonly ladderDay: number | null;
  /** Ageing is paused in [pausedFrom, pausedTo); earlier pauses of these arrears add up in pausedDays. */
  readonly pausedFrom: Day | null;
  readonly pausedTo: Day | null;
  readonly pausedDays: number;
  readonly writtenOffOn: Day | null;
  /** Day from which the claim is a buyer's; null: it is ours. Only what was written off is sold. */
  readonly soldOn: Day | null;
  /** Kinds of contact that were tried in these arrears without success: what later steps need first. */
  readonly tried: readonly Channel[];
  /** The agreement that is alive; null when none is. */
  readonly plan: AlivePlan | null;
  /** Instalments after `next` where an agreement changed the contract's schedule; null: those of the book. */
  readonly rearranged: readonly Coming[] | null;
  /** Number of events so far. */
  readonly seq: number;
}

/** Everything of an account that is not money: what a replay restates after a backdated fact. */
export type Facets = Omit<Account, 'id' | 'borrower' | 'product' | 'openedOn' | 'balances' | 'seq'>;

/** What the outside world tells us. `valueOn` is the day it counts from, `id` the sender's own reference. */
export type Fact = { readonly id: string; readonly valueOn: Day } & (
  | { readonly type: 'lent'; readonly amount: Minor }
  | { readonly type: 'paid'; readonly amount: Minor }
  /** The payment, agreement or write-off `of` never counted: the account becomes what it would have been without it. */
  | { readonly type: 'reversed'; readonly of: string }
  /** The payer's bank took money back: it is owed again from the value day on. */
  | { readonly type: 'charged-back'; readonly amount: Minor }
  | { readonly type: 'charged'; readonly part: 'fee' | 'penalty'; readonly amount: Minor }
  | { readonly type: 'waived'; readonly part: 'fee' | 'penalty' | 'interest'; readonly amount: Minor }
  | { readonly type: 'written-off' }
  | SaleFact
  | { readonly type: 'paused'; readonly from: Day; readonly to: Day; readonly reason: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'rate-changed'; readonly interestPpm: bigint; readonly penaltyPpm: bigint }
  | { readonly type: 'accelerated' }
  | { readonly type: 'tried'; readonly channel: Channel }
  /** Agreed from the value day on. Among the facts of a day it counts first: money received on that day is received since. */
  | { readonly type: 'agreed'; readonly plan: AgreedPlan }
  /** The agreement with the reference `of` ends: the account is what it would be had nothing been agreed. */
  | { readonly type: 'withdrawn'; readonly of: string }
);

/** What happened to an account. Facts carry the postings that bring the books to where the fact leaves them. */
export type EventBody =
  | { readonly type: 'opened'; readonly opening: Opening }
  | {
      readonly type: 'fact';
      readonly fact: Fact;
      readonly facets: Facets;
      /** Business days whose planned contacts should not have happened, now that this is known. */
      readonly regretted: readonly Day[];
    }
  /** Charges are booked up to the event's day: its postings are what they came to, the remainders are carried on. */
  | { readonly type: 'accrued'; readonly interestCarry: bigint; readonly penaltyCarry: bigint }
  | { readonly type: 'due'; readonly asked: Coming; readonly next: Coming | null; readonly unpaid: boolean }
  | { readonly type: 'accelerated' }
  | { readonly type: 'late-fee'; readonly amount: Minor; readonly due: Day }
  | {
      readonly type: 'statement';
      readonly asked: Coming;
      readonly minimum: Minor;
      readonly nextStatement: Day;
    }
  | { readonly type: 'statement-due'; readonly asked: Coming; readonly outcome: StatementOutcome }
  | {
      readonly type: 'bucket';
      readonly from: string | null;
      readonly to: string | null;
      readonly daysPastDue: number;
    }
  | { readonly type: 'pause-ended'; readonly days: number }
  /** How an agreement stands now. `facets` when it is over: the account as it goes on, with or without what was granted. */
  | {
      readonly type: 'plan';
      readonly plan: string;
      readonly state: PlanState;
      /** The row it is about, from 0 on; null when it is about the whole. */
      readonly row: number | null;
      /** Rows missed so far. */
      readonly missed: number;
      /** True when the account goes on as if nothing had been agreed. */
      readonly takenBack: boolean;
      readonly facets: Facets | null;
    }
  | {
      readonly type: 'step';
      readonly step: string;
      /** The day the contact is planned for: the morrow of the closing that planned it. */
      readonly on: Day;
      readonly ladderDay: number;
      /** What the step still needs before it may be planned (a call, before a letter); null when it is planned. */
      readonly missing: Channel | null;
    };

/** Paid in full, at least the minimum (the rest revolves), or less (overdue from the next day). */
export type StatementOutcome = 'paid' | 'revolves' | 'overdue';

/** One event: the business day it was recorded on, what it says, and the transfers it makes. */
export interface AccountEvent {
  readonly day: Day;
  readonly body: EventBody;
  readonly postings: readonly Posting[];
}

/** An account that nobody has seen yet. */
type Changing = { -readonly [Name in keyof Account]: Account[Name] };

/** The account after an event. `account` is null only for the opening event. */
export function evolve(account: Account | null, event: AccountEvent): Account {
  const { body } = event;
  if (body.type === 'opened') {
    const opened = openAccount(body.opening);
    return { ...opened, balances: applyPostings(NOTHING, event.postings), seq: 1 };
  }
  if (account === null) throw new Error(`an account begins with "opened", not with "${body.type}"`);
  // One copy, changed before anyone sees it: the rules make millions of these in a night.
  const now: Changing = {
    ...account,
    balances: applyPostings(account.balances, event.postings),
    seq: account.seq + 1,
  };
  switch (body.type) {
    case 'fact':
      return { ...now, ...body.facets };
    case 'accrued':
      now.settledTo = event.day;
      now.interestCarry = body.interestCarry;
      now.penaltyCarry = body.penaltyCarry;
      now.charged += movedBy(event.postings);
      return now;
    case 'due':
      fallDue(now, body.asked.due, body.unpaid);
      now.charged += body.asked.interest + body.asked.fee;
      comesNext(now, body.next);
      return now;
    case 'accelerated':
      comesNext(now, null);
      now.minimum = 0n;
      return now;
    case 'late-fee':
      now.charged += body.amount;
      now.lastDue = null;
      return now;
    case 'statement':
      now.next = body.asked.principal + body.asked.interest + body.asked.fee > 0n ? body.asked : null;
      now.minimum = body.minimum;
      now.nextStatement = body.nextStatement;
      if (account.oldestDue === null) now.ladderDay = null;
      return now;
    case 'statement-due':
      fallDue(now, body.asked.due, body.outcome === 'overdue');
      now.next = null;
      now.minimum = 0n;
      return now;
    case 'bucket':
      return now;
    case 'pause-ended':
      return { ...now, pausedFrom: null, pausedTo: null, pausedDays: now.pausedDays + body.days };
    case 'plan':
      return planTurned(now, body);
    case 'step':
      now.ladderDay = body.ladderDay;
      return now;
    default:
      return body satisfies never;
  }
}

/** The instalment that is asked for next, and of a changed schedule those after it. */
function comesNext(now: Changing, next: Coming | null): void {
  now.next = next;
  if (now.rearranged === null) return;
  now.rearranged = next === null ? null : now.rearranged.filter(({ seq }) => seq > next.seq);
}

/** Only a missed row and an end change the account; other turns came with the fact that brought them. */
function planTurned(now: Changing, body: Extract<EventBody, { type: 'plan' }>): Account {
  if (body.facets !== null) return { ...now, ...body.facets };
  if (body.state === 'row-missed' && now.plan !== null)
    now.plan = { ...now.plan, behind: body.row, missed: body.missed };
  return now;
}

/** Late from this due day on when something is unpaid; else its reminders are over. */
function fallDue(now: Changing, due: Day, unpaid: boolean): void {
  if (unpaid) now.lastDue = due;
  else if (now.oldestDue === null) now.ladderDay = null;
  if (unpaid) now.oldestDue ??= due;
}

/** Everything the borrower owes today as booked: all parts, less what is held for him. */
export function outstanding(account: Account): Minor {
  const b = account.balances;
  return (
    b.notDue +
    b.billed +
    b.revolving +
    b.duePrincipal +
    b.dueInterest +
    b.dueFee +
    b.interest +
    b.penalty +
    b.credit
  );
}

/** What is asked for and unpaid as booked: due principal, interest and fees. Penalty stands beside it. */
export function overdueAmount(account: Account): Minor {
  const { duePrincipal, dueInterest, dueFee } = account.balances;
  return duePrincipal + dueInterest + dueFee;
}
