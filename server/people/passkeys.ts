/**
 * Does the device of somebody who works here vouch for him?
 *
 * A passkey shows two factors at once: the device that holds it, and the finger, face or digits that unlock it there (user verification
 * is always asked for). It opens alone, and counts as the second factor shown again. The challenge lies here, counts once and for
 * minutes. A device whose count of uses does not grow was copied, or is heard twice: refused and written down.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import {
  addPasskeyRow,
  countPasskeyUse,
  keepChallenge,
  keyOfPasskey,
  type Purpose,
  passkeysOf,
  removePasskeyRow,
  spendChallenge,
} from '../db/people/passkey-rows.ts';
import { confirmSession } from '../db/people/session-rows.ts';
import { keysOfNumber, notePeople } from '../db/people/staff-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';
import { openSession, tokenDigest } from './session-token.ts';
import { mayTry, wasRight } from './sign-in-tries.ts';
import { type Asker, type LocalDoor, mayComeLocally, type SignInAnswer } from './staff-sign-in.ts';

/** Where people reach the house: "https://pay.lender.example". Passkeys are bound to its host. */
export interface Site {
  readonly origin: string;
}

const KEY = 'passkey-people';
/** Loaded when it is first needed: it is large, and a house may live without. */
const webauthn = () => import('@simplewebauthn/server');
const hostOf = ({ origin }: Site) => new URL(origin).hostname;

/** What a device calls its person: the same for all his passkeys, and nobody's name. */
async function handleOf(pool: Pool, number: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await houseKey(pool, KEY);
  return new Uint8Array(createHmac('sha256', key).update(number).digest());
}

/** What a browser is told so that its device makes a passkey. */
export async function beginPasskey(pool: Pool, number: string, site: Site) {
  const keys = await keysOfNumber(pool, number);
  if (keys === null || keys.provided) return null;
  const own = await passkeysOf(pool, number);
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: 'Anhuan',
    rpID: hostOf(site),
    userName: keys.login,
    userDisplayName: keys.name,
    userID: await handleOf(pool, number),
    attestationType: 'none',
    excludeCredentials: own.map(({ id }) => ({ id: id.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keep(pool, options.challenge, 'add-passkey', number);
  return options;
}

async function keep(pool: Pool, challenge: string, purpose: Purpose, number: string | null): Promise<void> {
  await keepChallenge(pool, tokenDigest(challenge), purpose, number, SIGN_IN.challengeMinutes);
}

const spending = (pool: Pool, purpose: Purpose, number: string | null) => (challenge: string) =>
  spendChallenge(pool, tokenDigest(challenge), purpose, number);

/** Keeps the passkey that a device made. */
export async function addPasskey(
  pool: Pool,
  number: string,
  site: Site,
  { name, answer }: { readonly name: string; readonly answer: RegistrationResponseJSON },
): Promise<'added' | 'wrong' | 'taken'> {
  // What is no answer at all makes the library throw: it says as little as a wrong one.
  const { verifyRegistrationResponse } = await webauthn();
  const read = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: spending(pool, 'add-passkey', number),
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    requireUserVerification: true,
  }).catch(() => null);
  if (read?.verified !== true) return 'wrong';
  const { credential, credentialBackedUp } = read.registrationInfo;
  return transaction(pool, async (client) => {
    const added = await addPasskeyRow(client, {
      id: Buffer.from(credential.id, 'base64url'),
      number,
      publicKey: Buffer.from(credential.publicKey),
      uses: credential.counter,
      transports: credential.transports ?? [],
      name,
      synced: credentialBackedUp,
    });
    if (!added) return 'taken';
    await notePeople(client, number, 'added a passkey', null);
    return 'added';
  });
}

/** What a browser is told so that a device answers. `number`: whose answer is wanted; null: anybody's. */
export async function beginPasskeySignIn(pool: Pool, site: Site, number: string | null) {
  const own = number === null ? [] : await passkeysOf(pool, number);
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    allowCredentials: own.map(({ id }) => ({ id: id.toString('base64url') })),
  });
  await keep(pool, options.challenge, number === null ? 'passkey' : 'passkey-again', number);
  return options;
}

/** Signs somebody in whose device answered. */
export async function signInByPasskey(
  pool: Pool,
  site: Site,
  answer: AuthenticationResponseJSON,
  asker: Asker,
  door: LocalDoor,
): Promise<SignInAnswer> {
  if (!(await mayTry(pool, 'login', `passkey ${answer.id}`, asker.address))) return { state: 'too-often' };
  const number = await vouchedFor(pool, site, answer, 'passkey', null);
  const keys = number === null ? null : await keysOfNumber(pool, number);
  if (keys === null || !mayComeLocally(keys, door)) return { state: 'wrong' };
  await wasRight(pool, 'login', `passkey ${answer.id}`);
  await notePeople(pool, keys.number, 'signed in with a passkey', null);
  return { state: 'in', token: await openSession(pool, { staff: keys.number }, asker.device, 'passkey') };
}

/** Shows the second factor once more by a passkey. */
export async function confirmByPasskey(
  pool: Pool,
  { digest, number }: { readonly digest: Buffer; readonly number: string },
  site: Site,
  answer: AuthenticationResponseJSON,
  asker: Asker,
): Promise<'confirmed' | 'wrong' | 'too-often'> {
  if (!(await mayTry(pool, 'login', `confirm ${number}`, asker.address))) return 'too-often';
  if ((await vouchedFor(pool, site, answer, 'passkey-again', number)) !== number) return 'wrong';
  await wasRight(pool, 'login', `confirm ${number}`);
  await confirmSession(pool, digest);
  return 'confirmed';
}

/** For whom a device answered rightly; null: for nobody. */
async function vouchedFor(
  pool: Pool,
  site: Site,
  answer: AuthenticationResponseJSON,
  purpose: Purpose,
  wanted: string | null,
): Promise<string | null> {
  const id = Buffer.from(answer.id, 'base64url');
  const key = await keyOfPasskey(pool, id);
  if (key === null || (wanted !== null && key.number !== wanted)) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  const read = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: spending(pool, purpose, wanted),
    expectedOrigin: site.origin,
    expectedRPID: hostOf(site),
    requireUserVerification: true,
    // Whether its count grew is asked of the row itself, so that of two answers at once one counts.
    credential: { id: answer.id, publicKey: new Uint8Array(key.publicKey), counter: 0 },
  }).catch(() => null);
  if (read?.verified !== true || !(await isHandle(pool, key.number, answer))) return null;
  if (await countPasskeyUse(pool, id, read.authenticationInfo.newCounter)) return key.number;
  await notePeople(
    pool,
    key.number,
    'passkey refused: its count did not grow, it may have been copied',
    null,
  );
  return null;
}

async function isHandle(pool: Pool, number: string, answer: AuthenticationResponseJSON): Promise<boolean> {
  if (answer.response.userHandle === undefined) return true;
  const given = Buffer.from(answer.response.userHandle, 'base64url');
  const own = await handleOf(pool, number);
  return given.length === own.length && timingSafeEqual(given, own);
}

/** Removes a passkey of somebody; never all he could come in with. */
export async function removePasskey(
  pool: Pool,
  number: string,
  id: Buffer,
): Promise<'removed' | 'none' | 'last'> {
  return transaction(pool, async (client) => {
    const done = await removePasskeyRow(client, number, id);
    if (done === 'removed') await notePeople(client, number, 'removed a passkey', null);
    return done;
  });
}
