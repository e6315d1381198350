/**
 * Is everybody answered in time while a night is closed? `./anhuan bench --only load`
 *
 * First what one request of each kind costs the processors, beside a bare one that reads a row by its key (`bare-server.ts`). Then so many
 * requests a second by themselves, and as many while a closing runs in a process of its own. Two servers share them, as on any machine with
 * two processors: the real one, with sessions, keys and the database's wall. `--rate max` looks for the highest rate that holds.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Postgres } from '../../../server/db/embedded/postgres.ts';
import { settleDown } from '../../../server/db/nights/yardstick.ts';
import { openPool, type Pool } from '../../../server/db/pool.ts';
import { TAKEN_OVER_ON, withLoadBook } from './load-book.ts';
import { type Closing, closingOf } from './load-closing.ts';
import { type Cost, costOf, type ServerApart, used } from './request-cost.ts';
import { type Askers, signThemIn } from './traffic-book.ts';
import { askAll, type KindTimes, kindsOf } from './traffic-mix.ts';

export interface LoadWish {
  readonly accounts: number;
  /** Requests a second; `max`: as many as are answered in time. */
  readonly rate: number | 'max';
  readonly seconds: number;
  /** The book stays for the next run. */
  readonly kept: boolean;
}

/** One run of the mix. */
export interface LoadRun {
  readonly rate: number;
  readonly closing: boolean;
  /** Answers a second. */
  readonly answered: number;
  readonly kinds: readonly KindTimes[];
  /** Processors that the servers and the database had on average. */
  readonly busy: { readonly server: number; readonly database: number };
}

export interface LoadTimes {
  readonly accounts: number;
  readonly seconds: number;
  readonly warmed: string;
  readonly costs: readonly Cost[];
  readonly bare: Cost;
  readonly runs: readonly LoadRun[];
  /** How long the closing took; null: longer than the requests, or none was there. */
  readonly closingSeconds: number | null;
}

/** All of it is to be answered within so many milliseconds, ninety-nine of a hundred. */
export const IN_TIME_MS = 250;
const ANSWERED = 0.97;
const SERVERS = 2;
const WARM = { rate: 150, seconds: 20 };
/** As many a second as will be counted, before they are: servers open connections, and those plan their statements, when many ask at once. */
const WARM_AT_RATE_SECONDS = 10;
const COUNTED = 2_000;
/** The highest rate is looked for from here, each step so much higher. */
const FIRST_RATE = 200;
const STEP = 1.2;

/** What a measurement works with. */
interface Scene {
  readonly pool: Pool;
  readonly servers: readonly ServerApart[];
  readonly askers: Askers;
  readonly seconds: number;
}

/** Measures on a book of its own. */
export function measureLoad(
  postgres: Postgres,
  wish: LoadWish,
  say: (line: string) => void,
): Promise<LoadTimes> {
  return withLoadBook(postgres, wish, say, async (url) => {
    const pool = openPool(url, 4);
    const started: ServerApart[] = [];
    try {
      const askers = await signThemIn(pool, wish.accounts);
      await settleDown(pool);
      for (let nth = 0; nth < SERVERS; nth += 1) started.push(await startServer(url));
      const scene = { pool, servers: [...started], askers, seconds: wish.seconds };
      const bareServer = await startServer(url, 'bare');
      started.push(bareServer);
      return { ...(await measure(scene, bareServer, wish, url, say)), accounts: wish.accounts };
    } finally {
      await Promise.all(started.map(endServer));
      await pool.end();
    }
  });
}

