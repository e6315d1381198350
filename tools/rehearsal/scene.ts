/**
 * Where is the rehearsal played: which server may be killed, and how does the book stand again as it was?
 *
 * A server of the rehearsal's own, so that killing it hurts nobody; the book is written once and every round begins with a
 * copy of its files. Closings run in processes of their own, as the product runs them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { FIRST_LADDER } from '../../policy/house/ladder.ts';
import { PRODUCTS } from '../../policy/house/products.ts';
import { type Day, dayOf } from '../../rules/days.ts';
import type { Key } from '../../server/db/accounts.ts';
import { createDatabase, dropDatabase } from '../../server/db/databases.ts';
import { openPostgres, type Postgres } from '../../server/db/embedded/postgres.ts';
import { serverProcess } from '../../server/db/ledger/rehearsed.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPool, type Pool } from '../../server/db/pool.ts';
import { writeBook } from '../bench/bench-book.ts';
import { agreeInBook, NIGHTS_BEFORE } from './agreements/agreed-book.ts';

export const RULES = { products: PRODUCTS, ladder: FIRST_LADDER };
/** The last closed day of the book when a round begins: the night after it is the end of a month, on which every charge is booked. */
export const TAKEN_OVER: Day = dayOf(2026, 11, 29);
const BOOK = 'rehearsal_book';
const COPY = 'rehearsal_copy';
/** One account in so many has an agreement, and so many at most. */
const AGREED_EVERY = 10;
const AGREED_MOST = 5_000;

/** How large the book is, and how a closing runs over it. */
export interface Size {
  readonly accounts: number;
  readonly workers: number;
  readonly chunkSize: number;
  readonly seed: number;
}

/** How a closing process ended: its exit code, or null when it was killed. */
export interface End {
  readonly code: number | null;
  readonly words: string;
}

/** The rehearsal's server and book. */
export class Scene {
  readonly size: Size;
  /** Accounts on which something was agreed. */
  agreed: readonly Key[] = [];
  #postgres: Postgres;

  private constructor(postgres: Postgres, size: Size) {
    this.#postgres = postgres;
    this.size = size;
  }

  /** Starts the server and writes the book. */
  static async open(size: Size): Promise<Scene> {
    const scene = new Scene(await openServer(), size);
    const url = scene.#postgres.url(BOOK);
    await dropDatabase(scene.#postgres, COPY);
    await dropDatabase(scene.#postgres, BOOK);
    await createDatabase(scene.#postgres, BOOK);
    await migrate(url);
    const { accounts, seed } = size;
    const takenOverOn = TAKEN_OVER - NIGHTS_BEFORE;
    const wish = { accounts, seed, takenOverOn, rules: RULES, due: null, together: false };
    scene.agreed = await withPool(url, async (pool) => {
      await writeBook(pool, wish);
      return agreeInBook({ pool, url }, TAKEN_OVER + 1, RULES, AGREED_EVERY, AGREED_MOST);
    });
    return scene;
  }

  get url(): string {
    return this.#postgres.url(COPY);
  }

  /** The book as it was written, as a database of its own. */
  async restore(): Promise<void> {
    await dropDatabase(this.#postgres, COPY);
    await createDatabase(this.#postgres, COPY, BOOK);
  }

  /** Starts to close the copy through `day`. */
  close(day: Day): { readonly child: ChildProcess; readonly end: Promise<End> } {
    const { workers, chunkSize } = this.size;
    const words = [join(import.meta.dirname, 'closing-process.ts'), this.url, day, workers, chunkSize];
    const child = spawn(process.execPath, words.map(String), { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    const end = new Promise<End>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, words: said.trim() }));
    });
    return { child, end };
  }

  /** Pulls the plug of the server: no warning, no farewell. */
  async killServer(): Promise<void> {
    const pid = await withPool(this.#postgres.url(), serverProcess);
    if (!Number.isInteger(pid) || pid <= 1) throw new Error('the server does not say its process number');
    process.kill(pid, 'SIGKILL');
  }

  /** Brings the server up again; it recovers what was committed. */
  async revive(): Promise<void> {
    const again = await openServer();
    await this.#postgres.close();
    this.#postgres = again;
  }

  async end(): Promise<void> {
    await dropDatabase(this.#postgres, COPY);
    await dropDatabase(this.#postgres, BOOK);
    await this.#postgres.close();
  }
}

/** Runs `work` on a small pool of its own. */
export async function withPool<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, 4);
  try {
    return await work(pool);
  } finally {
    await pool.end().catch(() => {});
  }
}

/** Its settings are the product's own but for the memory: what is committed must outlive a kill. */
function openServer(): Promise<Postgres> {
  const settings = { shared_buffers: '512MB', max_wal_size: '2GB' };
  return openPostgres({ databaseUrl: '', name: 'rehearsal-postgres', settings, say: () => {} });
}
