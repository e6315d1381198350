/**
 * How does the seeded book pay, beside the published figures? `./anhuan calibration`
 *
 * Lives a sample of the book for a year and prints the tables of docs/calibration.md; `--write` puts them into the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE } from '../../policy/house/loans.ts';
import { dayOf } from '../../rules/days.ts';
import { type Comparison, compare, tableOf } from '../../simulator/comparison.ts';
import { measure, type Watch } from '../../simulator/watch.ts';
import type { Run } from '../commands.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'calibration.md');
/** The sample that the document shows: nine months of 4,000 borrowers, after three months that are not counted. */
const SAMPLE: Watch = { seed: 1, borrowers: 4000, day: dayOf(2025, 1, 1), unwatched: 3, months: 9 };

/** The sample's comparison with the published figures. */
export function calibrate(): Comparison[] {
  return compare(measure(SAMPLE, HOUSE));
}

/** The document with its tables in place of those it holds. */
export function documentWith(comparisons: readonly Comparison[], text = readFileSync(FILE, 'utf8')): string {
  return comparisons.reduce((whole, comparison) => {
    const table = tableOf(comparison);
    const heading = table.slice(0, table.indexOf('\n'));
    const from = whole.indexOf(heading);
    if (from < 0) return `${whole.trimEnd()}\n\n${table}\n`;
    const lines = whole.slice(from).split('\n');
    const end = lines.findIndex((line, at) => at > 2 && !line.startsWith('|'));
    return whole.slice(0, from) + [table, ...lines.slice(end)].join('\n');
  }, text);
}

export const run: Run = async ({ options }) => {
  const comparisons = calibrate();
  if (options.write) writeFileSync(FILE, documentWith(comparisons));
  else process.stdout.write(`${comparisons.map(tableOf).join('\n\n')}\n`);
  return 0;
};
