/**
 * Which minute is it for this person, and when does a clock there show a given time?
 *
 * A minute is whole minutes since 1970-01-01T00:00Z. A zone comes as data: its changes of offset, as far as they are needed;
 * asking beyond them is an error of the caller, never a guess. On the day the clocks go back a time may come twice, on the
 * day they go forward not at all: `minutesAt` gives every minute at which the clock shows it.
 */
import { type Day, formatDay } from '../days.ts';

/** Minutes since 1970-01-01T00:00Z. */
export type Minute = number;
/** Minutes since midnight, 0 … 1440 (the end of the day). */
export type Clock = number;

/** A time zone: from each of these minutes on its clocks are so many minutes ahead of UTC. Known up to `until`. */
export interface Zone {
  readonly name: string;
  readonly offsets: readonly { readonly from: Minute; readonly ahead: number }[];
  readonly until: Minute;
}

/** What a clock and a calendar in a zone show. `weekday` 0: Monday … 6: Sunday. */
export interface Local {
  readonly day: Day;
  readonly clock: Clock;
  readonly weekday: number;
}

export const DAY_MINUTES = 1440;

/** Place in `offsets` of the offset that holds at `at`; -1 when the clocks are not known then. */
function heldAt({ offsets, until }: Zone, at: Minute): number {
  if (at >= until) return -1;
  let [low, high] = [-1, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The stretch of even clocks that was looked up last: nearly every question is about the same zone and season. Only remembered
 * here, so that nothing that is answered depends on it.
 */
let lastZone: Zone | null = null;
let lastFrom = 0;
let lastTo = 0;
let lastAhead = 0;

/** Looks the stretch at `at` up and remembers it; false when the clocks are not known then. */
function remember(zone: Zone, at: Minute): boolean {
  const held = heldAt(zone, at);
  if (held < 0) return false;
  const { from, ahead } = zone.offsets[held]!;
  lastZone = zone;
  lastFrom = from;
  lastTo = Math.min(zone.offsets[held + 1]?.from ?? zone.until, zone.until);
  lastAhead = ahead;
  return true;
}

/** Minutes that clocks in `zone` are ahead of UTC at `at`. Throws where they are not known. */
export function aheadAt(zone: Zone, at: Minute): number {
  if (zone === lastZone && at >= lastFrom && at < lastTo) return lastAhead;
  if (!remember(zone, at)) throw new RangeError(`the clocks of ${zone.name} are not known at minute ${at}`);
  return lastAhead;
}

/** True while `zone` can say what its clocks show at `at`. */
export function isKnownAt(zone: Zone, at: Minute): boolean {
  return (zone === lastZone && at >= lastFrom && at < lastTo) || remember(zone, at);
}

/** The first minute after `at` at which the clocks change or are no longer known. */
export function nextChange(zone: Zone, at: Minute): Minute {
  if (zone === lastZone && at >= lastFrom && at < lastTo) return lastTo;
  return zone.offsets[heldAt(zone, at) + 1]?.from ?? zone.until;
}

/** Local day at a minute. */
export function dayAt(zone: Zone, at: Minute): Day {
  return Math.floor((at + aheadAt(zone, at)) / DAY_MINUTES);
}

/** What the clock shows at a minute. */
export function clockAt(zone: Zone, at: Minute): Clock {
  const shown = at + aheadAt(zone, at);
  return shown - Math.floor(shown / DAY_MINUTES) * DAY_MINUTES;
}

/** Local day, clock and weekday at a minute. */
export function localOf(zone: Zone, at: Minute): Local {
  const shown = at + aheadAt(zone, at);
  const day = Math.floor(shown / DAY_MINUTES);
  return { day, clock: shown - day * DAY_MINUTES, weekday: weekdayOf(day) };
}

/** 0: Monday … 6: Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Every minute at which the clock of `zone` shows `clock` on `day`: one, two (clocks went back) or none (forward). */
export function minutesAt(zone: Zone, day: Day, clock: Clock): Minute[] {
  const wanted = day * DAY_MINUTES + clock;
  const found: Minute[] = [];
  for (const ahead of aheadsOf(zone)) {
    const held = heldAt(zone, wanted - ahead);
    if (held >= 0 && zone.offsets[held]!.ahead === ahead) found.push(wanted - ahead);
  }
  return found;
}

/** The different offsets of a zone, the furthest ahead first: so that the minutes they give come in order. */
const aheads = new WeakMap<Zone, readonly number[]>();

function aheadsOf(zone: Zone): readonly number[] {
  let known = aheads.get(zone);
  if (known === undefined) {
    known = [...new Set(zone.offsets.map(({ ahead }) => ahead))].sort((a, b) => b - a);
    aheads.set(zone, known);
  }
  return known;
}

/** Starts of days that were asked for before: they are asked for at every count. */
const starts = new WeakMap<Zone, Map<Day, Minute>>();

/** The first minute of `day` in `zone`; where clocks skip midnight, the first there is. */
export function startOfDay(zone: Zone, day: Day): Minute {
  const even = day * DAY_MINUTES - lastAhead;
  if (zone === lastZone && even >= lastFrom + FAR && even < lastTo) return even;
  let known = starts.get(zone);
  if (known === undefined) {
    known = new Map();
    starts.set(zone, known);
  }
  let start = known.get(day);
  if (start === undefined) {
    start = firstOf(zone, day);
    known.set(day, start);
  }
  return start;
}

function firstOf(zone: Zone, day: Day): Minute {
  for (let clock = 0; clock <= 180; clock += 1) {
    const [first] = minutesAt(zone, day, clock);
    if (first !== undefined) return first;
  }
  throw new RangeError(`${formatDay(day)} does not begin in ${zone.name}`);
}

/** So long after a change no clock shows a time again that it has shown before the change. */
const FAR = 3 * DAY_MINUTES;

/** The first minute of `day` in `zone`; null where its clocks are not known then. */
export function startIfKnown(zone: Zone, day: Day): Minute | null {
  const even = day * DAY_MINUTES - lastAhead;
  if (zone === lastZone && even >= lastFrom + FAR && even < lastTo - FAR) return even;
  const noon = day * DAY_MINUTES + DAY_MINUTES / 2;
  return isKnownAt(zone, noon - 2 * DAY_MINUTES) && isKnownAt(zone, noon + DAY_MINUTES)
    ? startOfDay(zone, day)
    : null;
}

/** "08:00" as minutes since midnight; "24:00" is the end of the day. */
export function clockOf(text: string): Clock {
  const [hours, minutes] = text.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** "08:00" of minutes since midnight. */
export function clockText(clock: Clock): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(clock / 60))}:${two(clock % 60)}`;
}
