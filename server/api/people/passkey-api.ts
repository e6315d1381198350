/**
 * How does a device vouch for somebody: when he comes in, when he is asked once more, and when he brings a new one?
 *
 * What travels is WebAuthn's own JSON, made and read by the browser's functions. Bound to the address under which people reach the house.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  confirmByPasskey,
  removePasskey,
  signInByPasskey,
} from '../../people/passkeys.ts';
import type { SignedIn } from '../../people/session-token.ts';
import { mayBegin } from '../../people/sign-in-tries.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { askerOf, evenly, letIn, notIn } from './people-api.ts';
import {
  ByPasskey,
  ChangedWord,
  ConfirmedWord,
  PasskeyAnswered,
  PasskeyMade,
  PasskeyOptions,
  SignedInWord,
} from './people-schema.ts';
import { siteOf } from './session-cookie.ts';

const problems = problemsAt(400, 401, 403, 404, 409, 429);
const tags = ['people'];

/** The addresses of passkeys under /api/people. */
export function passkeyApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(comingIn(house));
    await app.register(confirming(house));
    await app.register(ownPasskeys(house));
  };
}

/** Who works here and is signed in; doors may stand open. */
export function staffHere(signedIn: SignedIn | null): { readonly digest: Buffer; readonly number: string } {
  if (signedIn?.caller.kind !== 'staff') throw new Refused(401, 'Sign in first.');
  return { digest: signedIn.digest, number: signedIn.caller.number };
}

function comingIn(house: House): FastifyPluginAsyncZod {
  const { pool, people: terms } = house;
  return async (app) => {
    app.post(
      '/passkey/begin',
      { schema: { tags, response: { 200: PasskeyOptions, ...problems } } },
      async (request) => {
        if (!(await mayBegin(pool, request.ip))) throw notIn('too-often');
        return { ...(await beginPasskeySignIn(pool, siteOf(request, terms), null)) };
      },
    );
    app.post(
      '/passkey/sign-in',
      { schema: { tags, body: PasskeyAnswered, response: { 200: SignedInWord, ...problems } } },
      async (request, reply) => {
        // The schema has the parts that are read; the library judges the rest.
        const answer = request.body.answer as AuthenticationResponseJSON;
        const door = terms?.provider?.terms.local ?? 'everybody';
        const site = siteOf(request, terms);
        const came = await evenly(() => signInByPasskey(pool, site, answer, askerOf(request), door));
        return letIn(came, request, reply, house);
      },
    );
  };
}

function confirming({ pool, people: terms }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/confirm/passkey/begin',
      { schema: { tags, response: { 200: PasskeyOptions, ...problems } } },
      async (request) => {
        const { number } = staffHere(request.signedIn);
        return { ...(await beginPasskeySignIn(pool, siteOf(request, terms), number)) };
      },
    );
    app.post(
      '/confirm/passkey',
      { schema: { tags, body: PasskeyAnswered, response: { 200: ConfirmedWord, ...problems } } },
      async (request) => {
        const who = staffHere(request.signedIn);
        const answer = request.body.answer as AuthenticationResponseJSON;
        const state = await confirmByPasskey(pool, who, siteOf(request, terms), answer, askerOf(request));
        if (state !== 'confirmed') throw notIn(state);
        return { state };
      },
    );
  };
}

function ownPasskeys({ pool, people: terms }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/own/passkeys/begin',
      { schema: { tags, response: { 200: PasskeyOptions, ...problems } } },
      async (request) => {
        const { number } = staffHere(request.signedIn);
        const options = await beginPasskey(pool, number, siteOf(request, terms));
        if (options === null) throw byProvider();
        return { ...options };
      },
    );
    app.post(
      '/own/passkeys',
      { schema: { tags, body: PasskeyMade, response: { 200: ChangedWord, ...problems } } },
      async (request) => {
        const { number } = staffHere(request.signedIn);
        const { name, answer } = request.body;
        const made = { name, answer: answer as RegistrationResponseJSON };
        const state = await addPasskey(pool, number, siteOf(request, terms), made);
        if (state === 'added') return { state: 'changed' as const };
        throw new Refused(409, 'The device did not make a passkey for this. Nothing was changed.', [
          { where: 'body.answer', what: state, todo: 'Begin again.' },
        ]);
      },
    );
    app.post(
      '/own/passkeys/:passkey/remove',
      { schema: { tags, params: ByPasskey, response: { 200: ChangedWord, ...problems } } },
      async ({ signedIn, params }) => {
        const { number } = staffHere(signedIn);
        const done = await removePasskey(pool, number, Buffer.from(params.passkey, 'base64url'));
        if (done === 'none') throw new Refused(404, 'There is no such passkey.');
        if (done === 'last')
          throw new Refused(409, 'It is all you could come in with. Nothing was changed.', [
            { where: 'params.passkey', what: 'last', todo: 'Add another way first.' },
          ]);
        return { state: 'changed' as const };
      },
    );
  };
}

/** Nothing of it lies here. */
export const byProvider = () =>
  new Refused(409, 'You come in by the identity provider. Nothing was changed.', [
    { where: 'session', what: 'provided', todo: 'Change it there.' },
  ]);
