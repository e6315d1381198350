/**
 * How does somebody come in for the first time, when there is no password yet?
 *
 * By a link that is good once: the first administrator's is printed when the house starts, everybody else's is given by an administrator.
 * Whoever opens it chooses a password and shows that his telephone knows the secret; only then anything is set. The secret follows
 * from the link itself, so that nothing half-made lies anywhere.
 */
import { createHmac } from 'node:crypto';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import type { StaffRole } from '../../rules/people/permission.ts';
import { type KnownPasswords, type WeakPassword, weakness } from '../../rules/people/secret-words.ts';
import { removePasskeysOf } from '../db/people/passkey-rows.ts';
import { endSessionsOf } from '../db/people/session-rows.ts';
import {
  addStaff,
  endStaff,
  hasAdministrator,
  keepLink,
  notePeople,
  ownerOfLink,
  type StaffRow,
  spendLink,
} from '../db/people/staff-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';
import { masterInForce } from '../vault/key-ring.ts';
import { freshRecovery, recoveryDigest, stepOf } from './one-time-password.ts';
import { hashPassword } from './password-hash.ts';
import { freshToken, tokenDigest } from './session-token.ts';
import { totpPlace } from './staff-sign-in.ts';

const FIRST: StaffRow = {
  number: 'administrator',
  login: 'administrator',
  name: 'Administrator',
  roles: ['administrator' satisfies StaffRole],
  agency: null,
};
const KEY = 'set-up-links';
const SECRET_BYTES = 20;

/** The link of the first administrator; null: there is one who can come in. Each start gives a new one, and the old one ends. */
export async function firstLink(pool: Pool): Promise<string | null> {
  return transaction(pool, async (client) => {
    if (await hasAdministrator(client)) return null;
    await addStaff(client, FIRST, null);
    return linkFor(client, FIRST.number, 'the house');
  });
}

/** Makes a person and his link; null: number or login is taken. */
export async function welcome(pool: Pool, row: StaffRow, by: string): Promise<string | null> {
  return transaction(pool, async (client) => {
    if (!(await addStaff(client, row, by))) return null;
    await notePeople(client, by, `made: ${row.roles.join(', ')}`, row.number);
    return linkFor(client, row.number, by);
  });
}

/** A new link for somebody: what he had is good until he uses it, older links are not. */
export async function linkFor(client: Client, number: string, by: string): Promise<string> {
  const token = freshToken();
  await keepLink(client, tokenDigest(token), number, SIGN_IN.linkHours);
  await notePeople(client, by, 'gave a set-up link', number);
  return token;
}

/** Somebody leaves: his sessions end with him. False: he was not here. */
export async function farewell(pool: Pool, number: string, by: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    if (!(await endStaff(client, number))) return false;
    await endSessionsOf(client, { staff: number }, null);
    await notePeople(client, by, 'ended', number);
    return true;
  });
}

/** Whose link it is, and the secret for his telephone; null: not a link that is good. */
export async function openLink(
  pool: Pool,
  token: string,
): Promise<{ readonly of: StaffRow; readonly secret: Buffer } | null> {
  const of = await ownerOfLink(pool, tokenDigest(token));
  return of === null ? null : { of, secret: await secretFor(pool, token) };
}

/** The secret of a telephone that is set up by this token. */
export async function secretFor(pool: Pool, token: string): Promise<Buffer> {
  const key = await houseKey(pool, KEY);
  return createHmac('sha256', key).update(`totp/${token}`).digest().subarray(0, SECRET_BYTES);
}

export type SetUp =
  | { readonly state: 'done'; readonly number: string; readonly recovery: readonly string[] }
  | { readonly state: 'no-link' | 'wrong-code' }
  | { readonly state: 'weak'; readonly why: WeakPassword };

/** Uses a link: sets the password and the telephone, and gives the recovery codes, which are never shown again. */
export async function setUp(
  pool: Pool,
  { token, password, code }: { readonly token: string; readonly password: string; readonly code: string },
  now: number,
  known?: KnownPasswords,
): Promise<SetUp> {
  const open = await openLink(pool, token);
  if (open === null) return { state: 'no-link' };
  const { of, secret } = open;
  const why = weakness(password, [of.login, of.number, of.name], known);
  if (why !== null) return { state: 'weak', why };
  const step = stepOf(secret, code, now);
  if (step === null) return { state: 'wrong-code' };
  const recovery = freshRecovery();
  const keys = {
    password: await hashPassword(password),
    totpStep: step,
    recovery: recovery.map((one) => recoveryDigest(one)!),
  };
  const used = await transaction(pool, async (client) => {
    const master = await masterInForce(client);
    const totpSecret = master.wrap(secret, totpPlace(of.number));
    const sealed = { ...keys, totpSecret, totpMaster: master.id };
    if (!(await spendLink(client, tokenDigest(token), of.number, sealed))) return false;
    await removePasskeysOf(client, of.number);
    await endSessionsOf(client, { staff: of.number }, null);
    await notePeople(client, of.number, 'set up', null);
    return true;
  });
  return used ? { state: 'done', number: of.number, recovery } : { state: 'no-link' };
}
