/**
 * How does a person come to work here, and how does he leave?
 *
 * An administrator makes him and hands him a link; he himself sets password and telephone. Nobody ever knows another's password.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { LEAST_LETTERS, MOST_LETTERS, type WeakPassword } from '../../../rules/people/secret-words.ts';
import { allStaff } from '../../db/people/staff-rows.ts';
import { transaction } from '../../db/pool.ts';
import { linkAddress } from '../../people/link-address.ts';
import { farewell, linkFor, openLink, setUp, welcome } from '../../people/set-up.ts';
import { mayTry } from '../../people/sign-in-tries.ts';
import { loginText } from '../../people/staff-sign-in.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { shownSecret, wrongDigits } from './own-sign-in-api.ts';
import { askerOf, notIn } from './people-api.ts';
import {
  ByStaff,
  EndedAnswer,
  GivenLink,
  LinkAnswer,
  LinkAsked,
  SetUpAnswer,
  SetUpAsked,
  StaffAnswer,
  StaffAsked,
} from './people-schema.ts';

const problems = problemsAt(400, 401, 403, 404, 409, 429);
const tags = ['people'];

/** The addresses under /api/people that are about staff. */
export function staffApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(settingUp(house));
    await app.register(staffDesk(house));
  };
}

function settingUp({ pool, people }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/link',
      { schema: { tags, body: LinkAsked, response: { 200: LinkAnswer, ...problems } } },
      async (request) => {
        if (!(await mayTry(pool, 'login', `set-up ${request.body.token}`, askerOf(request).address)))
          throw notIn('too-often');
        const open = await openLink(pool, request.body.token);
        if (open === null) throw noLink();
        const { of, secret } = open;
        return { name: of.name, login: of.login, ...(await shownSecret(secret, of.login)) };
      },
    );
    app.post(
      '/set-up',
      { schema: { tags, body: SetUpAsked, response: { 200: SetUpAnswer, ...problems } } },
      async (request) => {
        if (!(await mayTry(pool, 'login', `set-up ${request.body.token}`, askerOf(request).address)))
          throw notIn('too-often');
        const done = await setUp(pool, request.body, Date.now(), people?.known);
        if (done.state === 'done') return { recovery: [...done.recovery] };
        if (done.state === 'no-link') throw noLink();
        if (done.state === 'weak') throw weakPassword(done.why);
        throw wrongDigits();
      },
    );
  };
}

function staffDesk({ pool, people }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/staff', { schema: { tags, response: { 200: StaffAnswer, ...problems } } }, async () => ({
      items: (await allStaff(pool)).map((one) => ({ ...one, roles: [...one.roles] })),
    }));
    app.post(
      '/staff',
      { schema: { tags, body: StaffAsked, response: { 200: GivenLink, ...problems } } },
      async ({ body, signedIn, protocol, host }) => {
        const by = numberOf(signedIn);
        const token = await welcome(pool, { ...body, login: loginText(body.login) }, by);
        if (token === null)
          throw new Refused(409, 'Somebody has this number or this sign-in name.', [
            { where: 'body.number', what: 'taken', todo: 'Choose another.' },
          ]);
        return { link: linkAddress(people?.origin ?? `${protocol}://${host}`, token) };
      },
    );
    app.post(
      '/staff/:number/link',
      { schema: { tags, params: ByStaff, response: { 200: GivenLink, ...problems } } },
      async ({ params: { number }, signedIn, protocol, host }) => {
        const by = numberOf(signedIn);
        const is = (await allStaff(pool)).find((one) => one.number === number && !one.ended);
        if (is === undefined) throw noSuchPerson();
        if (is.provided)
          throw new Refused(409, 'This person comes in by the identity provider.', [
            { where: 'params.number', what: 'provided', todo: 'Have it changed there.' },
          ]);
        const token = await transaction(pool, (client) => linkFor(client, number, by));
        return { link: linkAddress(people?.origin ?? `${protocol}://${host}`, token) };
      },
    );
    app.post(
      '/staff/:number/end',
      { schema: { tags, params: ByStaff, response: { 200: EndedAnswer, ...problems } } },
      async ({ params: { number }, signedIn }) => {
        const by = numberOf(signedIn);
        if (by === number)
          throw new Refused(409, 'Nobody ends himself.', [
            { where: 'params.number', what: 'own', todo: 'Another administrator does it.' },
          ]);
        if (!(await farewell(pool, number, by))) throw noSuchPerson();
        return { ended: 1 };
      },
    );
  };
}

/** Whoever looks after people is signed in, even where doors stand open. */
function numberOf(signedIn: { readonly caller: { readonly kind: string } } | null): string {
  const caller = signedIn?.caller;
  if (caller?.kind !== 'staff') throw new Refused(401, 'Sign in first.');
  return (caller as { kind: 'staff'; number: string }).number;
}

const noSuchPerson = () => new Refused(404, 'Nobody of this number works here.');

const noLink = () =>
  new Refused(404, 'This link is not good any more.', [
    { where: 'body.token', what: 'no-link', todo: 'Ask an administrator for a new one.' },
  ]);

const WEAK: Readonly<Record<WeakPassword, string>> = {
  'too-short': `shorter than ${LEAST_LETTERS} letters`,
  'too-long': `longer than ${MOST_LETTERS} letters`,
  'one-letter': 'the same few letters again and again',
  'well-known': 'one of those that everybody tries first',
  'own-name': 'it holds your name',
};

/** A password that is not taken. */
export function weakPassword(why: WeakPassword): Refused {
  return new Refused(409, `This password is too easy to guess: ${WEAK[why]}.`, [
    { where: 'body.password', what: why, todo: 'Take a sentence of your own, or one from a password store.' },
  ]);
}
