/**
 * On the made-up book: how long before a missed payment does the watch see it, and how often does it alarm in vain?
 *
 * Lives the borrowers of a seed under the real rules, looks at every account on the nights on which the product looks, and compares
 * with what the borrower then did. The same seed gives the same figures.
 */
import { HOUSE } from '../../policy/house/loans.ts';
import { WATCH } from '../../policy/warning/watch-points.ts';
import type { AccountEvent } from '../../rules/account.ts';
import { addMonths, type Day, dayOf } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import { pastRowsOf } from '../../rules/warning/past-rows.ts';
import { watchScore } from '../../rules/warning/row-watch.ts';
import { watchedRow } from '../../rules/warning/watched-row.ts';
import { payerOf } from '../../simulator/behaviour.ts';
import { contractsOf } from '../../simulator/contracts.ts';
import { beginLife, liveThrough } from '../../simulator/lives.ts';
import { isDormant } from '../../simulator/purchases.ts';
import { takeOver } from '../../simulator/takeover.ts';

/** Counts for one kind of account. Lead times in days. */
export interface WatchLine {
  readonly name: string;
  readonly due: number;
  readonly missed: number;
  readonly alarms: number;
  readonly caught: number;
  readonly falseAlarms: number;
  readonly leadMedian: number | null;
  /** A tenth of the lead times is at most this. */
  readonly leadShort: number | null;
}

export interface BookFigures {
  readonly seed: number;
  readonly borrowers: number;
  readonly unwatched: number;
  readonly months: number;
  readonly threshold: number;
  readonly lines: readonly WatchLine[];
}

const FIRST: Day = dayOf(2025, 1, 1);
const UNWATCHED = 6;
const MONTHS = 9;

interface Count {
  due: number;
  missed: number;
  alarms: number;
  caught: number;
  readonly leads: number[];
}

/** Lives and counts. */
export function measureBook(borrowers: number, seed: number): BookFigures {
  const counts = new Map<string, Count>();
  for (let id = 1; id <= borrowers; id += 1)
    for (const contract of contractsOf(seed, id, HOUSE)) {
      const { product } = contract;
      if (isDormant(contract.dice) && product.statement !== null) continue;
      const payer = payerOf(seed, id, contract.id);
      const life = beginLife(takeOver(contract, payer, FIRST, HOUSE), false);
      const events: AccountEvent[] = [];
      const count = counts.get(product.name.en) ?? { due: 0, missed: 0, alarms: 0, caught: 0, leads: [] };
      counts.set(product.name.en, count);
      const { opening } = life.history;
      events.push({ day: opening.openedOn, body: { type: 'opened', opening }, postings: [] });
      liveAndWatch({ life, payer, events, product }, count);
    }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => lineOf(name, count));
  return { seed, borrowers, unwatched: UNWATCHED, months: MONTHS, threshold: WATCH.points.helpFrom, lines };
}

interface Watched {
  readonly life: ReturnType<typeof beginLife>;
  readonly payer: ReturnType<typeof payerOf>;
  readonly events: AccountEvent[];
  readonly product: Product;
}

function liveAndWatch({ life, payer, events, product }: Watched, count: Count): void {
  const from = addMonths(FIRST, UNWATCHED, 1, 'clamp');
  const until = addMonths(FIRST, UNWATCHED + MONTHS, 1, 'clamp');
  const onlooker = (event: AccountEvent) => void events.push(event);
  liveThrough(life, payer, FIRST, from - 1, product, null, onlooker);
  const alarmedOn = new Map<Day, Day>();
  const looked = new Set<Day>();
  for (let day = from; day < until; day += 1) {
    liveThrough(life, payer, day, day, product, null, onlooker);
    const next = watchedRow(life.account, product);
    if (next === null || !WATCH.looksAhead.includes(next.due - day)) continue;
    looked.add(next.due);
    if (alarmedOn.has(next.due)) continue;
    const kind = product.statement === null ? ('instalment' as const) : ('bill' as const);
    const { points } = watchScore({ kind, rows: pastRowsOf(events), next }, WATCH.points);
    if (points >= WATCH.points.helpFrom) alarmedOn.set(next.due, day);
  }
  for (const { due, daysLate } of pastRowsOf(events))
    if (looked.has(due)) countRow(count, due, daysLate !== 0, alarmedOn.get(due) ?? null);
}

function countRow(count: Count, due: Day, missed: boolean, alarmedOn: Day | null): void {
  count.due += 1;
  if (missed) count.missed += 1;
  if (alarmedOn === null) return;
  count.alarms += 1;
  if (!missed) return;
  count.caught += 1;
  count.leads.push(due - alarmedOn);
}

function lineOf(name: string, { due, missed, alarms, caught, leads }: Count): WatchLine {
  const sorted = [...leads].sort((a, b) => a - b);
  return {
    name,
    due,
    missed,
    alarms,
    caught,
    falseAlarms: alarms - caught,
    leadMedian: sorted[sorted.length >> 1] ?? null,
    leadShort: sorted[Math.floor(sorted.length / 10)] ?? null,
  };
}
