/**
 * Which days have a row, what is asked for on each, and what was really received?
 *
 * A row exists for the start day, each due day, each day with a payment attempt, and the day of the question.
 * Replaced instalments stay as days that ask for nothing; added ones are due in full whatever was paid ahead.
 */
import type { Day } from '../../days.ts';
import type { Minor } from '../../money.ts';
import type { CaseEvent } from '../case.ts';
import type { Instalment } from './daily-plan.ts';
import type { DailyAgreement } from './daily-terms.ts';

/** The view of one question: the day it is seen from and whether everything is settled on that day. */
export interface DailyView {
  readonly asOf: Day;
  readonly settle: boolean;
}

/** What is asked for on a day. */
export interface Scheduled {
  readonly amount: Minor;
  /** Put in by a replacement: not reduced by what was paid ahead. */
  readonly inFull: boolean;
}

/** Everything that happens on one day, before any balance is known. */
export interface DayFacts {
  readonly on: Day;
  readonly scheduled: Scheduled | null;
  /** Confirmed and written-off money; negative: money back to the customer. */
  readonly received: Minor;
  /** Money on its way that still counts as received. */
  readonly pending: Minor;
  /** Failed attempts that cost the failed-payment fee. */
  readonly failures: number;
  /** The row is there only because the question is asked on this day. */
  readonly onlyAsked: boolean;
  /** Nothing is asked, paid or attempted: the start day before anything happens. */
  readonly quiet: boolean;
}

type Payment = Extract<CaseEvent, { type: 'payment' }>;

/** The scheduled amounts in force after all replacements among `events`, in order of their days. */
export function scheduleInForce(
  agreed: readonly Instalment[],
  events: readonly CaseEvent[],
): ReadonlyMap<Day, Scheduled> {
  const scheduled = new Map<Day, Scheduled>();
  for (const { due, total } of agreed) scheduled.set(due, { amount: total, inFull: false });
  for (const event of events) {
    if (event.type !== 'replace-instalments') continue;
    for (const due of event.cancel ?? []) scheduled.set(due, { amount: 0n, inFull: false });
    for (const { due, total } of event.add ?? []) scheduled.set(due, { amount: total, inFull: true });
  }
  return new Map([...scheduled].toSorted(([a], [b]) => a - b));
}

function paymentsByDay(events: readonly CaseEvent[]): Map<Day, Payment[]> {
  const reversed = new Set(events.flatMap((event) => (event.type === 'reverse' ? [event.of] : [])));
  const byDay = new Map<Day, Payment[]>();
  for (const event of events) {
    if (event.type !== 'payment') continue;
    const undone = event.id !== undefined && reversed.has(event.id);
    const payment: Payment = undone ? { ...event, status: 'failed', reason: undefined } : event;
    const on = event.valueOn ?? event.on;
    byDay.set(on, [...(byDay.get(on) ?? []), payment]);
  }
  return byDay;
}

function sumOf(payments: readonly Payment[], ...statuses: NonNullable<Payment['status']>[]): Minor {
  let total = 0n;
  for (const { amount, status = 'confirmed' } of payments) if (statuses.includes(status)) total += amount;
  return total;
}

function costlyFailures(agreement: DailyAgreement, payments: readonly Payment[]): number {
  const { failureCharge } = agreement;
  if (failureCharge === null) return 0;
  const { onlyFor } = failureCharge;
  return payments.filter(
    ({ status, reason }) => status === 'failed' && (onlyFor === undefined || reason === onlyFor),
  ).length;
}

/** One entry per row, in order of days. `events` are those known to the question. */
export function calendarOf(
  agreement: DailyAgreement,
  scheduled: ReadonlyMap<Day, Scheduled>,
  events: readonly CaseEvent[],
  view: DailyView,
): DayFacts[] {
  const payments = paymentsByDay(events);
  const days = new Set([agreement.startOn, ...scheduled.keys(), ...payments.keys(), view.asOf]);
  return [...days]
    .toSorted((a, b) => a - b)
    .map((on) => {
      const attempts = payments.get(on) ?? [];
      const stillPending = view.asOf <= on + agreement.windowDays;
      const eventless = !scheduled.has(on) && attempts.length === 0;
      return {
        on,
        scheduled: scheduled.get(on) ?? null,
        received: sumOf(attempts, 'confirmed', 'written-off'),
        pending: stillPending ? sumOf(attempts, 'pending') : 0n,
        failures: costlyFailures(agreement, attempts),
        onlyAsked: eventless && on === view.asOf,
        quiet: eventless && on !== view.asOf,
      };
    });
}
