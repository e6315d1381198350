/**
 * How are papers read without holding up the process that serves?
 *
 * In one thread, started with the first paper and ending with the process, one paper at a time, each bounded in time and memory. One that takes
 * too long, or that the thread dies of, is answered as unread: it goes to a person all the same, and the next one finds a new thread.
 * Reading and comparing cost about a second of a processor; before, nothing else was served meanwhile.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SeenPicture } from '../look-at-picture.ts';
import type { Laid } from '../pictures/picture-match.ts';
import type { PaperSeen } from './paper-look.ts';
import type { PaperAnswer, PaperOrder } from './paper-thread.ts';

const THREAD = join(import.meta.dirname, 'paper-thread.ts');

/** Why a paper was not read to its end. */
export interface Unread {
  readonly state: 'unread';
  readonly why: 'too-slow' | 'thread-died';
}

/**
 * What one paper may take. `megabytes`: of the thread's own heap; what it unpacks lies outside of that and is bounded where it is
 * unpacked (`pdf-look.ts`, `png-light.ts`).
 */
export interface BenchLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: BenchLimits = { milliseconds: 20_000, megabytes: 512 };

/** Reads papers one after the other in a thread of its own. */
export class PaperBench {
  readonly #limits: BenchLimits;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<BenchLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Reads a paper. Never rejects. */
  async look(file: Uint8Array): Promise<PaperSeen | Unread> {
    const answer = await this.#inTurn({ file, upon: null });
    return 'did' in answer && answer.did === 'look' ? answer.seen : unreadOf(answer);
  }

  /** Lays a paper upon a picture; null where it cannot be. Never rejects. */
  async lay(upon: SeenPicture, file: Uint8Array): Promise<Laid | Unread | null> {
    const answer = await this.#inTurn({ file, upon });
    return 'did' in answer && answer.did === 'lay' ? answer.laid : unreadOf(answer);
  }

  #inTurn(order: PaperOrder): Promise<PaperAnswer | Unread> {
    const turn = this.#last.then(() => this.#ask(order));
    this.#last = turn;
    return turn;
  }

  #ask(order: PaperOrder): Promise<PaperAnswer | Unread> {
    const worker = this.#worker ?? this.#started();
    worker.ref();
    return new Promise((resolve) => {
      const answered = (answer: PaperAnswer | Unread) => {
        clearTimeout(late);
        worker.off('message', answered).off('error', died).off('exit', died);
        // An idle thread does not keep a process alive.
        worker.unref();
        resolve(answer);
      };
      const ended = (why: Unread['why']) => {
        this.#worker = null;
        answered({ state: 'unread', why });
      };
      const died = () => ended('thread-died');
      const late = setTimeout(() => {
        ended('too-slow');
        void worker.terminate();
      }, this.#limits.milliseconds);
      worker.on('message', answered).on('error', died).on('exit', died);
      worker.postMessage(order);
    });
  }

  #started(): Worker {
    const worker = new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    // A thread that is ended while it reads says so once more: it has been answered for.
    worker.on('error', () => this.#gone(worker));
    worker.on('exit', () => this.#gone(worker));
    this.#worker = worker;
    return worker;
  }

  #gone(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
  }
}

const unreadOf = (answer: PaperAnswer | Unread): Unread =>
  'did' in answer ? { state: 'unread', why: 'thread-died' } : answer;

/** The bench of this process. */
export const PAPER_BENCH = new PaperBench();
