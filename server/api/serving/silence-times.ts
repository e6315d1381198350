/**
 * How long did silences take since this server began, as a histogram that only grows?
 *
 * Each look reads those that took effect since the look before, by the index of their time, and adds them up: what watches computes
 * rates and quantiles from it, and a server that is started again begins at nothing, as it expects.
 */
import { silencesSince } from '../../db/contact/sender-rows.ts';
import type { Queryable } from '../../db/pool.ts';

/** Upper bounds in seconds; the last one has none. */
export const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 60] as const;

export interface Times {
  /** How many took no longer than each bound. */
  readonly upTo: readonly number[];
  readonly count: number;
  readonly seconds: number;
}

export class SilenceTimes {
  readonly #db: Queryable;
  #until: number | null = null;
  #looking: Promise<unknown> = Promise.resolve();
  #times: Times = { upTo: BOUNDS.map(() => 0), count: 0, seconds: 0 };

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** All since the first look. Two at once take turns, so that none is counted twice. */
  sinceBegun(): Promise<Times> {
    const look = this.#looking.then(() => this.#look());
    this.#looking = look.catch(() => {});
    return look;
  }

  async #look(): Promise<Times> {
    const { until, took } = await silencesSince(this.#db, this.#until);
    this.#until = until;
    const { upTo, count, seconds } = this.#times;
    this.#times = {
      upTo: upTo.map((before, place) => before + took.filter((ms) => ms / 1000 <= BOUNDS[place]!).length),
      count: count + took.length,
      seconds: took.reduce((sum, ms) => sum + ms / 1000, seconds),
    };
    return this.#times;
  }
}
