/**
 * Are the books in order? `./anhuan trial-balance`, `./anhuan export-gl` and `./anhuan verify`.
 *
 * All three only read the book. Exit code 1: something does not hold, and the answer names it.
 */
import { writeFileSync } from 'node:fs';
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { type Day, formatDay, parseDay } from '../rules/days.ts';
import { formatAmount } from '../rules/money.ts';
import { type Database, openDatabase } from '../server/db/databases.ts';
import { findAccount } from '../server/db/record.ts';
import { generalLedger, generalLedgerCsv, monthDays } from '../server/ledger/general-ledger.ts';
import { type TrialBalance, trialBalance } from '../server/ledger/trial-balance.ts';
import { type Broken, verifyBook } from '../server/ledger/verify.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';
import { verifyFile } from './evidence/evidence-commands.ts';

/** Faults shown by name; the number of all of them is always told. */
const SHOWN = 50;

/** Prints what was debited and credited to every ledger account, and whether the books balance. */
export async function runTrialBalance(call: Call): Promise<number> {
  const through = dayOption(call);
  return withDatabase(call, async ({ pool }) => {
    const balance = await trialBalance(pool, PRODUCTS, through);
    if (call.json) printJson({ ...balance, through: through === null ? null : formatDay(through) });
    else process.stdout.write(balanceText(balance));
    return balance.faults.length === 0 ? 0 : 1;
  });
}

/** Writes a month's lines for the general ledger into a file. */
export async function runExportGl(call: Call): Promise<number> {
  const month = String(call.options.month);
  const days = monthDays(month);
  if (days === null) throw new Trouble(`"${month}" is not a month.`, 'Write it as 2026-11.');
  return withDatabase(call, async ({ pool }) => {
    const ledger = await generalLedger(pool, PRODUCTS, month, days);
    const out = String(call.options.out);
    try {
      writeFileSync(out, generalLedgerCsv(ledger));
    } catch (error) {
      throw new Trouble(`${out} cannot be written: ${(error as Error).message}`, 'Give another place.');
    }
    const totals = ledger.totals.map(({ currency, debited, credited }) => ({
      currency: currency.code,
      debit: formatAmount(debited, currency),
      credit: formatAmount(credited, currency),
    }));
    if (call.json) printJson({ month, file: out, lines: ledger.lines.length, totals });
    else {
      process.stdout.write(`${month}: ${ledger.lines.length} lines in ${out}\n`);
      for (const { currency, debit, credit } of totals)
        process.stdout.write(`total ${currency}: debit ${debit}, credit ${credit}\n`);
    }
    return ledger.totals.every(({ debited, credited }) => debited === credited) ? 0 : 1;
  });
}

/** Checks the evidence of the whole book, or of one account; or an evidence file, which needs no database. */
export async function runVerify(call: Call): Promise<number> {
  const [file] = call.words;
  if (file !== undefined && file !== null)
    return verifyFile(file, {
      ...(call.options.roots === undefined ? {} : { roots: String(call.options.roots) }),
      ...(call.options.exhibits === undefined ? {} : { exhibits: String(call.options.exhibits) }),
      json: call.json,
    });
  return withDatabase(call, async ({ pool }) => {
    const name = call.options.account;
    const key = name === undefined ? null : await findAccount(pool, String(name));
    if (name !== undefined && key === null)
      throw new Trouble(`There is no account "${name}".`, 'Give its number, or host:reference.');
    const { accounts, events, broken } = await verifyBook(
      pool,
      { products: PRODUCTS, ladder: FIRST_LADDER },
      key,
    );
    if (call.json) printJson({ accounts, events, broken });
    else {
      for (const one of broken.slice(0, SHOWN)) process.stdout.write(`${brokenText(one)}\n`);
      if (broken.length > SHOWN) process.stdout.write(`… and ${broken.length - SHOWN} more\n`);
      process.stdout.write(`${accounts} accounts, ${events} events: ${broken.length} broken\n`);
    }
    return broken.length === 0 ? 0 : 1;
  });
}

function brokenText({ accountId, seq, fault }: Broken): string {
  return `account ${accountId}${seq === null ? '' : `, event ${seq}`}: ${fault}`;
}

function balanceText({ through, lines, faults }: TrialBalance): string {
  const rows = lines.map(({ currency, account, debited, credited, balance }) => [
    currency.code,
    account,
    formatAmount(debited, currency),
    formatAmount(credited, currency),
    formatAmount(balance, currency),
  ]);
  const table = [['', 'ledger account', 'debited', 'credited', 'balance'], ...rows];
  const widths = table[0]!.map((_, place) => Math.max(...table.map((row) => row[place]!.length)));
  const text = table.map((row) =>
    row
      .map((cell, place) => (place < 2 ? cell.padEnd(widths[place]!) : cell.padStart(widths[place]!)))
      .join('  '),
  );
  const head = through === null ? 'All postings' : `Postings through ${formatDay(through)}`;
  const end = faults.length === 0 ? 'The books balance.' : faults.join('\n');
  return `${head}\n${text.join('\n')}\n${end}\n`;
}

async function withDatabase(call: Call, work: (database: Database) => Promise<number>): Promise<number> {
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function dayOption({ options }: Call): Day | null {
  if (options.day === undefined) return null;
  const day = parseDay(String(options.day));
  if (day === null) throw new Trouble(`"${options.day}" is not a day.`, 'Write it as 2026-11-22.');
  return day;
}

/** Whole amounts are texts in JSON, because they are exact. */
function printJson(value: unknown): void {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  process.stdout.write(`${text}\n`);
}
