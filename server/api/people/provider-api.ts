/**
 * How does somebody go to the identity provider of his company, and come back?
 *
 * Two addresses that a browser walks by itself: away, and back to the sign-in page, which says how it ended. The session's cookie does
 * not come along from another site; the visit's does, so what is to be confirmed stands with the visit. A third address is called by the
 * provider itself, when somebody signed out there (OpenID Connect Back-Channel Logout 1.0).
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { endSession } from '../../db/people/session-rows.ts';
import type { IdentityProvider } from '../../people/identity-provider.ts';
import { beginVisit, endProvided, endVisit } from '../../people/provider-sign-in.ts';
import { mayBegin } from '../../people/sign-in-tries.ts';
import type { House } from '../house.ts';
import { Refused } from '../problem.ts';
import { askerOf, notIn } from './people-api.ts';
import { VisitAsked } from './people-schema.ts';
import { heldVisit, holdToken, holdVisit } from './session-cookie.ts';

const tags = ['people'];
// Walked by browsers, not by programs: no part of the description.
const schema = { tags, hide: true };

/** A word of signing out is short. */
const MOST_TOKEN = 16 * 1024;

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
    await app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      const form = { parseAs: 'string', bodyLimit: MOST_TOKEN } as const;
      scope.addContentTypeParser('application/x-www-form-urlencoded', form, (_, body, done) =>
        done(null, new URLSearchParams(String(body)).get('logout_token')),
      );
      scope.post('/provider/signed-out', { schema }, async ({ body }, reply) => {
        const asked = provider();
        const done = await endProvided(pool, asked, typeof body === 'string' ? body : '');
        if (done === 'unreachable')
          throw new Refused(503, 'The identity provider cannot be asked for its keys.');
        if (done === 'refused') throw new Refused(400, 'This is no word of our identity provider.');
        return reply.code(200).header('cache-control', 'no-store').send();
      });
    });
  };
}

/** The sign-in page, which goes on by itself or says why not. */
function pageAfter(words: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(words).filter((one): one is [string, string] => one[1] !== undefined);
  return `/sign-in/staff?${new URLSearchParams(said)}`;
}
