/**
 * Who is next for an agent, and why he?
 *
 * First whom a day or an hour presses: what was promised, a call that was wished for, an answer that is waited for, a call that is only
 * allowed for a little longer; then what is planned for today, then what was planned earlier. Among those of one reason the larger
 * amount × chance comes first, then the key, so that the order is one. Who may not be contacted now is not next, whatever he owes.
 */
import type { Minute } from '../gate/local-time.ts';
import type { Minor } from '../money.ts';

/** Why somebody waits, hardest pressed first: the place is what the list is kept by. */
export const WAITING_REASONS = ['promise', 'call-back', 'answer', 'today', 'earlier'] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];
/** As it looks at this minute: a plan whose hours are nearly over presses too. */
export type NextReason = WaitingReason | 'closing';

const ORDER: readonly NextReason[] = ['promise', 'call-back', 'answer', 'closing', 'today', 'earlier'];

/** A call that is allowed for no longer than so many minutes presses. */
export const CLOSING_MINUTES = 60;

/** Somebody who waits, at one minute. */
export interface Waiting {
  readonly slot: number;
  readonly borrower: bigint;
  readonly reason: WaitingReason;
  /** Amount × chance, minor units. */
  readonly weight: bigint;
  /** He may be contacted now; where nobody has to be contacted (`answer`) this is true. */
  readonly allowed: boolean;
  /** The first minute from which he may not any more today; null: not within the next hour. */
  readonly closes: Minute | null;
}

/** The reason as it is at this minute. */
export function reasonNow({ reason, allowed, closes }: Waiting): NextReason {
  return allowed && closes !== null && (reason === 'today' || reason === 'earlier') ? 'closing' : reason;
}

/** All in the order in which they are worked on; those who may not be contacted now come behind everybody else. */
export function inOrder<One extends Waiting>(waiting: readonly One[]): One[] {
  return waiting.toSorted(
    (a, b) =>
      Number(b.allowed) - Number(a.allowed) ||
      ORDER.indexOf(reasonNow(a)) - ORDER.indexOf(reasonNow(b)) ||
      compare(b.weight, a.weight) ||
      a.slot - b.slot ||
      compare(a.borrower, b.borrower),
  );
}

/** The one to work on now; null where nobody may be. */
export function nextOf<One extends Waiting>(waiting: readonly One[]): One | null {
  const [first] = inOrder(waiting.filter(({ allowed }) => allowed));
  return first ?? null;
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** How likely a talk leads to a payment, in thousandths, by days past due: the first row that reaches so far. */
export interface Chances {
  /** Each from so many days past due on, in order; the first begins at 0. */
  readonly from: readonly number[];
  readonly permille: readonly number[];
  /** Added where he was spoken with in these arrears. */
  readonly reachedPermille: number;
}

/** The chance of one person, thousandths. */
export function chanceOf(daysPastDue: number, reached: boolean, chances: Chances): number {
  const place = chances.from.findLastIndex((from) => daysPastDue >= from);
  return (chances.permille[place] ?? 0) + (reached ? chances.reachedPermille : 0);
}

/** What an hour with this person is expected to bring: amount × chance, rounded down once. */
export function weightOf(overdue: Minor, chancePermille: number): bigint {
  return (overdue * BigInt(chancePermille)) / 1000n;
}
