import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../days.ts';
import { faultsOfFields, faultsOfFile } from './bureau-check.ts';
import { type BureauItem, bureauFields, fieldsIn, fixedFile } from './bureau-file.ts';
import {
  BASE_FIELDS,
  HEADER_FIELDS,
  LINE_LENGTH,
  type LineField,
  SALE_FIELDS,
  SOLD_LINE_LENGTH,
  TRAILER_FIELDS,
} from './bureau-record.ts';

const SEED = 20261122;
const HEAD = {
  reporter: 'Anhuan',
  currency: 'CNY',
  through: dayOf(2026, 11, 30),
  madeOn: dayOf(2026, 12, 1),
};
const ITEM: BureauItem = {
  ...{
    account: '1000001',
    act: 'report',
    day: dayOf(2026, 11, 22),
    daysPastDue: 42,
    pastDue: 1234n,
    balance: 5000n,
  },
  ...{
    highest: 8000n,
    since: dayOf(2026, 10, 11),
    openedOn: dayOf(2025, 1, 5),
    revolving: false,
    lastPaidOn: dayOf(2026, 9, 1),
    ...{ lost: null, sale: null },
  },
};
const ITEMS: readonly BureauItem[] = [
  ITEM,
  { ...ITEM, account: '1000002', act: 'mark', daysPastDue: 95 },
  { ...ITEM, account: '1000003', act: 'unmark', daysPastDue: 200, revolving: true, lastPaidOn: null },
  { ...ITEM, account: '1000004', act: 'end', daysPastDue: 0, pastDue: 0n },
  { ...ITEM, account: '1000005', act: 'correct', daysPastDue: 0, pastDue: 0n },
];
const FILE = fixedFile(bureauFields(HEAD, ITEMS));
const LINES = FILE.split('\n').slice(0, -1);

describe('a file that is as it must be', () => {
  test('tells an amount beyond nine digits as nines', () => {
    const large = { ...ITEM, highest: 5_000_000_000n, balance: 1_000_000_000n, pastDue: 999_999_999n };
    const file = fixedFile(bureauFields(HEAD, [large]));
    expect(faultsOfFile(file)).toEqual([]);
    const read = fieldsIn(BASE_FIELDS, file.split('\n')[1]!);
    expect([read.highest, read.balance, read.pastDue]).toEqual(['999999999', '999999999', '999999999']);
  });

  test('has lines of 426 signs, no fault, and says what was told', () => {
    expect(LINES.map((line) => line.length)).toEqual(Array(7).fill(LINE_LENGTH));
    expect(faultsOfFile(FILE)).toEqual([]);
    const read = LINES.slice(1, -1).map((line) => fieldsIn(BASE_FIELDS, line));
    expect(read.map(({ status, condition, correction }) => `${status}${condition}${correction}`)).toEqual([
      '71  0',
      '80XB0',
      '84XR0',
      '11  0',
      'DA  1',
    ]);
    expect(read[0]).toMatchObject({ pastDue: '000001234', delinquentFrom: '10112026', openedOn: '01052025' });
    expect(fieldsIn(TRAILER_FIELDS, LINES.at(-1)!)).toMatchObject({
      records: '000000005',
      balances: '000000000025000',
      pastDues: '000000000003702',
      totalXB: '000000001',
    });
    // Read back and written again it is the same.
    expect(
      fixedFile({
        header: fieldsIn(HEADER_FIELDS, LINES[0]!),
        records: read,
        trailer: fieldsIn(TRAILER_FIELDS, LINES.at(-1)!),
      }),
    ).toBe(FILE);
  });

  test('nothing about a person stands in it', () => {
    for (const line of LINES.slice(1, -1))
      expect(line.slice(231, 324).trim() + line.slice(325).trim()).toBe('');
  });
});

/** Signs that may not stand in a field. */
function wrongFor({ kind, length, only }: LineField): string {
  if (only !== undefined) return '~'.repeat(length);
  if (kind === 'day' || kind === 'day-or-none') return '02302026';
  if (kind === 'number') return `${'0'.repeat(length - 1)}X`;
  return kind === 'blank' ? `${' '.repeat(length - 1)}x` : '~'.repeat(length);
}

describe.each([
  ['header', HEADER_FIELDS, 0],
  ['record', BASE_FIELDS, 2],
  ['trailer', TRAILER_FIELDS, 6],
] as const)('a wrong field of the %s', (_name, fields, place) => {
  test.each(fields.map((field) => [field.name, field] as const))('%s is found', (name, field) => {
    const line = LINES[place]!;
    const changed = line.slice(0, field.at - 1) + wrongFor(field) + line.slice(field.at - 1 + field.length);
    expect(changed.length).toBe(LINE_LENGTH);
    const faults = faultsOfFile(`${LINES.with(place, changed).join('\n')}\n`);
    expect(faults.map((one) => [one.line, one.field])).toContainEqual([place + 1, name]);
  });
});

test.each(
  TRAILER_FIELDS.filter(({ name, kind }) => kind === 'number' && name !== 'descriptor').map(
    ({ name }) => name,
  ),
)('the control total %s is reckoned again', (name) => {
  const read = {
    header: fieldsIn(HEADER_FIELDS, LINES[0]!),
    records: LINES.slice(1, -1).map((line) => fieldsIn(BASE_FIELDS, line)),
  };
  const trailer = fieldsIn(TRAILER_FIELDS, LINES.at(-1)!);
  const more = String(BigInt(trailer[name]!) + 1n).padStart(trailer[name]!.length, '0');
  expect(faultsOfFields({ ...read, trailer: { ...trailer, [name]: more } })).toEqual([
    { line: 7, field: name, what: 'total' },
  ]);
});

