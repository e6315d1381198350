/**
 * Is it really somebody who works here?
 *
 * Name, password and six digits (or a recovery code) at once, one answer: which of them was wrong is not said, and takes as long. The
 * digits are used up only beside the right password.
 */

import { confirmSession } from '../db/people/session-rows.ts';
import {
  keysOfLogin,
  keysOfNumber,
  notePeople,
  type StaffKeys,
  spendRecovery,
  spendStep,
} from '../db/people/staff-rows.ts';
import type { Pool } from '../db/pool.ts';
import { masterNamed } from '../vault/key-ring.ts';
import { recoveryDigest, stepOf } from './one-time-password.ts';
import { isPassword } from './password-hash.ts';
import { openSession } from './session-token.ts';
import { mayTry, wasRight } from './sign-in-tries.ts';

export interface StaffSignIn {
  readonly login: string;
  readonly password: string;
  readonly code: string;
}

/** Who asks: from where, and with what. */
export interface Asker {
  readonly address: string;
  readonly device: string;
}

export type SignInAnswer =
  | { readonly state: 'in'; readonly token: string }
  | { readonly state: 'wrong' | 'too-often' };

/** Who may come in by what lies here: everybody who has it, or administrators alone, where a provider looks after all others. */
export type LocalDoor = 'everybody' | 'administrators';

/** Whether somebody may come in by a password or a passkey of this house. */
export function mayComeLocally(
  { provided, roles }: Pick<StaffKeys, 'provided' | 'roles'>,
  door: LocalDoor,
): boolean {
  return !provided && (door === 'everybody' || roles.includes('administrator'));
}

/** As names are kept: "Li.Wei" and "li.wei " are one. */
export const loginText = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Where the secret of a one-time password is sealed for. */
export const totpPlace = (number: string): string => `totp/${number}`;

/** Signs somebody in who works here; `now`: milliseconds since 1970. */
export async function signInStaff(
  pool: Pool,
  given: StaffSignIn,
  asker: Asker,
  now: number,
  door: LocalDoor = 'everybody',
): Promise<SignInAnswer> {
  const login = loginText(given.login);
  if (!(await mayTry(pool, 'login', login, asker.address))) return { state: 'too-often' };
  const keys = await keysOfLogin(pool, login);
  const isRight = await isPassword(given.password, keys?.password ?? null);
  const isOpen = keys !== null && isRight && mayComeLocally(keys, door);
  if (!isOpen || !(await showsFactor(pool, keys, given.code, now))) {
    await notePeople(pool, keys?.number ?? 'nobody', 'sign-in refused', null);
    return { state: 'wrong' };
  }
  await wasRight(pool, 'login', login);
  await notePeople(pool, keys.number, 'signed in', null);
  return { state: 'in', token: await openSession(pool, { staff: keys.number }, asker.device, 'password') };
}

/** Shows the second factor once more within a session; true: it counts anew from now. */
export async function confirmAgain(
  pool: Pool,
  { digest, number }: { readonly digest: Buffer; readonly number: string },
  code: string,
  asker: Asker,
  now: number,
): Promise<'confirmed' | 'wrong' | 'too-often'> {
  if (!(await mayTry(pool, 'login', `confirm ${number}`, asker.address))) return 'too-often';
  const keys = await keysOfNumber(pool, number);
  if (keys === null || !(await showsFactor(pool, keys, code, now))) {
    await notePeople(pool, number, 'second factor refused', null);
    return 'wrong';
  }
  await wasRight(pool, 'login', `confirm ${number}`);
  await confirmSession(pool, digest);
  await notePeople(pool, number, 'showed the second factor again', null);
  return 'confirmed';
}

async function showsFactor(
  pool: Pool,
  { number, totpSecret, totpMaster }: StaffKeys,
  code: string,
  now: number,
): Promise<boolean> {
  const recovery = recoveryDigest(code);
  if (recovery !== null) {
    if (!(await spendRecovery(pool, number, recovery))) return false;
    await notePeople(pool, number, 'recovery code used', null);
    return true;
  }
  if (totpSecret === null || totpMaster === null) return false;
  const step = stepOf(masterNamed(totpMaster).unwrap(totpSecret, totpPlace(number)), code, now);
  return step !== null && spendStep(pool, number, step);
}
