/**
 * How does somebody go to the identity provider of his company, and come back?
 *
 * Two addresses that a browser walks by itself: away, and back to the sign-in page, which says how it ended. The session's cookie does
 * not come along from another site; the visit's does, so what is to be confirmed stands with the visit.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { endSession } from '../../db/people/session-rows.ts';
import type { IdentityProvider } from '../../people/identity-provider.ts';
import { beginVisit, endVisit } from '../../people/provider-sign-in.ts';
import { mayBegin } from '../../people/sign-in-tries.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { askerOf, notIn } from './people-api.ts';
import { VisitAsked } from './people-schema.ts';
import { heldVisit, holdToken, holdVisit } from './session-cookie.ts';

const tags = ['people'];
// Walked by browsers, not by programs: no part of the description.
const schema = { tags, hide: true };

/** The addresses under /api/people/provider. */
export function providerApi(house: House): FastifyPluginAsyncZod {
  const { pool, people: terms } = house;
  const provider = (): IdentityProvider => {
    if (terms?.provider === undefined) throw new Refused(404, 'This house has no identity provider.');
    return terms.provider;
  };
  return async (app) => {
    app.get(
      '/provider/sign-in',
      { schema: { ...schema, querystring: VisitAsked } },
      async (request, reply) => {
        const { to, again } = request.query;
        const asked = provider();
        if (!(await mayBegin(pool, request.ip))) throw notIn('too-often');
        const session = again === undefined ? null : (request.signedIn?.digest ?? null);
        const begun = await beginVisit(pool, asked, { session, backTo: to ?? null });
        if (begun === null) return reply.redirect(pageAfter({ refused: 'unreachable', to }));
        holdVisit(reply, begun.token, terms);
        return reply.redirect(begun.address);
      },
    );
    app.get('/provider/back', { schema }, async (request, reply) => {
      const asked = provider();
      const query = request.url.slice(request.url.indexOf('?'));
      const given = query.startsWith('?') ? query : '?';
      const came = await endVisit(pool, asked, given, heldVisit(request, terms), askerOf(request));
      holdVisit(reply, null, terms);
      const to = came.backTo ?? undefined;
      if (came.state === 'out') return reply.redirect(pageAfter({ refused: came.why, to }));
      if (came.state === 'in') {
        if (request.signedIn !== null) await endSession(pool, request.signedIn.digest);
        holdToken(reply, came.token, terms);
      }
      return reply.redirect(pageAfter({ came: came.state, to }));
    });
  };
}

/** The sign-in page, which goes on by itself or says why not. */
function pageAfter(words: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(words).filter((one): one is [string, string] => one[1] !== undefined);
  return `/sign-in/staff?${new URLSearchParams(said)}`;
}
