/**
 * Is a file for the bureau as it must be, and if not, which field of which line is wrong?
 *
 * Lengths, signs, days, codes, what must agree within a line, and the control totals: every fault is named with its line and field. Asked
 * of every file before it is handed out, and of any that somebody holds.
 */
import { dayOf, daysInMonth } from '../days.ts';
import { type BureauFields, type Fields, fieldsIn, fieldsOf } from './bureau-file.ts';
import {
  HEADER_FIELDS,
  LINE_LENGTH,
  type LineField,
  LOST_CODES,
  SOLD_COMMENT,
  SOLD_LINE_LENGTH,
  STATUS_CODES,
  TRAILER_FIELDS,
} from './bureau-record.ts';

/** What is wrong. `line` counts from 1. */
export interface BureauFault {
  readonly line: number;
  readonly field: string;
  readonly what: 'length' | 'sign' | 'day' | 'code' | 'agree' | 'total' | 'order';
}

/** Every fault of a file of fixed lines. */
export function faultsOfFile(file: string): BureauFault[] {
  const lines = file.split('\n');
  if (lines.pop() !== '' || lines.length < 2) return [{ line: lines.length, field: 'file', what: 'length' }];
  const long = lines.flatMap((line, place): BureauFault[] =>
    line.length === lengthOf(line, place > 0 && place < lines.length - 1)
      ? []
      : [{ line: place + 1, field: 'file', what: 'length' }],
  );
  if (long.length > 0) return long;
  return faultsOfFields({
    header: fieldsIn(HEADER_FIELDS, lines[0]!),
    records: lines.slice(1, -1).map((line) => fieldsIn(fieldsOf({ descriptor: line.slice(0, 4) }), line)),
    trailer: fieldsIn(TRAILER_FIELDS, lines.at(-1)!),
  });
}

/** Only a line about an account may go on with a sale. */
const lengthOf = (line: string, isRecord: boolean) =>
  isRecord && line.startsWith('0460') ? SOLD_LINE_LENGTH : LINE_LENGTH;

/** Every fault of the same as fields, as they stand in the lines. */
export function faultsOfFields({ header, records, trailer }: BureauFields): BureauFault[] {
  const last = records.length + 2;
  const faults = [
    ...faultsOfLine(HEADER_FIELDS, header, 1),
    ...records.flatMap((one, place) => [
      ...faultsOfLine(fieldsOf(one), one, place + 2),
      ...disagreements(one, place + 2),
      ...saleDisagreements(one, place + 2),
    ]),
    ...faultsOfLine(TRAILER_FIELDS, trailer, last),
    ...twice(records),
  ];
  return faults.length > 0 ? faults : totals(records, trailer, last);
}

function faultsOfLine(fields: readonly LineField[], values: Fields, line: number): BureauFault[] {
  return fields.flatMap((field): BureauFault[] => {
    const what = faultOf(field, values[field.name] ?? '');
    return what === null ? [] : [{ line, field: field.name, what }];
  });
}

function faultOf({ kind, length, only }: LineField, value: string): BureauFault['what'] | null {
  if (value.length !== length) return 'length';
  if (only !== undefined && !only.some((one) => one.padEnd(length, ' ') === value)) return 'code';
  switch (kind) {
    case 'number':
      return /^\d+$/.test(value) ? null : 'sign';
    case 'blank':
      return value.trim() === '' ? null : 'sign';
    case 'text':
      // A text that may be blank is named by what may stand there.
      return /^[0-9A-Z .,&()/-]*$/.test(value) &&
        (only !== undefined || value.trim() !== '') &&
        !/^ \S/.test(value)
        ? null
        : 'sign';
    case 'name':
      return /^([0-9A-Z][0-9A-Z .,&()/-]*)? *$/.test(value) ? null : 'sign';
    case 'status':
      return null;
    case 'history':
      return /^[0-9BDEGHJKL]{24}$/.test(value) ? null : 'code';
    case 'day':
      return isDay(value) ? null : 'day';
    case 'day-or-none':
      return value === '00000000' || isDay(value) ? null : 'day';
    default:
      return kind satisfies never;
  }
}

