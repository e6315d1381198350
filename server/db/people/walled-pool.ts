/**
 * What does the database itself let a borrower's, an agency's or a visitor's request see?
 *
 * While such a request is answered every connection it takes runs under a role without a way around the policies of the tables, and its
 * settings say for whom. What it reads by single statements goes over connections of its own kind, which know no other role and send the
 * settings and the first statement together; those that follow at once share one. A transaction takes a connection of the house and puts it
 * back as it was, or not at all.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { type Day, formatDay } from '../../../rules/days.ts';
import { Trouble } from '../../trouble.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import { type Client, inOnePiece, KEYED_OPTIONS, KEYED_PLANS, openPool, type Pool } from '../pool.ts';

/** For whom something is read, or changed by himself (`writes`). `day`: the business day on which accounts lie with the agency, or of the visits. */
export type Wall =
  | (BorrowerKey & { readonly writes?: true })
  | { readonly agency: string; readonly day: Day }
  | { readonly visitor: string; readonly day: Day };

/** A wall with the connection that its statements share while one follows another. */
interface Stay {
  readonly wall: Wall;
  held: Promise<Held> | null;
  waiting: number;
}

/** A connection of the door. `set`: its settings have arrived; no answer counts before. */
interface Held {
  readonly client: Client;
  readonly set: Promise<unknown>;
}

const within = new AsyncLocalStorage<Stay>();

/** Runs `work`, and whatever it waits for, behind the wall. */
export function behindWall<T>(wall: Wall, work: () => T): T {
  return within.run({ wall, held: null, waiting: 0 }, work);
}

/** Runs `work` as the house itself, also when a borrower's request asks for it: what it does is no wish of his. */
export function asHouse<T>(work: () => T): T {
  return within.exit(work);
}

/**
 * The same pool, of which what is asked behind a wall sees no further; `close` ends the connections behind it. Single statements that look
 * up by keys (`keyed`) go over a few connections of their own kind too, where each is planned once.
 */
