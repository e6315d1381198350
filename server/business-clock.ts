/**
 * Which minute is it for the house, asked again and again by whoever sends?
 *
 * The business day stands in the book and may be moved by another process; the minute of the day comes from a clock, which in a
 * demonstration is one of its own. The day is read when somebody asks for it and kept for those who cannot wait.
 */
import type { Day } from '../rules/days.ts';
import type { Minute } from '../rules/gate/local-time.ts';
import { openDay } from './db/night.ts';
import type { Pool } from './db/pool.ts';
import { Trouble } from './trouble.ts';

/** The minute it is on a business day. */
export type MinuteOn = (today: Day) => Minute;

export class BusinessClock {
  readonly #pool: Pool;
  readonly #minuteOn: MinuteOn;
  #day: Day | null = null;
  readonly #keptMs: number;
  #asked: Promise<Day | null> | null = null;

  /** `keptMs`: for so long an answer of the book serves others who ask; a night that ends is seen so much later. */
  constructor(pool: Pool, minuteOn: MinuteOn, keptMs = 0) {
    this.#pool = pool;
    this.#minuteOn = minuteOn;
    this.#keptMs = keptMs;
  }

  /** The open day, as the book says now. */
  async today(): Promise<Day> {
    const day = await this.#ask();
    if (day === null)
      throw new Trouble('No night has been closed yet.', 'Close a day first: ./anhuan close-day.');
    this.#day = day;
    return day;
  }

  /** Whoever asks while the book is being asked, or a moment later, gets the same answer. */
  #ask(): Promise<Day | null> {
    if (this.#asked !== null) return this.#asked;
    const asked = openDay(this.#pool);
    const forget = () => {
      if (this.#asked === asked) this.#asked = null;
    };
    asked.then(() => (this.#keptMs === 0 ? forget() : void setTimeout(forget, this.#keptMs).unref()), forget);
    this.#asked = asked;
    return asked;
  }

  /** This minute of the day that was read last. */
  now(): Minute {
    if (this.#day === null) throw new Error('the business day was never read');
    return this.#minuteOn(this.#day);
  }
}
