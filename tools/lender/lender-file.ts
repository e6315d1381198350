/**
 * What does a lender's file say of each loan that was given a hardship plan or a settlement?
 *
 * The columns are LendingClub's (server/intake/mappings), read as strictly as an import reads them; the files are not part of this
 * project. Days are the first of the month they name. A row whose cells cannot be read is told with its line and left out.
 */
import type { Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';
import { isFault, readCell, type Value } from '../../server/intake/cell.ts';
import type { CellForm } from '../../server/intake/mapping.ts';
import { formatOf, openTable } from '../../server/intake/tape/table.ts';
import { Trouble } from '../../server/trouble.ts';

export const DOLLARS = { code: 'USD', digits: 2 } as const;

/** An interest-only plan as the lender granted it. Minor units. */
export interface HardshipRow {
  readonly state: string;
  /** What is to be paid each month instead of the instalment. */
  readonly payment: Minor;
  readonly months: number;
  readonly startsIn: Day;
  /** What the lender expects the plan to cost in all; null: not told. */
  readonly projected: Minor | null;
  /** What would have paid the loan off when the plan began. */
  readonly payoff: Minor;
  readonly daysPastDue: number;
}

/** A settlement as it was agreed. */
export interface SettlementRow {
  readonly state: string;
  readonly amount: Minor;
  /** Share of what was owed, as printed, in ppm. */
  readonly sharePpm: bigint;
  readonly months: number;
  readonly agreedIn: Day;
}

/** A loan and what was agreed about it. */
export interface LenderLoan {
  readonly id: string;
  readonly lent: Minor;
  readonly months: number;
  readonly ratePpm: bigint;
  readonly instalment: Minor;
  readonly openedIn: Day;
  readonly principalPaid: Minor;
  readonly recovered: Minor;
  readonly lastPaidIn: Day | null;
  readonly lastPaid: Minor;
  readonly hardship: HardshipRow | null;
  readonly settlement: SettlementRow | null;
}

export interface LenderFile {
  readonly loans: readonly LenderLoan[];
  /** Rows read in all, and what was wrong with those left out. */
  readonly rows: number;
  readonly unreadable: readonly string[];
}

const AMOUNT: CellForm = { is: 'amount', unit: 'major', sign: 'not-negative' };
const MONTH: CellForm = { is: 'day', format: 'Mon-YYYY' };
const COUNT: CellForm = { is: 'whole', least: 0, most: 1200, suffix: ' months' };

const FORMS = {
  id: { is: 'text' },
  funded_amnt: AMOUNT,
  term: COUNT,
  int_rate: { is: 'percent', most: 100 },
  installment: AMOUNT,
  issue_d: MONTH,
  total_rec_prncp: AMOUNT,
  recoveries: AMOUNT,
  last_pymnt_d: MONTH,
  last_pymnt_amnt: AMOUNT,
  hardship_status: { is: 'text' },
  hardship_amount: AMOUNT,
  hardship_length: COUNT,
  hardship_start_date: MONTH,
  orig_projected_additional_accrued_interest: AMOUNT,
  hardship_payoff_balance_amount: AMOUNT,
  hardship_dpd: COUNT,
  settlement_status: { is: 'text' },
  settlement_amount: AMOUNT,
  settlement_percentage: { is: 'percent', most: 100 },
  settlement_term: COUNT,
  settlement_date: MONTH,
} as const satisfies Record<string, CellForm>;
type Column = keyof typeof FORMS;
const COLUMNS = Object.keys(FORMS) as Column[];

/** Reads a file, .csv or .csv.gz (or JSON Lines, or a workbook). Throws `Trouble` for a file without the columns. */
export async function readLender(path: string): Promise<LenderFile> {
  const format = formatOf(path);
  if (format === null)
    throw new Trouble(`${path}: the name does not tell the format.`, 'Give a .csv or .csv.gz file.');
  const form = { format, encoding: null, separator: ',', sheet: null, openEnd: true };
  const table = await openTable(path, form);
  const missing = COLUMNS.filter((name) => !table.columns.includes(name));
  if (missing.length > 0)
    throw new Trouble(`${path} has no column ${missing.join(', ')}.`, 'Give LendingClub’s loan statistics.');
  const at = new Map(COLUMNS.map((name) => [name, table.columns.indexOf(name)]));
  const loans: LenderLoan[] = [];
  const unreadable: string[] = [];
  let rows = 0;
  for await (const batch of table.rows)
    for (const { cells, line, fault } of batch) {
      rows += 1;
      const cell = (name: Column) => cells[at.get(name)!]?.trim() ?? '';
      if (fault === undefined && cell('hardship_status') === '' && cell('settlement_status') === '') continue;
      const loan = fault ?? loanOf(cell);
      if (typeof loan === 'string') unreadable.push(`line ${line}: ${loan}`);
      else loans.push(loan);
    }
  return { loans, rows, unreadable };
}

/** The loan of a row, or what is wrong with it. */
function loanOf(cell: (name: Column) => string): LenderLoan | string {
  const wrong: string[] = [];
  const value = (name: Column): Value => {
    const text = cell(name);
    if (text === '') return null;
    const read = readCell(text, FORMS[name], DOLLARS);
    if (!isFault(read)) return read;
    wrong.push(`${name}: ${read.reason}`);
    return null;
  };
  const needed = (name: Column): Exclude<Value, null> => {
    const read = value(name);
    if (read === null && wrong.length === 0) wrong.push(`${name} is empty`);
    return read ?? '';
  };
  const money = (name: Column) => BigInt(needed(name) || 0);
  const whole = (name: Column) => Number(needed(name) || 0);
  const loan: LenderLoan = {
    id: String(needed('id')),
    lent: money('funded_amnt'),
    months: whole('term'),
    ratePpm: money('int_rate'),
    instalment: money('installment'),
    openedIn: whole('issue_d'),
    principalPaid: money('total_rec_prncp'),
    recovered: money('recoveries'),
    lastPaidIn: value('last_pymnt_d') as Day | null,
    lastPaid: BigInt(value('last_pymnt_amnt') ?? 0),
    hardship:
      cell('hardship_status') === ''
        ? null
        : {
            state: cell('hardship_status'),
            payment: money('hardship_amount'),
            months: whole('hardship_length'),
            startsIn: whole('hardship_start_date'),
            projected: value('orig_projected_additional_accrued_interest') as Minor | null,
            payoff: money('hardship_payoff_balance_amount'),
            daysPastDue: whole('hardship_dpd'),
          },
    settlement:
      cell('settlement_status') === ''
        ? null
        : {
            state: cell('settlement_status'),
            amount: money('settlement_amount'),
            sharePpm: money('settlement_percentage'),
            months: whole('settlement_term'),
            agreedIn: whole('settlement_date'),
          },
  };
  return wrong.length > 0 ? wrong.join('; ') : loan;
}