function isDay(text: string): boolean {
  const found = /^(\d\d)(\d\d)(\d{4})$/.exec(text);
  if (found === null) return false;
  const [month, date, year] = found.slice(1).map(Number) as [number, number, number];
  return year >= 1900 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

const dayIn = (text: string) =>
  dayOf(Number(text.slice(4)), Number(text.slice(0, 2)), Number(text.slice(2, 4)));

/** What must agree within a line: nothing past due without a day since when, nothing late that is current. */
function disagreements(one: Fields, line: number): BureauFault[] {
  const {
    status = '',
    pastDue = '',
    balance = '',
    delinquentFrom = '',
    openedOn = '',
    informationOn = '',
    time = '',
    correction = '',
  } = one;
  if (!/^\d+$/.test(`${pastDue}${balance}`)) return [];
  const lost = LOST_CODES.has(status);
  const late = status !== '11' && status !== '13' && status !== 'DA';
  const faults: BureauFault[] = [];
  const wrong = (field: string) => faults.push({ line, field, what: 'agree' });
  // What left the books is owed as a whole, or was paid, or sold: then nothing is.
  if (lost ? pastDue !== balance : late !== BigInt(pastDue) > 0n) wrong('pastDue');
  if (late !== (delinquentFrom !== '00000000')) wrong('delinquentFrom');
  if (BigInt(balance) < BigInt(pastDue)) wrong('balance');
  if ((status === 'DA') !== (correction === '1')) wrong('correction');
  if (time.slice(0, 8) !== informationOn) wrong('informationOn');
  if (isDay(openedOn) && isDay(informationOn) && dayIn(openedOn) > dayIn(informationOn)) wrong('openedOn');
  if (late && isDay(delinquentFrom) && isDay(informationOn) && dayIn(delinquentFrom) > dayIn(informationOn))
    wrong('delinquentFrom');
  return faults;
}

/** What must agree about a debt that left the books or the house. */
function saleDisagreements(one: Fields, line: number): BureauFault[] {
  const { status = '', comment = '', sale = '', soldTo = '', balance = '', chargedOff = '' } = one;
  if (!/^\d+$/.test(`${balance}${chargedOff}`)) return [];
  const faults: BureauFault[] = [];
  const wrong = (field: string) => faults.push({ line, field, what: 'agree' });
  const isSold = sale === '2';
  if (LOST_CODES.has(status) !== BigInt(chargedOff) > 0n) wrong('chargedOff');
  if (isSold !== (comment === SOLD_COMMENT)) wrong('comment');
  if (sale !== '' && isSold !== (soldTo.trim() !== '')) wrong('soldTo');
  // Only what was lost is sold, and the seller is owed nothing of it.
  if (isSold && status !== '97') wrong('status');
  if ((isSold || status === '64') && BigInt(balance) > 0n) wrong('balance');
  if (status === '97' && !isSold && BigInt(balance) === 0n) wrong('balance');
  return faults;
}

function twice(records: readonly Fields[]): BureauFault[] {
  const seen = new Set<string>();
  return records.flatMap(({ account = '' }, place): BureauFault[] => {
    const known = seen.has(account);
    seen.add(account);
    return known ? [{ line: place + 2, field: 'account', what: 'order' }] : [];
  });
}

function totals(records: readonly Fields[], trailer: Fields, line: number): BureauFault[] {
  const sum = (name: string) => records.reduce((all, one) => all + BigInt(one[name]!), 0n);
  const count = (name: string, value: string) => BigInt(records.filter((one) => one[name] === value).length);
  const wanted: readonly (readonly [string, bigint])[] = [
    ['records', BigInt(records.length)],
    ...STATUS_CODES.map((code) => [`total${code}`, count('status', code)] as const),
    ['totalXB', count('condition', 'XB')],
    ['balances', sum('balance')],
    ['pastDues', sum('pastDue')],
  ];
  return wanted.flatMap(([field, value]): BureauFault[] =>
    BigInt(trailer[field]!) === value ? [] : [{ line, field, what: 'total' }],
  );
}
