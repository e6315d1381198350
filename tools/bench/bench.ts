/**
 * How fast is a night, measured so that it can be believed? `./anhuan bench`
 *
 * Everything is a ratio taken in the same run: a night of the full rules beside bare statements that write the same rows,
 * beside one transaction for each account, beside smaller and larger books, beside nights with less to do. Each night runs
 * in a fresh process after a checkpoint; runs are repeated and the median counts. Books are made up (`bench-book.ts`).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { dayOf } from '../../rules/days.ts';
import type { Product } from '../../rules/terms.ts';
import { createDatabase, dropDatabase } from '../../server/db/databases.ts';
import { openPostgres, type Postgres } from '../../server/db/embedded/postgres.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openDay } from '../../server/db/night.ts';
import { settleDown, takeRows, writeRaw } from '../../server/db/nights/yardstick.ts';
import { openPool, type Pool } from '../../server/db/pool.ts';
import type { Call } from '../commands.ts';
import { wholeNumber } from '../whole-number.ts';
import { productsPosting, type Wish, writeBook } from './bench-book.ts';
import { decisions } from './bench-decisions.ts';
import { measureDispatch } from './bench-dispatch.ts';
import { measurePermits } from './bench-gate.ts';
import { measureList } from './bench-list.ts';
import type { Measured } from './bench-night.ts';
import { type Results, resultsText } from './bench-results.ts';
import { oneByOne } from './bench-single.ts';
import { type FirstView, firstViews } from './first-view.ts';
import { type LoadTimes, measureLoad } from './load/bench-load.ts';
import { benchSilence } from './silence/bench-silence.ts';

const TAKEN_OVER_ON = dayOf(2026, 3, 9); // no month end within the nights that are measured
const WORKERS = 2;
const PREFIX = 'anhuan_bench_';
/** Attempts of the set that decisions are measured with. */
const ATTEMPTS = 2_000;

interface Bench {
  readonly postgres: Postgres;
  readonly accounts: number;
  readonly rounds: number;
  readonly sample: number;
  readonly say: (line: string) => void;
}

export async function run(call: Call): Promise<number> {
  const { options } = call;
  const only = typeof options.only === 'string' ? options.only.split(',') : null;
  const wanted = (name: string) => only === null || only.includes(name);
  const rounds = wholeNumber('rounds', options.rounds, 1, 99);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const decided = wanted('decisions') ? await decisions(ATTEMPTS, rounds, say) : null;
  if (only?.every((name) => name === 'decisions'))
    return print({ ...NO_NIGHTS, rounds, decisions: decided }, call);
  const postgres = await openPostgres({
    databaseUrl: call.databaseUrl,
    name: 'bench-postgres',
    // Vacuuming what one run has left would be counted into the next; each run is preceded by one instead.
    settings: {
      autovacuum: 'off',
      track_commit_timestamp: only?.includes('silence') === true ? 'on' : 'off',
    },
  });
  if (only?.every((name) => name === 'silence')) return benchSilence(postgres, say, call);
  if (only?.every((name) => name === 'first-view'))
    return await firstView(postgres, rounds, say, call).finally(() => postgres.close());
  const bench: Bench = {
    postgres,
    accounts: wholeNumber('accounts', options.accounts, 1_000, 100_000_000),
    rounds,
    sample: wholeNumber('sample', options.sample, 100, 100_000),
    say,
  };
  try {
    const results: Results = {
      server: postgres.version,
      accounts: bench.accounts,
      rounds: bench.rounds,
      eager: wanted('eager') ? await eager(bench) : null,
      growth: wanted('growth')
        ? await growth(bench, wholeNumber('largest', options.largest, 0, 10_000_000_000))
        : [],
      some: wanted('some') ? await lazy(bench, 200, false) : [],
      few: wanted('few') ? await lazy(bench, 30, true) : [],
      permits: wanted('permits') ? await permits(bench) : null,
      dispatch: wanted('dispatch') ? await dispatch(bench) : null,
      list: wanted('list') ? await list(bench) : null,
      decisions: decided,
      load: only?.includes('load') === true ? await load(bench, options) : null,
    };
    return print(results, call);
  } finally {
    await postgres.close();
  }
}

