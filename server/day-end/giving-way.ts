/**
 * How long does a night rest between two chunks, so that others are served at once?
 *
 * The lowest priority does not suffice: work that never pauses keeps the second half of a processor warm, and whoever wakes beside it waits
 * for some milliseconds, twenty times a request. So a closing rests as long as others kept the machine busy. Its own work has the lowest
 * priority and is told apart by that; where it cannot be told apart, a night does not rest.
 */
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../db/pool.ts';
import { isToldApart } from './behind-others.ts';

/** What all processors did since the machine began, in milliseconds. `others`: at ordinary priority. */
export interface Spent {
  readonly others: number;
  readonly all: number;
}

/** The clock of the system counts in hundredths of a second: shorter stretches tell nothing. */
const MEASURED_MS = 200;
/** Below this share others do not notice. */
const NOTICED = 0.15;
/** At two thirds of the machine used by others, a chunk is followed by a rest of its own length. */
const REST = 1.5;
const LONGEST_MS = 2_000;

/** How much of the machine others had between two readings, from nothing to all of it. */
export function shareOfOthers(before: Spent, now: Spent): number {
  const all = now.all - before.all;
  return all <= 0 ? 0 : (now.others - before.others) / all;
}

/** The rest after work that took so many milliseconds, while others had this share of the machine. */
export function restAfter(took: number, share: number): number {
  return share < NOTICED ? 0 : Math.min(LONGEST_MS, took * share * REST);
}

export class GivingWay {
  readonly #spent: () => Spent;
  #before: Spent;
  #at = performance.now();
  #share = 0;

  constructor(spent: () => Spent = spentHere) {
    this.#spent = spent;
    this.#before = spent();
  }

  /** For a night whose connections are like this one; null: its work cannot be told from others'. */
  static of(client: Client, url: string): GivingWay | null {
    return isToldApart(client, url) ? new GivingWay() : null;
  }

  /** Rests after work that took so many milliseconds. */
  async rest(took: number): Promise<void> {
    this.#measure();
    const wait = restAfter(took, this.#share);
    if (wait > 0) await pause(wait);
  }

  #measure(): void {
    if (performance.now() - this.#at < MEASURED_MS) return;
    const now = this.#spent();
    this.#share = shareOfOthers(this.#before, now);
    [this.#before, this.#at] = [now, performance.now()];
  }
}

function spentHere(): Spent {
  let [others, all] = [0, 0];
  for (const { times } of cpus()) {
    others += times.user;
    all += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { others, all };
}
