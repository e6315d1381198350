/**
 * Whose messages lie between judgement and carrier at this moment, and who of them was silenced meanwhile?
 *
 * Whoever commits a stop says so at once to every sender (`silence`, with "slot-borrower"). A parcel that still lies here is then
 * not handed over. One that left before is recorded as crossed in flight by the stop itself.
 */
import type { BorrowerKey } from '../db/gate/person-rows.ts';

/** One person's place in a batch. */
export interface Flight {
  /** Something became known about the person since he was judged. */
  silenced: boolean;
  /** Aborted at that moment: a carrier in whose queue a parcel still lies lets it lie. */
  readonly stop: AbortController;
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
      const flight = { silenced: false, stop: new AbortController() };
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
    for (const flight of this.#flights.get(name) ?? []) fall(flight);
    this.#heard(name);
  }

  /** Many people, or nobody listens for a moment: what lies here counts as silenced. */
  silenceAll(): void {
    for (const flights of this.#flights.values()) for (const flight of flights) fall(flight);
  }

  end(keys: readonly BorrowerKey[], begun: ReadonlyMap<bigint, Flight>): void {
    for (const key of keys) {
      const flights = this.#flights.get(nameOf(key));
      flights?.delete(begun.get(key.borrower)!);
      if (flights?.size === 0) this.#flights.delete(nameOf(key));
    }
  }
}

function fall(flight: Flight): void {
  if (flight.silenced) return;
  flight.silenced = true;
  flight.stop.abort();
}

const nameOf = ({ slot, borrower }: BorrowerKey) => `${slot}-${borrower}`;
