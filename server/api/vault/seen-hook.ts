/**
 * Which requests of the staff are looks at one person?
 *
 * Every one that names an account, a person or a case in its address or its body, and was answered: keys of accounts are "slot-account",
 * those of cases "slot-borrower-number", wherever they stand. Only where sessions are asked for: otherwise nobody knows who looks.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import type { StaffCaller } from '../../../rules/people/permission.ts';
import type { Look } from '../../db/vault/seen-rows.ts';
import { SeenLog } from '../../vault/seen-log.ts';
import type { House } from '../house.ts';
import { rowName } from '../people/doorkeeper.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What the staff looked at. */
    seenLog: SeenLog;
  }
}

const ROWS = new Map(PERMISSIONS.map((row) => [rowName(row.method, row.url), row]));
/** Addresses that write down themselves what was looked at, and why. */
const OWN_RECORD = /\/reveal$/;
const KEY = /^(\d{1,3})-(\d{1,18})(-\d{1,9})?(-.*)?$/;
const NAMED_IN_BODY = ['key', 'account', 'case', 'call', 'person'] as const;

/** Has looks written down for every request of `app`; what waits is written when it closes. */
export function keepSeen(app: FastifyInstance, { pool, people }: House): void {
  const log = new SeenLog(pool, (fault) => app.log.error(fault, 'looks wait to be written down'));
  app.decorate('seenLog', log);
  app.addHook('onClose', () => log.flush());
  if (people === undefined) return;
  app.addHook('onResponse', async (request, reply) => {
    const caller = request.signedIn?.caller;
    if (caller?.kind !== 'staff' || reply.statusCode >= 400) return;
    const look = lookOf(request, caller, Date.now());
    if (look !== null) log.note(look);
  });
}

/** The look that a request is; null: it names nobody. */
function lookOf(request: FastifyRequest, { number, roles }: StaffCaller, at: number): Look | null {
  const { url } = request.routeOptions;
  if (url === undefined || !/^\/api\/(agent|studio|firm)\//.test(url) || OWN_RECORD.test(url)) return null;
  const what = rowName(request.method, url);
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const named = [
    ...Object.values(request.params as Readonly<Record<string, unknown>>),
    ...NAMED_IN_BODY.map((field) => body[field]),
  ];
  for (const one of named) {
    const [, slot, id, rest] = (typeof one === 'string' && KEY.exec(one)) || [];
    if (slot === undefined || id === undefined || Number(slot) > 255) continue;
    const role = roles.find((own) => ROWS.get(what)?.who.includes(own)) ?? roles[0] ?? '';
    // A person alone is "slot-borrower" as well, and named so.
    const isAccount = rest === undefined && one !== body.person;
    const whom = isAccount
      ? { borrower: null, account: BigInt(id) }
      : { borrower: BigInt(id), account: null };
    return { at, who: number, role, what, slot: Number(slot), ...whom };
  }
  return null;
}
