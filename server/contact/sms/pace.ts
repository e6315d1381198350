/**
 * May one more be sent in this second?
 *
 * Never more than so many within any thousand milliseconds, wherever they begin: the times of the last ones are kept in a ring.
 */
export class Pace {
  readonly #times: Float64Array;
  #next = 0;

  constructor(perSecond: number) {
    this.#times = new Float64Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  }

  /** Milliseconds to wait before so many can go at once; 0: now. More than a second holds wait for an empty second. */
  wait(now: number, many = 1): number {
    const size = this.#times.length;
    const place = (this.#next + Math.min(many, size) - 1) % size;
    return Math.max(0, this.#times[place]! + 1000 - now);
  }

  /** One was sent. */
  count(now: number): void {
    this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.#times.length;
  }
}
