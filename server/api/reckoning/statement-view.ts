/**
 * How are statements, scorecards and lines shown, and how do they leave as files?
 */
import type { FastifyReply } from 'fastify';
import { COMMISSION_CURRENCY } from '../../../policy/house/agencies/commission-tax.ts';
import type { AgencyFile } from '../../../rules/agencies/agency-paper.ts';
import { type Day, formatDay, parseDay } from '../../../rules/days.ts';
import { perTenThousandDays } from '../../../rules/reckoning/agency-score.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { Queryable } from '../../db/pool.ts';
import {
  type InvoiceRow,
  kindSums,
  type LineRow,
  readInvoices,
  readLines,
  readStatement,
  readStatements,
} from '../../db/reckoning/invoice-rows.ts';
import { linesOf } from '../../reckoning/invoice-desk.ts';
import { monthText } from '../../reckoning/make-statements.ts';
import { NOTE_WORDS } from '../../reckoning/note-words.ts';
import type { Scorecard } from '../../reckoning/score-month.ts';
import { invoiceNumber, lineTexts, moneyOf, noteTexts, setNote } from '../../reckoning/settlement-paper.ts';
import { nextOf, readCursor } from '../cursor.ts';
import { csvHead, csvLines, type Sheet, workbook } from '../figures/figure-sheet.ts';
import { Refused } from '../problem.ts';
import { attached, TABLE_TYPES } from '../serving/attached.ts';
import type { CardShown, LinesAnswer, StatementShown } from './reckoning-schema.ts';

const PAGE = 100;
/** Statements and invoices shown at once: years of a few agencies. */
const SHOWN = 240;
const PPM = 1_000_000n;

/** The first day of "2026-11". */
export const monthIn = (text: string): Day => parseDay(`${text}-01`)!;

/** Statements with sums by kind and their invoice; of one agency, or (null) of all. */
export async function shownStatements(db: Queryable, agency: string | null): Promise<StatementShown[]> {
  const [statements, invoices] = [
    await readStatements(db, agency, SHOWN),
    await readInvoices(db, agency, 2 * SHOWN),
  ];
  const from = statements.at(-1)?.month;
  if (from === undefined) return [];
  const sums = await kindSums(db, agency, from);
  return statements.map((one) => {
    const own = sums.filter((sum) => sum.agency === one.agency && sum.month === one.month);
    const recovered = own.find(({ kind }) => kind === 'recovered');
    const net = recovered === undefined ? 0n : recovered.earned + recovered.takenBack;
    const invoice = invoices.find(
      ({ agency: whose, month, verdict }) =>
        whose === one.agency && month === one.month && verdict !== 'refused',
    );
    return {
      ...{ agency: one.agency, month: monthText(one.month), lines: one.lines, days: one.days },
      counted: moneyOf(one.counted),
      ledger: moneyOf(one.ledger),
      beside: moneyOf(one.beside),
      amount: moneyOf(one.amount),
      kinds: own.map(({ kind, earned, takenBack }) => ({
        kind,
        earned: moneyOf(earned),
        takenBack: moneyOf(takenBack),
      })),
      recoveredShare: one.amount <= 0n || net < 0n ? null : Number((net * PPM) / one.amount),
      invoice: invoice === undefined ? null : shownInvoice(invoice),
    };
  });
}

function shownInvoice(row: InvoiceRow): NonNullable<StatementShown['invoice']> {
  const { invoice, number, taxPpm, tax, amount, by, proposedOn, heard, heardWords, verdict, decidedBy } = row;
  return {
    ...{ invoice, taxPpm, by, heard, heardWords, verdict, decidedBy },
    number: number === null ? null : invoiceNumber(number),
    tax: moneyOf(tax),
    gross: moneyOf(amount + tax),
    proposedOn: formatDay(proposedOn),
  };
}

