/**
 * Which cells does each line of a CSV text hold?
 *
 * RFC 4180, strictly: a quote begins a cell or stands doubled inside a quoted one, nothing follows a closing quote
 * but a separator or a line end. Lines end in LF, CRLF or CR. A quote that is never closed, a NUL, a line without
 * end and a line longer than a megabyte stop the file: each means that it is damaged or not a CSV, and half a file
 * must not count.
 */
import { Trouble } from '../../trouble.ts';
import type { Row } from './table.ts';

export interface CsvForm {
  readonly separator: string;
  /** The text may end without a line end: true for gzip, whose checksum proves that nothing is missing. */
  readonly openEnd: boolean;
  /** Longest line in characters. */
  readonly longest: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Rows in batches, each with the line its first cell stands on. Empty lines are passed over. */
export async function* csvRows(
  pieces: AsyncIterable<string>,
  form: CsvForm,
  name: string,
): AsyncGenerator<Row[]> {
  const reader = new CsvReader(form, name);
  for await (const piece of pieces) {
    const rows = reader.read(piece, false);
    if (rows.length > 0) yield rows;
  }
  const rows = reader.read('', true);
  if (rows.length > 0) yield rows;
}

class CsvReader {
  readonly #form: CsvForm;
  readonly #name: string;
  #text = '';
  #line = 1;
  #hasNul = false;

  constructor(form: CsvForm, name: string) {
    this.#form = form;
    this.#name = name;
  }

  /** Takes a piece and gives back the rows that are complete; what is left waits for the next piece. */
  read(piece: string, end: boolean): Row[] {
    const text = this.#text + piece;
    this.#hasNul ||= piece.includes('\0');
    const rows: Row[] = [];
    let at = 0;
    for (;;) {
      const row = this.#row(text, at, end);
      if (row === null) break;
      at = row.next;
      if (row.cells.length > 1 || row.cells[0] !== '' || row.quoted)
        rows.push({ line: this.#line, cells: row.cells });
      this.#line += row.lines;
    }
    this.#text = text.slice(at);
    if (this.#text.length > this.#form.longest)
      this.#refuse('the line is longer than any account’s could be', LONG);
    if (end && this.#text !== '') this.#refuse('a quoted cell is still open at the end of the file', CUT);
    return rows;
  }

  /** The row that starts at `from`, or null when it is not complete yet. */
  #row(
    text: string,
    from: number,
    end: boolean,
  ): { cells: string[]; next: number; lines: number; quoted: boolean } | null {
    const separator = this.#form.separator.charCodeAt(0);
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    let quoted = false;
    if (at >= text.length) return null;
    for (;;) {
      let cell: string;
      if (text.charCodeAt(at) === QUOTE) {
        const close = closingQuote(text, at);
        if (close < 0 || (close + 1 === text.length && !end)) return null;
        quoted = true;
        cell = text.slice(at + 1, close);
        lines += lineEndsIn(cell);
        if (cell.includes('"')) cell = cell.replaceAll('""', '"');
        at = close + 1;
        const next = text.charCodeAt(at);
        if (at < text.length && next !== separator && next !== LF && next !== CR)
          this.#refuse(
            'something follows a closing quote',
            'Put only a separator or a line end there.',
            lines - 1,
          );
      } else {
        const start = at;
        at = cellEnd(text, at, separator);
        if (at === text.length && !end) return null;
        cell = text.slice(start, at);
        if (cell.includes('"'))
          this.#refuse(
            'a quote stands inside a cell that does not begin with one',
            'Double it and quote the cell.',
            lines - 1,
          );
      }
      if (this.#hasNul && cell.includes('\0'))
        this.#refuse('a NUL byte', 'The file is damaged or not a text file.', lines - 1);
      cells.push(cell);
      if (at < text.length && text.charCodeAt(at) === separator) {
        at += 1;
        continue;
      }
      if (at === text.length) {
        if (!this.#form.openEnd)
          this.#refuse('the last line has no line end: the file may be cut', OPEN, lines - 1);
        return { cells, next: at, lines, quoted };
      }
      if (text.charCodeAt(at) === CR) {
        if (at + 1 === text.length && !end) return null; // a LF may follow
        if (text.charCodeAt(at + 1) === LF) at += 1;
      }
      return { cells, next: at + 1, lines, quoted };
    }
  }

  #refuse(what: string, remedy: string, below = 0): never {
    throw new Trouble(
      `${this.#name}, line ${this.#line + below}: ${what}.`,
      `Nothing was applied. ${remedy}`,
    );
  }
}

const LONG = 'A quote may be missing, or the separator is another one (--separator).';
const CUT = 'The file is cut in the middle, or a quote is missing.';
const OPEN =
  'Fetch the file again and compare its size with the sender; if it is whole, add a line end or give --open-end.';

/** Where an unquoted cell that starts at `from` ends: at a separator, a line end, or the end of the text. */
function cellEnd(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LF || code === CR) return at;
  }
  return text.length;
}

/** Place of the quote that closes the cell opened at `from`; -1 when it is not in the text yet. */
function closingQuote(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote;
    at = quote + 2;
  }
}

function lineEndsIn(cell: string): number {
  let count = 0;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code === LF || (code === CR && cell.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}