test.each([
  ['pastDue', { pastDue: '000000000' }],
  ['delinquentFrom', { delinquentFrom: '00000000' }],
  ['balance', { balance: '000000001' }],
  ['correction', { correction: '1' }],
  ['informationOn', { informationOn: '11232026' }],
  ['openedOn', { openedOn: '11232026' }],
] as const)('what does not agree is found: %s', (name, change) => {
  const records = LINES.slice(1, -1).map((line) => fieldsIn(BASE_FIELDS, line));
  const fields = {
    header: fieldsIn(HEADER_FIELDS, LINES[0]!),
    records: records.with(0, { ...records[0], ...change }),
    trailer: fieldsIn(TRAILER_FIELDS, LINES.at(-1)!),
  };
  expect(faultsOfFields(fields)).toContainEqual({ line: 2, field: name, what: 'agree' });
});

test('an account that stands twice, a line that is short, a file without an end', () => {
  expect(faultsOfFile(fixedFile(bureauFields(HEAD, [ITEM, ITEM])))).toContainEqual({
    line: 3,
    field: 'account',
    what: 'order',
  });
  expect(faultsOfFile(FILE.replace('TRAILER', 'TRAILE'))).toEqual([
    { line: 7, field: 'file', what: 'length' },
  ]);
  expect(faultsOfFile(FILE.slice(0, -1))).toHaveLength(1);
});

test(`a line in which one sign was changed is never taken for another file without a trace (seed ${SEED})`, () => {
  // Names, free numbers and blanks for blanks may change unseen; what is reckoned, coded or dated may not.
  const guarded = BASE_FIELDS.filter(({ name }) =>
    ['balance', 'pastDue', 'status', 'condition', 'informationOn', 'descriptor'].includes(name),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...guarded),
      fc.nat(),
      fc.constantFrom(...'0123456789XR '),
      (field, where, sign) => {
        const place = field.at - 1 + (where % field.length);
        const line = LINES[1]!;
        const changed = line.slice(0, place) + sign + line.slice(place + 1);
        fc.pre(changed !== line);
        expect(faultsOfFile(`${LINES.with(1, changed).join('\n')}\n`)).not.toEqual([]);
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

describe('what left the books or the house', () => {
  const lost = { amount: 4000n, left: 3500n };
  const to = 'Qinghe Asset Management (Zhejiang) Co., Ltd.';
  test.each([
    ['written off', { lost }, '97', '  ', '3500', null, ''],
    ['paid in part, late arrears end in no way', { act: 'mark', lost }, '97', '  ', '3500', null, ''],
    ['recovered', { act: 'end', lost: { amount: 4000n, left: 0n } }, '64', '  ', '0', null, ''],
    ['sold', { lost, sale: { state: 'sold', to } }, '97', 'AH', '0', '2', 'QINGHE ASSET MANAGEMENT (ZHEJI'],
    [
      'sold and disputed',
      { act: 'mark', lost, sale: { state: 'sold', to } },
      '97',
      'AH',
      '0',
      '2',
      'QINGHE ASSET MANAGEMENT (ZHEJI',
    ],
    ['bought back', { lost, sale: { state: 'undone' } }, '97', '  ', '3500', '9', ''],
    [
      'a name that the file cannot write',
      { lost, sale: { state: 'sold', to: 'É7 Assets' } },
      '97',
      'AH',
      '0',
      '2',
      '7 ASSETS',
    ],
  ] as const)('%s', (_name, change, status, comment, owed, sale, soldTo) => {
    const file = fixedFile(
      bureauFields(HEAD, [{ ...ITEM, act: 'update', ...change } as BureauItem, { ...ITEM, account: '2' }]),
    );
    expect(faultsOfFile(file)).toEqual([]);
    const line = file.split('\n')[1]!;
    expect(line).toHaveLength(sale === null ? LINE_LENGTH : SOLD_LINE_LENGTH);
    const read = fieldsIn(sale === null ? BASE_FIELDS : [...BASE_FIELDS, ...SALE_FIELDS], line);
    expect(read).toMatchObject({ status, comment, chargedOff: '000004000', delinquentFrom: '10112026' });
    expect([BigInt(read.balance!), BigInt(read.pastDue!)]).toEqual([BigInt(owed), BigInt(owed)]);
    expect([read.sale ?? null, (read.soldTo ?? '').trim()]).toEqual([sale, soldTo]);
  });

  test('what was taken back says nothing of a loss', () => {
    const [record] = bureauFields(HEAD, [{ ...ITEM, act: 'correct', lost }]).records;
    expect(record).toMatchObject({ status: 'DA', chargedOff: '0', delinquentFrom: '00000000' });
  });

  const SOLD = fixedFile(bureauFields(HEAD, [{ ...ITEM, act: 'update', lost, sale: { state: 'sold', to } }]));
  test.each([
    ['comment', 151, '  '],
    ['status', 124, '84'],
    ['balance', 155, '000000001'],
    ['chargedOff', 173, '000000000'],
    ['soldTo', 430, ' '.repeat(30)],
    ['sale', 429, '1'],
    ['segment', 427, 'K4'],
    ['saleRest', 460, 'x'],
  ] as const)('a sold claim with a wrong %s is found', (name, at, sign) => {
    const lines = SOLD.split('\n');
    const line = lines[1]!;
    const changed = line.slice(0, at - 1) + sign + line.slice(at - 1 + sign.length);
    expect(faultsOfFile(lines.with(1, changed).join('\n')).map(({ field }) => field)).toContain(name);
  });

  test('a line that is longer without a sale, or shorter with one, is found', () => {
    for (const wrong of [SOLD.replace('0460', '0426'), FILE.replace('\n0426', '\n0460')])
      expect(faultsOfFile(wrong)[0]).toEqual({ line: 2, field: 'file', what: 'length' });
  });
});
