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
import { type RowWatch, type WatchPoints, watchScore } from '../../rules/warning/row-watch.ts';
import { watchedRow } from '../../rules/warning/watched-row.ts';
import { payerOf } from '../../simulator/behaviour.ts';
import { contractsOf } from '../../simulator/contracts.ts';
import { beginLife, liveThrough } from '../../simulator/lives.ts';
import { isDormant } from '../../simulator/purchases.ts';
import { takeOver } from '../../simulator/takeover.ts';
import { planBook } from './plan-book.ts';

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

/** What help from so many points on would have meant for one kind of account. Shares; `lead`: median days. */
export interface WatchThreshold {
  readonly name: string;
  readonly from: number;
  readonly used: boolean;
  readonly alarms: number;
  readonly caught: number;
  readonly falseAlarms: number;
  readonly right: number;
  readonly lead: number | null;
}

export interface BookFigures {
  readonly seed: number;
  readonly borrowers: number;
  readonly unwatched: number;
  readonly months: number;
  readonly helpFrom: WatchPoints['helpFrom'];
  readonly lines: readonly WatchLine[];
  readonly thresholds: readonly WatchThreshold[];
}

const FIRST: Day = dayOf(2025, 1, 1);
const UNWATCHED = 6;
const MONTHS = 9;

/** One payment that was looked at: whether it was then missed, and the points on each look, by days ahead. */
export interface SeenRow {
  readonly missed: boolean;
  readonly looks: readonly { readonly ahead: number; readonly points: number }[];
}

/** All payments of one kind of account. */
export interface SeenKind {
  readonly name: string;
  readonly kind: RowWatch['kind'];
  readonly rows: SeenRow[];
}

/** Lives and counts. */
export function measureBook(borrowers: number, seed: number): BookFigures {
  const seen = new Map<string, SeenKind>();
  for (let id = 1; id <= borrowers; id += 1)
    for (const contract of contractsOf(seed, id, HOUSE)) {
      const { product } = contract;
      if (isDormant(contract.dice) && product.statement !== null) continue;
      const payer = payerOf(seed, id, contract.id);
      const life = beginLife(takeOver(contract, payer, FIRST, HOUSE), false);
      const events: AccountEvent[] = [];
      const name = product.name.en;
      const kind = product.statement === null ? ('instalment' as const) : ('bill' as const);
      const own = seen.get(name) ?? { name, kind, rows: [] };
      seen.set(name, own);
      const { opening } = life.history;
      events.push({ day: opening.openedOn, body: { type: 'opened', opening }, postings: [] });
      liveAndWatch({ life, payer, events, product }, own);
    }
  const kinds = [...[...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), planBook(borrowers, seed)];
  return {
    seed,
    borrowers,
    unwatched: UNWATCHED,
    months: MONTHS,
    helpFrom: HELP_FROM,
    lines: kinds.map((one) => lineOf(one, HELP_FROM[one.kind])),
    thresholds: kinds.flatMap((one) => TRIED.map((from) => thresholdAt(one, from))),
  };
}

const HELP_FROM = { ...WATCH.points.helpFrom, plan: WATCH.planPoints.helpFrom.plan };
const TRIED = [20, 30, 40, 50, 60] as const;

interface Watched {
  readonly life: ReturnType<typeof beginLife>;
  readonly payer: ReturnType<typeof payerOf>;
  readonly events: AccountEvent[];
  readonly product: Product;
}

function liveAndWatch({ life, payer, events, product }: Watched, { kind, rows }: SeenKind): void {
  const from = addMonths(FIRST, UNWATCHED, 1, 'clamp');
  const until = addMonths(FIRST, UNWATCHED + MONTHS, 1, 'clamp');
  const onlooker = (event: AccountEvent) => void events.push(event);
  liveThrough(life, payer, FIRST, from - 1, product, null, onlooker);
  const looks = new Map<Day, { ahead: number; points: number }[]>();
  for (let day = from; day < until; day += 1) {
    liveThrough(life, payer, day, day, product, null, onlooker);
    const next = watchedRow(life.account, product);
    if (next === null || !WATCH.looksAhead.includes(next.due - day)) continue;
    const { points } = watchScore({ kind, rows: pastRowsOf(events), next }, WATCH.points);
    looks.set(next.due, [...(looks.get(next.due) ?? []), { ahead: next.due - day, points }]);
  }
  for (const { due, daysLate } of pastRowsOf(events)) {
    const own = looks.get(due);
    if (own !== undefined) rows.push({ missed: daysLate !== 0, looks: own });
  }
}

/** Days ahead of the first look that alarms; null: none does. */
function alarmAt({ looks }: SeenRow, from: number): number | null {
  return looks.find(({ points }) => points >= from)?.ahead ?? null;
}

/** Counts of one kind of account with help from so many points on. */
export function lineOf({ name, rows }: SeenKind, from: number): WatchLine {
  const alarmed = rows.flatMap((row) => {
    const ahead = alarmAt(row, from);
    return ahead === null ? [] : [{ ahead, missed: row.missed }];
  });
  const leads = alarmed.filter(({ missed }) => missed).map(({ ahead }) => ahead);
  leads.sort((a, b) => a - b);
  return {
    name,
    due: rows.length,
    missed: rows.filter(({ missed }) => missed).length,
    alarms: alarmed.length,
    caught: leads.length,
    falseAlarms: alarmed.length - leads.length,
    leadMedian: leads[leads.length >> 1] ?? null,
    leadShort: leads[Math.floor(leads.length / 10)] ?? null,
  };
}

function thresholdAt(kind: SeenKind, from: number): WatchThreshold {
  const { name, due, missed, alarms, caught, falseAlarms, leadMedian } = lineOf(kind, from);
  return {
    name,
    from,
    used: from === HELP_FROM[kind.kind],
    alarms: alarms / Math.max(1, due),
    caught: caught / Math.max(1, missed),
    falseAlarms: falseAlarms / Math.max(1, due - missed),
    right: caught / Math.max(1, alarms),
    lead: leadMedian,
  };
}