/** A card with the money of its statement. */
export function shownCard(
  card: Scorecard,
  file: AgencyFile,
  statement: { readonly counted: bigint; readonly amount: bigint } | undefined,
): CardShown {
  const { overdue, contactCost, days, complaints } = card;
  const counted = statement?.counted ?? 0n;
  const cost = contactCost + (statement?.amount ?? 0n);
  return {
    ...card,
    name: file.name,
    overdue: moneyOf(overdue),
    recovered: statement === undefined ? null : moneyOf(statement.counted),
    perTenThousand: perTenThousandDays(complaints, days),
    contactCost: moneyOf(contactCost),
    commission: statement === undefined ? null : moneyOf(statement.amount),
    costPerHundred: counted <= 0n ? null : moneyOf((cost * 10_000n) / counted),
  };
}

/** A page of a statement's lines. */
export async function shownLines(
  db: Queryable,
  agency: string,
  month: Day,
  after: string | undefined,
): Promise<LinesAnswer> {
  const behind = after === undefined ? 0 : Number(readCursor(after, 1)[0]);
  const rows = await readLines(db, agency, month, behind, PAGE + 1);
  return {
    items: rows.slice(0, PAGE).map((row) => ({
      ...{ line: row.line, kind: row.kind, act: row.act, about: row.about, seq: row.seq, ppm: row.ppm },
      account: row.accountId === null ? null : String(row.accountId),
      valueOn: formatDay(row.valueOn),
      counted: moneyOf(row.counted),
      amount: moneyOf(row.amount),
      takesBack: row.takesBack,
      takesBackOf: row.takesBackOf === null ? null : monthText(row.takesBackOf),
    })),
    next: nextOf(rows, PAGE, ({ line }) => [line]),
  };
}

const sheetOf = (language: Language): Sheet => ({
  columns: NOTE_WORDS[language].lineHead.map((name, place) => ({
    name,
    kind: [5, 7].includes(place) ? 'money' : 'text',
  })),
  currency: COMMISSION_CURRENCY,
});

const cellsOf = (line: LineRow, language: Language) =>
  lineTexts(line, language).map((text, place) => ({
    value: place === 5 ? line.counted : place === 7 ? line.amount : text,
  }));

/** Sends a statement: its lines as a table, or the note on paper. */
export async function sendStatement(
  db: Queryable,
  { agency, name, month }: { readonly agency: string; readonly name: string; readonly month: Day },
  { as, language }: { readonly as: 'csv' | 'xlsx' | 'pdf'; readonly language: Language },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const statement = await readStatement(db, agency, month);
  if (statement === null) throw noStatement(monthText(month));
  const lines: LineRow[] = [];
  for await (const rows of linesOf(db, agency, month)) lines.push(...rows);
  const invoice =
    (await readInvoices(db, agency, 2 * SHOWN)).find(
      (one) => one.month === month && one.verdict !== 'refused',
    ) ?? null;
  const file = `${agency}-${monthText(month)}.${as}`;
  if (as !== 'pdf') {
    const sheet = sheetOf(language);
    const rows = lines.map((line) => cellsOf(line, language));
    attached(reply, TABLE_TYPES[as], file).header('cache-control', 'no-store');
    if (as === 'csv') return reply.send(csvHead(sheet) + csvLines(sheet, rows));
    const { pairs, notes } = noteTexts({ name, statement, lines, invoice }, language);
    const meaning = [...pairs, ...notes.map((note) => ['', note] as const)];
    return reply.send(Buffer.from(await workbook(sheet, rows, meaning)));
  }
  const done = await setNote(noteTexts({ name, statement, lines, invoice }, language));
  if ('refused' in done) throw new Error(done.refused);
  return attached(reply, 'application/pdf', file)
    .header('cache-control', 'no-store')
    .send(Buffer.from(done.pdf));
}

/** There is no statement of that month. */
export function noStatement(month: string): Refused {
  return new Refused(404, 'There is no statement of this month.', [
    { where: 'params.month', what: month, todo: 'Statements are made in the first night after a month.' },
  ]);
}
