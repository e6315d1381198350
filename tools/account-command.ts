/**
 * What does the book say of one account? `./anhuan trace` and `./anhuan quote --account`.
 *
 * Both only read. They start the embedded server when no other is given and leave it as they found it.
 */
import { FIRST_LADDER } from '../policy/house/ladder.ts';
import { PRODUCTS } from '../policy/house/products.ts';
import { type Day, formatDay, parseDay } from '../rules/days.ts';
import { formatAmount, parseAmount } from '../rules/money.ts';
import { forecast, type Position } from '../rules/telling/forecast.ts';
import type { Product } from '../rules/terms.ts';
import { openDatabase } from '../server/db/databases.ts';
import type { Pool } from '../server/db/pool.ts';
import { findAccount, type RecordedAccount, readRecords } from '../server/db/record.ts';
import { ladderAt } from '../server/ladder/ladder-shelf.ts';
import { Trouble } from '../server/trouble.ts';
import type { Call } from './commands.ts';
import { amountText } from './story/story-given.ts';
import { traceDay, traceText } from './story/trace-day.ts';

/** Prints one account's day step by step, with the rule and value behind each number. */
export async function runTrace(call: Call): Promise<number> {
  return withAccount(call, async (record, product, pool) => {
    const events = record.events.map(({ event }) => event);
    const day = dayOption(call, 'day') ?? events.at(-1)?.day ?? record.account.openedOn;
    const lines = traceDay(events, day, product, await ladderAt(pool, day, FIRST_LADDER));
    const today = record.events.filter(({ event }) => event.day === day);
    if (call.json) {
      const evidence = today.map(({ seq, type, hash }) => ({
        seq,
        type,
        hash: Buffer.from(hash).toString('hex'),
      }));
      print({ account: String(record.accountId), day: formatDay(day), lines, evidence });
      return 0;
    }
    const chain = today.map(
      ({ seq, type, hash }) => `evidence ${seq} ${type} ${Buffer.from(hash).toString('hex').slice(0, 16)}…`,
    );
    const text = lines.length === 0 ? `Nothing is recorded of ${formatDay(day)}.` : traceText(lines);
    process.stdout.write(
      `account ${record.accountId}, ${formatDay(day)}, ${product.name.en}\n${text}\n${chain.join('\n')}\n`,
    );
    return 0;
  });
}

/** Answers what is owed on a day, and what a payment on another day would change. */
export async function runQuote(call: Call): Promise<number> {
  return withAccount(call, (record, product) => {
    const last = record.events.at(-1)?.event.day ?? record.account.openedOn;
    const on = dayOption(call, 'on') ?? last;
    if (on < record.account.openedOn)
      throw new Trouble(
        `The account was opened on ${formatDay(record.account.openedOn)}.`,
        'Ask for that day or a later one.',
      );
    const payments = imagined(call, product, on);
    const without = forecast(record.history, product, on, []);
    const withPayment = payments.length === 0 ? null : forecast(record.history, product, on, payments);
    if (call.json)
      print({
        account: String(record.accountId),
        asThingsStand: wire(without, product),
        ...(withPayment && { withPayment: wire(withPayment, product) }),
      });
    else process.stdout.write(`${table(without, withPayment, product)}\n`);
    return 0;
  });
}

function imagined(call: Call, product: Product, on: Day): { on: Day; amount: bigint }[] {
  const { pay } = call.options;
  if (pay === undefined) return [];
  const amount = parseAmount(String(pay), product.currency);
  if (amount === null || amount <= 0n)
    throw new Trouble(`"${pay}" is not an amount of ${product.currency.code}.`, 'Write it as 1234.50.');
  return [{ on: dayOption(call, 'payOn') ?? on, amount }];
}

const PARTS: readonly (readonly [string, keyof Position])[] = [
  ['principal not yet due', 'notDue'],
  ['on the bill', 'billed'],
  ['principal due', 'duePrincipal'],
  ['interest', 'interest'],
  ['fees', 'fee'],
  ['penalty', 'penalty'],
  ['held for the borrower', 'credit'],
  ['owed in all', 'owed'],
  ['overdue: ends the arrears', 'overdue'],
  ['settles everything', 'settlement'],
  ['minimum still to pay', 'minimum'],
  ['one more day costs', 'costOfWaiting'],
];

function table(without: Position, withPayment: Position | null, product: Product): string {
  const cell = (position: Position, name: keyof Position): string =>
    amountText(position[name] as bigint, product).padStart(16);
  const rows = PARTS.map(
    ([label, name]) =>
      `${label.padEnd(28)}${cell(without, name)}${withPayment === null ? '' : cell(withPayment, name)}`,
  );
  const age = (position: Position): string =>
    `${position.daysPastDue} (${position.bucket ?? 'current'})`.padStart(16);
  rows.push(`${'days past due'.padEnd(28)}${age(without)}${withPayment === null ? '' : age(withPayment)}`);
  const head = `${`on ${formatDay(without.day)}, ${product.currency.code}`.padEnd(28)}${'as things stand'.padStart(16)}${withPayment === null ? '' : 'if you pay'.padStart(16)}`;
  return [head, ...rows].join('\n');
}

function wire(position: Position, product: Product): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(position).map(([name, value]) => [
      name,
      typeof value === 'bigint'
        ? formatAmount(value, product.currency)
        : name === 'day'
          ? formatDay(position.day)
          : value,
    ]),
  );
}

async function withAccount(
  call: Call,
  work: (record: RecordedAccount, product: Product, pool: Pool) => number | Promise<number>,
): Promise<number> {
  const database = await openDatabase({ databaseUrl: call.databaseUrl });
  try {
    const record = await readAccount(database.pool, String(call.options.account));
    const product = PRODUCTS.get(record.account.product);
    if (product === undefined)
      throw new Error(`account ${record.accountId} has the unknown product ${record.account.product}`);
    return await work(record, product, database.pool);
  } finally {
    await database.close();
  }
}

async function readAccount(pool: Pool, name: string): Promise<RecordedAccount> {
  const key = await findAccount(pool, name);
  const [record] = key === null ? [] : await readRecords(pool, [key]);
  if (record === undefined)
    throw new Trouble(
      `There is no account "${name}".`,
      'Give its number, or the reference of its host as host:reference.',
    );
  return record;
}

function dayOption(call: Call, name: string): Day | null {
  const text = call.options[name];
  if (text === undefined) return null;
  const day = parseDay(String(text));
  if (day === null) throw new Trouble(`"${text}" is not a day.`, 'Write it as 2026-11-22.');
  return day;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
