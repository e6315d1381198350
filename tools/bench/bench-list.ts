/**
 * How fast does an agent's list answer, on a large book with many who wait?
 *
 * A mix of pages, filters and orders as agents ask for them, each measured as the whole answer (rows, names, gate for every row of the page),
 * beside the query that groups the plan anew at every look, in the same run. Milliseconds; p50 and p95.
 */
import type { Day } from '../../rules/days.ts';
import { WorkAsked } from '../../server/api/desk/desk-schema.ts';
import { workList } from '../../server/api/desk/work-view.ts';
import type { House } from '../../server/api/house.ts';
import { smallHouse } from '../../server/api/small-book.ts';
import { readWork } from '../../server/db/desk/naive-list.ts';
import { readWaiting } from '../../server/db/desk/waiting-rows.ts';
import { analyseWaiting, seedWaiting } from '../../server/db/desk/waiting-seed.ts';
import type { Pool } from '../../server/db/pool.ts';
import { listMorning, takeNext } from '../../server/desk/take-next.ts';

/** Everybody who waits, in the order of the list. */
const ALL = {
  order: 'next',
  whose: 'all',
  own: [],
  reason: null,
  way: null,
  product: null,
  oldestFrom: null,
  oldestTo: null,
} as const;

/** What was measured; times in milliseconds. */
export interface ListMeasured {
  readonly people: number;
  readonly morning: number;
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  /** The rows of a first page alone, along the index, without the gate. */
  readonly rowsP50: number;
  /** The same by the grouping query. */
  readonly naiveP50: number;
  readonly naiveP95: number;
  /** Taking the next person. */
  readonly nextP95: number;
}

const MIX = [
  {},
  { whose: 'queue', worker: 'w1' },
  { order: 'amount' },
  { order: 'oldest' },
  { reason: 'today' },
  { reason: 'earlier', order: 'amount' },
  { bucket: 'M3' },
  { bucket: 'M2', channel: 'call' },
  { product: 'instalment', order: 'oldest' },
  { bucket: 'M4', order: 'amount', channel: 'call' },
] as const;
/** How many pages are scrolled through with each. */
const PAGES = 8;
const NAIVE_ASKED = 10;
const TAKEN = 40;

/** Measures on a book that is there, of which `people` are made to wait on `today`. */
export async function measureList(
  database: { readonly pool: Pool; readonly url: string },
  today: Day,
  people: number,
  say: (line: string) => void,
): Promise<ListMeasured> {
  const { pool } = database;
  const house = { ...smallHouse(database), today: async () => today };
  const waiting = await seedWaiting(pool, today, people);
  const began = performance.now();
  await listMorning(pool, today);
  const morning = performance.now() - began;
  await analyseWaiting(pool);
  say(`  ${waiting} wait; the morning was written in ${(morning / 1000).toFixed(1)} s`);
  const times = await pagesAsked(house);
  const naive: number[] = [];
  const rows: number[] = [];
  const wanted = {
    today,
    when: 'waiting',
    channel: null,
    product: null,
    oldestFrom: null,
    oldestTo: null,
  } as const;
  for (let round = 0; round < NAIVE_ASKED; round += 1) {
    const at = performance.now();
    await readWork(pool, wanted, null, 51);
    naive.push(performance.now() - at);
    const again = performance.now();
    await readWaiting(pool, { ...ALL, order: 'amount', reason: 'earlier' }, null, 51);
    rows.push(performance.now() - again);
  }
  const next: number[] = [];
  for (let worker = 0; worker < TAKEN; worker += 1) {
    const at = performance.now();
    await takeNext(pool, ALL, { worker: `w${worker}`, today, now: house.now(today) }, house);
    next.push(performance.now() - at);
  }
  return {
    people: waiting,
    morning,
    asked: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    rowsP50: quantile(rows, 0.5),
    naiveP50: quantile(naive, 0.5),
    naiveP95: quantile(naive, 0.95),
    nextP95: quantile(next, 0.95),
  };
}

/** Milliseconds of each page of the mix. */
async function pagesAsked(house: House): Promise<number[]> {
  const times: number[] = [];
  for (const asked of MIX) {
    let after: string | null | undefined;
    for (let page = 0; page < PAGES && after !== null; page += 1) {
      const query = WorkAsked.parse({ ...asked, ...(after === undefined ? {} : { after }) });
      const at = performance.now();
      const answer = await workList(house, query, ['w1']);
      times.push(performance.now() - at);
      after = answer.next;
    }
  }
  return times;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
