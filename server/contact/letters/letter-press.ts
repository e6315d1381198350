/**
 * How are many letters set without the process growing?
 *
 * In a thread of its own that is replaced after some hundreds: typesetting keeps about 50 KB of every letter, and only the end of
 * a thread gives that back. A thread that dies takes the letters it was setting with it: each is answered as not set, and
 * the next letter finds a new thread. Nothing waits for ever.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Letter, SetLetter, Unset } from './letter.ts';
import type { Done, Order } from './letter-thread.ts';

const THREAD = join(import.meta.dirname, 'letter-thread.ts');
const LETTERS_A_THREAD = 400;

/** A thread with the letters it still owes. */
class Bench {
  readonly #worker = new Worker(THREAD);
  readonly #owed = new Map<number, (set: SetLetter | Unset) => void>();
  readonly #ended: (bench: Bench) => void;
  taken = 0;
  dead = false;

  constructor(ended: (bench: Bench) => void) {
    this.#ended = ended;
    this.#worker.on('message', ({ id, set }: Done) => this.#answer(id, set));
    this.#worker.on('error', (error: Error) => this.#fall(error.message));
    this.#worker.on('exit', () => this.#fall('the thread ended'));
    // Idle threads do not keep a process alive.
    this.#worker.unref();
  }

  set(letter: Letter): Promise<SetLetter | Unset> {
    const id = this.taken;
    this.taken += 1;
    return new Promise((resolve) => {
      this.#owed.set(id, resolve);
      this.#worker.ref();
      this.#worker.postMessage({ id, letter } satisfies Order);
    });
  }

  get isFull(): boolean {
    return this.taken >= LETTERS_A_THREAD;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(id: number, set: SetLetter | Unset): void {
    this.#owed.get(id)?.(set);
    this.#owed.delete(id);
    if (this.#owed.size > 0) return;
    this.#worker.unref();
    if (this.isFull) void this.end();
  }

  #fall(what: string): void {
    if (this.dead) return;
    this.dead = true;
    for (const resolve of this.#owed.values()) resolve({ refused: 'not-set', what });
    this.#owed.clear();
    this.#ended(this);
  }
}

/** Sets letters; close it at the end. */
export class LetterPress {
  readonly #benches = new Set<Bench>();
  #current: Bench | null = null;
  #closed = false;

  /** Sets a letter, or says why not. Never rejects. */
  async set(letter: Letter): Promise<SetLetter | Unset> {
    if (this.#closed) return { refused: 'not-set', what: 'the press is closed' };
    if (this.#current === null || this.#current.dead || this.#current.isFull) {
      this.#current = new Bench((bench) => this.#benches.delete(bench));
      this.#benches.add(this.#current);
    }
    return this.#current.set(letter);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#benches].map((bench) => bench.end()));
  }
}
