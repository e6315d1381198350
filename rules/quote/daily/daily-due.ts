/**
 * What is asked for on a day, and which charges does the day bring?
 *
 * Money paid ahead reduces the next amounts due, never those put in by a replacement; nothing above what is
 * owed and nothing below the minimum is asked for. A day on which nothing is due brings no charge.
 */
import type { Minor } from '../../money.ts';
import { least, most } from '../../money.ts';
import type { DailyView, DayFacts } from './daily-calendar.ts';
import type { BalanceStatus, PaymentStatus } from './daily-status.ts';
import type { DailyAgreement } from './daily-terms.ts';

/** The amount due on a day. `ahead`: received so far above what was scheduled so far; `owed`: without charges. */
export function dueOn(
  agreement: DailyAgreement,
  facts: DayFacts,
  before: BalanceStatus,
  ahead: Minor,
  owed: Minor,
): Minor {
  if (before !== 'open' || facts.scheduled === null) return 0n;
  const { amount, inFull } = facts.scheduled;
  const asked = inFull ? amount : amount - most(0n, ahead);
  const due = most(0n, least(asked, owed));
  return due < agreement.minimumDue ? 0n : due;
}

/** The new charges of a day, and the kinds made so far that are made once per loan. */
export interface Charges {
  readonly amount: Minor;
  readonly once: ReadonlySet<string>;
}

/** The charges of a day with something due, for the payment `status` that it has by itself. */
export function chargesOn(
  agreement: DailyAgreement,
  view: DailyView,
  facts: DayFacts,
  status: PaymentStatus,
  chargedOnce: ReadonlySet<string>,
): Charges {
  const once = new Set(chargedOnce);
  let total = 0n;
  const make = (kind: string, amount: Minor, oncePerLoan: boolean) => {
    if (oncePerLoan && once.has(kind)) return;
    if (oncePerLoan) once.add(kind);
    total += amount;
  };
  const late = status === 'missed' || status === 'underpaid';
  for (const [index, { amount, afterDays, oncePerLoan }] of agreement.lateCharges.entries()) {
    if (late && view.asOf > facts.on + afterDays) make(`late ${index}`, amount, oncePerLoan);
  }
  const failure = agreement.failureCharge;
  if (failure !== null) {
    const times = failure.oncePerDay ? Math.min(1, facts.failures) : facts.failures;
    for (let n = 0; n < times; n++) make('failed', failure.amount, failure.oncePerLoan);
  }
  return { amount: total, once };
}
