/**
 * What does a file of card clients say of each row: its behaviour, its outcome if it is there, and the groups that fairness asks about?
 *
 * The columns are those of the UCI data set (server/intake/mappings). Columns that a score needs must be there; the outcome and the
 * personal columns may be absent. A cell that says nothing sensible is a fact that is not known: every row gets an answer, in its
 * order. Sex, age, schooling and marriage go into `group` alone, which no score is made of.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Behaviour, Month } from '../../rules/warning/card-behaviour.ts';
import { csvRows } from '../../server/intake/tape/csv-rows.ts';
import { readText } from '../../server/intake/tape/text-file.ts';
import { Trouble } from '../../server/trouble.ts';

export const STATUSES = ['PAY_0', 'PAY_2', 'PAY_3', 'PAY_4', 'PAY_5', 'PAY_6'] as const;
export const BILLS = [1, 2, 3, 4, 5, 6].map((back) => `BILL_AMT${back}`);
export const PAYMENTS = [1, 2, 3, 4, 5, 6].map((back) => `PAY_AMT${back}`);
export const PERSONAL = ['SEX', 'EDUCATION', 'MARRIAGE', 'AGE'] as const;
export type Personal = (typeof PERSONAL)[number];
const OUTCOMES = ['default.payment.next.month', 'default payment next month', 'Y'];
const NEEDED = ['ID', 'LIMIT_BAL', ...STATUSES, ...BILLS, ...PAYMENTS];
const LONGEST = 100_000;
/** More than any card's figure: what lies beyond is a damaged cell. */
const MOST = 1e12;

/** One row of the file. `outcome`: whether the next payment was missed; null where the file does not say. */
export interface CardRow {
  readonly id: string;
  readonly months: readonly Month[];
  readonly limit: bigint | null;
  readonly outcome: boolean | null;
  readonly group: Readonly<Record<Personal, number | null>>;
  /** Digest of everything but the number and the outcome: equal rows have equal digests. */
  readonly digest: string;
}

export interface CardFile {
  readonly rows: readonly CardRow[];
  /** Cells of needed columns that say nothing sensible. */
  readonly unreadable: number;
  readonly hasOutcome: boolean;
}

/** Reads a file, .csv or .csv.gz. Throws `Trouble` with what to do for a file that is none. */
export async function readCards(path: string): Promise<CardFile> {
  if (!existsSync(path))
    throw new Trouble(`${path} is not there.`, 'Give the path of a .csv or .csv.gz file.');
  let columns: Columns | null = null;
  const rows: CardRow[] = [];
  const count = { unreadable: 0 };
  const pieces = withLastLine(readText(path, null));
  for await (const batch of csvRows(pieces, { separator: ',', openEnd: true, longest: LONGEST }, path))
    for (const { cells, line } of batch) {
      if (columns === null) columns = columnsOf(cells, path);
      else rows.push(rowOf(cells, columns, line, path, count));
    }
  if (columns === null)
    throw new Trouble(`${path} is empty.`, `Its first line names the columns: ${NEEDED.join(', ')}.`);
  if (rows.length === 0) throw new Trouble(`${path} names its columns and holds no row.`);
  return { rows, unreadable: count.unreadable, hasOutcome: columns.outcome !== null };
}

/** The behaviour of a row, measured in a book's typical bill. */
export function behaviourOf({ months, limit }: CardRow, typicalBill: number): Behaviour {
  return { months, limit, typicalBill: BigInt(typicalBill) };
}

/** The median of all bills above nothing, in whole units. */
export function typicalBillOf(rows: readonly CardRow[]): number {
  const bills = rows.flatMap(({ months }) =>
    months.flatMap(({ bill }) => (bill !== null && bill > 0n ? Number(bill) : [])),
  );
  bills.sort((a, b) => a - b);
  const median = bills[bills.length >> 1];
  if (median === undefined) throw new Trouble('No row has a bill above nothing: there is nothing to learn.');
  return median;
}

interface Columns {
  readonly at: ReadonlyMap<string, number>;
  readonly outcome: number | null;
  readonly width: number;
}

function columnsOf(cells: readonly string[], path: string): Columns {
  const names = cells.map((name) => name.replace(/^\uFEFF/, '').trim());
  const at = new Map(names.map((name, place) => [name, place]));
  // Some copies of the file call September's status PAY_1.
  const renamed = at.get('PAY_1');
  if (renamed !== undefined && !at.has('PAY_0')) at.set('PAY_0', renamed);
  const missing = NEEDED.filter((name) => !at.has(name));
  if (missing.length > 0)
    throw new Trouble(
      `${path} lacks ${missing.length === 1 ? 'a column' : 'columns'}: ${missing.join(', ')}.`,
      `A score needs ${NEEDED.join(', ')}.`,
    );
  const doubled = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (doubled !== undefined)
    throw new Trouble(`${path} names the column ${doubled} twice.`, 'Keep one of them.');
  const outcome = OUTCOMES.find((name) => at.has(name));
  return { at, outcome: outcome === undefined ? null : at.get(outcome)!, width: names.length };
}

function rowOf(
  cells: readonly string[],
  { at, outcome, width }: Columns,
  line: number,
  path: string,
  count: { unreadable: number },
): CardRow {
  if (cells.length > width)
    throw new Trouble(
      `Line ${line} of ${path} has ${cells.length} cells, its first line ${width}.`,
      'Quote cells that hold a comma.',
    );
  const cell = (name: string): string => cells[at.get(name) ?? -1]?.trim() ?? '';
  const number = (name: string): number | null => {
    const value = numberIn(cell(name));
    if (value === null) count.unreadable += 1;
    return value;
  };
  const status = (name: string): number | null => {
    const value = number(name);
    if (value === null || (value >= -2 && value <= 99)) return value;
    count.unreadable += 1;
    return null;
  };
  const amount = (name: string): bigint | null => {
    const value = number(name);
    return value === null ? null : BigInt(value);
  };
  const months = STATUSES.map(
    (name, back): Month => ({
      status: status(name),
      bill: amount(BILLS[back]!),
      paid: amount(PAYMENTS[back]!),
    }),
  );
  const said = outcome === null ? '' : (cells[outcome]?.trim() ?? '');
  const features = [...PERSONAL, ...NEEDED.slice(1)].map(cell).join(',');
  const [sex, education, marriage, age] = PERSONAL.map((name) => numberIn(cell(name)));
  return {
    id: cell('ID'),
    months,
    limit: amount('LIMIT_BAL'),
    outcome: said === '1' || said === '1.0' ? true : said === '0' || said === '0.0' ? false : null,
    group: { SEX: sex!, EDUCATION: education!, MARRIAGE: marriage!, AGE: age! },
    digest: createHash('sha256').update(features).digest('hex'),
  };
}

/** A whole number; decimals are rounded. Null for anything else. */
function numberIn(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return null;
  const value = Math.round(Number(text));
  return Number.isFinite(value) && Math.abs(value) <= MOST ? value : null;
}

/** The text with a line end behind its last line, so that a file cut by hand is read to its end. */
async function* withLastLine(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield* pieces;
  yield '\n';
}
