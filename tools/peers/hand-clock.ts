/**
 * What if a test decides how late it is?
 *
 * A carrier's clock that stands still until `pass` moves it; what was due on the way is called in order, at its own moment.
 */
import type { CarrierClock } from '../../server/contact/carriers/carrier-clock.ts';

interface Alarm {
  readonly at: number;
  readonly then: () => void;
}

export class HandClock implements CarrierClock {
  #now = 0;
  #alarms: Alarm[] = [];
  readonly #date: number;

  /** `date`: milliseconds since 1970 at its beginning. */
  constructor(date = Date.UTC(2026, 10, 22, 9)) {
    this.#date = date;
  }

  now(): number {
    return this.#now;
  }

  date(): number {
    return this.#date + this.#now;
  }

  after(milliseconds: number, then: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, then };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Moves on by so many milliseconds. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#now = Math.max(this.#now, next.at);
      next.then();
    }
    this.#now = until;
  }
}