/** The borrower's first view on a slow telephone: the median of the rounds. */
async function firstView(
  postgres: Postgres,
  rounds: number,
  say: (line: string) => void,
  { json }: Call,
): Promise<number> {
  const views = await firstViews(postgres, rounds, say);
  if (views === null) say('There is no browser on this machine.');
  if (views === null || views.length === 0) return 1;
  const middle = (name: keyof FirstView) =>
    views.map((view) => view[name]).sort((a, b) => a - b)[Math.floor(views.length / 2)]!;
  const firstView = {
    shown: middle('shown'),
    touched: middle('touched'),
    inPlace: middle('inPlace'),
    bytes: middle('bytes'),
  };
  process.stdout.write(
    json
      ? `${JSON.stringify({ firstView, rounds })}\n`
      : `First view, slow 4G, processor 4 × slower: shown after ${firstView.shown} ms, touched after ${firstView.touched} ms, script in place after ${firstView.inPlace} ms, ${firstView.bytes} bytes (median of ${rounds}, each for itself).\n`,
  );
  return 0;
}

const NO_NIGHTS = {
  server: null,
  accounts: 0,
  eager: null,
  growth: [],
  some: [],
  few: [],
  permits: null,
  dispatch: null,
  list: null,
  load: null,
} as const;

function print(results: Results, { json }: Call): number {
  process.stdout.write(json ? `${JSON.stringify(results)}\n` : resultsText(results));
  return 0;
}

/** A night for every account, beside the raw limit, beside one account at a time; each round on the next night. */
async function eager(bench: Bench): Promise<Results['eager']> {
  const { postgres, rounds, accounts, say } = bench;
  const nights: Measured[] = [];
  const alone: Measured[] = [];
  const raw: number[] = [];
  const single: number[] = [];
  await withBook(bench, 'eager', { posting: 'daily', due: null, together: false, accounts }, async (book) => {
    for (let round = 1; round <= rounds; round += 1) {
      const copy = `${PREFIX}copy`;
      const one = `${PREFIX}one`;
      await dropDatabase(postgres, copy);
      await dropDatabase(postgres, one);
      await createDatabase(postgres, copy, book);
      await createDatabase(postgres, one, book);
      nights.push(await night(bench, book, 'daily', WORKERS));
      raw.push(await rawLimit(bench, book, copy));
      alone.push(await night(bench, one, 'daily', 1));
      await dropDatabase(postgres, one);
      single.push(await baseline(bench, book));
      await dropDatabase(postgres, copy);
      say(
        `  round ${round}: night ${(nights.at(-1)!.ms / 1000).toFixed(1)} s, raw ${(raw.at(-1)! / 1000).toFixed(1)} s, one worker ${(alone.at(-1)!.ms / 1000).toFixed(1)} s, one by one ${single.at(-1)!.toFixed(0)}/s`,
      );
    }
  });
  return { nights, alone, raw, single };
}

/** The same night over a book of a tenth of the size, and over a larger one when asked. */
async function growth(bench: Bench, largest: number): Promise<Measured[][]> {
  const sizes = [Math.round(bench.accounts / 10), ...(largest === 0 ? [] : [largest])];
  const measured: Measured[][] = [];
  for (const accounts of sizes) {
    const nights: Measured[] = [];
    const wish = { posting: 'daily', due: null, together: false, accounts } as const;
    await withBook(bench, 'grown', wish, async (book) => {
      for (let round = 1; round <= bench.rounds; round += 1)
        nights.push(await night(bench, book, 'daily', WORKERS));
    });
    measured.push(nights);
  }
  return measured;
}

/** A night that only `due` thousandths of the accounts have something to do in. */
async function lazy(bench: Bench, due: number, together: boolean): Promise<Measured[]> {
  const { postgres, accounts, rounds } = bench;
  const nights: Measured[] = [];
  await withBook(bench, 'lazy', { posting: 'when-needed', due, together, accounts }, async (book) => {
    for (let round = 1; round <= rounds; round += 1) {
      const copy = rounds === 1 ? book : `${PREFIX}copy`;
      if (copy !== book) {
        await dropDatabase(postgres, copy);
        await createDatabase(postgres, copy, book);
      }
      nights.push(await night(bench, copy, 'when-needed', WORKERS));
      if (copy !== book) await dropDatabase(postgres, copy);
    }
  });
  return nights;
}

/** Contacts permitted and marked twenty at a time, beside one at a time. */
async function permits(bench: Bench): Promise<Results['permits']> {
  const { postgres, rounds, say } = bench;
  const database = `${PREFIX}gate`;
  say('permits, in batches and one at a time …');
  return withNew(postgres, database, () =>
    withPool(postgres, database, (pool) => measurePermits(pool, rounds, () => settleDown(pool))),
  );
}

