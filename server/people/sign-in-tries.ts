/**
 * May this name, number or address be tried once more?
 *
 * Counted whether anybody has the name or not, under a keyed digest of it: too many says nothing about who exists. A try is counted
 * before it is judged. An address counts apart, and generously: a whole office may share one.
 */
import { createHmac } from 'node:crypto';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import { notePeople } from '../db/people/staff-rows.ts';
import { countTries, forgetTries } from '../db/people/try-rows.ts';
import type { Pool } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';

/** What is tried: a sign-in name, a telephone number at sign-in, a code asked for by a number. */
export type Tried = 'login' | 'number' | 'code';

const KEY = 'sign-in-tries';

async function subjectOf(
  pool: Pool,
  kind: Tried | 'address' | 'codes-of' | 'begun-of',
  what: string,
): Promise<Buffer> {
  const key = await houseKey(pool, KEY);
  return createHmac('sha256', key).update(`${kind}/${what}`).digest();
}

/** Counts a try; false: too many lately, and this one is not to be judged. */
export async function mayTry(pool: Pool, kind: Tried, what: string, address: string): Promise<boolean> {
  const { minutes, each, address: ofAddress, codes, codesOfAddress } = SIGN_IN.tries;
  const sending = kind === 'code';
  const subjects = await Promise.all([
    subjectOf(pool, kind, what),
    subjectOf(pool, sending ? 'codes-of' : 'address', address),
  ]);
  const [own = 0, together = 0] = await countTries(pool, subjects, minutes);
  const [most, mostTogether] = sending ? [codes, codesOfAddress] : [each, ofAddress];
  // The first that is too many is written down; what was tried is not, for it may be a password in the wrong field.
  if (own === most + 1) await notePeople(pool, 'nobody', `too many tries: ${kind}`, null);
  if (together === mostTogether + 1)
    await notePeople(pool, 'nobody', `too many tries from one address: ${kind}`, null);
  return own <= most && together <= mostTogether;
}

/** It was right: what was tried before counts no more. */
export async function wasRight(pool: Pool, kind: Tried, what: string): Promise<void> {
  await forgetTries(pool, await subjectOf(pool, kind, what), SIGN_IN.tries.minutes);
}

/** Counts what is begun without a name: a passkey's challenge, a visit to a provider. False: too many from this address. */
export async function mayBegin(pool: Pool, address: string): Promise<boolean> {
  const { minutes, begunOfAddress } = SIGN_IN.tries;
  const [begun = 0] = await countTries(pool, [await subjectOf(pool, 'begun-of', address)], minutes);
  return begun <= begunOfAddress;
}
