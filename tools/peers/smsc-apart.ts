/**
 * How does one measure against a message centre without sharing its processor?
 *
 * The same centre, in a process of its own: on the bench it must not take turns with what is measured.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SmscOptions } from './smsc.ts';
import type { ReceiptMoment } from './smsc-switches.ts';

export interface SmscCount {
  readonly submits: number;
  /** Texts that phones show. */
  readonly texts: number;
  readonly unacknowledged: number;
  /** Seconds of processor time that the process has used. */
  readonly processor: number;
}

export interface SmscApart {
  readonly port: number;
  count(): Promise<SmscCount>;
  close(): Promise<void>;
}

/** Options without functions: they cross a process. */
export async function startSmscApart(
  options: Omit<SmscOptions, 'receiptId' | 'fateOf' | 'onTaken' | 'receipts'> & {
    readonly receipts?: ReceiptMoment;
  } = {},
): Promise<SmscApart> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'smsc-process.ts'), [JSON.stringify(options)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    async count() {
      const answer = once(child, 'message') as Promise<[{ count: SmscCount }]>;
      child.send({});
      const [{ count }] = await answer;
      return count;
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
