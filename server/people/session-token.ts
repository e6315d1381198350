/**
 * Who is it that asks, by what his browser holds?
 *
 * 32 random bytes and nothing in them; the book holds their SHA-256. Signing in always begins a new one, so that none can be planted.
 */
import { hash, randomBytes } from 'node:crypto';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import type { BorrowerCaller, StaffCaller } from '../../rules/people/permission.ts';
import {
  beginSession,
  type CameBy,
  type NamedReference,
  readSession,
  type SessionOf,
  type SessionRow,
  seeSession,
} from '../db/people/session-rows.ts';
import type { Queryable } from '../db/pool.ts';

const TOKEN = /^[\w-]{43}$/;
const MOST_DEVICE = 120;

/** What is kept of a token. */
export function tokenDigest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** A secret for an address or a browser: 256 bits. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Begins a session and returns what its browser is to hold. `device`: what the browser calls itself; `how`: its person came in. */
export async function openSession(
  db: Queryable,
  of: SessionOf,
  device: string,
  how: CameBy | null = null,
  factorShown = true,
): Promise<string> {
  const token = freshToken();
  const { idleMinutes, wholeMinutes } = 'staff' in of ? SIGN_IN.staff : SIGN_IN.borrower;
  await beginSession(db, {
    digest: tokenDigest(token),
    of,
    idleMinutes,
    wholeMinutes,
    device: device.slice(0, MOST_DEVICE),
    how,
    factorShown,
  });
  return token;
}

/** A caller with his session; `digest` names it. */
export interface SignedIn {
  readonly digest: Buffer;
  readonly name: string | null;
  /** How he came in; null: not told. */
  readonly how: CameBy | null;
  readonly caller: BorrowerCaller | StaffCaller;
  /** Whether the reference that was named when he was looked for is his; null: none was. */
  readonly isOwn: boolean | null;
}

/** Whoever holds this token; null: nobody who is signed in. `named`: whether it is his is found out at once. */
export async function signedInBy(
  db: Queryable,
  token: string | undefined,
  named: NamedReference | null = null,
): Promise<SignedIn | null> {
  if (token === undefined || !TOKEN.test(token)) return null;
  const digest = tokenDigest(token);
  const row = await readSession(db, digest, named);
  if (row === null) return null;
  if (row.unseen) await seeSession(db, digest);
  return { digest, name: row.name, how: row.how, caller: callerOf(row), isOwn: row.isOwn };
}

function callerOf({ staff, roles, agency, confirmedAgo, slot, borrower }: SessionRow): SignedIn['caller'] {
  if (slot !== null && borrower !== null) return { kind: 'borrower', slot, borrower };
  if (staff === null || roles === null) throw new Error('a session of nobody');
  return {
    kind: 'staff',
    number: staff,
    roles,
    agency,
    confirmedAgo: confirmedAgo ?? Number.MAX_SAFE_INTEGER,
  };
}
