/**
 * What stands on a settlement note, in one language?
 *
 * The sums with what the ledger says beside them, the invoice where there is one, and the lines. It is no tax invoice and no payment: it
 * says so.
 */
import { join } from 'node:path';
import { COMMISSION_CURRENCY } from '../../policy/house/agencies/commission-tax.ts';
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import { formatDay } from '../../rules/days.ts';
import { formatAmount } from '../../rules/money.ts';
import type { Language } from '../../rules/telling/language.ts';
import { type SetSheet, setSheets } from '../contact/letters/sheets.ts';
import type { InvoiceRow, LineRow } from '../db/reckoning/invoice-rows.ts';
import type { StatementRow } from '../db/reckoning/statement-rows.ts';
import { monthText } from './make-statements.ts';
import { actName, kindName, NOTE_WORDS } from './note-words.ts';

const SHEET = join(import.meta.dirname, 'settlement.typ');
/** Lines on paper; what is more stands in the file. */
export const LINES_ON_PAPER = 1_000;

/** What the sheet is given: texts alone. */
export interface SettlementPaper {
  readonly language: Language;
  readonly day: string;
  readonly title: string;
  readonly about: string;
  readonly house: string;
  readonly page: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly blocks: readonly {
    readonly title: string;
    /** Points. */
    readonly size: number;
    readonly wide: boolean;
    readonly head: readonly string[];
    /** Columns that hold numbers. */
    readonly numbers: readonly number[];
    readonly rows: readonly (readonly string[])[];
  }[];
  readonly notes: readonly string[];
  readonly signature: readonly string[] | null;
}

/** Sets a note or a certificate. */
export async function setNote(paper: SettlementPaper): Promise<SetSheet> {
  const [set] = await setSheets(SHEET, [paper]);
  return set!;
}

const { code } = COMMISSION_CURRENCY;
export const moneyOf = (amount: bigint): string => formatAmount(amount, COMMISSION_CURRENCY);
const percentOf = (ppm: number) => `${(ppm / 10_000).toFixed(2)} %`;

/** From what a note is made. */
export interface NoteSources {
  readonly name: string;
  readonly statement: StatementRow;
  readonly lines: readonly LineRow[];
  readonly invoice: InvoiceRow | null;
}

/** The texts of a settlement note. */
export function noteTexts(
  { name, statement, lines, invoice }: NoteSources,
  language: Language,
): SettlementPaper {
  const words = NOTE_WORDS[language];
  const { agency, month, madeOn, counted, ledger, beside, amount, days } = statement;
  const agreed = invoice !== null && invoice.verdict === 'agreed' ? invoice : null;
  const sums = (['recovered', 'kept-instalment', 'quality'] as const).map((kind) => {
    const of = (back: boolean) =>
      lines
        .filter((line) => line.kind === kind && (line.act === 'taken-back') === back)
        .reduce((sum, one) => sum + one.amount, 0n);
    return [kindName(kind, language), moneyOf(of(false)), moneyOf(of(true)), moneyOf(of(false) + of(true))];
  });
  return {
    ...{ language, day: formatDay(agreed?.decidedOn ?? madeOn), page: words.page },
    title: agreed === null ? words.statement : agreed.amount < 0n ? words.creditNote : words.settlement,
    about: `${name} (${agency}) · ${monthText(month)}`,
    house: LETTERHEADS[language].lender,
    pairs: [
      ...(agreed === null ? [] : [[words.number, invoiceNumber(agreed.number!)] as const]),
      [words.ledger, `${moneyOf(ledger)} ${code}`],
      [words.counted, `${moneyOf(counted)} ${code}`],
      [words.beside, `${moneyOf(beside)} ${code}`],
      [words.days, String(days)],
      [words.commission, `${moneyOf(amount)} ${code}`],
      ...(invoice === null
        ? []
        : ([
            [`${words.tax} ${percentOf(invoice.taxPpm)}`, `${moneyOf(invoice.tax)} ${code}`],
            [words.gross, `${moneyOf(invoice.amount + invoice.tax)} ${code}`],
            [words.state, invoiceState(invoice, language)],
          ] as const)),
    ],
    blocks: [
      { title: words.sums, size: 9.5, wide: true, head: words.sumHead, numbers: [1, 2, 3], rows: sums },
      {
        ...{ title: words.lines, size: 7, wide: false, head: words.lineHead, numbers: [0, 5, 6, 7] },
        rows: lines.slice(0, LINES_ON_PAPER).map((line) => lineTexts(line, language)),
      },
    ],
    notes: [
      ...(lines.length > LINES_ON_PAPER ? [words.more(lines.length - LINES_ON_PAPER)] : []),
      words.noPayment,
      words.noTaxInvoice,
    ],
    signature: invoice === null ? null : [`SHA-256 ${invoice.digest}`],
  };
}

/** "A-000012". */
export const invoiceNumber = (number: number): string => `A-${String(number).padStart(6, '0')}`;

function invoiceState(
  { verdict, heard, by, decidedBy, decidedOn, proposedOn }: InvoiceRow,
  language: Language,
): string {
  const words = NOTE_WORDS[language];
  if (verdict === 'agreed') return words.agreed(by, decidedBy!, formatDay(decidedOn!));
  return `${words.proposed(by, formatDay(proposedOn))}${heard === null ? '' : ` · ${words.heard[heard]}`}`;
}

/** A line as texts: number, value day, what for, account, about, money, rate, commission, what it takes back. */
export function lineTexts(line: LineRow, language: Language): string[] {
  const { kind, act, accountId, about, seq, valueOn, counted, ppm, amount, takesBack, takesBackOf } = line;
  const words = NOTE_WORDS[language];
  const back = takesBack === null ? '' : words.takesBack(takesBack, monthText(takesBackOf!));
  return [
    ...[String(line.line), formatDay(valueOn), `${kindName(kind, language)} · ${actName(act, language)}`],
    ...[accountId === null ? '' : String(accountId), seq === null ? about : `${about} #${seq}`],
    ...[moneyOf(counted), percentOf(ppm), moneyOf(amount), back],
  ];
}
