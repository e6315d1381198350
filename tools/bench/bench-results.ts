/**
 * What do the measurements say, held against what was promised?
 *
 * One line for each target: what was measured (medians), the target, and whether it is met. Times are not compared between
 * machines; ratios are.
 */

import type { DecisionRates } from './bench-decisions.ts';
import { type DispatchRates, nameOf } from './bench-dispatch.ts';
import type { PermitRates } from './bench-gate.ts';
import type { ListMeasured } from './bench-list.ts';
import type { Measured } from './bench-night.ts';
import type { LoadTimes } from './load/bench-load.ts';
import { loadText } from './load/load-results.ts';

/** Everything measured in one run. */
export interface Results {
  /** Version of PostgreSQL; null where no night was measured. */
  readonly server: number | null;
  readonly accounts: number;
  readonly rounds: number;
  readonly eager: {
    readonly nights: readonly Measured[];
    readonly alone: readonly Measured[];
    /** Milliseconds of the raw limit, round by round. */
    readonly raw: readonly number[];
    /** Accounts a second, one transaction each. */
    readonly single: readonly number[];
  } | null;
  /** Nights over a tenth of the book, and over a larger one when it was asked for. */
  readonly growth: readonly (readonly Measured[])[];
  /** Nights with a fifth of the accounts due anywhere, and with 3 % due side by side. */
  readonly some: readonly Measured[];
  readonly few: readonly Measured[];
  /** Contacts permitted and marked, in batches and one at a time. */
  readonly permits: PermitRates | null;
  /** Contacts from the plan to a message centre. */
  readonly dispatch: DispatchRates | null;
  readonly decisions: DecisionRates | null;
  /** An agent's list. */
  readonly list: ListMeasured | null;
  /** Requests answered while a night is closed. */
  readonly load: LoadTimes | null;
}

/** The middle of the values; of an even number the lower middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

const of = (nights: readonly Measured[], value: (night: Measured) => number) => median(nights.map(value));
const perAccount = (nights: readonly Measured[]) => of(nights, ({ ms, accounts }) => (ms * 1000) / accounts);
const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

interface Line {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
}

const NIGHT_HEAD = [
  '',
  '| night | accounts | to do | rows written | seconds | µs/account | log B/account | memory |',
  '|---|---|---|---|---|---|---|---|',
];

/** The table of targets and the times behind it, as Markdown. */
export function resultsText(results: Results): string {
  const lines = [
    ...eagerLines(results),
    ...growthLines(results),
    ...lazyLines(results),
    ...permitLines(results),
    ...dispatchLines(results),
    ...listLines(results),
    ...decisionLines(results),
  ];
  const nights = nightRows(results);
  return [
    results.server === null
      ? `median of ${results.rounds}, Node ${process.versions.node}`
      : `${results.accounts} accounts, median of ${results.rounds}, PostgreSQL ${Math.floor(results.server / 10_000)}, Node ${process.versions.node}`,
    '',
    '| what | measured | target | |',
    '|---|---|---|---|',
    ...lines.map(
      ({ what, measured, target, met }) =>
        `| ${what} | ${measured} | ${target} | ${met ? 'met' : 'MISSED'} |`,
    ),
    ...decisionRows(results),
    ...(nights.length === 0 ? [] : NIGHT_HEAD),
    ...nights,
    ...(results.load === null ? [] : [loadText(results.load)]),
    '',
  ].join('\n');
}

/** One core, the same rules, the same attempts: how many times as many decisions. */
function decisionLines({ decisions }: Results): Line[] {
  if (decisions === null) return [];
  const { cel, otherCel, json } = decisions.times;
  const times = (what: string, { gate, whole }: typeof cel) => [
    line(`which rules refuse: × ${what}`, gate.toFixed(1), '≥ 20', gate >= 20),
    line(`the whole decision: × ${what}`, whole.toFixed(1), '≥ 20', whole >= 20),
  ];
  return [
    ...times('@marcbachmann/cel-js', cel),
    ...times('cel-js', otherCel),
    ...times('json-rules-engine', json),
  ];
}

