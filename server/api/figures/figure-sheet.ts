/**
 * How does a figure, or the list behind a number, leave the house as a file?
 *
 * CSV in pieces as rows are read, with what a spreadsheet would compute escaped; XLSX as a workbook whose second sheet says what the figure
 * means. Numbers are numbers, names of accounts are text: a spreadsheet must not round them.
 */
import { stringify } from 'csv-stringify/sync';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { type Currency, formatAmount } from '../../../rules/money.ts';
import type { Cell, Column, Kind } from '../../figures/figure-shape.ts';

/** What both files hold. */
export interface Sheet {
  readonly columns: readonly Column[];
  readonly currency: Currency;
}

/** Byte order mark: a spreadsheet then reads Chinese as it is. */
const MARK = '\uFEFF';

const headOf = ({ columns, currency }: Sheet): string[] =>
  columns.map(({ name, kind }) =>
    kind === 'money' && !name.includes(currency.code) ? `${name} (${currency.code})` : name,
  );

/** The first line of a CSV. */
export function csvHead(sheet: Sheet): string {
  return MARK + stringify([headOf(sheet)], { escape_formulas: true });
}

/** Lines of a CSV. A number needs no escaping, and a minus before one must stay. */
export function csvLines({ columns, currency }: Sheet, rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((row) =>
      stringify([row.map(({ value }, place) => plain(value, columns[place]!.kind, currency))], {
        escape_formulas: true,
        cast: { number: (number) => ({ value: String(number), escape_formulas: false }) },
      }),
    )
    .join('');
}

/** A workbook: the rows, and what they mean. */
export async function workbook(
  sheet: Sheet,
  rows: readonly (readonly Cell[])[],
  meaning: readonly (readonly [string, string])[],
): Promise<Uint8Array> {
  const { columns, currency } = sheet;
  const formats: Readonly<Record<Kind, string>> = {
    text: '@',
    count: '#,##0',
    share: '0.0%',
    money: currency.digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(currency.digits)}`,
    number: '0.0',
  };
  return writeXlsx({
    sheets: [
      {
        name: 'Figure',
        columns: columns.map(({ kind }) => ({ numFmt: formats[kind], width: kind === 'text' ? 28 : 16 })),
        rows: [
          headOf(sheet),
          ...rows.map((row) =>
            row.map(({ value }, place): CellValue => {
              const found = plain(value, columns[place]!.kind, currency);
              return found === '' ? null : found;
            }),
          ),
        ],
        freezePane: { rows: 1 },
      },
      {
        name: 'Definition',
        columns: [{ width: 20 }, { width: 100 }],
        rows: meaning.map((pair) => [...pair]),
      },
    ],
  });
}

/** A value as a file holds it: shares of one, money in major units. */
function plain(value: Cell['value'], kind: Kind, currency: Currency): string | number {
  if (value === null) return '';
  if (typeof value === 'bigint') return Number(formatAmount(value, currency));
  if (kind === 'share' && typeof value === 'number') return value / 1_000_000;
  return value;
}
