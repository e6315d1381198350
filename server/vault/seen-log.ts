/**
 * How is each look of the staff at a person written down without anybody waiting for it?
 *
 * Looks gather here and are written together, a second after the first of them or when they are many; what could not be written stays and
 * is tried again with the next. An orderly stop writes the rest before it ends.
 */

import { asHouse } from '../db/people/walled-pool.ts';
import type { Pool } from '../db/pool.ts';
import { appendLooks, type Look } from '../db/vault/seen-rows.ts';

const WAIT_MS = 1_000;
const MANY = 200;
/** More than this at once is one statement after the other. */
const TOGETHER = 2_000;

export class SeenLog {
  readonly #pool: Pool;
  readonly #onFault: (fault: unknown) => void;
  #waiting: Look[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(pool: Pool, onFault: (fault: unknown) => void) {
    this.#pool = pool;
    this.#onFault = onFault;
  }

  /** Notes a look; returns at once. */
  note(look: Look): void {
    this.#waiting.push(look);
    if (this.#waiting.length === MANY) void asHouse(() => this.flush());
    // Not behind the wall of whoever looked: the log is the house's.
    this.#timer ??= asHouse(() => setTimeout(() => void this.flush(), WAIT_MS).unref());
  }

  /** Writes what waits, after what is being written. What was not written is told to `onFault` and waits on. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const some = this.#waiting.slice(0, TOGETHER);
      try {
        // What began behind somebody's wall is written by the house.
        await asHouse(() => appendLooks(this.#pool, some));
      } catch (fault) {
        this.#onFault(fault);
        return;
      }
      this.#waiting = this.#waiting.slice(some.length);
    }
  }
}
