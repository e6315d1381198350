/**
 * How is a long list written for people and programs without holding it in memory?
 *
 * Row by row into a CSV, or into a JSON array when the name ends in .json. The file comes into being with its first
 * row. In a CSV, text that a spreadsheet would compute is escaped.
 */
import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { Trouble, wordsOf } from '../trouble.ts';

type Cell = string | number;

export class RowFile {
  readonly path: string;
  count = 0;
  readonly #head: readonly string[];
  #stream: WriteStream | null = null;
  #broken: Error | null = null;

  constructor(path: string, head: readonly string[]) {
    this.path = path;
    this.#head = head;
  }

  async add(rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length === 0) return;
    const text = this.path.endsWith('.json') ? this.#json(rows) : this.#csv(rows);
    this.count += rows.length;
    this.#stream ??= this.#open();
    if (!this.#stream.write(text))
      await Promise.race([once(this.#stream, 'drain'), once(this.#stream, 'close')]);
    this.#check();
  }

  /** Forgets everything: the work begins again. */
  async restart(): Promise<void> {
    await this.close();
    this.count = 0;
    rmSync(this.path, { force: true });
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    if (stream === null) return;
    stream.end(this.path.endsWith('.json') ? '\n]\n' : '');
    if (!stream.closed) await once(stream, 'close');
    this.#check();
  }

  #csv(rows: readonly (readonly Cell[])[]): string {
    const all = this.count === 0 ? [this.#head, ...rows] : rows;
    return stringify(all as Cell[][], { escape_formulas: true });
  }

  #json(rows: readonly (readonly Cell[])[]): string {
    const objects = rows.map((row) =>
      JSON.stringify(Object.fromEntries(this.#head.map((name, at) => [name, row[at] ?? '']))),
    );
    return `${this.count === 0 ? '[\n' : ',\n'}${objects.join(',\n')}`;
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.path);
    stream.on('error', (error) => {
      this.#broken = error;
    });
    return stream;
  }

  #check(): void {
    if (this.#broken === null) return;
    throw new Trouble(
      `The file ${this.path} cannot be written (${wordsOf(this.#broken)}).`,
      'Nothing was applied. Name another place for it.',
      this.#broken,
    );
  }
}
