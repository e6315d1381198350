/**
 * Whose messages lie between judgement and carrier at this moment, and who of them was silenced meanwhile?
 *
 * Whoever commits a stop says so at once to every sender (`silence`, with "slot-borrower"). A parcel that still lies here is then
 * not handed over. One that left before is recorded as crossed in flight by the stop itself.
 */
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import type { Stop } from './carrier.ts';

/** One person's place in a batch. */
export class Flight implements Stop {
  /** Something became known about the person since he was judged: a carrier in whose queue a parcel still lies lets it lie. */
  aborted = false;
  /** Made for the carrier that listens: most only look. */
  #stop: AbortController | null = null;

  addEventListener(...heard: Parameters<Stop['addEventListener']>): void {
    this.#stop ??= new AbortController();
    this.#stop.signal.addEventListener(...heard);
  }

  removeEventListener(...heard: Parameters<Stop['removeEventListener']>): void {
    this.#stop?.signal.removeEventListener(...heard);
  }

  silence(): void {
    if (this.aborted) return;
    this.aborted = true;
    this.#stop?.abort();
  }
}

/** Everybody in the hands of this process. */
export class InFlight {
  readonly #flights = new Map<string, Set<Flight>>();
  readonly #heard: (name: string) => void;

  /** `heard`: told of each name once nothing of it can be handed over any more. */
  constructor(heard: (name: string) => void = () => {}) {
    this.#heard = heard;
  }

  /** Notes people before they are judged: what becomes known from here on is either read or heard. */
  begin(keys: readonly BorrowerKey[]): Map<bigint, Flight> {
    const begun = new Map<bigint, Flight>();
    for (const key of keys) {
      if (begun.has(key.borrower)) continue;
      const flight = new Flight();
      begun.set(key.borrower, flight);
      const others = this.#flights.get(nameOf(key));
      if (others === undefined) this.#flights.set(nameOf(key), new Set([flight]));
      else others.add(flight);
    }
    return begun;
  }

  /** A person was silenced; `name` is "slot-borrower", or "*" for many. */
  silence(name: string): void {
    if (name === '*') this.silenceAll();
    for (const flight of this.#flights.get(name) ?? []) flight.silence();
    this.#heard(name);
  }

  /** Many people, or nobody listens for a moment: what lies here counts as silenced. */
  silenceAll(): void {
    for (const flights of this.#flights.values()) for (const flight of flights) flight.silence();
  }

  end(keys: readonly BorrowerKey[], begun: ReadonlyMap<bigint, Flight>): void {
    for (const key of keys) {
      const flights = this.#flights.get(nameOf(key));
      flights?.delete(begun.get(key.borrower)!);
      if (flights?.size === 0) this.#flights.delete(nameOf(key));
    }
  }
}

const nameOf = ({ slot, borrower }: BorrowerKey) => `${slot}-${borrower}`;
