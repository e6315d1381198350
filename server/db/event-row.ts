/**
 * How is an event kept as a row, and how does it come back exactly as it was?
 *
 * `type` and `day` are columns; everything else is JSON text, with the transfers under `postings`. A bigint is a string of
 * digits and an `n` ("123n"); a text that happens to look so gets an apostrophe in front. The text is what the hash chain
 * covers, so it is written in one way only: fields in the order in which the rules made them, nothing between.
 */
import type { AccountEvent, EventBody } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import { type LedgerAccount, ledgerCode, type Posting } from '../../rules/ledger.ts';
import type { CopyReader, CopyWriter } from './binary-copy.ts';

/** A row of `event`. `seq` counts from 1 in each account. */
export interface EventRow {
  readonly slot: number;
  readonly accountId: bigint;
  readonly seq: number;
  readonly day: Day;
  readonly type: string;
  readonly data: string;
  readonly hash: Uint8Array;
}

export const EVENT_COLUMNS: readonly string[] = ['slot', 'account_id', 'seq', 'day', 'type', 'data', 'hash'];
export const POSTING_COLUMNS: readonly string[] = [
  'slot',
  'account_id',
  'seq',
  'day',
  'debit',
  'credit',
  'amount',
  'by_night',
];

/** The text of an event: its body without the type, and its postings. */
export function eventData({ body, postings }: AccountEvent): string {
  let text = '{';
  for (const name in body) if (name !== 'type') text += `"${name}":${textOf(body[name as keyof EventBody])},`;
  text += '"postings":[';
  let separator = '';
  for (const { debit, credit, amount } of postings) {
    text += `${separator}["${debit}","${credit}","${amount}n"]`;
    separator = ',';
  }
  return `${text}]}`;
}

/** The event of a row; throws when the text is not one that `eventData` wrote. */
export function eventOf(day: Day, type: string, data: string): AccountEvent {
  const { postings, ...body } = readText(data) as Record<string, unknown>;
  if (!Array.isArray(postings)) throw new Error(`an event "${type}" without postings`);
  return { day, body: { type, ...body } as EventBody, postings: postings.map(postingOf) };
}

function postingOf([debit, credit, amount]: [LedgerAccount, LedgerAccount, bigint]): Posting {
  return { debit, credit, amount };
}

const LOOKS_LIKE_BIGINT = /^'*-?\d+n$/;
/** Texts that stand in JSON as they are and are no bigint: nearly all of ours. */
const PLAIN = /^[A-Za-z][\w -]*$/;

/** A value as JSON in its only form. Throws for what an event cannot hold. */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return `"${value}n"`;
    case 'number':
    case 'boolean':
      return String(value);
    case 'string':
      return quoted(value);
    case 'object':
      return value === null ? 'null' : textOfObject(value);
    default:
      throw new Error(`an event cannot hold a ${typeof value}`);
  }
}

function textOfObject(value: object): string {
  let text = '';
  let separator = '';
  if (Array.isArray(value)) {
    for (const item of value) {
      text += separator + textOf(item);
      separator = ',';
    }
    return `[${text}]`;
  }
  for (const name in value) {
    text += `${separator}"${name}":${textOf(value[name as keyof typeof value])}`;
    separator = ',';
  }
  return `{${text}}`;
}

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(LOOKS_LIKE_BIGINT.test(text) ? `'${text}` : text);
}

/** What `textOf` wrote, as it was: the texts of bigints in it are bigints again. */
export function readText(text: string): unknown {
  return revived(JSON.parse(text));
}

/** Changes what is given. A function handed to `JSON.parse` did the same in four times the time, and every page reads events. */
function revived(value: unknown): unknown {
  if (typeof value === 'string') return LOOKS_LIKE_BIGINT.test(value) ? bigintOrText(value) : value;
  if (Array.isArray(value))
    for (let place = 0; place < value.length; place += 1) value[place] = revived(value[place]);
  else if (typeof value === 'object' && value !== null) {
    const fields = value as Record<string, unknown>;
    for (const name in fields) fields[name] = revived(fields[name]);
  }
  return value;
}

function bigintOrText(text: string): bigint | string {
  return text.startsWith("'") ? text.slice(1) : BigInt(text.slice(0, -1));
}

/** Writes a row of `event`. */
export function writeEvent(out: CopyWriter, row: EventRow): void {
  out.row(EVENT_COLUMNS.length);
  out.int2(row.slot);
  out.int8(row.accountId);
  out.int4(row.seq);
  out.date(row.day);
  out.text(row.type);
  out.text(row.data);
  out.bytes(row.hash);
}

/** Reads a row of `event`. */
export function readEvent(row: CopyReader): EventRow {
  return {
    slot: row.int2(),
    accountId: row.int8(),
    seq: row.int4(),
    day: row.date(),
    type: row.text(),
    data: row.text(),
    hash: row.bytes(),
  };
}

/** Writes the postings of event `seq`. `bookedOn` is the night that books them, or the day a fact was entered. */
export function writePostings(
  out: CopyWriter,
  slot: number,
  accountId: bigint,
  seq: number,
  bookedOn: Day,
  byNight: boolean,
  postings: readonly Posting[],
): void {
  for (const { debit, credit, amount } of postings) {
    out.row(POSTING_COLUMNS.length);
    out.int2(slot);
    out.int8(accountId);
    out.int4(seq);
    out.date(bookedOn);
    out.int2(ledgerCode(debit));
    out.int2(ledgerCode(credit));
    out.int8(amount);
    out.bool(byNight);
  }
}
