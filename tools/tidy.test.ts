import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECKS, type Check } from './tidy.ts';
import { readTree, type Tree } from './tree.ts';

const tree = readTree(join(import.meta.dirname, '..'));
const OPENING = '/**\n * What is asked here?\n * This.\n */\n';
const plant = (...files: [path: string, text: string][]): Tree =>
  files.map(([path, text]) => ({ path, text }));
const inRules = (text: string) => plant(['rules/day.ts', text]);
const lines = (count: number, text = 'x();') => `${text}\n`.repeat(count);

describe('the checkout', () => {
  test('is seen at all: a check that looks at nothing proves nothing', () => {
    expect(tree.filter(({ path }) => path.startsWith('rules/')).length).toBeGreaterThan(10);
    expect(tree.map(({ path }) => path)).toContain('server/db/embedded/postgres.ts');
  });

  test.each(Object.entries(CHECKS))('keeps to the style: %s', (_, check: Check) => {
    expect(check(tree)).toEqual([]);
  });
});

/** Each row is planted and must be complained about. */
const VIOLATIONS: [keyof typeof CHECKS, string, Tree, RegExp][] = [
  ['purity', 'a clock', inRules('export const now = Date.now();'), /Date/],
  ['purity', 'a clock as a type', inRules('export type At = Date;'), /Date/],
  ['purity', 'a fine clock', inRules('export const t = performance.now();'), /performance/],
  ['purity', 'chance', inRules('export const x = Math.random();'), /Math\.random/],
  ['purity', 'chance, aside', plant(['simulator/pay.ts', 'const { random } = crypto;']), /crypto/],
  ['purity', 'waiting', inRules('export async function f() {}'), /async/],
  ['purity', 'waiting for', inRules('export const f = async () => { await g(); };'), /await/],
  ['purity', 'a promise', inRules('export type P = Promise<void>;'), /Promise/],
  ['purity', 'the environment', inRules('export const x = process.env.X;'), /process/],
  ['purity', 'output', inRules("console.log('x');"), /console/],
  ['purity', 'the network', inRules("fetch('x');"), /fetch/],
  ['purity', "the machine's locale", inRules('export const x = (1).toLocaleString();'), /toLocaleString/],
  ['purity', 'an import at run time', inRules("import('./money.ts');"), /import\(\)/],
  [
    'zones',
    'I/O in rules',
    inRules("import { readFileSync } from 'node:fs';"),
    /node:fs.*rules\/ imports only itself/,
  ],
  ['zones', 'a package in rules', inRules("import { z } from 'zod';"), /zod/],
  [
    'zones',
    'the server in rules',
    inRules("import type { Pool } from '../server/db/pool.ts';"),
    /server\/db\/pool/,
  ],
  ['zones', 'the server re-exported', inRules("export * from '../server/main.ts';"), /server\/main/],
  [
    'zones',
    'the server in the simulator',
    plant(['simulator/run.ts', "import '../server/main.ts';"]),
    /simulator/,
  ],
  [
    'zones',
    'the driver in the api',
    plant(['server/api/pay.ts', "import pg from 'pg';"]),
    /server\/db\/ only/,
  ],
  [
    'zones',
    'the driver in a tool',
    plant(['tools/x.ts', "import { from } from 'pg-copy-streams';"]),
    /server\/db\/ only/,
  ],
  ['zones', 'a tool in the server', plant(['server/main.ts', "import '../tools/seed.ts';"]), /tools/],
  ['zones', 'agent in borrower', plant(['web/borrower/a.tsx', "import '../agent/queue.tsx';"]), /no other/],
  [
    'zones',
    'the database in web',
    plant(['web/parts/a.tsx', "import '../../server/db/pool.ts';"]),
    /database/,
  ],
  ['sql', 'a query in rules', inRules("export const q = 'select id from account';"), /SQL/],
  [
    'sql',
    'a query in the server',
    plant(['server/api/x.ts', 'q(`update account set x = $' + '{y}`);']),
    /SQL/,
  ],
  ['sql', 'a table in a tool', plant(['tools/x.ts', "q('CREATE TABLE book (id int)');"]), /SQL/],
  ['sizes', 'a long file', inRules(`function x() {}\n${lines(350)}`), /351 lines/],
  ['sizes', 'a long function', inRules(`function x() {\n${lines(60)}}\n`), /a function of 62 lines/],
  ['sizes', 'a long arrow', inRules(`const x = () => {\n${lines(60)}};\n`), /a function of 62 lines/],
  [
    'names',
    'two files of one name',
    plant(['rules/payment.ts', ''], ['server/db/payment.ts', '']),
    /two files/,
  ],
  ['names', 'a manager', plant(['server/day-manager.ts', '']), /says nothing/],
  ['names', 'a folder of utils', plant(['server/utils/money.ts', '']), /says nothing/],
  ['names', 'an index', plant(['web/parts/index.tsx', '']), /says nothing/],
  ['names', 'capitals', plant(['web/AccountPage.tsx', '']), /lower-case/],
  [
    'folders',
    'a crowd',
    Array.from({ length: 21 }, (_, n) => ({ path: `rules/r${n}.ts`, text: '' })),
    /21 files/,
  ],
  ['folders', 'a deep folder', plant(['server/a/b/c/d.ts', '']), /deep/],
  ['openings', 'no opening', plant(['server/main.ts', 'export {};']), /states the question/],
  [
    'openings',
    'an opening that asks nothing',
    inRules('/**\n * Days.\n * More.\n */'),
    /states the question/,
  ],
  ['openings', 'a migration without a why', plant(['migrations/0001-x.sql', 'create table x ();']), /why/],
  ['unused', 'a file nobody imports', plant(['rules/day.ts', '']), /nobody/],
  [
    'unused',
    'only by its own test',
    plant(['rules/a.ts', ''], ['rules/a.test.ts', "import './a.ts';"]),
    /nobody/,
  ],
  [
    'tour',
    'a file that is gone',
    plant(['docs/day.md', '`rules/gone.ts`']),
    /rules\/gone\.ts, which does not exist/,
  ],
  ['tour', 'too long a way', plant(['docs/day.md', 'rules/a.ts'], ['rules/a.ts', lines(1501)]), /1501 lines/],
  ['hosts', 'a registry', plant(['package-lock.json', `"https://registry.${'npmjs'}.org/x"`]), /registry/],
  [
    'paths',
    'the path of a URL',
    plant(['tools/x.ts', "export const X = new URL('../stories/', import.meta.url).pathname;"]),
    /import\.meta\.dirname/,
  ],
  ['newest', 'a young property', plant(['tools/x.ts', 'if (import.meta.main) run();']), /24\.2/],
];

