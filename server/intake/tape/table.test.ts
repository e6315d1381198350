/** Reading files: every format, encoding and line end, and every way in which a file can be damaged. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Trouble } from '../../trouble.ts';
import { formatOf, openStream, openTable, type Row, type TableForm } from './table.ts';

const CSV: TableForm = { format: 'csv', encoding: null, separator: ',', sheet: null, openEnd: false };
const NAMES = '姓名,金额\n张三丰,1\n李四,2\n';
/** The same text in GB18030 (written out: encoders of it are not part of Node). */
const NAMES_GB = Buffer.from('d0d5c3fb2cbdf0b6ee0ad5c5c8fdb7e12c310ac0eecbc42c320a', 'hex');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anhuan-table-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
  bytes: Uint8Array | string,
  form: Partial<TableForm> = {},
  size = 65_536,
): Promise<{ columns: readonly string[]; rows: Row[] }> {
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const table = await openStream(pieces(data, size), { ...CSV, ...form }, 'tape.csv', () => ['a', 'b']);
  const rows: Row[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { columns: table.columns, rows };
}

async function readFile(name: string, bytes: Uint8Array, form: Partial<TableForm> = {}): Promise<Row[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const table = await openTable(path, { ...CSV, format: formatOf(path) ?? 'csv', ...form });
  const rows: Row[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return rows;
}

const cells = ({ rows }: { rows: readonly Row[] }) => rows.map((row) => row.cells);

/** What the reader says instead of a table. */
async function trouble(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Trouble) return error.message;
    throw error;
  }
  throw new Error('the file was read without trouble');
}

describe('CSV', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('lines end in %s', async (_, end) => {
    const { columns, rows } = await read(['a,b', '1,2', '', '"3",', ''].join(end));
    expect(columns).toEqual(['a', 'b']);
    expect(rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3', ''] },
    ]);
  });

  test('quoted cells hold separators, doubled quotes and line ends, and lines are counted through them', async () => {
    const { rows } = await read('a,b\n"x, ""y""","two\nlines"\n5,6\n');
    expect(rows).toEqual([
      { line: 2, cells: ['x, "y"', 'two\nlines'] },
      { line: 4, cells: ['5', '6'] },
    ]);
  });

  test('another separator is declared', async () => {
    expect(cells(await read('a;b\n1,5;2\n', { separator: ';' }))).toEqual([['1,5', '2']]);
  });

  test('any table comes back, whatever the pieces it arrives in', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', '张', '𬭩', ' ', '=') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (table, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = ['a,b', ...table.map((row) => row.map(quoted).join(','))].join('\n');
          expect(cells(await read(`${text}\n`, {}, size))).toEqual(table);
        },
      ),
      { numRuns: 300, seed: 20261122 },
    );
  });

  test.each([
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n', 'line 3: a quoted cell is still open'],
    ['half a last line', 'a,b\n1,2\n3,4', 'line 3: the last line has no line end'],
    ['text behind a quote', 'a,b\n"1"x,2\n', 'line 2: something follows a closing quote'],
    ['a quote inside a cell', 'a,b\n1"2",3\n', 'line 2: a quote stands inside a cell'],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', 'line 3: a NUL byte'],
    ['an absurdly long line', `a,b\n1,${'9'.repeat(1_100_000)}\n`, 'line 2: the line is longer'],
    ['nothing at all', '', 'the file is empty'],
    ['a column twice', 'a,a\n1,2\n', 'line 1: the column "a" stands twice'],
    ['a column without a name', 'a,,b\n1,2,3\n', 'line 1: column 2 has no name'],
  ])('%s is said with its place', async (_, text, message) => {
    expect(await trouble(read(text))).toContain(message);
  });

  test('a last line without line end is read when asked for', async () => {
    expect(cells(await read('a,b\n1,2', { openEnd: true }))).toEqual([['1', '2']]);
  });
});

