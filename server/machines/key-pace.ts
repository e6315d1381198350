/**
 * May this key ask once more in this minute, and how much is left of it?
 *
 * A bucket for each key that fills evenly: a minute's worth at once, then its rate. Each process counts for itself, so a house of several
 * lets through that many times more; the figure is there to keep one program from taking what all share, not to bill by it.
 */

/** What the answer's headers say: requests left, seconds until it is full again, seconds to wait (0: it may ask). */
export interface Pace {
  readonly left: number;
  readonly full: number;
  readonly wait: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Buckets kept at most; the one that was asked longest ago goes first. */
const MOST = 10_000;

export class KeyPace {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one from the bucket of `id`; `now` in milliseconds of a steady clock. */
  take(id: string, perMinute: number, now: number): Pace {
    const before = this.#buckets.get(id) ?? { left: perMinute, at: now };
    const perMs = perMinute / 60_000;
    const there = Math.min(perMinute, before.left + (now - before.at) * perMs);
    const may = there >= 1;
    const left = may ? there - 1 : there;
    this.#buckets.delete(id);
    this.#buckets.set(id, { left, at: now });
    if (this.#buckets.size > MOST) this.#buckets.delete(this.#buckets.keys().next().value!);
    return {
      left: Math.floor(left),
      full: Math.ceil((perMinute - left) / perMs / 1000),
      wait: may ? 0 : Math.max(1, Math.ceil((1 - there) / perMs / 1000)),
    };
  }
}
