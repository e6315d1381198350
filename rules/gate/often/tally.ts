/**
 * Which attempts of the log count?
 *
 * Counters are never stored: they are counted from the log each time, so that a number found to be a stranger's leaves the
 * count, and what nobody heard of again stays in it. A day is a day of the calendar where the person is; of several places in
 * which he may be, the one that counts most decides. What is known as a day only counts on that day everywhere.
 */
import type { Day } from '../../days.ts';
import { DAY_MINUTES, dayAt, isKnownAt, type Minute, startIfKnown, type Zone } from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import type { Attempt, CallOutcome, Happening, Situation, Way } from '../situation.ts';

/** Calls, messages and visits that the collector made. */
export type Made = Extract<Happening, { type: 'call' | 'message' | 'visit' }>;

/** What of the log is counted. */
export interface Counted {
  readonly ways: readonly Way[];
  /** Attempts of the one who is about to make this one, or of everyone who collects. */
  readonly across: 'collector' | 'institution_and_agencies';
  /** Outcomes of calls that do not count. */
  readonly uncounted: readonly CallOutcome[];
}

/** Numbers and addresses that turned out not to be the person's, by `at`; null when there are none. */
export function foundWrong(at: Minute, { log, addresses }: Situation): ReadonlySet<string> | null {
  let wrong: Set<string> | null = null;
  for (const event of logParts(log).numbers)
    if (event.type === 'number-wrong' && event.at <= at) {
      wrong ??= new Set();
      wrong.add(event.address);
    }
  for (const { id, state } of addresses)
    if (state === 'wrong') {
      wrong ??= new Set();
      wrong.add(id);
    }
  return wrong;
}

/** True when an event of the log is an attempt to reach this person that counts, whenever it was. */
export function counts(
  event: Happening,
  terms: Counted,
  { by, person }: Pick<Attempt, 'by' | 'person'>,
  wrong: ReadonlySet<string> | null,
): event is Made {
  switch (event.type) {
    case 'call':
      return (
        terms.ways.includes('call') &&
        event.to === person &&
        (terms.across !== 'collector' || event.by === by) &&
        !terms.uncounted.includes(event.outcome) &&
        (wrong === null || event.address === null || !wrong.has(event.address))
      );
    case 'message':
      return (
        terms.ways.includes(event.way) &&
        event.to === person &&
        !event.asked &&
        event.replyTo === null &&
        (wrong === null || event.address === null || !wrong.has(event.address))
      );
    case 'visit':
      return terms.ways.includes('visit');
    default:
      return false;
  }
}

/** The day of an event where the person is: what is known as a day only is that day everywhere. */
export function dayOfEvent(event: Happening, zone: Zone, { zones }: Situation): Day {
  return dayAt(event.dayOnly ? zones[0]! : zone, event.at);
}

/**
 * Days, in order, on which attempts that `isCounted` were made by `at` and not before `from`. An event before the clocks of
 * the zone are known is older than any window. Only attempts and contacts of the person are counted.
 */
export function daysOf(
  at: Minute,
  from: Day,
  zone: Zone,
  { log, zones: [home] }: Situation,
  isCounted: (event: Happening, place: number) => boolean,
): Day[] {
  const { inOrder, minutes } = logParts(log);
  // No clock is a day ahead of another: what happened two days before the window cannot lie within it.
  const oldest = (from - 2) * DAY_MINUTES;
  let days: Day[] | null = null;
  for (let place = log.length - 1; place >= 0; place -= 1) {
    const when = minutes[place]!;
    if (when > at) continue;
    if (when < oldest) {
      if (inOrder) break;
      continue;
    }
    const event = log[place]!;
    const told = event.dayOnly ? home! : zone;
    if (!isKnownAt(told, when)) continue;
    const day = dayAt(told, when);
    if (day < from || !isCounted(event, place)) continue;
    if (days === null) days = [day];
    else days.push(day);
  }
  if (days === null) return NONE;
  days.reverse();
  return isAscending(days) ? days : days.sort((a, b) => a - b);
}

const NONE: Day[] = [];

function isAscending(days: readonly Day[]): boolean {
  for (let place = 1; place < days.length; place += 1) if (days[place]! < days[place - 1]!) return false;
  return true;
}

/**
 * The first day on which one more fits: of `days` within the window, the one whose leaving makes room, `window` days later.
 * `days` are in order and at least `most` of them.
 */
export function freeOn(days: readonly Day[], most: number, window: number): Day {
  return days[days.length - most]! + window;
}

/** What a count in one zone came to. */
export interface Tally {
  readonly count: number;
  /** First minute at which one more fits there; null when the clocks are not known so far ahead. */
  readonly free: Minute | null;
}

/** The fullest count of all zones: over `most` in any of them bars, until there is room in all. */
export function fullest(
  most: number,
  window: number,
  attempt: Pick<Attempt, 'at'>,
  situation: Situation,
  daysIn: (zone: Zone, from: Day) => readonly Day[],
): Tally {
  let count = 0;
  let free: Minute | null = attempt.at;
  for (const zone of situation.zones) {
    const days = daysIn(zone, dayAt(zone, attempt.at) - window + 1);
    if (days.length > count) count = days.length;
    if (days.length < most) continue;
    const start = startIfKnown(zone, freeOn(days, most, window));
    free = start === null || free === null ? null : Math.max(free, start);
  }
  return { count, free };
}
