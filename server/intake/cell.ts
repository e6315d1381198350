/**
 * What value does a cell hold, if any?
 *
 * Every form is strict: a 31 February, a third digit of cents, a word outside its list is refused with the reason
 * and with what to do about it. Amounts stay below 2^53 of the smallest unit, the largest whole number that every
 * JSON reader keeps exactly.
 */
import { type Day, dayOf, daysInMonth } from '../../rules/days.ts';
import { type Currency, formatAmount, parseAmount, parseDecimal } from '../../rules/money.ts';
import type { CellForm } from './mapping.ts';

/** Largest amount, in smallest units: 2^53 - 1. */
export const LARGEST_AMOUNT = 9_007_199_254_740_991n;
const LONGEST_TEXT = 200;

export type Value = bigint | number | string | null;

/** Why a cell cannot be taken, and what to do about it. */
export interface CellFault {
  readonly reason: string;
  readonly remedy: string;
}

const fault = (reason: string, remedy: string): CellFault => ({ reason, remedy });

/** True for a refusal. */
export function isFault(value: Value | CellFault): value is CellFault {
  return typeof value === 'object' && value !== null;
}

/**
 * The value of a cell that is not empty. `currency` null: the row's currency is not known, so it can hold no
 * amount.
 */
export function readCell(cell: string, form: CellForm, currency: Currency | null): Value | CellFault {
  switch (form.is) {
    case 'text':
      return textOf(cell, form.longest ?? LONGEST_TEXT);
    case 'whole':
      return wholeOf(cell, form);
    case 'amount':
      return currency === null
        ? fault('the currency of the row is not known', 'Correct the currency first.')
        : amountOf(cell, form, currency);
    case 'percent':
      return percentOf(cell, form.most);
    case 'day':
      return dayIn(cell, form.format);
    case 'one-of': {
      const word = Object.hasOwn(form.values, cell) ? form.values[cell] : undefined;
      if (word !== undefined) return word;
      return fault('the word is not in the list', `Write one of: ${Object.keys(form.values).join(', ')}.`);
    }
    default:
      return form satisfies never;
  }
}

function textOf(cell: string, longest: number): Value | CellFault {
  if (cell.length > longest) return fault(`the text is longer than ${longest} letters`, 'Shorten it.');
  for (const letter of cell)
    if (letter < ' ' || letter === '\u007f' || letter === '\ufffd')
      return fault(
        'the text holds a control character or a letter lost in a conversion',
        'Export the file again.',
      );
  return cell;
}

function wholeOf(cell: string, form: CellForm & { is: 'whole' }): Value | CellFault {
  const digits =
    form.suffix !== undefined && cell.endsWith(form.suffix) ? cell.slice(0, -form.suffix.length) : cell;
  if (!/^[+-]?\d{1,15}$/.test(digits))
    return fault(
      'it is not a whole number',
      `Write digits only${form.suffix ? ` and "${form.suffix}"` : ''}.`,
    );
  const value = Number(digits);
  const { least, most } = form;
  if ((least !== undefined && value < least) || (most !== undefined && value > most))
    return fault(`the number is outside ${least ?? '…'} to ${most ?? '…'}`, 'Correct it.');
  return value;
}

function amountOf(cell: string, form: CellForm & { is: 'amount' }, currency: Currency): Value | CellFault {
  const { code, digits } = currency;
  const decimal = parseDecimal(cell);
  if (decimal === null)
    return fault(
      'it is not a plain decimal number',
      'Write digits with a point, without grouping, sign of currency or exponent.',
    );
  const amount =
    form.unit === 'major'
      ? parseAmount(cell, currency)
      : decimal.num % decimal.den === 0n
        ? decimal.num / decimal.den
        : null;
  if (amount === null)
    return form.unit === 'major'
      ? fault(
          `it has more than the ${digits} digits after the point that ${code} has`,
          'Round it in the sender’s books.',
        )
      : fault('a fraction of the smallest unit', `Write whole smallest units of ${code}.`);
  if (amount > LARGEST_AMOUNT || amount < -LARGEST_AMOUNT)
    return fault(
      `it is beyond the largest amount, ${formatAmount(LARGEST_AMOUNT, currency)} ${code} (2^53 - 1 smallest units)`,
      'Check the unit of the column.',
    );
  if (form.sign === 'positive' && amount <= 0n)
    return fault('it is not above zero', 'Give an amount above zero.');
  if (form.sign === 'not-negative' && amount < 0n) return fault('it is below zero', 'Give zero or more.');
  return amount;
}

function percentOf(cell: string, most: number): Value | CellFault {
  const decimal = parseDecimal(cell.endsWith('%') ? cell.slice(0, -1) : cell);
  if (decimal === null) return fault('it is not a percentage', 'Write it as 12.34.');
  const scaled = decimal.num * 10_000n;
  if (scaled % decimal.den !== 0n)
    return fault('it has more than four digits after the point', 'Round it to 0.0001 %.');
  const ppm = scaled / decimal.den;
  if (ppm < 0n || ppm > BigInt(most) * 10_000n)
    return fault(`it is outside 0 to ${most} %`, 'Check the unit of the column.');
  return ppm;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type DayFormat = (CellForm & { is: 'day' })['format'];

const DAY_FORMATS: Readonly<Record<DayFormat, RegExp>> = {
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'YYYY/MM/DD': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  'DD/MM/YYYY': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'MM/DD/YYYY': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  YYYY年MM月DD日: /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日$/,
  'Mon-YYYY': /^(?<m>[A-Z][a-z]{2})-(?<y>\d{4})$/,
};

/** A day; for a format without one, the first of the month. */
function dayIn(cell: string, format: DayFormat): Day | CellFault {
  const parts = DAY_FORMATS[format].exec(cell)?.groups;
  if (parts === undefined) return fault(`it is not written as ${format}`, `Write it as ${format}.`);
  const year = Number(parts.y);
  const month = format === 'Mon-YYYY' ? MONTHS.indexOf(parts.m ?? '') + 1 : Number(parts.m);
  const date = Number(parts.d ?? 1);
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month))
    return fault('there is no such day', 'Correct the date.');
  if (year < 1970 || year > 2200) return fault('the year is outside 1970 to 2200', 'Correct the date.');
  return dayOf(year, month, date);
}
