/**
 * Is everybody answered in time while a night is closed? `./anhuan bench --only load`
 *
 * Five hundred requests a second for a minute at a book of any size: once by themselves, once while a closing runs in a process of its
 * own, at a lower priority. Two servers share the requests, as on any machine with two processors: the real one, with sessions, keys and
 * the database's wall. Both runs are in one measurement, so that they compare.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { FIRST_LADDER } from '../../../policy/house/ladder.ts';
import { dayOf } from '../../../rules/days.ts';
import { analyseWaiting, seedWaiting } from '../../../server/db/desk/waiting-seed.ts';
import { settleDown } from '../../../server/db/nights/yardstick.ts';
import { openPool } from '../../../server/db/pool.ts';
import { listMorning } from '../../../server/desk/take-next.ts';
import { productsPosting, writeBook } from '../bench-book.ts';
import { signThemIn, writePeople } from './traffic-book.ts';
import { askAll, type KindTimes } from './traffic-mix.ts';

export interface LoadTimes {
  readonly accounts: number;
  readonly rate: number;
  readonly seconds: number;
  readonly alone: readonly KindTimes[];
  /** While closing runs; `closingSeconds`: how long that took, null where it was not over at the end. */
  readonly closing: readonly KindTimes[];
  readonly closingSeconds: number | null;
}

export interface LoadWish {
  readonly accounts: number;
  readonly rate: number;
  readonly seconds: number;
}

const TAKEN_OVER_ON = dayOf(2026, 3, 9);
const WARM_SECONDS = 5;
const DUE_OF_THOUSAND = 300;
/** Who waits for an agent: one in ten. */
const WAITING_SHARE = 10;
const SERVERS = 2;

/** Measures on an empty, migrated database. */
export async function measureLoad(
  url: string,
  { accounts, rate, seconds }: LoadWish,
  say: (line: string) => void,
): Promise<LoadTimes> {
  const pool = openPool(url, 4);
  try {
    say(`a book of ${accounts} accounts, each with its person …`);
    const rules = { products: productsPosting('when-needed'), ladder: FIRST_LADDER };
    const wish = {
      accounts,
      rules,
      takenOverOn: TAKEN_OVER_ON,
      due: DUE_OF_THOUSAND,
      together: false,
      seed: 7,
    };
    await writeBook(pool, wish);
    await writePeople(pool, accounts);
    const askers = await signThemIn(pool, accounts);
    await settleDown(pool);
    await seedWaiting(pool, TAKEN_OVER_ON + 1, Math.floor(accounts / WAITING_SHARE));
    await listMorning(pool, TAKEN_OVER_ON + 1);
    await analyseWaiting(pool);
    const servers = Array.from({ length: SERVERS }, () =>
      spawn(process.execPath, [join(import.meta.dirname, 'traffic-server.ts'), url], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    try {
      const addresses = await Promise.all(servers.map(firstLine));
      await askAll(addresses, askers, { rate: rate / 5, seconds: WARM_SECONDS, run: 'warm' });
      say('asked by itself …');
      const alone = await askAll(addresses, askers, { rate, seconds, run: 'alone' });
      say('asked while a night is closed …');
      const night = closingOf(url);
      const closing = await askAll(addresses, askers, { rate, seconds, run: 'night' });
      return { accounts, rate, seconds, alone, closing, closingSeconds: await night.end() };
    } finally {
      for (const server of servers) {
        server.stdin.end();
        await once(server, 'exit');
      }
    }
  } finally {
    await pool.end();
  }
}

function firstLine(server: ChildProcess): Promise<string> {
  let said = '';
  // What it says afterwards is read on: a pipe that nobody empties would stop it.
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(0, 10_000);
      if (said.includes('\n')) resolve(said.split('\n')[0]!);
    });
    server.once('exit', () => reject(new Error('the server ended before it said where it listens')));
  });
}

/** A closing in a process of its own. */
function closingOf(url: string): { readonly end: () => Promise<number | null> } {
  const began = performance.now();
  const program = join(import.meta.dirname, '..', '..', 'rehearsal', 'closing-process.ts');
  const night = fork(program, [url, String(TAKEN_OVER_ON + 1), '1', '2000']);
  // As a house would start it: whoever waits for an answer goes first.
  if (night.pid !== undefined) setPriority(night.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let took: number | null = null;
  const over = once(night, 'exit').then(([code]) => {
    if (code !== 0) throw new Error('the closing failed');
    took = (performance.now() - began) / 1000;
  });
  return {
    end: async () => {
      const within = took;
      await over;
      return within;
    },
  };
}

/** The tables of both runs. */
export function loadText({ accounts, rate, seconds, alone, closing, closingSeconds }: LoadTimes): string {
  const line = (run: string) => (one: KindTimes) =>
    `| ${run} | ${one.name} | ${one.requests} | ${one.errors} | ${[one.p50, one.p95, one.p99, one.most].map(Math.round).join(' | ')} |`;
  const ended = closingSeconds === null ? 'longer than the requests' : `${closingSeconds.toFixed(1)} s`;
  return [
    '',
    `${rate} requests a second for ${seconds} s, ${accounts} accounts; the closing took ${ended}.`,
    '',
    '| run | kind | requests | errors | p50 ms | p95 ms | p99 ms | longest ms |',
    '|---|---|---|---|---|---|---|---|',
    ...alone.map(line('alone')),
    ...closing.map(line('closing')),
    '',
  ].join('\n');
}
