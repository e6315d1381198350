/**
 * How does what the bureau is told become its file, and the same as JSON?
 *
 * Header, one line an account, trailer with control totals. The JSON is the same fields by name: what is written twice is made once.
 */
import { civil, type Day } from '../days.ts';
import {
  BASE_FIELDS,
  HEADER_FIELDS,
  type LineField,
  SALE_FIELDS,
  SOLD_COMMENT,
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
  /** What left the books, and what of it is still owed to us; null: it did not. */
  readonly lost: { readonly amount: bigint; readonly left: bigint } | null;
  /** Sold, to whom; or bought back: what was said of a sale is taken away. */
  readonly sale: { readonly state: 'sold'; readonly to: string } | { readonly state: 'undone' } | null;
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
  const { act, day, sale } = item;
  const { status, since, ...sums } = saidOf(item);
  return {
    ...{
      descriptor: sale === null ? '0426' : '0460',
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
    comment: sale?.state === 'sold' ? SOLD_COMMENT : '  ',
    balance: amountField(sums.balance),
    pastDue: amountField(sums.pastDue),
    chargedOff: amountField(sums.chargedOff),
    ...{ informationOn: dayField(day), delinquentFrom: dayField(since) },
    ...{ closedOn: '00000000', lastPaidOn: dayField(item.lastPaidOn), relation: '1' },
    ...(sale === null ? {} : saleFields(sale)),
  };
}

/** What of it is said: a debt that left the books keeps its sum of that day, and since when it was late; sold, nothing of it is owed to us. */
function saidOf({ act, daysPastDue, pastDue, balance, since, lost, sale }: BureauItem) {
  if (act === 'correct') return { status: 'DA', balance, pastDue: 0n, chargedOff: 0n, since: null } as const;
  if (lost !== null) {
    const left = sale?.state === 'sold' ? 0n : lost.left;
    const status = sale?.state !== 'sold' && (act === 'end' || left === 0n) ? '64' : '97';
    const owed = status === '64' ? 0n : left;
    return { status, balance: owed, pastDue: owed, chargedOff: lost.amount, since } as const;
  }
  if (act === 'end') return { status: '11', balance, pastDue: 0n, chargedOff: 0n, since: null } as const;
  return { status: statusOf(Math.max(30, daysPastDue)), balance, pastDue, chargedOff: 0n, since } as const;
}

/** A name as the signs of the file allow it: what they cannot write is left out. */
function saleFields(sale: NonNullable<BureauItem['sale']>): Fields {
  const name = sale.state === 'sold' ? sale.to.toUpperCase().replaceAll(/[^0-9A-Z .,&()/-]/g, '') : '';
  return {
    ...{ segment: 'K2', sale: sale.state === 'sold' ? '2' : '9' },
    soldTo: name.trim().slice(0, 30).trim(),
  };
}

/** The fields of a line about an account: one that says so goes on with a sale. */
export const fieldsOf = ({ descriptor }: Fields): readonly LineField[] =>
  descriptor === '0460' ? [...BASE_FIELDS, ...SALE_FIELDS] : BASE_FIELDS;

/** The file: lines of 426 signs, each ended; a line about a sale is longer and says so. */
export function fixedFile({ header, records, trailer }: BureauFields): string {
  const lines = [
    lineOf(HEADER_FIELDS, header),
    ...records.map((one) => lineOf(fieldsOf(one), one)),
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
  const last = fields.at(-1)!;
  if (line.length !== last.at + last.length - 1) throw new Error(`a line has ${line.length} signs`);
  return line;
}

/** The fields of a line, as they stand there. */
export function fieldsIn(fields: readonly LineField[], line: string): Fields {
  return Object.fromEntries(
    fields.map(({ name, at, length }) => [name, line.slice(at - 1, at - 1 + length)]),
  );
}
