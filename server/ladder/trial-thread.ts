/**
 * Where does a dry run happen, so that the server goes on answering meanwhile?
 *
 * This file is the thread: it opens two connections of its own, runs the trial and tells how far it has come. `openTrial` starts it and hands
 * out what it says. One at a time; whoever stops it loses nothing, because nothing is written.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openPool } from '../db/pool.ts';
import { wordsOf } from '../trouble.ts';
import { type DryRun, dryRun, type Trial } from './dry-run.ts';

interface Start {
  readonly trialUrl: string;
  readonly trial: Trial;
}

type Said =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly result: DryRun }
  | { readonly type: 'failed'; readonly error: string };

/** A trial under way. */
export interface RunningTrial {
  readonly result: Promise<DryRun>;
  stop(): Promise<void>;
}

/** Starts a trial in a thread of its own. */
export function openTrial(
  url: string,
  trial: Trial,
  onProgress: (done: number, of: number) => void,
): RunningTrial {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { trialUrl: url, trial } satisfies Start,
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  const result = new Promise<DryRun>((resolve, reject) => {
    worker.on('message', (said: Said) => {
      if (said.type === 'progress') onProgress(said.done, said.of);
      else if (said.type === 'done') resolve(said.result);
      else reject(new Error(said.error));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the dry run was stopped')));
  });
  const over = result.finally(() => worker.terminate());
  return {
    result: over,
    stop: async () => {
      await worker.terminate();
      await over.catch(() => {});
    },
  };
}

async function serve(): Promise<void> {
  const port = parentPort!;
  const { trialUrl, trial } = workerData as Start;
  const pool = openPool(trialUrl, 1);
  try {
    const result = await dryRun(pool, trial, (done, of) =>
      port.postMessage({ type: 'progress', done, of } satisfies Said),
    );
    port.postMessage({ type: 'done', result } satisfies Said);
  } catch (error) {
    port.postMessage({ type: 'failed', error: wordsOf(error) } satisfies Said);
  } finally {
    await pool.end();
  }
}

if (!isMainThread && parentPort !== null && (workerData as Partial<Start> | null)?.trialUrl !== undefined)
  void serve();
