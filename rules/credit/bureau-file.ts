/**
 * How does what the bureau is told become its file, and the same as JSON?
 *
 * Header, one line an account, trailer with control totals. The JSON is the same fields by name: what is written twice is made once.
 */
import { civil, type Day } from '../days.ts';
import {
  BASE_FIELDS,
  HEADER_FIELDS,
  LINE_LENGTH,
  type LineField,
  STATUS_CODES,
  type StatusCode,
  statusOf,
  TRAILER_FIELDS,
} from './bureau-record.ts';

/** What is told of one account. Whole units of the file's currency; days. */
export interface BureauItem {
  readonly account: string;
  readonly act: 'report' | 'update' | 'mark' | 'unmark' | 'end' | 'correct';
  readonly day: Day;
  readonly daysPastDue: number;
  readonly pastDue: bigint;
  readonly balance: bigint;
  readonly highest: bigint;
  readonly since: Day;
  readonly openedOn: Day;
  readonly revolving: boolean;
  readonly lastPaidOn: Day | null;
}

export interface BureauHead {
  readonly reporter: string;
  readonly currency: string;
  /** Last day of the period, and the day on which it is made. */
  readonly through: Day;
  readonly madeOn: Day;
}

export type Fields = Readonly<Record<string, string>>;

/** A file as fields, the same in both forms. */
export interface BureauFields {
  readonly header: Fields;
  readonly records: readonly Fields[];
  readonly trailer: Fields;
}

const two = (number: number) => String(number).padStart(2, '0');

/** MMDDYYYY. */
export function dayField(day: Day | null): string {
  if (day === null) return '00000000';
  const { year, month, date } = civil(day);
  return `${two(month)}${two(date)}${String(year).padStart(4, '0')}`;
}

/** Whole units; what nine digits cannot hold is told as nines, as Metro 2 has it for a thousand million and more. */
const MOST_TOLD = 999_999_999n;
const amountField = (units: bigint) => String(units > MOST_TOLD ? MOST_TOLD : units);

/** The fields of a file, in the order given. */
export function bureauFields(head: BureauHead, items: readonly BureauItem[]): BureauFields {
  const records = items.map((item) => recordOf(head, item));
  const total = (name: string) => String(records.reduce((all, one) => all + BigInt(one[name] ?? '0'), 0n));
  const count = (status: StatusCode) => String(records.filter((one) => one.status === status).length);
  return {
    header: {
      ...{ descriptor: '0426', identifier: 'HEADER', cycle: two(civil(head.through).date) },
      ...{ activityDate: dayField(head.through), createdOn: dayField(head.madeOn), programDate: '00000000' },
      ...{ revisionDate: '00000000', reporter: head.reporter.toUpperCase(), currency: head.currency },
    },
    records,
    trailer: {
      ...{ descriptor: '0426', identifier: 'TRAILER', records: String(records.length) },
      ...Object.fromEntries(STATUS_CODES.map((code) => [`total${code}`, count(code)])),
      totalXB: String(records.filter(({ condition }) => condition === 'XB').length),
      ...{ balances: total('balance'), pastDues: total('pastDue') },
    },
  };
}

function recordOf(head: BureauHead, item: BureauItem): Fields {
  const { act, day, daysPastDue, pastDue, balance } = item;
  const ended = act === 'end' || act === 'correct';
  const status = act === 'correct' ? 'DA' : act === 'end' ? '11' : statusOf(Math.max(30, daysPastDue));
  return {
    ...{
      descriptor: '0426',
      processing: '1',
      time: `${dayField(day)}000000`,
      correction: act === 'correct' ? '1' : '0',
    },
    ...{ reporterId: 'ANHUAN', cycle: two(civil(head.through).date), account: item.account },
    ...{ portfolio: item.revolving ? 'R' : 'I', accountType: item.revolving ? '18' : '01' },
    ...{ openedOn: dayField(item.openedOn), limit: '0', highest: amountField(item.highest) },
    ...{
      duration: item.revolving ? 'REV' : '001',
      frequency: 'M',
      scheduled: '0',
      paid: '0',
      status,
      rating: ' ',
    },
    // Earlier months are not told again: the bureau has them.
    history: 'B'.repeat(24),
    condition: act === 'mark' ? 'XB' : act === 'unmark' ? 'XR' : '  ',
    balance: amountField(balance),
    pastDue: amountField(ended ? 0n : pastDue),
    chargedOff: '0',
    ...{ informationOn: dayField(day), delinquentFrom: ended ? '00000000' : dayField(item.since) },
    ...{ closedOn: '00000000', lastPaidOn: dayField(item.lastPaidOn), relation: '1' },
  };
}

/** The file: lines of 426 signs, each ended. */
export function fixedFile({ header, records, trailer }: BureauFields): string {
  const lines = [
    lineOf(HEADER_FIELDS, header),
    ...records.map((one) => lineOf(BASE_FIELDS, one)),
    lineOf(TRAILER_FIELDS, trailer),
  ];
  return `${lines.join('\n')}\n`;
}

function lineOf(fields: readonly LineField[], values: Fields): string {
  let line = '';
  for (const { name, at, length, kind } of fields) {
    if (line.length !== at - 1) throw new Error(`the field ${name} does not follow the one before it`);
    const value = values[name] ?? '';
    const filled = kind === 'number' ? value.padStart(length, '0') : value.padEnd(length, ' ');
    if (filled.length > length) throw new Error(`"${value}" is longer than the field ${name}`);
    line += filled;
  }
  if (line.length !== LINE_LENGTH) throw new Error(`a line has ${line.length} signs`);
  return line;
}

/** The fields of a line, as they stand there. */
export function fieldsIn(fields: readonly LineField[], line: string): Fields {
  return Object.fromEntries(
    fields.map(({ name, at, length }) => [name, line.slice(at - 1, at - 1 + length)]),
  );
}
