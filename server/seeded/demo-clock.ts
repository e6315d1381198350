/**
 * Which hour is it in a demonstration?
 *
 * Whatever it is outside, a day begins in the morning where the lender is, goes on with real minutes, and waits in the evening for the
 * next one: whoever tries the product at night sees its day.
 */
import { type Clock, clockOf, DAY_MINUTES, minutesAt } from '../../rules/gate/local-time.ts';
import type { MinuteOn } from '../business-clock.ts';
import { zoneAround } from '../zone-table.ts';

const OPENS = clockOf('09:30');
const CLOSES = clockOf('19:30');

export class DemoClock {
  readonly #timeZone: string;
  #stood: Clock = OPENS;
  #since = performance.now();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** Puts the clock to a time of the day, the morning when none is given. */
  standAt(clock: Clock = OPENS): void {
    this.#stood = clock;
    this.#since = performance.now();
  }

  readonly minuteOn: MinuteOn = (today) => {
    const gone = Math.floor((performance.now() - this.#since) / 60_000);
    const clock = Math.min(this.#stood + gone, Math.max(this.#stood, CLOSES));
    const [first] = minutesAt(zoneAround(this.#timeZone, today * DAY_MINUTES), today, clock);
    if (first === undefined) throw new Error(`${this.#timeZone} has no such time on that day`);
    return first;
  };
}
