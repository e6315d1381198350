/**
 * What time is it, in fractions of a millisecond, by the clock that the database reads too?
 *
 * The clock of measuring has fractions and no date, that of the day has the date and no fractions: they are laid beside each other at the
 * instant at which a millisecond begins.
 */
export class WallClock {
  readonly #apart: number;

  constructor() {
    const before = Date.now();
    let now = before;
    while (now === before) now = Date.now();
    this.#apart = now - performance.now();
  }

  now(): number {
    return performance.now() + this.#apart;
  }
}
