/**
 * At which minutes can a rule about times of the day begin or cease to bar?
 *
 * Such a rule changes its mind only when a clock shows one of its times, when a day begins, or when clocks are changed. The
 * first of these minutes at which it no longer bars is exactly when time alone lifts it, also on days with 23 or 25 hours.
 */
import {
  clockAt,
  dayAt,
  isKnownAt,
  type Minute,
  minutesAt,
  nextChange,
  startIfKnown,
  type Zone,
} from '../local-time.ts';
import { logParts } from '../log-parts.ts';
import type { Attempt, Happening, Situation } from '../situation.ts';

export interface ClockTimes {
  /** Times of the day at which it may change its mind. */
  readonly clocks: readonly number[];
  /** Further minutes at which it may. */
  readonly minutes: readonly Minute[];
  /** For how many days to look. */
  readonly days: number;
}

/**
 * The first minute after `at` at which `isOpen`; null when there is none, or clocks are unknown. What the coming days do not
 * bring may come when the clocks of one zone change and those of another do not: windows that never met may meet then.
 */
export function opensFirst(
  at: Minute,
  zones: readonly Zone[],
  times: ClockTimes,
  isOpen: (at: Minute) => boolean,
): Minute | null {
  let first = opensSoon(at, zones, times, isOpen);
  if (zones.length < 2 || (first !== null && first < at + times.days * 1440)) return first;
  const changes = new Set(zones.flatMap(({ offsets }) => offsets.map(({ from }) => from)));
  for (const change of [...changes].filter((from) => from > at).sort((a, b) => a - b)) {
    if (first !== null && first <= change) return first;
    first = opensSoon(change - 1, zones, times, isOpen) ?? first;
  }
  return first;
}

function opensSoon(
  at: Minute,
  zones: readonly Zone[],
  { clocks, minutes, days }: ClockTimes,
  isOpen: (at: Minute) => boolean,
): Minute | null {
  const [only] = zones;
  if (only !== undefined && zones.length === 1 && minutes.length === 0 && isSteady(only, at, days))
    return opensFirstIn(at, only, clocks, days, isOpen);
  const turns = new Set<Minute>(minutes);
  for (const zone of zones) {
    const today = dayAt(zone, at);
    for (let day = today; day <= today + days; day += 1) {
      const start = startIfKnown(zone, day);
      if (start !== null) turns.add(start);
      for (const clock of clocks) for (const minute of minutesAt(zone, day, clock)) turns.add(minute);
    }
    for (
      let change = nextChange(zone, at);
      change < at + days * 1440 && change < zone.until;
      change = nextChange(zone, change)
    )
      turns.add(change);
  }
  const coming = [...turns].filter((turn) => turn > at).sort((a, b) => a - b);
  return coming.find((turn) => zones.every((zone) => isKnownAt(zone, turn)) && isOpen(turn)) ?? null;
}

/** True when the clocks of a zone are known and not changed in the days around `at` that are looked at. */
function isSteady(zone: Zone, at: Minute, days: number): boolean {
  const end = at + (days + 3) * 1440;
  return isKnownAt(zone, at - 3 * 1440) && isKnownAt(zone, end) && nextChange(zone, at - 1440) > end;
}

/** The same for one zone whose clocks run on evenly, as they nearly always do: day by day, and the first ends the search. */
function opensFirstIn(
  at: Minute,
  zone: Zone,
  clocks: readonly number[],
  days: number,
  isOpen: (at: Minute) => boolean,
): Minute | null {
  const midnight = at - clockAt(zone, at);
  const turns = [0, ...clocks].sort((a, b) => a - b);
  for (let day = 0; day <= days; day += 1)
    for (const clock of turns) {
      const turn = midnight + day * 1440 + clock;
      if (turn > at && isOpen(turn)) return turn;
    }
  return null;
}

/** The first minute after `at` at which a clock of `zone` shows `clock`, or clocks are changed. */
export function nextShown(zone: Zone, at: Minute, now: number, clock: number): Minute {
  const ahead = clock > now ? clock - now : clock - now + 1440;
  return Math.min(at + ahead, nextChange(zone, at));
}

type Consent = Extract<Happening, { type: 'consent' }>;

/** The person's consents to be contacted at other times that have been given by `at` and not taken back. */
export function consentsToTimes(
  at: Minute,
  { log }: Pick<Situation, 'log'>,
  needs: 'direct' | 'any',
  after: Happening | null = null,
): readonly Consent[] {
  const { timeConsents } = logParts(log);
  if (timeConsents.length === 0) return NONE;
  const since = after === null ? -1 : log.indexOf(after);
  let held: Consent[] | null = null;
  for (const event of timeConsents) {
    if (event.at > at || (since >= 0 && log.indexOf(event) < since)) continue;
    if (event.type === 'consent' && (event.directly || needs === 'any')) {
      held ??= [];
      held.push(event);
    } else if (event.type === 'consent-withdrawn') held = null;
  }
  return held ?? NONE;
}

const NONE: readonly Consent[] = [];

/** True when one of the consents covers this minute in every zone. */
export function isAgreed(consents: readonly Consent[], at: Minute, zones: readonly Zone[]): boolean {
  return consents.some(
    ({ times, days }) =>
      (times !== null || days !== null) &&
      zones.every((zone) => {
        const clock = clockAt(zone, at);
        return (
          (days === null || days.includes(dayAt(zone, at))) &&
          (times === null || times.some((time) => isWithin(time, clock)))
        );
      }),
  );
}

function isWithin({ from, to }: { from: number; to: number }, clock: number): boolean {
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}

/** Clock times at which a consent begins or ends. */
export function clocksOf(consents: readonly Consent[]): number[] {
  return consents.flatMap(({ times }) => (times ?? []).flatMap(({ from, to }) => [from, to]));
}

/** Minutes at which a consent for certain days may begin on them: a time that runs over midnight holds from their start. */
export function turnsOf(consents: readonly Consent[], zones: readonly Zone[]): Minute[] {
  return consents.flatMap(({ days, times }) =>
    (days ?? [])
      .flatMap((day) =>
        zones.flatMap((zone) => [
          ...(times ?? []).flatMap(({ from }) => minutesAt(zone, day, from)),
          startIfKnown(zone, day) ?? [],
        ]),
      )
      .flat(),
  );
}

/** True when what is said only asks when or where contact would suit, while the talk in which that came up still runs. */
export function asksOnlyWhen({ content, way }: Attempt): boolean {
  return (
    way === 'call' &&
    content !== undefined &&
    content.length > 0 &&
    content.every((part) => part === 'asks-convenient-time')
  );
}