async function measure(
  scene: Scene,
  bareServer: ServerApart,
  { rate, seconds }: LoadWish,
  url: string,
  say: (line: string) => void,
): Promise<Omit<LoadTimes, 'accounts'>> {
  const { pool, servers, askers } = scene;
  const addresses = servers.map(({ address }) => address);
  const warmed = `Warm before anything counts: ${WARM.seconds} s of the mix at ${WARM.rate} a second, and of each kind half as many requests as are counted; then ${WARM_AT_RATE_SECONDS} s at the rate that is counted.`;
  await askAll(addresses, askers, { ...WARM, run: 'warm' });
  say('what a request of each kind costs …');
  const costs: Cost[] = [];
  for (const kind of kindsOf(askers, 'cost'))
    costs.push(await costOf(pool, servers, kind, countOf(kind.share)));
  const bare = await costOf(pool, [bareServer], bareKind(askers), COUNTED);
  const runs: LoadRun[] = [];
  let closing: Closing | null = null;
  if (rate === 'max') {
    closing = closingOf(pool, url, TAKEN_OVER_ON + 1, true);
    for (let at = FIRST_RATE; ; at = Math.round((at * STEP) / 10) * 10) {
      const one = await oneRun(scene, at, true, `max${at}`);
      runs.push(one);
      say(`  ${at}/s: p99 ${Math.round(allOf(one).p99)} ms, ${allOf(one).errors} errors`);
      if (!holds(one)) break;
    }
  } else {
    await askAll(addresses, askers, { rate, seconds: WARM_AT_RATE_SECONDS, run: 'warm-at-rate' });
    say('asked by itself …');
    runs.push(await oneRun(scene, rate, false, 'alone'));
    say('asked while a night is closed …');
    closing = closingOf(pool, url, TAKEN_OVER_ON + 1, false);
    runs.push(await oneRun(scene, rate, true, 'night'));
  }
  return { seconds, warmed, costs, bare, runs, closingSeconds: await closing.end() };
}

/** The rarest kind is the dearest: fewer of it are counted. */
const countOf = (share: number): number => (share < 5 ? COUNTED / 4 : COUNTED);

/** Whether a run was answered in time, without an error, and as often as it was to be asked: who waits on every connection asks no more. */
export function holds(run: LoadRun): boolean {
  const { p99, errors } = allOf(run);
  return p99 < IN_TIME_MS && errors === 0 && run.answered >= ANSWERED * run.rate;
}

/** All kinds of a run together. */
export const allOf = ({ kinds }: LoadRun): KindTimes => kinds.at(-1)!;

async function oneRun(
  { pool, servers, askers, seconds }: Scene,
  rate: number,
  closing: boolean,
  run: string,
): Promise<LoadRun> {
  const before = await used(pool, servers);
  const began = performance.now();
  const addresses = servers.map(({ address }) => address);
  const kinds = await askAll(addresses, askers, { rate, seconds, run });
  const after = await used(pool, servers);
  const took = performance.now() - began;
  const share = (one: 'server' | 'database') => (after[one] - before[one]) / took;
  const answered = kinds.at(-1)!.requests / seconds;
  return { rate, closing, answered, kinds, busy: { server: share('server'), database: share('database') } };
}

function bareKind({ accounts }: Askers) {
  return {
    name: 'a bare row by its key',
    share: 100,
    request: (nth: number) => {
      const { slot, account } = accounts[(nth * 7_919) % accounts.length]!;
      return { method: 'GET' as const, path: `/accounts/${slot}/${account}` };
    },
  };
}

/** In a session of its own, as a service is: on Linux those who ask would have their processor of the server's share otherwise. */
async function startServer(url: string, kind = 'real'): Promise<ServerApart> {
  const server = fork(join(import.meta.dirname, 'traffic-server.ts'), [url, kind], { detached: true });
  const failed = once(server, 'exit').then(() => {
    throw new Error('the server ended before it said where it listens');
  });
  const said = once(server, 'message') as Promise<[{ readonly address: string }]>;
  const [{ address }] = await Promise.race([said, failed]);
  failed.catch(() => {}); // it ends when it is let go
  return { process: server, address };
}

async function endServer({ process: server }: ServerApart): Promise<void> {
  const ended = once(server, 'exit');
  server.disconnect();
  await ended;
}
