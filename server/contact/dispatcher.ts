/**
 * When does a sender look for work, and what does it do besides?
 *
 * It is woken when something is written that waits, when the next message falls due, and after a while at the latest; it never
 * asks without a reason. Between rounds it takes up what a sender that died has left, tells accounts what was tried, and asks
 * carriers for messages back. Ended, it finishes what it holds and takes nothing new.
 */
import { nextLease } from '../db/contact/recover-rows.ts';
import { type Ear, listenOn } from '../db/contact/wakening.ts';
import type { Pool } from '../db/pool.ts';
import { wordsOf } from '../trouble.ts';
import { type Counts, Dispatch, type Sending, type Taken } from './dispatch.ts';
import { forgetStrangers, type Recovered, recover } from './recover.ts';
import { tellTried } from './tried.ts';

/** The longest it waits without looking. */
const LONGEST_MS = 60_000;
/** People held by someone else are looked at again so much later. */
const SHORTLY_MS = 20;
/** What was left by others is looked after at least so often. */
const CARE_MS = 5_000;
/** The exchange is asked about lost calls, and old news of strangers is forgotten, so often. */
const SELDOM_MS = 30_000;
/** After a failure of the surroundings. */
const AFTER_FAILURE_MS = 1_000;

/** A sender. Any number of them, in any number of processes, may run at the same time. */
export class Dispatcher {
  readonly #pool: Pool;
  readonly #sending: Sending;
  readonly #dispatch: Dispatch;
  #ear: Ear | null = null;
  #listens = false;
  #wake: () => void = () => {};
  #woken = false;
  #cared = performance.now();
  #caredSeldom = Number.NEGATIVE_INFINITY;

  private constructor(pool: Pool, sending: Sending) {
    this.#pool = pool;
    this.#sending = sending;
    this.#dispatch = new Dispatch(pool, sending);
  }

  /** A sender that listens to what is silenced from now on. */
  static async open(pool: Pool, sending: Sending): Promise<Dispatcher> {
    const sender = new Dispatcher(pool, sending);
    sender.#ear = await listenOn(pool, ['silence', 'message'], {
      said: (channel, words) => {
        if (channel !== 'silence') sender.#rouse();
        else if (words === '*') sender.#dispatch.inFlight.silenceAll();
        else sender.#dispatch.inFlight.silence(words);
      },
      listening: (is) => {
        sender.#listens = is;
        if (!is) sender.#dispatch.inFlight.silenceAll();
        sender.#rouse();
      },
    });
    return sender;
  }

  get counts(): Readonly<Counts> {
    return this.#dispatch.counts;
  }

  /** What a carrier made of what it was given since the beginning. */
  takenBy(carrier: string): Taken {
    return this.#dispatch.takenBy(carrier);
  }

  /** Sends everything that is due by the house's clock; people who are held by others are waited for. */
  async drain(signal?: AbortSignal): Promise<Readonly<Counts>> {
    await this.send(signal);
    await this.lookAfter();
    return this.counts;
  }

  /** The same, without looking after anything else. */
  async send(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const { taken, due } = await this.#dispatch.round(signal);
      if (signal?.aborted || due === 0) break;
      if (taken === 0) await pause(SHORTLY_MS, signal);
    }
  }

  /** Takes up what others left, asks carriers, and tells accounts what was tried. */
  async lookAfter(): Promise<Recovered> {
    const recovered = await recover(this.#pool, this.#dispatch, this.#sending);
    const { house, rules } = this.#sending;
    await tellTried(this.#pool, rules, house.now());
    if (performance.now() - this.#caredSeldom > SELDOM_MS) await this.lookAfterSeldom();
    return recovered;
  }

  /** What need not be looked after in every round: agents' calls whose answer was lost, and old news of strangers. */
  async lookAfterSeldom(): Promise<void> {
    this.#caredSeldom = performance.now();
    await this.#sending.settleCalls?.();
    await forgetStrangers(this.#pool);
  }

  /** Has it look now: a carrier is up again. */
  wake(): void {
    this.#rouse();
  }

  /** Sends what falls due until it is told to end; then it finishes what it holds. */
  async run(until: AbortSignal): Promise<Readonly<Counts>> {
    const end = () => this.#rouse();
    until.addEventListener('abort', end);
    try {
      while (!until.aborted) {
        this.#woken = false;
        const wait = await this.#look(until);
        if (!until.aborted && !this.#woken) await this.#sleep(wait);
      }
    } finally {
      until.removeEventListener('abort', end);
    }
    return this.counts;
  }

  async close(): Promise<void> {
    await this.#ear?.close();
  }

  /** One look at everything; milliseconds until the next. */
  async #look(until: AbortSignal): Promise<number> {
    // Deaf, it would not hear of a stop in time.
    if (!this.#listens) return AFTER_FAILURE_MS;
    try {
      const { taken, due, next } = await this.#dispatch.round(until);
      if (due > 0 && !this.#isTime()) return taken > 0 ? 0 : SHORTLY_MS;
      await this.lookAfter();
      this.#cared = performance.now();
      const lease = Math.max(SHORTLY_MS, (await nextLease(this.#pool)) ?? LONGEST_MS);
      const minutes = next === null ? LONGEST_MS : (next - this.#sending.house.now()) * 60_000;
      const longest = this.#sending.settleCalls === undefined ? LONGEST_MS : SELDOM_MS;
      return due > 0 ? 0 : Math.min(longest, lease, Math.max(0, minutes));
    } catch (error) {
      process.stderr.write(`Sending paused: ${wordsOf(error)}\n`);
      return AFTER_FAILURE_MS;
    }
  }

  /** Whether others have been looked after long ago: a sender that always has work does it all the same. */
  #isTime(): boolean {
    return performance.now() - this.#cared > CARE_MS;
  }

  #rouse(): void {
    this.#woken = true;
    this.#wake();
  }

  async #sleep(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
