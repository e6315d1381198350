/**
 * Who stands at the door, and does he come in?
 *
 * Every request passes here, before its address does anything: headers, other sites, the session, the row of the table, what is the
 * caller's own. Left out of the house's terms, doors stand open as in a demonstration on one machine. A name that somebody gives
 * himself is replaced by the one under which he signed in.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PERMISSIONS, WALLED_WRITES } from '../../../policy/house/doors/permissions.ts';
import { SIGN_IN } from '../../../policy/house/doors/sign-in.ts';
import { type Caller, type Permission, type Verdict, verdictOn } from '../../../rules/people/permission.ts';
import { behindWall, type Wall } from '../../db/people/walled-pool.ts';
import { KeyPace } from '../../machines/key-pace.ts';
import { type SignedIn, signedInBy } from '../../people/session-token.ts';
import type { House } from '../house.ts';
import { noteMachine, passMachine, shownKey } from '../machines/machine-pass.ts';
import { Refused } from '../problem.ts';
import { agencyOf, isOwn, namedBy } from './owned-by-caller.ts';
import { refuseOtherSites, setHeaders } from './page-headers.ts';
import { RefusedLog } from './refused-log.ts';
import { heldToken } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every address that is served, as the table writes it. */
    routeNames: ReadonlySet<string>;
    /** Whom to tell when a session may have ended here: whatever it keeps open ends with it. */
    sessionsChanged: Set<() => Promise<void>>;
  }
  interface FastifyRequest {
    /** Who asks, where sessions are asked for; null: nobody who is signed in. */
    signedIn: SignedIn | null;
    /** Behind which wall of the database it is answered; null: none. */
    wall: Wall | null;
  }
}

const ROWS = new Map(PERMISSIONS.map((row) => [`${row.method} ${row.url}`, row]));
const NOBODY: Caller = { kind: 'nobody' };

/** As the table writes the address of a route: HEAD follows GET, no slash at the end. */
export function rowName(method: string, url: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${url.length > 1 ? url.replace(/\/$/, '') : url}`;
}

function rowOf({ method, routeOptions: { url } }: FastifyRequest): Permission | undefined {
  return url === undefined ? undefined : ROWS.get(rowName(method, url));
}

/** Has every request of `app` pass. */
export function keepDoors(app: FastifyInstance, house: House): void {
  const { people: terms, pool } = house;
  const names = new Set<string>();
  app.decorate('routeNames', names);
  const watchers = new Set<() => Promise<void>>();
  app.decorate('sessionsChanged', watchers);
  app.addHook('onResponse', async ({ method, url }) => {
    if (method !== 'POST' || !url.startsWith('/api/people/')) return;
    for (const tell of watchers) await tell();
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) names.add(rowName(one, url));
  });
  const pace = new KeyPace();
  const refused = new RefusedLog();
  app.decorateRequest('signedIn', null);
  app.decorateRequest('machine', null);
  app.decorateRequest('wall', null);
  app.addHook('onRequest', async (request, reply) => {
    setHeaders(request, reply, terms);
    const row = rowOf(request);
    // A browser adds a cookie by itself, a key never.
    const key = shownKey(request);
    if (/^\/(api|plain)\//.test(request.url) && row?.who.includes('provider') !== true && key === null)
      refuseOtherSites(request, terms);
    // What no address serves is answered as that.
    if (request.routeOptions.url === undefined) return;
    const machine = await passMachine(request, reply, pool, pace);
    request.machine = machine;
    if (machine === null)
      request.signedIn = await signedInBy(pool, heldToken(request, terms), namedBy(row, request));
    // Where doors stand open a key is judged all the same: its program is to find out before it matters.
    if (terms === undefined && machine === null) return;
    const caller = machine ?? request.signedIn?.caller ?? NOBODY;
    const verdict = verdictOn(row, caller, {
      confirmMinutes: SIGN_IN.confirmMinutes,
      isDemonstration: terms?.demonstration === true,
    });
    const why = verdict.allowed ? null : verdict.why;
    const isOther = why === null && row !== undefined && !(await isOwn(house, row, caller, request));
    if (why !== null || isOther) {
      const said = why ?? 'not-own';
      const name = rowName(request.method, request.routeOptions.url);
      await refused.note(pool, caller, said, name, performance.now());
      throw refusal(said);
    }
    if (machine !== null && request.method === 'POST') await noteMachine(pool, request);
    request.wall = await wallFor(house, row, caller);
  });
  // Reading of one's own runs behind the database's wall too; the form with `done` keeps what runs within it.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.wall === null) done();
    else behindWall(request.wall, done);
  });
  app.addHook('preValidation', async (request) => nameCaller(request, rowOf(request)));
}

/** A borrower's, an agency's and a law firm's reading, and what a borrower changes of himself alone; all else passes through rules of the whole house. */
async function wallFor(house: House, row: Permission | undefined, caller: Caller): Promise<Wall | null> {
  if (row?.owns === 'own-reference' && caller.kind === 'borrower') {
    if (row.method === 'GET') return caller;
    return WALLED_WRITES.has(row.url) ? { ...caller, writes: true } : null;
  }
  if (row?.method !== 'GET') return null;
  const agency = row.owns === 'own-agency' ? agencyOf(caller) : null;
  if (agency !== null) return { agency, day: await house.today() };
  if (row.owns === 'own-visit' && caller.kind === 'staff')
    return { visitor: caller.number, day: await house.today() };
  const isOffice = row.owns === 'placed-account' || row.owns === 'own-letter-order';
  if (!isOffice || caller.kind !== 'staff' || caller.agency === null) return null;
  return { agency: caller.agency, day: await house.today() };
}

function nameCaller(request: FastifyRequest, row: Permission | undefined): void {
  const caller = request.signedIn?.caller;
  if (row?.named == null || caller?.kind !== 'staff') return;
  const part = request[row.named.part];
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  Object.assign(part, { [row.named.field]: caller.number });
}

function refusal(why: Extract<Verdict, { allowed: false }>['why'] | 'not-own'): Refused {
  switch (why) {
    case 'sign-in':
      return new Refused(401, 'Sign in first.', [
        { where: 'session.sign-in', what: 'nobody is signed in', todo: 'Sign in, and ask again.' },
      ]);
    case 'scope':
      return new Refused(403, 'This key was not made for this.', [
        {
          where: 'key.scope',
          what: 'its scopes do not include this address',
          todo: 'Ask an administrator for a key that has the scope.',
        },
      ]);
    case 'confirm':
      return new Refused(403, 'Show once more that it is you.', [
        {
          where: 'session.confirm',
          what: 'the second factor was shown too long ago',
          todo: 'Give the six digits of your telephone, and ask again.',
        },
      ]);
    case 'not-own':
      return new Refused(403, 'This is not yours to see.', [
        {
          where: 'session.not-own',
          what: 'it is of somebody else, or does not exist',
          todo: 'Open it from your own page.',
        },
      ]);
    default:
      return new Refused(403, 'Your role does not include this.', [
        {
          where: 'session.role',
          what: 'it belongs to another role',
          todo: 'Ask an administrator, if it should.',
        },
      ]);
  }
}
