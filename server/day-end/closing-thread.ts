/**
 * How do two processors share a night?
 *
 * This file is the thread: it opens connections and closes the chunks it is handed, one at a time on each. `openClosers`
 * starts them and looks to its user like closers in his own thread. A night over a small book needs no threads; a thread that
 * is alone has two connections, so that it reckons one chunk while the database writes the other.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Day } from '../../rules/days.ts';
import { troubleBehind } from '../db/mishaps.ts';
import type { Range } from '../db/nights/chunk.ts';
import { Trouble, wordsOf } from '../trouble.ts';
import { putThreadBehind } from './behind-others.ts';
import { type Closer, openCloser, type Rules, type Times } from './closer.ts';
import type { Totals } from './totals.ts';

interface Start {
  readonly url: string;
  readonly rules: Rules;
}

/** One order for each connection at a time; `lane` says which. */
type Order =
  | { readonly lane: number; readonly does: 'open' }
  | { readonly lane: number; readonly does: 'close'; readonly night: Day; readonly range: Range };

type Answer = { readonly lane: number } & (
  | { readonly totals: Totals | null; readonly times: Times }
  | { readonly message: string; readonly remedy: string | null; readonly trouble: boolean }
);

/** Little is needed at a time; with the default of Node each thread would take 50 MB more for the same speed. */
const YOUNG_MB = 16;

/** Opens closers in so many threads; 0: one, here. Either all are opened or none stays open. */
export async function openClosers(url: string, rules: Rules, workers: number): Promise<Closer[]> {
  if (workers === 0) return [await openCloser(url, rules)];
  const lanes = workers === 1 ? 2 : 1; // more threads than that keep both sides busy by themselves
  const opened = await Promise.allSettled(
    Array.from({ length: workers }, () => openThread(url, rules, lanes)),
  );
  const failed = opened.find(({ status }) => status === 'rejected');
  const closers = opened.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (failed?.status !== 'rejected') return closers;
  await Promise.allSettled(closers.map((closer) => closer.end()));
  throw failed.reason;
}

/** Starts a thread with so many closers, each on a connection of its own. The thread ends with the last of them. */
async function openThread(url: string, rules: Rules, lanes: number): Promise<Closer[]> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { url, rules } satisfies Start,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let open = lanes;
  const closers = Array.from({ length: lanes }, (_, lane) =>
    laneOf(worker, lane, async () => {
      open -= 1;
      if (open === 0) await worker.terminate();
    }),
  );
  try {
    for (const { opened } of closers) await opened();
  } catch (error) {
    // A thread that could not begin would keep its process alive for ever.
    await worker.terminate();
    throw error;
  }
  return closers;
}

function laneOf(
  worker: Worker,
  lane: number,
  ended: () => Promise<void>,
): Closer & { opened(): Promise<void> } {
  const times: Times = { all: 0, decode: 0, rules: 0, encode: 0 };
  const ask = async (order: Order): Promise<Totals | null> => {
    worker.postMessage(order);
    const said = await answerFrom(worker, lane);
    if ('message' in said)
      throw said.trouble ? new Trouble(said.message, said.remedy) : new Error(said.message);
    Object.assign(times, said.times);
    return said.totals;
  };
  return {
    times,
    opened: async () => {
      await ask({ lane, does: 'open' });
    },
    close: (night, range) => ask({ lane, does: 'close', night, range }),
    end: ended,
  };
}

/** What a thread says next of a lane; throws when it ends instead. */
function answerFrom(worker: Worker, lane: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const over = () => {
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', ended);
    };
    const heard = (message: Answer) => {
      if (message.lane !== lane) return;
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
}

/** What the thread does: answers every order. */
function serve(): void {
  const port = parentPort!;
  putThreadBehind();
  const { url, rules } = workerData as Start;
  const closers = new Map<number, Closer>();
  const work = async (order: Order): Promise<Answer> => {
    const { lane } = order;
    let closer = closers.get(lane);
    if (closer === undefined) {
      closer = await openCloser(url, rules);
      closers.set(lane, closer);
    }
    const totals = order.does === 'close' ? await closer.close(order.night, order.range) : null;
    return { lane, totals, times: closer.times };
  };
  port.on('message', async (order: Order) => {
    try {
      port.postMessage(await work(order));
    } catch (error) {
      const trouble = troubleBehind(error);
      const message = trouble?.message ?? (error instanceof Error ? (error.stack ?? '') : wordsOf(error));
      const remedy = trouble?.remedy ?? null;
      port.postMessage({ lane: order.lane, message, remedy, trouble: trouble !== null } satisfies Answer);
    }
  });
}

if (!isMainThread && parentPort !== null && (workerData as Partial<Start> | null)?.rules !== undefined)
  serve();
