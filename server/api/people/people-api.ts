/**
 * How does one sign in and out, and show once more that it is he?
 *
 * Answers about who somebody is leave at the next tick of a clock and never say which part was wrong. A number that asks for a code is
 * answered before anything is looked up.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import { SIGN_IN } from '../../../policy/house/doors/sign-in.ts';
import { offeredTo } from '../../../rules/people/permission.ts';
import { referenceFor } from '../../db/people/belonging.ts';
import {
  endSession,
  endSessionOf,
  endSessionsOf,
  type SessionOf,
  sessionsOf,
} from '../../db/people/session-rows.ts';
import { sendSignInCode, signInBorrower } from '../../people/borrower-sign-in.ts';
import type { SignedIn } from '../../people/session-token.ts';
import { type Asker, confirmAgain, type SignInAnswer, signInStaff } from '../../people/staff-sign-in.ts';
import type { House } from '../house.ts';
import { ProblemDetails, problemsAt, Refused } from '../problem.ts';
import {
  BySession,
  CodeAsked,
  ConfirmAsked,
  ConfirmedWord,
  EndedAnswer,
  MeAnswer,
  PhoneAsked,
  SessionsAnswer,
  SignedInWord,
  SignedOutWord,
  SignInAsked,
  TakenWord,
} from './people-schema.ts';
import { holdToken } from './session-cookie.ts';

const problems = problemsAt(400, 401, 403, 429);
const tags = ['people'];

/** Where a request comes from. */
export const askerOf = ({ ip, headers }: FastifyRequest): Asker => ({
  address: ip,
  device: headers['user-agent'] ?? '',
});

/** The addresses under /api/people that are about oneself. */
export function peopleApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(signingIn(house));
    await app.register(codes(house));
    await app.register(ownSessions(house));
  };
}

function signingIn(house: House): FastifyPluginAsyncZod {
  const { pool, people: terms } = house;
  return async (app) => {
    app.get('/me', { schema: { tags, response: { 200: MeAnswer } } }, ({ signedIn }) => me(house, signedIn));
    app.post(
      '/sign-in',
      { schema: { tags, body: SignInAsked, response: { 200: SignedInWord, ...problems } } },
      async (request, reply) => {
        const door = terms?.provider?.terms.local;
        const answer = await evenly(() =>
          signInStaff(pool, request.body, askerOf(request), Date.now(), door),
        );
        return letIn(answer, request, reply, house);
      },
    );
    app.post(
      '/sign-out',
      { schema: { tags, response: { 200: SignedOutWord } } },
      async ({ signedIn }, reply) => {
        if (signedIn !== null) await endSession(pool, signedIn.digest);
        holdToken(reply, null, terms);
        const onward = signedIn?.how === 'provider' ? await terms?.provider?.farewell() : null;
        return { state: 'out' as const, onward: onward ?? null };
      },
    );
    app.post(
      '/confirm',
      { schema: { tags, body: ConfirmAsked, response: { 200: ConfirmedWord, ...problems } } },
      async (request) => {
        const { signedIn } = request;
        if (signedIn?.caller.kind !== 'staff') throw new Refused(401, 'Sign in first.');
        const who = { digest: signedIn.digest, number: signedIn.caller.number };
        const state = await confirmAgain(pool, who, request.body.code, askerOf(request), Date.now());
        if (state !== 'confirmed') throw notIn(state);
        return { state };
      },
    );
  };
}

/** A borrower's telephone. */
function codes(house: House): FastifyPluginAsyncZod {
  const { pool } = house;
  return async (app) => {
    const sending = new Set<Promise<unknown>>();
    app.addHook('onClose', async () => {
      await Promise.all(sending);
    });
    app.post(
      '/code',
      { schema: { tags, body: PhoneAsked, response: { 202: TakenWord, ...problems } } },
      async (request, reply) => {
        const asker = askerOf(request);
        const { phone } = request.body;
        const work = (async () => {
          const today = await house.today();
          await sendSignInCode(pool, phone, asker, { today, at: house.now(today) });
        })().catch((error: unknown) => request.log.error({ err: error }, 'a code could not be sent'));
        sending.add(work);
        void work.finally(() => sending.delete(work));
        return reply.code(202).send({ state: 'taken' });
      },
    );
    app.post(
      '/code/sign-in',
      { schema: { tags, body: CodeAsked, response: { 200: SignedInWord, ...problems } } },
      async (request, reply) => {
        const answer = await evenly(() => signInBorrower(pool, request.body, askerOf(request)));
        return letIn(answer, request, reply, house);
      },
    );
  };
}

