/**
 * How do two processors share a night?
 *
 * This file is the thread: it opens a connection and closes the chunks it is handed, one at a time. `openThread` starts one
 * and looks to its user like a closer in his own thread. A night over a small book needs no threads.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Day } from '../../rules/days.ts';
import { troubleBehind } from '../db/mishaps.ts';
import type { Range } from '../db/nights/chunk.ts';
import { Trouble, wordsOf } from '../trouble.ts';
import { type Closer, openCloser, type Rules, type Times } from './closer.ts';
import type { Totals } from './totals.ts';

interface Start {
  readonly url: string;
  readonly rules: Rules;
}

type Order = { readonly night: Day; readonly range: Range } | 'end';

type Answer =
  | { readonly totals: Totals | null; readonly times: Times }
  | { readonly message: string; readonly remedy: string | null; readonly trouble: boolean };

/** Little is needed at a time; with the default of Node each thread would take 50 MB more for the same speed. */
const YOUNG_MB = 16;

/** Starts a thread with a closer of its own. */
export async function openThread(url: string, rules: Rules): Promise<Closer> {
  const start: Start = { url, rules };
  const worker = new Worker(new URL(import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const times: Times = { all: 0, decode: 0, rules: 0, encode: 0 };
  const answer = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const over = () => {
        worker.off('message', heard);
        worker.off('error', failed);
        worker.off('exit', ended);
      };
      const heard = (message: Answer) => {
        over();
        resolve(message);
      };
      const failed = (error: unknown) => {
        over();
        reject(error);
      };
      const ended = () => failed(new Error('a closing thread ended in the middle of its work'));
      worker.on('message', heard).on('error', failed).on('exit', ended);
    });
  const ask = async (order: Order): Promise<Totals | null> => {
    worker.postMessage(order);
    return read(await answer());
  };
  const read = (said: Answer): Totals | null => {
    if ('message' in said)
      throw said.trouble ? new Trouble(said.message, said.remedy) : new Error(said.message);
    Object.assign(times, said.times);
    return said.totals;
  };
  try {
    read(await answer());
  } catch (error) {
    // A thread that could not begin would keep its process alive for ever.
    await worker.terminate();
    throw error;
  }
  return {
    times,
    close: (night, range) => ask({ night, range }),
    end: async () => {
      worker.postMessage('end' satisfies Order);
      await worker.terminate();
    },
  };
}

/** What the thread does: says that it is ready, then answers every order. */
async function serve(): Promise<void> {
  const port = parentPort!;
  const { url, rules } = workerData as Start;
  const answer = async (work: () => Promise<Answer>): Promise<void> => {
    try {
      port.postMessage(await work());
    } catch (error) {
      const trouble = troubleBehind(error);
      const message = trouble?.message ?? (error instanceof Error ? (error.stack ?? '') : wordsOf(error));
      port.postMessage({ message, remedy: trouble?.remedy ?? null, trouble: trouble !== null });
    }
  };
  let closer: Closer | null = null;
  await answer(async () => {
    closer = await openCloser(url, rules);
    return { totals: null, times: closer.times };
  });
  port.on('message', (order: Order) => {
    if (order === 'end') void closer?.end();
    else if (closer !== null) {
      const { close, times } = closer;
      void answer(async () => ({ totals: await close(order.night, order.range), times }));
    }
  });
}

if (!isMainThread && parentPort !== null && (workerData as Partial<Start> | null)?.rules !== undefined)
  await serve();
