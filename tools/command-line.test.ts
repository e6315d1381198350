import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { Trouble } from '../server/trouble.ts';
import { main } from './command-line.ts';
import { type Call, COMMANDS, type Row, type Run } from './commands.ts';

let written: string;
let spies: MockInstance[];
beforeEach(() => {
  written = '';
  spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    }),
  );
});
afterEach(() => {
  for (const spy of spies) spy.mockRestore();
});

const row = (run: Run): Row => ({
  name: 'trace',
  summary: 'Show a day',
  words: ['<account>', '[day]'],
  options: [['--until <day>', 'the last day', '2026-11-22']],
  example: './anhuan trace A-1',
  database: true,
  json: true,
  load: async () => ({ run }),
});

describe('the command line', () => {
  test('gives the body its words and options', async () => {
    const calls: Call[] = [];
    const rows = [row(async (call) => calls.push(call) - 1)];
    expect(await main(['trace', 'A-1', '--json', '--database-url', 'postgresql://h/x'], rows)).toBe(0);
    expect(calls).toEqual([
      { words: ['A-1', null], options: { until: '2026-11-22' }, databaseUrl: 'postgresql://h/x', json: true },
    ]);
  });

  test.each<[string, string[], Run, number, RegExp]>([
    ['a body that finds a fault', ['trace', 'A'], async () => 1, 1, /^$/],
    ['a bug', ['trace', 'A'], () => Promise.reject(new Error('a bug')), 1, /Error: a bug\n +at /],
    [
      'a trouble',
      ['trace', 'A'],
      () => Promise.reject(new Trouble('No disk.', 'Buy one.')),
      3,
      /^No disk\.\nBuy one\.\n$/,
    ],
    ['a missing word', ['trace'], async () => 0, 2, /missing required argument 'account'/],
    ['a word too many', ['trace', 'A', 'B', 'C'], async () => 0, 2, /too many arguments/],
    [
      'an unknown option',
      ['trace', 'A', '--jsno'],
      async () => 0,
      2,
      /unknown option '--jsno'\n\(Did you mean --json\?\)/,
    ],
    [
      'an unknown command',
      ['tracce'],
      async () => 0,
      2,
      /unknown command 'tracce'\n\(Did you mean trace\?\)/,
    ],
    ['help', ['--help'], async () => 0, 0, /trace .*Show a day[\s\S]*Examples:\n {2}\.\/anhuan trace A-1/],
    ['help of one', ['trace', '--help'], async () => 0, 0, /--json[\s\S]*Example:\n {2}\.\/anhuan trace A-1/],
    ['the version', ['--version'], async () => 0, 0, /^\d+\.\d+\.\d+\n$/],
    ['nothing', [], async () => 0, 0, /Usage: /],
  ])('%s', async (_, words, run, code, text) => {
    expect([await main(words, [row(run)]), written]).toEqual([code, expect.stringMatching(text)]);
  });
});

describe('the table of commands', () => {
  test.each(COMMANDS)(
    '$name: has a body, and an example that begins with it',
    async ({ name, example, load }) => {
      expect(example).toMatch(new RegExp(`^(DATABASE_URL=\\S+ )?\\./anhuan ${name}( |$)`));
      expect((await load()).run).toBeTypeOf('function');
      const files = example.split(' ').filter((word) => /^\w+\/.*\.\w+$/.test(word));
      expect(files.filter((file) => !existsSync(join(import.meta.dirname, '..', file)))).toEqual([]);
    },
  );

  test('no name twice', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
  });
});
