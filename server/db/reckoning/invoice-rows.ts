/**
 * Which statements were made, of which lines, and which invoices stand on them?
 *
 * A number is given when an invoice is agreed, to the next in turn: whoever agrees holds the table, so that there is no gap and no two.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Client, Queryable } from '../pool.ts';
import type { StatementRow } from './statement-rows.ts';

/** A line as it is kept. */
export interface LineRow {
  readonly line: number;
  readonly kind: 'recovered' | 'kept-instalment' | 'quality';
  readonly act: 'earned' | 'taken-back' | 'corrected';
  readonly slot: number | null;
  readonly accountId: bigint | null;
  readonly caseNumber: number | null;
  readonly about: string;
  readonly seq: number | null;
  readonly valueOn: Day;
  readonly ppm: number;
  readonly counted: bigint;
  readonly amount: bigint;
  readonly takesBack: number | null;
  /** The month of the line that it takes back. */
  readonly takesBackOf: Day | null;
}

/** Statements, the latest month first; of one agency or (null) of all. */
export async function readStatements(
  db: Queryable,
  agency: string | null,
  size: number,
): Promise<StatementRow[]> {
  const { rows } = await db.query<StatementRow>(
    `select agency, month, made_on as "madeOn", lines, counted, amount, ledger, beside, days from agency_statement
      where $1::text is null or agency = $1 order by month desc, agency limit $2`,
    [agency, size],
  );
  return rows;
}

export async function readStatement(db: Queryable, agency: string, month: Day): Promise<StatementRow | null> {
  const { rows } = await db.query<StatementRow>(
    `select agency, month, made_on as "madeOn", lines, counted, amount, ledger, beside, days from agency_statement
      where agency = $1 and month = $2`,
    [agency, formatDay(month)],
  );
  return rows[0] ?? null;
}

/** Lines of a statement behind one, in order. */
export async function readLines(
  db: Queryable,
  agency: string,
  month: Day,
  after: number,
  size: number,
): Promise<LineRow[]> {
  const { rows } = await db.query<LineRow>(
    `select l.line, l.kind, l.act, l.slot, l.account_id as "accountId", l.case_number as "caseNumber", l.about, l.seq, l.value_on as "valueOn",
            l.ppm, l.counted, l.amount, l.takes_back as "takesBack", b.month as "takesBackOf"
       from agency_line l left join agency_line b on b.agency = l.agency and b.line = l.takes_back
      where l.agency = $1 and l.month = $2 and l.line > $3 order by l.line limit $4`,
    [agency, formatDay(month), after, size],
  );
  return rows;
}

/** What a statement's lines come to by what they are for. */
export interface KindSum {
  readonly agency: string;
  readonly month: Day;
  readonly kind: LineRow['kind'];
  readonly earned: bigint;
  readonly takenBack: bigint;
}

/** Sums by kind of the statements from a month on. */
export async function kindSums(db: Queryable, agency: string | null, from: Day): Promise<KindSum[]> {
  const { rows } = await db.query<KindSum>(
    `select agency, month, kind, coalesce(sum(amount) filter (where act <> 'taken-back'), 0)::bigint as earned,
            coalesce(sum(amount) filter (where act = 'taken-back'), 0)::bigint as "takenBack"
       from agency_line where ($1::text is null or agency = $1) and month >= $2 group by agency, month, kind order by agency, month, kind`,
    [agency, formatDay(from)],
  );
  return rows;
}

/** An invoice as it is kept. */
export interface InvoiceRow {
  readonly invoice: number;
  readonly number: number | null;
  readonly agency: string;
  readonly month: Day;
  readonly amount: bigint;
  readonly taxPpm: number;
  readonly tax: bigint;
  readonly digest: string;
  readonly by: string;
  readonly proposedOn: Day;
  readonly heard: 'accepted' | 'objected' | null;
  readonly heardBy: string | null;
  readonly heardOn: Day | null;
  readonly heardWords: string | null;
  readonly verdict: 'agreed' | 'refused' | null;
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly why: string | null;
}

const INVOICE = `invoice, number, agency, month, amount, tax_ppm as "taxPpm", tax, digest, by, proposed_on as "proposedOn", heard,
  heard_by as "heardBy", heard_on as "heardOn", heard_words as "heardWords", verdict, decided_by as "decidedBy", decided_on as "decidedOn", why`;

/** Invoices, the latest first; of one agency or (null) of all. */
export async function readInvoices(
  db: Queryable,
  agency: string | null,
  size: number,
): Promise<InvoiceRow[]> {
  const { rows } = await db.query<InvoiceRow>(
    `select ${INVOICE} from agency_invoice where $1::text is null or agency = $1 order by invoice desc limit $2`,
    [agency, size],
  );
  return rows;
}

/** One invoice; `locked` by whoever is about to change it. */
export async function readInvoice(
  db: Queryable,
  invoice: number,
  locked: boolean,
): Promise<InvoiceRow | null> {
  const { rows } = await db.query<InvoiceRow>(
    `select ${INVOICE} from agency_invoice where invoice = $1 ${locked ? 'for update' : ''}`,
    [invoice],
  );
  return rows[0] ?? null;
}

/** Keeps a proposal; null where one for that month waits or is agreed. */
export async function addInvoice(
  db: Queryable,
  row: Pick<InvoiceRow, 'agency' | 'month' | 'amount' | 'taxPpm' | 'tax' | 'digest' | 'by' | 'proposedOn'>,
): Promise<number | null> {
  const { agency, month, amount, taxPpm, tax, digest, by, proposedOn } = row;
  const { rows } = await db.query<{ invoice: number }>(
    `insert into agency_invoice (agency, month, amount, tax_ppm, tax, digest, by, proposed_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (agency, month) where verdict is distinct from 'refused' do nothing returning invoice`,
    [agency, formatDay(month), amount, taxPpm, tax, digest, by, formatDay(proposedOn)],
  );
  return rows[0]?.invoice ?? null;
}

/** Keeps what the agency says to a proposal that waits. */
export async function hearRow(
  client: Client,
  invoice: number,
  said: {
    readonly heard: 'accepted' | 'objected';
    readonly by: string;
    readonly day: Day;
    readonly words: string;
  },
): Promise<void> {
  await client.query(
    `update agency_invoice set heard = $2, heard_by = $3, heard_on = $4, heard_words = $5 where invoice = $1 and verdict is null`,
    [invoice, said.heard, said.by, formatDay(said.day), said.words],
  );
}

/** Decides a proposal that waits; one that is agreed gets the next number. */
export async function decideInvoice(
  client: Client,
  invoice: number,
  decided: {
    readonly verdict: 'agreed' | 'refused';
    readonly by: string;
    readonly day: Day;
    readonly why: string;
  },
): Promise<void> {
  await client.query(
    `update agency_invoice set verdict = $2, decided_by = $3, decided_on = $4, why = $5,
            number = case when $2 = 'agreed' then (select coalesce(max(o.number), 0) + 1 from agency_invoice o) end
      where invoice = $1 and verdict is null`,
    [invoice, decided.verdict, decided.by, formatDay(decided.day), decided.why],
  );
}

/** Whoever gives a number holds the table until he is done. */
export async function holdNumbers(client: Client): Promise<void> {
  await client.query('lock table agency_invoice in share row exclusive mode');
}
