/**
 * How do roll rates, vintages and the flow between buckets look?
 *
 * Pure: counted rows in, a figure out.
 */
import { type Day, formatDay } from '../../rules/days.ts';
import type { Passed, Reached, Vintage } from '../db/figures/figure-read.ts';
import { flowFinding, rollFinding, vintageFinding } from './figure-finding.ts';
import {
  type Cell,
  CURRENT,
  type Drawing,
  type Figure,
  monthText,
  type Series,
  shareOf,
} from './figure-shape.ts';
import { COLUMN_WORDS } from './figure-words.ts';

/** A month's matrix: where accounts stood when it began, and where those that passed ended. */
export interface RolledMonth {
  readonly month: Day;
  readonly start: ReadonlyMap<string, number>;
  readonly moved: readonly Passed[];
}

/** "2026-10~M1~M2". */
export const partsText = (...parts: readonly (string | number)[]): string => parts.join('~');

const nameOf = (bucket: string, { language }: Drawing) =>
  bucket === CURRENT ? COLUMN_WORDS[language].current : bucket;

/** Roll rates: the matrix of the last month, and the way to an older bucket month by month. `running`: the last is not over. */
export function drawRolls(months: readonly RolledMonth[], running: boolean, drawing: Drawing): Figure {
  const { language, buckets } = drawing;
  const words = COLUMN_WORDS[language];
  const places = [CURRENT, ...buckets];
  const last = months.at(-1);
  const rows = last === undefined ? [] : places.flatMap((from) => rollRow(last, from, places, drawing));
  const series = places.slice(0, -1).map((from): Series => {
    const to = places[places.indexOf(from) + 1]!;
    return {
      name: `${nameOf(from, drawing)} → ${to}`,
      values: months.map((month) => worseShare(month, from, places)),
    };
  });
  const [first, second] = buckets;
  const share = last === undefined || first === undefined ? null : worseShare(last, first, places);
  const before = months.at(-2);
  return {
    figure: 'rolls',
    finding: rollFinding(
      share === null || last === undefined
        ? null
        : {
            month: monthText(formatDay(last.month)),
            from: first!,
            to: second ?? first!,
            share,
            before: before === undefined ? null : worseShare(before, first!, places),
            running,
          },
      language,
    ),
    chart:
      last === undefined
        ? null
        : {
            kind: months.length > 1 ? 'lines' : 'bars',
            unit: 'share',
            axis: words.month,
            along: months.map(({ month }) => monthText(formatDay(month))),
            series: series.filter(({ values }) => values.some((value) => value !== null)),
          },
    columns: [
      {
        name: last === undefined ? words.from : `${monthText(formatDay(last.month))}: ${words.from}`,
        kind: 'text',
      },
      { name: words.atStart, kind: 'count' },
      ...places.map((to) => ({ name: `→ ${nameOf(to, drawing)}`, kind: 'share' as const })),
    ],
    rows,
  };
}

function rollRow(
  { month, start, moved }: RolledMonth,
  from: string,
  places: readonly string[],
  drawing: Drawing,
): Cell[][] {
  const there = start.get(from) ?? 0;
  const left = moved.filter((one) => one.from === from);
  const gone = left.reduce((sum, { accounts }) => sum + accounts, 0);
  if (there <= 0 && gone === 0) return [];
  const cells = places.map((to): Cell => {
    if (to === from) return { value: shareOf(Math.max(0, there - gone), there) };
    const accounts = left.find((one) => one.to === to)?.accounts ?? 0;
    return accounts === 0
      ? { value: shareOf(0, there) }
      : { value: shareOf(accounts, there), of: partsText(monthText(formatDay(month)), from, to) };
  });
  return [[{ value: nameOf(from, drawing) }, { value: there }, ...cells]];
}

/** The share of those that stood in `from` that ended in an older bucket. */
function worseShare({ start, moved }: RolledMonth, from: string, places: readonly string[]): number | null {
  const worse = moved
    .filter((one) => one.from === from && places.indexOf(one.to) > places.indexOf(from))
    .reduce((sum, { accounts }) => sum + accounts, 0);
  return shareOf(worse, start.get(from) ?? 0);
}

const LATE = [30, 60, 90] as const;
/** Opening months drawn as curves; the table shows all. */
export const CURVES = 8;
/** Fewer accounts of an opening month are not told of in a sentence. */
const ENOUGH_OPENED = 30;

/**
 * Vintages: curves of ever-30+ of the latest opening months, and all months in the table. `ageOf`: months on book of an opening month,
 * looked from the end of the period.
 */
