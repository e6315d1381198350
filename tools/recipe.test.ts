import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

/** A block of code with the file it belongs to, and the declaration into which it goes; a new file otherwise. */
interface Block {
  readonly file: string;
  readonly into: string | null;
  readonly code: string;
}

interface Asked {
  readonly at: string;
  readonly answer: string;
  readonly from: string;
}

/** The recipe under a heading: its blocks, and the table of what the gate then answers. */
function recipe(heading: string): { blocks: Block[]; asked: Asked[] } {
  const part = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const blocks = [...part.matchAll(/^```ts (\S+)(?: in (\w+))?\n([\s\S]*?)^```$/gm)].map(
    ([, file = '', into, code = '']) => ({ file, into: into ?? null, code }),
  );
  const asked = [...part.matchAll(/^\| \w+day ([\d-]+ [\d:]+) \| (\w+) \| ([\d: -]*)\|$/gm)].map(
    ([, at = '', answer = '', from = '']) => ({ at, answer, from: from.trim() }),
  );
  return { blocks, asked };
}

/** Does to a copy what the recipe says: new files are written, lines go behind the opening of what they belong to. */
function apply(folder: string, { file, into, code }: Block): void {
  const path = join(folder, file);
  const isImport = into === null && /^import [^\n]*\n$/.test(code);
  if (into === null && !isImport) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
    return;
  }
  const text = readFileSync(path, 'utf8');
  const opening = isImport
    ? /\*\/\n/
    : new RegExp(`^(?:export )?(?:const ${into}\\b[^=]*= [{[]\\n|type ${into} =)`, 'm');
  expect(text, `${file} has a place for ${into ?? 'an import'}`).toMatch(opening);
  writeFileSync(
    path,
    text.replace(opening, (found) => (found.endsWith('=') ? `${found}${code} | ` : found + code)),
  );
}

const folders: string[] = [];

function copyWith(blocks: readonly Block[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'anhuan-recipe-'));
  folders.push(folder);
  for (const part of ['rules', 'policy', 'server/zone-table.ts', 'package.json'])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.endsWith('.test.ts'),
    });
  for (const block of blocks) apply(folder, block);
  return folder;
}

/** Asks one rule of the copy, in a process of its own that knows only the copy. */
function ask(
  folder: string,
  rule: string,
  way: string,
  jurisdiction: string,
  asked: readonly Asked[],
): Asked[] {
  const script = join(folder, 'ask.ts');
  writeFileSync(
    script,
    `import { lawOf, jurisdictionsOf } from './policy/law/packs.ts';
import { HOUSE } from './policy/house/collecting.ts';
import { parseDay, formatDay } from './rules/days.ts';
import { gate } from './rules/gate/gate.ts';
import { clockOf, clockText, localOf, minutesAt } from './rules/gate/local-time.ts';
import { zoneAround } from './server/zone-table.ts';
const [rule, way, region, times] = JSON.parse(process.argv[2]);
const whole = lawOf(jurisdictionsOf(region));
const law = { ...whole, rules: whole.rules.filter(({ id }) => id === rule) };
const said = times.map((text) => {
  const [day, clock] = text.split(' ');
  const zone = zoneAround('Asia/Shanghai', parseDay(day) * 1440);
  const [at] = minutesAt(zone, parseDay(day), clockOf(clock));
  const attempt = { at, way, by: 'house', worker: null, person: 'borrower', address: null, debts: [], purpose: 'collect', start: 'collector', replyTo: null, place: null, visibleTo: 'person' };
  const situation = { zones: [zone], collector: HOUSE.collector, agencies: [], workers: [], people: [], debts: [], addresses: [], holds: [], specialDays: [], log: [], calendar: { years: [], holidays: new Set(), workdays: new Set() } };
  const { verdicts, nextAllowedAt } = gate(attempt, situation, law);
  const { day: next, clock: then } = localOf(zone, nextAllowedAt ?? at);
  const open = verdicts.every(({ outcome }) => outcome === 'pass');
  return { at: text, answer: verdicts.length === 0 ? 'none' : open ? 'pass' : 'refuse', from: open ? '' : formatDay(next) + ' ' + clockText(then) };
});
process.stdout.write(JSON.stringify(said));
`,
  );
  const words = JSON.stringify([rule, way, jurisdiction, asked.map(({ at }) => at)]);
  return JSON.parse(execFileSync(process.execPath, [script, words], { encoding: 'utf8' })) as Asked[];
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const RECIPES = [
  ['A new prohibition', 'EXAMPLE-REST', 'visit', 'CN-33'],
  ['A new jurisdiction', 'XA-TIME', 'sms', 'XA-1'],
] as const;

describe.each(RECIPES)('%s', (heading, rule, way, region) => {
  const { blocks, asked } = recipe(heading);

  test('touches at most three files', () => {
    const files = new Set(blocks.map(({ file }) => file));
    expect(files.size).toBeGreaterThan(0);
    expect(files.size).toBeLessThanOrEqual(3);
  });

  test('decides as the page says', () => {
    expect(asked.length).toBeGreaterThan(1);
    expect(ask(copyWith(blocks), rule, way, region, asked)).toEqual(asked);
  });
});

test('both recipes together hold in their types', () => {
  const folder = copyWith(RECIPES.flatMap(([heading]) => recipe(heading).blocks));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = { noEmit: true, typeRoots: [join(root, 'node_modules', '@types')], types: ['node'] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: options,
      include: ['rules/gate', 'policy/law', 'server'],
    }),
  );
  execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
}, 120_000);
