/**
 * Where does the sender read what is wrong with his file?
 *
 * One row for each fault: file, line, column, value, reason, what to do. Written while the import runs, so a
 * million faults need no memory; a file of an earlier import under the same name goes.
 */

import { RowFile } from './row-file.ts';
import type { Fault } from './row-record.ts';

const HEAD = ['file', 'line', 'column', 'value', 'reason', 'what to do'];
/** Faults kept for the screen. */
const SHOWN = 10;

/** Collects the faults of one import. */
export class FaultFile {
  /** The first few, for the screen. */
  readonly first: Fault[] = [];
  readonly #rows: RowFile;

  constructor(path: string) {
    this.#rows = new RowFile(path, HEAD);
  }

  get path(): string {
    return this.#rows.path;
  }

  get count(): number {
    return this.#rows.count;
  }

  async add(faults: readonly Fault[]): Promise<void> {
    this.first.push(...faults.slice(0, Math.max(0, SHOWN - this.first.length)));
    await this.#rows.add(
      faults.map(({ file, line, column, value, reason, remedy }) => [
        file,
        line,
        column,
        value,
        reason,
        remedy,
      ]),
    );
  }

  async restart(): Promise<void> {
    this.first.length = 0;
    await this.#rows.restart();
  }

  close(): Promise<void> {
    return this.#rows.close();
  }
}