export interface Walled {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Builds the door's own connections beside those of `pool`, at the first use. */
export function walled(pool: Pool): Walled {
  const opened: Pool[] = [];
  const beside = (size: number, more: typeof DOOR | typeof BY_KEYS) => {
    let own: Pool | null = null;
    return (): Pool => {
      if (own === null) {
        own = openPool(String(pool.options.connectionString), size, more);
        opened.push(own);
      }
      return own;
    };
  };
  const doors = beside(pool.options.max, DOOR);
  const byKeys = gathered(beside(Math.ceil(pool.options.max / 2), BY_KEYS));
  const front = new Proxy(pool, {
    get(target, name) {
      const stay = within.getStore();
      if (stay !== undefined && name === 'connect') return () => lend(target, stay.wall);
      if (stay !== undefined && name === 'query')
        return (...asked: Asked) =>
          'writes' in stay.wall ? askAlone(target, stay.wall, asked) : ask(doors(), stay, asked);
      if (stay === undefined && name === 'query')
        return (...asked: Asked) => (isKeyed(asked) ? byKeys(asked) : target.query(...asked));
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return {
    pool: front,
    close: async () => {
      for (const own of opened) await own.end();
    },
  };
}

/**
 * Asks statements that come in the same turn of the program, of one request or of several, over one connection and in one piece. They are
 * short, all of them: none waits long for the one before it.
 */
function gathered(open: () => Pool): (asked: Asked) => Promise<unknown> {
  let waiting: ((client: Client) => Promise<unknown>)[] = [];
  let failed: ((error: unknown) => void)[] = [];
  const send = async () => {
    const connected = await Promise.allSettled([open().connect()]);
    const [asks, refuse] = [waiting, failed];
    [waiting, failed] = [[], []];
    const [taken] = connected;
    if (taken.status === 'rejected') {
      for (const one of refuse) one(taken.reason);
      return;
    }
    inOnePiece(taken.value);
    await Promise.all(asks.map((ask) => ask(taken.value)));
    // One that broke is not used again: the pool sees to that.
    taken.value.release();
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(send);
      failed.push(reject);
      waiting.push(async (client) => {
        const answer: unknown = client.query(...asked);
        await Promise.resolve(answer).then(resolve, reject);
      });
    });
}

/** Connections of these kinds stay: what was planned on them is worth more than they are. */
const KEPT_MS = 600_000;
/** From its first moment such a connection is of the door's role, whose settings show it nobody. */
const DOOR = { options: '-c role=anhuan_door', pipeline: true, idleTimeoutMillis: KEPT_MS } as const;
const BY_KEYS = {
  options: KEYED_OPTIONS,
  pipeline: true,
  idleTimeoutMillis: KEPT_MS,
} as const;

type Asked = Parameters<pg.Pool['query']>;

const isKeyed = ([first]: readonly unknown[]): boolean =>
  typeof first === 'object' && first !== null && 'keyed' in first;

/** Reads on the connection that this request holds; given back when no statement follows at once. */
async function ask(doors: Pool, stay: Stay, asked: Asked): Promise<unknown> {
  stay.waiting += 1;
  stay.held ??= hold(doors, stay.wall);
  try {
    const { client, set } = await stay.held;
    const [answer] = await Promise.all([client.query(...asked), set]);
    return answer;
  } finally {
    stay.waiting -= 1;
    if (stay.waiting === 0) setImmediate(() => leave(stay));
  }
}

/** Takes a connection of the door and sends whom it is for; what the last one set is replaced. */
async function hold(doors: Pool, wall: Wall): Promise<Held> {
  const client = await doors.connect();
  inOnePiece(client);
  const set = client.query({ name: 'raise-wall', text: SETTINGS, values: settingsOf(wall) });
  set.catch(() => {}); // whoever asked hears of it
  return { client, set };
}

function leave(stay: Stay): void {
  if (stay.waiting > 0 || stay.held === null) return;
  const { held } = stay;
  stay.held = null;
  held.then(
    ({ client, set }) =>
      set.then(
        () => client.release(),
        () => client.release(true),
      ),
    () => {},
  );
}

const SETTINGS = `select set_config('anhuan.slot', $1, false), set_config('anhuan.borrower', $2, false),
  set_config('anhuan.agency', $3, false), set_config('anhuan.visitor', $4, false), set_config('anhuan.day', $5, false),
  set_config('plan_cache_mode', $6, false), set_config('enable_seqscan', $7, false)`;

/** All that a borrower reads is a handful of rows by his key; an agency reads lists. */
const [BY_HIS_KEY, BY_LISTS] = [
  [KEYED_PLANS.plan_cache_mode, KEYED_PLANS.enable_seqscan],
  ['auto', 'on'],
];

function settingsOf(wall: Wall): string[] {
  if ('agency' in wall) return ['', '', wall.agency, '', formatDay(wall.day), ...BY_LISTS];
  if ('visitor' in wall) return ['', '', '', wall.visitor, formatDay(wall.day), ...BY_LISTS];
  return [String(wall.slot), String(wall.borrower), '', '', '', ...BY_HIS_KEY];
}

/** One statement of somebody who changes what is his. */
async function askAlone(pool: Pool, wall: Wall, asked: Asked): Promise<unknown> {
  const client = await lend(pool, wall);
  try {
    return await client.query(...asked);
  } finally {
    client.release();
  }
}

/** Takes a connection of the house under the role. */
async function lend(pool: Pool, wall: Wall): Promise<Client> {
  const client = await pool.connect();
  const release = client.release;
  try {
    await client.query({ name: 'raise-wall', text: SETTINGS, values: settingsOf(wall) });
    await client.query(`set role ${'writes' in wall ? 'anhuan_own' : 'anhuan_door'}`);
  } catch (error) {
    release(true);
    throw error;
  }
  client.release = (broken) => {
    if (broken) return release(broken);
    client.query(RESET).then(
      () => release(),
      (error: Error) => release(error),
    );
  };
  return client;
}

const RESET =
  'reset role; reset anhuan.slot; reset anhuan.borrower; reset anhuan.agency; reset anhuan.visitor; reset anhuan.day; reset plan_cache_mode; reset enable_seqscan';

/** Makes sure that the wall stands. Throws a Trouble where the role is missing or may not be taken. */
export async function requireWall(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ stands: boolean }>(
    `select count(*) = 2 as stands from pg_roles
      where rolname in ('anhuan_door', 'anhuan_own') and not rolsuper and not rolbypassrls and pg_has_role(current_user, oid, 'set')`,
  );
  if (rows[0]?.stands === true) return;
  throw new Trouble(
    'The database lacks a role "anhuan_door" or "anhuan_own" that this user may take, so nobody can sign in behind it.',
    'Have its administrator run, in this database: create role anhuan_door nologin; create role anhuan_own nologin; grant anhuan_door, anhuan_own to <user>; select raise_wall(); and what stands at the end of migrations/*-own.sql.',
  );
}
