/**
 * With which house and which keys do tests of programs begin?
 *
 * The small book behind a house where everybody signs in, and a way to ask it as a program does.
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { parseDay } from '../../../rules/days.ts';
import { SCOPES, type Scope } from '../../../rules/people/permission.ts';
import type { Database } from '../../db/databases.ts';
import { addStaff } from '../../db/people/staff-rows.ts';
import { makeKey } from '../../machines/api-key.ts';
import { openSession } from '../../people/session-token.ts';
import { buildApplication } from '../application.ts';
import type { House } from '../house.ts';
import { fillSmallBook, smallHouse } from '../small-book.ts';

export const SCENE_TODAY = parseDay('2026-11-22')!;
export const ADMINISTRATOR = 'w-administrator';

/** A house with its application, an administrator and a key for everything. */
export interface MachineScene {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly key: string;
  readonly cookie: string;
  /** Asks with a key; `body` makes it a change, with an idempotency key of its own unless one is named. */
  readonly ask: (
    path: string,
    body?: object,
    as?: { readonly key?: string; readonly once?: string },
  ) => Asked;
}
type Asked = Promise<LightMyRequestResponse>;

/** A key of `scopes` for `host`. */
export async function keyFor(
  { pool }: House,
  scopes: readonly Scope[] = SCOPES,
  host: string | null = 'sample',
  perMinute = 1_000_000,
): Promise<string> {
  return (await makeKey(pool, { name: 'test', host, scopes, perMinute, days: 1 }, ADMINISTRATOR)).key;
}

/** Opens the scene on an empty, migrated database. `more`: what the house has beside the usual. */
export async function openMachineScene(database: Database, more: Partial<House> = {}): Promise<MachineScene> {
  await fillSmallBook(database.pool, SCENE_TODAY, 40);
  const house: House = { ...smallHouse(database), people: { origin: null }, ...more };
  const app = await buildApplication(house, null);
  const person = { number: ADMINISTRATOR, login: 'admin', name: 'A', agency: null };
  await addStaff(database.pool, { ...person, roles: ['administrator'] }, null);
  const cookie = `anhuan-session=${await openSession(database.pool, { staff: ADMINISTRATOR }, 'test')}`;
  const own = await keyFor(house);
  let asked = 0;
  const ask: MachineScene['ask'] = (path, body, { key = own, once } = {}) => {
    asked += 1;
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'idempotency-key': once ?? `test-key-${asked}` }),
    };
    return app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: `/api/host/sample${path}`,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
  };
  return { house, app, key: own, cookie, ask };
}