function ownSessions({ pool }: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/sessions',
      { schema: { tags, response: { 200: SessionsAnswer, ...problems } } },
      async ({ signedIn }) => {
        const own = here(signedIn);
        const items = await sessionsOf(pool, ownerOf(own), own.digest);
        return {
          items: items.map(({ began, seen, ...rest }) => ({
            ...rest,
            began: began.toISOString(),
            seen: seen.toISOString(),
          })),
        };
      },
    );
    app.post(
      '/sessions/:session/end',
      {
        schema: { tags, params: BySession, response: { 200: EndedAnswer, ...problems, 404: ProblemDetails } },
      },
      async ({ signedIn, params }) => {
        if (!(await endSessionOf(pool, ownerOf(here(signedIn)), params.session)))
          throw new Refused(404, 'This session is over already.');
        return { ended: 1 };
      },
    );
    app.post(
      '/sessions/end-others',
      { schema: { tags, response: { 200: EndedAnswer, ...problems } } },
      async ({ signedIn }) => {
        const own = here(signedIn);
        return { ended: await endSessionsOf(pool, ownerOf(own), own.digest) };
      },
    );
  };
}

function here(signedIn: SignedIn | null): SignedIn {
  if (signedIn === null) throw new Refused(401, 'Sign in first.');
  return signedIn;
}

const ownerOf = ({ caller }: SignedIn): SessionOf =>
  caller.kind === 'staff' ? { staff: caller.number } : { slot: caller.slot, borrower: caller.borrower };

async function me({ pool, people }: House, signedIn: SignedIn | null): Promise<MeAnswer> {
  const demonstration = people?.demonstration === true;
  const provider = people?.provider === undefined ? null : { names: { ...people.provider.terms.names } };
  const house = { required: people !== undefined, demonstration, provider };
  const caller = signedIn?.caller ?? { kind: 'nobody' };
  const offered = offeredTo(PERMISSIONS, caller, demonstration).filter(({ method }) => method === 'POST');
  const may = people === undefined ? null : offered.map(({ method, url }) => `${method} ${url}`);
  if (signedIn === null || caller.kind === 'nobody') return { ...house, may, who: null };
  if (caller.kind === 'borrower') {
    const own = await referenceFor(pool, caller);
    const [host, reference] = [own?.host ?? null, own?.reference ?? null];
    return { ...house, may, who: { kind: 'borrower', host, reference } };
  }
  const { number, roles, agency, confirmedAgo } = caller;
  const confirmed = confirmedAgo < SIGN_IN.confirmMinutes;
  const { how, name } = signedIn;
  const who = {
    kind: 'staff' as const,
    number,
    name: name ?? number,
    roles: [...roles],
    agency,
    confirmed,
    how,
  };
  return { ...house, may, who };
}

/** What is answered to whoever came in or did not: a session that there was ends with it. */
export async function letIn(
  answer: SignInAnswer,
  { signedIn }: FastifyRequest,
  reply: FastifyReply,
  { pool, people }: House,
): Promise<{ state: 'in' }> {
  if (answer.state !== 'in') throw notIn(answer.state);
  if (signedIn !== null) await endSession(pool, signedIn.digest);
  holdToken(reply, answer.token, people);
  return { state: 'in' };
}

/** What is answered to whoever is not let in, for whatever reason. */
export function notIn(why: 'wrong' | 'too-often'): Refused {
  return why === 'too-often'
    ? new Refused(429, 'Too many tries. Wait a quarter of an hour, then try again.')
    : new Refused(401, 'That did not fit together. Look at each part and try again.');
}

/** Runs `work` and lets its answer leave at the next tick. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  const took = performance.now() - began;
  await wait(Math.ceil(took / SIGN_IN.tick) * SIGN_IN.tick - took);
  return answer;
}