/** Decisions a second on one core. */
function decisionRows({ decisions }: Results): string[] {
  if (decisions === null) return [];
  const { attempts, rules, refused, rates } = decisions;
  const rate = (value: number) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
  const { gate, verdicts, whole, cel, otherCel, json } = rates;
  return [
    '',
    `Decisions a second on one core; ${attempts} attempts under ${rules} rules, ${refused} of them refused, all engines agree`,
    '',
    '| the gate: which rules refuse | every verdict with its facts | with permit or next minute | @marcbachmann/cel-js | cel-js | json-rules-engine |',
    '|---|---|---|---|---|---|',
    `| ${[gate, verdicts, whole, cel, otherCel, json].map(rate).join(' | ')} |`,
  ];
}

function eagerLines({ eager, accounts }: Results): Line[] {
  if (eager === null) return [];
  const { nights, alone, raw, single } = eager;
  const limit = median(raw.map((ms, round) => ms / nights[round]!.ms));
  const rate = (list: readonly Measured[]) =>
    median(list.map(({ ms, touched }, round) => (touched * 1000) / ms / single[round]!));
  const heapOnly = of(nights, (night) => night.heapOnly);
  const log = of(nights, (night) => night.log / accounts);
  const ts = of(alone, (night) => night.ts);
  const both = of(nights, (night) => night.ts);
  const parts = alone[alone.length >> 1]!;
  return [
    line('share of the raw limit, two sessions each', percent(limit), '≥ 60 %', limit >= 0.6),
    line('× one transaction an account, one worker', rate(alone).toFixed(0), '≥ 80', rate(alone) >= 80),
    line('× one transaction an account, two workers', rate(nights).toFixed(0), '≥ 100', rate(nights) >= 100),
    line('log written, every account', `${log.toFixed(0)} B/account`, '≤ 500', log <= 500),
    line(
      'our own code in the time of a chunk, one worker',
      `${percent(ts)} (reading ${percent(parts.decode)}, rules ${percent(parts.rules)}, writing and hashes ${percent(parts.encode)}); two workers ${percent(both)}`,
      '≤ 20 %',
      ts <= 0.2,
    ),
    line('heap-only updates', percent(heapOnly), '≥ 90 %', heapOnly >= 0.9),
  ];
}

function growthLines({ eager, growth }: Results): Line[] {
  const [small, large] = growth;
  if (eager === null || small === undefined) return [];
  const slower = perAccount(eager.nights) / perAccount(small);
  const memory = of(eager.nights, ({ rss }) => rss) / of(small, ({ rss }) => rss);
  const peak = of(eager.nights, ({ rss }) => rss);
  const lines = [
    line('µs/account, beside a tenth of the book', `${slower.toFixed(2)} ×`, '≤ 1.25 ×', slower <= 1.25),
    line('memory, beside a tenth of the book', `${memory.toFixed(2)} ×`, '≤ 1.2 ×', memory <= 1.2),
    line('memory at its peak', mib(peak), '< 250 MB', peak < 250 * 1024 * 1024),
  ];
  if (large === undefined) return lines;
  const grown = perAccount(large) / perAccount(small);
  return [
    ...lines,
    line(
      `µs/account, ${large[0]!.accounts} beside ${small[0]!.accounts}`,
      `${grown.toFixed(2)} ×`,
      '≤ 1.4 ×',
      grown <= 1.4,
    ),
  ];
}

function lazyLines({ eager, some, few }: Results): Line[] {
  const lines: Line[] = [];
  const faster = (nights: readonly Measured[]) =>
    of(eager!.nights, ({ ms }) => ms) / of(nights, ({ ms }) => ms);
  if (eager !== null && some.length > 0)
    lines.push(
      line(
        '20 % due anywhere: faster than a night for all',
        `${faster(some).toFixed(1)} ×`,
        '≥ 2.5 ×',
        faster(some) >= 2.5,
      ),
    );
  if (eager !== null && few.length > 0)
    lines.push(
      line(
        '3 % due side by side: faster than a night for all',
        `${faster(few).toFixed(1)} ×`,
        '≥ 5 ×',
        faster(few) >= 5,
      ),
    );
  if (few.length > 0) {
    const log = of(few, (night) => night.log / night.accounts);
    lines.push(line('log written, 3 % due side by side', `${log.toFixed(0)} B/account`, '≤ 50', log <= 50));
  }
  return lines;
}

