/**
 * How many calls about each debt count, and why do others not?
 *
 * What an agent is shown and an examiner asks for: per debt the calls that count in the window, those that consent took out of
 * it, whether there was a talk, and whether consent still runs. It counts with the parameters of the rule in force.
 */
import type { Day } from '../../days.ts';
import { dayAt, type Minute } from '../local-time.ts';
import type { Happening, Situation } from '../situation.ts';
import { type Asked, type CallAttempts, isPlaced, placedFor, wasConsented } from './call-attempts.ts';
import { consentFor, lastConsentDay } from './call-consent.ts';
import { isAbout, sameDebt } from './particular-debt.ts';
import { isTalk } from './talk-rest.ts';
import { counts, daysOf, foundWrong } from './tally.ts';

/** What counts for one debt, and for those that are one with it. */
export interface DebtCount {
  readonly debts: readonly string[];
  readonly placed: number;
  /** Calls in the window that consent took out of the count. */
  readonly excluded: number;
  readonly conversed: boolean;
  readonly consentRuns: boolean;
  /** First and last day of the latest consent; null without one. */
  readonly consentDays: readonly [Day, Day] | null;
}

/** Counts for one debt at a minute: of `by`'s calls to `person`. */
export function debtCount(terms: CallAttempts, asked: Asked, debt: string, situation: Situation): DebtCount {
  const debts = sameDebt(debt, situation.debts, terms.folded);
  const home = situation.zones[0]!;
  const wrong = foundWrong(asked.at, situation);
  const from = dayAt(home, asked.at) - terms.days + 1;
  const within = (isCounted: (event: Happening, place: number) => boolean) =>
    daysOf(asked.at, from, home, situation, isCounted).length;
  const consent = consentFor(
    { days: terms.days, needs: 'direct', ...terms.consent },
    { at: asked.at, address: null, debts, before: situation.log.length, zone: home },
    { ...situation, log: situation.log.map(withoutHours) },
  );
  return {
    debts,
    placed: placedFor(terms, asked, debts, situation).count,
    excluded: within(
      (event, place) =>
        counts(event, terms, asked, wrong) &&
        isAbout(event, debts) &&
        wasConsented(terms, event, place, debts, situation),
    ),
    conversed: within((event) => isTalk(event, terms, asked, debts, wrong)) > 0,
    consentRuns: consent !== null,
    consentDays: consentDaysOf(terms, asked.at, debts, situation),
  };
}

/** Calls that count for any debt; one about two debts is one call. */
export function placedTotal(terms: CallAttempts, asked: Asked, situation: Situation): number {
  const home = situation.zones[0]!;
  const wrong = foundWrong(asked.at, situation);
  const groups = situation.debts.map(({ id }) => sameDebt(id, situation.debts, terms.folded));
  const from = dayAt(home, asked.at) - terms.days + 1;
  return daysOf(asked.at, from, home, situation, (event, place) =>
    groups.some((group) => isPlaced(terms, event, place, asked, group, wrong, situation)),
  ).length;
}

/** A consent for certain hours runs the whole of its days. */
function withoutHours(event: Happening): Happening {
  return event.type === 'consent' && event.scope === 'call' ? { ...event, times: null } : event;
}

function consentDaysOf(
  { consent }: CallAttempts,
  at: Minute,
  debts: readonly string[],
  { log, zones: [home] }: Situation,
): readonly [Day, Day] | null {
  if (consent === null) return null;
  const given = log.findLast(
    (event) =>
      event.type === 'consent' &&
      event.scope === 'call' &&
      event.at <= at &&
      (event.directly || consent.needs === 'any') &&
      (event.debts === null || event.debts.some((debt) => debts.includes(debt))),
  );
  if (given?.type !== 'consent') return null;
  const day = dayAt(home!, given.at);
  const first = given.days === null ? day : Math.max(day, Math.min(...given.days));
  return [first, lastConsentDay(given, day, consent)];
}