/** Contacts from the plan to a message centre, beside the same as jobs. */
async function dispatch({ postgres, say }: Bench): Promise<Results['dispatch']> {
  const database = `${PREFIX}dispatch`;
  say('contacts to a message centre …');
  return withNew(postgres, database, async () => {
    const pool = openPool(postgres.url(database), 8);
    try {
      return await measureDispatch(pool, postgres.url(database), () => settleDown(pool), say);
    } finally {
      await pool.end();
    }
  });
}

/** An agent's list, of a tenth of the book at most, on a book of the full size. */
async function list(bench: Bench): Promise<Results['list']> {
  const { postgres, accounts, say } = bench;
  const people = Math.min(100_000, Math.floor(accounts / 10));
  let measured: Results['list'] = null;
  const wish = { posting: 'when-needed', due: null, together: false, accounts } as const;
  await withBook(bench, 'list', wish, async (name) => {
    await withPool(postgres, name, async (pool) => {
      const database = { pool, url: postgres.url(name) };
      measured = await measureList(database, TAKEN_OVER_ON + 1, people, say);
    });
  });
  return measured;
}

/** Requests by themselves and while a night is closed. Only when it is named: it is no ratio of the night. */
async function load({ postgres, accounts, say }: Bench, options: Call['options']): Promise<LoadTimes> {
  const wish = {
    accounts,
    rate: options.rate === 'max' ? ('max' as const) : wholeNumber('rate', options.rate, 1, 100_000),
    seconds: wholeNumber('seconds', options.seconds, 1, 3_600),
    kept: options.keepBook === true,
  };
  return measureLoad(postgres, wish, say);
}

/** Makes a migrated database for `work`, and drops it. */
async function withNew<T>(postgres: Postgres, database: string, work: () => Promise<T>): Promise<T> {
  await dropDatabase(postgres, database);
  await createDatabase(postgres, database);
  try {
    await migrate(postgres.url(database));
    return await work();
  } finally {
    await dropDatabase(postgres, database);
  }
}

/** Makes a book, hands its name to `work`, and drops it. */
async function withBook(
  { postgres, say }: Bench,
  name: string,
  wish: Pick<Wish, 'due' | 'together' | 'accounts'> & { readonly posting: Product['posting'] },
  work: (database: string) => Promise<void>,
): Promise<void> {
  const database = `${PREFIX}${name}`;
  const { posting, ...rest } = wish;
  const rules = { products: productsPosting(posting), ladder: FIRST_LADDER };
  say(
    `${wish.accounts} accounts, posting ${posting}, ${wish.due === null ? 'as they come' : `${wish.due / 10} % due`} …`,
  );
  await withNew(postgres, database, async () => {
    await withPool(postgres, database, async (pool) => {
      await writeBook(pool, { ...rest, rules, takenOverOn: TAKEN_OVER_ON, seed: 7 });
      await settleDown(pool);
    });
    await work(database);
  });
}

async function withPool<T>(
  postgres: Postgres,
  database: string,
  work: (pool: Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool(postgres.url(database), WORKERS + 1);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Closes the open night of a database in a process of its own. */
async function night(
  { postgres }: Bench,
  database: string,
  posting: Product['posting'],
  workers: number,
): Promise<Measured> {
  await withPool(postgres, database, settleDown);
  const script = join(import.meta.dirname, 'bench-night.ts');
  const words = [script, postgres.url(database), posting, String(workers)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Measured;
}

/** Milliseconds that bare statements need for the rows that the night of `book` has just written. */
async function rawLimit({ postgres }: Bench, book: string, copy: string): Promise<number> {
  return withPool(postgres, book, (from) =>
    withPool(postgres, copy, async (to) => {
      const open = await openDay(to);
      if (open === null) throw new Error('a book that has not begun');
      await takeRows(from, to, open);
      await settleDown(to);
      const began = performance.now();
      await writeRaw(to, open);
      return performance.now() - began;
    }),
  );
}

/** Accounts a second, one transaction each, on the night after. The accounts are closed by it, their night is not. */
async function baseline({ postgres, accounts, sample }: Bench, book: string): Promise<number> {
  const copy = `${PREFIX}single`;
  await dropDatabase(postgres, copy);
  await createDatabase(postgres, copy, book);
  const rate = await withPool(postgres, copy, async (pool) => {
    const open = await openDay(pool);
    if (open === null) throw new Error('a book that has not begun');
    await settleDown(pool);
    const rules = { products: productsPosting('daily'), ladder: FIRST_LADDER };
    return oneByOne(pool, open, rules, accounts, sample);
  });
  await dropDatabase(postgres, copy);
  return rate;
}
