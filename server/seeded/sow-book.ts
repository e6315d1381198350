/**
 * How does a made-up book come into a database, whole or not at all?
 *
 * Slots are sown by COPY, some thousand accounts in a transaction, by as many threads as the machine has processors. What is
 * interrupted goes on where it was when the same book is asked for again: sown slots are passed over. The book is open
 * when its last slot is sown, not before.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BookPlan } from '../../simulator/book.ts';
import type { Pool } from '../db/pool.ts';
import { beginSeeding, finishSeeding, isEmptyBook, readSeeding, sownSlots } from '../db/seeding.ts';
import { SLOTS } from '../db/slot.ts';
import { Trouble } from '../trouble.ts';
import { Sower, type Sowing, type Sown } from './sowing-thread.ts';

/** What sowing came to. */
export type SowingOutcome =
  | { readonly state: 'sown'; readonly accounts: number; readonly milliseconds: number }
  /** The same book is there already, whole. */
  | { readonly state: 'already-sown' }
  /** The database holds another book; nothing was changed. */
  | { readonly state: 'other-book' };

export interface SowingWishes {
  /** Threads with a connection each; by default one for each processor, none for a small book. */
  readonly workers?: number;
  readonly onProgress?: (accounts: number, of: number) => void;
}

/** Accounts in one transaction. */
const TOGETHER = 4_000;
const WORTH_THREADS = 2_000;
const MOST_WORKERS = 8;

/** Makes the book of `plan` in an empty database, or goes on making it. */
export async function sowBook(
  { pool, url }: { readonly pool: Pool; readonly url: string },
  plan: BookPlan,
  wishes: SowingWishes = {},
): Promise<SowingOutcome> {
  const began = performance.now();
  const there = await readSeeding(pool);
  if (there === null ? !(await isEmptyBook(pool)) : !isSame(there, plan)) return { state: 'other-book' };
  if (there?.whole) return { state: 'already-sown' };
  await beginSeeding(pool, plan);
  const sown = await sownSlots(pool);
  const left = Array.from({ length: SLOTS }, (_, slot) => slot).filter((slot) => !sown.has(slot));
  let done = Math.round(plan.accounts * (1 - left.length / SLOTS));
  const workers = wishes.workers ?? workersFor(plan);
  const lists = listsOf(left, plan, Math.max(1, workers));
  await shareOut({ sowing: plan, url }, lists, workers, (accounts) => {
    done += accounts;
    wishes.onProgress?.(Math.min(done, plan.accounts), plan.accounts);
  });
  await finishSeeding(pool);
  return { state: 'sown', accounts: plan.accounts, milliseconds: performance.now() - began };
}

function isSame(a: BookPlan, b: BookPlan): boolean {
  return a.seed === b.seed && a.accounts === b.accounts && a.day === b.day;
}

function workersFor({ accounts }: BookPlan): number {
  return accounts < WORTH_THREADS ? 0 : Math.min(MOST_WORKERS, availableParallelism());
}

function listsOf(slots: readonly number[], { accounts }: BookPlan, workers: number): number[][] {
  const most = Math.max(1, Math.floor((TOGETHER * SLOTS) / accounts));
  const size = Math.min(most, Math.ceil(slots.length / workers));
  const lists: number[][] = [];
  for (let at = 0; at < slots.length; at += size) lists.push(slots.slice(at, at + size));
  return lists;
}

async function shareOut(
  sowing: Sowing,
  lists: number[][],
  workers: number,
  onSown: (accounts: number) => void,
): Promise<void> {
  const waiting = [...lists];
  const work = async (sow: (slots: number[]) => Promise<number>): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) onSown(await sow(next));
  };
  if (workers === 0) {
    const sower = new Sower(sowing);
    await work((slots) => sower.sow(slots)).finally(() => sower.end());
    return;
  }
  const threads = Array.from(
    { length: Math.min(workers, lists.length) },
    () => new Worker(new URL('sowing-thread.ts', import.meta.url), { workerData: sowing }),
  );
  try {
    await Promise.all(threads.map((thread) => work((slots) => ask(thread, slots))));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function ask(thread: Worker, slots: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const over = () => {
      thread.off('message', heard).off('error', failed).off('exit', ended);
    };
    const heard = (answer: Sown) => {
      over();
      if ('accounts' in answer) resolve(answer.accounts);
      else reject(answer.trouble ? new Trouble(answer.message, answer.remedy) : new Error(answer.message));
    };
    const failed = (error: unknown) => {
      over();
      reject(error);
    };
    const ended = () => failed(new Error('a sowing thread ended in the middle of its work'));
    thread.on('message', heard).on('error', failed).on('exit', ended);
    thread.postMessage(slots);
  });
}
