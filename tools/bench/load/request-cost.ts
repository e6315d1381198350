/**
 * What does one request of each kind cost the processors, in the servers and in the database?
 *
 * Each kind by itself, so many requests on a few connections; what the servers tell of themselves, and what the system tells of the
 * database's processes. Unlike the clock it says the same on a busy machine and on a quiet one, or nearly.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { processesOf } from '../../../server/db/nights/yardstick.ts';
import type { Queryable } from '../../../server/db/pool.ts';
import type { Kind } from './traffic-mix.ts';

/** Milliseconds of processor of one request. */
export interface Cost {
  readonly name: string;
  readonly server: number;
  readonly database: number;
}

/** A server in a process of its own. */
export interface ServerApart {
  readonly process: ChildProcess;
  readonly address: string;
}

const CONNECTIONS = 6;

/** What `count` requests of one kind cost each, after half as many that nobody counts. */
export async function costOf(
  db: Queryable,
  servers: readonly ServerApart[],
  kind: Kind,
  count: number,
): Promise<Cost> {
  let nth = 0;
  const ask = async (amount: number) => {
    const from = nth;
    nth += amount;
    await Promise.all(
      servers.map(({ address }, place) =>
        askSome(
          address,
          kind,
          from + Math.floor((place * amount) / servers.length),
          Math.ceil(amount / servers.length),
        ),
      ),
    );
  };
  await ask(Math.ceil(count / 2));
  const before = await used(db, servers);
  await ask(count);
  const after = await used(db, servers);
  const each = (one: 'server' | 'database') => (after[one] - before[one]) / count;
  return { name: kind.name, server: each('server'), database: each('database') };
}

/** Milliseconds of processor used so far. */
export async function used(
  db: Queryable,
  servers: readonly ServerApart[],
): Promise<{ readonly server: number; readonly database: number }> {
  const own = await Promise.all(servers.map(({ process }) => processorOf(process)));
  return { server: own.reduce((all, one) => all + one, 0), database: await databaseTime(db) };
}

async function processorOf(server: ChildProcess): Promise<number> {
  const answer = once(server, 'message') as Promise<[{ readonly microseconds: number }]>;
  server.send('processor');
  const [{ microseconds }] = await answer;
  return microseconds / 1000;
}

/** Of all processes of the database's server, those that ended as well; nought where the system does not tell. */
async function databaseTime(db: Queryable): Promise<number> {
  let nanoseconds = 0;
  const living = await processesOf(db);
  try {
    const parent = statOf(living[0]!)[PARENT]!;
    const ended = statOf(Number(parent));
    nanoseconds += (Number(ended[CHILDREN_USER]) + Number(ended[CHILDREN_SYSTEM])) * TICK_NS;
  } catch {
    return 0; // The system keeps no such account.
  }
  for (const one of living)
    try {
      nanoseconds += Number(readFileSync(`/proc/${one}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // It ended just now.
    }
  return nanoseconds / 1e6;
}

/** Linux: a hundredth of a second. */
const TICK_NS = 1e7;
/** Places of fields behind the name of the process, which may hold spaces. */
const [PARENT, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 13, 14];

const statOf = (process: number): string[] =>
  readFileSync(`/proc/${process}/stat`, 'utf8').split(') ').at(-1)!.split(' ');

function askSome(address: string, kind: Kind, from: number, amount: number): Promise<void> {
  let nth = from;
  let wrong: string | null = null;
  return new Promise((resolve, reject) => {
    autocannon(
      {
        url: address,
        connections: CONNECTIONS,
        amount,
        timeout: 30,
        requests: [
          {
            setupRequest: (request) => {
              nth += 1;
              const { headers, ...rest } = kind.request(nth);
              return { ...request, ...rest, headers: { ...request.headers, ...headers } };
            },
            onResponse: (status, body) => {
              if (status !== 200 || (kind.expects !== undefined && !body.includes(kind.expects)))
                wrong ??= `${status} ${body.slice(0, 300)}`;
            },
          },
        ],
      },
      (error, result) => {
        if (error !== null && error !== undefined) return reject(error);
        if (wrong !== null || result.errors > 0)
          return reject(new Error(`${kind.name} was answered: ${wrong ?? result.errors}`));
        resolve();
      },
    );
  });
}