export function drawVintages(
  vintages: readonly Vintage[],
  reached: readonly Reached[],
  ageOf: (opened: Day) => number,
  { language }: Drawing,
): Figure {
  const words = COLUMN_WORDS[language];
  const shares = vintages.map((one) => ({ ...one, share: shareOf(one.ever[30], one.accounts) ?? 0 }));
  // A handful of accounts says nothing: the sentence is about the highest of the others.
  const told = shares.filter(({ accounts }) => accounts >= ENOUGH_OPENED);
  const worst = (told.length > 0 ? told : shares).toSorted((a, b) => b.share - a.share)[0];
  return {
    figure: 'vintages',
    finding: vintageFinding(
      worst === undefined
        ? null
        : {
            opened: monthText(formatDay(worst.opened)),
            accounts: worst.accounts,
            share: worst.share,
            late: 30,
            worst: told.length > 1,
          },
      language,
    ),
    chart: curvesOf(vintages.slice(-CURVES), reached, ageOf, words.age),
    columns: [
      { name: words.opened, kind: 'text' },
      { name: words.accounts, kind: 'count' },
      { name: words.age, kind: 'count' },
      ...LATE.map((late) => ({ name: words.ever(late), kind: 'share' as const })),
    ],
    rows: vintages.toReversed().map(({ opened, accounts, ever }) => [
      { value: monthText(formatDay(opened)) },
      { value: accounts },
      { value: ageOf(opened) },
      ...LATE.map((late): Cell => {
        const value = shareOf(ever[late], accounts);
        return ever[late] === 0 ? { value } : { value, of: partsText(monthText(formatDay(opened)), late) };
      }),
    ]),
  };
}

function curvesOf(
  drawn: readonly Vintage[],
  reached: readonly Reached[],
  ageOf: (opened: Day) => number,
  axis: string,
): Figure['chart'] {
  if (drawn.length === 0) return null;
  const oldest = Math.max(0, ...drawn.map(({ opened }) => ageOf(opened)));
  const along = Array.from({ length: oldest + 1 }, (_, age) => age);
  return {
    kind: 'lines',
    unit: 'share',
    axis,
    along: along.map(String),
    series: drawn.map(({ opened, accounts }) => {
      const own = reached.filter((one) => one.opened === opened);
      const ever = (age: number) =>
        own.filter((one) => one.age <= age).reduce((sum, one) => sum + one.accounts, 0);
      return {
        name: monthText(formatDay(opened)),
        values: along.map((age) => (age > ageOf(opened) ? null : shareOf(ever(age), accounts))),
      };
    }),
  };
}

/** Months drawn side by side at most. */
const SIDE_BY_SIDE = 4;

/** The flow: months side by side up to `until`, and every passage of the period in the table. */
export function drawFlow(
  months: readonly RolledMonth[],
  passed: readonly (Passed & { readonly principal: bigint })[],
  until: Day,
  drawing: Drawing,
): Figure {
  const { language, buckets, currency } = drawing;
  const words = COLUMN_WORDS[language];
  const places = [CURRENT, ...buckets];
  const at = (bucket: string) => places.indexOf(bucket);
  const sum = (some: readonly Passed[]) => some.reduce((all, { accounts }) => all + accounts, 0);
  const better = passed.filter(({ from, to }) => at(to) < at(from));
  const cured = sum(better.filter(({ to }) => to === CURRENT));
  const worse = sum(passed) - sum(better);
  return {
    figure: 'flow',
    finding: flowFinding({ worse, better: sum(better), cured }, language),
    chart: flowOf(months.slice(-SIDE_BY_SIDE), places, until, drawing),
    columns: [
      { name: words.from, kind: 'text' },
      { name: words.to, kind: 'text' },
      { name: words.accounts, kind: 'count' },
      { name: `${words.principal} (${currency.code})`, kind: 'money' },
    ],
    rows: passed
      .toSorted((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to))
      .map(({ from, to, accounts, principal }) => [
        { value: nameOf(from, drawing) },
        { value: nameOf(to, drawing) },
        { value: accounts, of: partsText(from, to) },
        { value: principal },
      ]),
  };
}

/** One column for the beginning of each month, and one for the end; `until`: the day of that. */
function flowOf(
  months: readonly RolledMonth[],
  places: readonly string[],
  until: Day,
  drawing: Drawing,
): Figure['chart'] {
  const ends = [...months.map(({ month }) => formatDay(month)), formatDay(until)];
  const node = (bucket: string, column: number) => `${nameOf(bucket, drawing)} ${ends[column]!}`;
  const links = months.flatMap(({ start, moved }, column) =>
    places.flatMap((from) => {
      const left = moved.filter((one) => one.from === from);
      const gone = left.reduce((sum, { accounts }) => sum + accounts, 0);
      const stayed = from === CURRENT ? 0 : Math.max(0, (start.get(from) ?? 0) - gone);
      return [...left, { from, to: from, accounts: stayed }]
        .filter(({ accounts }) => accounts > 0)
        .map(({ to, accounts }) => ({ from: node(from, column), to: node(to, column + 1), accounts }));
    }),
  );
  if (links.length === 0) return null;
  const used = new Set(links.flatMap(({ from, to }) => [from, to]));
  const nodes = ends.flatMap((_, column) =>
    places
      .map((bucket) => ({ name: node(bucket, column), label: nameOf(bucket, drawing), column }))
      .filter(({ name }) => used.has(name)),
  );
  return { kind: 'flow', ends, nodes, links };
}
