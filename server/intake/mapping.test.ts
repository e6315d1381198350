/** What a mapping may say, and what each form of cell accepts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CURRENCIES } from '../../policy/house/currencies.ts';
import { formatDay } from '../../rules/days.ts';
import { isFault, readCell, type Value } from './cell.ts';
import { type CellForm, checkMapping, type Mapping, tableFor } from './mapping.ts';
import { MAPPINGS, mappingNamed } from './mapping-shelf.ts';
import { LENDINGCLUB } from './mappings/lendingclub.ts';
import { ANHUAN } from './mappings/own-format.ts';
import { UCI_TAIWAN } from './mappings/uci-taiwan.ts';

const AMOUNT = { is: 'amount', unit: 'major', sign: 'not-negative' } as const;
const MINOR = { is: 'amount', unit: 'minor', sign: 'any' } as const;
const DAY = { is: 'day', format: 'YYYY-MM-DD' } as const;

function taken(cell: string, form: CellForm, currency = 'CNY'): Value | string {
  const value = readCell(cell, form, CURRENCIES.get(currency) ?? null);
  return isFault(value) ? value.reason : value;
}

describe('a cell', () => {
  test.each<[string, CellForm, string, Value]>([
    ['1234.50', AMOUNT, 'CNY', 123450n],
    ['1234', AMOUNT, 'CNY', 123400n],
    ['1234', AMOUNT, 'JPY', 1234n],
    ['1.234', AMOUNT, 'KWD', 1234n],
    ['-5', MINOR, 'CNY', -5n],
    ['5.0', MINOR, 'CNY', 5n],
    ['90071992547409.91', AMOUNT, 'CNY', 9_007_199_254_740_991n],
    ['13.57', { is: 'percent', most: 100 }, 'CNY', 135_700n],
    ['36 months', { is: 'whole', suffix: ' months' }, 'CNY', 36],
    ['-2', { is: 'whole', least: -2 }, 'CNY', -2],
    ['Late', { is: 'one-of', values: { Late: 'late' } }, 'CNY', 'late'],
    ['张三丰', { is: 'text' }, 'CNY', '张三丰'],
  ])('%s is taken', (cell, form, currency, value) => {
    expect(taken(cell, form, currency)).toBe(value);
  });

  test.each<[string, CellForm, string, string]>([
    ['12.345', AMOUNT, 'CNY', 'more than the 2 digits'],
    ['1.5', AMOUNT, 'JPY', 'more than the 0 digits'],
    ['1.2345', AMOUNT, 'KWD', 'more than the 3 digits'],
    ['1.5', MINOR, 'CNY', 'a fraction of the smallest unit'],
    ['-1', AMOUNT, 'CNY', 'below zero'],
    ['0', { ...AMOUNT, sign: 'positive' }, 'CNY', 'not above zero'],
    ['90071992547409.92', AMOUNT, 'CNY', 'beyond the largest amount, 90071992547409.91 CNY (2^53 - 1'],
    ['1e3', AMOUNT, 'CNY', 'not a plain decimal number'],
    ['1,234.50', AMOUNT, 'CNY', 'not a plain decimal number'],
    ['¥5', AMOUNT, 'CNY', 'not a plain decimal number'],
    ['5', AMOUNT, 'XXX', 'the currency of the row is not known'],
    ['2026-02-31', DAY, 'CNY', 'there is no such day'],
    ['2025-02-29', DAY, 'CNY', 'there is no such day'],
    ['2026-2-3', DAY, 'CNY', 'not written as YYYY-MM-DD'],
    ['0026-02-03', DAY, 'CNY', 'outside 1970 to 2200'],
    ['Foo-2019', { is: 'day', format: 'Mon-YYYY' }, 'CNY', 'there is no such day'],
    ['2', { is: 'whole', most: 1 }, 'CNY', 'outside … to 1'],
    ['two', { is: 'whole' }, 'CNY', 'not a whole number'],
    ['13.57x', { is: 'percent', most: 100 }, 'CNY', 'not a percentage'],
    ['101', { is: 'percent', most: 100 }, 'CNY', 'outside 0 to 100'],
    ['constructor', { is: 'one-of', values: { Late: 'late' } }, 'CNY', 'not in the list'],
    ['a\u0007b', { is: 'text' }, 'CNY', 'control character'],
    ['x'.repeat(201), { is: 'text' }, 'CNY', 'longer than 200'],
  ])('%s is refused', (cell, form, currency, reason) => {
    expect(taken(cell, form, currency)).toContain(reason);
  });

  test.each([
    ['YYYYMMDD', '20260203'],
    ['YYYY/MM/DD', '2026/2/3'],
    ['DD/MM/YYYY', '03/02/2026'],
    ['MM/DD/YYYY', '2/3/2026'],
    ['YYYY年MM月DD日', '2026年2月3日'],
  ] as const)('a day is read as %s', (format, cell) => {
    expect(formatDay(Number(taken(cell, { is: 'day', format })))).toBe('2026-02-03');
  });

  test('a month is its first day', () => {
    expect(formatDay(Number(taken('Mar-2019', { is: 'day', format: 'Mon-YYYY' })))).toBe('2019-03-01');
  });
});

describe('a mapping', () => {
  const [cards] = UCI_TAIWAN.tables;
  const [loans] = LENDINGCLUB.tables;
  if (cards === undefined || loans === undefined) throw new Error('a shipped mapping without a table');
  const wrongIn = (mapping: unknown): readonly string[] => {
    const checked = checkMapping(mapping);
    return 'wrong' in checked ? checked.wrong : [];
  };
  const withTable = (table: unknown): unknown => ({ ...UCI_TAIWAN, tables: [table] });

  test('the shipped ones are sound, and each is found by its id', () => {
    for (const [id, mapping] of MAPPINGS) {
      expect(wrongIn(mapping)).toEqual([]);
      expect(mapping.id).toBe(id);
    }
  });

  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { ...cards, columns: { ...cards.columns, X: { field: 'colour', cell: { is: 'text' } } } },
      'a card has no field "colour"',
    ],
    [
      'a form that cannot fill the field',
      { ...cards, columns: { ...cards.columns, ID: { field: 'account', cell: { is: 'whole' } } } },
      '"whole" cannot fill "account"',
    ],
    [
      'a field filled twice',
      { ...cards, columns: { ...cards.columns, X: { field: 'bill', cell: MINOR } } },
      '"bill" comes from both',
    ],
    ['a field left out', { ...cards, columns: { ID: cards.columns.ID } }, 'no column fills "bill"'],
    ['a column used and ignored', { ...cards, ignored: ['ID'] }, 'both used and ignored'],
    [
      'a loan without its standings',
      { ...loans, standings: {} },
      '"standings" does not say what "current" is',
    ],
    [
      'an open standing that assumes nothing',
      { ...loans, standings: { ...loans.standings, grace: { state: 'open' } } },
      'needs dueDate',
    ],
    ['a misspelt key', { ...cards, ignore: [] }, 'Unrecognized key'],
  ])('%s is said', (_, table, message) => {
    expect(wrongIn(withTable(table)).join('\n')).toContain(message);
  });

  test('one may come from a JSON file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'anhuan-mapping-'));
    try {
      const path = join(folder, 'ours.json');
      writeFileSync(path, JSON.stringify(LENDINGCLUB));
      expect(mappingNamed(path)).toEqual(LENDINGCLUB);
      writeFileSync(path, '{"id": "ours"}');
      expect(() => mappingNamed(path)).toThrow(/The mapping .*ours.json is wrong:\n {2}host: /);
      writeFileSync(path, 'id: ours');
      expect(() => mappingNamed(path)).toThrow('no mapping can be read from it');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(() => mappingNamed('ours')).toThrow('There is no mapping "ours".');
  });

  test('two tables that nobody could tell apart are refused', () => {
    const twice: Mapping = { ...UCI_TAIWAN, tables: [cards, cards] };
    expect(wrongIn(twice)).toEqual(['tables 1 and 2 cannot be told apart by their columns']);
  });

  test('the columns of a file choose its table', () => {
    const found = tableFor(ANHUAN, ['payment', 'account', 'paid_on', 'amount', 'currency']);
    expect('table' in found && found.table.record).toBe('payment');
  });

  test('missing and unknown columns are named', () => {
    expect(tableFor(ANHUAN, ['payment', 'account', 'amount', 'currency', 'colour'])).toEqual({
      wrong: [
        'the column "paid_on" is missing (read as payment)',
        'the column "colour" is not known to the mapping "anhuan" (read as payment)',
      ],
    });
  });
});
