/**
 * Which minute is it where messages really go out, and may anything go out at it?
 *
 * The clock of this machine. A book that is closed in the evening is a day ahead of it, and its messages wait for their morning. A book
 * that is behind is not sent from at all: its plan is of another day than the people's, whose holidays and hours the law means. A
 * rehearsal stands still at a time of the book's own day.
 */
import type { Day } from '../../rules/days.ts';
import { formatDay } from '../../rules/days.ts';
import { type Clock, dayAt, type Minute, minutesAt } from '../../rules/gate/local-time.ts';
import { openDay } from '../db/night.ts';
import type { Pool } from '../db/pool.ts';
import { byTheClock } from '../gate/business-minute.ts';
import { Trouble } from '../trouble.ts';
import { zoneAround } from '../zone-table.ts';

const UNBEGUN = 'No night has been closed yet.';

export class ServingClock {
  readonly #pool: Pool;
  readonly #timeZone: string;
  readonly #rehearsedAt: Clock | null;
  readonly #real: () => Minute;
  #day: Day | null = null;

  /** `rehearsedAt`: every minute is this one of the book's open day. `real`: the minute by the clock of this machine. */
  constructor(
    pool: Pool,
    timeZone: string,
    rehearsedAt: Clock | null = null,
    real: () => Minute = () => Math.floor(Date.now() / 60_000),
  ) {
    this.#pool = pool;
    this.#timeZone = timeZone;
    this.#rehearsedAt = rehearsedAt;
    this.#real = real;
  }

  /** The open day as the book says now; null for a book that has not begun. */
  async look(): Promise<Day | null> {
    this.#day = await openDay(this.#pool);
    return this.#day;
  }

  /** The open day. Throws where the book has not begun. */
  async today(): Promise<Day> {
    const day = await this.look();
    if (day === null) throw new Trouble(UNBEGUN, 'Close a day first: ./anhuan close-day.');
    return day;
  }

  /** This minute, for a book whose open day is `today`. */
  readonly minuteOn = (today: Day): Minute => {
    if (this.#rehearsedAt !== null) {
      const [minute] = minutesAt(zoneAround(this.#timeZone, today * 1440), today, this.#rehearsedAt);
      if (minute === undefined) throw new Error('that day has no such time');
      return minute;
    }
    const ahead = today - this.#calendarDay();
    return ahead === 0 || ahead === 1 ? this.#real() : byTheClock(today, this.#timeZone);
  };

  /** This minute of the day that was read last. */
  now(): Minute {
    if (this.#day === null) throw new Error('the business day was never read');
    return this.minuteOn(this.#day);
  }

  /** Why nothing may be sent now; null: it may. */
  holds(): string | null {
    if (this.#day === null) return UNBEGUN;
    if (this.#rehearsedAt !== null) return null;
    const calendar = this.#calendarDay();
    if (this.#day === calendar || this.#day === calendar + 1) return null;
    return `The book's open day is ${formatDay(this.#day)}, but it is ${formatDay(calendar)}: its plan is of another day.`;
  }

  #calendarDay(): Day {
    const at = this.#real();
    return dayAt(zoneAround(this.#timeZone, at), at);
  }
}
