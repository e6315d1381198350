/**
 * Which cells does each row of a spreadsheet hold?
 *
 * The one file that knows the spreadsheet library. A workbook is a ZIP somebody else made: its size, the size it
 * claims to unpack to, and its rows are capped before and while it is read. Excel keeps numbers in 15 digits, so a
 * number cell with more than that has already lost some: it is refused, and references belong into text cells.
 */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { streamXlsxRows } from 'hucre/xlsx';
import { Trouble, wordsOf } from '../../trouble.ts';
import type { Row } from './table.ts';
import { sizeOf } from './text-file.ts';

const LARGEST_FILE = 256 * 1024 * 1024;
const LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024;
/** What Excel itself can hold, without the line of names. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 1_000;
const BATCH = 1_000;
const DIGITS = 15;

/** Rows of one sheet (the first when `sheet` is null) in batches; lines are Excel's row numbers. */
export async function* xlsxRows(path: string, sheet: string | null): AsyncGenerator<Row[]> {
  refuseBomb(path);
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const options = { sheet: sheet ?? 0, maxRows: MOST_ROWS + 1, maxInputBytes: LARGEST_FILE };
  let batch: Row[] = [];
  let line = 0;
  let width = 0;
  try {
    for await (const { index, values } of streamXlsxRows(stream, options)) {
      line = index + 1;
      if (line > MOST_ROWS || values.length > MOST_COLUMNS)
        throw new Trouble(`${path}, line ${line}: more than ${MOST_ROWS} rows or ${MOST_COLUMNS} columns.`);
      width ||= values.length;
      const row = rowOf(line, values, width);
      if (row.cells.some((cell) => cell !== '') || row.fault !== undefined) batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(
      `${path}, after line ${line}: the workbook cannot be read (${wordsOf(error)}).`,
      'Nothing was applied. The file may be cut in the middle: fetch it again, or save it as CSV.',
      error,
    );
  }
  if (batch.length > 0) yield batch;
}

/** A spreadsheet leaves out the empty cells at the end of a row: they are put back up to the width of the first. */
function rowOf(line: number, values: readonly unknown[], width: number): Row {
  const cells: string[] = [];
  for (const value of values) {
    const cell = cellOf(value);
    if (cell === null)
      return {
        line,
        cells: [],
        fault: `column ${cells.length + 1}: a number of more than ${DIGITS} digits has lost some; store it as text`,
      };
    cells.push(cell);
  }
  while (cells.length < width) cells.push('');
  while (cells.length > width && cells.at(-1) === '') cells.pop();
  return { line, cells };
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateOf(value);
  if (typeof value !== 'number') return String(value);
  const short = Number(value.toPrecision(DIGITS));
  if (Math.abs(short) >= 10 ** DIGITS) return null;
  return decimalOf(short);
}

/**
 * A date cell is a day without a zone; the library gives it as midnight UTC. A time of day is kept, to be refused
 * where a day is asked.
 */
function dateOf(value: Date): string {
  if (Number.isNaN(value.getTime())) return 'not a date';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** Without an exponent: 1e-7 becomes 0.0000001. */
function decimalOf(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** Reads the directory at the end of the ZIP: what it claims to unpack to must be bearable. */
function refuseBomb(path: string): void {
  const size = sizeOf(path);
  if (size > LARGEST_FILE)
    throw new Trouble(
      `${path}: a workbook of ${size} bytes is too large.`,
      'Save it as CSV, which has no limit.',
    );
  const tail = bytesAt(path, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length)
    throw new Trouble(
      `${path}: this is no whole XLSX file: the end of the ZIP is missing.`,
      'The file is cut, or of another format.',
    );
  const directory = bytesAt(path, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  let unpacked = 0;
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) break;
    unpacked += directory.readUInt32LE(at + 24);
    at +=
      46 +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
  }
  if (unpacked > LARGEST_UNPACKED)
    throw new Trouble(
      `${path}: the workbook would unpack to ${unpacked} bytes.`,
      'Save it as CSV, which has no limit.',
    );
}

function bytesAt(path: string, from: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, from));
  } finally {
    closeSync(file);
  }
}
