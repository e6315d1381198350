/**
 * How did a debt come to be what it is, day by day?
 *
 * A history is replayed once and kept by evening. Any day between can then be read: what was added and why, what
 * was paid, what was owed. A quiet day has no event; its charge follows from the closed form all the same.
 */

import type { Account, AccountEvent } from '../account.ts';
import type { Day } from '../days.ts';
import { type History, replay } from '../history.ts';
import { HELD, type LedgerAccount } from '../ledger.ts';
import type { Minor } from '../money.ts';
import { accruedTo, effectiveInterest, effectivePenalty, penaltyBase, penaltyDays } from '../penalty.ts';
import type { Product } from '../terms.ts';
import { type Charge, chargesUpTo } from './charge.ts';
import { type Position, positionOf } from './forecast.ts';

/** Charges since the account was opened. */
interface Charged {
  readonly interest: Minor;
  readonly penalty: Minor;
  /** Late fees and other fees for being late; not the fees of a schedule. */
  readonly fee: Minor;
}

/** A day on which something happened, with the account as it stood when the day was over. */
export interface Evening {
  readonly day: Day;
  readonly account: Account;
  readonly events: readonly AccountEvent[];
  /** Booked so far. */
  readonly charged: Charged;
  /** Spans of charges that were booked on this day. */
  readonly charges: readonly Charge[];
}

/** One line of a statement by day. `total` = the day before's + lent + interest + penalty + fee − paid − waived − lost. */
export interface DiaryDay {
  readonly day: Day;
  readonly lent: Minor;
  readonly interest: Minor;
  readonly penalty: Minor;
  readonly fee: Minor;
  readonly paid: Minor;
  readonly waived: Minor;
  readonly lost: Minor;
  /** How this day's accrued interest and penalty come about. */
  readonly charges: readonly Charge[];
  readonly events: readonly AccountEvent[];
  readonly evening: Position;
}

/** Replays a history: its evenings in order. `through` and `today` as in `replay`. */
export function evenings(history: History, product: Product, through: Day, today: Day): Evening[] {
  const made: Evening[] = [];
  let before: Account | null = null;
  replay(history, product, through, today, (event, account) => {
    const last = made.at(-1);
    const charged = last?.charged ?? { interest: 0n, penalty: 0n, fee: 0n };
    const sameDay = last !== undefined && last.day === event.day;
    const charges =
      before !== null && event.body.type === 'accrued' ? chargesUpTo(before, event.day, product) : [];
    if (sameDay) made.pop();
    made.push({
      day: event.day,
      account,
      events: sameDay ? [...last.events, event] : [event],
      charged: addCharged(charged, event),
      charges: sameDay ? [...last.charges, ...charges] : charges,
    });
    before = account;
  });
  return made;
}

function addCharged(charged: Charged, event: AccountEvent): Charged {
  const { body } = event;
  if (body.type === 'accrued')
    return {
      ...charged,
      interest: charged.interest + transferred(event, 'interestIncome', 'credit'),
      penalty: charged.penalty + transferred(event, 'penaltyIncome', 'credit'),
    };
  const late = body.type === 'late-fee' || (body.type === 'fact' && body.fact.type === 'charged');
  return late ? { ...charged, fee: charged.fee + transferred(event, 'feeIncome', 'credit') } : charged;
}

/** The last evening up to `day`; null before the account was opened. */
export function eveningOf(evenings: readonly Evening[], day: Day): Evening | null {
  return evenings.findLast((evening) => evening.day <= day) ?? null;
}

/** What being late, or revolving, has cost from the opening to the end of `day`; paid or not. */
export function costUpTo(evenings: readonly Evening[], day: Day, product: Product): Minor {
  const { interest, penalty, fee } = chargedBy(evenings, day, product);
  return interest + penalty + fee;
}

function chargedBy(evenings: readonly Evening[], day: Day, product: Product): Charged {
  const evening = eveningOf(evenings, day);
  if (evening === null) return { interest: 0n, penalty: 0n, fee: 0n };
  const since = accruedTo(evening.account, Math.max(day, evening.account.settledTo), product);
  const { charged } = evening;
  return {
    interest: charged.interest + since.interest,
    penalty: charged.penalty + since.penalty,
    fee: charged.fee,
  };
}

