/**
 * How does a statement become an invoice on which two people agree?
 *
 * The house proposes it from the statement (self-billing); the agency accepts it or objects; a second person of the house agrees or refuses.
 * Against an objection nobody agrees. A month that comes to less than nothing is a credit note of the same series. Nothing is paid here.
 */
import { createHash } from 'node:crypto';
import { commissionTaxOn } from '../../policy/house/agencies/commission-tax.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { divideRounded } from '../../rules/money.ts';
import { type Pool, type Queryable, transaction } from '../db/pool.ts';
import {
  addInvoice,
  decideInvoice,
  hearRow,
  holdNumbers,
  type LineRow,
  readInvoice,
  readLines,
  readStatement,
} from '../db/reckoning/invoice-rows.ts';
import { monthOf } from './make-statements.ts';

const PIECE = 2_000;
const PPM = 1_000_000n;

/** All lines of a statement, piece by piece. */
export async function* linesOf(
  db: Queryable,
  agency: string,
  month: Day,
): AsyncGenerator<readonly LineRow[]> {
  for (let after = 0; ; ) {
    const rows = await readLines(db, agency, month, after, PIECE);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.line;
  }
}

/** SHA-256 over every line of a statement: what an invoice is about. */
export async function statementDigest(db: Queryable, agency: string, month: Day): Promise<string> {
  const hash = createHash('sha256').update(`anhuan statement 1\n${agency}\n${formatDay(month)}`);
  for await (const rows of linesOf(db, agency, month))
    for (const { line, kind, act, accountId, about, seq, valueOn, ppm, counted, amount, takesBack } of rows)
      hash.update(
        `\n${[line, kind, act, accountId, about, seq, formatDay(valueOn), ppm, counted, amount, takesBack].join(' ')}`,
      );
  return hash.digest('hex');
}

/** What stands on an invoice of a month. Tax is rounded once, on the whole. */
export function taxOn(amount: bigint, month: Day): { readonly taxPpm: number; readonly tax: bigint } {
  const { ppm } = commissionTaxOn(monthOf(month, 1) - 1);
  return { taxPpm: ppm, tax: divideRounded(amount * BigInt(ppm), PPM, 'half-even') };
}

export type InvoiceProposed =
  | { readonly state: 'proposed'; readonly invoice: number }
  | { readonly state: 'no-statement' | 'nothing-due' | 'there-already' };

/** Proposes the invoice of a statement. */
export async function proposeInvoice(
  pool: Pool,
  agency: string,
  month: Day,
  by: string,
  day: Day,
): Promise<InvoiceProposed> {
  const statement = await readStatement(pool, agency, month);
  if (statement === null) return { state: 'no-statement' };
  const { amount } = statement;
  if (amount === 0n) return { state: 'nothing-due' };
  const digest = await statementDigest(pool, agency, month);
  const row = { agency, month, amount, ...taxOn(amount, month), digest, by, proposedOn: day };
  const invoice = await addInvoice(pool, row);
  return invoice === null ? { state: 'there-already' } : { state: 'proposed', invoice };
}

/** Keeps what the agency says: to its own invoice alone, while that waits. */
export async function hearAgency(
  pool: Pool,
  invoice: number,
  agency: string,
  said: { readonly heard: 'accepted' | 'objected'; readonly by: string; readonly words: string },
  day: Day,
): Promise<'kept' | 'no-such-invoice'> {
  return transaction(pool, async (client) => {
    const row = await readInvoice(client, invoice, true);
    if (row === null || row.agency !== agency || row.verdict !== null) return 'no-such-invoice';
    await hearRow(client, invoice, { ...said, day });
    return 'kept';
  });
}

export type InvoiceDecided = 'agreed' | 'refused' | 'no-such-invoice' | 'own-proposal' | 'objected';

/** Agrees to an invoice or refuses it: never whoever proposed it, and never against the agency's objection. */
export async function decideOnInvoice(
  pool: Pool,
  invoice: number,
  decision: { readonly verdict: 'agreed' | 'refused'; readonly by: string; readonly why: string },
  day: Day,
): Promise<InvoiceDecided> {
  return transaction(pool, async (client) => {
    await holdNumbers(client);
    const row = await readInvoice(client, invoice, true);
    if (row === null || row.verdict !== null) return 'no-such-invoice';
    if (row.by === decision.by) return 'own-proposal';
    if (decision.verdict === 'agreed' && row.heard === 'objected') return 'objected';
    await decideInvoice(client, invoice, { ...decision, day });
    return decision.verdict;
  });
}
