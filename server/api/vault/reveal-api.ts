/**
 * How does somebody at the desk open a masked field, and on which grounds is that refused?
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { REVEALS } from '../../../policy/house/doors/unmasking.ts';
import { revealField } from '../../vault/reveal-field.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import type { House } from '../house.ts';
import { problemsAt, Refused } from '../problem.ts';
import { RevealAsked, Revealed } from './vault-schema.ts';

/** The address under /api/agent. Where doors stand open, whoever asks is an agent of the name he gives. */
export function revealApi(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    const problems = problemsAt(400, 403, 404, 429);
    app.post(
      '/accounts/:key/reveal',
      {
        schema: {
          tags: ['agent'],
          params: ByKey,
          body: RevealAsked,
          response: { 200: Revealed, ...problems },
        },
      },
      async (request): Promise<Revealed> => {
        const { field, why, note, by } = request.body;
        const told = await accountByKey(house, request.params.key);
        const caller = request.signedIn?.caller;
        const outcome = await revealField(house.pool, {
          who: by,
          roles: caller?.kind === 'staff' ? caller.roles : ['agent'],
          what: 'POST /api/agent/accounts/:key/reveal',
          person: { slot: told.key.slot, borrower: told.person.id },
          account: told.key.accountId,
          ...{ field, why, note },
          dialled: house.telephone !== undefined,
        });
        if (outcome.state === 'not-for-role')
          throw new Refused(403, 'Your role does not open this field.', [
            {
              where: 'body.field',
              what: `${field} is not for your role`,
              todo: 'Ask somebody whose work needs it.',
            },
          ]);
        if (outcome.state === 'too-many')
          throw new Refused(429, 'Too many fields were opened.', [
            {
              where: 'reveal.limit',
              what: `${REVEALS[outcome.span]} in one ${outcome.span} is all`,
              todo: 'Wait, or speak with compliance, who see this.',
            },
          ]);
        return { field, value: outcome.value, seconds: REVEALS.seconds };
      },
    );
  };
}
