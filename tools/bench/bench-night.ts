/**
 * What does one night cost, in a process of its own?
 *
 * Closes the open day of a database and prints one JSON line: the time, where it went, and the memory of this process at its
 * peak, which only a fresh process can tell.
 */
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import type { Product } from '../../rules/terms.ts';
import { closeBook } from '../../server/day-end/close-book.ts';
import { openDay } from '../../server/db/night.ts';
import { accountUpdates, logBetween, logPosition } from '../../server/db/nights/yardstick.ts';
import { openPool } from '../../server/db/pool.ts';
import { productsPosting } from './bench-book.ts';

/** What a measured night says. Milliseconds and bytes; `ts` is the part of the closers' time spent in our own code. */
export interface Measured {
  readonly accounts: number;
  readonly touched: number;
  readonly rows: number;
  readonly ms: number;
  readonly log: number;
  readonly rss: number;
  readonly heapOnly: number;
  readonly ts: number;
  readonly decode: number;
  readonly rules: number;
  readonly encode: number;
}

async function measure(url: string, posting: Product['posting'], workers: number): Promise<Measured> {
  const pool = openPool(url, 2);
  try {
    const night = await openDay(pool);
    if (night === null) throw new Error('a book that has not begun');
    const before = await accountUpdates(pool);
    const from = await logPosition(pool);
    const began = performance.now();
    const rules = { products: productsPosting(posting), ladder: FIRST_LADDER };
    const closing = await closeBook({ pool, url }, night, rules, { workers });
    const ms = performance.now() - began;
    const log = await logBetween(pool, from, await logPosition(pool));
    const after = await accountUpdates(pool);
    if (closing.state !== 'closed') throw new Error(JSON.stringify(closing));
    const { book, accounts, events, postings, contacts } = closing.nights[0]!;
    const { all, decode, rules: inRules, encode } = closing.times;
    return {
      accounts: book,
      touched: accounts,
      rows: accounts + events + postings + contacts,
      ms,
      log,
      rss: process.resourceUsage().maxRSS * 1024,
      heapOnly: (after.heapOnly - before.heapOnly) / Math.max(1, after.all - before.all),
      ts: (decode + inRules + encode) / all,
      decode: decode / all,
      rules: inRules / all,
      encode: encode / all,
    };
  } finally {
    await pool.end();
  }
}

const [url, posting, workers] = process.argv.slice(2);
const measured = await measure(url!, posting as Product['posting'], Number(workers));
process.stdout.write(`${JSON.stringify(measured)}\n`);