test('memory does not grow with the file: never more than a few pieces are read ahead of the rows handed on', async () => {
  const line = `${'x'.repeat(60)},"${'张'.repeat(20)}"\n`;
  const piece = Buffer.from(line.repeat(500));
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a,b\n');
    for (let at = 0; at < 400; at += 1) {
      taken += piece.length;
      yield piece;
    }
  }
  const table = await openStream(endless(), CSV, 'stream');
  let handed = 0;
  let ahead = 0;
  for await (const rows of table.rows) {
    handed += rows.length * Buffer.byteLength(line);
    ahead = Math.max(ahead, taken - handed);
  }
  expect(handed).toBe(400 * piece.length);
  expect(ahead).toBeLessThan(3 * piece.length);
});

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(NAMES)],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(NAMES)])],
    ['GB18030, GBK', NAMES_GB],
  ])('%s is found out, in pieces of any size', async (_, bytes) => {
    for (const size of [1, 2, 3, 5, 1000]) {
      const { columns, rows } = await read(bytes, {}, size);
      expect(columns).toEqual(['姓名', '金额']);
      expect(cells({ rows })).toEqual([
        ['张三丰', '1'],
        ['李四', '2'],
      ]);
    }
  });

  test('the choice waits for the first letter that is not ASCII', async () => {
    const ascii = Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}`);
    const { rows } = await read(Buffer.concat([ascii, NAMES_GB]));
    expect(rows.at(-1)).toEqual({ line: 50_004, cells: ['李四', '2'] });
  });

  test.each([
    ['GB18030 declared as UTF-8', NAMES_GB, 'utf-8', 'line 1: these bytes are no letters of UTF-8'],
    [
      'UTF-8 declared as GB18030',
      Buffer.from(NAMES),
      'gb18030',
      '--encoding says GB18030, but the bytes are UTF-8',
    ],
    ['UTF-16', Buffer.from(NAMES, 'utf16le'), null, null],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${NAMES}`, 'utf16le'), null, 'line 1: the file is UTF-16'],
  ] as const)('%s is refused', async (_, bytes, encoding, message) => {
    const said = await trouble(read(bytes, { encoding }));
    if (message !== null) expect(said).toContain(message);
  });

  test('bytes that are no letters are said with their line, however late they come', async () => {
    const good = Buffer.from(`a,b\n${'张,李\n'.repeat(40_000)}`);
    const said = await trouble(read(Buffer.concat([good, Buffer.from([0x31, 0x2c, 0xff, 0x0a])])));
    expect(said).toContain('line 40002: these bytes are no letters of UTF-8');
  });
});

describe('gzip', () => {
  const text = `a,b\n${Array.from({ length: 20_000 }, (_, at) => `${at},${(at * 7919) % 10_007}\n`).join('')}`;

  test('is read as it is, also without a last line end', async () => {
    expect(await readFile('whole.csv.gz', gzipSync(text.trimEnd()))).toHaveLength(20_000);
  });

  test('cut in the middle is said with the line reached', async () => {
    const packed = gzipSync(text);
    expect(await trouble(readFile('cut.csv.gz', packed.subarray(0, packed.length / 2)))).toMatch(
      /line \d+: the gzip file is cut in the middle/,
    );
  });

  test('a file that is no gzip is said to be damaged', async () => {
    expect(await trouble(readFile('no.csv.gz', Buffer.from(text)))).toContain('the gzip file is damaged');
  });

  test('a missing file is said', async () => {
    expect(await trouble(openTable(join(folder, 'none.csv'), CSV))).toContain('there is no such file');
  });
});

describe('JSON Lines', () => {
  const form = { format: 'json-lines' } as const;

  test('names may be left out, numbers are whole, null is empty', async () => {
    const { rows } = await read('{"a":"1.50","b":7}\n\n{"b":null}\n', form);
    expect(rows).toEqual([
      { line: 1, cells: ['1.50', '7'] },
      { line: 3, cells: ['', ''] },
    ]);
  });

  test.each([
    ['a fraction', '{"a":1.5}', '"a" is 1.5: write it as a text'],
    ['a number beyond 2^53', '{"a":9007199254740993}', 'write it as a text'],
    ['an object', '{"a":{"x":1}}', 'write it as a text'],
    ['an unknown name', '{"c":"1"}', 'the name "c" is not known here'],
    ['no object', '[1]', 'the line is not a JSON object'],
    ['no JSON', 'a=1', 'the line is not JSON'],
  ])('%s is a fault of its line', async (_, line, fault) => {
    const { rows } = await read(`{"a":"1"}\n${line}\n{"a":"2"}\n`, form);
    expect(rows.map((row) => row.fault ?? null)).toEqual([null, expect.stringContaining(fault), null]);
  });

  test('half a last line means that the file is cut', async () => {
    expect(await trouble(read('{"a":"1"}\n{"a":"2', form))).toContain(
      'line 2: the line is not JSON; the file is cut',
    );
  });
});

describe('XLSX', () => {
  const book = (rows: (string | number | Date | null)[][]) =>
    writeXlsx({ sheets: [{ name: 'one', rows }] }) as Promise<Uint8Array>;

  test('texts, numbers and days become text; empty cells at the end come back', async () => {
    const rows = [
      ['id', 'amount', 'day', 'note'],
      ['007', 1234.5, new Date(Date.UTC(2026, 10, 22)), null],
      ['008', 0.1 + 0.2, null, 'x'],
    ];
    expect(await readFile('sheet.xlsx', await book(rows))).toEqual([
      { line: 2, cells: ['007', '1234.5', '2026-11-22', ''] },
      { line: 3, cells: ['008', '0.3', '', 'x'] },
    ]);
  });

  test('a number of more than 15 digits has lost some', async () => {
    const [row] = await readFile('long.xlsx', await book([['id'], [6_222_021_234_567_890]]));
    expect(row?.fault).toContain('more than 15 digits');
  });

  test('cut in the middle is said', async () => {
    const whole = await book([['id'], ['1']]);
    expect(await trouble(readFile('cut.xlsx', whole.subarray(0, whole.length - 40)))).toContain(
      'no whole XLSX file',
    );
  });
});
