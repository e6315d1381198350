/**
 * What does somebody who works here come in with, and how does he change it?
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import QRCode from 'qrcode';
import { passkeysOf } from '../../db/people/passkey-rows.ts';
import { keysOfNumber, recoveryLeft } from '../../db/people/staff-rows.ts';
import { base32, telephoneAddress } from '../../people/one-time-password.ts';
import { beginTelephone, changePassword, changeTelephone, renewCodes } from '../../people/own-sign-in.ts';
import { mayTry, wasRight } from '../../people/sign-in-tries.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { byProvider, staffHere } from './passkey-api.ts';
import { notIn } from './people-api.ts';
import {
  ChangedWord,
  OwnSignIn,
  PasswordAsked,
  SetUpAnswer,
  TelephoneAsked,
  TelephoneBegun,
} from './people-schema.ts';
import { weakPassword } from './staff-api.ts';

const problems = problemsAt(400, 401, 403, 409, 429);
const tags = ['people'];

/** The addresses under /api/people/own. */
export function ownSignInApi(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    app.get('/own', { schema: { tags, response: { 200: OwnSignIn, ...problems } } }, async ({ signedIn }) =>
      ownSignIn(house, staffHere(signedIn).number),
    );
    app.post(
      '/own/password',
      { schema: { tags, body: PasswordAsked, response: { 200: ChangedWord, ...problems } } },
      async ({ signedIn, body, ip }) => {
        const done = await changePassword(pool, staffHere(signedIn), body, ip, house.people?.known);
        if (done.state === 'changed') return { state: done.state };
        if (done.state === 'weak') throw weakPassword(done.why);
        throw done.state === 'provided' ? byProvider() : notIn(done.state);
      },
    );
    app.post(
      '/own/recovery',
      { schema: { tags, response: { 200: SetUpAnswer, ...problems } } },
      async ({ signedIn }) => {
        const recovery = await renewCodes(pool, staffHere(signedIn).number);
        if (recovery === null) throw byProvider();
        return { recovery: [...recovery] };
      },
    );
    await app.register(telephone(house));
  };
}

function telephone({ pool }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/own/telephone/begin',
      { schema: { tags, response: { 200: TelephoneBegun, ...problems } } },
      async ({ signedIn }) => {
        const begun = await beginTelephone(pool, staffHere(signedIn).number);
        if (begun === null) throw byProvider();
        const { token, secret, login } = begun;
        return { token, ...(await shownSecret(secret, login)) };
      },
    );
    app.post(
      '/own/telephone',
      { schema: { tags, body: TelephoneAsked, response: { 200: ChangedWord, ...problems } } },
      async ({ signedIn, body, ip }) => {
        const { number } = staffHere(signedIn);
        if (!(await mayTry(pool, 'login', `telephone ${number}`, ip))) throw notIn('too-often');
        const state = await changeTelephone(pool, number, body, Date.now());
        if (state === 'wrong') throw wrongDigits();
        await wasRight(pool, 'login', `telephone ${number}`);
        return { state };
      },
    );
  };
}

/** A secret as a telephone and as a person read it. */
export async function shownSecret(
  secret: Uint8Array,
  login: string,
): Promise<{ readonly secret: string; readonly picture: string }> {
  const picture = await QRCode.toString(telephoneAddress(secret, login), { type: 'svg', margin: 2 });
  return {
    secret: base32(secret).replace(/(.{4})(?=.)/g, '$1 '),
    picture: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`,
  };
}

/** The digits of a telephone that is being set up do not fit. */
export const wrongDigits = () =>
  new Refused(409, 'The six digits do not fit.', [
    { where: 'body.code', what: 'wrong-code', todo: 'Give the digits your telephone shows now.' },
  ]);

async function ownSignIn({ pool }: House, number: string): Promise<OwnSignIn> {
  const keys = await keysOfNumber(pool, number);
  if (keys === null) throw new Refused(401, 'Sign in first.');
  const passkeys = await passkeysOf(pool, number);
  return {
    login: keys.login,
    provided: keys.provided,
    recoveryLeft: await recoveryLeft(pool, number),
    passkeys: passkeys.map(({ id, name, synced, made, used }) => ({
      ...{ id: id.toString('base64url'), name, synced, made: made.toISOString() },
      used: used?.toISOString() ?? null,
    })),
  };
}
