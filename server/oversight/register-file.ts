/**
 * How does a register leave the house, so that the same file can be known again?
 *
 * As CSV or as a workbook with a sheet that says what it is; its digest, its length and who took it why are kept before it is handed out.
 * In a CSV, text that a spreadsheet would compute is escaped; in a workbook text is text.
 */
import { hash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import { type Day, formatDay } from '../../rules/days.ts';
import { type Handed, keepHanded } from '../db/oversight/handed-out.ts';
import { type Cell, REGISTERS, type Register, readRegister } from '../db/oversight/record-registers.ts';
import type { Pool } from '../db/pool.ts';

export const FORMATS = ['csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** Lines of one file at most: a workbook is made in memory. */
export const MOST_LINES = 200_000;

/** What is asked for, by whom, and why. Days include both ends. */
export interface RegisterWish {
  readonly register: Register;
  readonly format: Format;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly who: string;
  readonly why: string;
}

export type RegisterFile =
  | { readonly file: Buffer; readonly handed: Handed }
  | { readonly refused: 'too-long' };

/** Makes the file and keeps that it was handed out. The same days of a book that did not change give the same bytes. */
export async function registerFile(pool: Pool, wish: RegisterWish): Promise<RegisterFile> {
  const lines: Cell[][] = [];
  await readRegister(pool, wish.register, wish, (page) => {
    if (lines.length <= MOST_LINES) lines.push(...page);
  });
  if (lines.length > MOST_LINES) return { refused: 'too-long' };
  const head: readonly string[] = REGISTERS[wish.register];
  const file = wish.format === 'csv' ? csvOf(head, lines) : await workbookOf(head, lines, wish);
  const handed = await keepHanded(pool, {
    who: wish.who,
    register: wish.register,
    format: wish.format,
    about: `${formatDay(wish.from)} to ${formatDay(wish.to)}`,
    why: wish.why,
    lines: lines.length,
    bytes: file.length,
    sha256: hash('sha256', file, 'hex'),
  });
  return { file, handed };
}

/** With the mark by which spreadsheets know UTF-8. */
function csvOf(head: readonly string[], lines: readonly Cell[][]): Buffer {
  const cast = { boolean: (value: boolean) => (value ? 'true' : 'false') };
  return Buffer.from(`\ufeff${stringify([head as Cell[], ...lines], { escape_formulas: true, cast })}`);
}

async function workbookOf(head: readonly string[], lines: Cell[][], wish: RegisterWish): Promise<Buffer> {
  const about: Cell[][] = [
    ['register', wish.register],
    ['from', formatDay(wish.from)],
    ['to', formatDay(wish.to)],
    ['lines', lines.length],
    ['minutes', 'minutes since 1970-01-01T00:00Z'],
    ['hash', 'of the proof in its chain: compare with an evidence file'],
  ];
  const book = await writeXlsx({
    sheets: [
      { name: wish.register, rows: [[...head], ...lines] },
      { name: 'about', rows: about },
    ],
    properties: { created: new Date(0), modified: new Date(0) },
  });
  return Buffer.from(book as Uint8Array);
}