describe('a planted violation is found', () => {
  test.each(VIOLATIONS)('%s: %s', (name, _, planted, words) => {
    const found = CHECKS[name](planted);
    expect(found).not.toEqual([]);
    expect(found.join('\n')).toMatch(words);
  });

  test('and so is each check tried', () => {
    expect(new Set(VIOLATIONS.map(([name]) => name))).toEqual(new Set(Object.keys(CHECKS)));
  });
});

describe('what is allowed is not complained about', () => {
  test.each<[string, Tree]>([
    [
      'words in comments and strings',
      inRules(`${OPENING}// Date, await\nexport const x = 'fetch the Date';\n`),
    ],
    [
      'members of those names',
      inRules(`${OPENING}export const f = (p: { process: number }) => p.process;\n`),
    ],
    ['a window of its own', inRules(`${OPENING}export const f = (window: number) => window + 1;\n`)],
    ['English that begins like SQL', inRules(`${OPENING}export const x = 'select one of the plans';\n`)],
    [
      'long data',
      plant(['policy/holidays.ts', `${OPENING}export const HOLIDAYS = [\n${lines(400, "'x',")}];\n`]),
    ],
    [
      'the browser and a type of the server',
      plant(['web/a.tsx', "import type { X } from '../server/db/x.ts'; fetch('x');"]),
    ],
  ])('%s', (_, planted) => {
    const { unused: _unused, ...others } = CHECKS;
    expect(Object.values(others).flatMap((check) => check(planted))).toEqual([]);
  });

  test('a file that is imported, loaded at run time, named by a page or a script', () => {
    const planted = plant(
      [
        'tools/anhuan.ts',
        "import('./seed.ts'); new Worker(new URL('./night.ts', import.meta.url)); import '../rules/a.ts';",
      ],
      ['tools/seed.ts', ''],
      ['tools/night.ts', ''],
      ['rules/a.ts', ''],
      ['web/door.tsx', ''],
      ['web/door.html', '<script type="module" src="./door.tsx"></script>'.replace('./', './')],
      ['anhuan', 'exec node tools/anhuan.ts'],
    );
    expect(CHECKS.unused(planted)).toEqual([]);
  });
});
