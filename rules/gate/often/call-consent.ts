/**
 * Was a call made with the person's own consent to more calls?
 *
 * Such a call leaves the count (12 CFR 1006.14(b)(3)(i)). Consent must be given to the collector itself; it runs seven days of
 * the calendar, the day it was given being the first, and ends before: with a shorter time that was agreed, when it is taken
 * back, or with a talk about the debt (comment 14(b)(3)(i)-2).
 */
import type { Day } from '../../days.ts';
import { clockAt, dayAt, type Minute, minutesAt, startIfKnown, type Zone } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import type { Happening, Situation } from '../situation.ts';
import { isTalkAbout } from './particular-debt.ts';

export interface ConsentTerms {
  /** Days for which it runs, the first included. */
  readonly days: number;
  readonly needs: 'direct' | 'any';
}

type Consent = Extract<Happening, { type: 'consent' }>;

/** What a call must match to be covered. `before`: only what stands before this place in the log is known. */
export interface ConsentedCall {
  readonly at: Minute;
  readonly address: string | null;
  readonly debts: readonly string[];
  readonly before: number;
  readonly zone: Zone;
}

/** The consent under which a call was or would be made; null when there is none. */
export function consentFor(
  terms: ConsentTerms,
  call: ConsentedCall,
  { log, zones }: Situation,
): Consent | null {
  if (!logParts(log).consentsToCalls) return null;
  for (let place = Math.min(call.before, log.length) - 1; place >= 0; place -= 1) {
    const event = log[place]!;
    if (event.type !== 'consent' || event.scope !== 'call' || event.at > call.at) continue;
    if (!event.directly && terms.needs === 'direct') continue;
    if (!isFor(event, call)) continue;
    const given = dayAt(event.dayOnly ? zones[0]! : call.zone, event.at);
    if (!isInTime(event, given, terms, call)) continue;
    if (!isEnded(place, call, log)) return event;
  }
  return null;
}

/** True when the person's own consent covered these debts and no longer does: why this call is one too many. */
export function hasConsentEnded(
  terms: ConsentTerms | null,
  { at, debts }: Pick<ConsentedCall, 'at' | 'debts'>,
  { log }: Situation,
): boolean {
  if (terms === null || !logParts(log).consentsToCalls) return false;
  return log.some(
    (event) =>
      event.type === 'consent' &&
      event.scope === 'call' &&
      event.at <= at &&
      (event.directly || terms.needs === 'any') &&
      (event.debts === null || event.debts.some((debt) => debts.includes(debt))),
  );
}

function isFor({ debts, address }: Consent, call: ConsentedCall): boolean {
  if (address !== null && call.address !== null && address !== call.address) return false;
  return debts === null || debts.some((debt) => call.debts.includes(debt));
}

function isInTime(
  { days, times }: Consent,
  given: Day,
  terms: ConsentTerms,
  { at, zone }: ConsentedCall,
): boolean {
  const day = dayAt(zone, at);
  if (day < given || day >= given + terms.days) return false;
  if (days !== null && !days.includes(day)) return false;
  if (times === null) return true;
  const clock = clockAt(zone, at);
  return times.some(({ from, to }) =>
    from <= to ? clock >= from && clock <= to : clock >= from || clock <= to,
  );
}

/** Taken back, or used up by a talk about the debt, before the call. The talk in which it was given does not end it. */
function isEnded(from: number, { at, debts, before }: ConsentedCall, log: readonly Happening[]): boolean {
  const consent = log[from]!;
  for (let place = from + 1; place < Math.min(before, log.length); place += 1) {
    const event = log[place]!;
    if (event.at > at) continue;
    if (event.type === 'consent-withdrawn' && event.scope === 'call') {
      if (event.debts === null || event.debts.some((debt) => debts.includes(debt))) return true;
    } else if (isTalkAbout(event, debts) && (event.at > consent.at || event.dayOnly)) return true;
  }
  return false;
}

/** Last day of a consent by its own terms: no later than `terms.days` days, the first included. */
export function lastConsentDay({ days }: Consent, given: Day, terms: ConsentTerms): Day {
  const last = given + terms.days - 1;
  return days === null ? last : Math.min(last, Math.max(...days));
}

/** Minutes at which a consent for certain days or hours begins to hold. */
export function consentTurns(consent: Consent, terms: ConsentTerms, zones: readonly Zone[]): Minute[] {
  const { days, times } = consent;
  if (days === null && times === null) return [];
  return zones.flatMap((zone) => {
    const given = dayAt(zone, consent.at);
    const wanted = days ?? Array.from({ length: terms.days }, (_, place) => given + place);
    return wanted.flatMap((day) => {
      const clocks = times === null ? [0] : times.map(({ from }) => from);
      const start = startIfKnown(zone, day);
      return start === null ? [] : [start, ...clocks.flatMap((clock) => minutesAt(zone, day, clock))];
    });
  });
}
