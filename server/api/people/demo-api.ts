/**
 * Whom may one be in a demonstration, and how does one become him?
 *
 * These addresses exist where the house is a demonstration, answer the machine it runs on under the machine's own name alone, and give
 * a real session of a made-up person: what his role may not do is refused as it would be anywhere.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { STAFF_ROLES } from '../../../rules/people/permission.ts';
import { personOfReference } from '../../db/people/belonging.ts';
import { confirmSession, endSession } from '../../db/people/session-rows.ts';
import { allStaff, type StaffRow } from '../../db/people/staff-rows.ts';
import { openSession } from '../../people/session-token.ts';
import { samples } from '../doors-api.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { staffHere } from './passkey-api.ts';
import { askerOf } from './people-api.ts';
import { ConfirmedWord, DemoAnswer, DemoAsked, SignedInWord } from './people-schema.ts';
import { holdToken } from './session-cookie.ts';
import { WaysAnswer, waysShown } from './ways-api.ts';

const tags = ['demonstration'];
const problems = problemsAt(400, 401, 403, 404);
const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The addresses under /api/people/demo. */
export function demoApi(house: House): FastifyPluginAsyncZod {
  const { pool, people: terms } = house;
  return async (app) => {
    // A name of somebody else that leads to this machine is how a page from elsewhere would come in.
    app.addHook('onRequest', async ({ host }: FastifyRequest) => {
      if (!OWN_NAME.test(host)) throw new Refused(403, 'This is for the machine itself.');
    });
    app.get('/demo', { schema: { tags, response: { 200: DemoAnswer, ...problems } } }, () => people(house));
    app.get('/demo/ways', { schema: { tags, response: { 200: WaysAnswer, ...problems } } }, () =>
      waysShown(house),
    );
    app.post(
      '/demo/sign-in',
      { schema: { tags, body: DemoAsked, response: { 200: SignedInWord, ...problems } } },
      async (request, reply) => {
        const { body, signedIn } = request;
        const of = 'number' in body ? await staffOf(house, body.number) : await personOfReference(pool, body);
        if (of === null) throw new Refused(404, 'Nobody of this demonstration is called so.');
        const token = await openSession(pool, of, askerOf(request).device, 'demonstration');
        if (signedIn !== null) await endSession(pool, signedIn.digest);
        holdToken(reply, token, terms);
        return { state: 'in' as const };
      },
    );
    app.post(
      '/demo/confirm',
      { schema: { tags, response: { 200: ConfirmedWord, ...problems } } },
      async ({ signedIn }) => {
        await confirmSession(pool, staffHere(signedIn).digest);
        return { state: 'confirmed' as const };
      },
    );
  };
}

async function staffOf({ pool }: House, number: string): Promise<{ readonly staff: string } | null> {
  const is = (await allStaff(pool)).some((one) => one.number === number && !one.ended);
  return is ? { staff: number } : null;
}

async function people(house: House): Promise<DemoAnswer> {
  const place = ({ roles }: StaffRow) => STAFF_ROLES.indexOf(roles[0]!);
  const staff = (await allStaff(house.pool)).filter(({ ended }) => !ended);
  staff.sort((a, b) => place(a) - place(b));
  const borrowers = (await house.today().catch(() => null)) === null ? [] : await samples(house);
  return {
    staff: staff.map(({ number, name, roles, agency }) => ({ number, name, roles: [...roles], agency })),
    borrowers: borrowers.map(({ host, reference, name, language, daysPastDue }) => ({
      ...{ host, reference, name, language, daysPastDue },
    })),
  };
}
