/**
 * What does the database itself let a borrower's, an agency's or a visitor's request see?
 *
 * While such a request is answered every connection it takes runs under a role without a way around the policies of the tables, and its
 * settings say for whom. The same pool serves all others as before. A connection is put back as it was, or not at all.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { type Day, formatDay } from '../../../rules/days.ts';
import { Trouble } from '../../trouble.ts';
import type { BorrowerKey } from '../gate/person-rows.ts';
import type { Client, Pool } from '../pool.ts';

/** For whom something is read, or changed by himself (`writes`). `day`: the business day on which accounts lie with the agency, or of the visits. */
export type Wall =
  | (BorrowerKey & { readonly writes?: true })
  | { readonly agency: string; readonly day: Day }
  | { readonly visitor: string; readonly day: Day };

const within = new AsyncLocalStorage<Wall>();

const RESET =
  'reset role; reset anhuan.slot; reset anhuan.borrower; reset anhuan.agency; reset anhuan.visitor; reset anhuan.day';

/** Runs `work`, and whatever it waits for, behind the wall. */
export function behindWall<T>(wall: Wall, work: () => T): T {
  return within.run(wall, work);
}

/** Runs `work` as the house itself, also when a borrower's request asks for it: what it does is no wish of his. */
export function asHouse<T>(work: () => T): T {
  return within.exit(work);
}

/** The same pool; what is asked of it behind a wall sees no further. */
export function walled(pool: Pool): Pool {
  return new Proxy(pool, {
    get(target, name) {
      const wall = within.getStore();
      if (wall !== undefined && name === 'connect') return () => lend(target, wall);
      if (wall !== undefined && name === 'query')
        return async (...asked: Parameters<pg.Pool['query']>) => {
          const client = await lend(target, wall);
          try {
            return await client.query(...asked);
          } finally {
            client.release();
          }
        };
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** Takes a connection under the role. */
async function lend(pool: Pool, wall: Wall): Promise<Client> {
  const client = await pool.connect();
  const release = client.release;
  try {
    await client.query(settingsOf(wall));
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

function settingsOf(wall: Wall): string {
  const settings =
    'agency' in wall
      ? { 'anhuan.agency': wall.agency, 'anhuan.day': formatDay(wall.day) }
      : 'visitor' in wall
        ? { 'anhuan.visitor': wall.visitor, 'anhuan.day': formatDay(wall.day) }
        : { 'anhuan.slot': String(wall.slot), 'anhuan.borrower': String(wall.borrower) };
  const set = Object.entries(settings).map(([name, value]) => `set ${name} = ${pg.escapeLiteral(value)}`);
  const role = 'writes' in wall && wall.writes ? 'anhuan_own' : 'anhuan_door';
  return [...set, `set role ${role}`].join('; ');
}

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