function permitLines({ permits }: Results): Line[] {
  if (permits === null) return [];
  const { batch, together, single } = permits;
  const faster = median(together.map((rate, round) => rate / single[round]!));
  const rates = `${median(together).toFixed(0)}/s against ${median(single).toFixed(0)}/s`;
  const what = `contacts permitted and marked, ${batch} at a time beside one at a time`;
  return [line(what, `${faster.toFixed(1)} × (${rates})`, '≥ 8 ×', faster >= 8)];
}

function dispatchLines({ dispatch }: Results): Line[] {
  if (dispatch === null) return [];
  const { rates, centre, jobs, concurrency, cores } = dispatch;
  const best = rates.reduce((fast, rate) => (rate.perSecond > fast.perSecond ? rate : fast));
  const each = rates.map((rate) => `${nameOf(rate)}: ${rate.perSecond.toFixed(0)}/s`);
  const { senders, database, centre: atCentre } = best.processor;
  const all = senders + database + atCentre;
  const shares = `database and gate ${percent(best.judging)}, words ${percent(best.composing)}, carrier ${percent(best.carrier)}, answers ${percent(best.keeping)}; processor for a contact: senders ${senders.toFixed(0)} µs, database ${database.toFixed(0)} µs, centre ${atCentre.toFixed(0)} µs, so at most ${((cores * 1e6) / all).toFixed(0)}/s on ${cores} cores; log ${(best.log / 1000).toFixed(1)} kB`;
  return [
    line(
      'contacts from the plan to the message centre (processes × connections × batch)',
      `${each.join(', ')}; of the best: ${shares}; the carrier alone ${centre.toFixed(0)}/s`,
      '≥ 10,000/s',
      best.perSecond >= 10_000,
    ),
    line(
      `beside jobs of graphile-worker, ${concurrency} at a time`,
      `${(best.perSecond / jobs).toFixed(1)} × (${jobs.toFixed(0)}/s)`,
      '≥ 5 ×',
      best.perSecond >= 5 * jobs,
    ),
  ];
}

function listLines({ list, accounts }: Results): Line[] {
  if (list === null) return [];
  const { people, morning, asked, p50, p95, rowsP50, naiveP50, naiveP95, nextP95 } = list;
  const ms = (time: number) => `${time.toFixed(0)} ms`;
  return [
    line(
      `an agent's list: ${people} wait in a book of ${accounts}; ${asked} pages over filters and orders, gate asked for each row`,
      `p50 ${ms(p50)}, p95 ${ms(p95)}; the morning's list written in ${(morning / 1000).toFixed(1)} s; the next person taken in p95 ${ms(nextP95)}`,
      'p95 < 200 ms',
      p95 < 200,
    ),
    line(
      'the query that groups the plan at every look beside the rows along the index, both without the gate',
      `${(naiveP50 / rowsP50).toFixed(1)} × at p50 (${ms(naiveP50)} beside ${ms(rowsP50)}), p95 ${ms(naiveP95)}`,
      '> 1 ×',
      naiveP50 > rowsP50,
    ),
  ];
}

function line(what: string, measured: string, target: string, met: boolean): Line {
  return { what, measured, target, met };
}

function nightRows({ eager, growth, some, few }: Results): string[] {
  const rows: string[] = [];
  const add = (name: string, nights: readonly Measured[]): void => {
    const first = nights[0];
    if (first === undefined) return;
    const cells = [
      name,
      first.accounts,
      of(nights, ({ touched }) => touched),
      of(nights, (night) => night.rows),
      (of(nights, ({ ms }) => ms) / 1000).toFixed(2),
      perAccount(nights).toFixed(2),
      of(nights, ({ log, accounts }) => log / accounts).toFixed(0),
      mib(of(nights, ({ rss }) => rss)),
    ];
    rows.push(`| ${cells.join(' | ')} |`);
  };
  add('every account, two workers', eager?.nights ?? []);
  add('every account, one worker', eager?.alone ?? []);
  for (const nights of growth) add('every account, two workers', nights);
  add('20 % due anywhere', some);
  add('3 % due side by side', few);
  if (eager !== null)
    rows.push(
      `| raw limit, two sessions | ${eager.nights[0]!.accounts} | | | ${(median(eager.raw) / 1000).toFixed(2)} | | | |`,
    );
  return rows;
}
