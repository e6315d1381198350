/**
 * How does a page test come in as an agency's collector?
 *
 * At a second server of the same house, where people sign in.
 */

import { NORTH } from '../../../server/api/agencies/agency-scene.ts';
import { addStaff } from '../../../server/db/people/staff-rows.ts';
import { type Served, serve } from '../../../server/main.ts';
import { openSession } from '../../../server/people/session-token.ts';
import { builtWeb } from '../../trial/web-build.ts';
import type { PageScene } from '../page-scene.ts';

export interface CollectorDoor {
  readonly door: Served;
  /** The value of his session's cookie. */
  readonly cookie: string;
}

/** Opens the door of the collector of North; close it before the scene. */
export async function openCollectorDoor({ database, house }: PageScene): Promise<CollectorDoor> {
  const person = {
    number: NORTH.worker,
    login: 'n1',
    name: '张三',
    roles: ['agency'],
    agency: 'North',
  } as const;
  await addStaff(database.pool, person, null);
  const cookie = await openSession(database.pool, { staff: NORTH.worker }, 'test');
  const door = await serve({ ...house, port: 0, web: await builtWeb(), people: { origin: null } });
  return { door, cookie };
}
