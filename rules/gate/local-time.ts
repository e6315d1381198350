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

/** Minutes that clocks in `zone` are ahead of UTC at `at`. */
export function aheadAt(zone: Zone, at: Minute): number {
  const offset = zone.offsets.findLast(({ from }) => from <= at);
  if (offset === undefined || at >= zone.until)
    throw new RangeError(`the clocks of ${zone.name} are not known at minute ${at}`);
  return offset.ahead;
}

/** True while `zone` can say what its clocks show at `at`. */
export function isKnownAt(zone: Zone, at: Minute): boolean {
  return at < zone.until && (zone.offsets[0]?.from ?? Number.POSITIVE_INFINITY) <= at;
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
  const offsets = new Set(zone.offsets.map(({ ahead }) => ahead));
  return [...offsets]
    .map((ahead) => wanted - ahead)
    .filter((at) => isKnownAt(zone, at) && at + aheadAt(zone, at) === wanted)
    .sort((a, b) => a - b);
}

/** The first minute of `day` in `zone`; where clocks skip midnight, the first there is. */
export function startOfDay(zone: Zone, day: Day): Minute {
  for (let clock = 0; clock <= 180; clock += 1) {
    const [first] = minutesAt(zone, day, clock);
    if (first !== undefined) return first;
  }
  throw new RangeError(`${formatDay(day)} does not begin in ${zone.name}`);
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
