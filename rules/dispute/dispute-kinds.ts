/**
 * What can be disputed, on which ground, what rests meanwhile, and by which day is it answered?
 *
 * A dispute of the debt, of an amount, of a payment or of who one is rests what it names on every way until it is answered; what is not
 * disputed goes on where the law allows it. One message or call is judged at once; it rests nothing but what a person must still
 * look at. The earliest day that any law sets is the clock; where no law sets one the house's own is.
 */
import type { Day } from '../days.ts';
import type { Unanswerable, Verdict } from './message-verdict.ts';

export const DISPUTE_KINDS = ['debt', 'amount', 'payment', 'identity', 'message'] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

/** Grounds of each kind, as the person chooses them. */
export const GROUNDS = {
  debt: ['not-mine', 'settled', 'fraud'],
  amount: ['charged-too-much', 'wrong-sum'],
  payment: ['not-credited', 'credited-late', 'credited-elsewhere'],
  identity: ['wrong-person', 'stolen-identity'],
  message: [
    'had-paid',
    'had-agreed',
    'had-stopped',
    'was-disputed',
    'too-often',
    'wrong-hour',
    'wrong-way',
    'not-from-you',
    'how-i-was-spoken-to',
    'not-the-one',
    'other',
  ],
} as const satisfies Readonly<Record<DisputeKind, readonly string[]>>;

/** A ground of any kind. */
export type Ground = (typeof GROUNDS)[DisputeKind][number];

/** True when a ground belongs to a kind. */
export function isGroundOf(kind: DisputeKind, ground: string): boolean {
  return (GROUNDS[kind] as readonly string[]).includes(ground);
}

/** Whether a part of the debt stays undisputed: an amount is named, or one payment. */
export function portionOf(kind: DisputeKind): 'all' | 'part' {
  return kind === 'amount' || kind === 'payment' ? 'part' : 'all';
}

/** A day that a law sets, under the name of its rule. */
export interface ClockDay {
  readonly day: Day;
  readonly rule: string;
}

/** Days the house allows itself where no law sets fewer. */
export const HOUSE_DAYS = 15;

/** The clock: the earliest of the laws' days and the house's own. */
export function clockOfDispute(received: Day, laws: readonly ClockDay[]): ClockDay {
  const own: ClockDay = { day: received + HOUSE_DAYS, rule: 'HOUSE-DISPUTE-DAYS' };
  return laws.reduce((first, one) => (one.day <= first.day ? one : first), own);
}

/** What a person may decide, each a reason from this list with words of his own. */
export const REASONS = {
  upheld: [
    'payment-found',
    'charge-was-wrong',
    'not-the-debtor',
    'fraud-confirmed',
    'contact-was-wrong',
    'goodwill',
  ],
  rejected: [
    'records-hold',
    'contract-signed',
    'payment-not-ours',
    'no-evidence',
    'contact-was-right',
    'repeats-an-answered-one',
  ],
  withdrawn: ['by-the-person'],
} as const;

/** What the record cannot answer of a message: a person must. Null: it can. */
export function unanswerableOf(ground: Ground): Unanswerable | null {
  if (ground === 'how-i-was-spoken-to') return 'what-was-said';
  return ground === 'not-the-one' ? 'denies-identity' : null;
}

/** What a verdict of the record makes of a dispute; null: it is for a person. */
export function outcomeBy(verdict: Verdict): 'upheld' | 'rejected' | null {
  if (verdict === 'unclear') return null;
  return verdict === 'right' ? 'rejected' : 'upheld';
}