/** The lines from `from` to `to`, oldest first; days before the opening have none. */
export function diary(
  evenings: readonly Evening[],
  from: Day,
  to: Day,
  product: Product,
  history: History,
): DiaryDay[] {
  const days: DiaryDay[] = [];
  for (let day = from; day <= to; day += 1) {
    const evening = eveningOf(evenings, day);
    if (evening === null) continue;
    const position = positionOf(evening.account, day, product, history);
    days.push(lineOf(evenings, evening, day, product, position));
  }
  return days;
}

function lineOf(
  evenings: readonly Evening[],
  { day: lastDay, events: lastEvents }: Evening,
  day: Day,
  product: Product,
  evening: Position,
): DiaryDay {
  const events = lastDay === day ? lastEvents : [];
  const before = chargedBy(evenings, day - 1, product);
  const after = chargedBy(evenings, day, product);
  const interest = after.interest - before.interest;
  const penalty = after.penalty - before.penalty;
  const told = events.filter(({ body }) => body.type !== 'accrued');
  const flow = (counter: LedgerAccount, side: 'debit' | 'credit') =>
    told.reduce((total, event) => total + transferred(event, counter, side), 0n);
  return {
    day,
    lent: flow('cash', 'credit'),
    interest: interest + flow('interestIncome', 'credit') - flow('interestIncome', 'debit'),
    penalty: penalty + flow('penaltyIncome', 'credit') - flow('penaltyIncome', 'debit'),
    fee: flow('feeIncome', 'credit') - flow('feeIncome', 'debit'),
    paid: flow('cash', 'debit'),
    waived: flow('waived', 'debit'),
    lost: flow('loss', 'debit'),
    charges: chargesOfDay(evenings, day, interest, penalty, product),
    events: events.filter(({ body, postings }) => body.type !== 'accrued' || postings.length > 0),
    evening,
  };
}

/** What one day's charges were reckoned on: the account as it stood the evening before. */
function chargesOfDay(
  evenings: readonly Evening[],
  day: Day,
  interest: Minor,
  penalty: Minor,
  product: Product,
): Charge[] {
  const before = eveningOf(evenings, day - 1)?.account;
  if (before === undefined) return [];
  const span = { after: day - 1, to: day, days: 1 };
  const charges: Charge[] = [];
  if (before.balances.revolving > 0n && interest > 0n)
    charges.push({
      ...span,
      kind: 'interest',
      base: before.balances.revolving,
      rate: effectiveInterest(before, product),
      amount: interest,
    });
  if (penaltyDays({ ...before, settledTo: day - 1 }, day, product) > 0 && penalty > 0n)
    charges.push({
      ...span,
      kind: 'penalty',
      base: penaltyBase(before, product),
      rate: effectivePenalty(before, product),
      amount: penalty,
    });
  return charges;
}

/** All spans of interest and penalty up to the end of `day`: those booked, then those that have accrued since. */
export function chargesOf(evenings: readonly Evening[], day: Day, product: Product): Charge[] {
  const booked = evenings.filter((evening) => evening.day <= day).flatMap(({ charges }) => charges);
  const evening = eveningOf(evenings, day);
  return joined(evening === null ? booked : [...booked, ...chargesUpTo(evening.account, day, product)]);
}

/** Spans that follow one another on the same base at the same rate are one: when they were booked tells nothing. */
function joined(charges: readonly Charge[]): Charge[] {
  const spans: Charge[] = [];
  for (const charge of charges) {
    const place = spans.findLastIndex(({ kind }) => kind === charge.kind);
    const before = spans[place];
    const goesOn =
      before !== undefined &&
      before.to === charge.after &&
      before.base === charge.base &&
      before.rate.ppm === charge.rate.ppm &&
      before.days === before.to - before.after;
    if (!goesOn) spans.push(charge);
    else
      spans[place] = {
        ...before,
        to: charge.to,
        days: before.days + charge.days,
        amount: before.amount + charge.amount,
      };
  }
  return spans;
}

/** Transfers between what the borrower's account holds and `counter`, on the counter's side. */
function transferred(event: AccountEvent, counter: LedgerAccount, side: 'debit' | 'credit'): Minor {
  const held = side === 'debit' ? 'credit' : 'debit';
  return event.postings.reduce(
    (total, posting) =>
      posting[side] === counter && HELD.includes(posting[held]) ? total + posting.amount : total,
    0n,
  );
}
