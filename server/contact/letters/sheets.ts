/**
 * How does a sheet of texts become a PDF: a note of a settlement, a certificate, the paper of a court bundle?
 *
 * Set by Typst in a thread that ends with it. These papers are records: a character that the fonts do not have stands as its number and never
 * as a hole, and nobody waits for his certificate because of it. Letters have a press of their own, which refuses them instead.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const THREAD = join(import.meta.dirname, 'sheet-thread.ts');

/** What a sheet is given: texts alone. `day`: of the paper, year-month-day; `words`: the sheet's own. */
export interface SheetPaper {
  readonly day: string;
  readonly words?: Readonly<Record<string, string>>;
}

/** What the thread is asked for. `sheet`: the path of the Typst file. */
export interface SheetOrder {
  readonly sheet: string;
  readonly papers: readonly SheetPaper[];
}

/** What the thread answers about a paper. */
export type SetSheet = { readonly pdf: Uint8Array } | { readonly refused: string };

/** Sets papers by one sheet, in their order. */
export async function setSheets(sheet: string, papers: readonly SheetPaper[]): Promise<SetSheet[]> {
  const worker = new Worker(THREAD, { workerData: { sheet, papers } satisfies SheetOrder });
  return new Promise((resolve, reject) => {
    worker.once('message', (set: SetSheet[]) => resolve(set));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that sets sheets ended without an answer')));
  });
}
