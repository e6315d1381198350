/**
 * Which minute is it, when the book's business day is not the calendar's?
 *
 * A demonstration lives through days of its own, and a book may be behind. The clock's time of day, where the lender is, on the
 * business day: on the day itself it is simply this minute.
 */
import type { Day } from '../../rules/days.ts';
import { DAY_MINUTES, localOf, type Minute, minutesAt } from '../../rules/gate/local-time.ts';
import { zoneAround } from '../zone-table.ts';

/** The minute it is by the clock of this machine, read where the lender is, on the book's business day. */
export function byTheClock(today: Day, timeZone: string): Minute {
  return businessMinute(today, Math.floor(Date.now() / 60_000), timeZone);
}

/** The minute at which a clock in `timeZone` shows on `today` what it shows at `real`. */
export function businessMinute(today: Day, real: Minute, timeZone: string): Minute {
  const { clock } = localOf(zoneAround(timeZone, real), real);
  const zone = zoneAround(timeZone, today * DAY_MINUTES);
  // An hour that the clocks of that day leave out is taken as the one after it.
  const [first] = [0, 60, 120].flatMap((later) => minutesAt(zone, today, clock + later));
  if (first === undefined) throw new Error(`${timeZone} has no such time on that day`);
  return first;
}
