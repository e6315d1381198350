/**
 * What does a story say? Reads a dated Markdown table and the agreement above it.
 *
 * A story is a page: a title, a line of mission rows, prose, a table headed "given" that states what was agreed, and a
 * table headed "day" with what happens on each day and what must then be true. An empty cell checks nothing.
 */
import { readFileSync } from 'node:fs';
import { type Day, parseDay } from '../../rules/days.ts';

/** One row of the day table: cells by column name. `line` is where it stands in the file. */
export interface StoryDay {
  readonly line: number;
  readonly day: Day;
  readonly cells: ReadonlyMap<string, string>;
}

/** A story as read. */
export interface Story {
  readonly title: string;
  /** Rows of the mission it proves, such as "D1". */
  readonly rows: readonly string[];
  readonly given: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  readonly days: readonly StoryDay[];
}

/** A mistake in a story's text, with the line it stands on. */
export class StoryMistake extends Error {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
    this.name = 'StoryMistake';
  }
}

/** Columns a story may check besides `day`, `what happens` and the free-text `why`. */
export const CHECKED = [
  'past due',
  'bucket',
  'penalty',
  'interest',
  'overdue',
  'owed',
  'credit',
  'minimum',
  'charged',
  'written off',
  'contact',
  'regretted',
  'refused',
  'plan',
  'next',
  'verdict',
  'help',
  'letter',
  'case',
  'visit',
  'court',
  'alarm',
  'bureau',
  'path',
  'flags',
  'hold',
  'agency',
  'leave',
  'commission',
  'line',
  'sale',
] as const;

/** Reads the story in a Markdown file. Throws StoryMistake with the line for anything it cannot read. */
export function readStory(path: string): Story {
  const lines = readFileSync(path, 'utf8').split('\n');
  const title = lines
    .find((line) => line.startsWith('# '))
    ?.slice(2)
    .trim();
  if (title === undefined)
    throw new StoryMistake(path, 1, 'a story begins with a title: "# A missed instalment"');
  const given = new Map<string, string>();
  const days: StoryDay[] = [];
  let columns: readonly string[] = [];
  lines.forEach((line, index) => {
    if (!line.startsWith('|') || /^\|[\s:|-]+\|$/.test(line)) return;
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells[0] === 'given') return;
    if (cells[0] === 'day') columns = knownColumns(path, index + 1, cells);
    else if (columns.length === 0) given.set(cells[0] ?? '', cells[1] ?? '');
    else days.push(readDay(path, index + 1, columns, cells));
  });
  if (days.length === 0)
    throw new StoryMistake(path, lines.length, 'a story needs a table whose first column is "day"');
  const rows = /^Rows: (.+)$/m.exec(lines.join('\n'))?.[1]?.split(/[ ,]+/) ?? [];
  return { title, rows, given, columns, days };
}

function knownColumns(path: string, line: number, cells: readonly string[]): readonly string[] {
  const known = new Set<string>(['day', 'what happens', 'why', ...CHECKED]);
  const unknown = cells.filter((cell) => !known.has(cell));
  if (unknown.length > 0)
    throw new StoryMistake(path, line, `unknown column "${unknown[0]}"; known: ${[...known].join(', ')}`);
  return cells;
}

function readDay(path: string, line: number, columns: readonly string[], cells: readonly string[]): StoryDay {
  const day = parseDay(cells[0] ?? '');
  if (day === null) throw new StoryMistake(path, line, `"${cells[0]}" is not a day such as 2026-04-09`);
  if (cells.length !== columns.length)
    throw new StoryMistake(path, line, `${cells.length} cells under ${columns.length} columns`);
  return { line, day, cells: new Map(columns.map((column, place) => [column, cells[place] ?? ''])) };
}
