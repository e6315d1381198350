/**
 * Which kinds of record can a host's file hold, and which fields does each have?
 *
 * Three kinds tell of accounts, by what a host knows of them: `account` (everything stated, our own format), `card`
 * (a card tape: last bills and months late) and `loan` (a loan tape: what was lent, at what rate, what is left).
 * `instalment` and `statement` rows belong to an `account`; `payment`, `reversal` and `correction` are facts.
 */
import type { Day } from '../../rules/days.ts';
import type { Minor } from '../../rules/money.ts';

export const RECORD_KINDS = [
  'account',
  'card',
  'loan',
  'instalment',
  'statement',
  'payment',
  'reversal',
  'correction',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** `percent` is held in ppm, `day` as a day number, `word` is one of a closed set. */
export type FieldType = 'text' | 'whole' | 'amount' | 'percent' | 'day' | 'word' | 'currency' | 'product';

interface Field {
  readonly type: FieldType;
  readonly required: boolean;
}

const must = (type: FieldType): Field => ({ type, required: true });
const may = (type: FieldType): Field => ({ type, required: false });

const PERSON = {
  borrower: may('text'),
  name: may('text'),
  phone: may('text'),
  email: may('text'),
  language: may('word'),
  region: may('text'),
  timeZone: may('text'),
} as const;

export const FIELDS = {
  account: {
    account: must('text'),
    ...PERSON,
    product: must('product'),
    currency: must('currency'),
    takenOverOn: must('day'),
    principal: must('amount'),
    revolving: may('amount'),
    accruedInterest: may('amount'),
    accruedPenalty: may('amount'),
    credit: may('amount'),
    balance: must('amount'),
    nextStatementOn: may('day'),
    interest: may('percent'),
    penalty: may('percent'),
  },
  card: {
    account: must('text'),
    ...PERSON,
    product: must('product'),
    currency: must('currency'),
    monthsLate: must('whole'),
    bill: must('amount'),
    billBefore: must('amount'),
    paid: must('amount'),
  },
  loan: {
    account: must('text'),
    ...PERSON,
    product: must('product'),
    currency: must('currency'),
    lent: must('amount'),
    months: must('whole'),
    interest: must('percent'),
    instalment: must('amount'),
    outstanding: must('amount'),
    principalPaid: must('amount'),
    recovered: may('amount'),
    standing: must('word'),
    openedIn: must('day'),
    lastPaidIn: may('day'),
  },
  instalment: {
    account: must('text'),
    number: must('whole'),
    dueOn: must('day'),
    principal: must('amount'),
    interest: must('amount'),
    fee: may('amount'),
    currency: must('currency'),
  },
  statement: {
    account: must('text'),
    statementOn: must('day'),
    dueOn: must('day'),
    unpaid: must('amount'),
    minimum: must('amount'),
    currency: must('currency'),
  },
  payment: {
    payment: must('text'),
    account: must('text'),
    paidOn: must('day'),
    amount: must('amount'),
    currency: must('currency'),
  },
  reversal: { reversal: must('text'), payment: must('text'), account: must('text'), valueOn: must('day') },
  correction: {
    correction: must('text'),
    account: must('text'),
    valueOn: must('day'),
    what: must('word'),
    amount: must('amount'),
    currency: must('currency'),
  },
} as const satisfies Record<RecordKind, Readonly<Record<string, Field>>>;

/** Words a correction may say, and nothing else. */
export const CORRECTIONS = [
  'charge-fee',
  'charge-penalty',
  'waive-fee',
  'waive-penalty',
  'waive-interest',
  'charge-back',
  'lent',
  'write-off',
] as const;
export type CorrectionWord = (typeof CORRECTIONS)[number];

/** Who owes, as far as the host tells. */
export interface Person {
  readonly borrower: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly region: string | null;
  readonly timeZone: string | null;
}

interface Owed extends Person {
  readonly account: string;
  readonly product: string;
  readonly currency: string;
}

export interface AccountRecord extends Owed {
  readonly kind: 'account';
  readonly takenOverOn: Day;
  readonly principal: Minor;
  /** Principal of earlier statements that bears interest; interest and penalty accrued up to the take-over and unpaid. */
  readonly revolving: Minor | null;
  readonly accruedInterest: Minor | null;
  readonly accruedPenalty: Minor | null;
  readonly credit: Minor | null;
  readonly balance: Minor;
  readonly nextStatementOn: Day | null;
  readonly interest: bigint | null;
  readonly penalty: bigint | null;
}

export interface CardRecord extends Owed {
  readonly kind: 'card';
  /** Months late by the host; zero or below: not late. */
  readonly monthsLate: number;
  /** The last statement, the one before it, and what was paid between the two. */
  readonly bill: Minor;
  readonly billBefore: Minor;
  readonly paid: Minor;
}

export interface LoanRecord extends Owed {
  readonly kind: 'loan';
  readonly lent: Minor;
  readonly months: number;
  /** Yearly, in ppm, as the host prints it. */
  readonly interest: bigint;
  readonly instalment: Minor;
  readonly outstanding: Minor;
  readonly principalPaid: Minor;
  readonly recovered: Minor | null;
  readonly standing: string;
  /** First day of the month. */
  readonly openedIn: Day;
  readonly lastPaidIn: Day | null;
}

export interface InstalmentRecord {
  readonly kind: 'instalment';
  readonly account: string;
  readonly number: number;
  readonly dueOn: Day;
  readonly principal: Minor;
  readonly interest: Minor;
  readonly fee: Minor | null;
  readonly currency: string;
}

export interface StatementRecord {
  readonly kind: 'statement';
  readonly account: string;
  readonly statementOn: Day;
  readonly dueOn: Day;
  readonly unpaid: Minor;
  readonly minimum: Minor;
  readonly currency: string;
}

export interface PaymentRecord {
  readonly kind: 'payment';
  readonly payment: string;
  readonly account: string;
  readonly paidOn: Day;
  readonly amount: Minor;
  readonly currency: string;
}

export interface ReversalRecord {
  readonly kind: 'reversal';
  readonly reversal: string;
  readonly payment: string;
  readonly account: string;
  readonly valueOn: Day;
}

export interface CorrectionRecord {
  readonly kind: 'correction';
  readonly correction: string;
  readonly account: string;
  readonly valueOn: Day;
  readonly what: CorrectionWord;
  readonly amount: Minor;
  readonly currency: string;
}

export type OwedRecord = AccountRecord | CardRecord | LoanRecord;
export type FactRecord = PaymentRecord | ReversalRecord | CorrectionRecord;
export type IntakeRecord = OwedRecord | InstalmentRecord | StatementRecord | FactRecord;

/** What a record is called by its host: unique among its kind. */
export function referenceOf(record: IntakeRecord): string {
  switch (record.kind) {
    case 'instalment':
      return `${record.account} ${record.number}`;
    case 'statement':
      return `${record.account} ${record.statementOn}`;
    case 'payment':
      return record.payment;
    case 'reversal':
      return record.reversal;
    case 'correction':
      return record.correction;
    default:
      return record.account;
  }
}
