/**
 * What time is it for a carrier, and who wakes it?
 *
 * Deadlines, keep-alives and pacing of carriers are real time, apart from the house's minutes. A test hands in a clock that it
 * moves by hand: nothing then depends on how fast the machine is.
 */

export interface CarrierClock {
  /** Milliseconds that only grow; no relation to the date. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** Calls back after so many milliseconds, at once for none; what it returns calls that off. */
  after(milliseconds: number, then: () => void): () => void;
}

/** The machine's. Its timers do not keep a process alive. */
export const REAL_CLOCK: CarrierClock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
