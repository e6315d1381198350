/**
 * Which carrier takes the next messages of a way, how many, and at what hours?
 *
 * The lowest rank that is up and within its hours. A carrier that takes so many in a second is given no more, evenly: unused
 * leave is saved up for a quarter of a second at most.
 */
import { type Clock, clockAt, type Minute } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import { zoneAround } from '../zone-table.ts';
import type { Carrier } from './carrier.ts';

/** A carrier with the hours at which it is used, on the clock of the house; none: always. */
export interface LineTerms {
  readonly carrier: Carrier;
  readonly hours?: { readonly opens: Clock; readonly closes: Clock };
}

const SAVED_SECONDS = 0.25;

/** One carrier as dispatch uses it. */
export class Line {
  readonly carrier: Carrier;
  readonly #hours: LineTerms['hours'];
  #leave: number;
  #seen = performance.now();

  constructor({ carrier, hours }: LineTerms) {
    this.carrier = carrier;
    this.#hours = hours;
    this.#leave = this.#most;
  }

  get #most(): number {
    return Math.max(1, this.carrier.perSecond * SAVED_SECONDS);
  }

  /** Whether it is up and may be used at this minute. */
  isInService(at: Minute, timeZone: string): boolean {
    if (!this.carrier.isUp()) return false;
    if (this.#hours === undefined) return true;
    const { opens, closes } = this.#hours;
    const clock = clockAt(zoneAround(timeZone, at), at);
    return opens <= closes ? clock >= opens && clock < closes : clock >= opens || clock < closes;
  }

  /** Leave for up to `most` parcels, at least one; null when there is none yet. */
  admit(most: number): number | null {
    const now = performance.now();
    this.#leave = Math.min(this.#most, this.#leave + ((now - this.#seen) * this.carrier.perSecond) / 1000);
    this.#seen = now;
    const count = Math.min(most, Math.floor(this.#leave));
    if (count < 1) return null;
    this.#leave -= count;
    return count;
  }

  /** Gives back leave that was not needed. */
  giveBack(count: number): void {
    this.#leave += count;
  }

  /** Milliseconds until there is leave for one. */
  get waitMs(): number {
    return Math.max(1, Math.ceil(((1 - this.#leave) * 1000) / this.carrier.perSecond));
  }
}

/** The line to use for a way at a minute; null when none is in service. */
export function lineFor(lines: readonly Line[], way: Way, at: Minute, timeZone: string): Line | null {
  const ready = lines.filter((line) => line.carrier.way === way && line.isInService(at, timeZone));
  return ready.sort((a, b) => a.carrier.rank - b.carrier.rank)[0] ?? null;
}
