/**
 * When do the clocks of a time zone change?
 *
 * Rules are pure and carry no table of zones: what they need is taken from the runtime's own here, for a few years around a
 * minute, and handed in as data. A zone that the runtime does not know is an error that names it.
 */
import type { Minute, Zone } from '../rules/gate/local-time.ts';

const YEAR = 366 * 1440;
const STEP = 1440;
/** By name, then by the minute from which they are known and the years. */
const known = new Map<string, Map<number, Zone>>();

/** The zone from `years` before to `years` after a minute. Throws for a name that is no IANA zone. */
export function zoneAround(name: string, at: Minute, years = 6): Zone {
  const from = Math.floor(at / YEAR - years) * YEAR;
  // `from` is a whole number of years: both together are one number.
  const key = from + years;
  const zone = known.get(name)?.get(key);
  if (zone !== undefined) return zone;
  const made = tableOf(name, from, from + 2 * years * YEAR + YEAR);
  const others = known.get(name);
  if (others === undefined) known.set(name, new Map([[key, made]]));
  else others.set(key, made);
  return made;
}

/** The minute it is now. Rules never ask: whoever calls them does, once. */
export function minuteNow(): Minute {
  return Math.floor(Date.now() / 60_000);
}

function tableOf(name: string, from: Minute, until: Minute): Zone {
  const aheadAt = clockOf(name);
  const offsets = [{ from, ahead: aheadAt(from) }];
  for (let at = from + STEP; at <= until; at += STEP) {
    const before = offsets.at(-1)!.ahead;
    if (aheadAt(at) === before) continue;
    let [low, high] = [at - STEP, at];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (aheadAt(middle) === before) low = middle;
      else high = middle;
    }
    offsets.push({ from: high, ahead: aheadAt(high) });
  }
  return { name, offsets, until };
}

/** Minutes that clocks in a zone are ahead of UTC, by the runtime's own calendar. */
function clockOf(name: string): (at: Minute) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    throw new RangeError(`"${name}" is no time zone that is known here`);
  }
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at * 60_000).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
    const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
    return shown / 60_000 - at;
  };
}
