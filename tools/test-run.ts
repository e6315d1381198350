/**
 * Does everything hold? `./anhuan test`
 *
 * Types, format and lint, then the tests; a browser is installed first where the machine allows it. The last line is
 * `N passed, N failed` (and `, N skipped` when something could not run, with the reason above it); the exit code agrees.
 * A check of types or format counts as one test.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '../server/db/embedded/postgres.ts';
import { bringChromium, findChromium } from './chromium.ts';
import type { Run } from './commands.ts';

const ROOT = join(import.meta.dirname, '..');
/** A check that takes longer than this hangs; CI grants a quarter of an hour in all. */
const LONGEST_MS = 13.5 * 60_000;

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const run: Run = async ({ words: [filter = null], databaseUrl }) => {
  // A part of the tests takes the machine as it is; the whole run brings what is missing.
  const browser = filter === null ? bringChromium() : findChromium();
  const tallies: Tally[] = [];
  if (filter === null) {
    tallies.push(await check('types', 'node_modules/typescript/bin/tsc', ['--noEmit']));
    tallies.push(
      await check('format and lint', 'node_modules/@biomejs/biome/bin/biome', [
        'check',
        '--error-on-warnings',
        '.',
      ]),
    );
  }
  tallies.push(await tests(filter, databaseUrl));
  if (browser.path === null) process.stdout.write(`Browser tests are skipped: ${browser.reason}\n`);
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const skipped = sum('skipped') === 0 ? '' : `, ${sum('skipped')} skipped`;
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
};

/** The tests' own result is read from their report; a run that breaks off without one has failed. */
async function tests(filter: string | null, databaseUrl: string | undefined): Promise<Tally> {
  const report = join(homeFolder(), `test-report-${process.pid}.json`);
  mkdirSync(homeFolder(), { recursive: true });
  const flags = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await start('node_modules/vitest/vitest.mjs', filter === null ? flags : [...flags, filter], {
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  try {
    const read = JSON.parse(readFileSync(report, 'utf8')) as Report;
    for (const name of skippedIn(read)) process.stdout.write(`skipped: ${name}\n`);
    return tallyOf(read, code);
  } catch {
    process.stdout.write('The tests broke off without a report.\n');
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(report, { force: true });
  }
}

/** The part of the report that is read here. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Counts also what failed outside a test: a file that could not be loaded, an error nobody caught. */
export function tallyOf(report: Report, code: number): Tally {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The tests that did not run, by name: what is not shown is not forgotten. */
export function skippedIn(report: Report): string[] {
  const all = report.testResults.flatMap((file) => file.assertionResults);
  return all
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
}

async function check(name: string, script: string, words: readonly string[]): Promise<Tally> {
  const code = await start(script, words);
  process.stdout.write(`${name}: ${code === 0 ? 'passed' : 'FAILED'}\n`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Runs a script of a package with our own Node; its exit code, 1 when it was killed. */
function start(script: string, words: readonly string[], more: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...words], {
      cwd: ROOT,
      stdio: 'inherit',
      timeout: LONGEST_MS,
      env: { ...process.env, ...more },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
