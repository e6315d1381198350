/**
 * How is the whole book closed for a day, and never twice?
 *
 * Nights are closed one by one, missed ones first. A night is cut into chunks, closers work through them, and when the
 * chunks' totals are what the posting table says the night is marked as finished. Whatever is interrupted goes on where
 * it was: chunks that were committed are passed over, and an account that was closed waits for a later day.
 */
import { availableParallelism } from 'node:os';
import type { Day } from '../../rules/days.ts';
import type { Ladder } from '../../rules/strategy.ts';
import { troubleBehind } from '../db/mishaps.ts';
import { finishNight, lastClosedDay, leaveClosingLock, startNight, takeClosingLock } from '../db/night.ts';
import { bookedByNight, planChunks, type Range, totalsOfNight } from '../db/nights/chunk.ts';
import type { Client, Pool } from '../db/pool.ts';
import { SLOTS } from '../db/slot.ts';
import { ladderAt } from '../ladder/ladder-shelf.ts';
import type { Closer, Rules, Times } from './closer.ts';
import { openClosers } from './closing-thread.ts';
import { GivingWay } from './giving-way.ts';
import { type NightReport, reportOf } from './report.ts';
import { differences, Tally, type Totals } from './totals.ts';
import { turnLadder } from './turn-ladder.ts';

/** How a night is run. Nothing here changes its outcome. */
export interface Running {
  /** Threads; 0: none, and one connection. By default what the machine has and the book is worth. */
  readonly workers?: number;
  /** Accounts in a chunk: the smaller, the shorter a payment waits and the less is done again after a conflict. */
  readonly chunkSize?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a night is. */
export interface Progress {
  readonly night: Day;
  /** Nights still to be closed, this one included. */
  readonly nights: number;
  readonly chunks: number;
  readonly chunksDone: number;
  /** Accounts closed so far. */
  readonly accounts: number;
}

/** What closing through a day came to. Nights closed before a trouble stay closed. */
export type Closing =
  | { readonly state: 'closed'; readonly nights: readonly NightReport[]; readonly times: Times }
  /** Every night up to the day had been closed before: nothing was done. */
  | { readonly state: 'already-closed'; readonly lastClosed: Day }
  /** Someone else is closing this book at this moment. */
  | { readonly state: 'running' }
  /** The control totals of a night do not hold: it is not marked as finished. */
  | {
      readonly state: 'differs';
      readonly night: Day;
      readonly differences: readonly string[];
      readonly nights: readonly NightReport[];
    };

const CHUNK_SIZE = 5_000;
/** Below this a thread costs more than it brings. */
const WORTH_THREADS = 20_000;
const MOST_WORKERS = 8;

/**
 * Closes every night up to and including `through` that is not closed yet. The first night of a book that has none is
 * `through` itself. Each night walks the version of the ladder that is in force on it; `rules.ladder` is for a book without any. Throws `Trouble` when the database goes away or its disk is full; calling it again goes on.
 */
export async function closeBook(
  { pool, url }: { readonly pool: Pool; readonly url: string },
  through: Day,
  rules: Rules,
  running: Running = {},
): Promise<Closing> {
  try {
    const client = await pool.connect();
    let lost: Error | undefined;
    try {
      if (!(await takeClosingLock(client))) return { state: 'running' };
      return await closeNights(client, url, through, rules, running);
    } finally {
      await leaveClosingLock(client).catch((error: Error) => {
        lost = error;
      });
      client.release(lost);
    }
  } catch (error) {
    throw troubleBehind(error) ?? error;
  }
}

async function closeNights(
  client: Client,
  url: string,
  through: Day,
  rules: Rules,
  running: Running,
): Promise<Closing> {
  const last = await lastClosedDay(client);
  if (last !== null && through <= last) return { state: 'already-closed', lastClosed: last };
  const nights: NightReport[] = [];
  const closers: Closer[] = [];
  const past: Closer[] = [];
  let walked: Ladder | null = null;
  const way = GivingWay.of(client, url);
  try {
    for (let night = last === null ? through : last + 1; night <= through; night += 1) {
      const began = performance.now();
      await startNight(client, night);
      const ladder: Ladder = await ladderAt(client, night, rules.ladder);
      const tonight = { ...rules, ladder };
      if (ladder.since === night) await turnLadder(url, night, tonight);
      const { ranges, accounts } = await planChunks(client, running.chunkSize ?? CHUNK_SIZE, SLOTS);
      if (walked !== null && !isSame(walked, ladder)) past.push(...(await endAll(closers)));
      if (closers.length === 0)
        closers.push(...(await openClosers(url, tonight, running.workers ?? workersFor(accounts))));
      walked = ladder;
      const progress = { night, nights: through - night + 1, chunks: ranges.length };
      await closeRanges(closers, night, ranges, way, (chunksDone, accounts) =>
        running.onProgress?.({ ...progress, chunksDone, accounts }),
      );
      const totals = await sumOfNight(client, night);
      const wrong = differences(totals, await bookedByNight(client, night));
      if (wrong.length > 0) return { state: 'differs', night, differences: wrong, nights };
      const report = await reportOf(client, night, totals, accounts, Math.round(performance.now() - began));
      await finishNight(client, night, report);
      nights.push(report);
    }
    return { state: 'closed', nights, times: sumOf([...past, ...closers]) };
  } finally {
    await endAll(closers);
  }
}

/** Closers know one ladder: the night after it ended they are others. */
async function endAll(closers: Closer[]): Promise<Closer[]> {
  const ended = closers.splice(0);
  await Promise.allSettled(ended.map((closer) => closer.end()));
  return ended;
}

/** The same version that began on the same night: then it leaves the same behind. */
function isSame(a: Ladder, b: Ladder): boolean {
  return a.id === b.id && a.version === b.version && a.since === b.since;
}

function workersFor(accounts: number): number {
  return accounts < WORTH_THREADS ? 0 : Math.min(MOST_WORKERS, Math.max(1, availableParallelism()));
}

/** Hands out the ranges. When one fails no more are begun, and the failure is thrown when all closers are at rest. */
async function closeRanges(
  closers: readonly Closer[],
  night: Day,
  ranges: readonly Range[],
  way: GivingWay | null,
  onProgress: (chunksDone: number, accounts: number) => void,
): Promise<void> {
  let next = 0;
  let done = 0;
  let accounts = 0;
  let stop = false;
  const work = async (closer: Closer): Promise<void> => {
    for (let range = ranges[next++]; range !== undefined && !stop; range = ranges[next++]) {
      try {
        const began = performance.now();
        const totals = await closer.close(night, range);
        done += 1;
        accounts += totals?.accounts ?? 0;
        onProgress(done, accounts);
        if (next < ranges.length) await way?.rest(performance.now() - began);
      } catch (error) {
        stop = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(closers.map(work));
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** The checkpoints of a night added up: those of an interrupted run too. */
async function sumOfNight(client: Client, night: Day): Promise<Totals> {
  const tally = new Tally();
  for (const totals of await totalsOfNight(client, night)) tally.merge(totals as Totals);
  return tally.totals();
}

function sumOf(closers: readonly Closer[]): Times {
  const sum: Times = { all: 0, decode: 0, rules: 0, encode: 0 };
  for (const { times } of closers)
    for (const name of ['all', 'decode', 'rules', 'encode'] as const) sum[name] += times[name];
  return sum;
}
