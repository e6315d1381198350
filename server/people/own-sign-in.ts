/**
 * How does somebody who works here change what he comes in with?
 *
 * All of it only after his second factor was shown again, and a password only beside the one it replaces. A new telephone shows that it
 * knows its secret before the old one is forgotten; the secret follows from a token that waits here for minutes and counts once.
 */
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import { type KnownPasswords, type WeakPassword, weakness } from '../../rules/people/secret-words.ts';
import { keepChallenge, spendChallenge } from '../db/people/passkey-rows.ts';
import { endSessionsOf } from '../db/people/session-rows.ts';
import {
  keysOfNumber,
  notePeople,
  renewPassword,
  renewRecovery,
  renewTelephone,
} from '../db/people/staff-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { masterInForce } from '../vault/key-ring.ts';
import { freshRecovery, recoveryDigest, stepOf } from './one-time-password.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { freshToken, tokenDigest } from './session-token.ts';
import { secretFor } from './set-up.ts';
import { mayTry, wasRight } from './sign-in-tries.ts';
import { totpPlace } from './staff-sign-in.ts';

/** Whose session asks; its digest, so that it goes on. */
export interface Own {
  readonly digest: Buffer;
  readonly number: string;
}

export type PasswordChange =
  | { readonly state: 'changed' | 'wrong' | 'too-often' | 'provided' }
  | { readonly state: 'weak'; readonly why: WeakPassword };

/** Another password; all other sessions of the person end. */
export async function changePassword(
  pool: Pool,
  { digest, number }: Own,
  { current, password }: { readonly current: string; readonly password: string },
  address: string,
  known?: KnownPasswords,
): Promise<PasswordChange> {
  if (!(await mayTry(pool, 'login', `password ${number}`, address))) return { state: 'too-often' };
  const keys = await keysOfNumber(pool, number);
  if (keys === null || keys.provided) return { state: 'provided' };
  if (!(await isPassword(current, keys.password))) return { state: 'wrong' };
  const why = weakness(password, [keys.login, number, keys.name], known);
  if (why !== null) return { state: 'weak', why };
  const hashed = await hashPassword(password);
  await transaction(pool, async (client) => {
    await renewPassword(client, number, hashed);
    await endSessionsOf(client, { staff: number }, digest);
    await notePeople(client, number, 'changed the password', null);
  });
  await wasRight(pool, 'login', `password ${number}`);
  return { state: 'changed' };
}

/** New recovery codes, shown once; null: the provider looks after him. */
export async function renewCodes(pool: Pool, number: string): Promise<readonly string[] | null> {
  const keys = await keysOfNumber(pool, number);
  if (keys === null || keys.provided) return null;
  const codes = freshRecovery();
  await transaction(pool, async (client) => {
    await renewRecovery(
      client,
      number,
      codes.map((one) => recoveryDigest(one)!),
    );
    await notePeople(client, number, 'new recovery codes', null);
  });
  return codes;
}

/** What a new telephone is to know; null: the provider looks after him. */
export async function beginTelephone(
  pool: Pool,
  number: string,
): Promise<{ readonly login: string; readonly token: string; readonly secret: Buffer } | null> {
  const keys = await keysOfNumber(pool, number);
  if (keys === null || keys.provided) return null;
  const token = freshToken();
  await keepChallenge(pool, tokenDigest(token), 'telephone', number, SIGN_IN.challengeMinutes);
  return { login: keys.login, token, secret: await secretFor(pool, `${number}/${token}`) };
}

/** Takes a telephone that shows the right digits in the place of the one before. */
export async function changeTelephone(
  pool: Pool,
  number: string,
  { token, code }: { readonly token: string; readonly code: string },
  now: number,
): Promise<'changed' | 'wrong'> {
  const secret = await secretFor(pool, `${number}/${token}`);
  const step = stepOf(secret, code, now);
  if (step === null) return 'wrong';
  return transaction(pool, async (client) => {
    if (!(await spendChallenge(client, tokenDigest(token), 'telephone', number))) return 'wrong';
    const master = await masterInForce(client);
    const totpSecret = master.wrap(secret, totpPlace(number));
    await renewTelephone(client, number, { totpSecret, totpMaster: master.id, totpStep: step });
    await notePeople(client, number, 'changed the telephone', null);
    return 'changed';
  });
}
