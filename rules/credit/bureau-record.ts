/**
 * Where does each field lie in a line of the bureau's file, and what may stand there?
 *
 * A fixed line of 426 signs in the manner of Metro 2 (places after the published descriptions of its base segment, header and trailer).
 * Fields about the person stay blank: the lender's own interface puts them in, so that no personal data leaves here. Amounts are whole
 * units with the rest cut off, days are MMDDYYYY, text is capital and filled with blanks, numbers with zeros.
 */
export const LINE_LENGTH = 426;
/** A line about an account says itself how long it is. */
const LENGTH_CODES = ['0426', '0460'] as const;

export type FieldKind = 'number' | 'text' | 'name' | 'day' | 'day-or-none' | 'blank' | 'status' | 'history';

/** A field: from place `at` (1 is the first) so many signs. `only`: nothing else may stand there. */
export interface LineField {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  readonly kind: FieldKind;
  readonly only?: readonly string[];
}

const field = (
  name: string,
  at: number,
  length: number,
  kind: FieldKind,
  only?: readonly string[],
): LineField => (only === undefined ? { name, at, length, kind } : { name, at, length, kind, only });

/** What an account can be: current, late by so many days, paid, lost, lost and then paid, taken back. */
export const STATUS_CODES = ['11', '71', '78', '80', '82', '83', '84', '13', '97', '64', 'DA'] as const;
export type StatusCode = (typeof STATUS_CODES)[number];
/** Statuses of a debt that left the books. */
export const LOST_CODES: ReadonlySet<string> = new Set(['97', '64'] satisfies StatusCode[]);
/** Bought by another company. A debt that is sold keeps its status; nothing of it is owed to the seller. */
export const SOLD_COMMENT = 'AH';
/** To whom it was sold; what was said of that before is taken away. */
export const SALE_CODES = ['2', '9'] as const;
/** Disputed by the person; the dispute was answered and the mark is taken away; nothing. */
export const CONDITION_CODES = ['XB', 'XR', '  '] as const;

export const HEADER_FIELDS: readonly LineField[] = [
  field('descriptor', 1, 4, 'number', ['0426']),
  field('identifier', 5, 6, 'text', ['HEADER']),
  field('cycle', 11, 2, 'number'),
  field('programs', 13, 35, 'blank'),
  field('activityDate', 48, 8, 'day'),
  field('createdOn', 56, 8, 'day'),
  field('programDate', 64, 8, 'day-or-none'),
  field('revisionDate', 72, 8, 'day-or-none'),
  field('reporter', 80, 40, 'text'),
  field('currency', 120, 3, 'text'),
  field('rest', 123, 304, 'blank'),
];

export const BASE_FIELDS: readonly LineField[] = [
  field('descriptor', 1, 4, 'number', LENGTH_CODES),
  field('processing', 5, 1, 'number', ['1']),
  field('time', 6, 14, 'number'),
  field('correction', 20, 1, 'number', ['0', '1']),
  field('reporterId', 21, 20, 'text'),
  field('cycle', 41, 2, 'number'),
  field('account', 43, 30, 'text'),
  field('portfolio', 73, 1, 'text', ['I', 'R']),
  field('accountType', 74, 2, 'text', ['01', '18']),
  field('openedOn', 76, 8, 'day'),
  field('limit', 84, 9, 'number'),
  field('highest', 93, 9, 'number'),
  field('duration', 102, 3, 'text'),
  field('frequency', 105, 1, 'text', ['M']),
  field('scheduled', 106, 9, 'number'),
  field('paid', 115, 9, 'number'),
  field('status', 124, 2, 'status', STATUS_CODES),
  field('rating', 126, 1, 'text', ['0', '1', '2', '3', '4', '5', '6', ' ']),
  field('history', 127, 24, 'history'),
  field('comment', 151, 2, 'text', ['  ', SOLD_COMMENT]),
  field('condition', 153, 2, 'text', CONDITION_CODES),
  field('balance', 155, 9, 'number'),
  field('pastDue', 164, 9, 'number'),
  field('chargedOff', 173, 9, 'number'),
  field('informationOn', 182, 8, 'day'),
  field('delinquentFrom', 190, 8, 'day-or-none'),
  field('closedOn', 198, 8, 'day-or-none'),
  field('lastPaidOn', 206, 8, 'day-or-none'),
  field('interest', 214, 1, 'blank'),
  field('reserved', 215, 17, 'blank'),
  field('person', 232, 93, 'blank'),
  field('relation', 325, 1, 'text', ['1']),
  field('personRest', 326, 101, 'blank'),
];

/**
 * What follows a line about a debt that was sold, or bought back: the K2 segment. What it is for, and what the line before it holds, was read in
 * the manual of a lending system (Oracle Financial Services Lending and Leasing 14.12, Metro II, appendix on purchase and sale); its places and
 * codes are from memory (R).
 */
export const SALE_FIELDS: readonly LineField[] = [
  field('segment', 427, 2, 'text', ['K2']),
  field('sale', 429, 1, 'number', SALE_CODES),
  field('soldTo', 430, 30, 'name'),
  field('saleRest', 460, 1, 'blank'),
];
export const SOLD_LINE_LENGTH = 460;

/** Totals of what lies between; the sums are of whole units. */
export const TRAILER_FIELDS: readonly LineField[] = [
  field('descriptor', 1, 4, 'number', ['0426']),
  field('identifier', 5, 7, 'text', ['TRAILER']),
  field('records', 12, 9, 'number'),
  ...STATUS_CODES.map((code, place) => field(`total${code}`, 21 + place * 9, 9, 'number')),
  field('totalXB', 120, 9, 'number'),
  field('balances', 129, 15, 'number'),
  field('pastDues', 144, 15, 'number'),
  field('rest', 159, 268, 'blank'),
];

/** Status of an account that is so many days past due. */
export function statusOf(daysPastDue: number): StatusCode {
  if (daysPastDue < 30) return '11';
  if (daysPastDue < 60) return '71';
  if (daysPastDue < 90) return '78';
  if (daysPastDue < 120) return '80';
  if (daysPastDue < 150) return '82';
  return daysPastDue < 180 ? '83' : '84';
}
