/**
 * How close does the made-up book come to the published figures?
 *
 * Each line holds one published share, ours, and how far apart they may be before a test fails. Where a line may differ by
 * more than the chance of a sample, its reason stands in docs/calibration.md.
 */

import * as published from './published.ts';
import type { Tally } from './watch.ts';

/** One published figure beside ours, both as shares. `within` null: shown, not held. */
export interface Line {
  readonly name: string;
  readonly published: number | null;
  readonly ours: number;
  readonly within: number | null;
}

export interface Comparison {
  readonly title: string;
  readonly columns: readonly [published: string, ours: string];
  readonly lines: readonly Line[];
}

/** Every comparison of docs/calibration.md, in its order. */
export function compare(tally: Tally): Comparison[] {
  return [rolls(tally), payments(tally), nothingPaid(tally), lateness(tally), days(tally), again(tally)];
}

const UCI = ['UCI', 'seeded book'] as const;
/** Rare rows rest on some hundred cases: three standard errors of a share near one half. */
const RARE = 0.08;

function rolls(tally: Tally): Comparison {
  const lines = published.ROLL.flatMap((row, from) =>
    row.map((share, to) => ({
      name: `${published.ROLL_NAMES[from]} → ${published.ROLL_NAMES[to]}`,
      published: share,
      ours: shareOf(tally.roll[from]!, to),
      within: from < 2 ? 0.025 : RARE,
    })),
  );
  return { title: 'Roll rates of bills, month to month', columns: UCI, lines };
}

function payments(tally: Tally): Comparison {
  const lines = published.PAID_NAMES.map((name, at) => ({
    name,
    published: published.PAID_SHARES[at]!,
    ours: shareOf(tally.paid, at),
    within: 0.06,
  }));
  return { title: 'What is paid of a statement', columns: UCI, lines };
}

function nothingPaid(tally: Tally): Comparison {
  const lines = tally.byMonthsLate.slice(1).map(({ nothing, all }, at) => ({
    name: `${at + 1}${at === 3 ? ' or more' : ''} months late afterwards`,
    published: published.PAID_NOTHING[at + 1]!,
    ours: nothing / all,
    within: at < 2 ? 0.05 : RARE,
  }));
  return { title: 'Statements on which nothing was paid', columns: UCI, lines };
}

function lateness(tally: Tally): Comparison {
  const names = ['current', '1–2 months late', '3 months late', '4 or more months late'];
  const rest = atRest(published.ROLL);
  const lines: Line[] = names.map((name, at) => ({
    name: `bills: ${name}`,
    published: rest[at]!,
    ours: shareOf(tally.lateRevolving, at),
    within: 0.025,
  }));
  names.forEach((name, at) => {
    lines.push({ name: `loans: ${name}`, published: null, ours: shareOf(tally.lateLoans, at), within: null });
  });
  const growth = tally.growth.toSorted((a, b) => a - b)[Math.floor(tally.growth.length / 2)] ?? 0;
  lines.push({
    name: 'growth a month when nothing is paid',
    published: published.GROWTH,
    ours: growth,
    within: 0.02,
  });
  const title = 'Share overdue at the eve of a due day, and what waiting costs';
  return { title, columns: ['UCI, its roll rates at rest', 'seeded book'], lines };
}

/** The shares in which a book comes to rest when the same roll rates hold for ever. */
function atRest(rolls: readonly (readonly number[])[]): number[] {
  let shares: number[] = rolls.map((_, at) => (at === 0 ? 1 : 0));
  for (let month = 0; month < 600; month += 1) {
    const now = shares;
    shares = rolls.map((_, to) => now.reduce((sum, share, from) => sum + share * rolls[from]![to]!, 0));
  }
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}

function days(tally: Tally): Comparison {
  const lines = published.DAYS_PAID.map(([name, , , superLender], at) => ({
    name,
    published: superLender,
    ours: shareOf(tally.days, at),
    within: 0.04,
  }));
  return {
    title: 'Days an instalment is paid after its due day',
    columns: ['SuperLender', 'seeded book'],
    lines,
  };
}

function again(tally: Tally): Comparison {
  const lines: Line[] = [
    {
      name: 'late, the last one in time',
      published: published.LATE_AGAIN.afterInTime,
      ours: tally.afterInTime[0] / tally.afterInTime[1],
      within: 0.02,
    },
    {
      name: 'late, the last one late',
      published: published.LATE_AGAIN.afterLate,
      ours: tally.afterLate[0] / tally.afterLate[1],
      within: 0.05,
    },
    {
      name: 'paid in parts (Home Credit)',
      published: published.IN_PARTS,
      ours: tally.inParts[0] / tally.inParts[1],
      within: 0.04,
    },
  ];
  return { title: 'Late again, and in parts', columns: ['SuperLender', 'seeded book'], lines };
}

function shareOf(counts: readonly number[], at: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : counts[at]! / all;
}

/** A comparison as a table in Markdown. */
export function tableOf({ title, columns, lines }: Comparison): string {
  const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
  const rows = lines.map((line) => `| ${line.name} | ${percent(line.published)} | ${percent(line.ours)} |`);
  return [`### ${title}`, '', `| | ${columns.join(' | ')} |`, '|---|---:|---:|', ...rows].join('\n');
}
