/**
 * Which ladder does a night walk, and which one planned a day, as the book has it now?
 *
 * The words that put versions into force are few and read whole; what a night walks follows from them alone. A process reads them again
 * when a new one was said, looks for that at most once a second, and answers everything else from memory.
 */
import type { Day } from '../../rules/days.ts';
import { ladderOn, type Scheduled } from '../../rules/ladder/ladder-in-force.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { countSchedule, readSchedule } from '../db/ladder/ladder-rows.ts';
import type { Queryable } from '../db/pool.ts';
import { strategyFrom } from './strategy-text.ts';

/** For so long nobody asks again whether something new was said. */
const FRESH_MS = 1_000;

/** What was said so far, ready for the rules. */
export async function readScheduled(db: Queryable): Promise<Scheduled[]> {
  return (await readSchedule(db)).map(({ seq, from, strategy, version, body }) => ({
    seq,
    from,
    strategy: strategyFrom(strategy, version, body),
  }));
}

/** The ladder that `night` walks; `otherwise` in a book in which no version was ever put into force. */
export async function ladderAt(db: Queryable, night: Day, otherwise: Ladder): Promise<Ladder> {
  return ladderOn(await readScheduled(db), night) ?? otherwise;
}

/** The ladders of one book, for a process that runs on. */
export class LadderShelf {
  readonly #db: Queryable;
  readonly #otherwise: Ladder;
  #said: readonly Scheduled[] = [];
  #last = 0;
  #looked = Number.NEGATIVE_INFINITY;
  #day: Day | null = null;
  readonly #made = new Map<Day, Ladder>();

  constructor(db: Queryable, otherwise: Ladder) {
    this.#db = db;
    this.#otherwise = otherwise;
  }

  /** Learns which day is open, and what was said since. */
  async look(day: Day): Promise<void> {
    if (performance.now() - this.#looked > FRESH_MS) await this.renew();
    this.#day = day;
  }

  /** Reads again at once: whoever has just said something wants to see it. */
  async renew(): Promise<void> {
    const last = await countSchedule(this.#db);
    if (last !== this.#last) {
      this.#said = await readScheduled(this.#db);
      this.#last = last;
      this.#made.clear();
    }
    this.#looked = performance.now();
  }

  /** The ladder of the open day: tonight walks it. */
  get current(): Ladder {
    return this.#day === null ? this.#otherwise : this.on(this.#day);
  }

  /** The ladder that a night walks, or walked. */
  on(night: Day): Ladder {
    let ladder = this.#made.get(night);
    if (ladder === undefined) {
      if (this.#made.size > 1_000) this.#made.clear();
      ladder = ladderOn(this.#said, night) ?? this.#otherwise;
      this.#made.set(night, ladder);
    }
    return ladder;
  }

  /** What was said so far. */
  get said(): readonly Scheduled[] {
    return this.#said;
  }
}
