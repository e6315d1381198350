/**
 * How does a borrower come in with nothing but his telephone?
 *
 * He types a number; if it is one person's, a code goes to the telephone on record, as a message like any other, judged by the gate.
 * Whether anybody has the number shows nowhere: the answer leaves before anything is looked up, and a wrong code, no code and no such
 * number are one. A number of several people opens nothing: which of them holds the telephone cannot be known.
 */
import { timingSafeEqual } from 'node:crypto';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import type { Day } from '../../rules/days.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import { CODE_KEY, codeDigest, codeFor } from '../agreements/one-time-code.ts';
import { sendCode } from '../agreements/send-code.ts';
import { ownersOf } from '../contact/replies/heard-replies.ts';
import { lastDigits } from '../contact/replies/phone-number.ts';
import type { BorrowerKey } from '../db/gate/person-rows.ts';
import { notePeople } from '../db/people/staff-rows.ts';
import { keepCode, spendCode, tryCode } from '../db/people/try-rows.ts';
import { type Pool, transaction } from '../db/pool.ts';
import { accountsOf, readTold } from '../db/reading/told-account.ts';
import { knownAt } from '../gate/silence.ts';
import { houseKey } from '../vault/house-key.ts';
import { openSession } from './session-token.ts';
import { mayTry, wasRight } from './sign-in-tries.ts';
import type { Asker, SignInAnswer } from './staff-sign-in.ts';

/** Nobody's number: tried all the same. */
const NOBODYS = 'no number';

/** What a code is digested for. */
const placeOf = (account: bigint) => `sign-in/${account}`;

/** The one person whose number this is; null: nobody's, or several people's. */
async function whoseNumber(pool: Pool, typed: string): Promise<BorrowerKey | null> {
  const owners = await ownersOf(pool, 'sms', typed);
  const people = new Map(owners.map(({ slot, borrower }) => [borrower, { slot, borrower }]));
  return people.size === 1 ? [...people.values()][0]! : null;
}

/** Sends a code to whoever has this number. `sent` tells a test and nobody else. */
export async function sendSignInCode(
  pool: Pool,
  phone: string,
  asker: Asker,
  { today, at }: { readonly today: Day; readonly at: Minute },
): Promise<'sent' | 'nobody' | 'too-often'> {
  const number = lastDigits(phone) ?? NOBODYS;
  if (!(await mayTry(pool, 'code', number, asker.address))) return 'too-often';
  const key = await whoseNumber(pool, phone);
  if (key === null) return 'nobody';
  const [account] = await accountsOf(pool, key.slot, key.borrower);
  const told = account === undefined ? null : await readTold(pool, { slot: key.slot, accountId: account });
  if (told === null) return 'nobody';
  const secret = await houseKey(pool, CODE_KEY);
  await transaction(pool, async (client) => {
    const minutes = SIGN_IN.codeMinutes;
    const { asked } = await sendCode(client, told, today, at, minutes, knownAt(at), 'sign-in-code');
    const { id } = told.account;
    const digest = codeDigest(secret, placeOf(id), codeFor(secret, id, asked));
    await keepCode(client, { ...key, account: id, digest, minutes });
  });
  return 'sent';
}

/** Signs a borrower in by the code that came to him. */
export async function signInBorrower(
  pool: Pool,
  { phone, code }: { readonly phone: string; readonly code: string },
  asker: Asker,
): Promise<SignInAnswer> {
  const number = lastDigits(phone) ?? NOBODYS;
  if (!(await mayTry(pool, 'number', number, asker.address))) return { state: 'too-often' };
  const key = await whoseNumber(pool, phone);
  const kept = key === null ? null : await tryCode(pool, key, SIGN_IN.codeTries);
  const secret = await houseKey(pool, CODE_KEY);
  const given = codeDigest(secret, placeOf(kept?.account ?? 0n), code);
  const isRight = timingSafeEqual(Buffer.from(given), Buffer.from(kept?.digest ?? given));
  const who = key === null ? 'nobody' : `borrower ${key.slot}/${key.borrower}`;
  if (key === null || kept === null || !isRight || !(await spendCode(pool, key, kept.digest))) {
    await notePeople(pool, who, 'sign-in refused', null);
    return { state: 'wrong' };
  }
  await wasRight(pool, 'number', number);
  await notePeople(pool, who, 'signed in with a code', null);
  return { state: 'in', token: await openSession(pool, key, asker.device, 'code') };
}
