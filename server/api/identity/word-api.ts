/**
 * How do a borrower and an agent come to the same one-time word?
 *
 * The borrower draws it on his page; the agent is shown it on his, once, while a permitted call to this borrower is going on. Each
 * sees what the other did.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { drawWord, type ToldWord, tellWord, wordOf } from '../../identity/one-time-word.ts';
import { accountByKey } from '../agent-api.ts';
import { ByKey } from '../agent-schema.ts';
import { ByReference } from '../borrower-schema.ts';
import type { House } from '../house.ts';
import { borrowerAt } from '../inbox/inbox-api.ts';
import { problemsAt } from '../problem.ts';
import { LanguageChoice } from '../wire.ts';

export const WordAnswer = z
  .object({
    word: z.string().nullable().describe('Null: none was asked for'),
    good: z.boolean().describe('A caller can still be asked for it'),
    until: z.string().nullable(),
    told: z.string().nullable().describe('When our desk was shown it'),
  })
  .meta({ id: 'OneTimeWord' });
export type WordAnswer = z.infer<typeof WordAnswer>;

export const ToldWordAnswer = z
  .object({
    word: z.string().nullable(),
    why: z.enum(['no-call', 'no-word', 'over', 'told-before']).nullable(),
  })
  .meta({ id: 'ToldWord' });
export type ToldWordAnswer = z.infer<typeof ToldWordAnswer>;

const problems = problemsAt(400, 404);

/** Addresses under /api/borrower. */
export function borrowerWords(house: House): FastifyPluginAsyncZod {
  const schema = { tags: ['borrower'], params: ByReference, response: { 200: WordAnswer, ...problems } };
  return async (app) => {
    app.get('/:host/:reference/word', { schema }, async ({ params }) => {
      const { key } = await borrowerAt(house, params);
      return shown(await wordOf(house.pool, key));
    });
    app.post(
      '/:host/:reference/word',
      { schema: { ...schema, querystring: LanguageChoice } },
      async ({ params, query }) => {
        const { key } = await borrowerAt(house, params);
        return shown(await drawWord(house.pool, key, query.language));
      },
    );
  };
}

/** Addresses under /api/agent. */
export function agentWords(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/accounts/:key/word',
      { schema: { tags: ['agent'], params: ByKey, response: { 200: ToldWordAnswer, ...problems } } },
      async ({ params }) => {
        const told = await accountByKey(house, params.key);
        const key = { slot: told.key.slot, borrower: told.person.id };
        const now = house.now(await house.today());
        // There are no names of agents yet: the desk is the agent.
        return answered(await tellWord(house.pool, key, 'desk', now));
      },
    );
  };
}

function shown(row: Awaited<ReturnType<typeof wordOf>>): WordAnswer {
  if (row === null) return { word: null, good: false, until: null, told: null };
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return { word: row.word, good: row.good, until: instant(row.until), told: instant(row.toldAt) };
}

function answered(told: ToldWord): ToldWordAnswer {
  return told.state === 'told' ? { word: told.word, why: null } : { word: null, why: told.why };
}
