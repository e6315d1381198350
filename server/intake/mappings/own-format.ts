/**
 * What is our own format?
 *
 * One kind of record a file, told by its columns; the names are the words of this product. `docs/import.md`
 * describes it and `examples/` holds a file of each kind, which a test imports.
 */

import { CORRECTIONS } from '../host-record.ts';
import type { Column, Mapping, TableMapping } from '../mapping.ts';

const TEXT = { is: 'text' } as const;
const DAY = { is: 'day', format: 'YYYY-MM-DD' } as const;
const POSITIVE = { is: 'amount', unit: 'major', sign: 'positive' } as const;
const NOT_NEGATIVE = { is: 'amount', unit: 'major', sign: 'not-negative' } as const;
const NUMBER = { is: 'whole', least: 1, most: 999_999 } as const;
const RATE = { is: 'percent', most: 100 } as const;

const of = (field: string, cell: Column['cell']): Column => ({ field, cell });
const words = (list: readonly string[]): Column['cell'] => ({
  is: 'one-of',
  values: Object.fromEntries(list.map((word) => [word, word])),
});
const table = (record: TableMapping['record'], columns: TableMapping['columns']): TableMapping => ({
  record,
  columns,
  ignored: [],
});

export const ANHUAN: Mapping = {
  id: 'anhuan',
  host: 'anhuan',
  title: 'Our own format',
  language: 'zh-CN',
  region: 'CN',
  timeZone: 'Asia/Shanghai',
  assumed: [],
  tables: [
    table('account', {
      account: of('account', TEXT),
      borrower: of('borrower', TEXT),
      name: of('name', TEXT),
      phone: of('phone', TEXT),
      email: of('email', TEXT),
      language: of('language', words(['zh-CN', 'en'])),
      region: of('region', TEXT),
      time_zone: of('timeZone', TEXT),
      product: of('product', TEXT),
      currency: of('currency', TEXT),
      taken_over_on: of('takenOverOn', DAY),
      principal: of('principal', NOT_NEGATIVE),
      revolving: of('revolving', NOT_NEGATIVE),
      accrued_interest: of('accruedInterest', NOT_NEGATIVE),
      accrued_penalty: of('accruedPenalty', NOT_NEGATIVE),
      credit: of('credit', NOT_NEGATIVE),
      balance: of('balance', { is: 'amount', unit: 'major', sign: 'any' }),
      next_statement_on: of('nextStatementOn', DAY),
      interest_percent_a_year: of('interest', RATE),
      penalty_percent_a_year: of('penalty', RATE),
    }),
    table('instalment', {
      account: of('account', TEXT),
      number: of('number', NUMBER),
      due_on: of('dueOn', DAY),
      principal: of('principal', NOT_NEGATIVE),
      interest: of('interest', NOT_NEGATIVE),
      fee: of('fee', NOT_NEGATIVE),
      currency: of('currency', TEXT),
    }),
    table('statement', {
      account: of('account', TEXT),
      statement_on: of('statementOn', DAY),
      due_on: of('dueOn', DAY),
      unpaid: of('unpaid', POSITIVE),
      minimum: of('minimum', NOT_NEGATIVE),
      currency: of('currency', TEXT),
    }),
    table('payment', {
      payment: of('payment', TEXT),
      account: of('account', TEXT),
      paid_on: of('paidOn', DAY),
      amount: of('amount', POSITIVE),
      currency: of('currency', TEXT),
    }),
    table('reversal', {
      reversal: of('reversal', TEXT),
      payment: of('payment', TEXT),
      account: of('account', TEXT),
      value_on: of('valueOn', DAY),
    }),
    table('correction', {
      correction: of('correction', TEXT),
      account: of('account', TEXT),
      value_on: of('valueOn', DAY),
      what: of('what', words(CORRECTIONS)),
      amount: of('amount', NOT_NEGATIVE),
      currency: of('currency', TEXT),
    }),
  ],
};
