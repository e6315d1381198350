/**
 * Which cells does each line of a JSON Lines text hold?
 *
 * One object a line, its values texts, whole numbers, true, false or null. Amounts are texts: a JSON number with
 * a fraction has no exact value in many programs, so it is refused, and so is a number beyond 2^53.
 */
import { Trouble } from '../../trouble.ts';
import type { Row, Table } from './table.ts';

/** Opens JSON Lines: the names of the first object choose the columns, later objects may leave some out. */
export async function jsonRows(
  pieces: AsyncIterable<string>,
  name: string,
  columnsFor: (found: readonly string[]) => readonly string[],
  longest: number,
): Promise<Table> {
  const lines = linesOf(pieces, name, longest);
  const first = await lines.next();
  const head = first.done ? undefined : first.value[0];
  if (head === undefined) throw new Trouble(`${name}: the file is empty.`);
  const found = objectOf(head.text);
  if (typeof found === 'string') throw new Trouble(`${name}, line ${head.line}: ${found}.`, NOT_WHOLE);
  const columns = columnsFor(Object.keys(found));
  return { columns, rows: read(first.done ? [] : first.value, lines, columns) };
}

const NOT_WHOLE =
  'Nothing was applied. Give one JSON object a line; a half last line means that the file is cut.';

interface Line {
  readonly line: number;
  readonly text: string;
  /** True when a line end stands behind it. */
  readonly ended: boolean;
}

async function* read(
  first: readonly Line[],
  rest: AsyncGenerator<Line[]>,
  columns: readonly string[],
): AsyncGenerator<Row[]> {
  yield first.map((line) => rowOf(line, columns));
  for await (const lines of rest) yield lines.map((line) => rowOf(line, columns));
}

function rowOf({ line, text, ended }: Line, columns: readonly string[]): Row {
  const value = objectOf(text);
  if (typeof value === 'string') {
    if (!ended) throw new Trouble(`line ${line}: ${value}; the file is cut in the middle.`, NOT_WHOLE);
    return { line, cells: [], fault: value };
  }
  const unknown = Object.keys(value).find((key) => !columns.includes(key));
  if (unknown !== undefined) return { line, cells: [], fault: `the name "${unknown}" is not known here` };
  const cells: string[] = [];
  for (const column of columns) {
    const cell = cellOf(value[column]);
    if (cell === null)
      return {
        line,
        cells: [],
        fault: `"${column}" is ${JSON.stringify(value[column])}: write it as a text`,
      };
    cells.push(cell);
  }
  return { line, cells };
}

/** The object of a line, or what is wrong with it. */
function objectOf(text: string): Readonly<Record<string, unknown>> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'the line is not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'the line is not a JSON object';
  return value as Readonly<Record<string, unknown>>;
}

function cellOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.includes('\0') ? null : value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

async function* linesOf(
  pieces: AsyncIterable<string>,
  name: string,
  longest: number,
): AsyncGenerator<Line[]> {
  let left = '';
  let line = 1;
  for await (const piece of pieces) {
    const parts = (left + piece).split('\n');
    left = parts.pop() ?? '';
    if (left.length > longest)
      throw new Trouble(
        `${name}, line ${line + parts.length}: the line is longer than ${longest} characters.`,
        NOT_WHOLE,
      );
    const lines = parts.map((text, index) => ({ line: line + index, text: text.trim(), ended: true }));
    line += parts.length;
    const full = lines.filter(({ text }) => text !== '');
    if (full.length > 0) yield full;
  }
  if (left.trim() !== '') yield [{ line, text: left.trim(), ended: false }];
}
