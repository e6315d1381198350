/**
 * Which columns and rows does a file hold, whatever its format?
 *
 * CSV, XLSX and JSON Lines become the same thing: named columns and rows of text cells with their line, in batches, in
 * bounded memory. What a cell means is asked by `cell.ts`, what the columns mean by the mapping.
 */
import { Trouble } from '../../trouble.ts';
import { csvRows } from './csv-rows.ts';
import type { Encoding } from './encoding.ts';
import { jsonRows } from './json-rows.ts';
import { isGzip, readText, textOf } from './text-file.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** One line of a file. `fault` says why the line as a whole cannot be read; its cells are then empty. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: string;
}

/** A file being read: its columns are known, its rows come in batches and only once. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly Row[]>;
}

export interface TableForm {
  readonly format: 'csv' | 'json-lines' | 'xlsx';
  readonly encoding: Encoding | null;
  readonly separator: string;
  /** Sheet of a workbook by name; null for the first. */
  readonly sheet: string | null;
  /** A CSV may end without a line end although nothing proves that it is whole. */
  readonly openEnd: boolean;
}

/** Longest line of a text file, in characters. No account needs a hundredth of it. */
export const LONGEST_LINE = 1_000_000;

/** The format a file's name tells; null when it tells none. */
export function formatOf(path: string): TableForm['format'] | null {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  if (name.endsWith('.csv') || name.endsWith('.tsv') || name.endsWith('.txt')) return 'csv';
  if (name.endsWith('.jsonl') || name.endsWith('.ndjson')) return 'json-lines';
  return name.endsWith('.xlsx') ? 'xlsx' : null;
}

/**
 * Opens a file. `columnsFor` turns the names found first into the columns wanted (the names themselves for CSV and
 * XLSX; a line of JSON may leave names out). Throws `Trouble` with the place when the file is damaged.
 */
export async function openTable(
  path: string,
  form: TableForm,
  columnsFor: (found: readonly string[]) => readonly string[] = (found) => found,
): Promise<Table> {
  if (form.format === 'xlsx') return headed(path, xlsxRows(path, form.sheet));
  return tableOf(readText(path, form.encoding), form, path, columnsFor, isGzip(path));
}

/** The table in bytes from anywhere, for pipes and generated streams. */
export function openStream(
  bytes: AsyncIterable<Uint8Array>,
  form: TableForm,
  name: string,
  columnsFor: (found: readonly string[]) => readonly string[] = (found) => found,
): Promise<Table> {
  return tableOf(textOf(bytes, form.encoding, name, false), form, name, columnsFor, false);
}

function tableOf(
  text: AsyncIterable<string>,
  form: TableForm,
  name: string,
  columnsFor: (found: readonly string[]) => readonly string[],
  whole: boolean,
): Promise<Table> {
  if (form.format === 'json-lines') return jsonRows(text, name, columnsFor, LONGEST_LINE);
  const { separator } = form;
  return headed(
    name,
    csvRows(text, { separator, openEnd: form.openEnd || whole, longest: LONGEST_LINE }, name),
  );
}

/** Takes the first row as names: none missing, none twice. */
async function headed(name: string, batches: AsyncGenerator<Row[]>): Promise<Table> {
  const first = await batches.next();
  const head = first.done ? undefined : first.value[0];
  if (head === undefined)
    throw new Trouble(`${name}: the file is empty, there is no line with column names.`);
  const columns = head.cells.map((cell) => cell.trim());
  const nameless = columns.indexOf('');
  if (nameless >= 0)
    throw new Trouble(
      `${name}, line ${head.line}: column ${nameless + 1} has no name.`,
      'Name every column.',
    );
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined)
    throw new Trouble(`${name}, line ${head.line}: the column "${twice}" stands twice.`, 'Keep one of them.');
  const rest = first.done ? [] : first.value.slice(1);
  return { columns, rows: following(rest, batches) };
}

async function* following(
  rest: readonly Row[],
  batches: AsyncGenerator<Row[]>,
): AsyncGenerator<readonly Row[]> {
  if (rest.length > 0) yield rest;
  yield* batches;
}
